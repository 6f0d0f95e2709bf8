/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "history-fixture.h"
#include "jb-history-row.h"
#include "jb-log-row.h"
#include "jb-revision-view.h"
#include "store/jb-archive-bin.h"

/* The revisions of the bulletin that is open, in the window. */

/* Newest first, and what is saved meanwhile comes to the top while what is chosen stays so. */
static void
test_list (HistoryFixture *f,
           gconstpointer   data)
{
  JbHistoryWindow *history;
  g_autoptr(JbRevision) chosen = NULL;
  GtkWidget *row;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  history = history_fixture_open (f);
  g_assert_cmpuint (history_fixture_count_listed (history), ==, 2);
  row = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_cmpint (jb_revision_get_number (jb_history_row_get_revision (JB_HISTORY_ROW (row))), ==,
                   2);
  gtk_test_accessible_assert_property (ui_fixture_find (row, GTK_TYPE_LABEL, 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "3 characters added, 3 removed");

  history_fixture_choose (f, history, 1);
  history_fixture_edit (f, "岚川县妇联");
  history_fixture_save (f);
  g_assert_cmpuint (history_fixture_count_listed (history), ==, 3);
  chosen = g_object_ref (gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (history_fixture_get_revisions (history))));
  g_assert_cmpint (jb_revision_get_number (chosen), ==, 1);
}

static void
test_compare (HistoryFixture *f,
              gconstpointer   data)
{
  JbHistoryWindow *history;
  JbRevisionView  *view;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  jb_article_set_source (history_fixture_get_article (f), "云汀市妇联宣传部");
  history_fixture_save (f);
  history = history_fixture_open (f);
  view = JB_REVISION_VIEW (ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0));

  /* With the one before: only what changed, by its sign. */
  history_fixture_assert_shown (history, "+ Source  云汀市妇联宣传部", TRUE);
  history_fixture_assert_shown (history, "− Source  云汀市妇联\n", TRUE);
  history_fixture_assert_shown (history, "四十户", FALSE);
  g_assert_cmpuint (jb_revision_view_get_n_changes (view), ==, 1);

  /* With any other one; what is older comes first whichever is chosen. */
  history_fixture_compare_with (f, history, 4);
  history_fixture_assert_shown (history, "− Source  青禾县妇联", TRUE);
  history_fixture_choose (f, history, 2);
  history_fixture_compare_with (f, history, 2);
  history_fixture_assert_shown (history, "− Source  青禾县妇联", TRUE);
  history_fixture_assert_shown (history, "+ Source  云汀市妇联宣传部", TRUE);

  /* With itself there is no difference. */
  history_fixture_compare_with (f, history, 4);
  g_assert_null (history_fixture_dup_shown (history));

  /* The first one has none before it. */
  history_fixture_compare_with (f, history, 0);
  g_assert_null (history_fixture_dup_shown (history));
}

/* In a narrow window the list and the revision are pages, and the keys go from one to the other. */
static void
test_narrow (HistoryFixture *f,
             gconstpointer   data)
{
  JbHistoryWindow *history;
  GtkWidget       *list = NULL;
  GtkWidget       *view;
  AdwLeaflet      *leaflet;
  int              minimum;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  history_fixture_activate (f, "win.show-history");
  history = history_fixture_find ();
  gtk_window_set_default_size (GTK_WINDOW (history), 360, 560);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (history));
  history_fixture_wait (f);
  gtk_widget_measure (GTK_WIDGET (history), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);

  view = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0);
  list = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_true (gtk_widget_get_mapped (list));
  /* The window is narrow when the display says so. */
  leaflet = ADW_LEAFLET (ui_fixture_find (GTK_WIDGET (history), ADW_TYPE_LEAFLET, 0));
  while (!adw_leaflet_get_folded (leaflet) || adw_leaflet_get_child_transition_running (leaflet))
    g_main_context_iteration (NULL, TRUE);
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
test_present (HistoryFixture *f,
              gconstpointer   data)
{
  JbHistoryWindow *history = history_fixture_open (f);

  history_fixture_compare_with (f, history, 1);
  g_assert_null (history_fixture_dup_shown (history));

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_wait (f);
  history_fixture_assert_shown (history, "+ Source  云汀市妇联", TRUE);
  history_fixture_assert_shown (history, "− Source  青禾县妇联", TRUE);
  g_assert_cmpuint (history_fixture_count_revisions (f), ==, 1);

  history_fixture_activate (f, "win.undo");
  g_assert_null (history_fixture_dup_shown (history));
}

static void
test_whole_text (HistoryFixture *f,
                 gconstpointer   data)
{
  JbHistoryWindow *history;
  GtkWidget       *button = NULL;
  g_autofree char *shown = NULL;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  history = history_fixture_open (f);
  history_fixture_choose (f, history, 1);
  for (guint i = 0; button == NULL ||
                    g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Whole Text") != 0;
       i++)
    {
      button = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_TOGGLE_BUTTON, i);
      g_assert_nonnull (button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  history_fixture_wait (f);
  shown = history_fixture_dup_shown (history);
  g_assert_cmpstr (shown, ==, HISTORY_FIXTURE_TEXT);
  g_assert_false (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_TEXT_VIEW, 0))));
}

static void
assert_state (HistoryFixture *f,
              const char     *state)
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
test_title (HistoryFixture *f,
            gconstpointer   data)
{
  assert_state (f, "Draft, saved");
  history_fixture_edit (f, "云汀市妇联");
  history_fixture_wait (f);
  assert_state (f, "Draft, modified");
  history_fixture_activate (f, "win.undo");
  assert_state (f, "Draft, saved");
  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  assert_state (f, "Draft, saved");
  history_fixture_file_now (f);
  history_fixture_wait (f);
  assert_state (f, "Filed");
  history_fixture_activate (f, "win.reopen");
  assert_state (f, "Draft, saved");
  history_fixture_activate (f, "win.new-bulletin");
  assert_state (f, "Draft, not saved yet");
}

static void
test_log (HistoryFixture *f,
          gconstpointer   data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *history;
  GtkWidget       *row;
  g_autofree char *sum = NULL;

  g_assert_true (jb_archive_log (f->archive, f->id, JB_LOG_EXPORTED, "/somewhere/简报.txt", bytes,
                                 &error));
  history = history_fixture_open (f);
  gtk_stack_set_visible_child_name (
      GTK_STACK (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (
          ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_STACK_SWITCHER, 0)))),
      "log");
  history_fixture_wait (f);
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
test_name (HistoryFixture *f,
           gconstpointer   data)
{
  JbHistoryWindow *history = history_fixture_open (f);
  GtkWidget       *entry = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_ENTRY, 0);
  g_autoptr(JbRevision) newest = NULL;
  GtkWidget *row;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (history), "history.name", NULL));
  history_fixture_wait (f);
  gtk_editable_set_text (GTK_EDITABLE (entry), " 送审稿 ");
  g_signal_emit_by_name (entry, "activate");
  history_fixture_wait (f);
  newest = history_fixture_load_newest (f);
  g_assert_cmpstr (jb_revision_get_label (newest), ==, "送审稿");
  row = ui_fixture_find (GTK_WIDGET (history), JB_TYPE_HISTORY_ROW, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, 0))), ==,
                   "1. Added: 送审稿");
}

/* Saving under a name makes one revision, which has it. */
static void
test_save_as (HistoryFixture *f,
              gconstpointer   data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *entry;
  g_autoptr(JbRevision) newest = NULL;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_activate (f, "win.save-revision-as");
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
  history_fixture_wait (f);
  newest = history_fixture_load_newest (f);
  g_assert_cmpint (jb_revision_get_number (newest), ==, 2);
  g_assert_cmpstr (jb_revision_get_label (newest), ==, "初稿");
}

/* Another bulletin has another history, and without one there is nothing to show. */
static void
test_follow (HistoryFixture *f,
             gconstpointer   data)
{
  g_autoptr(JbBulletin) other = ui_fixture_read ("[动态]\n\n另一期\n\n正文。\n");
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (other);
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *history;
  gint64           id;

  history_fixture_edit (f, "云汀市妇联");
  history_fixture_save (f);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, &error));
  history = history_fixture_open (f);
  g_assert_cmpuint (history_fixture_count_listed (history), ==, 2);
  jb_window_open_id (f->window, id);
  history_fixture_wait (f);
  g_assert_true (history_fixture_find () == history);
  g_assert_cmpuint (history_fixture_count_listed (history), ==, 1);
  gtk_window_close (GTK_WINDOW (history));
  history_fixture_wait (f);
  g_assert_null (history_fixture_find ());

  /* What is new has no history, and no window that shows that of another. */
  history_fixture_open (f);
  history_fixture_activate (f, "win.new-bulletin");
  g_assert_null (history_fixture_find ());

  /* Asked for, it gets one: it is saved for that. */
  history = history_fixture_open (f);
  g_assert_cmpint (jb_window_get_id (f->window), >, id);
  g_assert_cmpuint (history_fixture_count_listed (history), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/history-window/" name, HistoryFixture, NULL, history_fixture_set_up, func, \
              history_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("compare", test_compare);
  ADD ("narrow", test_narrow);
  ADD ("present", test_present);
  ADD ("whole-text", test_whole_text);
  ADD ("title", test_title);
  ADD ("log", test_log);
  ADD ("name", test_name);
  ADD ("save-as", test_save_as);
  ADD ("follow", test_follow);

  return g_test_run ();
}
