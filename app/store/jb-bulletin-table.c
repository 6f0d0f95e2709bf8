/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-bulletin-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-summary.h"
#include "jb-archive-entry-private.h"
#include "jb-article-table.h"
#include "jb-body-table.h"
#include "jb-journal-table.h"
#include "jb-log-table.h"
#include "jb-publication-table.h"
#include "jb-search-table.h"

#define ENTRY_COLUMNS \
  "bulletin.id, kind, status, title, bulletin.name, issue, total, bulletin.issuer, date, day," \
  " year, publication_id, publication.name, origin_path, bulletin.created, modified," \
  " n_articles, n_characters, CASE WHEN status = 1 THEN filed_day END, deleted, labels" \
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
         jb_revision_table_begin (sqlite, *id, summary->n_characters, error) &&
         jb_article_table_write (sqlite, *id, transcript, FALSE, error);
}

/**
 * jb_bulletin_table_check:
 * @status: what it has to be, for what is to be done with it
 * @is_current: (out): whether the one that is stored is the one that this program knows
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the bulletin is there, not in the bin, and of that status
 */
gboolean
jb_bulletin_table_check (JbSqlite       *sqlite,
                         gint64          id,
                         JbArchiveStatus status,
                         gboolean       *is_current,
                         GError        **error)
{
  sqlite3_stmt *statement;
  gboolean      filed, deleted;
  gint64        version;

  statement = jb_sqlite_prepare (
      sqlite, "SELECT status, modified, deleted IS NOT NULL FROM bulletin WHERE id = ?1", error);
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

  filed = sqlite3_column_int64 (statement, 0) == JB_ARCHIVE_STATUS_FILED;
  *is_current = !jb_sqlite_recall (sqlite, id, &version) ||
                version == sqlite3_column_int64 (statement, 1);
  deleted = sqlite3_column_int64 (statement, 2) != 0;
  sqlite3_reset (statement);

  if (deleted)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_DELETED,
                           _("Bulletin %lld is in the bin. Take it out before changing it."),
                              (long long) id);
      return FALSE;
    }
  if (filed == (status == JB_ARCHIVE_STATUS_FILED))
    return TRUE;

  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FILED,
                       filed ? _("Bulletin %lld is filed. Reopen it before changing it.")
                             : _("Bulletin %lld is a draft, not filed."),
                                  (long long) id);
  return FALSE;
}

/**
 * jb_bulletin_table_set_changed:
 * @error: return location for a #JbArchiveError
 *
 * Says that another program has saved a bulletin.
 *
 * Returns: %FALSE
 */
gboolean
jb_bulletin_table_set_changed (JbSqlite *sqlite,
                               gint64    id,
                               GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_CHANGED,
                       _("Another program has changed bulletin %lld meanwhile. Nothing was "
                         "overwritten; open it again, or save this version as a new one."),
                          (long long) id);
  return FALSE;
}

/**
 * jb_bulletin_table_write:
 * @transcript: what the bulletin is now
 * @cause: why
 * @error: return location for a #JbArchiveError
 *
 * Makes a new revision of a bulletin, whatever it was. What this program journalled of it is no
 * longer needed and goes. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_write (JbSqlite              *sqlite,
                         gint64                 id,
                         JbTranscript          *transcript,
                         const JbRevisionCause *cause,
                         GError               **error)
{
  g_autoptr(JbSummary) summary = jb_summary_new (transcript);
  g_autoptr(JbSnapshot) before = NULL;
  g_autoptr(JbSnapshot) after = jb_snapshot_new (transcript);
  sqlite3_stmt *statement;
  gint64        publication_id;

  if (!find_publication (sqlite, transcript, summary, &publication_id, error) ||
      !jb_body_table_load_snapshot (sqlite, id, &before, error) ||
      !jb_revision_table_push (sqlite, id, before, after, cause, error))
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

  return jb_sqlite_step_done (sqlite, statement, error) &&
         jb_body_table_write (sqlite, id, transcript, error) &&
         jb_article_table_write (sqlite, id, transcript, TRUE, error) &&
         jb_journal_table_remove (sqlite, id, error);
}

/**
 * jb_bulletin_table_save:
 * @transcript: what the bulletin is now
 * @cause: why
 * @changed: (out): whether it is another than the one that was stored
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction. A transcript that is stored already is not written, and
 * one that replaces a version unknown to this connection is refused.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_save (JbSqlite              *sqlite,
                        gint64                 id,
                        JbTranscript          *transcript,
                        const JbRevisionCause *cause,
                        gboolean              *changed,
                        GError               **error)
{
  gboolean same, is_current;

  *changed = FALSE;
  if (!jb_body_table_check (sqlite, transcript, error) ||
      !jb_bulletin_table_check (sqlite, id, JB_ARCHIVE_STATUS_DRAFT, &is_current, error))
    return FALSE;

  if (!jb_body_table_compare (sqlite, id, transcript, &same, error))
    return FALSE;
  if (same)
    return jb_journal_table_remove (sqlite, id, error);

  if (!is_current)
    return jb_bulletin_table_set_changed (sqlite, id, error);

  *changed = TRUE;

  return jb_bulletin_table_write (sqlite, id, transcript, cause, error);
}

/* The articles of what is in the bin are not counted, and nobody finds them. */
static gboolean
write_articles (JbSqlite *sqlite,
                gint64    id,
                gboolean  deleted,
                GError  **error)
{
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) local = NULL;

  if (deleted)
    return jb_article_table_remove (sqlite, id, error);

  transcript = jb_body_table_load (sqlite, id, &local);
  if (transcript != NULL)
    return jb_article_table_write (sqlite, id, transcript, TRUE, error);
  if (g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * jb_bulletin_table_set_deleted:
 * @deleted: whether it belongs into the bin
 * @error: return location for a #JbArchiveError
 *
 * Puts a draft into the bin, or takes it out. One that is where it belongs stays there. To be
 * called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_set_deleted (JbSqlite *sqlite,
                               gint64    id,
                               gboolean  deleted,
                               GError  **error)
{
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, id, error);
  sqlite3_stmt *statement;

  if (entry == NULL)
    return FALSE;
  if ((jb_archive_entry_get_deleted (entry) != 0) == deleted)
    return TRUE;
  if (deleted && jb_archive_entry_get_status (entry) == JB_ARCHIVE_STATUS_FILED)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FILED,
                           _("Bulletin %lld is filed. Reopen it before changing it."),
                              (long long) id);
      return FALSE;
    }

  statement = jb_sqlite_prepare (sqlite,
                                 "UPDATE bulletin SET deleted = ?2,"
                                 " modified = max (?3, modified + 1)"
                                 " WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (deleted)
    sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  sqlite3_bind_int64 (statement, 3, g_get_real_time ());

  return jb_sqlite_step_done (sqlite, statement, error) &&
         write_articles (sqlite, id, deleted, error) &&
         jb_log_table_add (sqlite, id, deleted ? JB_LOG_DELETED : JB_LOG_UNDELETED, NULL, NULL,
                           NULL, error);
}

static gboolean
remove_bulletin (JbSqlite *sqlite,
                 gint64    id,
                 GError  **error)
{
  sqlite3_stmt *statement;

  if (!jb_search_table_forget (sqlite, id, error))
    return FALSE;
  statement = jb_sqlite_prepare (sqlite, "DELETE FROM bulletin WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_bulletin_table_erase:
 * @error: return location for a #JbArchiveError
 *
 * Deletes a bulletin that is in the bin for good, with all that belongs to it. To be called in a
 * transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_bulletin_table_erase (JbSqlite *sqlite,
                         gint64    id,
                         GError  **error)
{
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, id, error);

  if (entry == NULL)
    return FALSE;
  if (jb_archive_entry_get_deleted (entry) == 0)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("Bulletin %lld is not in the bin any more."), (long long) id);
      return FALSE;
    }

  return remove_bulletin (sqlite, id, error);
}

/**
 * jb_bulletin_table_purge:
 * @before: a time, in microseconds since 1970, in UTC
 * @error: return location for a #JbArchiveError
 *
 * Deletes for good what was put into the bin before a time, with all that belongs to it. To be
 * called in a transaction.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of what is gone
 */
GArray *
jb_bulletin_table_purge (JbSqlite *sqlite,
                         gint64    before,
                         GError  **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT id FROM bulletin WHERE deleted < ?1", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, before);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (step == JB_STEP_ERROR)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!remove_bulletin (sqlite, g_array_index (ids, gint64, i), error))
      return NULL;

  return g_steal_pointer (&ids);
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
 * @id: (out): the first bulletin that was imported from such bytes and is not in the bin, 0 when
 *   there is none
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

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT min (id) FROM bulletin WHERE origin_sha256 = ?1"
                                 " AND deleted IS NULL",
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
  row.filed_day = jb_sqlite_dup_string (statement, 18);
  row.deleted = MAX (sqlite3_column_int64 (statement, 19), 0);
  row.labels = jb_sqlite_dup_string (statement, 20);
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

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT " ENTRY_COLUMNS " WHERE " JB_BULLETIN_TABLE_FILTER
                                 " ORDER BY bulletin.id DESC LIMIT ?6",
                                 error);
  if (statement == NULL)
    return NULL;

  jb_bulletin_table_bind_filter (statement, filter);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));

  return step == JB_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/* Binds what JB_BULLETIN_TABLE_FILTER asks for, and as ?6 how many at most. */
void
jb_bulletin_table_bind_filter (sqlite3_stmt          *statement,
                               const JbArchiveFilter *filter)
{
  sqlite3_bind_int64 (statement, 1, filter->year);
  sqlite3_bind_int64 (statement, 2, filter->drafts);
  sqlite3_bind_int64 (statement, 3, filter->filed);
  sqlite3_bind_int64 (statement, 4, filter->publication_id);
  sqlite3_bind_int64 (statement, 5, filter->before_id);
  sqlite3_bind_int64 (statement, 6, filter->limit > 0 ? (gint64) filter->limit : -1);
  sqlite3_bind_int64 (statement, 7, filter->bin != FALSE);
  jb_sqlite_bind_string (statement, 8, filter->source);
  jb_sqlite_bind_string (statement, 9, filter->label);
}
