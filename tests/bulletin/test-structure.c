/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-count.h"
#include "bulletin/jb-divide.h"
#include "bulletin/jb-duplicate.h"
#include "bulletin/jb-node-private.h"
#include "bulletin/jb-rearrange.h"
#include "bulletin/jb-transfer.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

static const char text[] =
    "内容提要\n"
    "\n"
    "[动态]\n"
    "\n"
    "浣溪市开出巡回课堂\n"
    "\n"
    "青檀县评出十佳庭院\n"
    "[交流]\n"
    "\n"
    "白鹭湖区带动手工增收\n"
    "\n"
    " [动态]\n"
    "\n"
    "浣溪市开出\n"
    "\n"
    "巡回课堂\n"
    "――送到村口的学校\n"
    "\n"
    "巡回课堂每周两晚。\n"
    "　　报名的有三百人，\n"
    "\n"
    "\n"
    "学完可领证书。\n"
    "\n"
    "        （浣溪市妇联）\n"
    "\n"
    "青檀县评出十佳庭院\n"
    "\n"
    "评选历时一月。\n"
    "\n"
    "共评出十户。\n"
    "\n"
    "（青檀县妇联）\n"
    "\n"
    "[交流]\n"
    "\n"
    "白鹭湖区带动手工增收\n"
    "\n"
    "湖区妇联办班教手工。\n"
    "\n"
    "                           （白鹭湖区妇联）\n"
    "\n"
    "报：市委，市委常委、副市长邵明\n"
    "\n"
    "送：各县（区）妇联\n";

static JbBulletin *
read_text (const char *source)
{
  g_autoptr(GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static JbSection *
get_section (JbBulletin *bulletin,
             guint       position)
{
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (bulletin), position);

  return section;
}

static JbArticle *
get_article (JbBulletin *bulletin,
             guint       section,
             guint       position)
{
  GListModel *articles = jb_section_get_articles (get_section (bulletin, section));
  g_autoptr(JbArticle) article = g_list_model_get_item (articles, position);

  return article;
}

static JbDigestEntry *
get_entry (JbBulletin *bulletin,
           guint       position)
{
  g_autoptr(JbDigestEntry) entry =
                 g_list_model_get_item (jb_bulletin_get_digest (bulletin), position);

  return entry;
}

static guint
count_articles (JbBulletin *bulletin,
                guint       section)
{
  return g_list_model_get_n_items (jb_section_get_articles (get_section (bulletin, section)));
}

static char *
replace_once (const char *source,
              const char *old,
              const char *new)
{
  const char *at = strstr (source, old);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - source), source, new, at + strlen (old));
}

static void
assert_text (JbBulletin *bulletin,
             const char *expected)
{
  g_autofree char *now = jb_bulletin_dup_text (bulletin, NULL);

  g_assert_cmpstr (now, ==, expected);
}

/* Undoing the last step gives @before, and doing it again what is there now. */
static void
assert_one_step (JbBulletin *bulletin,
                 const char *before,
                 const char *label)
{
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *after = jb_bulletin_dup_text (bulletin, NULL);

  g_assert_cmpstr (jb_history_get_undo_label (history), ==, label);
  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);
  g_assert_false (jb_history_get_can_undo (history));
  g_assert_true (jb_history_redo (history));
  assert_text (bulletin, after);
}

static void
test_count (void)
{
  g_assert_cmpuint (jb_count_characters (NULL), ==, 0);
  g_assert_cmpuint (jb_count_characters (""), ==, 0);
  g_assert_cmpuint (jb_count_characters (" \t\r\n\f　\302\240\342\200\213\357\273\277"), ==, 0);
  g_assert_cmpuint (jb_count_characters ("共 １0户，\nＯＫ ok。"), ==, 10);
  g_assert_cmpuint (jb_count_characters ("《简报》——第１期"), ==, 9);
  g_assert_cmpuint (jb_count_characters ("𠮷野é"), ==, 3);
}

static void
test_duplicate_article (void)
{
  static const char article[] = "浣溪市开出\n"
                                "\n"
                                "巡回课堂\n"
                                "――送到村口的学校\n"
                                "\n"
                                "巡回课堂每周两晚。\n"
                                "　　报名的有三百人，\n"
                                "\n"
                                "\n"
                                "学完可领证书。\n"
                                "\n"
                                "        （浣溪市妇联）\n"
                                "\n";
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autofree char *twice = g_strconcat (article, article, NULL);
  g_autofree char *wanted = replace_once (text, article, twice);
  g_autofree char *title = NULL;
  JbArticle       *copy;

  copy = jb_bulletin_duplicate_article (bulletin, get_article (bulletin, 0, 0));
  g_assert_true (copy == get_article (bulletin, 0, 1));
  g_assert_cmpuint (count_articles (bulletin, 0), ==, 3);
  title = jb_article_dup_title_text (copy);
  g_assert_cmpstr (title, ==, "浣溪市开出\n巡回课堂");
  g_assert_cmpstr (jb_article_get_source (copy), ==, "浣溪市妇联");
  assert_text (bulletin, wanted);
  assert_one_step (bulletin, text, "Duplicate Article");

  /* The two are apart from now on. */
  jb_article_set_source (copy, "别处");
  g_assert_cmpstr (jb_article_get_source (get_article (bulletin, 0, 0)), ==, "浣溪市妇联");
}

/* What somebody still holds does not speak of what is gone. */
static void
test_held (void)
{
  JbBulletin *bulletin = read_text (text);
  JbHistory  *history = jb_bulletin_get_history (bulletin);
  JbSection  *section = jb_bulletin_insert_section (bulletin, 0, "动态");
  g_autoptr(JbArticle) article = g_object_ref (jb_section_insert_article (section, 0));
  g_autoptr(JbBlock) kept = g_object_ref (jb_bulletin_get_first_block (bulletin));
  g_autoptr(JbBlock) name = NULL;
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();

  g_assert_true (jb_node_get_owner (JB_NODE (article)) == JB_NODE (section));
  jb_node_collect (JB_NODE (section), blocks);
  name = g_object_ref (g_ptr_array_index (blocks, 0));
  g_assert_true (jb_node_get_owner (JB_NODE (name)) == JB_NODE (section));

  /* What cannot be done again any more is gone for good. */
  while (jb_history_undo (history))
    ;
  g_assert_true (jb_node_get_owner (JB_NODE (name)) == JB_NODE (section));
  jb_bulletin_insert_section (bulletin, 0, "交流");
  g_assert_null (jb_node_get_owner (JB_NODE (article)));
  g_assert_null (jb_node_get_owner (JB_NODE (name)));

  g_assert_true (jb_node_get_bulletin (JB_NODE (kept)) == bulletin);
  g_object_unref (bulletin);
  g_assert_null (jb_node_get_bulletin (JB_NODE (kept)));
  g_assert_null (jb_node_get_bulletin (JB_NODE (article)));
  g_assert_null (jb_node_get_bulletin (JB_NODE (name)));
}

static void
test_duplicate_empty (void)
{
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  JbSection *section = jb_bulletin_insert_section (bulletin, 0, "动态");

  jb_bulletin_duplicate_article (bulletin, jb_section_insert_article (section, 0));
  g_assert_cmpuint (count_articles (bulletin, 0), ==, 2);
  jb_bulletin_duplicate_section (bulletin, section);
  g_assert_cmpuint (count_articles (bulletin, 1), ==, 2);
  assert_text (bulletin, "动态\n动态\n");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, "");
}

static void
test_duplicate_section (void)
{
  static const char section[] = "[交流]\n"
                                "\n"
                                "白鹭湖区带动手工增收\n"
                                "\n"
                                "湖区妇联办班教手工。\n"
                                "\n"
                                "                           （白鹭湖区妇联）\n"
                                "\n";
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autofree char *twice = g_strconcat (section, section, "报", NULL);
  g_autofree char *once = g_strconcat (section, "报", NULL);
  g_autofree char *wanted = replace_once (text, once, twice);
  JbSection       *copy;

  copy = jb_bulletin_duplicate_section (bulletin, get_section (bulletin, 1));
  g_assert_true (copy == get_section (bulletin, 2));
  g_assert_cmpuint (count_articles (bulletin, 2), ==, 1);
  assert_text (bulletin, wanted);
  assert_one_step (bulletin, text, "Duplicate Section");
}

/* A part in the middle of which a page number stands is copied without it. */
static void
test_duplicate_around_ornament (void)
{
  static const char paged[] = "[动态]\n\n题目\n\n第一段。\n\n- 2 -\n\n第二段。\n\n（浣溪市妇联）\n";
  g_autoptr(JbBulletin) bulletin = read_text (paged);
  g_autofree char *after = NULL;

  jb_bulletin_duplicate_article (bulletin, get_article (bulletin, 0, 0));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_nonnull (strstr (after, "- 2 -"));
  g_assert_null (strstr (strstr (after, "- 2 -") + 1, "- 2 -"));
  g_assert_true (g_str_has_suffix (after,
                                   "题目\n\n第一段。\n\n第二段。\n\n（浣溪市妇联）\n"));
  assert_one_step (bulletin, paged, "Duplicate Article");
}

static void
test_step (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  JbArticle *article = get_article (bulletin, 0, 0);

  g_assert_false (jb_rearrange_can_step (JB_NODE (article), TRUE));
  g_assert_false (jb_rearrange_step (JB_NODE (article), TRUE));
  g_assert_true (jb_rearrange_step (JB_NODE (article), FALSE));
  g_assert_true (get_article (bulletin, 0, 1) == article);
  assert_one_step (bulletin, text, "Move Article");

  /* Over the border of its section it goes to the start of the next one. */
  g_assert_true (jb_rearrange_step (JB_NODE (article), FALSE));
  g_assert_true (get_article (bulletin, 1, 0) == article);
  g_assert_true (jb_rearrange_step (JB_NODE (article), FALSE));
  g_assert_true (get_article (bulletin, 1, 1) == article);
  g_assert_false (jb_rearrange_step (JB_NODE (article), FALSE));
  for (guint i = 0; i < 3; i++)
    g_assert_true (jb_rearrange_step (JB_NODE (article), TRUE));
  g_assert_true (get_article (bulletin, 0, 0) == article);

  g_assert_false (jb_rearrange_can_step (JB_NODE (get_section (bulletin, 0)), TRUE));
  g_assert_true (jb_rearrange_step (JB_NODE (get_section (bulletin, 0)), FALSE));
  g_assert_cmpstr (jb_section_get_name (get_section (bulletin, 1)), ==, "动态");
  g_assert_true (jb_rearrange_step (JB_NODE (get_entry (bulletin, 1)), TRUE));
  g_assert_cmpstr (jb_digest_entry_get_section (get_entry (bulletin, 0)), ==, "交流");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, text);
}

static void
test_place (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autoptr(JbBulletin) other = read_text (text);
  JbNode *first = JB_NODE (get_article (bulletin, 0, 0));
  JbNode *second = JB_NODE (get_article (bulletin, 0, 1));
  JbNode *third = JB_NODE (get_article (bulletin, 1, 0));
  JbNode *section = JB_NODE (get_section (bulletin, 0));
  JbNode *next = JB_NODE (get_section (bulletin, 1));

  /* Where it stands already, in itself, in another bulletin: nothing to do. */
  g_assert_false (jb_rearrange_can_place (first, first, JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_place (first, second, JB_PLACE_BEFORE));
  g_assert_false (jb_rearrange_can_place (second, first, JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_place (second, section, JB_PLACE_INTO));
  g_assert_false (jb_rearrange_can_place (section, first, JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_place (section, next, JB_PLACE_BEFORE));
  g_assert_false (jb_rearrange_can_place (section, JB_NODE (get_entry (bulletin, 0)),
                                          JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_place (first, JB_NODE (get_entry (bulletin, 0)),
                                          JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_place (first, JB_NODE (get_article (other, 0, 1)),
                                      JB_PLACE_AFTER));
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));

  g_assert_true (jb_rearrange_place (first, second, JB_PLACE_AFTER));
  g_assert_true (JB_NODE (get_article (bulletin, 0, 1)) == first);
  g_assert_true (jb_rearrange_place (first, third, JB_PLACE_BEFORE));
  g_assert_true (JB_NODE (get_article (bulletin, 1, 0)) == first);
  g_assert_true (jb_rearrange_place (third, section, JB_PLACE_AFTER));
  g_assert_true (JB_NODE (get_article (bulletin, 0, 0)) == third);
  g_assert_true (jb_rearrange_place (third, next, JB_PLACE_INTO));
  g_assert_true (JB_NODE (get_article (bulletin, 1, 1)) == third);
  g_assert_true (jb_rearrange_place (next, second, JB_PLACE_AFTER));
  g_assert_true (JB_NODE (get_section (bulletin, 0)) == next);
  g_assert_true (jb_rearrange_place (next, section, JB_PLACE_AFTER));
  g_assert_true (JB_NODE (get_section (bulletin, 1)) == next);
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, text);
}

static void
test_to_section (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);

  jb_bulletin_move_article_to_section (bulletin, get_article (bulletin, 0, 0),
                                       get_section (bulletin, 0));
  assert_text (bulletin, text);
  jb_bulletin_move_article_to_section (bulletin, get_article (bulletin, 0, 0),
                                       get_section (bulletin, 1));
  g_assert_cmpuint (count_articles (bulletin, 1), ==, 2);
  g_assert_cmpstr (jb_article_get_source (get_article (bulletin, 1, 1)), ==, "浣溪市妇联");
  assert_one_step (bulletin, text, "Move to Section “交流”");
}

static void
test_digest_titles (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autoptr(JbBlock) title =
                 g_list_model_get_item (jb_digest_entry_get_titles (get_entry (bulletin, 0)), 0);
  g_autofree char *cut = replace_once (text, "浣溪市开出巡回课堂\n\n", "");
  g_autofree char *wanted = replace_once (cut, "白鹭湖区带动手工增收\n\n",
                                          "白鹭湖区带动手工增收\n浣溪市开出巡回课堂\n\n");
  g_autofree char *swapped = replace_once (text,
                                           "浣溪市开出巡回课堂\n\n青檀县评出十佳庭院\n",
                                           "青檀县评出十佳庭院\n浣溪市开出巡回课堂\n");

  jb_bulletin_move_digest_title (bulletin, title, get_entry (bulletin, 0), 1);
  assert_text (bulletin, swapped);
  assert_one_step (bulletin, text, "Move in Digest");
  jb_history_undo (jb_bulletin_get_history (bulletin));

  jb_bulletin_move_digest_title (bulletin, title, get_entry (bulletin, 1), 1);
  g_assert_true (jb_node_get_owner (JB_NODE (title)) == JB_NODE (get_entry (bulletin, 1)));
  assert_text (bulletin, wanted);
  assert_one_step (bulletin, text, "Move in Digest");
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_true (jb_node_get_owner (JB_NODE (title)) == JB_NODE (get_entry (bulletin, 0)));
}

static void
test_transfer (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autoptr(JbBulletin) target = read_text ("[要闻]\n\n旧文\n\n正文。\n\n（旧来源）\n");
  g_autofree char *title = NULL;
  JbArticle       *article = get_article (bulletin, 0, 0);
  JbArticle       *copy;

  copy = jb_transfer_article (article, get_section (target, 0), 1);
  assert_text (bulletin, text);
  g_assert_true (get_article (target, 0, 1) == copy);
  title = jb_article_dup_title_text (copy);
  g_assert_cmpstr (title, ==, "浣溪市开出\n巡回课堂");
  g_assert_cmpstr (jb_article_get_subtitle (copy), ==, jb_article_get_subtitle (article));
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (copy)), ==,
                    g_list_model_get_n_items (jb_article_get_paragraphs (article)));
  assert_one_step (target, "[要闻]\n\n旧文\n\n正文。\n\n（旧来源）\n", "Add Article");

  /* The margins are those of the bulletin it came into, not those it had. */
  {
    g_autofree char *after = jb_bulletin_dup_text (target, NULL);

    g_assert_true (g_str_has_prefix (after, "[要闻]\n\n旧文\n\n正文。\n\n（旧来源）\n\n浣溪市开出\n"));
    g_assert_true (g_str_has_suffix (after, "学完可领证书。\n\n（浣溪市妇联）\n"));
    g_assert_null (strstr (after, "　　报名"));
  }

  jb_transfer_give_away (article);
  g_assert_cmpuint (count_articles (bulletin, 0), ==, 1);
  assert_one_step (bulletin, text, "Move to Another Issue");
}

static void
test_divide (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autofree char *wanted = replace_once (text, "报名的有三百人，\n\n\n学完可领证书。",
                                          "报名的有三百人，\n\n学完可领证书。");
  g_autofree char *title = NULL;
  JbArticle       *second;

  second = jb_divide_article (get_article (bulletin, 0, 0), 2, FALSE);
  g_assert_true (second == get_article (bulletin, 0, 1));
  g_assert_null (jb_article_get_source (get_article (bulletin, 0, 0)));
  g_assert_cmpstr (jb_article_get_source (second), ==, "浣溪市妇联");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (second)), ==, 1);
  assert_one_step (bulletin, text, "Split Article");
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (count_articles (bulletin, 0), ==, 2);

  second = jb_divide_article (get_article (bulletin, 0, 0), 1, TRUE);
  title = jb_article_dup_title_text (second);
  g_assert_cmpstr (title, ==, "报名的有三百人，");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (second)), ==, 1);
  assert_one_step (bulletin, text, "Split Article");
  jb_history_undo (jb_bulletin_get_history (bulletin));

  /* The last paragraph as a title leaves an article with a title and a source. */
  second = jb_divide_article (get_article (bulletin, 0, 1), 1, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (second)), ==, 0);
  assert_one_step (bulletin, text, "Split Article");
}

/* Everything that the structure says, from the objects. */
static char *
dup_structure (JbBulletin *bulletin)
{
  GString    *out = g_string_new (NULL);
  GListModel *sections = jb_bulletin_get_sections (bulletin);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      JbSection *section = get_section (bulletin, i);
      guint      n = count_articles (bulletin, i);

      g_string_append_printf (out, "[%s]\n", jb_section_get_name (section));
      for (guint j = 0; j < n; j++)
        {
          JbArticle       *article = get_article (bulletin, i, j);
          g_autofree char *title = jb_article_dup_title_text (article);
          GListModel      *paragraphs = jb_article_get_paragraphs (article);

          g_assert_true (jb_node_get_owner (JB_NODE (article)) == JB_NODE (section));
          g_string_append_printf (out, "%s|%s|%s\n", title, jb_article_get_subtitle (article),
                                  jb_article_get_source (article));
          for (guint k = 0; k < g_list_model_get_n_items (paragraphs); k++)
            {
              g_autoptr(JbBlock) block = g_list_model_get_item (paragraphs, k);

              g_assert_true (jb_node_get_owner (JB_NODE (block)) == JB_NODE (article));
              g_string_append_printf (out, "  %s\n", jb_block_get_text (block));
            }
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (jb_bulletin_get_digest (bulletin)); i++)
    {
      JbDigestEntry *entry = get_entry (bulletin, i);
      GListModel    *titles = jb_digest_entry_get_titles (entry);

      g_string_append_printf (out, "- %s\n", jb_digest_entry_get_section (entry));
      for (guint k = 0; k < g_list_model_get_n_items (titles); k++)
        {
          g_autoptr(JbBlock) block = g_list_model_get_item (titles, k);

          g_assert_true (jb_node_get_owner (JB_NODE (block)) == JB_NODE (entry));
          g_string_append_printf (out, "  %s\n", jb_block_get_text (block));
        }
    }

  return g_string_free (out, FALSE);
}

static void
test_join (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (text);
  g_autoptr(JbBlock) third = NULL;
  g_autofree char *before = dup_structure (bulletin);
  g_autofree char *after = NULL;
  JbArticle       *article;

  g_assert_false (jb_divide_can_join (get_article (bulletin, 0, 0)));
  g_assert_true (jb_divide_can_join (get_article (bulletin, 0, 1)));
  article = jb_divide_join (get_article (bulletin, 0, 1));
  g_assert_cmpuint (count_articles (bulletin, 0), ==, 1);
  g_assert_true (article == get_article (bulletin, 0, 0));
  g_assert_cmpstr (jb_article_get_source (article), ==, "浣溪市妇联、青檀县妇联");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (article)), ==, 6);
  third = g_list_model_get_item (jb_article_get_paragraphs (article), 3);
  g_assert_cmpstr (jb_block_get_text (third), ==, "青檀县评出十佳庭院");
  assert_one_step (bulletin, text, "Join Articles");
  jb_history_undo (jb_bulletin_get_history (bulletin));

  /* What was split is whole again when it is joined. */
  jb_divide_article (get_article (bulletin, 0, 1), 1, FALSE);
  article = jb_divide_join (get_article (bulletin, 0, 2));
  after = dup_structure (bulletin);
  g_assert_cmpstr (after, ==, before);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The pieces of the text without the white space between them, sorted. */
static char *
dup_pieces (JbBulletin *bulletin)
{
  g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (pieces, g_strconcat (jb_block_get_open (block), jb_block_get_raw (block),
                                          jb_block_get_close (block), NULL));
  g_ptr_array_sort (pieces, compare_pieces);
  g_ptr_array_add (pieces, NULL);

  return g_strjoinv ("\n", (char **) pieces->pdata);
}

/* Follows a list by its signals alone. */
static void
mirror_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (mirror, i));
    }
}

static GPtrArray *
new_mirror (GListModel *model)
{
  GPtrArray *mirror = g_ptr_array_new_with_free_func (g_object_unref);

  mirror_cb (model, 0, 0, g_list_model_get_n_items (model), mirror);
  g_signal_connect_data (model, "items-changed", G_CALLBACK (mirror_cb),
                         g_ptr_array_ref (mirror), (GClosureNotify) (void *) g_ptr_array_unref, 0);

  return mirror;
}

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (int) n);
}

static JbNode *
pick_node (JbBulletin *bulletin)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  guint       at = pick (g_list_model_get_n_items (sections));

  switch (pick (5))
    {
    case 0:
      return JB_NODE (get_section (bulletin, at));
    case 1:
      return JB_NODE (get_entry (bulletin, pick (g_list_model_get_n_items (digest))));
    default:
      if (count_articles (bulletin, at) == 0)
        return JB_NODE (get_section (bulletin, at));
      return JB_NODE (get_article (bulletin, at, pick (count_articles (bulletin, at))));
    }
}

/* One random change; whether all pieces of the text must still be there, and no others. */
static gboolean
change (JbBulletin *bulletin)
{
  JbNode *node = pick_node (bulletin);
  guint   n_entries = g_list_model_get_n_items (jb_bulletin_get_digest (bulletin));

  switch (pick (8))
    {
    case 0:
      if (JB_IS_ARTICLE (node))
        jb_bulletin_duplicate_article (bulletin, JB_ARTICLE (node));
      else if (JB_IS_SECTION (node) &&
               g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)) < 6)
        jb_bulletin_duplicate_section (bulletin, JB_SECTION (node));
      return FALSE;
    case 1:
      if (JB_IS_ARTICLE (node))
        {
          GListModel *paragraphs = jb_article_get_paragraphs (JB_ARTICLE (node));
          guint       n = g_list_model_get_n_items (paragraphs);

          if (n > 0)
            jb_divide_article (JB_ARTICLE (node), pick (n), pick (2) == 0);
        }
      return FALSE;
    case 2:
      if (JB_IS_ARTICLE (node) && jb_divide_can_join (JB_ARTICLE (node)))
        jb_divide_join (JB_ARTICLE (node));
      return FALSE;
    case 3:
      {
        JbDigestEntry *from =
            get_entry (bulletin, pick (n_entries));
        JbDigestEntry *to =
            get_entry (bulletin, pick (n_entries));
        GListModel *titles = jb_digest_entry_get_titles (from);
        guint       n = g_list_model_get_n_items (titles);
        guint       n_to = g_list_model_get_n_items (jb_digest_entry_get_titles (to));

        if (n > 0)
          {
            g_autoptr(JbBlock) title = g_list_model_get_item (titles, pick (n));

            jb_bulletin_move_digest_title (bulletin, title, to,
                                           pick (n_to + (from == to ? 0 : 1)));
          }
        return TRUE;
      }
    case 4:
      if (JB_IS_ARTICLE (node))
        jb_bulletin_move_article_to_section (
            bulletin, JB_ARTICLE (node),
            get_section (bulletin,
                         pick (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)))));
      return TRUE;
    case 5:
      {
        JbNode  *target = pick_node (bulletin);
        JbPlace  place = pick (3);
        gboolean can = jb_rearrange_can_place (node, target, place);

        g_assert_cmpint (jb_rearrange_place (node, target, place), ==, can);
        return TRUE;
      }
    default:
      {
        gboolean up = pick (2) == 0;
        gboolean can = jb_rearrange_can_step (node, up);

        g_assert_cmpint (jb_rearrange_step (node, up), ==, can);
        return TRUE;
      }
    }
}

/* The flat form gives the same objects again. */
static void
assert_round_trip (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(JbBulletin) again = NULL;
  g_autofree char *text_again = NULL;

  g_assert_true (jb_transcript_check (transcript, NULL));
  again = jb_bulletin_new_from_transcript (transcript, NULL);
  text_again = jb_bulletin_dup_text (again, NULL);
  g_assert_cmpstr (text_again, ==, transcript->text);
}

static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(JbBulletin) bulletin = read_text (text);
      JbHistory *history = jb_bulletin_get_history (bulletin);
      g_autoptr(GPtrArray) sections = new_mirror (jb_bulletin_get_sections (bulletin));
      g_autoptr(GPtrArray) digest = new_mirror (jb_bulletin_get_digest (bulletin));
      g_autoptr(GPtrArray) first =
                     new_mirror (jb_section_get_articles (get_section (bulletin, 0)));
      g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GPtrArray) structures = g_ptr_array_new_with_free_func (g_free);
      guint n;

      g_ptr_array_add (texts, jb_bulletin_dup_text (bulletin, NULL));
      g_ptr_array_add (structures, dup_structure (bulletin));
      for (guint i = 0; i < 25; i++)
        {
          guint            revision = jb_history_get_revision (history);
          g_autofree char *before = dup_pieces (bulletin);
          gboolean         same = change (bulletin);
          g_autofree char *after = dup_pieces (bulletin);

          g_assert_cmpuint (jb_history_get_revision (history), <=, revision + 1);
          if (same)
            g_assert_cmpstr (after, ==, before);
          assert_round_trip (bulletin);
          if (jb_history_get_revision (history) > revision)
            {
              g_ptr_array_add (texts, jb_bulletin_dup_text (bulletin, NULL));
              g_ptr_array_add (structures, dup_structure (bulletin));
            }
        }

      n = texts->len;
      for (guint i = n - 1; i > 0; i--)
        {
          g_autofree char *structure = NULL;

          g_assert_true (jb_history_undo (history));
          assert_text (bulletin, g_ptr_array_index (texts, i - 1));
          structure = dup_structure (bulletin);
          g_assert_cmpstr (structure, ==, g_ptr_array_index (structures, i - 1));
        }
      g_assert_false (jb_history_undo (history));
      for (guint i = 1; i < n; i++)
        {
          g_autofree char *structure = NULL;

          g_assert_true (jb_history_redo (history));
          assert_text (bulletin, g_ptr_array_index (texts, i));
          structure = dup_structure (bulletin);
          g_assert_cmpstr (structure, ==, g_ptr_array_index (structures, i));
        }
      g_assert_false (jb_history_redo (history));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/structure/count", test_count);
  g_test_add_func ("/structure/duplicate-article", test_duplicate_article);
  g_test_add_func ("/structure/duplicate-empty", test_duplicate_empty);
  g_test_add_func ("/structure/held", test_held);
  g_test_add_func ("/structure/duplicate-section", test_duplicate_section);
  g_test_add_func ("/structure/duplicate-around-ornament", test_duplicate_around_ornament);
  g_test_add_func ("/structure/step", test_step);
  g_test_add_func ("/structure/place", test_place);
  g_test_add_func ("/structure/to-section", test_to_section);
  g_test_add_func ("/structure/digest-titles", test_digest_titles);
  g_test_add_func ("/structure/transfer", test_transfer);
  g_test_add_func ("/structure/divide", test_divide);
  g_test_add_func ("/structure/join", test_join);
  g_test_add_func ("/structure/random", test_random);

  return g_test_run ();
}
