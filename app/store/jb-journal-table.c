/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-journal-table.h"

#include <glib/gi18n-lib.h>

#include "jb-body-table.h"
#include "jb-revision-table.h"

/**
 * jb_journal_table_write:
 * @transcript: what the bulletin is now
 * @error: return location for a #JbArchiveError
 *
 * Notes the edits of a bulletin that are not saved yet, in the place of those that this program
 * noted before. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_journal_table_write (JbSqlite           *sqlite,
                        gint64              id,
                        const JbTranscript *transcript,
                        GError            **error)
{
  g_autoptr(JbSnapshot) snapshot = jb_snapshot_new (transcript);
  g_autoptr(JbSnapshot) body = NULL;
  g_autoptr(GBytes) data = NULL;
  g_autofree char *owner = jb_journal_dup_owner ();
  sqlite3_stmt    *statement;
  const void      *bytes;
  gsize            size;
  gint64           revision;
  guint            packing;

  if (!jb_body_table_load_snapshot (sqlite, id, &body, error) ||
      !jb_revision_table_get_latest (sqlite, id, &revision, error))
    return FALSE;
  if (body != NULL && jb_snapshot_equal (body, snapshot))
    return jb_journal_table_remove (sqlite, id, error);

  data = jb_snapshot_pack (snapshot, body, TRUE, &packing, NULL);
  bytes = g_bytes_get_data (data, &size);
  statement = jb_sqlite_prepare (
      sqlite,
      "INSERT OR REPLACE INTO journal (bulletin_id, owner, time, revision, packing, checksum, data)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  jb_sqlite_bind_string (statement, 2, owner);
  sqlite3_bind_int64 (statement, 3, g_get_real_time ());
  sqlite3_bind_int64 (statement, 4, revision);
  sqlite3_bind_int64 (statement, 5, packing);
  sqlite3_bind_int64 (statement, 6, jb_snapshot_get_checksum (snapshot));
  sqlite3_bind_blob64 (statement, 7, bytes, size, SQLITE_STATIC);

  return jb_sqlite_step_done (sqlite, statement, error);
}

static gboolean
remove_row (JbSqlite   *sqlite,
            gint64      id,
            const char *owner,
            GError    **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (
      sqlite, "DELETE FROM journal WHERE bulletin_id = ?1 AND owner = ?2", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  jb_sqlite_bind_string (statement, 2, owner);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_journal_table_remove:
 * @error: return location for a #JbArchiveError
 *
 * Forgets what this program noted of a bulletin.
 *
 * Returns: whether it worked
 */
gboolean
jb_journal_table_remove (JbSqlite *sqlite,
                         gint64    id,
                         GError  **error)
{
  g_autofree char *owner = jb_journal_dup_owner ();

  return remove_row (sqlite, id, owner, error);
}

/* What one row was read as. */
typedef struct
{
  gint64  id;
  char   *owner;
  gint64  revision;
  guint   packing;
  gint64  checksum;
  GBytes *data;
} Row;

static void
row_free (Row *row)
{
  g_free (row->owner);
  g_bytes_unref (row->data);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

/* The first row that no living program goes on with. */
static gboolean
find_row (JbSqlite *sqlite,
          Row     **found,
          GError  **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  *found = NULL;
  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT bulletin_id, owner, revision, packing, checksum, data"
                                 " FROM journal ORDER BY time, bulletin_id",
                                 error);
  if (statement == NULL)
    return FALSE;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *owner = jb_sqlite_dup_string (statement, 1);

      if (owner == NULL || !jb_journal_is_orphan (owner))
        continue;

      *found = g_new0 (Row, 1);
      (*found)->id = sqlite3_column_int64 (statement, 0);
      (*found)->owner = g_steal_pointer (&owner);
      (*found)->revision = sqlite3_column_int64 (statement, 2);
      (*found)->packing = (guint) sqlite3_column_int64 (statement, 3);
      (*found)->checksum = sqlite3_column_int64 (statement, 4);
      (*found)->data = g_bytes_new (sqlite3_column_blob (statement, 5),
                                    sqlite3_column_bytes (statement, 5));
      break;
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* Makes @transcript of the row, or leaves it when that is damaged. */
static gboolean
read_row (JbSqlite      *sqlite,
          const Row     *row,
          JbTranscript **transcript,
          GError       **error)
{
  g_autoptr(JbSnapshot) base = NULL;
  g_autoptr(JbSnapshot) snapshot = NULL;
  g_autoptr(GError) local = NULL;
  const void *bytes;
  gsize       size;

  if ((row->packing & ~(guint) JB_PACKING_DEFLATED) == JB_PACKING_DELTA)
    {
      base = jb_revision_table_load (sqlite, row->id, row->revision, &local);
      if (base == NULL &&
          (g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED) ||
           g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND)))
        return TRUE;
      if (base == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  bytes = g_bytes_get_data (row->data, &size);
  snapshot = jb_snapshot_unpack (row->packing, bytes, size, base, row->checksum);
  if (snapshot != NULL)
    *transcript = jb_snapshot_to_transcript (snapshot, NULL);

  return TRUE;
}

/**
 * jb_journal_table_find:
 * @journal: (out) (transfer full) (nullable): edits that were not saved, %NULL for none
 * @error: return location for a #JbArchiveError
 *
 * Finds edits that a program that has ended did not save. To be called in a transaction, and again
 * after jb_journal_table_drop().
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_journal_table_find (JbSqlite   *sqlite,
                       JbJournal **journal,
                       GError    **error)
{
  g_autoptr(Row) row = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  gint64 latest;

  *journal = NULL;
  if (!find_row (sqlite, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;

  if (!jb_revision_table_get_latest (sqlite, row->id, &latest, error) ||
      !read_row (sqlite, row, &transcript, error))
    return FALSE;

  *journal = g_new0 (JbJournal, 1);
  (*journal)->id = row->id;
  (*journal)->owner = g_steal_pointer (&row->owner);
  (*journal)->transcript = g_steal_pointer (&transcript);
  (*journal)->current = row->revision == latest;

  return TRUE;
}

/**
 * jb_journal_table_drop:
 * @journal: what was found
 * @error: return location for a #JbArchiveError
 *
 * Forgets edits that have been taken care of.
 *
 * Returns: whether it worked
 */
gboolean
jb_journal_table_drop (JbSqlite        *sqlite,
                       const JbJournal *journal,
                       GError         **error)
{
  return remove_row (sqlite, journal->id, journal->owner, error);
}
