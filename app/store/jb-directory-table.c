/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Numbers out of their range, as in a damaged file, are as if they were not there. */
static JbDirectoryEntry *
read_row (sqlite3_stmt *statement)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
  g_autofree char  *name = jb_sqlite_dup_string (statement, 1);
  g_autofree char  *post = jb_sqlite_dup_string (statement, 2);
  g_autofree char  *aliases = jb_sqlite_dup_string (statement, 5);
  g_auto (GStrv) alias_list = aliases != NULL ? g_strsplit (aliases, "|", -1) : NULL;
  gint64 kind = sqlite3_column_int64 (statement, 0);
  gint64 list = sqlite3_column_int64 (statement, 3);
  gint64 copies = sqlite3_column_int64 (statement, 8);

  if (name == NULL || *name == '\0')
    return NULL;

  if (kind >= JB_DIRECTORY_PERSON && kind <= JB_DIRECTORY_GROUP)
    values.kind = (JbDirectoryKind) kind;
  if (list >= JB_DIRECTORY_LIST_NONE && list <= JB_DIRECTORY_LIST_ISSUE)
    values.list = (JbDirectoryList) list;
  if (copies >= 0 && copies <= JB_DIRECTORY_MAX_COPIES)
    values.copies = (guint) copies;
  values.name = name;
  values.post = post;
  values.rank = MAX (sqlite3_column_int64 (statement, 4), 0);
  values.aliases = (const char *const *) alias_list;
  values.valid_from = (JbPartialDate) CLAMP (sqlite3_column_int64 (statement, 6), 0, 99991231);
  values.valid_to = (JbPartialDate) CLAMP (sqlite3_column_int64 (statement, 7), 0, 99991231);
  if (!jb_partial_date_is_valid (values.valid_from))
    values.valid_from = 0;
  if (!jb_partial_date_is_valid (values.valid_to))
    values.valid_to = 0;
  values.learnt = sqlite3_column_int64 (statement, 9) != 0;

  return jb_directory_entry_new (&values);
}

/**
 * jb_directory_table_list:
 * @keys: (nullable) (element-type gint64): where to put the key of each row
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbDirectoryEntry): the directory, in order
 */
GPtrArray *
jb_directory_table_list (JbSqlite *sqlite,
                         GArray   *keys,
                         GError  **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT kind, name, post, list, rank, aliases, valid_from,"
                                 " valid_to, copies, learnt, position FROM directory"
                                 " ORDER BY position",
                                 error);
  if (statement == NULL)
    return NULL;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      JbDirectoryEntry *entry = read_row (statement);
      gint64            key = sqlite3_column_int64 (statement, 10);

      if (entry == NULL)
        continue;
      g_ptr_array_add (entries, entry);
      if (keys != NULL)
        g_array_append_val (keys, key);
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR ? g_steal_pointer (&entries) : NULL;
}

static gboolean
add_row (JbSqlite         *sqlite,
         gint64            key,
         JbDirectoryEntry *entry,
         GError          **error)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
  g_autofree char         *aliases =
      values->aliases != NULL ? g_strjoinv ("|", (char **) values->aliases) : NULL;
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (
      sqlite,
      "REPLACE INTO directory (position, kind, name, post, list, rank, aliases, valid_from,"
      " valid_to, copies, learnt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, key);
  sqlite3_bind_int64 (statement, 2, values->kind);
  jb_sqlite_bind_string (statement, 3, values->name);
  jb_sqlite_bind_string (statement, 4, values->post);
  sqlite3_bind_int64 (statement, 5, values->list);
  sqlite3_bind_int64 (statement, 6, values->rank);
  jb_sqlite_bind_string (statement, 7, aliases);
  sqlite3_bind_int64 (statement, 8, values->valid_from);
  sqlite3_bind_int64 (statement, 9, values->valid_to);
  sqlite3_bind_int64 (statement, 10, values->copies);
  sqlite3_bind_int64 (statement, 11, values->learnt);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_directory_table_replace:
 * @entries: (element-type JbDirectoryEntry): the directory
 * @keys: (nullable) (element-type gint64): the key of each, rising; %NULL to number them
 * @error: return location for a #JbArchiveError
 *
 * Puts @entries in the place of all that was there. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_directory_table_replace (JbSqlite  *sqlite,
                            GPtrArray *entries,
                            GArray    *keys,
                            GError   **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, "DELETE FROM directory", error);

  if (statement == NULL || !jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    if (!add_row (sqlite, keys != NULL ? g_array_index (keys, gint64, i) : (gint64) i,
                  g_ptr_array_index (entries, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
get_row (JbSqlite          *sqlite,
         gint64             key,
         JbDirectoryEntry **entry,
         GError           **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  *entry = NULL;
  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT kind, name, post, list, rank, aliases, valid_from,"
                                 " valid_to, copies, learnt FROM directory WHERE position = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, key);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    *entry = read_row (statement);
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* Whether the row is still as it was when it was read or saved last. */
static gboolean
check_row (JbSqlite                *sqlite,
           const JbDirectoryChange *change,
           GError                 **error)
{
  g_autoptr(JbDirectoryEntry) entry = NULL;

  if (!get_row (sqlite, change->key, &entry, error))
    return FALSE;
  if (entry == NULL || change->before == NULL
          ? entry == change->before
          : jb_directory_entry_equal (entry, change->before))
    return TRUE;

  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_CHANGED,
                       _("Another program changed it in “%s”. Take over its directory, or keep "
                         "yours."),
                          jb_sqlite_get_display_path (sqlite));

  return FALSE;
}

static gboolean
remove_row (JbSqlite *sqlite,
            gint64    key,
            GError  **error)
{
  sqlite3_stmt *statement =
      jb_sqlite_prepare (sqlite, "DELETE FROM directory WHERE position = ?1", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, key);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_directory_table_change:
 * @changes: (element-type JbDirectoryChange): rows, before and after
 * @error: return location for a #JbArchiveError
 *
 * Writes these rows and no others. Where the file has another row than the one before, nothing
 * is to be saved and the error is %JB_ARCHIVE_ERROR_CHANGED. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_directory_table_change (JbSqlite *sqlite,
                           GArray   *changes,
                           GError  **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const JbDirectoryChange *change = &g_array_index (changes, JbDirectoryChange, i);

      if (!check_row (sqlite, change, error))
        return FALSE;
      if (change->after != NULL ? !add_row (sqlite, change->key, change->after, error)
                                : !remove_row (sqlite, change->key, error))
        return FALSE;
    }

  return TRUE;
}
