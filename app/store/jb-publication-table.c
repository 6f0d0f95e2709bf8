/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-publication-table.h"

#include <glib/gi18n-lib.h>

#include "jb-publication-private.h"

#define COLUMNS \
  "id, name, issuer, numbering, encoding, newline, export_style, prints_masthead, sections," \
  " recipients, style_bulletin_id, first_total"

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
  g_autofree char *sections = jb_sqlite_dup_string (statement, 8);
  g_autofree char *recipients = jb_sqlite_dup_string (statement, 9);
  JbPublication   *publication = jb_publication_new (name != NULL ? name : "");

  jb_publication_set_id (publication, sqlite3_column_int64 (statement, 0));
  jb_publication_set_issuer (publication, issuer);
  jb_publication_set_numbering (publication, get_enum (statement, 3, JB_NUMBERING_CONTINUOUS));
  jb_publication_set_encoding (publication, get_enum (statement, 4, JB_ENCODING_UTF16BE));
  jb_publication_set_newline (publication, get_enum (statement, 5, JB_NEWLINE_MIXED));
  jb_publication_set_export_style (publication, get_enum (statement, 6, JB_EXPORT_STYLE_HOUSE));
  jb_publication_set_prints_masthead (publication, sqlite3_column_int64 (statement, 7) != 0);
  jb_publication_set_sections (publication, sections);
  jb_publication_set_recipients (publication, recipients);
  jb_publication_set_style_issue (publication, MAX (sqlite3_column_int64 (statement, 10), 0));
  jb_publication_set_first_total (publication, MAX (sqlite3_column_int64 (statement, 11), 0));

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

static gboolean
read_name (JbSqlite *sqlite,
           gint64    id,
           char    **name,
           GError  **error)
{
  g_autoptr(JbPublication) publication = jb_publication_table_get (sqlite, id, error);

  if (publication == NULL)
    return FALSE;
  *name = g_strdup (jb_publication_get_name (publication));

  return TRUE;
}

/* What is kept by the name of a publication goes with it, and how it was exported last is no longer
 * what is asked for. */
static gboolean
carry_settings (JbSqlite      *sqlite,
                const char    *old_name,
                JbPublication *publication,
                GError       **error)
{
  static const char *const statements[] = {
    "UPDATE OR REPLACE export_settings SET name = ?2 WHERE name = ?1 AND ?1 <> ?2",
    "UPDATE OR REPLACE check_settings SET name = ?2 WHERE name = ?1 AND ?1 <> ?2 AND kind < 100",
    "UPDATE export_settings SET style = ?3 WHERE name = ?2 AND kind = 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, statements[i], error);

      if (statement == NULL)
        return FALSE;
      jb_sqlite_bind_string (statement, 1, old_name);
      jb_sqlite_bind_string (statement, 2, jb_publication_get_name (publication));
      if (sqlite3_bind_parameter_count (statement) > 2)
        sqlite3_bind_int64 (statement, 3, jb_publication_get_export_style (publication));
      if (!jb_sqlite_step_done (sqlite, statement, error))
        return FALSE;
    }

  return TRUE;
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
  const char      *name = jb_publication_get_name (publication);
  g_autofree char *old_name = NULL;
  sqlite3_stmt    *statement;
  gint64           other, changed;

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

  if (*id != 0 && !read_name (sqlite, *id, &old_name, error))
    return FALSE;

  if (*id == 0)
    statement = jb_sqlite_prepare (
        sqlite,
        "INSERT INTO publication"
        " (name, issuer, numbering, encoding, newline, export_style, prints_masthead, created,"
        " sections, recipients, style_bulletin_id, first_total)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        error);
  else
    statement = jb_sqlite_prepare (
        sqlite,
        "UPDATE publication SET name = ?1, issuer = ?2, numbering = ?3, encoding = ?4,"
        " newline = ?5, export_style = ?6, prints_masthead = ?7, sections = ?9, recipients = ?10,"
        " style_bulletin_id = ?11, first_total = ?12 WHERE id = ?8",
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
  jb_sqlite_bind_string (statement, 9, jb_publication_get_sections (publication));
  jb_sqlite_bind_string (statement, 10, jb_publication_get_recipients (publication));
  sqlite3_bind_int64 (statement, 11, jb_publication_get_style_issue (publication));
  sqlite3_bind_int64 (statement, 12, jb_publication_get_first_total (publication));
  if (!jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;

  if (*id == 0)
    {
      *id = jb_sqlite_get_last_id (sqlite);
      return TRUE;
    }

  if (!jb_sqlite_get_number (sqlite, "SELECT changes ()", &changed, error))
    return FALSE;

  return (changed > 0 || set_not_found (sqlite, *id, error)) &&
         carry_settings (sqlite, old_name, publication, error);
}
