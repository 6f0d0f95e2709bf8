/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "legacy/jb-legacy.h"

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
export_fixture_assert_says (WindowFixture *f,
                            const char    *words)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

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
  GtkWindow *dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), words));
  gtk_window_destroy (dialog);
  ui_fixture_settle ();
}

gint64
export_fixture_add_issue (WindowFixture *f,
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
  window_fixture_wait (f);

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
export_fixture_break_text (WindowFixture *f,
                           gint64         id)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autofree char *sql = g_strdup_printf ("UPDATE body SET text = 'x' WHERE bulletin_id = %d",
                                          (int) id);
  sqlite3         *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}
