/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-start.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-issue-number.h"
#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-publication-table.h"

/* The newest issues of a publication show its habits; older ones may have other ones. */
enum
{
  LEARNT_ISSUES = 5
};

/* The publication of the bulletin that came into the archive last. */
static gboolean
find_last_publication (JbSqlite *sqlite,
                       gint64   *id,
                       GError  **error)
{
  return jb_sqlite_get_number (sqlite,
                               "SELECT publication_id FROM bulletin WHERE kind = 0"
                               " AND publication_id IS NOT NULL AND deleted IS NULL"
                               " ORDER BY id DESC LIMIT 1",
                               id, error);
}

static gboolean
find_numbers (JbSqlite       *sqlite,
              JbArchiveStart *start,
              int             year,
              GError        **error)
{
  gboolean per_year = jb_publication_get_numbering (start->publication) ==
                      JB_NUMBERING_PER_YEAR;
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT issue, total, year FROM bulletin"
                                 " WHERE publication_id = ?1 AND kind = 0 AND deleted IS NULL",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, jb_publication_get_id (start->publication));
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *issue = jb_sqlite_dup_string (statement, 0);
      g_autofree char *total = jb_sqlite_dup_string (statement, 1);
      JbIssueNumber    number;

      if ((!per_year || sqlite3_column_int (statement, 2) == year) &&
          jb_issue_number_parse (issue, &number) && !number.supplement)
        start->number = MAX (start->number, number.number + 1);
      if (jb_issue_number_parse (total, &number))
        start->total = MAX (start->total, number.number + 1);
    }
  start->total = MAX (start->total, jb_publication_get_first_total (start->publication));

  return step == JB_STEP_DONE;
}

/* A text that is damaged teaches nothing. */
static gboolean
learn (JbSqlite     *sqlite,
       JbHouseStyle *style,
       gint64        id,
       GError      **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(JbTranscript) transcript = jb_bulletin_table_load (sqlite, id, &local);

  if (transcript != NULL)
    jb_house_style_learn (style, transcript);
  else if (!g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED) &&
           !g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

static gboolean
learn_style (JbSqlite       *sqlite,
             JbArchiveStart *start,
             GError        **error)
{
  gint64          style_issue = jb_publication_get_style_issue (start->publication);
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GPtrArray) issues = NULL;

  if (style_issue != 0)
    return learn (sqlite, start->style, style_issue, error);

  filter.drafts = FALSE;
  filter.publication_id = jb_publication_get_id (start->publication);
  filter.limit = LEARNT_ISSUES;
  issues = jb_bulletin_table_list (sqlite, &filter, error);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    if (!learn (sqlite, start->style, jb_archive_entry_get_id (issues->pdata[i]), error))
      return FALSE;

  return issues != NULL;
}

static gboolean
run_start (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  JbArchiveStart *start = g_new0 (JbArchiveStart, 1);
  gint64          id = job->id;

  job->data = start;
  job->free_data = (GDestroyNotify) jb_archive_start_free;
  start->style = jb_house_style_new ();
  jb_sqlite_set_task (sqlite, _("What a new issue begins with could not be read."));
  if (id == 0 && !(job->name != NULL
                       ? jb_publication_table_find (sqlite, job->name, &id, error)
                       : find_last_publication (sqlite, &id, error)))
    return FALSE;
  if (id == 0)
    return TRUE;

  start->publication = jb_publication_table_get (sqlite, id, error);

  return start->publication != NULL && find_numbers (sqlite, start, (int) job->number, error) &&
         learn_style (sqlite, start, error);
}

static JbArchiveJob *
new_start_job (gint64      publication_id,
               const char *name,
               int         year)
{
  JbArchiveJob *job = jb_archive_job_new (run_start);

  job->id = publication_id;
  job->name = g_strdup (name);
  job->number = year;

  return job;
}

/**
 * jb_archive_start:
 * @publication_id: a publication, 0 to go by its name
 * @name: (nullable): the name of a publication; %NULL for the one that a bulletin was added to last
 * @year: the year of the new issue
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what a new issue begins with; it has no publication where
 *   there is none of that name
 */
JbArchiveStart *
jb_archive_start (JbArchive  *self,
                  gint64      publication_id,
                  const char *name,
                  int         year,
                  GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_start_job (publication_id, name, year);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->data) : NULL;
}

/**
 * jb_archive_start_async:
 *
 * As jb_archive_start(), without waiting.
 */
void
jb_archive_start_async (JbArchive          *self,
                        gint64              publication_id,
                        const char         *name,
                        int                 year,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_start_job (publication_id, name, year), cancellable,
                        jb_archive_start_async, callback, user_data);
}

JbArchiveStart *
jb_archive_start_finish (JbArchive    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->data) : NULL;
}

void
jb_archive_start_free (JbArchiveStart *self)
{
  g_clear_object (&self->publication);
  g_clear_object (&self->style);
  g_free (self);
}
