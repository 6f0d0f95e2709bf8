/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-log-table.h"

#include <string.h>

enum
{
  SHA256_BYTES = 32
};

/**
 * jb_log_table_add:
 * @place: (nullable): where to
 * @details: (nullable): more about it
 * @sha256: (nullable): SHA-256 of the bytes that went there, as hex digits
 * @error: return location for a #JbArchiveError
 *
 * Takes down what happened to a bulletin.
 *
 * Returns: whether it worked
 */
gboolean
jb_log_table_add (JbSqlite   *sqlite,
                  gint64      id,
                  JbLogEvent  event,
                  const char *place,
                  const char *details,
                  const char *sha256,
                  GError    **error)
{
  sqlite3_stmt *statement;
  guint8        bytes[SHA256_BYTES];

  statement = jb_sqlite_prepare (sqlite,
                                 "INSERT INTO log"
                                 " (bulletin_id, time, event, place, details, sha256)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  sqlite3_bind_int64 (statement, 3, event);
  jb_sqlite_bind_string (statement, 4, place);
  jb_sqlite_bind_string (statement, 5, details);
  if (sha256 != NULL && strlen (sha256) == 2 * SHA256_BYTES)
    {
      for (guint i = 0; i < SHA256_BYTES; i++)
        bytes[i] = (guint8) (g_ascii_xdigit_value (sha256[2 * i]) << 4 |
                             g_ascii_xdigit_value (sha256[2 * i + 1]));
      sqlite3_bind_blob (statement, 6, bytes, sizeof bytes, SQLITE_STATIC);
    }

  return jb_sqlite_step_done (sqlite, statement, error);
}

static char *
dup_sha256 (sqlite3_stmt *statement,
            int           column)
{
  const guint8 *bytes = sqlite3_column_blob (statement, column);
  GString      *hex;

  if (bytes == NULL || sqlite3_column_bytes (statement, column) != SHA256_BYTES)
    return NULL;

  hex = g_string_new (NULL);
  for (guint i = 0; i < SHA256_BYTES; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

/**
 * jb_log_table_list:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbLogEntry): what happened to a bulletin, the
 *   last first
 */
GPtrArray *
jb_log_table_list (JbSqlite *sqlite,
                   gint64    id,
                   GError  **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT time, event, place, details, sha256 FROM log"
                                 " WHERE bulletin_id = ?1 ORDER BY id DESC",
                                 error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *place = jb_sqlite_dup_string (statement, 2);
      g_autofree char *details = jb_sqlite_dup_string (statement, 3);
      g_autofree char *sha256 = dup_sha256 (statement, 4);

      g_ptr_array_add (entries,
                       jb_log_entry_new (sqlite3_column_int64 (statement, 0),
                                         (JbLogEvent) sqlite3_column_int64 (statement, 1), place,
                                         details, sha256));
    }

  return step == JB_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
