/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-publication-table.h"

#include <glib/gi18n-lib.h>

#include "jb-publication-private.h"

#define COLUMNS "id, name, issuer, numbering, encoding, newline, export_style, prints_masthead"

/* Numbers out of their range, as in a damaged file, become the first of the range. */
static int
get_enum (sqlite3_stmt *statement,
          int           column,
          int           max)
{
  gint64 number = sqlite3_column_int64 (statement, column);

  return number >= 0 && number <= max ? (int) number : 0;
}

static JbPublication *
read_row (sqlite3_stmt *statement)
{
  g_autofree char *name = jb_sqlite_dup_string (statement, 1);
  g_autofree char *issuer = jb_sqlite_dup_string (statement, 2);
  JbPublication   *publication = jb_publication_new (name != NULL ? name : "");

  jb_publication_set_id (publication, sqlite3_column_int64 (statement, 0));
  jb_publication_set_issuer (publication, issuer);
  jb_publication_set_numbering (publication, get_enum (statement, 3, JB_NUMBERING_CONTINUOUS));
  jb_publication_set_encoding (publication, get_enum (statement, 4, JB_ENCODING_UTF16BE));
  jb_publication_set_newline (publication, get_enum (statement, 5, JB_NEWLINE_MIXED));
  jb_publication_set_export_style (publication, get_enum (statement, 6, JB_EXPORT_STYLE_HOUSE));
  jb_publication_set_prints_masthead (publication, sqlite3_column_int64 (statement, 7) != 0);

  return publication;
}

/**
 * jb_publication_table_list:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbPublication): all publications,
 *   in the order in which they were made
 */
GPtrArray *
jb_publication_table_list (JbSqlite *sqlite,
                           GError  **error)
{
  g_autoptr(GPtrArray) publications = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT " COLUMNS " FROM publication ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    g_ptr_array_add (publications, read_row (statement));

  return step == JB_STEP_DONE ? g_steal_pointer (&publications) : NULL;
}

static gboolean
set_not_found (JbSqlite *sqlite,
               gint64    id,
               GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_NOT_FOUND,
                       _("There is no publication %lld in “%s”."), (long long) id,
                          jb_sqlite_get_display_path (sqlite));
  return FALSE;
}

/**
 * jb_publication_table_get:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the publication
 */
JbPublication *
jb_publication_table_get (JbSqlite *sqlite,
                          gint64    id,
                          GError  **error)
{
  JbPublication *publication = NULL;
  sqlite3_stmt  *statement;

  statement = jb_sqlite_prepare (sqlite, "SELECT " COLUMNS " FROM publication WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  switch (jb_sqlite_step (sqlite, statement, error))
    {
    case JB_STEP_ROW:
      publication = read_row (statement);
      sqlite3_reset (statement);
      break;
    case JB_STEP_DONE:
      set_not_found (sqlite, id, error);
      break;
    case JB_STEP_ERROR:
    default:
      break;
    }

  return publication;
}

/**
 * jb_publication_table_find:
 * @id: (out): its id, 0 when there is none of that name
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_publication_table_find (JbSqlite   *sqlite,
                           const char *name,
                           gint64     *id,
                           GError    **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT id FROM publication WHERE name = ?1", error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, name);
  step = jb_sqlite_step (sqlite, statement, error);
  *id = step == JB_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/**
 * jb_publication_table_save:
 * @publication: what to save; made when its id is 0
 * @id: (out): its id in the archive
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_publication_table_save (JbSqlite      *sqlite,
                           JbPublication *publication,
                           gint64        *id,
                           GError       **error)
{
  const char   *name = jb_publication_get_name (publication);
  sqlite3_stmt *statement;
  gint64        other, changed;

  *id = jb_publication_get_id (publication);
  if (*name == '\0')
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("A publication needs a name. Give it one."));
      return FALSE;
    }
  if (!jb_publication_table_find (sqlite, name, &other, error))
    return FALSE;
  if (other != 0 && other != *id)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_EXISTS,
                           _("There is another publication with the name “%s”. Choose another "
                             "name."),
                              name);
      return FALSE;
    }

  if (*id == 0)
    statement = jb_sqlite_prepare (
        sqlite,
        "INSERT INTO publication"
        " (name, issuer, numbering, encoding, newline, export_style, prints_masthead, created)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        error);
  else
    statement = jb_sqlite_prepare (
        sqlite,
        "UPDATE publication SET name = ?1, issuer = ?2, numbering = ?3, encoding = ?4,"
        " newline = ?5, export_style = ?6, prints_masthead = ?7 WHERE id = ?8",
        error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, name);
  jb_sqlite_bind_string (statement, 2, jb_publication_get_issuer (publication));
  sqlite3_bind_int64 (statement, 3, jb_publication_get_numbering (publication));
  sqlite3_bind_int64 (statement, 4, jb_publication_get_encoding (publication));
  sqlite3_bind_int64 (statement, 5, jb_publication_get_newline (publication));
  sqlite3_bind_int64 (statement, 6, jb_publication_get_export_style (publication));
  sqlite3_bind_int64 (statement, 7, jb_publication_get_prints_masthead (publication));
  sqlite3_bind_int64 (statement, 8, *id == 0 ? g_get_real_time () : *id);
  if (!jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;

  if (*id == 0)
    {
      *id = jb_sqlite_get_last_id (sqlite);
      return TRUE;
    }

  if (!jb_sqlite_get_number (sqlite, "SELECT changes ()", &changed, error))
    return FALSE;

  return changed > 0 || set_not_found (sqlite, *id, error);
}
