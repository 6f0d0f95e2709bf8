/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-filing.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "check/jb-checker.h"
#include "directory/jb-learner.h"
#include "jb-archive-checks.h"
#include "jb-archive-directory.h"
#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-filing-date.h"
#include "jb-filing-table.h"
#include "jb-next-issue.h"

typedef struct
{
  JbFilingWish wish;
  char        *day;
  JbFiling    *filing;
} Data;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_free (data->day);
  g_clear_pointer (&data->filing, jb_filing_free);
  g_free (data);
}

static JbArchiveJob *
new_job (JbArchiveJobFunc    func,
         gint64              id,
         const JbFilingWish *wish,
         const JbFiling     *filing)
{
  JbArchiveJob *job = jb_archive_job_new (func);
  Data         *data = g_new0 (Data, 1);

  job->id = id;
  job->data = data;
  job->free_data = data_free;
  if (wish != NULL)
    {
      data->wish = *wish;
      data->day = g_strdup (wish->day);
      data->wish.day = data->day;
    }
  if (filing != NULL)
    data->filing = jb_filing_copy (filing);

  return job;
}

static gboolean
propose (JbSqlite *sqlite,
         gpointer  pointer,
         GError  **error)
{
  JbArchiveJob *job = pointer;
  Data         *data = job->data;

  data->filing = jb_filing_table_propose (sqlite, job->id, &data->wish, error);

  return data->filing != NULL;
}

static gboolean
run_propose (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin was not filed."));

  return jb_sqlite_transact (sqlite, propose, job, error);
}

static JbFiling *
take_filing (JbArchiveJob *job)
{
  return g_steal_pointer (&((Data *) job->data)->filing);
}

/**
 * jb_archive_propose_filing:
 * @wish: what is wanted
 * @error: return location for a #JbArchiveError
 *
 * Finds out what a draft is filed as: with the numbers and the date that are wanted, else with
 * those that it bears itself, unless another issue is filed with them, else with the next ones of
 * its publication. Numbers begin anew each year, as a rule, and supplements (增刊) are counted
 * apart. A number that is wanted and that another issue is filed with is an error.
 *
 * Returns: (transfer full) (nullable): the filing
 */
JbFiling *
jb_archive_propose_filing (JbArchive          *self,
                           gint64              id,
                           const JbFilingWish *wish,
                           GError            **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && wish != NULL, NULL);

  job = new_job (run_propose, id, wish, NULL);

  return jb_archive_run_job (self, job, error) ? take_filing (job) : NULL;
}

/**
 * jb_archive_propose_filing_async:
 *
 * As jb_archive_propose_filing(), without waiting.
 */
void
jb_archive_propose_filing_async (JbArchive          *self,
                                 gint64              id,
                                 const JbFilingWish *wish,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && wish != NULL);

  jb_archive_start_job (self, new_job (run_propose, id, wish, NULL), cancellable,
                        jb_archive_propose_filing_async, callback, user_data);
}

JbFiling *
jb_archive_propose_filing_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? take_filing (job) : NULL;
}

/* When the issue is of if nobody gave a date and the day of its filing is going to be printed. */
static gboolean
find_told_date (JbArchive             *self,
                JbArchiveEntry        *entry,
                const JbArchiveChecks *checks,
                const JbFiling        *filing,
                JbPartialDate         *date,
                GError               **error)
{
  g_autoptr(JbTranscript) draft = NULL;
  JbLearnerDate source;

  /* One that was filed before bears the day of that. */
  *date = g_strcmp0 (jb_archive_entry_get_day (entry), filing->day) == 0 ? checks->told_date : 0;
  if (jb_archive_entry_get_day (entry) != NULL ||
      !jb_filing_date_is_today (filing->day, g_get_real_time ()))
    return TRUE;

  draft = jb_archive_load (self, jb_archive_entry_get_id (entry), error);
  if (draft == NULL)
    return FALSE;
  *date = jb_learner_find_told_date (draft, filing->day, jb_archive_entry_get_origin_path (entry),
                                     &source);

  return TRUE;
}

/**
 * jb_archive_check_filing:
 * @filing: what is going to be filed
 * @error: return location for a #JbArchiveError
 *
 * Holds an issue, as it will be filed, against the rules: those of its publication, with the
 * directory on its date and the last filed issue. It waits for the archive and reads all of the
 * text, so it is for a thread other than that of a window.
 *
 * Returns: (transfer full) (nullable) (element-type JbFinding): what was found, and what somebody
 *   said to ignore is among it
 */
GPtrArray *
jb_archive_check_filing (JbArchive      *self,
                         gint64          id,
                         const JbFiling *filing,
                         GError        **error)
{
  g_autoptr(JbChecker) checker = jb_checker_new ();
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(JbArchiveChecks) checks = NULL;
  g_autoptr(JbDirectory) directory = NULL;
  JbPartialDate date = 0;
  JbPartialDate told;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && filing != NULL, NULL);

  entry = jb_archive_get_entry (self, id, error);
  if (entry == NULL)
    return NULL;
  checks = jb_archive_load_checks (self, id, jb_archive_entry_get_name (entry),
                                   jb_archive_entry_get_kind (entry), error);
  directory = checks != NULL ? jb_archive_load_directory (self, error) : NULL;
  if (directory == NULL || !find_told_date (self, entry, checks, filing, &told, error))
    return NULL;

  jb_partial_date_parse (filing->day, &date);
  jb_checker_set_told_date (checker, filing->day, told);
  /* A rule that a later version had is no reason not to file. */
  jb_checker_set_rules (checker, NULL, *checks->skip != '\0' ? checks->skip : NULL, NULL);
  jb_checker_set_previous (checker, checks->previous);
  jb_checker_set_ignored (checker, (const char *const *) checks->ignored);
  if (jb_directory_get_size (directory) > 0)
    jb_checker_set_directory (checker, directory, date);

  return jb_checker_check (checker, filing->transcript);
}

typedef struct
{
  gint64    id;
  JbFiling *filing;
} CheckData;

static void
check_data_free (gpointer pointer)
{
  CheckData *data = pointer;

  jb_filing_free (data->filing);
  g_free (data);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const CheckData *data = task_data;
  GError          *error = NULL;
  GPtrArray       *findings = jb_archive_check_filing (source, data->id, data->filing, &error);

  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * jb_archive_check_filing_async:
 *
 * As jb_archive_check_filing(), without waiting.
 */
void
jb_archive_check_filing_async (JbArchive          *self,
                               gint64              id,
                               const JbFiling     *filing,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  CheckData *data;

  g_return_if_fail (JB_IS_ARCHIVE (self) && filing != NULL);

  data = g_new0 (CheckData, 1);
  data->id = id;
  data->filing = jb_filing_copy (filing);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_check_filing_async);
  g_task_set_task_data (task, data, check_data_free);
  jb_thread_task_run (task, check_in_thread);
}

GPtrArray *
jb_archive_check_filing_finish (JbArchive    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
file_bulletin (JbSqlite *sqlite,
               gpointer  pointer,
               GError  **error)
{
  JbArchiveJob *job = pointer;
  Data         *data = job->data;

  return jb_filing_table_file (sqlite, job->id, data->filing, error) &&
         jb_archive_job_note_change (job, sqlite, error);
}

static gboolean
run_file (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin was not filed."));
  if (!jb_sqlite_transact (sqlite, file_bulletin, job, error))
    return FALSE;

  jb_archive_job_announce (job, sqlite);

  return TRUE;
}

/**
 * jb_archive_file:
 * @filing: as jb_archive_propose_filing() said
 * @error: return location for a #JbArchiveError
 *
 * Files (归档) a draft in one transaction. That is a new revision, is logged, and locks the issue
 * until jb_archive_reopen(). When another program filed an issue with one of its numbers
 * meanwhile, the error is %JB_ARCHIVE_ERROR_EXISTS.
 *
 * Returns: whether it is filed
 */
gboolean
jb_archive_file (JbArchive      *self,
                 gint64          id,
                 const JbFiling *filing,
                 GError        **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && filing != NULL, FALSE);

  job = new_job (run_file, id, NULL, filing);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_file_async:
 *
 * As jb_archive_file(), without waiting.
 */
void
jb_archive_file_async (JbArchive          *self,
                       gint64              id,
                       const JbFiling     *filing,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && filing != NULL);

  jb_archive_start_job (self, new_job (run_file, id, NULL, filing), cancellable,
                        jb_archive_file_async, callback, user_data);
}

gboolean
jb_archive_file_finish (JbArchive    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
reopen (JbSqlite *sqlite,
        gpointer  pointer,
        GError  **error)
{
  JbArchiveJob *job = pointer;

  return jb_filing_table_reopen (sqlite, job->id, error) &&
         jb_archive_job_note_change (job, sqlite, error);
}

static gboolean
run_reopen (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin was not reopened."));
  if (!jb_sqlite_transact (sqlite, reopen, job, error))
    return FALSE;

  jb_archive_job_announce (job, sqlite);

  return TRUE;
}

/**
 * jb_archive_reopen:
 * @error: return location for a #JbArchiveError
 *
 * Makes a filed issue a draft again, as a new revision, and logs it.
 *
 * Returns: whether it is a draft now
 */
gboolean
jb_archive_reopen (JbArchive *self,
                   gint64     id,
                   GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_job (run_reopen, id, NULL, NULL);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_reopen_async:
 *
 * As jb_archive_reopen(), without waiting.
 */
void
jb_archive_reopen_async (JbArchive          *self,
                         gint64              id,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_reopen, id, NULL, NULL), cancellable,
                        jb_archive_reopen_async, callback, user_data);
}

gboolean
jb_archive_reopen_finish (JbArchive    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
add_next (JbSqlite *sqlite,
          gpointer  pointer,
          GError  **error)
{
  JbArchiveJob *job = pointer;
  g_autoptr(JbTranscript) next = jb_next_issue_make (sqlite, job->number, error);

  return next != NULL && jb_bulletin_table_add (sqlite, next, NULL, &job->id, error) &&
         jb_archive_job_note_change (job, sqlite, error);
}

static gboolean
run_add_next (JbArchiveJob *job,
              JbSqlite     *sqlite,
              GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The next issue was not made."));
  if (!jb_sqlite_transact (sqlite, add_next, job, error))
    return FALSE;

  jb_archive_job_announce (job, sqlite);
  job->added = g_steal_pointer (&job->changed);

  return TRUE;
}

static JbArchiveJob *
new_next_job (gint64 like)
{
  JbArchiveJob *job = new_job (run_add_next, 0, NULL, NULL);

  job->number = like;

  return job;
}

/**
 * jb_archive_add_next:
 * @like: an issue
 * @id: (out): the id of the new draft
 * @error: return location for a #JbArchiveError
 *
 * Adds the issue after another one: header, sections, recipients and house style are those of
 * that one, number and date are moved on, and there are no articles yet.
 *
 * Returns: whether it is in the archive now
 */
gboolean
jb_archive_add_next (JbArchive *self,
                     gint64     like,
                     gint64    *id,
                     GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && id != NULL, FALSE);

  job = new_next_job (like);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;
  *id = job->id;

  return TRUE;
}

/**
 * jb_archive_add_next_async:
 *
 * As jb_archive_add_next(), without waiting.
 */
void
jb_archive_add_next_async (JbArchive          *self,
                           gint64              like,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_next_job (like), cancellable, jb_archive_add_next_async, callback,
                        user_data);
}

gboolean
jb_archive_add_next_finish (JbArchive    *self,
                            GAsyncResult *result,
                            gint64       *id,
                            GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self) && id != NULL, FALSE);

  job = jb_archive_finish_job (self, result, error);
  if (job != NULL)
    *id = job->id;

  return job != NULL;
}
