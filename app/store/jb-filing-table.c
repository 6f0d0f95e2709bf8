/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-filing-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-bulletin-table.h"
#include "jb-log-table.h"
#include "jb-publication-table.h"
#include "legacy/jb-legacy.h"

/* Where an issue is counted: supplements apart, and where numbers begin anew each year, by year. */
typedef struct
{
  gint64   id;
  gint64   publication_id;
  gboolean supplement;
  int      year;
  gint64   first_total;
} Scope;

static gboolean
find_scope (JbSqlite       *sqlite,
            JbArchiveEntry *entry,
            gboolean        supplement,
            int             year,
            Scope          *scope,
            GError        **error)
{
  g_autoptr(JbPublication) publication = NULL;

  scope->id = jb_archive_entry_get_id (entry);
  scope->publication_id = jb_archive_entry_get_publication_id (entry);
  scope->supplement = supplement;
  scope->year = year;
  scope->first_total = 0;
  if (scope->publication_id == 0)
    return TRUE;

  publication = jb_publication_table_get (sqlite, scope->publication_id, error);
  if (publication == NULL)
    return FALSE;
  if (jb_publication_get_numbering (publication) == JB_NUMBERING_CONTINUOUS)
    scope->year = 0;
  scope->first_total = jb_publication_get_first_total (publication);

  return TRUE;
}

static void
bind_scope (sqlite3_stmt *statement,
            const Scope  *scope)
{
  sqlite3_bind_int64 (statement, 1, scope->id);
  if (scope->publication_id != 0)
    sqlite3_bind_int64 (statement, 2, scope->publication_id);
  sqlite3_bind_int64 (statement, 3, scope->supplement != FALSE);
  sqlite3_bind_int64 (statement, 4, scope->year);
}

static gboolean
get_number (JbSqlite     *sqlite,
            sqlite3_stmt *statement,
            gint64       *number,
            GError      **error)
{
  JbStep step = jb_sqlite_step (sqlite, statement, error);

  *number = step == JB_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* The bulletin that is filed with an issue number, 0 for none. */
static gboolean
find_number (JbSqlite    *sqlite,
             const Scope *scope,
             gint64       number,
             gint64      *id,
             GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT id FROM bulletin WHERE id <> ?1 AND publication_id IS ?2 AND filed_supplement = ?3"
      " AND (?4 = 0 OR filed_year = ?4) AND filed_number = ?5 AND status = 1 AND kind = 0",
      error);

  if (statement == NULL)
    return FALSE;
  bind_scope (statement, scope);
  sqlite3_bind_int64 (statement, 5, number);

  return get_number (sqlite, statement, id, error);
}

static gboolean
find_total (JbSqlite    *sqlite,
            const Scope *scope,
            gint64       total,
            gint64      *id,
            GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT id FROM bulletin WHERE id <> ?1 AND publication_id IS ?2 AND filed_total = ?3"
      " AND status = 1 AND kind = 0",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, scope->id);
  if (scope->publication_id != 0)
    sqlite3_bind_int64 (statement, 2, scope->publication_id);
  sqlite3_bind_int64 (statement, 3, total);

  return get_number (sqlite, statement, id, error);
}

/* A document that is filed with the same number (发文字号), 0 for none. */
static gboolean
find_document (JbSqlite   *sqlite,
               gint64      own_id,
               const char *number,
               gint64     *id,
               GError    **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT id FROM bulletin WHERE id <> ?1 AND issue = ?2 AND status = 1 AND kind = 1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, own_id);
  jb_sqlite_bind_string (statement, 2, number);

  return get_number (sqlite, statement, id, error);
}

/* The highest number that a draft of the publication and year prints; where nothing was filed
 * yet, the old issues that were imported go on to count. */
static gboolean
find_highest_printed (JbSqlite    *sqlite,
                      const Scope *scope,
                      gint64      *number,
                      GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT issue FROM bulletin WHERE id <> ?1 AND publication_id IS ?2 AND ?3 IN (0, 1)"
      " AND (?4 = 0 OR year = ?4) AND issue IS NOT NULL AND deleted IS NULL AND kind = 0",
      error);
  JbStep step;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  bind_scope (statement, scope);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *issue = jb_sqlite_dup_string (statement, 0);
      JbIssueNumber    printed;

      if (jb_issue_number_parse (issue, &printed) && printed.supplement == scope->supplement)
        *number = MAX (*number, printed.number);
    }

  return step == JB_STEP_DONE;
}

static gboolean
find_next (JbSqlite    *sqlite,
           const Scope *scope,
           gint64      *number,
           GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT max (filed_number) FROM bulletin WHERE id <> ?1 AND publication_id IS ?2"
      " AND filed_supplement = ?3 AND (?4 = 0 OR filed_year = ?4) AND status = 1 AND kind = 0",
      error);

  if (statement == NULL)
    return FALSE;
  bind_scope (statement, scope);
  if (!get_number (sqlite, statement, number, error) ||
      (*number == 0 && !find_highest_printed (sqlite, scope, number, error)))
    return FALSE;
  *number += 1;

  return TRUE;
}

/**
 * jb_filing_table_get_next:
 * @entry: an issue
 * @supplement: whether it is a supplement
 * @year: of which year
 * @number: (out): the next number of its publication and year
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_filing_table_get_next (JbSqlite       *sqlite,
                          JbArchiveEntry *entry,
                          gboolean        supplement,
                          int             year,
                          gint64         *number,
                          GError        **error)
{
  Scope scope;

  return find_scope (sqlite, entry, supplement, year, &scope, error) &&
         find_next (sqlite, &scope, number, error);
}

static gboolean
find_next_total (JbSqlite    *sqlite,
                 const Scope *scope,
                 gint64      *total,
                 GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT max (filed_total) FROM bulletin WHERE id <> ?1 AND publication_id IS ?2"
      " AND status = 1 AND kind = 0",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, scope->id);
  if (scope->publication_id != 0)
    sqlite3_bind_int64 (statement, 2, scope->publication_id);
  if (!get_number (sqlite, statement, total, error))
    return FALSE;
  if (*total > 0)
    *total += 1;
  *total = MAX (*total, scope->first_total);

  return TRUE;
}

/* The last issue filed in the publication shows how its numbers and dates are printed. */
static gboolean
find_pattern (JbSqlite    *sqlite,
              const Scope *scope,
              char       **issue,
              char       **total,
              char       **date,
              GError     **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite,
      "SELECT issue, total, date FROM bulletin WHERE id <> ?1 AND publication_id IS ?2"
      " AND filed_supplement = ?3 AND status = 1 AND kind = 0 ORDER BY filed_time DESC, id DESC"
      " LIMIT 1",
      error);
  JbStep step;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, scope->id);
  if (scope->publication_id != 0)
    sqlite3_bind_int64 (statement, 2, scope->publication_id);
  sqlite3_bind_int64 (statement, 3, scope->supplement != FALSE);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    {
      *issue = jb_sqlite_dup_string (statement, 0);
      *total = jb_sqlite_dup_string (statement, 1);
      *date = jb_sqlite_dup_string (statement, 2);
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

static gboolean
set_taken (JbSqlite   *sqlite,
           const char *what,
           gint64      id,
           GError    **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_EXISTS,
                       _("%s is filed already, as bulletin %lld. Choose another number, or reopen "
                         "that one."),
                          what, (long long) id);
  return FALSE;
}

/* A number that is counted by year goes with the year: an issue that is filed into another one than
 * it bears gets the next number there. */
static gboolean
keeps_number (JbArchiveEntry *entry,
              const Scope    *scope)
{
  int year = jb_archive_entry_get_year (entry);

  return scope->year == 0 || year == 0 || year == scope->year;
}

static gboolean
choose_number (JbSqlite           *sqlite,
               JbArchiveEntry     *entry,
               const JbFilingWish *wish,
               const Scope        *scope,
               const char         *pattern,
               JbFiling           *filing,
               GError            **error)
{
  const char   *printed = jb_archive_entry_get_issue (entry);
  JbIssueNumber own, chosen;
  gboolean      has_own = jb_issue_number_parse (printed, &own);
  gint64        taken = 0;

  filing->supplement = scope->supplement;
  filing->number = wish->number;
  if (filing->number == 0 && has_own && keeps_number (entry, scope))
    filing->number = own.number;
  if (filing->number > 0 && !find_number (sqlite, scope, filing->number, &taken, error))
    return FALSE;
  if (taken != 0 && wish->number > 0)
    {
      const JbIssueNumber wanted = { filing->number, filing->supplement, filing->year };
      g_autofree char    *text = jb_issue_number_print (&wanted, FALSE, NULL);
      g_autofree char    *what = scope->year != 0
          ? g_strdup_printf (_("%s of %d"), text, scope->year)
          : g_strdup (text);

      return set_taken (sqlite, what, taken, error);
    }
  if (taken != 0)
    {
      filing->taken_number = filing->number;
      filing->taken_by = taken;
      filing->number = 0;
    }
  if (filing->number == 0 && !find_next (sqlite, scope, &filing->number, error))
    return FALSE;

  /* What says the right number, or says something that is no number, stays as it is printed. */
  if ((has_own && own.number == filing->number && own.supplement == filing->supplement) ||
      (printed != NULL && !has_own && wish->number == 0))
    {
      filing->issue = g_strdup (printed);
      return TRUE;
    }

  chosen = (JbIssueNumber) { filing->number, filing->supplement, filing->year };
  filing->issue = jb_issue_number_print (&chosen, FALSE, has_own ? printed : pattern);

  return TRUE;
}

static gboolean
choose_total (JbSqlite           *sqlite,
              JbArchiveEntry     *entry,
              const JbFilingWish *wish,
              const Scope        *scope,
              const char         *pattern,
              JbFiling           *filing,
              GError            **error)
{
  const char   *printed = jb_archive_entry_get_total (entry);
  JbIssueNumber own, chosen = { 0 };
  gboolean      has_own = jb_issue_number_parse (printed, &own);
  gint64        taken = 0;

  filing->total = wish->total > 0 ? wish->total : (has_own ? own.number : 0);
  if (filing->total > 0 && !find_total (sqlite, scope, filing->total, &taken, error))
    return FALSE;
  if (taken != 0 && wish->total > 0)
    {
      const JbIssueNumber wanted = { filing->total };
      g_autofree char    *text = jb_issue_number_print (&wanted, TRUE, NULL);

      return set_taken (sqlite, text, taken, error);
    }
  if ((filing->total == 0 || taken != 0) &&
      !find_next_total (sqlite, scope, &filing->total, error))
    return FALSE;

  chosen.number = filing->total;
  if (has_own && own.number == filing->total)
    filing->total_text = g_strdup (printed);
  else if (filing->total > 0)
    filing->total_text = jb_issue_number_print (&chosen, TRUE, has_own ? printed : pattern);

  return TRUE;
}

static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
choose_day (JbSqlite           *sqlite,
            JbArchiveEntry     *entry,
            const JbFilingWish *wish,
            JbFiling           *filing,
            GError            **error)
{
  GDate date;

  if (wish->day != NULL && !jb_filing_parse_day (wish->day, &date))
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("“%s” is no date. Write it like 2015-04-09."), wish->day);
      return FALSE;
    }

  filing->day = wish->day != NULL ? g_strdup (wish->day)
                                  : g_strdup (jb_archive_entry_get_day (entry));
  if (filing->day == NULL || !jb_filing_parse_day (filing->day, &date))
    {
      g_free (filing->day);
      filing->day = dup_today ();
      jb_filing_parse_day (filing->day, &date);
    }
  filing->year = g_date_get_year (&date);

  return TRUE;
}

static gboolean
propose_document (JbSqlite           *sqlite,
                  JbArchiveEntry     *entry,
                  const JbFilingWish *wish,
                  JbFiling           *filing,
                  GError            **error)
{
  const char *number = jb_archive_entry_get_issue (entry);
  gint64      taken = 0;

  if (wish->number > 0 || wish->total > 0)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("A document is filed with the number that it bears. Change it in the "
                             "document."));
      return FALSE;
    }
  if (number == NULL)
    return TRUE;

  if (!find_document (sqlite, jb_archive_entry_get_id (entry), number, &taken, error))
    return FALSE;
  filing->issue = g_strdup (number);

  return taken == 0 || set_taken (sqlite, number, taken, error);
}

static gboolean
propose_issue (JbSqlite           *sqlite,
               JbArchiveEntry     *entry,
               const JbFilingWish *wish,
               JbFiling           *filing,
               GError            **error)
{
  g_autofree char *issue = NULL;
  g_autofree char *total = NULL;
  g_autofree char *date = NULL;
  JbIssueNumber    own;
  Scope            scope;
  gboolean         supplement = wish->supplement;

  if (wish->number == 0 && jb_issue_number_parse (jb_archive_entry_get_issue (entry), &own))
    supplement |= own.supplement;
  else if (wish->number == 0 && jb_archive_entry_get_issue (entry) != NULL)
    supplement |= strstr (jb_archive_entry_get_issue (entry), "增刊") != NULL;

  if (!find_scope (sqlite, entry, supplement, filing->year, &scope, error) ||
      !find_pattern (sqlite, &scope, &issue, &total, &date, error) ||
      !choose_number (sqlite, entry, wish, &scope, issue, filing, error) ||
      !choose_total (sqlite, entry, wish, &scope, total, filing, error))
    return FALSE;

  filing->date = jb_filing_print_date (filing->day, jb_archive_entry_get_date (entry), date);

  return TRUE;
}

/**
 * jb_filing_table_propose:
 * @wish: what is wanted
 * @error: return location for a #JbArchiveError
 *
 * Finds out what a draft is filed as: with what is wanted, else with what it bears itself unless
 * another issue is filed with it, else with the next number of its publication and year. To be
 * called in a transaction.
 *
 * Returns: (transfer full) (nullable): the filing
 */
JbFiling *
jb_filing_table_propose (JbSqlite           *sqlite,
                         gint64              id,
                         const JbFilingWish *wish,
                         GError            **error)
{
  g_autoptr(JbFiling) filing = jb_filing_new ();
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  gboolean is_current;

  if (!jb_bulletin_table_check (sqlite, id, JB_ARCHIVE_STATUS_DRAFT, &is_current, error))
    return NULL;

  entry = jb_bulletin_table_get_entry (sqlite, id, error);
  transcript = entry != NULL ? jb_bulletin_table_load (sqlite, id, error) : NULL;
  if (transcript == NULL || !choose_day (sqlite, entry, wish, filing, error))
    return NULL;

  if (!(transcript->kind == JB_KIND_DOCUMENT
            ? propose_document (sqlite, entry, wish, filing, error)
            : propose_issue (sqlite, entry, wish, filing, error)))
    return NULL;

  filing->transcript = jb_filing_apply (filing, transcript);

  return g_steal_pointer (&filing);
}

/* Others may have filed something since the numbers were chosen. */
static gboolean
check_free (JbSqlite       *sqlite,
            JbArchiveEntry *entry,
            const JbFiling *filing,
            GError        **error)
{
  Scope  scope;
  gint64 taken = 0;

  if (filing->transcript->kind == JB_KIND_DOCUMENT)
    return filing->issue == NULL ||
           (find_document (sqlite, jb_archive_entry_get_id (entry), filing->issue, &taken, error) &&
            (taken == 0 || set_taken (sqlite, filing->issue, taken, error)));

  if (!find_scope (sqlite, entry, filing->supplement, filing->year, &scope, error) ||
      !find_number (sqlite, &scope, filing->number, &taken, error))
    return FALSE;
  if (taken != 0)
    return set_taken (sqlite, filing->issue, taken, error);

  if (filing->total > 0 && !find_total (sqlite, &scope, filing->total, &taken, error))
    return FALSE;

  return taken == 0 || set_taken (sqlite, filing->total_text, taken, error);
}

/* What is noted of a filing is the text as it would be exported. */
static gboolean
log_filing (JbSqlite       *sqlite,
            gint64          id,
            const JbFiling *filing,
            GError        **error)
{
  g_autoptr(GBytes) bytes = jb_legacy_write (filing->transcript, NULL, NULL);
  g_autofree char *sha256 =
      bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autofree char *details = g_strjoin (" ", filing->day,
                                        filing->issue != NULL ? filing->issue : "",
                                        filing->total_text, NULL);

  return jb_log_table_add (sqlite, id, JB_LOG_FILED, NULL, g_strstrip (details), sha256, error);
}

/**
 * jb_filing_table_file:
 * @filing: as jb_filing_table_propose() said
 * @error: return location for a #JbArchiveError
 *
 * Files a draft: a new revision, which nobody can change until it is reopened. To be called in a
 * transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_filing_table_file (JbSqlite       *sqlite,
                      gint64          id,
                      const JbFiling *filing,
                      GError        **error)
{
  const JbRevisionCause cause = { JB_REVISION_FILED, 0, filing->issue };
  g_autoptr(JbArchiveEntry) entry = NULL;
  sqlite3_stmt *statement;
  gboolean      is_current;

  if (!jb_bulletin_table_check (sqlite, id, JB_ARCHIVE_STATUS_DRAFT, &is_current, error))
    return FALSE;
  if (!is_current)
    return jb_bulletin_table_set_changed (sqlite, id, error);

  entry = jb_bulletin_table_get_entry (sqlite, id, error);
  if (entry == NULL || !check_free (sqlite, entry, filing, error) ||
      !jb_bulletin_table_write (sqlite, id, filing->transcript, &cause, error))
    return FALSE;

  statement = jb_sqlite_prepare (
      sqlite,
      "UPDATE bulletin SET status = 1, filed_number = nullif (?2, 0), filed_total = nullif (?3, 0),"
      " filed_supplement = ?4, filed_day = ?5, filed_year = ?6, filed_time = ?7 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, filing->number);
  sqlite3_bind_int64 (statement, 3, filing->total);
  sqlite3_bind_int64 (statement, 4, filing->supplement != FALSE);
  jb_sqlite_bind_string (statement, 5, filing->day);
  sqlite3_bind_int64 (statement, 6, filing->year);
  sqlite3_bind_int64 (statement, 7, g_get_real_time ());

  return jb_sqlite_step_done (sqlite, statement, error) && log_filing (sqlite, id, filing, error);
}

/**
 * jb_filing_table_reopen:
 * @error: return location for a #JbArchiveError
 *
 * Makes a filed issue a draft again: a new revision with the same text. Its number is free for
 * others until it is filed again. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_filing_table_reopen (JbSqlite *sqlite,
                        gint64    id,
                        GError  **error)
{
  const JbRevisionCause cause = { JB_REVISION_REOPENED, 0, NULL };
  g_autoptr(JbTranscript) transcript = NULL;
  sqlite3_stmt *statement;
  gboolean      is_current;

  if (!jb_bulletin_table_check (sqlite, id, JB_ARCHIVE_STATUS_FILED, &is_current, error))
    return FALSE;

  transcript = jb_bulletin_table_load (sqlite, id, error);
  if (transcript == NULL || !jb_bulletin_table_write (sqlite, id, transcript, &cause, error))
    return FALSE;

  statement = jb_sqlite_prepare (sqlite,
                                 "UPDATE bulletin SET status = 0, filed_number = NULL,"
                                 " filed_total = NULL, filed_supplement = 0, filed_day = NULL,"
                                 " filed_year = NULL, filed_time = NULL WHERE id = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);

  return jb_sqlite_step_done (sqlite, statement, error) &&
         jb_log_table_add (sqlite, id, JB_LOG_REOPENED, NULL, NULL, NULL, error);
}
