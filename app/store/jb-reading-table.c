/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reading-table.h"

/* How entries of recipients lines are read where people have said so. They stand among the
 * settings of the checks, which have a name, a kind and a value: the kinds of publications are
 * small numbers, so that this one is none of theirs. */

enum
{
  KIND_READING = 100
};

/**
 * jb_reading_table_list:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): each text, and behind it how it is
 *   read
 */
GPtrArray *
jb_reading_table_list (JbSqlite *sqlite,
                       GError  **error)
{
  g_autoptr(GPtrArray) readings = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT name, skip FROM check_settings WHERE kind = ?1 ORDER BY name", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, KIND_READING);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_ptr_array_add (readings, jb_sqlite_dup_string (statement, 0));
      g_ptr_array_add (readings, jb_sqlite_dup_string (statement, 1));
    }
  sqlite3_reset (statement);

  return step == JB_STEP_DONE ? g_steal_pointer (&readings) : NULL;
}

/**
 * jb_reading_table_set:
 * @text: an entry of a recipients line
 * @reading: (nullable): how it is read from now on, %NULL to leave that to its words
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it worked
 */
gboolean
jb_reading_table_set (JbSqlite   *sqlite,
                      const char *text,
                      const char *reading,
                      GError    **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (sqlite,
                                 reading != NULL
                                     ? "INSERT INTO check_settings (name, kind, skip)"
                                       " VALUES (?1, ?2, ?3) ON CONFLICT (name, kind) DO UPDATE"
                                       " SET skip = excluded.skip"
                                     : "DELETE FROM check_settings WHERE name = ?1 AND kind = ?2",
                                 error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, text);
  sqlite3_bind_int64 (statement, 2, KIND_READING);
  if (reading != NULL)
    jb_sqlite_bind_string (statement, 3, reading);

  return jb_sqlite_step_done (sqlite, statement, error);
}
