/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-sqlite.h"

#include <string.h>

#include "fixture.h"

typedef struct
{
  char     *folder;
  char     *path;
  JbSqlite *sqlite;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "file.db", NULL);
  f->sqlite = jb_sqlite_open (f->path, 100, &error);
  g_assert_no_error (error);
  jb_sqlite_set_task (f->sqlite, "The work failed.");
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  jb_sqlite_close (f->sqlite);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gint64
get (Fixture    *f,
     const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  g_assert_true (jb_sqlite_get_number (f->sqlite, sql, &number, &error));
  g_assert_no_error (error);

  return number;
}

static void
test_settings (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (get (f, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (get (f, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get (f, "PRAGMA busy_timeout"), ==, 100);
  g_assert_true (jb_sqlite_use_wal (f->sqlite, &error));
  g_assert_cmpint (get (f, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
}

static void
test_statements (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  static const char insert[] = "INSERT INTO t VALUES (?1, ?2)";
  sqlite3_stmt     *statement, *again;
  g_autofree char  *text = NULL;

  g_assert_true (jb_sqlite_run (f->sqlite,
                                "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT;"
                                " -- a remark\n",
                                &error));
  g_assert_no_error (error);

  statement = jb_sqlite_prepare (f->sqlite, insert, &error);
  g_assert_no_error (error);
  sqlite3_bind_int64 (statement, 1, 7);
  jb_sqlite_bind_string (statement, 2, "七");
  g_assert_true (jb_sqlite_step_done (f->sqlite, statement, &error));
  g_assert_cmpint (jb_sqlite_get_last_id (f->sqlite), ==, 7);

  /* A kept statement forgets what was bound. */
  again = jb_sqlite_prepare (f->sqlite, insert, &error);
  g_assert_true (again == statement);
  g_assert_true (jb_sqlite_step_done (f->sqlite, again, &error));
  g_assert_cmpint (get (f, "SELECT count(*) FROM t WHERE b IS NULL"), ==, 1);

  statement = jb_sqlite_prepare (f->sqlite,
                                 "SELECT b FROM t WHERE a = 7", &error);
  g_assert_cmpint (jb_sqlite_step (f->sqlite, statement, &error), ==, JB_STEP_ROW);
  text = jb_sqlite_dup_string (statement, 0);
  g_assert_cmpstr (text, ==, "七");
  g_assert_cmpint (jb_sqlite_step (f->sqlite, statement, &error), ==, JB_STEP_DONE);
}

static void
test_errors (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  g_assert_null (jb_sqlite_prepare (f->sqlite, "SELECT nonsense", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "The work failed. "));
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);

  g_assert_false (jb_sqlite_run (f->sqlite, "CREATE TABLE t (a); CREATE TABLE t (a)", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (jb_sqlite_get_number (f->sqlite, "SELECT a FROM missing", &number, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
}

static gboolean
insert_and_fail (JbSqlite *sqlite,
                 gpointer  data,
                 GError  **error)
{
  const char *then = data;

  return jb_sqlite_run (sqlite, "INSERT INTO t VALUES (1)", error) &&
         (then == NULL || jb_sqlite_run (sqlite, then, error));
}

static gboolean
insert_and_refuse (JbSqlite *sqlite,
                   gpointer  data,
                   GError  **error)
{
  if (!jb_sqlite_run (sqlite, "INSERT INTO t VALUES (1)", error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "refused");

  return FALSE;
}

static void
test_transactions (Fixture      *f,
                   gconstpointer data)
{
  static const char count[] = "SELECT count(*) FROM t";
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_sqlite_run (f->sqlite, "CREATE TABLE t (a)", &error));
  g_assert_true (jb_sqlite_transact (f->sqlite, insert_and_fail, NULL, &error));
  g_assert_cmpint (get (f, count), ==, 1);

  g_assert_false (jb_sqlite_transact (f->sqlite, insert_and_fail, "nonsense", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nonsense"));
  g_clear_error (&error);
  g_assert_cmpint (get (f, count), ==, 1);

  g_assert_false (jb_sqlite_transact (f->sqlite, insert_and_refuse, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (get (f, count), ==, 1);

  /* The statement itself may have rolled back already. */
  g_assert_false (jb_sqlite_transact (f->sqlite, insert_and_fail, "ROLLBACK; nonsense", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (jb_sqlite_transact (f->sqlite, insert_and_fail, NULL, &error));
  g_assert_cmpint (get (f, count), ==, 2);
}

static void
test_foreign_keys (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_sqlite_run (f->sqlite,
                                "CREATE TABLE p (id INTEGER PRIMARY KEY);"
                                "CREATE TABLE c (p INTEGER REFERENCES p (id))",
                                &error));
  g_assert_false (jb_sqlite_run (f->sqlite, "INSERT INTO c VALUES (5)", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
}

static void
test_damaged_string (Fixture      *f,
                     gconstpointer data)
{
  const char *sql = "SELECT CAST (x'41ff42' AS TEXT), NULL";
  g_autoptr(GError) error = NULL;
  sqlite3_stmt    *statement = jb_sqlite_prepare (f->sqlite, sql, &error);
  g_autofree char *text = NULL;

  g_assert_cmpint (jb_sqlite_step (f->sqlite, statement, &error), ==, JB_STEP_ROW);
  text = jb_sqlite_dup_string (statement, 0);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "A"));
  g_assert_null (jb_sqlite_dup_string (statement, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/sqlite/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("settings", test_settings);
  ADD ("statements", test_statements);
  ADD ("errors", test_errors);
  ADD ("transactions", test_transactions);
  ADD ("foreign-keys", test_foreign_keys);
  ADD ("damaged-string", test_damaged_string);

  return g_test_run ();
}
