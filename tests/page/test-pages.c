/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "legacy/jb-legacy.h"
#include "page/jb-page-breaks.h"
#include "page/jb-pages-pdf.h"

/* Text and rules keep to the type area; letters may reach this much over it, in points. */
static const double SLACK = 0.1;

#define FORBIDDEN_AT_START "。，、；：？！”’）》〉】」』〕…"
#define FORBIDDEN_AT_END   "“‘（《〈【「『〔"

typedef struct
{
  JbBulletin  *bulletin;
  JbPageStyle *style;
  JbPages     *pages;
} Setting;

static JbBulletin *
read_bulletin (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, NULL);
}

static Setting *
set_up (JbBulletin *bulletin,
        const char *style)
{
  Setting *self = g_new0 (Setting, 1);
  g_autoptr (GError) error = NULL;

  self->bulletin = bulletin;
  self->style = jb_page_style_load (style, &error);
  g_assert_no_error (error);
  self->pages = jb_pages_new (self->bulletin, self->style);

  return self;
}

static void
setting_free (Setting *self)
{
  jb_pages_free (self->pages);
  jb_page_style_free (self->style);
  g_object_unref (self->bulletin);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

static Setting *
set_text (const char *text)
{
  JbBulletin *bulletin = read_bulletin (text);

  return set_up (bulletin, jb_kind_to_string (jb_bulletin_get_kind (bulletin)));
}

/* Everything lies in the type area, nothing upon something else, and no line begins or ends
 * with a sign that may not stand there. */
static void
assert_well_set (const JbPages *pages)
{
  const JbPageStyle *style = jb_pages_get_style (pages);
  double             measure = jb_page_style_get_measure (style);
  double             bottom = style->top + jb_page_style_get_depth (style);

  g_assert_cmpuint (jb_pages_get_size (pages), >, 0);
  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);
      double             y = 0;

      for (guint j = 0; j < n; j++)
        {
          const JbPageItem *item = pieces[j].item;
          const JbPageLine *line = item->line;

          g_assert_cmpfloat (pieces[j].y, >=, y - SLACK);
          g_assert_cmpfloat (pieces[j].y, >=, style->top - SLACK);
          g_assert_cmpfloat (pieces[j].y + item->height, <=, bottom + SLACK);
          y = pieces[j].y + (item->beside ? 0 : item->height);
          if (line == NULL)
            continue;
          g_assert_cmpfloat (line->x, >=, -SLACK);
          g_assert_cmpfloat (line->x + line->width, <=, measure + SLACK);
        }
    }
}

static void
assert_breaks (const JbPages *pages)
{
  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);

      for (guint j = 0; j < n; j++)
        {
          const JbPageLine *line = pieces[j].item->line;
          const char       *text = line != NULL ? line->text : NULL;

          if (text == NULL || line->end == line->start)
            continue;
          if (line->start > 0)
            g_assert_null (g_utf8_strchr (FORBIDDEN_AT_START, -1,
                                          g_utf8_get_char (text + line->start)));
          if (line->end < strlen (text))
            g_assert_null (g_utf8_strchr (FORBIDDEN_AT_END, -1,
                                          g_utf8_get_char (g_utf8_prev_char (text + line->end))));
          if (line->start > 0 && g_str_has_prefix (text + line->start, "—"))
            g_assert_false (g_str_has_suffix (text, "—"));
        }
    }
}

/* All that the lines hold, one after the other, without white space. */
static char *
dup_set_text (const JbPages *pages)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);

      for (guint j = 0; j < n; j++)
        {
          const JbPageLine *line = pieces[j].item->line;

          if (line == NULL)
            continue;
          for (const char *p = line->text + line->start; p < line->text + line->end;
               p = g_utf8_next_char (p))
            if (!g_unichar_isspace (g_utf8_get_char (p)))
              g_string_append_unichar (all, g_utf8_get_char (p));
        }
    }

  return g_string_free (all, FALSE);
}

static const JbPagePiece *
find_line (const JbPages *pages,
           const char    *start,
           guint         *page)
{
  for (*page = 0; *page < jb_pages_get_size (pages); (*page)++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, *page, &n);

      for (guint j = 0; j < n; j++)
        if (pieces[j].item->line != NULL &&
            g_str_has_prefix (pieces[j].item->line->text + pieces[j].item->line->start, start))
          return &pieces[j];
    }

  g_assert_not_reached ();
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static void
test_grid (void)
{
  g_autofree char *body = repeat ("岚川省妇联走访困难家庭", 80);
  g_autofree char *text = g_strconcat ("[动态]\n沙渚县妇联走访家庭\n", body,
                                       "\n（沙渚县妇联）\n", NULL);
  g_autoptr (Setting) setting = set_text (text);
  guint              n;
  const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, 1, &n);

  /* GB/T 9704-2012, 5.2.2: 22 lines of 28 characters fill a page. */
  g_assert_cmpuint (jb_pages_get_size (setting->pages), >=, 2);
  assert_well_set (setting->pages);
  pieces = jb_pages_get_pieces (setting->pages, 0, &n);
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].y + pieces[n - 1].item->height,
                                  setting->style->height - setting->style->bottom,
                                  0.1);
  for (guint i = n - 3; i < n; i++)
    {
      const JbPageLine *line = pieces[i].item->line;

      g_assert_cmpint (g_utf8_strlen (line->text + line->start, line->end - line->start), ==, 28);
      g_assert_cmpfloat_with_epsilon (line->width, 156 * JB_PAGE_MM, 0.1);
    }
}

static void
test_title_stays (void)
{
  /* However full the page is, no title stands at its end without two lines of its article. */
  for (guint lines = 8; lines < 30; lines++)
    {
      g_autofree char *body = repeat ("村里办起妇女学堂。\n", lines);
      g_autofree char *text =
          g_strconcat ("[动态]\n石桥村办学\n", body, "（石桥村妇联）\n\n松岭镇开讲座\n"
                                                     "松岭镇妇联讲家庭教育。\n（松岭镇妇联）\n",
                       NULL);
      g_autoptr (Setting) setting = set_text (text);
      guint title, after;

      find_line (setting->pages, "松岭镇开讲座", &title);
      find_line (setting->pages, "松岭镇妇联讲", &after);
      g_assert_cmpuint (title, ==, after);
      assert_well_set (setting->pages);
    }
}

static void
test_title_breaks (void)
{
  g_autoptr (Setting) setting =
                 set_text ("[动态]\n临湖市建立贫困“双困”留守妇女联系走访长效机制\n走访80户。\n（市妇联）\n");
  g_autoptr (Setting) plain =
                 set_text ("[动态]\n临湖市妇联组织全市各级巾帼志愿者走进山区学校开展\n走访80户。\n（市妇联）\n");
  guint              page, n = 0;
  const JbPagePiece *first = find_line (setting->pages, "临湖市建立", &page);
  const JbPageLine  *second;

  g_assert_cmpuint (first->item->line->end, ==, strlen ("临湖市建立贫困“双困”"));
  g_assert_nonnull (find_line (setting->pages, "留守妇女", &page));

  /* Without a sign to break at, the lines are about equally long. */
  first = find_line (plain->pages, "临湖市妇联", &page);
  second = first[1].item->line;
  n = g_utf8_strlen (second->text + second->start, second->end - second->start);
  g_assert_cmpuint (n, >=, 10);
}

static void
test_head (void)
{
  g_autoptr (Setting) setting = set_text ("内部资料\n澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n"
                                          "[动态]\n沙渚县办学\n办学80场。\n（沙渚县妇联）\n\n"
                                          "报：市委办公室\n送：各县妇联\n发：机关各部\n");
  JbFields          *masthead = jb_bulletin_get_masthead (setting->bulletin);
  guint              page, n;
  const JbPagePiece *pieces;

  g_assert_cmpstr (jb_fields_get_text (masthead, "name"), ==, "澜州妇情");
  g_assert_cmpint (find_line (setting->pages, "澜州妇情", &page)->item->colour, ==, JB_PAGE_RED);
  g_assert_cmpuint (page, ==, 0);

  /* The foot stands on the last lines of the last page. */
  pieces = jb_pages_get_pieces (setting->pages, jb_pages_get_size (setting->pages) - 1, &n);
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].y + pieces[n - 1].item->height,
                                  setting->style->height - setting->style->bottom, 0.1);
  g_assert_cmpfloat (pieces[n - 1].item->thickness, >, 0);
  assert_well_set (setting->pages);
}

static void
test_document (void)
{
  g_autoptr (Setting) setting =
                 set_text ("澜妇发〔2013〕5号\n\n关于做好秋季家庭教育\n工作的意见\n\n各县妇联，机关各部：\n"
                           "现提出以下意见。\n一、总体要求\n（一）加强领导。各级妇联要列入日程。\n澜州市妇联\n"
                           "2013年9月2日\n\n抄送：市委办公室\n");
  const JbPagePiece *addressee, *level;
  guint              page;

  g_assert_cmpint (jb_bulletin_get_kind (setting->bulletin), ==, JB_KIND_DOCUMENT);
  addressee = find_line (setting->pages, "各县妇联，机关各部：", &page);
  g_assert_cmpfloat_with_epsilon (addressee->item->line->x, 0, 0.1);

  /* A heading that runs into its paragraph keeps its own face: there are two runs. */
  level = find_line (setting->pages, "（一）加强领导。", &page);
  g_assert_cmpuint (level->item->line->runs->len, >=, 2);
  g_assert_cmpfloat_with_epsilon (level->item->line->x,
                                  2 * jb_page_style_get_character (setting->style), 0.1);
  /* GB/T 9704-2012, 7.4.1: the foot is on an even page. */
  g_assert_cmpuint (jb_pages_get_size (setting->pages) % 2, ==, 0);
  find_line (setting->pages, "抄送：市委办公室", &page);
  g_assert_cmpuint (page % 2, ==, 1);
  assert_well_set (setting->pages);
  assert_breaks (setting->pages);
}

static void
test_extremes (void)
{
  g_autofree char *long_paragraph = repeat ("妇女之家“暖巷”活动（2013年）办了80场……", 3000);
  g_autofree char *unbroken = repeat ("ABCDEFGHIJ", 300);
  g_autofree char *signs = repeat ("！？”", 200);
  g_autofree char *openings = repeat ("“（", 200);
  g_autofree char *recipients = repeat ("市委办公室，", 200);
  g_autofree char *title = repeat ("岚川省妇联", 14);
  const char *const bodies[] = {
    long_paragraph,
    unbroken,
    signs,
    openings,
    "שלום עולם 妇联 مرحبا",
    "👩‍👩‍👧 家庭 🏠",
    "\t",
    "1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *text =
          g_strconcat ("[动态]\n", title, "\n", bodies[i], "\n（沙渚县妇联）\n\n报：", recipients,
                       "市妇联\n", NULL);
      g_autoptr (Setting) setting = set_text (text);

      assert_well_set (setting->pages);
    }

  {
    g_autoptr (Setting) empty = set_up (jb_bulletin_new (JB_KIND_BULLETIN, NULL), "bulletin");

    g_assert_cmpuint (jb_pages_get_size (empty->pages), ==, 1);
  }
}

static void
test_nothing_lost (void)
{
  for (guint i = 0; i < 40; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (JbTranscript) issue = i % 2 == 0 ? issue_make_bulletin (rand, i % 4 == 0)
                                                  : issue_make_document (rand, i % 4 == 1);
      JbBulletin *bulletin = jb_bulletin_new_from_transcript (issue, NULL);
      g_autoptr (Setting) setting = set_up (bulletin, "plain");
      g_autofree char *set = dup_set_text (setting->pages);

      assert_well_set (setting->pages);
      assert_breaks (setting->pages);
      for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
           block = jb_block_get_next (block))
        {
          JbRole           role = jb_block_get_role (block);
          g_autofree char *words = NULL;
          g_auto (GStrv) parts = NULL;

          if (role == JB_ROLE_ORNAMENT || role == JB_ROLE_MASTHEAD)
            continue;
          parts = g_regex_split_simple ("\\s+", jb_block_get_text (block), 0, 0);
          words = g_strjoinv ("", parts);
          if (strstr (set, words) == NULL)
            g_error ("seed %u: “%s” is not on the pages", seed, words);
        }
    }
}

static void
test_pdf (void)
{
  const char *text = "[动态]\n沙渚县办学\n办学80场。\n（沙渚县妇联）\n\n报：市委办公室\n";
  g_autoptr (Setting) setting = set_text (text);
  g_autoptr (Setting) again = set_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = jb_pages_to_pdf (setting->pages, &error);
  g_autoptr (GBytes) second = jb_pages_to_pdf (again->pages, &error);

  g_assert_no_error (error);
  g_assert_cmpint (strncmp (g_bytes_get_data (first, NULL), "%PDF-", 5), ==, 0);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_styles (void)
{
  const char *const wrong[] = {
    "",
    "[Page]\nWidth=210\n",
    "[Page]\nWidth=wide\n",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (JbPageStyle) style = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (jb_page_style_parse (wrong[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_null (jb_page_style_load ("no-such-style", &error));
  g_assert_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME);
  g_clear_error (&error);
  g_assert_null (jb_page_style_load ("../bulletin", &error));
  g_assert_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME);
  g_clear_error (&error);

  style = jb_page_style_load ("document", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (jb_page_style_get_character (style), 15.79, 0.01);
  g_assert_cmpfloat_with_epsilon (jb_page_style_get_line (style), 28.99, 0.01);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/grid", test_grid);
  g_test_add_func ("/page/title-stays", test_title_stays);
  g_test_add_func ("/page/title-breaks", test_title_breaks);
  g_test_add_func ("/page/head", test_head);
  g_test_add_func ("/page/document", test_document);
  g_test_add_func ("/page/extremes", test_extremes);
  g_test_add_func ("/page/nothing-lost", test_nothing_lost);
  g_test_add_func ("/page/pdf", test_pdf);
  g_test_add_func ("/page/styles", test_styles);

  return g_test_run ();
}
