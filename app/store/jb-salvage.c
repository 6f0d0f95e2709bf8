/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-salvage.h"

#include "jb-integrity.h"

/* So many rows that damage hides between two readable ones are asked for one by one. */
enum { MAX_GAP = 200000 };

typedef struct
{
  JbSqlite *from;
  JbSqlite *to;
} Salvage;

/* The columns of a table of the new file, as a list for SQL. */
static char *
list_columns (JbSqlite   *sqlite,
              const char *table,
              const char *extra,
              const char *suffix,
              GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')%s", table,
                                          extra);
  g_autoptr(GString) columns = g_string_new (NULL);
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, g_intern_string (sql), error);
  JbStep        step;

  if (statement == NULL)
    return NULL;
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    g_string_append_printf (columns, "%s\"%s\"%s", columns->len > 0 ? ", " : "",
                            (const char *) sqlite3_column_text (statement, 0), suffix);

  return step == JB_STEP_DONE ? g_strdup (columns->str) : NULL;
}

static sqlite3_stmt *
prepare_insert (JbSqlite   *to,
                const char *table,
                const char *columns,
                guint       n_columns,
                GError    **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR IGNORE INTO \"%s\" (%s) VALUES (", table, columns);
  for (guint i = 0; i < n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');

  return jb_sqlite_prepare (to, g_intern_string (sql->str), error);
}

/* Copies rows as far as they can be read. A row that the new file does not take is damaged.
 * Returns whether the new file could be written. */
static gboolean
copy_rows (Salvage      *salvage,
           sqlite3_stmt *select,
           const char   *table,
           const char   *columns,
           gint64       *last,
           gboolean     *complete,
           GError      **error)
{
  guint  n_columns = (guint) sqlite3_column_count (select) - 1;
  JbStep step;

  while ((step = jb_sqlite_step (salvage->from, select, NULL)) == JB_STEP_ROW)
    {
      sqlite3_stmt *insert = prepare_insert (salvage->to, table, columns, n_columns, error);
      g_autoptr(GError) local = NULL;

      if (insert == NULL)
        {
          sqlite3_reset (select);
          return FALSE;
        }
      for (guint i = 0; i < n_columns; i++)
        sqlite3_bind_value (insert, (int) i + 1, sqlite3_column_value (select, (int) i + 1));
      *last = sqlite3_column_int64 (select, 0);

      if (!jb_sqlite_step_done (salvage->to, insert, &local) &&
          !g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          sqlite3_reset (select);
          return FALSE;
        }
    }
  *complete = step == JB_STEP_DONE;

  return TRUE;
}

static gboolean
copy_selected (Salvage    *salvage,
               const char *table,
               const char *columns,
               const char *key,
               const char *rest,
               gint64      number,
               gint64     *last,
               gboolean   *complete,
               GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, %s FROM \"%s\" %s", key, columns, table,
                                          rest);
  sqlite3_stmt    *select = jb_sqlite_prepare (salvage->from, g_intern_string (sql), NULL);

  *complete = FALSE;
  if (select == NULL)
    return TRUE;
  if (sqlite3_bind_parameter_count (select) > 0)
    sqlite3_bind_int64 (select, 1, number);

  return copy_rows (salvage, select, table, columns, last, complete, error);
}

/* Reads from the front until it meets damage, then from the back, and then what lies between row
 * by row. */
static gboolean
copy_by_number (Salvage    *salvage,
                const char *table,
                const char *columns,
                GError    **error)
{
  gint64   first = 0;
  gint64   last = 0;
  gint64   ignored;
  gboolean complete;

  if (!copy_selected (salvage, table, columns, "rowid", "ORDER BY rowid", 0, &first, &complete,
                      error))
    return FALSE;
  if (complete)
    return TRUE;

  if (!copy_selected (salvage, table, columns, "rowid", "ORDER BY rowid DESC", 0, &last, &complete,
                      error))
    return FALSE;
  if (complete)
    return TRUE;

  /* Where not even the last row can be read, the rows after the first ones are guessed at. */
  if (last == 0 || last - first > MAX_GAP)
    last = first + MAX_GAP / 100;
  for (gint64 i = first + 1; i < last; i++)
    if (!copy_selected (salvage, table, columns, "rowid", "WHERE rowid = ?1", i, &ignored,
                        &complete, error))
      return FALSE;

  return TRUE;
}

static gboolean
copy_by_key (Salvage    *salvage,
             const char *table,
             const char *columns,
             GError    **error)
{
  static const char key_columns[] = " WHERE pk > 0 ORDER BY pk";
  g_autofree char  *ascending = list_columns (salvage->to, table, key_columns, "", error);
  g_autofree char  *descending = NULL;
  g_autofree char  *forward = NULL;
  g_autofree char  *backward = NULL;
  gint64            ignored;
  gboolean          complete;

  if (ascending == NULL)
    return FALSE;
  descending = list_columns (salvage->to, table, key_columns, " DESC", error);
  if (descending == NULL)
    return FALSE;

  forward = g_strconcat ("ORDER BY ", ascending, NULL);
  backward = g_strconcat ("ORDER BY ", descending, NULL);
  if (!copy_selected (salvage, table, columns, "0", forward, 0, &ignored, &complete, error))
    return FALSE;

  return complete || copy_selected (salvage, table, columns, "0", backward, 0, &ignored, &complete,
                                    error);
}

static gboolean
has_numbers (JbSqlite   *sqlite,
             const char *table,
             gboolean   *numbered,
             GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT NOT wr FROM pragma_table_list ('%s')"
                                          " WHERE schema = 'main'",
                                          table);
  gint64           number;

  if (!jb_sqlite_get_number (sqlite, g_intern_string (sql), &number, error))
    return FALSE;
  *numbered = number != 0;

  return TRUE;
}

static gboolean
copy_tables (JbSqlite *to,
             gpointer  data,
             GError  **error)
{
  Salvage *salvage = data;
  g_auto (GStrv) tables = jb_integrity_list_tables (to, error);

  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    {
      g_autofree char *columns = list_columns (to, tables[i], "", "", error);
      gboolean         numbered;

      if (columns == NULL || !has_numbers (to, tables[i], &numbered, error) ||
          !(numbered ? copy_by_number (salvage, tables[i], columns, error)
                     : copy_by_key (salvage, tables[i], columns, error)))
        return FALSE;
    }

  return tables != NULL;
}

/**
 * jb_salvage_tables:
 * @from: a damaged archive; nothing is written to it
 * @to: an empty archive of the same version
 * @error: return location for a #JbArchiveError of @to
 *
 * Copies every row that can be read, in one transaction and whether or not it refers to rows that
 * cannot. What is damaged in @from is no error.
 *
 * Returns: whether @to could be written
 */
gboolean
jb_salvage_tables (JbSqlite *from,
                   JbSqlite *to,
                   GError  **error)
{
  Salvage salvage = { from, to };

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return jb_sqlite_run (to, "PRAGMA foreign_keys = OFF", error) &&
         jb_sqlite_transact (to, copy_tables, &salvage, error) &&
         jb_sqlite_run (to, "PRAGMA foreign_keys = ON", error);
}
