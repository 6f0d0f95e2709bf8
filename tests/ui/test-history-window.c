/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include <glib/gstdio.h>

#include "jb-history-row.h"
#include "jb-history-window.h"
#include "jb-log-row.h"
#include "jb-revision-view.h"
#include "jb-time-words.h"
#include "jb-window.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-revisions.h"
#include "ui-fixture.h"

/* The revisions of the bulletin that is open, in the window. */

typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
  gint64     id;
} Fixture;

#define TITLE "春耕服务队进村"
#define TEXT \
  "[妇工动态]\n\n" TITLE "\n\n服务队帮助四十户人家翻地播种。\n\n活动还将继续到五月底。\n\n" \
  "（青禾县妇联）\n\n报：县委办公室\n"

static JbHistoryWindow *
find_history (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (JB_IS_HISTORY_WINDOW (window))
        return JB_HISTORY_WINDOW (window);
    }

  return NULL;
}

/* Waits for what goes on in the background; a minute is more than any of it takes. */
static void
wait (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      do
        {
          g_main_context_iteration (NULL, FALSE);
          g_assert_cmpint (g_get_monotonic_time (), <, end);
        }
      while (jb_window_get_busy (f->window) ||
             (find_history () != NULL && jb_history_window_get_busy (find_history ())));
      ui_fixture_settle ();
    }
  while (jb_window_get_busy (f->window) ||
         (find_history () != NULL && jb_history_window_get_busy (find_history ())));
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (TEXT);
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &f->id, &error));

  f->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 760);
  jb_window_set_archive (f->window, f->archive);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  wait (f);
  jb_window_open_id (f->window, f->id);
  wait (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  wait (f);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_fixture_settle ();
  g_assert_null (f->window);
  g_assert_null (find_history ());
  ui_fixture_finalize (f->archive);

  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static JbArticle *
get_article (Fixture *f)
{
  JbBulletin *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  /* The section goes on to own it. */
  return article;
}

static void
edit (Fixture    *f,
      const char *source)
{
  jb_article_set_source (get_article (f), source);
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL));
  wait (f);
}

static void
save (Fixture *f)
{
  activate (f, "win.save");
}

static char *
dup_text (Fixture *f)
{
  return jb_bulletin_dup_text (jb_window_get_bulletin (f->window), NULL);
}

static JbHistoryWindow *
open_history (Fixture *f)
{
  JbHistoryWindow *history;

  activate (f, "win.show-history");
  history = find_history ();
  g_assert_nonnull (history);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (history));
  wait (f);

  return history;
}

static GtkSelectionModel *
get_revisions (JbHistoryWindow *history)
{
  GtkWidget *list;

  for (guint i = 0; (list = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_LIST_VIEW, i)) != NULL;
       i++)
    {
      GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

      if (model != NULL && GTK_IS_SINGLE_SELECTION (model) &&
          g_list_model_get_item_type (gtk_single_selection_get_model (
              GTK_SINGLE_SELECTION (model))) == JB_TYPE_REVISION)
        return model;
    }

  g_assert_not_reached ();
}

static void
choose (Fixture         *f,
        JbHistoryWindow *history,
        guint            position)
{
  g_assert_true (gtk_selection_model_select_item (get_revisions (history), position, TRUE));
  wait (f);
}

static void
compare_with (Fixture         *f,
              JbHistoryWindow *history,
              guint            position)
{
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_DROP_DOWN, 0)), position);
  wait (f);
}

static char *
dup_shown (JbHistoryWindow *history)
{
  JbRevisionView *view =
      JB_REVISION_VIEW (ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0));

  return gtk_widget_get_mapped (GTK_WIDGET (view)) ? jb_revision_view_dup_text (view) : NULL;
}

static void
assert_shown (JbHistoryWindow *history,
              const char      *words,
              gboolean         shown)
{
  g_autofree char *text = dup_shown (history);

  g_assert_nonnull (text);
  if ((strstr (text, words) != NULL) != shown)
    g_error ("“%s” is %sin what is shown:\n%s", words, shown ? "not " : "", text);
}

static guint
count_revisions (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) revisions = jb_archive_list_revisions (f->archive, f->id, &error);

  g_assert_no_error (error);

  return revisions->len;
}

static JbRevision *
load_newest (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) revisions = jb_archive_list_revisions (f->archive, f->id, &error);

  g_assert_no_error (error);

  return g_object_ref (revisions->pdata[0]);
}

static gboolean
is_enabled (GtkWidget  *widget,
            const char *action)
{
  GtkWidget *item = gtk_button_new ();
  gboolean   enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, widget);
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);

  return enabled;
}

/* Newest first, and what is saved meanwhile comes to the top while what is chosen stays so. */
static void
test_list (Fixture      *f,
           gconstpointer data)
{
  JbHistoryWindow *history;
  g_autoptr(JbRevision) chosen = NULL;
  GtkWidget *row;

  edit (f, "云汀市妇联");
  save (f);
  history = open_history (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))), ==, 2);
  row = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_cmpint (jb_revision_get_number (jb_history_row_get_revision (JB_HISTORY_ROW (row))), ==,
                   2);
  gtk_test_accessible_assert_property (ui_fixture_find (row, GTK_TYPE_LABEL, 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "3 characters added, 3 removed");

  choose (f, history, 1);
  edit (f, "岚川县妇联");
  save (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))), ==, 3);
  chosen = g_object_ref (gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (get_revisions (history))));
  g_assert_cmpint (jb_revision_get_number (chosen), ==, 1);
}

static void
test_compare (Fixture      *f,
              gconstpointer data)
{
  JbHistoryWindow *history;
  JbRevisionView  *view;

  edit (f, "云汀市妇联");
  save (f);
  jb_article_set_source (get_article (f), "云汀市妇联宣传部");
  save (f);
  history = open_history (f);
  view = JB_REVISION_VIEW (ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0));

  /* With the one before: only what changed, by its sign. */
  assert_shown (history, "+ Source  云汀市妇联宣传部", TRUE);
  assert_shown (history, "− Source  云汀市妇联\n", TRUE);
  assert_shown (history, "四十户", FALSE);
  g_assert_cmpuint (jb_revision_view_get_n_changes (view), ==, 1);

  /* With any other one; what is older comes first whichever is chosen. */
  compare_with (f, history, 4);
  assert_shown (history, "− Source  青禾县妇联", TRUE);
  choose (f, history, 2);
  compare_with (f, history, 2);
  assert_shown (history, "− Source  青禾县妇联", TRUE);
  assert_shown (history, "+ Source  云汀市妇联宣传部", TRUE);

  /* With itself there is no difference. */
  compare_with (f, history, 4);
  g_assert_null (dup_shown (history));

  /* The first one has none before it. */
  compare_with (f, history, 0);
  g_assert_null (dup_shown (history));
}

/* In a narrow window the list and the revision are pages, and the keys go from one to the other. */
static void
test_narrow (Fixture      *f,
             gconstpointer data)
{
  JbHistoryWindow *history;
  GtkWidget       *list = NULL;
  GtkWidget       *view;
  int              minimum;

  edit (f, "云汀市妇联");
  save (f);
  activate (f, "win.show-history");
  history = find_history ();
  gtk_window_set_default_size (GTK_WINDOW (history), 360, 560);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (history));
  wait (f);
  gtk_widget_measure (GTK_WIDGET (history), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);

  view = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0);
  list = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.next", NULL));
  while (!gtk_widget_get_child_visible (view) || !gtk_widget_get_mapped (view) ||
         gtk_widget_get_mapped (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (jb_revision_view_get_current (JB_REVISION_VIEW (view)), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.back", NULL));
  while (!gtk_widget_get_mapped (list) || gtk_widget_get_mapped (view))
    g_main_context_iteration (NULL, TRUE);
}

/* What is in the window and not saved is what the text is now. */
static void
test_present (Fixture      *f,
              gconstpointer data)
{
  JbHistoryWindow *history = open_history (f);

  compare_with (f, history, 1);
  g_assert_null (dup_shown (history));

  edit (f, "云汀市妇联");
  wait (f);
  assert_shown (history, "+ Source  云汀市妇联", TRUE);
  assert_shown (history, "− Source  青禾县妇联", TRUE);
  g_assert_cmpuint (count_revisions (f), ==, 1);

  activate (f, "win.undo");
  g_assert_null (dup_shown (history));
}

static void
test_whole_text (Fixture      *f,
                 gconstpointer data)
{
  JbHistoryWindow *history;
  GtkWidget       *button = NULL;
  g_autofree char *shown = NULL;

  edit (f, "云汀市妇联");
  save (f);
  history = open_history (f);
  choose (f, history, 1);
  for (guint i = 0; button == NULL ||
                    g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Whole Text") != 0;
       i++)
    {
      button = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_TOGGLE_BUTTON, i);
      g_assert_nonnull (button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait (f);
  shown = dup_shown (history);
  g_assert_cmpstr (shown, ==, TEXT);
  g_assert_false (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_TEXT_VIEW, 0))));
}

static void
restore (Fixture         *f,
         JbHistoryWindow *history)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.restore", NULL));
  wait (f);
}

/* Restoring is a revision of its own, and one step back. */
static void
test_restore (Fixture      *f,
              gconstpointer data)
{
  JbHistory       *steps;
  JbHistoryWindow *history;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autoptr(JbRevision) newest = NULL;

  edit (f, "云汀市妇联");
  save (f);
  history = open_history (f);
  choose (f, history, 1);
  restore (f, history);
  g_assert_null (find_history ());

  restored = dup_text (f);
  g_assert_cmpstr (restored, ==, TEXT);
  newest = load_newest (f);
  g_assert_cmpint (jb_revision_get_number (newest), ==, 3);
  g_assert_cmpint (jb_revision_get_event (newest), ==, JB_REVISION_RESTORED);
  g_assert_cmpint (jb_revision_get_origin (newest), ==, 1);

  steps = jb_bulletin_get_history (jb_window_get_bulletin (f->window));
  g_assert_false (jb_history_get_modified (steps));
  g_assert_cmpstr (jb_history_get_undo_label (steps), ==, "Restore Revision");
  activate (f, "win.undo");
  undone = dup_text (f);
  g_assert_nonnull (strstr (undone, "（云汀市妇联）"));
  g_assert_true (jb_history_get_modified (steps));
  activate (f, "win.redo");
  again = dup_text (f);
  g_assert_cmpstr (again, ==, TEXT);
  g_assert_false (jb_history_get_modified (steps));
}

/* What was typed and not saved is not lost with it: it is a revision before. */
static void
test_restore_unsaved (Fixture      *f,
                      gconstpointer data)
{
  JbHistoryWindow *history;
  g_autoptr(JbTranscript) before = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  edit (f, "云汀市妇联");
  history = open_history (f);
  restore (f, history);
  g_assert_cmpuint (count_revisions (f), ==, 3);
  before = jb_archive_load_revision (f->archive, f->id, 2, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (before->text, "（云汀市妇联）"));
  activate (f, "win.undo");
  undone = dup_text (f);
  g_assert_cmpstr (undone, ==, before->text);
}

/* To restore what is there already changes nothing. */
static void
test_restore_same (Fixture      *f,
                   gconstpointer data)
{
  restore (f, open_history (f));
  g_assert_cmpuint (count_revisions (f), ==, 1);
  g_assert_false (jb_history_get_can_undo (
      jb_bulletin_get_history (jb_window_get_bulletin (f->window))));
}

static void
test_restore_missing (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.restore-revision", "x",
                                             (gint64) 77));
  wait (f);
  text = dup_text (f);
  g_assert_cmpstr (text, ==, TEXT);
  g_assert_cmpuint (count_revisions (f), ==, 1);
}

static void
file_now (Fixture *f)
{
  const JbFilingWish wish = { 7, FALSE, 0, "2014-05-01" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, f->id, &wish, &error);

  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, f->id, filing, &error));
  wait (f);
}

/* Into a filed issue nothing is restored before it is reopened, and its history says all that. */
static void
test_filed (Fixture      *f,
            gconstpointer data)
{
  JbHistoryWindow *history;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  edit (f, "云汀市妇联");
  save (f);
  file_now (f);
  history = open_history (f);
  choose (f, history, 2);
  g_assert_false (is_enabled (GTK_WIDGET (history), "history.restore"));
  g_assert_true (is_enabled (GTK_WIDGET (history), "history.reopen"));
  before = dup_text (f);
  n = count_revisions (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.restore-revision", "x",
                                             (gint64) 1));
  wait (f);
  after = dup_text (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_revisions (f), ==, n);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.reopen", NULL));
  wait (f);
  g_assert_true (is_enabled (GTK_WIDGET (history), "history.restore"));
  g_assert_false (is_enabled (GTK_WIDGET (history), "history.reopen"));
  log = jb_archive_list_log (f->archive, f->id, &error);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[0]), ==, JB_LOG_REOPENED);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[1]), ==, JB_LOG_FILED);
  choose (f, history, g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))) - 1);
  restore (f, history);
  g_clear_pointer (&after, g_free);
  after = dup_text (f);
  g_assert_cmpstr (after, ==, TEXT);
}

static void
assert_state (Fixture    *f,
              const char *state)
{
  g_autofree char *begin = g_strconcat (state, " · ", NULL);
  GtkWidget       *title;

  for (guint i = 0; (title = ui_fixture_find (GTK_WIDGET (f->window), ADW_TYPE_WINDOW_TITLE, i)) !=
                    NULL;
       i++)
    if (g_str_has_prefix (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), begin))
      return;

  g_error ("The title does not say “%s”", state);
}

/* The title says what state the bulletin is in. */
static void
test_title (Fixture      *f,
            gconstpointer data)
{
  assert_state (f, "Draft, saved");
  edit (f, "云汀市妇联");
  wait (f);
  assert_state (f, "Draft, modified");
  activate (f, "win.undo");
  assert_state (f, "Draft, saved");
  edit (f, "云汀市妇联");
  save (f);
  assert_state (f, "Draft, saved");
  file_now (f);
  wait (f);
  assert_state (f, "Filed");
  activate (f, "win.reopen");
  assert_state (f, "Draft, saved");
  activate (f, "win.new-bulletin");
  assert_state (f, "Draft, not saved yet");
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
disown_journal (Fixture *f)
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
test_recovered (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbBulletin) typed = ui_fixture_read (
      "[妇工动态]\n\n" TITLE "\n\n服务队帮助五十户人家翻地播种。\n\n报：县委办公室\n");
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
  wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, f->id);
  text = dup_text (f);
  g_assert_nonnull (strstr (text, "五十户"));
  for (guint i = 0; (label = ui_fixture_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, i)) != NULL;
       i++)
    told = told || g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)),
                              "Recovered what was typed in “" TITLE "”") == 0;
  g_assert_true (told);
  assert_shown (open_history (f), "− 服务队帮助四十户", TRUE);
}

static void
test_log (Fixture      *f,
          gconstpointer data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *history;
  GtkWidget       *row;
  g_autofree char *sum = NULL;

  g_assert_true (jb_archive_log (f->archive, f->id, JB_LOG_EXPORTED, "/somewhere/简报.txt", bytes,
                                 &error));
  history = open_history (f);
  gtk_stack_set_visible_child_name (
      GTK_STACK (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (
          ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_STACK_SWITCHER, 0)))),
      "log");
  wait (f);
  row = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_LOG_ROW, 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, 0))), ==,
                   "Exported");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, 2))), ==,
                   "/somewhere/简报.txt");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, 3))), ==,
                   "SHA-256 ba7816bf8f01…");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (ui_fixture_find (row, GTK_TYPE_LABEL, 3)), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
test_name (Fixture      *f,
           gconstpointer data)
{
  JbHistoryWindow *history = open_history (f);
  GtkWidget       *entry = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_ENTRY, 0);
  g_autoptr(JbRevision) newest = NULL;
  GtkWidget *row;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.name", NULL));
  wait (f);
  gtk_editable_set_text (GTK_EDITABLE (entry), " 送审稿 ");
  g_signal_emit_by_name (entry, "activate");
  wait (f);
  newest = load_newest (f);
  g_assert_cmpstr (jb_revision_get_label (newest), ==, "送审稿");
  row = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, 0))), ==,
                   "1. Added: 送审稿");
}

/* Saving under a name makes one revision, which has it. */
static void
test_save_as (Fixture      *f,
              gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *entry;
  g_autoptr(JbRevision) newest = NULL;

  edit (f, "云汀市妇联");
  activate (f, "win.save-revision-as");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) dialog = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (dialog))
        continue;
      entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
      g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog),
                                                               "save"));
      gtk_editable_set_text (GTK_EDITABLE (entry), "初稿");
      g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog),
                                                              "save"));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
      gtk_window_destroy (GTK_WINDOW (dialog));
      break;
    }
  wait (f);
  newest = load_newest (f);
  g_assert_cmpint (jb_revision_get_number (newest), ==, 2);
  g_assert_cmpstr (jb_revision_get_label (newest), ==, "初稿");
}

/* Another bulletin has another history, and without one there is nothing to show. */
static void
test_follow (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbBulletin) other = ui_fixture_read ("[动态]\n\n另一期\n\n正文。\n");
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (other);
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *history;
  gint64           id;

  edit (f, "云汀市妇联");
  save (f);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, &error));
  history = open_history (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))), ==, 2);
  jb_window_open_id (f->window, id);
  wait (f);
  g_assert_true (find_history () == history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))), ==, 1);
  gtk_window_close (GTK_WINDOW (history));
  wait (f);
  g_assert_null (find_history ());

  /* What is new has no history, and no window that shows that of another. */
  open_history (f);
  activate (f, "win.new-bulletin");
  g_assert_null (find_history ());

  /* Asked for, it gets one: it is saved for that. */
  history = open_history (f);
  g_assert_cmpint (jb_window_get_id (f->window), >, id);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_revisions (history))), ==, 1);
}

/* Steps go round, and tell what they found. */
static void
test_view (void)
{
  g_autoptr(JbBulletin) first = ui_fixture_read (TEXT);
  g_autoptr(JbBulletin) second = ui_fixture_read (
      "[妇工动态]\n\n" TITLE "了\n\n服务队帮助四十户人家翻地播种。\n\n活动还将继续到六月底。\n\n"
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

#define ADD(name, func) g_test_add ("/history-window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("list", test_list);
  ADD ("compare", test_compare);
  ADD ("narrow", test_narrow);
  ADD ("present", test_present);
  ADD ("whole-text", test_whole_text);
  ADD ("restore", test_restore);
  ADD ("restore-unsaved", test_restore_unsaved);
  ADD ("restore-same", test_restore_same);
  ADD ("restore-missing", test_restore_missing);
  ADD ("filed", test_filed);
  ADD ("title", test_title);
  ADD ("recovered", test_recovered);
  ADD ("log", test_log);
  ADD ("name", test_name);
  ADD ("save-as", test_save_as);
  ADD ("follow", test_follow);
  g_test_add_func ("/history-window/view", test_view);
  g_test_add_func ("/history-window/view-long", test_view_long);
  g_test_add_func ("/history-window/times", test_times);

  return g_test_run ();
}
