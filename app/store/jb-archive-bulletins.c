/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-private.h"

static JbArchiveJob *
new_add_job (JbTranscript          *transcript,
             const JbArchiveOrigin *origin)
{
  JbArchiveJob *job = jb_archive_job_new (jb_archive_job_add);

  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_ptr_array_add (job->items, jb_archive_item_new (transcript, origin, TRUE));

  return job;
}

/**
 * jb_archive_add:
 * @transcript: what to add; not to be changed any more
 * @origin: (nullable): where it came from
 * @id: (out) (optional): its id
 * @error: return location for a #JbArchiveError
 *
 * Adds a draft. Whether the same bytes are there already is not looked at. A bulletin
 * with a name on its masthead belongs to the publication of that name, which is made
 * when there is none.
 *
 * Returns: whether it is in the archive now
 */
gboolean
jb_archive_add (JbArchive             *self,
                JbTranscript          *transcript,
                const JbArchiveOrigin *origin,
                gint64                *id,
                GError               **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL, FALSE);

  job = new_add_job (transcript, origin);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;
  if (id != NULL)
    *id = jb_archive_item_get_id (g_ptr_array_index (job->items, 0));

  return TRUE;
}

void
jb_archive_add_async (JbArchive             *self,
                      JbTranscript          *transcript,
                      const JbArchiveOrigin *origin,
                      GCancellable          *cancellable,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  jb_archive_start_job (self, new_add_job (transcript, origin), cancellable, jb_archive_add_async,
                        callback, user_data);
}

gboolean
jb_archive_add_finish (JbArchive    *self,
                       GAsyncResult *result,
                       gint64       *id,
                       GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = jb_archive_finish_job (self, result, error);
  if (job != NULL && id != NULL)
    *id = jb_archive_item_get_id (g_ptr_array_index (job->items, 0));

  return job != NULL;
}

/**
 * jb_archive_add_many:
 * @items: (element-type JbArchiveItem): what to add
 * @error: return location for a #JbArchiveError
 *
 * Adds drafts in one transaction: all of them or none. What was imported from the same
 * bytes before, or stands twice among @items, is found and not added, unless its item
 * says so. For a bulk import give some hundreds at a time, or fewer when they are large.
 *
 * Returns: whether they are in the archive now; then their items have their ids
 */
gboolean
jb_archive_add_many (JbArchive *self,
                     GPtrArray *items,
                     GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && items != NULL, FALSE);

  job = jb_archive_job_new (jb_archive_job_add);
  job->items = g_ptr_array_ref (items);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_add_many_async:
 *
 * As jb_archive_add_many(), without waiting. @items is not to be touched before the
 * callback. Cancelling in the middle adds nothing.
 */
void
jb_archive_add_many_async (JbArchive          *self,
                           GPtrArray          *items,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self) && items != NULL);

  job = jb_archive_job_new (jb_archive_job_add);
  job->items = g_ptr_array_ref (items);
  jb_archive_start_job (self, job, cancellable, jb_archive_add_many_async, callback, user_data);
}

gboolean
jb_archive_add_many_finish (JbArchive    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static JbArchiveJob *
new_save_job (gint64        id,
              JbTranscript *transcript)
{
  JbArchiveJob *job = jb_archive_job_new (jb_archive_job_save);

  job->id = id;
  job->transcript = jb_transcript_ref (transcript);
  job->cause.event = JB_REVISION_SAVED;

  return job;
}

/**
 * jb_archive_save:
 * @transcript: what the bulletin is now; not to be changed any more
 * @error: return location for a #JbArchiveError
 *
 * Saves a bulletin in one transaction: when this returns %TRUE it is on the disk, else
 * what was there before still is. An unchanged bulletin is not written again.
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save (JbArchive    *self,
                 gint64        id,
                 JbTranscript *transcript,
                 GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL, FALSE);

  job = new_save_job (id, transcript);

  return jb_archive_run_job (self, job, error);
}

void
jb_archive_save_async (JbArchive          *self,
                       gint64              id,
                       JbTranscript       *transcript,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  jb_archive_start_job (self, new_save_job (id, transcript), cancellable, jb_archive_save_async,
                        callback, user_data);
}

gboolean
jb_archive_save_finish (JbArchive    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

/**
 * jb_archive_load:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the bulletin as it was saved last
 */
JbTranscript *
jb_archive_load (JbArchive *self,
                 gint64     id,
                 GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_load);
  job->id = id;
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->transcript);
}

void
jb_archive_load_async (JbArchive          *self,
                       gint64              id,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self));

  job = jb_archive_job_new (jb_archive_job_load);
  job->id = id;
  jb_archive_start_job (self, job, cancellable, jb_archive_load_async, callback, user_data);
}

JbTranscript *
jb_archive_load_finish (JbArchive    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->transcript) : NULL;
}

/**
 * jb_archive_find_bytes:
 * @sha256: SHA-256 of a file's bytes, as 64 hex digits
 * @id: (out): the first bulletin that was imported from them, 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the archive could be asked, whatever it answered
 */
gboolean
jb_archive_find_bytes (JbArchive  *self,
                       const char *sha256,
                       gint64     *id,
                       GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && sha256 != NULL && id != NULL, FALSE);

  job = jb_archive_job_new (jb_archive_job_find_bytes);
  job->sha256 = g_strdup (sha256);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;
  *id = job->id;

  return TRUE;
}

/**
 * jb_archive_get_entry:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what a list shows of the bulletin
 */
JbArchiveEntry *
jb_archive_get_entry (JbArchive *self,
                      gint64     id,
                      GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_get_entry);
  job->id = id;
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->entry);
}

static JbArchiveJob *
new_list_job (const JbArchiveFilter *filter)
{
  JbArchiveJob         *job = jb_archive_job_new (jb_archive_job_list);
  const JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;

  jb_archive_job_set_filter (job, filter != NULL ? filter : &everything);

  return job;
}

/**
 * jb_archive_list:
 * @filter: (nullable): which ones; %NULL for all
 * @error: return location for a #JbArchiveError
 *
 * The newest bulletin is the one that came into the archive last.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveEntry): what a list shows
 *   of the bulletins, newest first
 */
GPtrArray *
jb_archive_list (JbArchive             *self,
                 const JbArchiveFilter *filter,
                 GError               **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_list_job (filter);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

void
jb_archive_list_async (JbArchive             *self,
                       const JbArchiveFilter *filter,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_list_job (filter), cancellable, jb_archive_list_async, callback,
                        user_data);
}

GPtrArray *
jb_archive_list_finish (JbArchive    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}
