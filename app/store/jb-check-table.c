/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-check-table.h"

/**
 * jb_check_table_list_ignored:
 * @id: a bulletin
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the keys of the findings that are
 *   ignored in it, in the order of the alphabet
 */
GPtrArray *
jb_check_table_list_ignored (JbSqlite *sqlite,
                             gint64    id,
                             GError  **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT key FROM ignored_finding WHERE bulletin_id = ?1 ORDER BY key", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      char *key = jb_sqlite_dup_string (statement, 0);

      if (key != NULL)
        g_ptr_array_add (keys, key);
    }
  sqlite3_reset (statement);

  return step == JB_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

/**
 * jb_check_table_set_ignored:
 * @id: a bulletin
 * @keys: (element-type utf8): the keys of all findings that are ignored in it from now on
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_check_table_set_ignored (JbSqlite  *sqlite,
                            gint64     id,
                            GPtrArray *keys,
                            GError   **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (sqlite, "DELETE FROM ignored_finding WHERE bulletin_id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      statement = jb_sqlite_prepare (
          sqlite, "INSERT OR IGNORE INTO ignored_finding (bulletin_id, key) VALUES (?1, ?2)",
          error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      jb_sqlite_bind_string (statement, 2, keys->pdata[i]);
      if (!jb_sqlite_step_done (sqlite, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_check_table_get_skip:
 * @name: the publication's name, "" for what has none
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the rules that it is not held against, parted by commas;
 *   "" for none
 */
char *
jb_check_table_get_skip (JbSqlite   *sqlite,
                         const char *name,
                         JbKind      kind,
                         GError    **error)
{
  g_autofree char *skip = NULL;
  sqlite3_stmt    *statement;
  JbStep           step;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT skip FROM check_settings WHERE name = ?1 AND kind = ?2", error);
  if (statement == NULL)
    return NULL;

  jb_sqlite_bind_string (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, kind);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    skip = jb_sqlite_dup_string (statement, 0);
  sqlite3_reset (statement);
  if (step == JB_STEP_ERROR)
    return NULL;

  return skip != NULL ? g_steal_pointer (&skip) : g_strdup ("");
}

/**
 * jb_check_table_set_skip:
 * @name: the publication's name, "" for what has none
 * @skip: the rules that it is not held against from now on, parted by commas
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it worked
 */
gboolean
jb_check_table_set_skip (JbSqlite   *sqlite,
                         const char *name,
                         JbKind      kind,
                         const char *skip,
                         GError    **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (sqlite,
                                 "INSERT INTO check_settings (name, kind, skip)"
                                 " VALUES (?1, ?2, ?3) ON CONFLICT (name, kind) DO UPDATE SET"
                                 " skip = excluded.skip",
                                 error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, kind);
  jb_sqlite_bind_string (statement, 3, skip);

  return jb_sqlite_step_done (sqlite, statement, error);
}
