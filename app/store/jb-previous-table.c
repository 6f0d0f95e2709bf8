/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-previous-table.h"

#include "bulletin/jb-issue-number.h"
#include "jb-publication-table.h"

/* The issue that came before another one. Bulletins without a name are one publication, and
 * documents are none. Within a publication the newest year is looked at first, so that the rest of
 * the archive is not. */

/* Before an issue with a number comes, of those that are counted with it, what has a smaller one;
 * the same one is taken, so that the issue will get the next. What has no number to go by comes
 * before by its day, and what is filed without one, or is compared with an issue that has none yet,
 * is before it, as the last one filed is. */
#define FILED \
  "SELECT id FROM bulletin WHERE publication_id IS ?1 AND kind = ?2 AND status = ?3" \
  " AND deleted IS NULL AND id <> ?4" \
  " AND (CASE WHEN ?6 > 0 AND ?7 > 0 AND filed_number > 0 AND filed_supplement = ?8" \
  " THEN (coalesce (filed_year, year), filed_number) <= (?6, ?7)" \
  " WHEN ?5 IS NULL OR day IS NULL THEN 1" \
  " ELSE day < ?5 OR (day = ?5 AND (?9 OR id < ?4)) END)" \
  " ORDER BY filed_supplement <> ?8, coalesce (filed_year, year) DESC, filed_number DESC," \
  " day DESC, id DESC LIMIT 1"

/* Of drafts, what is dated comes before it by its day, what is not, or is for an issue that is not,
 * by when it came. */
#define DRAFT \
  "SELECT id FROM bulletin WHERE publication_id IS ?1 AND kind = ?2 AND status = ?3" \
  " AND deleted IS NULL AND id <> ?4" \
  " AND (CASE WHEN ?5 IS NULL OR day IS NULL THEN ?4 = 0 OR id < ?4" \
  " ELSE day < ?5 OR (day = ?5 AND id < ?4) END)" \
  " ORDER BY year DESC, day DESC, id DESC LIMIT 1"

static void
bind_number (sqlite3_stmt   *statement,
             JbArchiveEntry *current)
{
  JbIssueNumber number = { 0 };

  if (current != NULL)
    jb_issue_number_parse (jb_archive_entry_get_issue (current), &number);
  sqlite3_bind_int64 (statement, 6, current != NULL ? jb_archive_entry_get_year (current) : 0);
  sqlite3_bind_int64 (statement, 7, number.number);
  sqlite3_bind_int64 (statement, 8, number.supplement != FALSE);
  sqlite3_bind_int64 (statement, 9,
                      current == NULL ||
                          jb_archive_entry_get_status (current) == JB_ARCHIVE_STATUS_DRAFT);
}

static gboolean
find (JbSqlite       *sqlite,
      JbArchiveEntry *current,
      gint64          publication_id,
      JbArchiveStatus status,
      gint64         *id,
      GError        **error)
{
  gboolean      filed = status == JB_ARCHIVE_STATUS_FILED;
  sqlite3_stmt *statement;
  JbStep        step;

  statement = filed ? jb_sqlite_prepare (sqlite, FILED, error)
                    : jb_sqlite_prepare (sqlite, DRAFT, error);
  if (statement == NULL)
    return FALSE;

  if (publication_id != 0)
    sqlite3_bind_int64 (statement, 1, publication_id);
  sqlite3_bind_int64 (statement, 2, JB_KIND_BULLETIN);
  sqlite3_bind_int64 (statement, 3, status);
  sqlite3_bind_int64 (statement, 4, current != NULL ? jb_archive_entry_get_id (current) : 0);
  if (current != NULL && jb_archive_entry_get_day (current) != NULL)
    jb_sqlite_bind_string (statement, 5, jb_archive_entry_get_day (current));
  if (filed)
    bind_number (statement, current);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/* Whether it is an issue of a publication that the archive knows. */
static gboolean
find_publication (JbSqlite       *sqlite,
                  JbArchiveEntry *current,
                  const char     *name,
                  gint64         *publication_id,
                  gboolean       *is_known,
                  GError        **error)
{
  *publication_id = 0;
  *is_known = TRUE;
  if (current != NULL)
    {
      *publication_id = jb_archive_entry_get_publication_id (current);
      *is_known = jb_archive_entry_get_kind (current) == JB_KIND_BULLETIN;
    }
  else if (name != NULL && *name != '\0')
    {
      if (!jb_publication_table_find (sqlite, name, publication_id, error))
        return FALSE;
      *is_known = *publication_id != 0;
    }

  return TRUE;
}

/**
 * jb_previous_table_find_filed:
 * @current: (nullable): an issue, %NULL for one that is not in the archive yet
 * @name: (nullable): the name of its publication, where @current is %NULL
 * @id: (out): the last issue of its publication that was filed before it, in the order of years
 *   and numbers; of days where one has no number; 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * The issue that recipients are compared with, in the window as on the command line. For an issue
 * that has neither a number nor a day yet that is the last one filed; for an old one that is opened
 * again, the one before it and none that came later.
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_previous_table_find_filed (JbSqlite       *sqlite,
                              JbArchiveEntry *current,
                              const char     *name,
                              gint64         *id,
                              GError        **error)
{
  gint64   publication_id;
  gboolean is_known;

  *id = 0;
  if (!find_publication (sqlite, current, name, &publication_id, &is_known, error))
    return FALSE;

  return !is_known || find (sqlite, current, publication_id, JB_ARCHIVE_STATUS_FILED, id, error);
}

/**
 * jb_previous_table_find:
 * @current: (nullable): an issue, %NULL for one that is not in the archive yet
 * @name: (nullable): the name of its publication, where @current is %NULL
 * @id: (out): the issue that jb_previous_table_find_filed() finds; where none was filed, the last
 *   earlier draft; 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_previous_table_find (JbSqlite       *sqlite,
                        JbArchiveEntry *current,
                        const char     *name,
                        gint64         *id,
                        GError        **error)
{
  gint64   publication_id;
  gboolean is_known;

  if (!jb_previous_table_find_filed (sqlite, current, name, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  if (!find_publication (sqlite, current, name, &publication_id, &is_known, error))
    return FALSE;

  return !is_known || find (sqlite, current, publication_id, JB_ARCHIVE_STATUS_DRAFT, id, error);
}
