/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-private.h"

#include "jb-publication-private.h"

/**
 * jb_archive_list_publications:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbPublication): all publications,
 *   in the order in which they were made
 */
GPtrArray *
jb_archive_list_publications (JbArchive *self,
                              GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_list_publications);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_get_publication:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the publication with this id
 */
JbPublication *
jb_archive_get_publication (JbArchive *self,
                            gint64     id,
                            GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_get_publication);
  job->id = id;
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->publication);
}

/**
 * jb_archive_save_publication:
 * @publication: what to save; one whose id is 0 is added and gets one
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save_publication (JbArchive     *self,
                             JbPublication *publication,
                             GError       **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && JB_IS_PUBLICATION (publication), FALSE);

  job = jb_archive_job_new (jb_archive_job_save_publication);
  job->publication = g_object_ref (publication);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;
  jb_publication_set_id (publication, job->id);

  return TRUE;
}

/**
 * jb_archive_list_publications_async:
 *
 * As jb_archive_list_publications(), without waiting.
 */
void
jb_archive_list_publications_async (JbArchive          *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, jb_archive_job_new (jb_archive_job_list_publications), cancellable,
                        jb_archive_list_publications_async, callback, user_data);
}

GPtrArray *
jb_archive_list_publications_finish (JbArchive    *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

/**
 * jb_archive_save_publication_async:
 * @publication: as for jb_archive_save_publication(); not to be changed before the callback
 *
 * As jb_archive_save_publication(), without waiting.
 */
void
jb_archive_save_publication_async (JbArchive          *self,
                                   JbPublication      *publication,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self) && JB_IS_PUBLICATION (publication));

  job = jb_archive_job_new (jb_archive_job_save_publication);
  job->publication = g_object_ref (publication);
  jb_archive_start_job (self, job, cancellable, jb_archive_save_publication_async, callback,
                        user_data);
}

/**
 * jb_archive_save_publication_finish:
 * @publication: what was saved; one that was added gets its id here
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save_publication_finish (JbArchive     *self,
                                    GAsyncResult  *result,
                                    JbPublication *publication,
                                    GError       **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (JB_IS_PUBLICATION (publication), FALSE);

  job = jb_archive_finish_job (self, result, error);
  if (job == NULL)
    return FALSE;
  jb_publication_set_id (publication, job->id);

  return TRUE;
}
