/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trouble-fixture.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

static void
rename_table (WindowFixture *f,
              const char    *from,
              const char    *to)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autofree char *sql = g_strdup_printf ("ALTER TABLE %s RENAME TO %s", from, to);
  sqlite3         *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 60 * 1000);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* With NULL the file goes away under the program, else a table of it. */
void
trouble_fixture_spoil (WindowFixture *f,
                       const char    *table)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autofree char *away = g_strconcat (path, "-away", NULL);

  if (table == NULL)
    g_assert_cmpint (g_rename (path, away), ==, 0);
  else
    rename_table (f, table, "spoilt");
}

void
trouble_fixture_mend (WindowFixture *f,
                      const char    *table)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autofree char *away = g_strconcat (path, "-away", NULL);

  if (table == NULL)
    g_assert_cmpint (g_rename (away, path), ==, 0);
  else
    rename_table (f, "spoilt", table);
}

AdwMessageDialog *
trouble_fixture_find_dialog (void)
{
  return ADW_MESSAGE_DIALOG (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

AdwMessageDialog *
trouble_fixture_wait (void)
{
  gint64            end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  AdwMessageDialog *dialog;

  while ((dialog = trouble_fixture_find_dialog ()) == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }

  return dialog;
}

AdwMessageDialog *
trouble_fixture_wait_for (const char *heading)
{
  AdwMessageDialog *dialog = trouble_fixture_wait ();

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, heading);

  return dialog;
}

/* The dialog says what happened and to which file, and goes. */
void
trouble_fixture_expect (WindowFixture *f,
                        const char    *heading,
                        const char    *table)
{
  AdwMessageDialog *dialog = trouble_fixture_wait_for (heading);
  const char       *body = adw_message_dialog_get_body (dialog);

  g_test_message ("%s: %s", heading, body);
  g_assert_nonnull (strstr (body, "archive.db"));
  if (table == NULL)
    g_assert_nonnull (strstr (body, "was moved, replaced or deleted"));
  ui_fixture_close (dialog);
  window_fixture_wait (f);
  g_assert_null (trouble_fixture_find_dialog ());
}

/* As a button of the dialog does, which closes it. */
void
trouble_fixture_answer (const char *heading,
                        const char *response)
{
  g_autoptr(AdwMessageDialog) dialog = g_object_ref (trouble_fixture_wait_for (heading));

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}
