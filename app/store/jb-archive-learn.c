/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-archive-directory.h"
#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-directory-table.h"
#include "jb-filing-date.h"
#include "jb-reading-table.h"

/* Learning the directory from the bulletins of the archive. */

/* So many issues are read in one go, before others have their turn. */
enum
{
  CHUNK = 16
};

struct _JbArchiveProgress
{
  int n_done;
  int n_total;
};

/* What a thread of its own is to learn, and has learnt so far. */
typedef struct
{
  JbArchiveJob      *job;
  JbArchiveProgress *progress;
} Learning;

static gboolean
learn_from (JbSqlite       *sqlite,
            JbLearner      *learner,
            JbArchiveEntry *entry,
            GError        **error)
{
  gint64 id = jb_archive_entry_get_id (entry);
  g_autoptr(JbTranscript) transcript = jb_bulletin_table_load (sqlite, id, error);
  JbLearnerDate source;
  JbPartialDate date;

  if (transcript == NULL)
    return FALSE;

  date = jb_filing_date_find (sqlite, entry, transcript, &source);
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
  g_autoptr(GPtrArray) rows = jb_directory_table_list (sqlite, NULL, error);
  g_autoptr(GPtrArray) readings = rows != NULL ? jb_reading_table_list (sqlite, error) : NULL;
  JbDirectory *directory;

  if (readings == NULL)
    return NULL;

  directory = jb_directory_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      JbDirectoryEntry *entry = g_ptr_array_index (rows, i);

      if (job->items != NULL || !jb_directory_entry_get_values (entry)->learnt)
        jb_directory_append (directory, entry);
    }
  for (guint i = 0; i + 1 < readings->len; i += 2)
    jb_directory_choose_reading (directory, readings->pdata[i], readings->pdata[i + 1]);

  return directory;
}

static gboolean
is_wanted (JbArchiveJob   *job,
           JbArchiveEntry *entry)
{
  return job->items != NULL || jb_archive_entry_get_kind (entry) == JB_KIND_BULLETIN;
}

/* The issues become the rows of @job. */
static JbLearner *
prepare (JbArchiveJob *job,
         JbSqlite     *sqlite,
         GError      **error)
{
  g_autoptr(JbDirectory) known = NULL;

  jb_sqlite_set_task (sqlite, _("Nothing could be learned from the bulletins."));
  job->rows = find_issues (job, sqlite, error);
  known = job->rows != NULL ? load_known (job, sqlite, error) : NULL;
  if (known == NULL)
    return NULL;

  for (guint i = job->rows->len; i > 0; i--)
    if (!is_wanted (job, g_ptr_array_index (job->rows, i - 1)))
      g_ptr_array_remove_index (job->rows, i - 1);

  return jb_learner_new (known);
}

static gboolean
run_learn (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  g_autoptr(JbLearner) learner = prepare (job, sqlite, error);

  if (learner == NULL)
    return FALSE;

  for (guint i = 0; i < job->rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
        !learn_from (sqlite, learner, g_ptr_array_index (job->rows, i), error))
      return FALSE;

  g_ptr_array_unref (job->rows);
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

static void
learning_free (gpointer data)
{
  Learning *learning = data;

  jb_archive_job_free (learning->job);
  g_clear_pointer (&learning->progress, jb_archive_progress_unref);
  g_free (learning);
}

/* The only item is the learner. */
static gboolean
run_prepare (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  JbLearner *learner = prepare (job, sqlite, error);

  if (learner == NULL)
    return FALSE;

  g_clear_pointer (&job->items, g_ptr_array_unref);
  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_learner_free);
  g_ptr_array_add (job->items, learner);

  return TRUE;
}

/* The next issues, from the one that the id of the job counts to. A bulletin that was deleted
 * meanwhile has nothing to say. */
static gboolean
run_chunk (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  guint end = MIN (job->rows->len, (guint) job->id + CHUNK);

  jb_sqlite_set_task (sqlite, _("Nothing could be learned from the bulletins."));
  for (; job->id < end; job->id++)
    {
      g_autoptr(GError) local_error = NULL;

      if (learn_from (sqlite, g_ptr_array_index (job->items, 0),
                      g_ptr_array_index (job->rows, job->id), &local_error) ||
          g_error_matches (local_error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static void
learn_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Learning     *learning = task_data;
  JbArchiveJob *job = learning->job;
  GError       *error = NULL;

  job->func = run_prepare;
  if (!jb_archive_run_job (source, job, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job->func = run_chunk;
  job->id = 0;
  if (learning->progress != NULL)
    g_atomic_int_set (&learning->progress->n_total, (int) job->rows->len);
  while (job->id < job->rows->len)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &error) ||
          !jb_archive_run_job (source, job, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      if (learning->progress != NULL)
        g_atomic_int_set (&learning->progress->n_done, (int) job->id);
    }

  g_task_return_pointer (task, jb_learner_finish (g_ptr_array_index (job->items, 0)),
                         (GDestroyNotify) jb_learning_free);
}

/**
 * jb_archive_learn_directory_async:
 * @progress: (nullable): where to say how far it is
 *
 * As jb_archive_learn_directory(), without waiting. Other work on the archive has its turn in
 * between.
 */
void
jb_archive_learn_directory_async (JbArchive          *self,
                                  const gint64       *ids,
                                  guint               n_ids,
                                  JbArchiveProgress  *progress,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  Learning *learning;

  g_return_if_fail (JB_IS_ARCHIVE (self));

  learning = g_new0 (Learning, 1);
  learning->job = new_learn_job (ids, n_ids);
  learning->progress = progress != NULL ? jb_archive_progress_ref (progress) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_learn_directory_async);
  g_task_set_task_data (task, learning, learning_free);
  jb_thread_task_run (task, learn_in_thread);
}

JbLearning *
jb_archive_learn_directory_finish (JbArchive    *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jb_archive_progress_new:
 *
 * Returns: (transfer full): how far some work is, that any thread may ask
 */
JbArchiveProgress *
jb_archive_progress_new (void)
{
  return g_atomic_rc_box_new0 (JbArchiveProgress);
}

JbArchiveProgress *
jb_archive_progress_ref (JbArchiveProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jb_archive_progress_unref (JbArchiveProgress *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * jb_archive_progress_get:
 * @n_total: (out): how much there is to do, 0 when that is not known yet
 *
 * Returns: how much is done
 */
guint
jb_archive_progress_get (JbArchiveProgress *self,
                         guint             *n_total)
{
  *n_total = (guint) g_atomic_int_get (&self->n_total);

  return (guint) g_atomic_int_get (&self->n_done);
}
