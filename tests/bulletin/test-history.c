/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

static const char issue[] = "[动态]\n\n溪口县举办夜校\n\n近日，溪口县妇联办起夜校。\n\n群众说好。\n\n"
                            "                    （溪口县妇联）\n\n"
                            "柳坪镇走访群众\n\n柳坪镇妇联走访群众三十户。\n\n"
                            "                    （柳坪镇妇联）\n";

static JbBulletin *
make_issue (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (issue, strlen (issue));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static JbSection *
get_section (JbBulletin *bulletin)
{
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);

  g_assert_nonnull (section);

  return section;
}

static JbArticle *
get_article (JbBulletin *bulletin,
             guint       position)
{
  g_autoptr(JbArticle) article =
                 g_list_model_get_item (jb_section_get_articles (get_section (bulletin)), position);

  g_assert_nonnull (article);

  return article;
}

static void
assert_last (JbBulletin *bulletin,
             const char *text,
             guint       character)
{
  guint    at;
  JbBlock *block = jb_history_get_last_block (jb_bulletin_get_history (bulletin), &at);

  g_assert_nonnull (block);
  g_assert_true (jb_node_get_bulletin (JB_NODE (block)) == bulletin);
  g_assert_cmpstr (jb_block_get_text (block), ==, text);
  g_assert_cmpuint (at, ==, character);
}

/* The place of a change of text is the end of what differs. */
static void
test_last_text (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory *history = jb_bulletin_get_history (bulletin);
  JbArticle *article = get_article (bulletin, 0);
  g_autoptr(JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (article), 1);
  guint at;

  g_assert_null (jb_history_get_last_block (history, &at));

  jb_block_set_text (block, "群众都说好。");
  assert_last (bulletin, "群众都说好。", 3);
  jb_article_set_source (get_article (bulletin, 1), "柳坪镇妇联办公室");
  assert_last (bulletin, "柳坪镇妇联办公室", 8);

  jb_history_undo (history);
  assert_last (bulletin, "柳坪镇妇联", 5);
  jb_history_undo (history);
  assert_last (bulletin, "群众说好。", 2);
  jb_history_redo (history);
  assert_last (bulletin, "群众都说好。", 3);
  jb_history_redo (history);
  assert_last (bulletin, "柳坪镇妇联办公室", 8);

  /* After a new step it is that one that counts. */
  jb_history_undo (history);
  jb_block_set_text (block, "群众都说好得很。");
  assert_last (bulletin, "群众都说好得很。", 7);
}

/* What came back is where it was; what went has a neighbour that did not. */
static void
test_last_structure (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory *history = jb_bulletin_get_history (bulletin);
  guint      at;
  JbBlock   *block;

  jb_section_remove_article (get_section (bulletin), 1);
  block = jb_history_get_last_block (history, &at);
  if (block != NULL)
    g_assert_true (jb_node_get_bulletin (JB_NODE (block)) == bulletin);

  jb_history_undo (history);
  block = jb_history_get_last_block (history, &at);
  g_assert_nonnull (block);
  g_assert_true (jb_node_get_owner (JB_NODE (block)) == JB_NODE (get_article (bulletin, 1)));

  jb_history_redo (history);
  block = jb_history_get_last_block (history, &at);
  if (block != NULL)
    g_assert_true (jb_node_get_bulletin (JB_NODE (block)) == bulletin);
}

/* A field that is cleared and comes back. */
static void
test_last_slot (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory *history = jb_bulletin_get_history (bulletin);
  JbArticle *article = get_article (bulletin, 1);
  guint      at;
  JbBlock   *block;

  jb_article_set_source (article, NULL);
  block = jb_history_get_last_block (history, &at);
  if (block != NULL)
    g_assert_true (jb_node_get_bulletin (JB_NODE (block)) == bulletin);
  jb_history_undo (history);
  assert_last (bulletin, "柳坪镇妇联", 0);
}

typedef struct
{
  guint n[6];
} Told;

static const char *const names[] = {
  "can-undo", "can-redo", "undo-label", "redo-label", "modified", "revision",
};

static void
on_notify_cb (JbHistory  *history,
              GParamSpec *pspec,
              Told       *told)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    told->n[i] += g_str_equal (pspec->name, names[i]);
}

static void
assert_told (Told       *told,
             const guint expected[6])
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_cmpuint (told->n[i], ==, expected[i]);
    }
  *told = (Told) { { 0 } };
}

/* Another letter of the same word changes nothing but the revision. */
static void
test_notify (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory *history = jb_bulletin_get_history (bulletin);
  JbArticle *article = get_article (bulletin, 1);
  Told       told = { { 0 } };

  g_signal_connect (history, "notify", G_CALLBACK (on_notify_cb), &told);
  jb_article_set_source (article, "柳坪镇妇联办");
  assert_told (&told, (guint[]) { 1, 0, 1, 0, 1, 1 });
  jb_article_set_source (article, "柳坪镇妇联办公");
  assert_told (&told, (guint[]) { 0, 0, 0, 0, 0, 1 });
  jb_history_mark_saved (history);
  assert_told (&told, (guint[]) { 0, 0, 0, 0, 1, 0 });
  jb_history_undo (history);
  assert_told (&told, (guint[]) { 1, 1, 1, 1, 1, 1 });
  jb_history_redo (history);
  assert_told (&told, (guint[]) { 1, 1, 1, 1, 1, 1 });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/last-text", test_last_text);
  g_test_add_func ("/history/last-structure", test_last_structure);
  g_test_add_func ("/history/last-slot", test_last_slot);
  g_test_add_func ("/history/notify", test_notify);

  return g_test_run ();
}
