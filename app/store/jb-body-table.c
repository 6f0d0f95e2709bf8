/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-body-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-search-table.h"

static gint64
get_checksum (const char *text,
              gsize       length,
              GBytes     *marks)
{
  const JbSnapshot snapshot = { (char *) text, length, marks };

  return jb_snapshot_get_checksum (&snapshot);
}

static void
set_damaged (JbSqlite   *sqlite,
             gint64      id,
             const char *reason,
             GError    **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_DAMAGED,
                       _("Bulletin %lld in “%s” is damaged: %s. The others may well be whole; "
                         "take this one from a backup or import it again."),
                          (long long) id, jb_sqlite_get_display_path (sqlite), reason);
}

/**
 * jb_body_table_check:
 * @error: return location for a #JbArchiveError
 *
 * What is stored must be readable again.
 *
 * Returns: whether @transcript can be stored
 */
gboolean
jb_body_table_check (JbSqlite           *sqlite,
                     const JbTranscript *transcript,
                     GError            **error)
{
  g_autoptr(GError) local = NULL;

  if (!g_utf8_validate_len (transcript->text, transcript->length, NULL))
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("Its text has bytes that no archive can keep. Import it again."));
      return FALSE;
    }
  if (!jb_transcript_check (transcript, &local))
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("%s. Nothing was stored; import the text again."), local->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * jb_body_table_write:
 * @transcript: what to store
 * @error: return location for a #JbArchiveError
 *
 * Stores the text of a bulletin, in the place of what was there.
 *
 * Returns: whether it worked
 */
gboolean
jb_body_table_write (JbSqlite           *sqlite,
                     gint64              id,
                     const JbTranscript *transcript,
                     GError            **error)
{
  g_autoptr(GBytes) marks = jb_transcript_pack_marks (transcript);
  gsize         size;
  const void   *data = g_bytes_get_data (marks, &size);
  sqlite3_stmt *statement;

  if (!jb_search_table_note (sqlite, id, transcript, error))
    return FALSE;

  statement = jb_sqlite_prepare (
      sqlite,
      "INSERT INTO body (bulletin_id, text, marks, checksum) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (bulletin_id) DO UPDATE SET"
      " text = excluded.text, marks = excluded.marks, checksum = excluded.checksum",
      error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text64 (statement, 2, transcript->text, transcript->length, SQLITE_STATIC,
                       SQLITE_UTF8);
  sqlite3_bind_blob64 (statement, 3, data, size, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4,
                      get_checksum (transcript->text, transcript->length, marks));

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_body_table_compare:
 * @same: (out): whether what is stored is @transcript, byte for byte
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_body_table_compare (JbSqlite           *sqlite,
                       gint64              id,
                       const JbTranscript *transcript,
                       gboolean           *same,
                       GError            **error)
{
  g_autoptr(GBytes) marks = jb_transcript_pack_marks (transcript);
  gsize         size;
  const void   *data = g_bytes_get_data (marks, &size);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT text, marks, checksum FROM body WHERE bulletin_id = ?1", error);
  if (statement == NULL)
    return FALSE;

  *same = FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    {
      const void *text = sqlite3_column_text (statement, 0);
      const void *stored = sqlite3_column_blob (statement, 1);

      *same = text != NULL && stored != NULL &&
              (gsize) sqlite3_column_bytes (statement, 0) == transcript->length &&
              (gsize) sqlite3_column_bytes (statement, 1) == size &&
              memcmp (text, transcript->text, transcript->length) == 0 &&
              memcmp (stored, data, size) == 0 &&
              sqlite3_column_int64 (statement, 2) ==
                  get_checksum (transcript->text, transcript->length, marks);
      sqlite3_reset (statement);
    }

  return step != JB_STEP_ERROR;
}

/* Makes the transcript of a row, or says why that cannot be done. */
static JbTranscript *
read_body (JbSqlite     *sqlite,
           gint64        id,
           sqlite3_stmt *statement,
           GError      **error)
{
  const char *text = (const char *) sqlite3_column_text (statement, 0);
  gsize       length = sqlite3_column_bytes (statement, 0);
  g_autoptr(GBytes) marks = NULL;
  g_autoptr(GError) local = NULL;
  g_autoptr(JbTranscript) transcript = NULL;

  if (text == NULL || sqlite3_column_type (statement, 1) != SQLITE_BLOB)
    {
      set_damaged (sqlite, id, _("its text is missing"), error);
      return NULL;
    }

  marks = g_bytes_new (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1));
  if (!g_utf8_validate_len (text, length, NULL) ||
      sqlite3_column_int64 (statement, 2) != get_checksum (text, length, marks))
    {
      set_damaged (sqlite, id, _("it is not what was saved"), error);
      return NULL;
    }

  transcript = jb_transcript_unpack (text, length, marks, &local);
  if (transcript == NULL)
    {
      set_damaged (sqlite, id, local->message, error);
      return NULL;
    }

  return g_steal_pointer (&transcript);
}

/**
 * jb_body_table_load:
 * @id: a bulletin that exists
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): its text as it was saved
 */
JbTranscript *
jb_body_table_load (JbSqlite *sqlite,
                    gint64    id,
                    GError  **error)
{
  JbTranscript *transcript = NULL;
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT text, marks, checksum FROM body WHERE bulletin_id = ?1", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  switch (jb_sqlite_step (sqlite, statement, error))
    {
    case JB_STEP_ROW:
      transcript = read_body (sqlite, id, statement, error);
      sqlite3_reset (statement);
      break;
    case JB_STEP_DONE:
      set_damaged (sqlite, id, _("its text is missing"), error);
      break;
    case JB_STEP_ERROR:
    default:
      break;
    }

  return transcript;
}

/**
 * jb_body_table_load_snapshot:
 * @id: a bulletin that exists
 * @snapshot: (out) (transfer full) (nullable): its text as it was saved, %NULL when that is
 *   damaged
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_body_table_load_snapshot (JbSqlite    *sqlite,
                             gint64       id,
                             JbSnapshot **snapshot,
                             GError     **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  *snapshot = NULL;
  statement = jb_sqlite_prepare (
      sqlite, "SELECT text, marks, checksum FROM body WHERE bulletin_id = ?1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);
      gsize       length = sqlite3_column_bytes (statement, 0);
      g_autoptr(GBytes) marks = g_bytes_new (sqlite3_column_blob (statement, 1),
                                              sqlite3_column_bytes (statement, 1));

      if (text != NULL && g_utf8_validate_len (text, length, NULL) &&
          sqlite3_column_int64 (statement, 2) == get_checksum (text, length, marks))
        *snapshot = jb_snapshot_new_take (g_strndup (text, length), length,
                                          g_steal_pointer (&marks));
      sqlite3_reset (statement);
    }

  return step != JB_STEP_ERROR;
}
