/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "legacy/jb-legacy.h"

char *
export_fixture_build_path (ExportFixture *f,
                           const char    *name)
{
  return g_build_filename (f->folder, name, NULL);
}

/* Runs the main loop until nothing goes on any more; a minute is more than any of it takes. */
void
export_fixture_settle (ExportFixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (f->window));
  ui_fixture_settle ();
}

void
export_fixture_set_up (ExportFixture *f,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = export_fixture_build_path (f, "archive.db");
  f->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);

  f->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 760);
  jb_window_set_archive (f->window, f->archive);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  export_fixture_settle (f);
}

void
export_fixture_remove (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        export_fixture_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
export_fixture_tear_down (ExportFixture *f,
                          gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_fixture_settle ();
  g_assert_null (f->window);
  g_assert_finalize_object (f->archive);
  export_fixture_remove (f->folder);
  g_free (f->folder);
}

GtkWindow *
export_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* What the toasts say: the newest that is on the screen. */
gboolean
export_fixture_says (GtkWidget  *root,
                     const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_label (GTK_LABEL (child)), words) != NULL)
        return TRUE;
      if (export_fixture_says (child, words))
        return TRUE;
    }

  return FALSE;
}

void
export_fixture_assert_says (ExportFixture *f,
                            const char    *words)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!export_fixture_says (GTK_WIDGET (f->window), words))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

void
export_fixture_assert_dialog (const char *heading,
                              const char *words)
{
  GtkWindow *dialog = export_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), words));
  gtk_window_destroy (dialog);
  ui_fixture_settle ();
}

gint64
export_fixture_add_issue (ExportFixture *f,
                          guint          number)
{
  g_autofree char *text = g_strdup_printf (EXPORT_FIXTURE_ISSUE, number);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, &error));
  g_assert_no_error (error);
  export_fixture_settle (f);

  return id;
}

char *
export_fixture_read (const char *path,
                     gsize      *length)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

void
export_fixture_break_text (ExportFixture *f,
                           gint64         id)
{
  g_autofree char *path = export_fixture_build_path (f, "archive.db");
  g_autofree char *sql = g_strdup_printf ("UPDATE body SET text = 'x' WHERE bulletin_id = %d",
                                          (int) id);
  sqlite3         *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}
