/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-bulletin-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-summary.h"
#include "jb-archive-entry-private.h"
#include "jb-article-table.h"
#include "jb-body-table.h"
#include "jb-publication-table.h"

#define ENTRY_COLUMNS \
  "bulletin.id, kind, status, title, bulletin.name, issue, total, bulletin.issuer, date, day," \
  " year, publication_id, publication.name, origin_path, bulletin.created, modified," \
  " n_articles, n_characters" \
  " FROM bulletin LEFT JOIN publication ON publication.id = publication_id"

enum { SHA256_BYTES = 32 };

static gboolean
read_sha256 (const char *hex,
             guint8      bytes[SHA256_BYTES])
{
  if (strlen (hex) != 2 * SHA256_BYTES)
    return FALSE;

  for (guint i = 0; i < SHA256_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = high << 4 | low;
    }

  return TRUE;
}

static gboolean
prints_name (const JbTranscript *transcript)
{
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_MASTHEAD && g_strcmp0 (mark->key, "name") == 0)
        return TRUE;
    }

  return FALSE;
}

/* The publication whose name the masthead bears; made, with the ways of this issue as
 * its defaults, when there is none yet. */
static gboolean
find_publication (JbSqlite           *sqlite,
                  const JbTranscript *transcript,
                  const JbSummary    *summary,
                  gint64             *id,
                  GError            **error)
{
  g_autoptr(JbPublication) publication = NULL;

  *id = 0;
  if (summary->kind != JB_KIND_BULLETIN || summary->name == NULL)
    return TRUE;

  if (!jb_publication_table_find (sqlite, summary->name, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  publication = jb_publication_new (summary->name);
  jb_publication_set_issuer (publication, summary->issuer);
  jb_publication_set_encoding (publication, transcript->encoding);
  jb_publication_set_newline (publication, transcript->newline);
  jb_publication_set_prints_masthead (publication, prints_name (transcript));

  return jb_publication_table_save (sqlite, publication, id, error);
}

static void
bind_summary (sqlite3_stmt    *statement,
              const JbSummary *summary,
              gint64           publication_id)
{
  if (publication_id != 0)
    sqlite3_bind_int64 (statement, 1, publication_id);
  sqlite3_bind_int64 (statement, 2, summary->kind);
  jb_sqlite_bind_string (statement, 3, summary->title);
  jb_sqlite_bind_string (statement, 4, summary->name);
  jb_sqlite_bind_string (statement, 5, summary->issue);
  jb_sqlite_bind_string (statement, 6, summary->total);
  jb_sqlite_bind_string (statement, 7, summary->issuer);
  jb_sqlite_bind_string (statement, 8, summary->date);
  jb_sqlite_bind_string (statement, 9, summary->day);
  sqlite3_bind_int64 (statement, 10, summary->year);
  sqlite3_bind_int64 (statement, 11, summary->n_articles);
  sqlite3_bind_int64 (statement, 12, summary->n_characters);
  sqlite3_bind_int64 (statement, 13, g_get_real_time ());
}

static gboolean
set_not_found (JbSqlite *sqlite,
               gint64    id,
               GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_NOT_FOUND,
                       _("There is no bulletin %lld in “%s”."), (long long) id,
                          jb_sqlite_get_display_path (sqlite));
  return FALSE;
}

/**
 * jb_bulletin_table_add:
 * @transcript: what to add
 * @origin: (nullable): where it came from
 * @id: (out): its id
 * @error: return location for a #JbArchiveError
 *
 * Adds a draft. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_add (JbSqlite              *sqlite,
                       JbTranscript          *transcript,
                       const JbArchiveOrigin *origin,
                       gint64                *id,
                       GError               **error)
{
  g_autoptr(JbSummary) summary = NULL;
  g_autofree char *path = NULL;
  guint8           sha256[SHA256_BYTES];
  sqlite3_stmt    *statement;
  gint64           publication_id;

  if (!jb_body_table_check (sqlite, transcript, error))
    return FALSE;

  summary = jb_summary_new (transcript);
  if (!find_publication (sqlite, transcript, summary, &publication_id, error))
    return FALSE;

  statement = jb_sqlite_prepare (
      sqlite,
      "INSERT INTO bulletin (publication_id, kind, title, name, issue, total, issuer, date, day,"
      " year, n_articles, n_characters, created, modified, status, origin_path, origin_sha256)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15, ?16)",
      error);
  if (statement == NULL)
    return FALSE;

  bind_summary (statement, summary, publication_id);
  sqlite3_bind_int64 (statement, 14, JB_ARCHIVE_STATUS_DRAFT);
  if (origin != NULL && origin->path != NULL)
    {
      path = g_filename_display_name (origin->path);
      jb_sqlite_bind_string (statement, 15, path);
    }
  if (origin != NULL && origin->sha256 != NULL && read_sha256 (origin->sha256, sha256))
    sqlite3_bind_blob (statement, 16, sha256, sizeof sha256, SQLITE_STATIC);
  if (!jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;

  *id = jb_sqlite_get_last_id (sqlite);

  return jb_body_table_write (sqlite, *id, transcript, error) &&
         jb_article_table_write (sqlite, *id, transcript, FALSE, error);
}

/* Whether this program may write the bulletin; @is_current tells whether the one that is
 * stored is the one that this program knows. */
static gboolean
check_editable (JbSqlite *sqlite,
                gint64    id,
                gboolean *is_current,
                GError  **error)
{
  sqlite3_stmt *statement;
  gint64        status, version;

  statement = jb_sqlite_prepare (sqlite, "SELECT status, modified FROM bulletin WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  switch (jb_sqlite_step (sqlite, statement, error))
    {
    case JB_STEP_ROW:
      break;
    case JB_STEP_DONE:
      return set_not_found (sqlite, id, error);
    case JB_STEP_ERROR:
    default:
      return FALSE;
    }

  status = sqlite3_column_int64 (statement, 0);
  *is_current = !jb_sqlite_recall (sqlite, id, &version) ||
                version == sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  if (status != JB_ARCHIVE_STATUS_FILED)
    return TRUE;

  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FILED,
                       _("Bulletin %lld is filed. Reopen it before changing it."),
                          (long long) id);
  return FALSE;
}

/**
 * jb_bulletin_table_save:
 * @transcript: what the bulletin is now
 * @changed: (out): whether it is another than the one that was stored
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction. A transcript that is stored already is not written, and
 * one that replaces a version unknown to this connection is refused.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_save (JbSqlite     *sqlite,
                        gint64        id,
                        JbTranscript *transcript,
                        gboolean     *changed,
                        GError      **error)
{
  g_autoptr(JbSummary) summary = NULL;
  sqlite3_stmt *statement;
  gint64        publication_id;
  gboolean      same, is_current;

  *changed = FALSE;
  if (!jb_body_table_check (sqlite, transcript, error) ||
      !check_editable (sqlite, id, &is_current, error))
    return FALSE;

  if (!jb_body_table_compare (sqlite, id, transcript, &same, error))
    return FALSE;
  if (same)
    return TRUE;

  if (!is_current)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_CHANGED,
                           _("Another program has changed bulletin %lld meanwhile. Nothing was "
                             "overwritten; open it again, or save this version as a new one."),
                              (long long) id);
      return FALSE;
    }

  summary = jb_summary_new (transcript);
  if (!find_publication (sqlite, transcript, summary, &publication_id, error))
    return FALSE;

  /* The clock may have been set back since; the time tells versions apart, so it grows. */
  statement = jb_sqlite_prepare (
      sqlite,
      "UPDATE bulletin SET publication_id = ?1, kind = ?2, title = ?3, name = ?4, issue = ?5,"
      " total = ?6, issuer = ?7, date = ?8, day = ?9, year = ?10, n_articles = ?11,"
      " n_characters = ?12, modified = max (?13, modified + 1) WHERE id = ?14",
      error);
  if (statement == NULL)
    return FALSE;

  bind_summary (statement, summary, publication_id);
  sqlite3_bind_int64 (statement, 14, id);
  *changed = TRUE;

  return jb_sqlite_step_done (sqlite, statement, error) &&
         jb_body_table_write (sqlite, id, transcript, error) &&
         jb_article_table_write (sqlite, id, transcript, TRUE, error);
}

/**
 * jb_bulletin_table_load:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the bulletin as it was saved
 */
JbTranscript *
jb_bulletin_table_load (JbSqlite *sqlite,
                        gint64    id,
                        GError  **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT modified FROM bulletin WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    jb_sqlite_remember (sqlite, id, sqlite3_column_int64 (statement, 0));
  sqlite3_reset (statement);
  if (step == JB_STEP_DONE)
    set_not_found (sqlite, id, error);

  return step == JB_STEP_ROW ? jb_body_table_load (sqlite, id, error) : NULL;
}

/**
 * jb_bulletin_table_find_bytes:
 * @sha256: 64 hex digits
 * @id: (out): the first bulletin that was imported from such bytes, 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_bulletin_table_find_bytes (JbSqlite   *sqlite,
                              const char *sha256,
                              gint64     *id,
                              GError    **error)
{
  guint8        bytes[SHA256_BYTES];
  sqlite3_stmt *statement;
  JbStep        step;

  *id = 0;
  if (!read_sha256 (sha256, bytes))
    return TRUE;

  statement = jb_sqlite_prepare (sqlite, "SELECT min (id) FROM bulletin WHERE origin_sha256 = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, bytes, sizeof bytes, SQLITE_STATIC);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

static JbArchiveEntry *
read_entry (sqlite3_stmt *statement)
{
  JbArchiveRow row = { 0 };

  row.id = sqlite3_column_int64 (statement, 0);
  row.kind = sqlite3_column_int64 (statement, 1) == JB_KIND_DOCUMENT ? JB_KIND_DOCUMENT
                                                                     : JB_KIND_BULLETIN;
  row.status = sqlite3_column_int64 (statement, 2) == JB_ARCHIVE_STATUS_FILED
                   ? JB_ARCHIVE_STATUS_FILED
                   : JB_ARCHIVE_STATUS_DRAFT;
  row.title = jb_sqlite_dup_string (statement, 3);
  row.name = jb_sqlite_dup_string (statement, 4);
  row.issue = jb_sqlite_dup_string (statement, 5);
  row.total = jb_sqlite_dup_string (statement, 6);
  row.issuer = jb_sqlite_dup_string (statement, 7);
  row.date = jb_sqlite_dup_string (statement, 8);
  row.day = jb_sqlite_dup_string (statement, 9);
  row.year = sqlite3_column_int (statement, 10);
  row.publication_id = sqlite3_column_int64 (statement, 11);
  row.publication = jb_sqlite_dup_string (statement, 12);
  row.origin_path = jb_sqlite_dup_string (statement, 13);
  row.created = sqlite3_column_int64 (statement, 14);
  row.modified = sqlite3_column_int64 (statement, 15);
  row.n_articles = MAX (sqlite3_column_int (statement, 16), 0);
  row.n_characters = MAX (sqlite3_column_int64 (statement, 17), 0);
  if (row.title == NULL)
    row.title = g_strdup ("");

  return jb_archive_entry_new_take (&row);
}

/**
 * jb_bulletin_table_get_entry:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what a list shows of the bulletin
 */
JbArchiveEntry *
jb_bulletin_table_get_entry (JbSqlite *sqlite,
                             gint64    id,
                             GError  **error)
{
  JbArchiveEntry *entry = NULL;
  sqlite3_stmt   *statement;

  statement = jb_sqlite_prepare (sqlite, "SELECT " ENTRY_COLUMNS " WHERE bulletin.id = ?1",
                                 error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  switch (jb_sqlite_step (sqlite, statement, error))
    {
    case JB_STEP_ROW:
      entry = read_entry (statement);
      sqlite3_reset (statement);
      break;
    case JB_STEP_DONE:
      set_not_found (sqlite, id, error);
      break;
    case JB_STEP_ERROR:
    default:
      break;
    }

  return entry;
}

/**
 * jb_bulletin_table_list:
 * @filter: which ones
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveEntry): newest first
 */
GPtrArray *
jb_bulletin_table_list (JbSqlite              *sqlite,
                        const JbArchiveFilter *filter,
                        GError               **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite,
      "SELECT " ENTRY_COLUMNS " WHERE (?1 = 0 OR year = ?1)"
      " AND ((?2 AND status <> 1) OR (?3 AND status = 1))"
      " AND (?4 = 0 OR publication_id = ?4) AND (?5 = 0 OR bulletin.id < ?5)"
      " ORDER BY bulletin.id DESC LIMIT ?6",
      error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, filter->year);
  sqlite3_bind_int64 (statement, 2, filter->drafts);
  sqlite3_bind_int64 (statement, 3, filter->filed);
  sqlite3_bind_int64 (statement, 4, filter->publication_id);
  sqlite3_bind_int64 (statement, 5, filter->before_id);
  sqlite3_bind_int64 (statement, 6, filter->limit > 0 ? (gint64) filter->limit : -1);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));

  return step == JB_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
