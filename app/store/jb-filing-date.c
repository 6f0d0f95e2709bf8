/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-filing-date.h"

#include <string.h>

#include "bulletin/jb-summary.h"
#include "jb-revision-table.h"

/* When a filed issue is of. What is filed without a date bears the day on which it was filed, which
 * says nothing about an old issue. */

/**
 * jb_filing_date_is_today:
 * @day: (nullable): YYYY-MM-DD
 * @time: in microseconds since 1970
 *
 * Returns: whether @time was on @day, here
 */
gboolean
jb_filing_date_is_today (const char *day,
                         gint64      time)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;

  return day != NULL && g_strcmp0 (day, text) == 0;
}

static char *
dup_filed_day (JbSqlite *sqlite,
               gint64    id)
{
  sqlite3_stmt *statement =
      jb_sqlite_prepare (sqlite, "SELECT filed_day FROM bulletin WHERE id = ?1", NULL);
  char *day = NULL;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (jb_sqlite_step (sqlite, statement, NULL) == JB_STEP_ROW)
    day = jb_sqlite_dup_string (statement, 0);
  sqlite3_reset (statement);

  return day;
}

/* What was first filed on @day itself, before numbers and date were written into it. A history
 * that cannot be read is no reason to know nothing of the issue. */
static JbTranscript *
load_draft (JbSqlite   *sqlite,
            gint64      id,
            const char *day)
{
  g_autoptr(GPtrArray) revisions = jb_revision_table_list (sqlite, id, NULL);
  g_autoptr(JbSnapshot) snapshot = NULL;
  gint64 number = 0;

  for (guint i = revisions != NULL ? revisions->len : 0; i > 0 && number == 0; i--)
    {
      JbRevision *revision = g_ptr_array_index (revisions, i - 1);

      if (jb_revision_get_event (revision) == JB_REVISION_FILED &&
          jb_filing_date_is_today (day, jb_revision_get_time (revision)))
        number = jb_revision_get_number (revision);
    }
  if (number < 2)
    return NULL;
  snapshot = jb_revision_table_load (sqlite, id, number - 1, NULL);

  return snapshot != NULL ? jb_snapshot_to_transcript (snapshot, NULL) : NULL;
}

/**
 * jb_filing_date_find_told:
 * @source: (out): where the date is from
 *
 * Finds out when an issue is of that bears the mere day of its filing as its date. That may have
 * been reopened since.
 *
 * Returns: what the text, the name of the file or else that day says; 0 for an issue whose date
 *   somebody gave, and for one that was never filed
 */
JbPartialDate
jb_filing_date_find_told (JbSqlite       *sqlite,
                          JbArchiveEntry *entry,
                          JbLearnerDate  *source)
{
  gint64           id = jb_archive_entry_get_id (entry);
  const char      *printed = jb_archive_entry_get_day (entry);
  g_autofree char *filed = dup_filed_day (sqlite, id);
  const char      *day = printed != NULL ? printed : filed;
  g_autoptr(JbTranscript) draft = NULL;
  g_autoptr(JbSummary) summary = NULL;

  *source = JB_LEARNER_DATE_NONE;
  if (day == NULL || (filed != NULL && strcmp (day, filed) != 0))
    return 0;

  draft = load_draft (sqlite, id, day);
  summary = draft != NULL ? jb_summary_new (draft) : NULL;
  if (summary == NULL || summary->day != NULL)
    return 0;

  return jb_learner_find_told_date (draft, day, jb_archive_entry_get_origin_path (entry), source);
}

/**
 * jb_filing_date_find:
 * @transcript: the issue that @entry is about
 * @source: (out): where the date is from
 *
 * Returns: when it is of, 0 when nothing says so
 */
JbPartialDate
jb_filing_date_find (JbSqlite           *sqlite,
                     JbArchiveEntry     *entry,
                     const JbTranscript *transcript,
                     JbLearnerDate      *source)
{
  JbPartialDate    date = jb_filing_date_find_told (sqlite, entry, source);
  g_autofree char *filed = NULL;

  if (date != 0)
    return date;

  filed = dup_filed_day (sqlite, jb_archive_entry_get_id (entry));

  return jb_learner_find_date (transcript, jb_archive_entry_get_day (entry), filed,
                               jb_archive_entry_get_origin_path (entry), source);
}
