/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-sqlite.h"

/**
 * jb_sqlite_bind_string:
 * @index: which parameter, from 1
 * @string: (nullable): UTF-8, to live until the statement is done
 */
void
jb_sqlite_bind_string (sqlite3_stmt *statement,
                       int           index,
                       const char   *string)
{
  sqlite3_bind_text (statement, index, string, -1, SQLITE_STATIC);
}

/**
 * jb_sqlite_dup_string:
 * @column: which column, from 0
 *
 * Returns: (transfer full) (nullable): its text as valid UTF-8, whatever is stored
 */
char *
jb_sqlite_dup_string (sqlite3_stmt *statement,
                      int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;

  return g_utf8_make_valid (text, sqlite3_column_bytes (statement, column));
}
