/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-next-issue.h"

#include "bulletin/jb-bulletin.h"
#include "jb-bulletin-table.h"
#include "jb-filing-table.h"
#include "jb-publication-table.h"
#include "legacy/jb-house-style.h"

/* Issues come every so many days where nothing is known, and never more seldom than twice in a
 * while; an issue not older than that is taken for the last one. */
enum
{
  USUAL_DAYS = 7,
  MAX_DAYS = 62,
};

/* How many days lay between an issue and the one before. */
static gboolean
find_interval (JbSqlite       *sqlite,
               JbArchiveEntry *entry,
               const GDate    *date,
               int            *n_days,
               GError        **error)
{
  gint64        publication_id = jb_archive_entry_get_publication_id (entry);
  sqlite3_stmt *statement;
  JbStep        step;
  GDate         before;

  *n_days = USUAL_DAYS;
  if (publication_id == 0)
    return TRUE;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT max (day) FROM bulletin WHERE publication_id = ?1"
                                 " AND day < ?2 AND deleted IS NULL",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, publication_id);
  jb_sqlite_bind_string (statement, 2, jb_archive_entry_get_day (entry));
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    {
      g_autofree char *day = jb_sqlite_dup_string (statement, 0);

      if (day != NULL && jb_filing_parse_day (day, &before) &&
          g_date_days_between (&before, date) <= MAX_DAYS)
        *n_days = g_date_days_between (&before, date);
    }
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* The date of the next issue; not before today, unless the one before is from long ago. */
static gboolean
move_date (JbSqlite       *sqlite,
           JbArchiveEntry *entry,
           JbFiling       *next,
           GError        **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  const char *day = jb_archive_entry_get_day (entry);
  GDate       date, today;
  int         n_days, year, month, month_day;

  if (day == NULL || !jb_filing_parse_day (day, &date))
    return TRUE;
  if (!find_interval (sqlite, entry, &date, &n_days, error))
    return FALSE;

  g_date_time_get_ymd (now, &year, &month, &month_day);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
  if (g_date_days_between (&date, &today) > n_days &&
      g_date_days_between (&date, &today) <= MAX_DAYS)
    date = today;
  else
    g_date_add_days (&date, (guint) n_days);

  next->day = jb_filing_print_day (&date);
  next->year = g_date_get_year (&date);
  next->date = jb_filing_print_date (next->day, jb_archive_entry_get_date (entry), NULL);

  return TRUE;
}

static gboolean
is_per_year (JbSqlite       *sqlite,
             JbArchiveEntry *entry,
             gboolean       *per_year,
             GError        **error)
{
  gint64 id = jb_archive_entry_get_publication_id (entry);
  g_autoptr(JbPublication) publication = NULL;

  *per_year = TRUE;
  if (id == 0)
    return TRUE;

  publication = jb_publication_table_get (sqlite, id, error);
  if (publication != NULL)
    *per_year = jb_publication_get_numbering (publication) == JB_NUMBERING_PER_YEAR;

  return publication != NULL;
}

static gboolean
move_numbers (JbSqlite       *sqlite,
              JbArchiveEntry *entry,
              JbFiling       *next,
              GError        **error)
{
  const char   *issue = jb_archive_entry_get_issue (entry);
  const char   *total = jb_archive_entry_get_total (entry);
  int           year = jb_archive_entry_get_year (entry);
  JbIssueNumber number;
  gboolean      per_year;

  if (!is_per_year (sqlite, entry, &per_year, error))
    return FALSE;

  if (jb_issue_number_parse (issue, &number))
    {
      if (!per_year || next->year == 0 || next->year == year || year == 0)
        number.number++;
      else if (!jb_filing_table_get_next (sqlite, entry, number.supplement, next->year,
                                          &number.number, error))
        return FALSE;
      number.year = next->year;
      next->issue = jb_issue_number_print (&number, FALSE, issue);
    }
  if (jb_issue_number_parse (total, &number))
    {
      number.number++;
      next->total_text = jb_issue_number_print (&number, TRUE, total);
    }

  return TRUE;
}

/* What an issue says about itself alone goes: the articles and their titles in the digest. */
static void
clear_issue (JbBulletin *bulletin)
{
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  GListModel *sections = jb_bulletin_get_sections (bulletin);

  for (guint i = g_list_model_get_n_items (digest); i > 0; i--)
    {
      g_autoptr(JbDigestEntry) entry = g_list_model_get_item (digest, i - 1);
      guint n_titles = g_list_model_get_n_items (jb_digest_entry_get_titles (entry));

      jb_digest_entry_splice_titles (entry, 0, n_titles, NULL);
    }

  for (guint i = g_list_model_get_n_items (sections); i > 0; i--)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i - 1);
      guint n_articles = g_list_model_get_n_items (jb_section_get_articles (section));

      for (; n_articles > 0; n_articles--)
        jb_section_remove_article (section, n_articles - 1);
    }
}

static void
clear_document (JbBulletin     *bulletin,
                const JbFiling *next)
{
  JbDocument *document = jb_bulletin_get_document (bulletin);

  if (next->issue != NULL)
    jb_document_set_number (document, next->issue);
  if (next->date != NULL && jb_document_get_date (document) != NULL)
    jb_document_set_date (document, next->date);
  jb_document_set_title_text (document, "");
  jb_document_splice_body (document, 0,
                           g_list_model_get_n_items (jb_document_get_body (document)), NULL,
                           NULL);
}

/**
 * jb_next_issue_make:
 * @like: an issue in the archive
 * @error: return location for a #JbArchiveError
 *
 * Makes the issue after another one: header, sections, recipients and tail are those of that one,
 * to the last space; numbers and date are moved on, by as many days as lay before that one. To be
 * called in a transaction.
 *
 * Returns: (transfer full) (nullable): the new issue
 */
JbTranscript *
jb_next_issue_make (JbSqlite *sqlite,
                    gint64    like,
                    GError  **error)
{
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, like, error);
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(JbTranscript) moved = NULL;
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbFiling) next = jb_filing_new ();

  transcript = entry != NULL ? jb_bulletin_table_load (sqlite, like, error) : NULL;
  if (transcript == NULL || !move_date (sqlite, entry, next, error) ||
      !move_numbers (sqlite, entry, next, error))
    return NULL;

  moved = jb_filing_apply (next, transcript);
  jb_house_style_learn (style, transcript);
  bulletin = jb_bulletin_new_from_transcript (moved, JB_LAYOUT (style));
  if (transcript->kind == JB_KIND_DOCUMENT)
    clear_document (bulletin, next);
  else
    clear_issue (bulletin);

  return jb_bulletin_to_transcript (bulletin);
}
