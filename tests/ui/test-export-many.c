/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "export-fixture.h"
#include "jb-file-provider.h"
#include "jb-library.h"
#include "jb-outgoing.h"
#include "jb-report-dialog.h"
#include "store/jb-archive-bin.h"

/* Several into a folder: each by its publication's settings, nothing overwritten, the failing
 * one told. */
static void
test_many (WindowFixture *f,
           gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "out");
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autofree char *there = g_build_filename (path, "妇工情况2014年第4期.txt", NULL);
  g_autofree char *numbered = g_build_filename (path, "妇工情况2014年第4期（2）.txt", NULL);
  g_autofree char *fifth = g_build_filename (path, "妇工情况2014年第5期.txt", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();
  gint64 ids[4];

  for (guint i = 0; i < 3; i++)
    ids[i] = export_fixture_add_issue (f, 4 + i);
  ids[3] = 4711;
  export_fixture_break_text (f, ids[2]);
  settings->options.newline = JB_LEGACY_NEWLINE_CRLF;
  g_assert_true (jb_archive_set_export_settings (f->archive, "妇工情况", JB_KIND_BULLETIN,
                                                 settings, NULL));
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (there, "mine", -1, NULL));

  jb_window_export_many (f->window, ids, 4, folder);
  window_fixture_wait (f);
  kept = export_fixture_read (there, NULL);
  g_assert_cmpstr (kept, ==, "mine");
  written = export_fixture_read (numbered, NULL);
  g_assert_nonnull (strstr (written, "第4期\r\n"));
  g_assert_true (g_file_test (fifth, G_FILE_TEST_EXISTS));
  export_fixture_assert_says (f, "2 files exported");
  export_fixture_assert_dialog ("2 Bulletins Could Not Be Exported", "damaged");

  /* What was written is in the log of each, under the name that it got. */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) log = jb_archive_list_log (f->archive, ids[i], NULL);

      g_assert_cmpuint (log->len, ==, i < 2 ? 1 : 0);
      if (i < 2)
        g_assert_cmpstr (jb_log_entry_get_place (g_ptr_array_index (log, 0)), ==,
                         i == 0 ? numbered : fifth);
    }

  /* Into a folder that cannot be had. */
  {
    g_autoptr(GFile) nowhere = g_file_get_child (folder, "nowhere");

    jb_window_export_many (f->window, ids, 2, nowhere);
    window_fixture_wait (f);
    export_fixture_assert_dialog ("The Texts Could Not Be Exported", "nowhere");
  }
}

/* More failures than can be read at a glance stand in a box to scroll in. */
static void
test_report (WindowFixture *f,
             gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "out");
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  gint64           ids[30];
  GtkWindow       *dialog;
  GtkWidget       *view;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = 1000 + i;
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  jb_window_export_many (f->window, ids, G_N_ELEMENTS (ids), folder);
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "30 Bulletins Could Not Be Exported");
  g_assert_nonnull (ui_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, 0));
  view = ui_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, 0);
  g_assert_nonnull (view);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "What failed");
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  g_assert_nonnull (strstr (text, "1029"));
  gtk_window_destroy (dialog);
}

static void
test_stop (WindowFixture *f,
           gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "out");
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GPtrArray) left = NULL;
  gint64 ids[40];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = export_fixture_add_issue (f, 1 + i);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  jb_window_export_many (f->window, ids, G_N_ELEMENTS (ids), folder);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.cancel-work", NULL));
  window_fixture_wait (f);
  export_fixture_assert_says (f, "Export stopped");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_drag (WindowFixture *f,
           gconstpointer  data)
{
  gint64           id = export_fixture_add_issue (f, 4);
  gint64           same = export_fixture_add_issue (f, 4);
  g_autofree char *text = g_strdup_printf (EXPORT_FIXTURE_ISSUE, 4);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) both = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GdkContentProvider) one = NULL;
  g_autoptr(GdkContentProvider) two = NULL;
  g_autoptr(GdkContentProvider) bad = NULL;
  g_autoptr(GError) error = NULL;
  g_auto (GValue) list = G_VALUE_INIT;
  g_auto (GValue) lists = G_VALUE_INIT;
  g_auto (GValue) string = G_VALUE_INIT;
  g_auto (GValue) failing = G_VALUE_INIT;

  g_array_append_val (ids, id);
  g_array_append_val (both, id);
  g_array_append_val (both, same);
  g_value_init (&list, GDK_TYPE_FILE_LIST);
  g_value_init (&lists, GDK_TYPE_FILE_LIST);
  g_value_init (&string, G_TYPE_STRING);
  g_value_init (&failing, GDK_TYPE_FILE_LIST);

  one = jb_file_provider_new (f->archive, ids);
  g_assert_true (gdk_content_provider_get_value (one, &string, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&string), ==, text);
  g_assert_true (gdk_content_provider_get_value (one, &list, &error));
  {
    g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (&list));
    g_autofree char *name = g_file_get_basename (files->data);
    g_autofree char *path = g_file_get_path (files->data);
    g_autofree char *contents = export_fixture_read (path, NULL);

    g_assert_cmpuint (g_slist_length (files), ==, 1);
    g_assert_cmpstr (name, ==, "妇工情况2014年第4期.txt");
    g_assert_cmpstr (contents, ==, text);
  }

  /* Two of the same name are told apart; several have no one text. */
  two = jb_file_provider_new (f->archive, both);
  g_assert_true (gdk_content_provider_get_value (two, &lists, &error));
  {
    g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (&lists));
    g_autofree char *name = g_file_get_basename (files->next->data);
    g_autoptr(GdkContentFormats) formats = gdk_content_provider_ref_formats (two);

    g_assert_cmpuint (g_slist_length (files), ==, 2);
    g_assert_cmpstr (name, ==, "妇工情况2014年第4期（2）.txt");
    g_assert_false (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
    g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST));
  }

  export_fixture_break_text (f, same);
  bad = jb_file_provider_new (f->archive, both);
  g_assert_false (gdk_content_provider_get_value (bad, &failing, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);

  /* What was handed out is cleared away in the end. */
  jb_outgoing_clean (0);
  {
    g_autofree char *base = g_build_filename (g_get_user_cache_dir (), "jianbao", "outgoing", NULL);
    g_autoptr(GDir) dir = g_dir_open (base, 0, NULL);

    g_assert_null (g_dir_read_name (dir));
  }
}

static void
test_selection (WindowFixture *f,
                gconstpointer  data)
{
  gint64             ids[3];
  GtkWidget         *found = ui_fixture_find (GTK_WIDGET (f->window), JB_TYPE_LIBRARY, 0);
  JbLibrary         *library = JB_LIBRARY (found);
  GtkWidget         *list = ui_fixture_find (GTK_WIDGET (library), GTK_TYPE_LIST_VIEW, 0);
  GtkWidget         *bar = ui_fixture_find (GTK_WIDGET (library), GTK_TYPE_ACTION_BAR, 0);
  GtkSelectionModel *model;

  for (guint i = 0; i < 3; i++)
    ids[i] = export_fixture_add_issue (f, 4 + i);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  /* One row: its bulletin is opened. */
  gtk_selection_model_select_item (model, 0, TRUE);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, ids[2]);
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));

  /* More: none is opened, and the bar counts them. */
  gtk_selection_model_select_item (model, 2, FALSE);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, ids[2]);
  g_assert_cmpuint (jb_library_get_n_selected (library), ==, 2);
  g_assert_true (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  g_assert_true (export_fixture_says (GTK_WIDGET (bar), "2 selected"));
  {
    g_autoptr(GArray) selected = jb_library_dup_selected (library);

    g_assert_cmpuint (selected->len, ==, 2);
    g_assert_cmpint (g_array_index (selected, gint64, 0), ==, ids[2]);
    g_assert_cmpint (g_array_index (selected, gint64, 1), ==, ids[0]);
  }

  /* A bulletin that comes in meanwhile changes nothing about that. */
  export_fixture_add_issue (f, 9);
  g_assert_cmpuint (jb_library_get_n_selected (library), ==, 2);
  gtk_selection_model_select_all (model);
  g_assert_true (export_fixture_says (GTK_WIDGET (bar), "4 selected"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.deselect", NULL));
  window_fixture_wait (f);
  g_assert_cmpuint (jb_library_get_n_selected (library), ==, 1);
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  g_assert_cmpint (jb_window_get_id (f->window), ==, ids[2]);

  /* Opening another takes the selection along. */
  jb_window_open_id (f->window, ids[0]);
  window_fixture_wait (f);
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpuint (jb_library_get_n_selected (library), ==, 1);
}

static guint
count_entries (WindowFixture *f)
{
  g_autoptr(GPtrArray) entries = jb_archive_list (f->archive, NULL, NULL);

  return entries->len;
}

/* Folders are read through, and what was not recognised is counted. */
static void
test_import_folder (WindowFixture *f,
                    gconstpointer  data)
{
  g_autofree char *folder = window_fixture_build_path (f, "in");
  g_autofree char *deep = g_build_filename (folder, "2014", "三月", NULL);
  g_autofree char *first = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *second = g_build_filename (deep, "b.TXT", NULL);
  g_autofree char *other = g_build_filename (deep, "c.doc", NULL);
  g_autofree char *empty = window_fixture_build_path (f, "empty");
  g_autofree char *text = g_strdup_printf (EXPORT_FIXTURE_ISSUE, 4);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GFile) nothing = g_file_new_for_path (empty);

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, text, -1, NULL));
  g_assert_true (g_file_set_contents (second, "随手记的一行\n", -1, NULL));
  g_assert_true (g_file_set_contents (other, text, -1, NULL));

  jb_window_import_files (f->window, &file, 1);
  window_fixture_wait (f);
  g_assert_cmpuint (count_entries (f), ==, 2);
  export_fixture_assert_says (f, "2 bulletins imported");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));

  jb_window_import_files (f->window, &nothing, 1);
  window_fixture_wait (f);
  g_assert_cmpuint (count_entries (f), ==, 2);
  export_fixture_assert_says (f, "There is no text file in the folder");
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) &&
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      found = find_button (child, label);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
dup_report (GtkWidget *dialog)
{
  GtkWidget  *view = ui_fixture_find (dialog, GTK_TYPE_TEXT_VIEW, 0);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);

  return gtk_text_iter_get_text (&start, &end);
}

/* What became of each file: what was recognised of it, what it is the same as, or why not. */
static void
test_import_report (WindowFixture *f,
                    gconstpointer  data)
{
  g_autofree char *folder = window_fixture_build_path (f, "in");
  g_autofree char *good = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *same = g_build_filename (folder, "b.txt", NULL);
  g_autofree char *bad = g_build_filename (folder, "c.txt", NULL);
  g_autofree char *text = g_strdup_printf (EXPORT_FIXTURE_ISSUE, 4);
  g_autofree char *report = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  GtkWidget *button;
  GtkWindow *dialog;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good, text, -1, NULL));
  g_assert_true (g_file_set_contents (same, text, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "\xff", 1, NULL));
  jb_window_import_files (f->window, &file, 1);
  window_fixture_wait (f);
  export_fixture_assert_dialog ("1 File Could Not Be Imported", "c.txt");
  export_fixture_assert_says (f, "1 bulletin imported");

  button = find_button (GTK_WIDGET (f->window), "_Report");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = window_fixture_find_window (JB_TYPE_REPORT_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (export_fixture_says (GTK_WIDGET (dialog), "1 bulletin was imported. 1 was in the "
                                                           "archive already. 1 file could not be "
                                                           "imported."));
  report = dup_report (GTK_WIDGET (dialog));
  g_assert_nonnull (strstr (report, "Not imported\n\n“"));
  g_assert_nonnull (strstr (report, "In the archive already\n\n"));
  g_assert_nonnull (strstr (report, "b.txt: the same as “"));
  g_assert_nonnull (strstr (report, "Imported\n\n"));
  g_assert_nonnull (strstr (report, "a.txt: “"));
  gtk_window_destroy (dialog);
}

static void
test_import_stopped (WindowFixture *f,
                     gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_path (g_getenv ("JB_SAMPLE"));

  jb_window_import_files (f->window, &file, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.cancel-work", NULL));
  window_fixture_wait (f);
  export_fixture_assert_says (f, "nothing was imported");
  g_assert_cmpuint (count_entries (f), ==, 0);
  g_assert_null (jb_window_get_bulletin (f->window));

  /* Nothing stays stopped. */
  jb_window_import_files (f->window, &file, 1);
  window_fixture_wait (f);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("jianbao-cache-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/export-many/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("many", test_many);
  ADD ("report", test_report);
  ADD ("stop", test_stop);
  ADD ("drag", test_drag);
  ADD ("selection", test_selection);
  ADD ("import-folder", test_import_folder);
  ADD ("import-report", test_import_report);
  ADD ("import-stopped", test_import_stopped);

  result = g_test_run ();
  window_fixture_remove (cache);

  return result;
}
