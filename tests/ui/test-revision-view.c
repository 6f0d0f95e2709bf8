/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-fixture.h"
#include "jb-revision-view.h"
#include "jb-time-words.h"

/* What a revision shows: its changes or its text, and when it was. */

/* Steps go round, and tell what they found. */
static void
test_view (void)
{
  g_autoptr(JbBulletin) first = ui_fixture_read (HISTORY_FIXTURE_TEXT);
  g_autoptr(JbBulletin) second = ui_fixture_read (
      "[妇工动态]\n\n" HISTORY_FIXTURE_TITLE "了\n\n服务队帮助四十户人家翻地播种。\n\n活动还将继续到六月底。\n\n"
      "（青禾县妇联）\n\n报：县委办公室\n");
  g_autoptr(JbTranscript) olds = jb_bulletin_to_transcript (first);
  g_autoptr(JbTranscript) news = jb_bulletin_to_transcript (second);
  g_autoptr(GPtrArray) parts = jb_comparison_make (olds, news, 1);
  JbRevisionView  *view = g_object_ref_sink (g_object_new (JB_TYPE_REVISION_VIEW, NULL));
  g_autofree char *words = NULL;

  g_assert_false (jb_revision_view_go (view, 1));
  jb_revision_view_show_changes (view, parts);
  ui_fixture_settle ();
  g_assert_cmpuint (jb_revision_view_get_n_changes (view), ==, 2);
  g_assert_cmpuint (jb_revision_view_get_current (view), ==, 0);
  g_assert_true (jb_revision_view_go (view, -1));
  g_assert_cmpuint (jb_revision_view_get_current (view), ==, 2);
  words = jb_revision_view_dup_words (view);
  g_assert_cmpstr (words, ==, "“五” became “六”");
  g_assert_true (jb_revision_view_go (view, 1));
  g_assert_cmpuint (jb_revision_view_get_current (view), ==, 1);
  g_free (words);
  words = jb_revision_view_dup_words (view);
  g_assert_cmpstr (words, ==, "Added: 了");
  g_assert_finalize_object (view);
}

/* A long text comes in portions, and as it is. */
static void
test_view_long (void)
{
  g_autoptr(GString) text = g_string_new ("[动态]\r\n\r\n长稿\r\n\r\n");
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  JbRevisionView  *view = g_object_ref_sink (g_object_new (JB_TYPE_REVISION_VIEW, NULL));
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (text, "第%u段，说的是%u件事。\r\n\r\n", i, i);
  bulletin = ui_fixture_read (text->str);
  transcript = jb_bulletin_to_transcript (bulletin);
  jb_revision_view_show_text (view, transcript);
  g_assert_true (jb_revision_view_get_busy (view));
  while (jb_revision_view_get_busy (view))
    g_main_context_iteration (NULL, FALSE);
  shown = jb_revision_view_dup_text (view);
  g_assert_cmpstr (shown, ==, text->str);

  /* What is left unfinished is not gone on with. */
  jb_revision_view_show_text (view, transcript);
  g_assert_true (jb_revision_view_get_busy (view));
  g_assert_finalize_object (view);
}

static void
assert_time (const char *then,
             const char *words)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (then, zone);
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 ("2014-05-09T10:30:00", zone);
  g_autofree char *said =
      jb_time_words_dup_relative (g_date_time_to_unix (time) * G_USEC_PER_SEC,
                                  g_date_time_to_unix (now) * G_USEC_PER_SEC);

  g_assert_cmpstr (said, ==, words);
}

static void
test_times (void)
{
  g_autofree char *impossible = jb_time_words_dup_relative (G_MAXINT64, 0);

  assert_time ("2014-05-09T10:29:30", "Just now");
  assert_time ("2014-05-09T10:29:00", "1 minute ago");
  assert_time ("2014-05-09T09:31:00", "59 minutes ago");
  assert_time ("2014-05-09T09:30:00", "1 hour ago");
  assert_time ("2014-05-09T00:10:00", "10 hours ago");
  assert_time ("2014-05-08T23:50:00", "Yesterday");
  assert_time ("2014-05-07T23:50:00", "2 days ago");
  assert_time ("2014-04-09T10:30:00", "30 days ago");
  assert_time ("2014-04-08T10:30:00", "04/08/14");
  /* A clock that was set back. */
  assert_time ("2014-05-09T10:40:00", "Just now");
  assert_time ("2014-06-09T10:40:00", "06/09/14");
  g_assert_cmpstr (impossible, ==, "");
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/revision-view/changes", test_view);
  g_test_add_func ("/revision-view/long", test_view_long);
  g_test_add_func ("/revision-view/times", test_times);

  return g_test_run ();
}
