/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-revision-table.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-word-diff.h"
#include "jb-body-table.h"

/* The newest revision is the bulletin's body. Each earlier one says how it differs from the next;
 * every so many are whole, so that none is far from a whole one. */

enum
{
  WHOLE_EVERY = 16,

  /* A delta that is not this many times smaller than the text is held against a whole one. */
  GOOD_DELTA = 4,
};

/* A row that may stand between a revision and the whole one that it comes from. */
typedef struct
{
  gint64  number;
  guint   packing;
  gint64  checksum;
  GBytes *data;
} Row;

static void
clear_row (gpointer data)
{
  g_bytes_unref (((Row *) data)->data);
}

static gboolean
insert (JbSqlite              *sqlite,
        gint64                 id,
        gint64                 number,
        gint64                 earliest,
        const JbRevisionCause *cause,
        guint64                n_added,
        guint64                n_removed,
        GError               **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (sqlite,
                                 "INSERT INTO revision (bulletin_id, number, time, event, origin,"
                                 " label, n_added, n_removed, packing, checksum)"
                                 " VALUES (?1, ?2, max (?3, ?4), ?5, ?6, ?7, ?8, ?9, 0, 0)",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, number);
  sqlite3_bind_int64 (statement, 3, g_get_real_time ());
  sqlite3_bind_int64 (statement, 4, earliest);
  sqlite3_bind_int64 (statement, 5, cause->event);
  sqlite3_bind_int64 (statement, 6, cause->origin);
  jb_sqlite_bind_string (statement, 7, cause->label);
  sqlite3_bind_int64 (statement, 8, (gint64) n_added);
  sqlite3_bind_int64 (statement, 9, (gint64) n_removed);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_revision_table_begin:
 * @id: a bulletin that is new
 * @n_characters: how many characters it has
 * @error: return location for a #JbArchiveError
 *
 * Notes the first revision of a bulletin. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_revision_table_begin (JbSqlite *sqlite,
                         gint64    id,
                         guint64   n_characters,
                         GError  **error)
{
  const JbRevisionCause cause = { JB_REVISION_ADDED, 0, NULL };

  return insert (sqlite, id, 1, 0, &cause, n_characters, 0, error);
}

static gboolean
find_latest (JbSqlite *sqlite,
             gint64    id,
             gint64   *number,
             gint64   *time,
             GError  **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  *number = 0;
  *time = 0;
  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT number, time FROM revision WHERE bulletin_id = ?1"
                                 " ORDER BY number DESC LIMIT 1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    {
      *number = sqlite3_column_int64 (statement, 0);
      *time = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* Packs what a revision was, which is the body no longer. */
static GBytes *
pack (const JbSnapshot *before,
      const JbSnapshot *after,
      gint64            number,
      guint            *packing)
{
  g_autoptr(GBytes) delta = jb_snapshot_pack (before, after, FALSE, packing, NULL);
  g_autoptr(GBytes) whole = NULL;
  guint whole_packing;

  if (number % WHOLE_EVERY != 0 && g_bytes_get_size (delta) < before->length / GOOD_DELTA)
    return g_steal_pointer (&delta);

  whole = jb_snapshot_pack (before, NULL, FALSE, &whole_packing, NULL);
  if (number % WHOLE_EVERY != 0 && g_bytes_get_size (delta) <= g_bytes_get_size (whole))
    return g_steal_pointer (&delta);

  *packing = whole_packing;

  return g_steal_pointer (&whole);
}

static gboolean
store_packed (JbSqlite *sqlite,
              gint64    id,
              gint64    number,
              guint     packing,
              gint64    checksum,
              GBytes   *data,
              GError  **error)
{
  gsize         size = 0;
  const void   *bytes = data != NULL ? g_bytes_get_data (data, &size) : NULL;
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (sqlite,
                                 "UPDATE revision SET packing = ?3, checksum = ?4, data = ?5"
                                 " WHERE bulletin_id = ?1 AND number = ?2",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, number);
  sqlite3_bind_int64 (statement, 3, packing);
  sqlite3_bind_int64 (statement, 4, checksum);
  if (bytes != NULL)
    sqlite3_bind_blob64 (statement, 5, bytes, size, SQLITE_STATIC);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_revision_table_push:
 * @before: (nullable): what the body was; %NULL when that is damaged
 * @after: what the body becomes
 * @cause: why
 * @error: return location for a #JbArchiveError
 *
 * Notes a new revision of a bulletin, whose body is written beside. Its time is later than that of
 * the one before, even when the clock was set back. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_revision_table_push (JbSqlite              *sqlite,
                        gint64                 id,
                        const JbSnapshot      *before,
                        const JbSnapshot      *after,
                        const JbRevisionCause *cause,
                        GError               **error)
{
  g_autoptr(GBytes) data = NULL;
  guint   packing = JB_PACKING_LOST;
  guint64 n_added = 0;
  guint64 n_removed = 0;
  gint64  number, time;

  if (!find_latest (sqlite, id, &number, &time, error))
    return FALSE;

  if (before != NULL)
    {
      data = pack (before, after, number, &packing);
      /* What somebody else wrote into the file may be no text at all. */
      if (g_utf8_validate_len (before->text, before->length, NULL) &&
          g_utf8_validate_len (after->text, after->length, NULL))
        jb_word_diff_count (before->text, after->text, &n_removed, &n_added);
    }

  return (number == 0 ||
          store_packed (sqlite, id, number, packing,
                        before != NULL ? jb_snapshot_get_checksum (before) : 0, data, error)) &&
         insert (sqlite, id, number + 1, time + 1, cause, n_added, n_removed, error);
}

/**
 * jb_revision_table_get_latest:
 * @number: (out): the newest revision of the bulletin, 0 for none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_revision_table_get_latest (JbSqlite *sqlite,
                              gint64    id,
                              gint64   *number,
                              GError  **error)
{
  gint64 time;

  return find_latest (sqlite, id, number, &time, error);
}

static void
set_missing (JbSqlite *sqlite,
             gint64    id,
             gint64    number,
             GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_NOT_FOUND,
                       _("Bulletin %lld in “%s” has no revision %lld."), (long long) id,
                          jb_sqlite_get_display_path (sqlite), (long long) number);
}

/**
 * jb_revision_table_set_label:
 * @number: which revision
 * @label: (nullable): what to call it
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it has the label
 */
gboolean
jb_revision_table_set_label (JbSqlite   *sqlite,
                             gint64      id,
                             gint64      number,
                             const char *label,
                             GError    **error)
{
  sqlite3_stmt *statement;
  gboolean      found;

  statement = jb_sqlite_prepare (sqlite,
                                 "UPDATE revision SET label = ?3"
                                 " WHERE bulletin_id = ?1 AND number = ?2 RETURNING number",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, number);
  jb_sqlite_bind_string (statement, 3, label);
  switch (jb_sqlite_step (sqlite, statement, error))
    {
    case JB_STEP_ROW:
      found = TRUE;
      sqlite3_reset (statement);
      break;
    case JB_STEP_DONE:
      found = FALSE;
      set_missing (sqlite, id, number, error);
      break;
    case JB_STEP_ERROR:
    default:
      found = FALSE;
      break;
    }

  return found;
}

/**
 * jb_revision_table_list:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbRevision): newest first
 */
GPtrArray *
jb_revision_table_list (JbSqlite *sqlite,
                        gint64    id,
                        GError  **error)
{
  g_autoptr(GPtrArray) revisions = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT number, time, event, origin, label, n_added, n_removed"
                                 " FROM revision WHERE bulletin_id = ?1 ORDER BY number DESC",
                                 error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *label = jb_sqlite_dup_string (statement, 4);

      g_ptr_array_add (revisions,
                       jb_revision_new (sqlite3_column_int64 (statement, 0),
                                        sqlite3_column_int64 (statement, 1),
                                        (JbRevisionEvent) sqlite3_column_int64 (statement, 2),
                                        sqlite3_column_int64 (statement, 3), label,
                                        MAX (sqlite3_column_int64 (statement, 5), 0),
                                        MAX (sqlite3_column_int64 (statement, 6), 0)));
    }

  return step == JB_STEP_DONE ? g_steal_pointer (&revisions) : NULL;
}

static void
set_damaged (JbSqlite *sqlite,
             gint64    id,
             gint64    number,
             GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_DAMAGED,
                       _("Revision %lld of bulletin %lld in “%s” is damaged. The newer ones may "
                         "well be whole; look for this one in a backup."),
                          (long long) number, (long long) id, jb_sqlite_get_display_path (sqlite));
}

/* The rows from revision @number on, up to the first that is whole. */
static GArray *
read_rows (JbSqlite *sqlite,
           gint64    id,
           gint64    number,
           GError  **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3_stmt *statement;
  JbStep        step;

  g_array_set_clear_func (rows, clear_row);
  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT number, packing, checksum, data FROM revision"
                                 " WHERE bulletin_id = ?1 AND number >= ?2 ORDER BY number",
                                 error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, number);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      Row row = { sqlite3_column_int64 (statement, 0),
                  (guint) sqlite3_column_int64 (statement, 1),
                  sqlite3_column_int64 (statement, 2),
                  g_bytes_new (sqlite3_column_blob (statement, 3),
                               sqlite3_column_bytes (statement, 3)) };

      g_array_append_val (rows, row);
      if ((row.packing & ~(guint) JB_PACKING_DEFLATED) != JB_PACKING_DELTA)
        break;
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR ? g_steal_pointer (&rows) : NULL;
}

/**
 * jb_revision_table_load:
 * @number: which revision
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction, so that nobody saves meanwhile.
 *
 * Returns: (transfer full) (nullable): what the bulletin was
 */
JbSnapshot *
jb_revision_table_load (JbSqlite *sqlite,
                        gint64    id,
                        gint64    number,
                        GError  **error)
{
  g_autoptr(GArray) rows = read_rows (sqlite, id, number, error);
  g_autoptr(JbSnapshot) snapshot = NULL;

  if (rows == NULL)
    return NULL;
  if (rows->len == 0 || g_array_index (rows, Row, 0).number != number)
    {
      set_missing (sqlite, id, number, error);
      return NULL;
    }

  for (guint i = rows->len; i > 0; i--)
    {
      const Row  *row = &g_array_index (rows, Row, i - 1);
      JbSnapshot *earlier = NULL;
      gsize       size;
      const void *data = g_bytes_get_data (row->data, &size);

      if (row->packing == JB_PACKING_BODY)
        {
          if (!jb_body_table_load_snapshot (sqlite, id, &earlier, error))
            return NULL;
        }
      else
        earlier = jb_snapshot_unpack (row->packing, data, size, snapshot, row->checksum);
      if (earlier == NULL)
        {
          set_damaged (sqlite, id, row->number, error);
          return NULL;
        }

      g_clear_pointer (&snapshot, jb_snapshot_free);
      snapshot = earlier;
    }

  return g_steal_pointer (&snapshot);
}
