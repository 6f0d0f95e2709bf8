/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "bulletin/jb-find.h"
#include "bulletin/jb-replace.h"
#include "bulletin/jb-role-check.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

static const char text[] =
    "内容提要\n\n[动态]\n\n柳汀市开出服务车\n\n[动态]\n\n柳汀市开出服务车\n\n"
    "柳汀市妇联把旧客车改成服务车，车号ＡＢ12。\n\n车走了14个乡镇，柳汀柳汀柳。\n\n（柳汀市妇联）\n\n"
    "报：省委\n\n送：各市妇联，柳汀市委\n\n发：各部室\n";

typedef struct
{
  JbBulletin *bulletin;
  JbFind     *find;
  guint       n_changed;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  fixture->bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  fixture->find = jb_find_new ();
  jb_find_set_bulletin (fixture->find, fixture->bulletin);
  g_signal_connect_swapped (fixture->find, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->find);
  g_assert_finalize_object (fixture->bulletin);
}

static void
assert_match (Fixture    *fixture,
              guint       position,
              JbRole      role,
              guint       start,
              const char *said)
{
  const JbFindMatch *match = jb_find_get_match (fixture->find, position);
  g_autofree char   *got = NULL;

  g_assert_nonnull (match);
  g_assert_cmpint (jb_block_get_role (match->block), ==, role);
  g_assert_cmpuint (match->start, ==, start);
  got = g_utf8_substring (jb_block_get_text (match->block), match->start, match->end);
  g_assert_cmpstr (got, ==, said);
}

static void
test_matches (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
  jb_find_set_text (fixture->find, "柳汀");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 7);
  assert_match (fixture, 0, JB_ROLE_DIGEST_TITLE, 0, "柳汀");
  assert_match (fixture, 1, JB_ROLE_TITLE, 0, "柳汀");
  assert_match (fixture, 2, JB_ROLE_PARAGRAPH, 0, "柳汀");
  assert_match (fixture, 3, JB_ROLE_PARAGRAPH, 9, "柳汀");
  assert_match (fixture, 4, JB_ROLE_PARAGRAPH, 11, "柳汀");
  assert_match (fixture, 5, JB_ROLE_SOURCE, 0, "柳汀");
  assert_match (fixture, 6, JB_ROLE_RECIPIENT, 0, "柳汀");
  g_assert_null (jb_find_get_match (fixture->find, 7));

  jb_find_set_text (fixture->find, "北京");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
  g_assert_null (jb_find_step (fixture->find, 1));
  jb_find_set_text (fixture->find, "");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
}

static void
test_folding (Fixture      *fixture,
              gconstpointer data)
{
  jb_find_set_text (fixture->find, "ab１2");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 1);
  assert_match (fixture, 0, JB_ROLE_PARAGRAPH, 17, "ＡＢ12");
  jb_find_set_text (fixture->find, ",");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 2);
}

static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  jb_find_set_text (fixture->find, "柳汀");
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, -1);
  g_assert_nonnull (jb_find_step (fixture->find, 1));
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 0);
  jb_find_step (fixture->find, -1);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 6);
  jb_find_step (fixture->find, 1);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 0);

  /* From a place on: in its block, after it, round the end. */
  jb_find_go_to (fixture->find, jb_find_get_match (fixture->find, 3)->block, 10);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 4);
  jb_find_go_to (fixture->find, jb_find_get_match (fixture->find, 3)->block, 12);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 5);
  jb_find_go_to (fixture->find, jb_find_get_match (fixture->find, 6)->block, 1);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 0);
}

static void
test_follows (Fixture      *fixture,
              gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);
  guint n_changed;

  jb_find_set_text (fixture->find, "柳汀");
  jb_find_go_to (fixture->find, jb_find_get_match (fixture->find, 3)->block, 10);
  n_changed = fixture->n_changed;

  /* The current match stays the current one when another comes before it. */
  jb_article_set_title_text (article, "柳汀柳汀");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 8);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 5);
  g_assert_cmpuint (fixture->n_changed, >, n_changed);

  jb_history_undo (history);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 7);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 4);

  /* When its block goes, the next one takes its number. */
  jb_section_remove_article (section, 0);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 2);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 1);
  jb_history_undo (history);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 7);

  /* A field that the text does not print. */
  jb_fields_set_text (jb_bulletin_get_masthead (fixture->bulletin), "name", "柳汀妇工");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 8);

  jb_find_set_bulletin (fixture->find, NULL);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
}

static void
test_in_value (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(GArray) matches = NULL;

  jb_find_set_text (fixture->find, "aa");
  matches = jb_find_in_value (fixture->find, "甲aaaAa");
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (g_array_index (matches, JbFindMatch, 1).start, ==, 3);
  g_assert_cmpuint (g_array_index (matches, JbFindMatch, 1).end, ==, 5);
}

/* The whole text with every @from replaced by @to. */
static char *
dup_replaced (const char *whole,
              const char *from,
              const char *to)
{
  g_auto (GStrv) parts = g_strsplit (whole, from, -1);

  return g_strjoinv (to, parts);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *now = jb_bulletin_dup_text (fixture->bulletin, NULL);

  g_assert_cmpstr (now, ==, expected);
}

static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  g_autoptr(GError) error = NULL;

  /* Nothing is the current match yet. */
  jb_find_set_text (fixture->find, "柳汀");
  g_assert_false (jb_replace_current (fixture->find, "杨汀", &error));
  g_assert_no_error (error);
  g_assert_false (jb_history_get_can_undo (history));

  jb_find_go_to (fixture->find, jb_find_get_match (fixture->find, 3)->block, 9);
  g_assert_true (jb_replace_current (fixture->find, "柳汀柳汀", &error));
  g_assert_no_error (error);
  /* The next one is behind what was put there, though that has the text twice. */
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 8);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 5);
  assert_match (fixture, 5, JB_ROLE_PARAGRAPH, 13, "柳汀");

  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Replace");
  g_assert_true (jb_history_undo (history));
  assert_text (fixture, text);
  g_assert_false (jb_history_get_can_undo (history));
}

static void
test_replace_all (Fixture      *fixture,
                  gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *expected = dup_replaced (text, "柳汀", "溪口镇");
  guint            n_refused;

  jb_find_set_text (fixture->find, "柳汀");
  g_assert_cmpuint (jb_replace_all (fixture->find, "溪口镇", &n_refused), ==, 7);
  g_assert_cmpuint (n_refused, ==, 0);
  assert_text (fixture, expected);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);

  g_assert_true (jb_history_undo (history));
  assert_text (fixture, text);
  g_assert_false (jb_history_get_can_undo (history));
  g_assert_true (jb_history_redo (history));
  assert_text (fixture, expected);

  jb_find_set_text (fixture->find, "北京");
  g_assert_cmpuint (jb_replace_all (fixture->find, "x", &n_refused), ==, 0);
}

/* A field that cannot have the new text keeps the old one; the others get it. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *expected = NULL;
  guint            n_refused;

  jb_find_set_text (fixture->find, "柳汀市妇联");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 2);
  assert_match (fixture, 1, JB_ROLE_SOURCE, 0, "柳汀市妇联");
  jb_find_step (fixture->find, -1);
  g_assert_false (jb_replace_current (fixture->find, "", &error));
  g_assert_error (error, JB_ROLE_ERROR, JB_ROLE_ERROR_EMPTY);
  assert_text (fixture, text);

  g_assert_cmpuint (jb_replace_all (fixture->find, "", &n_refused), ==, 1);
  g_assert_cmpuint (n_refused, ==, 1);
  expected = dup_replaced (text, "柳汀市妇联把", "把");
  assert_text (fixture, expected);
}

/* Only the bytes of the matches change: lines that were broken by hand stay broken. */
static void
test_wrapped (void)
{
  static const char wrapped[] =
      "[动态]\n\n服务车下乡\n\n    服务车从县城出发，走了十四个乡镇，在每一个乡镇停留半天，\n"
      "服务车上有律师和医生，为妇女姐妹解答问题，办理登记手续，\n服务车还带去了图书。\n\n（柳汀市妇联）\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (wrapped, strlen (wrapped));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin =
                 jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autoptr(JbFind) find = jb_find_new ();
  g_autofree char *expected = dup_replaced (wrapped, "服务车", "大篷车");
  g_autofree char *now = NULL;
  guint            n_refused;

  jb_find_set_bulletin (find, bulletin);
  jb_find_set_text (find, "服务车");
  g_assert_cmpuint (jb_replace_all (find, "大篷车", &n_refused), ==, 4);
  now = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (now, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/find/matches", test_matches);
  ADD ("/find/folding", test_folding);
  ADD ("/find/step", test_step);
  ADD ("/find/follows", test_follows);
  ADD ("/find/in-value", test_in_value);
  ADD ("/find/replace", test_replace);
  ADD ("/find/replace-all", test_replace_all);
  ADD ("/find/refused", test_refused);
#undef ADD
  g_test_add_func ("/find/wrapped", test_wrapped);

  return g_test_run ();
}
