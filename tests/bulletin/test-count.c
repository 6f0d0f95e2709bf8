/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-count.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* What is remembered of a bulletin from one change to the next: counts, and what a change was
 * about. */

static const char issue[] = "松河简报\n2024年第6期（总第12期）\n松河市妇联办公室  2024年5月8日\n\n"
                            "【动态】\n\n溪口县举办夜校\n\n近日，溪口县妇联办起夜校。\r\n\n"
                            "群众 说好。\n\n                    （溪口县妇联）\n\n"
                            "柳坪镇走访群众\n\n柳坪镇妇联走访群众三十户。\n\n"
                            "                    （柳坪镇妇联）\n\n[经验]\n\n清石乡的做法\n\n一、请进来。\n";

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

static JbArticle *
get_article (JbBulletin *bulletin,
             guint       section_at,
             guint       article_at)
{
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin),
                                                         section_at);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section),
                                                         article_at);

  g_assert_nonnull (article);

  return article;
}

static JbBlock *
get_block (GListModel *blocks,
           guint       position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (blocks, position);

  return block;
}

static void
assert_counts (JbBulletin *bulletin)
{
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
  guint            n_sections = g_list_model_get_n_items (jb_bulletin_get_sections (bulletin));

  g_assert_cmpuint (jb_count_bulletin (bulletin), ==, jb_count_characters (text));

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_assert_cmpuint (jb_count_block (block), ==, jb_count_characters (jb_block_get_text (block)));

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), i);
      guint n_articles = g_list_model_get_n_items (jb_section_get_articles (section));

      for (guint j = 0; j < n_articles; j++)
        {
          GListModel *blocks = jb_article_get_paragraphs (get_article (bulletin, i, j));
          guint       n = g_list_model_get_n_items (blocks);
          guint       sum = 0;

          for (guint k = 0; k < n; k++)
            sum += jb_count_characters (jb_block_get_text (get_block (blocks, k)));
          g_assert_cmpuint (jb_count_blocks (blocks), ==, sum);
        }
    }
}

static void
test_counts (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbArticle *article = get_article (bulletin, 0, 0);
  JbBlock   *block = get_block (jb_article_get_paragraphs (article), 0);
  guint      before = jb_count_bulletin (bulletin);

  assert_counts (bulletin);

  jb_block_set_text (block, "");
  g_assert_cmpuint (jb_count_block (block), ==, 0);
  assert_counts (bulletin);

  jb_block_set_text (block, "三 个\n字");
  g_assert_cmpuint (jb_count_block (block), ==, 3);
  assert_counts (bulletin);

  jb_history_undo (jb_bulletin_get_history (bulletin));
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (jb_count_bulletin (bulletin), ==, before);
}

/* A block as it was before a change. */
typedef struct
{
  JbBlock *block;
  char    *text;
  char    *printed;
} Seen;

typedef struct
{
  JbBulletin *bulletin;
  GArray     *seen;
  JbBlock    *told;
  guint       n_told;
  guint       n_only;
} Watch;

static void
clear_seen (gpointer data)
{
  g_free (((Seen *) data)->text);
  g_free (((Seen *) data)->printed);
}

static GArray *
see (JbBulletin *bulletin)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (Seen));

  g_array_set_clear_func (seen, clear_seen);
  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      Seen item = { block, g_strdup (jb_block_get_text (block)), NULL };

      item.printed = g_strconcat (jb_block_get_open (block), jb_block_get_raw (block),
                                  jb_block_get_close (block), jb_block_get_gap (block), NULL);
      g_array_append_val (seen, item);
    }

  return seen;
}

/* When one block is told, the others are the same, in the same order. */
static void
on_revision_cb (JbHistory  *history,
                GParamSpec *pspec,
                Watch      *watch)
{
  g_autoptr(GArray) before = g_steal_pointer (&watch->seen);

  watch->seen = see (watch->bulletin);
  watch->told = jb_history_get_only_block (history);
  watch->n_told++;
  if (watch->told == NULL)
    return;

  watch->n_only++;
  g_assert_cmpuint (before->len, ==, watch->seen->len);
  for (guint i = 0; i < before->len; i++)
    {
      const Seen *old = &g_array_index (before, Seen, i);
      const Seen *new = &g_array_index (watch->seen, Seen, i);

      g_assert_true (old->block == new->block);
      if (new->block == watch->told)
        continue;
      g_assert_cmpstr (old->text, ==, new->text);
      g_assert_cmpstr (old->printed, ==, new->printed);
    }
}

static void
watch_bulletin (Watch      *watch,
                JbBulletin *bulletin)
{
  *watch = (Watch) { bulletin, see (bulletin), NULL, 0, 0 };
  g_signal_connect (jb_bulletin_get_history (bulletin), "notify::revision",
                    G_CALLBACK (on_revision_cb), watch);
}

static void
test_only_block (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory  *history = jb_bulletin_get_history (bulletin);
  JbArticle  *article = get_article (bulletin, 0, 0);
  GListModel *paragraphs = jb_article_get_paragraphs (article);
  JbBlock    *first = get_block (paragraphs, 0);
  JbBlock    *second = get_block (paragraphs, 1);
  Watch       watch;

  watch_bulletin (&watch, bulletin);
  g_assert_null (jb_history_get_only_block (history));

  /* Typing, and more of it that becomes the same step. */
  jb_block_set_text (first, "近日，溪口县妇联办起夜校。好");
  g_assert_true (watch.told == first);
  jb_block_set_text (first, "近日，溪口县妇联办起夜校。好的");
  g_assert_true (watch.told == first);
  g_assert_null (jb_history_get_only_block (history));
  jb_history_undo (history);
  g_assert_true (watch.told == first);
  jb_history_redo (history);
  g_assert_true (watch.told == first);

  /* Two blocks in one step, on the way there and back. */
  jb_history_begin (history, "Both");
  jb_block_set_text (first, "甲");
  jb_block_set_text (second, "乙");
  jb_history_end (history);
  g_assert_null (watch.told);
  jb_history_undo (history);
  g_assert_null (watch.told);

  /* One block twice in one step. */
  jb_history_begin (history, "Twice");
  jb_block_set_text (second, "甲");
  jb_block_set_text (second, "乙");
  jb_history_end (history);
  g_assert_true (watch.told == second);

  /* Blocks that come, go or move. */
  jb_article_set_source (article, NULL);
  g_assert_null (watch.told);
  jb_section_remove_article (JB_SECTION (jb_node_get_owner (JB_NODE (article))), 1);
  g_assert_null (watch.told);
  jb_bulletin_move_section (bulletin, 1, 0);
  g_assert_null (watch.told);

  /* What was taken back altogether. */
  jb_history_begin (history, "Nothing");
  jb_block_set_text (first, "丙");
  jb_history_cancel (history);
  g_assert_null (watch.told);

  g_assert_cmpuint (watch.n_told, ==, 11);
  g_array_unref (watch.seen);
}

static char *
random_text (void)
{
  static const char *const words[] = { "妇联", " ", "A4", "，", "\n", "3", "。", "　", "𠮷", "" };
  GString                 *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 5); n >= 0; n--)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static JbBlock *
pick_block (JbBulletin *bulletin)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_PARAGRAPH)
      g_ptr_array_add (blocks, block);

  return blocks->len > 0 ? blocks->pdata[g_test_rand_int_range (0, blocks->len)] : NULL;
}

static void
edit_randomly (JbBulletin *bulletin)
{
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  JbArticle       *article = get_article (bulletin, 0, 0);
  guint            n = g_list_model_get_n_items (jb_article_get_paragraphs (article));
  JbBlock         *block = pick_block (bulletin);
  g_autofree char *a = random_text ();
  g_autofree char *b = random_text ();
  const char      *texts[] = { a, b, NULL };

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      jb_article_splice_paragraphs (article, g_test_rand_int_range (0, n + 1), 0, texts);
      break;
    case 1:
      if (n > 0)
        jb_article_splice_paragraphs (article, g_test_rand_int_range (0, n), 1, texts + 1);
      break;
    case 2:
      jb_article_set_source (article, g_test_rand_bit () ? "溪口县妇联" : NULL);
      break;
    case 3:
      jb_article_set_title_text (article, a);
      break;
    case 4:
      jb_history_undo (history);
      break;
    case 5:
      jb_history_redo (history);
      break;
    case 6:
      jb_history_begin (history, "Several");
      for (int i = 0; i < 2 && (block = pick_block (bulletin)) != NULL; i++)
        jb_block_set_text (block, i == 0 ? a : b);
      jb_history_end (history);
      break;
    default:
      if (block != NULL)
        jb_block_set_text (block, a);
      break;
    }
}

static void
test_random_edits (void)
{
  guint n_only = 0;

  for (int round = 0; round < 40; round++)
    {
      g_autoptr(JbBulletin) bulletin = make_issue ();
      Watch watch;

      watch_bulletin (&watch, bulletin);
      for (int i = 0; i < 60; i++)
        {
          edit_randomly (bulletin);
          assert_counts (bulletin);
        }
      n_only += watch.n_only;
      g_array_unref (watch.seen);
    }
  g_assert_cmpuint (n_only, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/count/counts", test_counts);
  g_test_add_func ("/count/only-block", test_only_block);
  g_test_add_func ("/count/random-edits", test_random_edits);

  return g_test_run ();
}
