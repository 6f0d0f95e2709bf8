/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-integrity.h"

#include <glib/gi18n-lib.h>

/* A file of no more bytes is checked whole whenever it is opened, which takes milliseconds. */
enum { SMALL_FILE = 4 * 1024 * 1024 };

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED) ||
         g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
}

/* The first thing that a check of SQLite finds, or %NULL. */
static gboolean
run_check (JbSqlite   *sqlite,
           const char *sql,
           char      **problem,
           GError    **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, sql, &local);
  JbStep        step = JB_STEP_ERROR;

  *problem = NULL;
  if (statement != NULL)
    step = jb_sqlite_step (sqlite, statement, &local);
  if (step == JB_STEP_ROW)
    {
      g_autofree char *text = jb_sqlite_dup_string (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        *problem = g_steal_pointer (&text);
      sqlite3_reset (statement);
    }
  if (step != JB_STEP_ERROR)
    return TRUE;

  if (is_damage (local))
    {
      *problem = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/**
 * jb_integrity_check:
 * @problem: (out) (nullable) (transfer full): the first thing that is wrong, as SQLite says it;
 *   %NULL when the file is whole
 * @error: return location for a #JbArchiveError
 *
 * Reads the whole file, and checks what refers to what.
 *
 * Returns: whether that could be done
 */
gboolean
jb_integrity_check (JbSqlite *sqlite,
                    char    **problem,
                    GError  **error)
{
  if (!run_check (sqlite, "PRAGMA integrity_check (1)", problem, error))
    return FALSE;
  if (*problem != NULL)
    return TRUE;

  return run_check (sqlite, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", problem,
                    error);
}

/**
 * jb_integrity_list_tables:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the names of the archive's own tables; the search index,
 *   which can be made anew, is not among them
 */
GStrv
jb_integrity_list_tables (JbSqlite *sqlite,
                          GError  **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                 " AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
                                 " AND name NOT LIKE 'search%' ORDER BY name",
                                 error);
  if (statement == NULL)
    return NULL;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *name = jb_sqlite_dup_string (statement, 0);

      g_strv_builder_add (builder, name);
    }

  return step == JB_STEP_DONE ? g_strv_builder_end (builder) : NULL;
}

static gboolean
set_damaged (JbSqlite   *sqlite,
             const char *problem,
             GError    **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_DAMAGED,
                       _("The file “%s” is damaged: %s. Restore a backup, or recover what can be "
                         "read; the file itself is kept either way."),
                          jb_sqlite_get_display_path (sqlite), problem);
  return FALSE;
}

/**
 * jb_integrity_check_cheaply:
 * @error: return location for a #JbArchiveError
 *
 * Looks for damage in a time that does not grow with the archive: goes down to the last row of
 * each table, and through the whole file only when it is small.
 *
 * Returns: whether nothing was found
 */
gboolean
jb_integrity_check_cheaply (JbSqlite *sqlite,
                            GError  **error)
{
  g_auto (GStrv) tables = NULL;
  gint64 n_pages, page_size;

  if (!jb_sqlite_get_number (sqlite, "PRAGMA page_count", &n_pages, error) ||
      !jb_sqlite_get_number (sqlite, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (n_pages * page_size <= SMALL_FILE)
    {
      g_autofree char *problem = NULL;

      if (!run_check (sqlite, "PRAGMA quick_check (1)", &problem, error))
        return FALSE;

      return problem == NULL || set_damaged (sqlite, problem, error);
    }

  tables = jb_integrity_list_tables (sqlite, error);
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" LIMIT 1", tables[i]);

      if (!jb_sqlite_run (sqlite, sql, error))
        return FALSE;
    }

  if (tables == NULL)
    return FALSE;
  if (!g_strv_contains ((const char *const *) tables, "bulletin"))
    return TRUE;

  return jb_sqlite_run (sqlite,
                        "SELECT * FROM bulletin ORDER BY id DESC LIMIT 1;"
                        "SELECT bulletin_id FROM body ORDER BY bulletin_id DESC LIMIT 1",
                        error);
}
