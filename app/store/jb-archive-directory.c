/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-directory.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-directory-table.h"

/* The directory of the archive: who receives its bulletins. */

static gboolean
run_load (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be read."));
  job->rows = jb_directory_table_list (sqlite, error);

  return job->rows != NULL;
}

static JbDirectory *
make_directory (GPtrArray *entries)
{
  JbDirectory *directory = jb_directory_new ();

  jb_directory_splice (directory, 0, 0, entries);

  return directory;
}

/**
 * jb_archive_load_directory:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the directory; it has no entries before any was made
 */
JbDirectory *
jb_archive_load_directory (JbArchive *self,
                           GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (run_load);

  return jb_archive_run_job (self, job, error) ? make_directory (job->rows) : NULL;
}

/**
 * jb_archive_load_directory_async:
 *
 * As jb_archive_load_directory(), without waiting.
 */
void
jb_archive_load_directory_async (JbArchive          *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, jb_archive_job_new (run_load), cancellable,
                        jb_archive_load_directory_async, callback, user_data);
}

JbDirectory *
jb_archive_load_directory_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? make_directory (job->rows) : NULL;
}

static gboolean
replace (JbSqlite *sqlite,
         gpointer  data,
         GError  **error)
{
  return jb_directory_table_replace (sqlite, data, error);
}

static gboolean
run_save (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be saved, and is as it was."));

  return jb_sqlite_transact (sqlite, replace, job->items, error);
}

static JbArchiveJob *
new_save_job (JbDirectory *directory)
{
  JbArchiveJob *job = jb_archive_job_new (run_save);
  guint         n_entries = jb_directory_get_size (directory);

  job->items = g_ptr_array_new_full (n_entries, g_object_unref);
  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (job->items, g_object_ref (jb_directory_get_entry (directory, i)));

  return job;
}

/**
 * jb_archive_save_directory:
 * @directory: what to put in the place of the directory that is there
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it is saved; if not, the directory is as it was
 */
gboolean
jb_archive_save_directory (JbArchive   *self,
                           JbDirectory *directory,
                           GError     **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && JB_IS_DIRECTORY (directory), FALSE);

  job = new_save_job (directory);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_save_directory_async:
 *
 * As jb_archive_save_directory(), without waiting. What changes in @directory after the call
 * is not saved.
 */
void
jb_archive_save_directory_async (JbArchive          *self,
                                 JbDirectory        *directory,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && JB_IS_DIRECTORY (directory));

  jb_archive_start_job (self, new_save_job (directory), cancellable,
                        jb_archive_save_directory_async, callback, user_data);
}

gboolean
jb_archive_save_directory_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static char *
get_filed_day (JbSqlite *sqlite,
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

static gboolean
learn_from (JbSqlite       *sqlite,
            JbLearner      *learner,
            JbArchiveEntry *entry,
            GError        **error)
{
  gint64 id = jb_archive_entry_get_id (entry);
  g_autoptr(JbTranscript) transcript = jb_bulletin_table_load (sqlite, id, error);
  g_autofree char *filed_day = NULL;
  JbLearnerDate    source;
  JbPartialDate    date;

  if (transcript == NULL)
    return FALSE;

  filed_day = get_filed_day (sqlite, id);
  date = jb_learner_find_date (transcript, jb_archive_entry_get_day (entry), filed_day,
                               jb_archive_entry_get_origin_path (entry), &source);
  jb_learner_add (learner, id, jb_archive_entry_get_name (entry), date, source, transcript);

  return TRUE;
}

static GPtrArray *
find_issues (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  g_autoptr(GPtrArray) entries = NULL;

  if (job->items == NULL)
    return jb_bulletin_table_list (sqlite, &job->filter, error);

  entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < job->items->len; i++)
    {
      const gint64   *id = g_ptr_array_index (job->items, i);
      JbArchiveEntry *entry = jb_bulletin_table_get_entry (sqlite, *id, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
}

/* What was learnt before from all issues is learnt anew, so that an issue that was taken back
 * leaves nothing behind. */
static JbDirectory *
load_known (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  g_autoptr(GPtrArray) rows = jb_directory_table_list (sqlite, error);
  JbDirectory *directory;

  if (rows == NULL)
    return NULL;

  directory = jb_directory_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      JbDirectoryEntry *entry = g_ptr_array_index (rows, i);

      if (job->items != NULL || !jb_directory_entry_get_values (entry)->learnt)
        jb_directory_append (directory, entry);
    }

  return directory;
}

static gboolean
run_learn (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  g_autoptr(GPtrArray) issues = NULL;
  g_autoptr(JbDirectory) known = NULL;
  g_autoptr(JbLearner) learner = NULL;

  jb_sqlite_set_task (sqlite, _("Nothing could be learnt from the bulletins."));
  issues = find_issues (job, sqlite, error);
  known = issues != NULL ? load_known (job, sqlite, error) : NULL;
  if (known == NULL)
    return FALSE;

  learner = jb_learner_new (known);
  for (guint i = 0; i < issues->len; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (issues, i);

      if (job->items == NULL && jb_archive_entry_get_kind (entry) != JB_KIND_BULLETIN)
        continue;
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
          !learn_from (sqlite, learner, entry, error))
        return FALSE;
    }

  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_learning_free);
  g_ptr_array_add (job->rows, jb_learner_finish (learner));

  return TRUE;
}

static JbArchiveJob *
new_learn_job (const gint64 *ids,
               guint         n_ids)
{
  JbArchiveJob *job = jb_archive_job_new (run_learn);

  job->filter = (JbArchiveFilter) JB_ARCHIVE_FILTER_INIT;
  job->filter.drafts = FALSE;
  if (ids != NULL)
    {
      job->items = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < n_ids; i++)
        g_ptr_array_add (job->items, g_memdup2 (&ids[i], sizeof ids[i]));
    }

  return job;
}

/**
 * jb_archive_learn_directory:
 * @ids: (nullable) (array length=n_ids): the bulletins to learn from; %NULL for all that are
 *   filed
 * @error: return location for a #JbArchiveError
 *
 * Finds out from bulletins who was in which list, with which post, and when. Nothing is saved:
 * what comes of it is the directory to save. Entries that people made are never changed, only
 * contradicted.
 *
 * Returns: (transfer full) (nullable): what was learnt
 */
JbLearning *
jb_archive_learn_directory (JbArchive    *self,
                            const gint64 *ids,
                            guint         n_ids,
                            GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_learn_job (ids, n_ids);

  return jb_archive_run_job (self, job, error) ? g_ptr_array_steal_index (job->rows, 0) : NULL;
}

/**
 * jb_archive_learn_directory_async:
 *
 * As jb_archive_learn_directory(), without waiting.
 */
void
jb_archive_learn_directory_async (JbArchive          *self,
                                  const gint64       *ids,
                                  guint               n_ids,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_learn_job (ids, n_ids), cancellable,
                        jb_archive_learn_directory_async, callback, user_data);
}

JbLearning *
jb_archive_learn_directory_finish (JbArchive    *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_ptr_array_steal_index (job->rows, 0) : NULL;
}
