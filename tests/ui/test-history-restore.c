/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "history-fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-journal.h"

/* Going back to what a bulletin was. */

static void
restore (HistoryFixture  *f,
         JbHistoryWindow *history)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.restore", NULL));
  history_fixture_wait (f);
}

/* Restoring is a revision of its own, and one step back. */
static void
test_restore (HistoryFixture *f,
              gconstpointer   data)
{
  JbHistory       *steps;
  JbHistoryWindow *history;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autoptr(JbRevision) newest = NULL;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  history = history_fixture_open (f);
  history_fixture_choose (f, history, 1);
  restore (f, history);
  g_assert_null (history_fixture_find ());

  restored = history_fixture_dup_text (f);
  g_assert_cmpstr (restored, ==, HISTORY_FIXTURE_TEXT);
  newest = history_fixture_load_newest (f);
  g_assert_cmpint (jb_revision_get_number (newest), ==, 3);
  g_assert_cmpint (jb_revision_get_event (newest), ==, JB_REVISION_RESTORED);
  g_assert_cmpint (jb_revision_get_origin (newest), ==, 1);

  steps = jb_bulletin_get_history (jb_window_get_bulletin (f->window));
  g_assert_false (jb_history_get_modified (steps));
  g_assert_cmpstr (jb_history_get_undo_label (steps), ==, "Restore Revision");
  history_fixture_activate (f, "win.undo");
  undone = history_fixture_dup_text (f);
  g_assert_nonnull (strstr (undone, "（云汀市妇联）"));
  g_assert_true (jb_history_get_modified (steps));
  history_fixture_activate (f, "win.redo");
  again = history_fixture_dup_text (f);
  g_assert_cmpstr (again, ==, HISTORY_FIXTURE_TEXT);
  g_assert_false (jb_history_get_modified (steps));
}

/* What was typed and not saved is not lost with it: it is a revision before. */
static void
test_restore_unsaved (HistoryFixture *f,
                      gconstpointer   data)
{
  JbHistoryWindow *history;
  g_autoptr(JbTranscript) before = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  history_fixture_edit (f, "云汀市妇联");
  history = history_fixture_open (f);
  restore (f, history);
  g_assert_cmpuint (history_fixture_count_revisions (f), ==, 3);
  before = jb_archive_load_revision (f->archive, f->id, 2, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (before->text, "（云汀市妇联）"));
  history_fixture_activate (f, "win.undo");
  undone = history_fixture_dup_text (f);
  g_assert_cmpstr (undone, ==, before->text);
}

/* To restore what is there already changes nothing. */
static void
test_restore_same (HistoryFixture *f,
                   gconstpointer   data)
{
  restore (f, history_fixture_open (f));
  g_assert_cmpuint (history_fixture_count_revisions (f), ==, 1);
  g_assert_false (jb_history_get_can_undo (
      jb_bulletin_get_history (jb_window_get_bulletin (f->window))));
}

static void
test_restore_missing (HistoryFixture *f,
                      gconstpointer   data)
{
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.restore-revision", "x",
                                             (gint64) 77));
  history_fixture_wait (f);
  text = history_fixture_dup_text (f);
  g_assert_cmpstr (text, ==, HISTORY_FIXTURE_TEXT);
  g_assert_cmpuint (history_fixture_count_revisions (f), ==, 1);
}

/* Into a filed issue nothing is restored before it is reopened, and its history says all that. */
static void
test_filed (HistoryFixture *f,
            gconstpointer   data)
{
  JbHistoryWindow *history;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  history_fixture_file_now (f);
  history = history_fixture_open (f);
  history_fixture_choose (f, history, 2);
  g_assert_false (history_fixture_is_enabled (GTK_WIDGET (history), "history.restore"));
  g_assert_true (history_fixture_is_enabled (GTK_WIDGET (history), "history.reopen"));
  before = history_fixture_dup_text (f);
  n = history_fixture_count_revisions (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.restore-revision", "x",
                                             (gint64) 1));
  history_fixture_wait (f);
  after = history_fixture_dup_text (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (history_fixture_count_revisions (f), ==, n);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.reopen", NULL));
  history_fixture_wait (f);
  g_assert_true (history_fixture_is_enabled (GTK_WIDGET (history), "history.restore"));
  g_assert_false (history_fixture_is_enabled (GTK_WIDGET (history), "history.reopen"));
  log = jb_archive_list_log (f->archive, f->id, &error);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[0]), ==, JB_LOG_REOPENED);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[1]), ==, JB_LOG_FILED);
  history_fixture_choose (f, history, history_fixture_count_listed (history) - 1);
  restore (f, history);
  g_clear_pointer (&after, g_free);
  after = history_fixture_dup_text (f);
  g_assert_cmpstr (after, ==, HISTORY_FIXTURE_TEXT);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_journal_write_finish (JB_ARCHIVE (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

/* As if the program that wrote the journal had ended. */
static void
disown_journal (HistoryFixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "archive.db", NULL);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE journal SET owner = 'gone 0 0'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

/* What a program that was killed left behind is there, is told, and is seen in the history. */
static void
test_recovered (HistoryFixture *f,
                gconstpointer   data)
{
  g_autoptr(JbBulletin) typed = ui_fixture_read (
      "[妇工动态]\n\n" HISTORY_FIXTURE_TITLE "\n\n服务队帮助五十户人家翻地播种。\n\n报：县委办公室\n");
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (typed);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *text = NULL;
  gboolean         told = FALSE;
  GtkWidget       *label;

  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_fixture_settle ();
  jb_archive_journal_write_async (f->archive, f->id, transcript, NULL, written_cb, loop);
  g_main_loop_run (loop);
  disown_journal (f);

  f->window = jb_window_new (NULL);
  jb_window_set_archive (f->window, f->archive);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  history_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, f->id);
  text = history_fixture_dup_text (f);
  g_assert_nonnull (strstr (text, "五十户"));
  for (guint i = 0; (label = ui_fixture_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, i)) != NULL;
       i++)
    told = told || g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)),
                              "Recovered what was typed in “" HISTORY_FIXTURE_TITLE "”") == 0;
  g_assert_true (told);
  history_fixture_assert_shown (history_fixture_open (f), "− 服务队帮助四十户", TRUE);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/history-restore/" name, HistoryFixture, NULL, history_fixture_set_up, func, \
              history_fixture_tear_down)
  ADD ("restore", test_restore);
  ADD ("restore-unsaved", test_restore_unsaved);
  ADD ("restore-same", test_restore_same);
  ADD ("restore-missing", test_restore_missing);
  ADD ("filed", test_filed);
  ADD ("recovered", test_recovered);

  return g_test_run ();
}
