/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-paste-articles.h"
#include "legacy/jb-paste.h"

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

/* An article as one line: title|subtitle|note|paragraphs|source. */
static char *
describe (JbArticle *article)
{
  g_autofree char *title = jb_article_dup_title_text (article);
  GString         *text = g_string_new (title);
  GListModel      *paragraphs = jb_article_get_paragraphs (article);
  guint            n = g_list_model_get_n_items (paragraphs);

  for (char *p = text->str; *p != '\0'; p++)
    if (*p == '\n')
      *p = '/';
  g_string_append_printf (text, "|%s|%s|", or_nothing (jb_article_get_subtitle (article)),
                          or_nothing (jb_article_get_editor_note (article)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (paragraphs, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", jb_block_get_text (block));
    }
  g_string_append_printf (text, "|%s", or_nothing (jb_article_get_source (article)));

  return g_string_free (text, FALSE);
}

static GPtrArray *
read_paste (const char *text)
{
  g_auto (GStrv) paragraphs = jb_paste_clean_text (text);

  return jb_paste_read_articles ((const char *const *) paragraphs);
}

#define ONE \
  "柳汀市妇联开出流动维权服务车\r\n\r\n" \
  "　　7月起，柳汀市妇联联合市司法局把一辆旧客车改成服务车，每周三、周六开到乡镇赶集。\r\n" \
  "　　到8月中旬，服务车走了14个乡镇，接待妇女群众437人次。\r\n" \
  "（柳汀市妇联）\r\n"
#define ONE_READ \
  "柳汀市妇联开出流动维权服务车|||7月起，柳汀市妇联联合市司法局把一辆旧客车改成服务车，每周三、周六开到乡镇赶集。/" \
  "到8月中旬，服务车走了14个乡镇，接待妇女群众437人次。|柳汀市妇联"
#define TWO \
  "砚湖市以“茶山姐妹社”带动妇女稳定增收\n――六个乡镇三年实践的做法\n\n" \
  "编者按：合作社办起来不难，难的是第三年还在。现将他们的做法摘要刊发。\n\n" \
  "砚湖市山多田少，六个产茶乡镇的青壮年男子大多外出，茶园靠妇女打理。\n\n" \
  "目前，六个社正在商量共用一个商标。\n\n" \
  "　　　　　　　　　（砚湖市妇联）\n"
#define TWO_READ \
  "砚湖市以“茶山姐妹社”带动妇女稳定增收|六个乡镇三年实践的做法|合作社办起来不难，难的是第三年还在。现将他们的做法摘要刊发。|" \
  "砚湖市山多田少，六个产茶乡镇的青壮年男子大多外出，茶园靠妇女打理。/目前，六个社正在商量共用一个商标。|砚湖市妇联"

static void
assert_read (const char *text,
             ...)
{
  g_autoptr(GPtrArray) articles = read_paste (text);
  const char *expected;
  guint       i = 0;
  va_list     args;

  va_start (args, text);
  while ((expected = va_arg (args, const char *)) != NULL)
    {
      g_autofree char *got = NULL;

      g_assert_nonnull (articles);
      g_assert_cmpuint (articles->len, >, i);
      got = describe (g_ptr_array_index (articles, i++));
      g_assert_cmpstr (got, ==, expected);
    }
  va_end (args);
  if (i == 0)
    g_assert_null (articles);
  else
    g_assert_cmpuint (articles->len, ==, i);
}

static void
test_one (void)
{
  assert_read (ONE, ONE_READ, NULL);
  assert_read (TWO, TWO_READ, NULL);
}

static void
test_several (void)
{
  assert_read (ONE "\n" TWO, ONE_READ, TWO_READ, NULL);
}

static void
test_without_source (void)
{
  assert_read ("禾山县妇联办起夜校\n\n3月以来，禾山县妇联在五个乡镇办起妇女夜校，开课六十二次。\n\n学员要求增加课时。\n",
               "禾山县妇联办起夜校|||3月以来，禾山县妇联在五个乡镇办起妇女夜校，开课六十二次。/学员要求增加课时。|", NULL);
}

/* Paragraphs alone, a line alone, and whatever is more than articles. */
static void
test_no_article (void)
{
  assert_read ("", NULL);
  assert_read ("禾山县妇联办起夜校", NULL);
  assert_read ("3月以来，禾山县妇联在五个乡镇办起妇女夜校，开课六十二次。\n学员要求增加课时，县妇联已经答复。", NULL);
  assert_read ("内容提要\n\n[动态]\n\n禾山县妇联办起夜校\n\n[动态]\n\n禾山县妇联办起夜校\n\n开课六十二次，学员踊跃。\n", NULL);
  assert_read (ONE "\n报：省委书记、省长\n送：各市妇联\n发：各处室\n", NULL);
}

static JbBulletin *
read_bulletin (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static void
test_fill (void)
{
  g_autoptr(JbBulletin) bulletin =
                 read_bulletin ("[动态]\n\n甲市召开会议\n\n会议开了一天，各县参加。\n\n（甲市妇联）\n");
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) articles = read_paste (ONE "\n" TWO);
  JbArticle  *empty = jb_section_insert_article (section, 1);
  const char *expected[] = { ONE_READ, TWO_READ };

  before = jb_bulletin_dup_text (bulletin, NULL);
  jb_paste_fill_articles (section, empty, articles, "Paste Articles");
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (section)), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section),
                                                             i + 1);
      g_autofree char *got = describe (article);

      g_assert_cmpstr (got, ==, expected[i]);
    }

  /* What was pasted is read back as what it was taken for. */
  {
    g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
    g_autoptr(JbBulletin) again = read_bulletin (text);
    g_autoptr(JbSection) again_section =
                   g_list_model_get_item (jb_bulletin_get_sections (again), 0);
    g_autoptr(JbArticle) last = g_list_model_get_item (jb_section_get_articles (again_section), 2);
    g_autofree char *got = describe (last);

    g_assert_cmpstr (got, ==, TWO_READ);
  }

  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Paste Articles");
  g_assert_true (jb_history_undo (history));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (section)), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste-articles/one", test_one);
  g_test_add_func ("/paste-articles/several", test_several);
  g_test_add_func ("/paste-articles/without-source", test_without_source);
  g_test_add_func ("/paste-articles/no-article", test_no_article);
  g_test_add_func ("/paste-articles/fill", test_fill);

  return g_test_run ();
}
