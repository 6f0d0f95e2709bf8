/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-revisions.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"

static JbArchiveJob *
new_job (JbArchiveJobFunc func,
         gint64           id,
         gint64           number)
{
  JbArchiveJob *job = jb_archive_job_new (func);

  job->id = id;
  job->number = number;

  return job;
}

/**
 * jb_archive_save_revision:
 * @transcript: what the bulletin is now; not to be changed any more
 * @event: what made it so
 * @label: (nullable): what to call the revision
 * @error: return location for a #JbArchiveError
 *
 * As jb_archive_save(), and says why.
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save_revision (JbArchive      *self,
                          gint64          id,
                          JbTranscript   *transcript,
                          JbRevisionEvent event,
                          const char     *label,
                          GError        **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL, FALSE);

  job = new_job (jb_archive_job_save, id, 0);
  job->transcript = jb_transcript_ref (transcript);
  job->cause.event = event;
  job->label = g_strdup (label);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_save_revision_async:
 * @transcript: what the bulletin is now; not to be changed any more
 * @event: what made it so
 * @origin: the revision that is restored, else 0
 *
 * As jb_archive_save_revision() without a label, without waiting.
 */
void
jb_archive_save_revision_async (JbArchive          *self,
                                gint64              id,
                                JbTranscript       *transcript,
                                JbRevisionEvent     event,
                                gint64              origin,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  job = new_job (jb_archive_job_save, id, 0);
  job->transcript = jb_transcript_ref (transcript);
  job->cause.event = event;
  job->cause.origin = origin;
  jb_archive_start_job (self, job, cancellable, jb_archive_save_revision_async, callback,
                        user_data);
}

gboolean
jb_archive_save_revision_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
label_revision (JbSqlite *sqlite,
                gpointer  data,
                GError  **error)
{
  JbArchiveJob *job = data;
  gint64        number = job->number;
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, job->id, error);

  if (entry == NULL ||
      (number == 0 && !jb_revision_table_get_latest (sqlite, job->id, &number, error)))
    return FALSE;

  return jb_revision_table_set_label (sqlite, job->id, number, job->label, error);
}

static gboolean
run_label (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The revision could not be named."));

  return jb_sqlite_transact (sqlite, label_revision, job, error);
}

static JbArchiveJob *
new_label_job (gint64      id,
               gint64      number,
               const char *label)
{
  JbArchiveJob *job = new_job (run_label, id, number);

  job->label = label != NULL && *label != '\0' ? g_strdup (label) : NULL;

  return job;
}

/**
 * jb_archive_label_revision:
 * @number: the number of a revision, 0 for the newest one
 * @label: (nullable): what to call it, one line; %NULL or "" for nothing
 * @error: return location for a #JbArchiveError
 *
 * Names a revision. What it holds stays, so a filed issue (归档) has revisions that can be named,
 * too.
 *
 * Returns: whether it has the name
 */
gboolean
jb_archive_label_revision (JbArchive  *self,
                           gint64      id,
                           gint64      number,
                           const char *label,
                           GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_label_job (id, number, label);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_label_revision_async:
 *
 * As jb_archive_label_revision(), without waiting.
 */
void
jb_archive_label_revision_async (JbArchive          *self,
                                 gint64              id,
                                 gint64              number,
                                 const char         *label,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_label_job (id, number, label), cancellable,
                        jb_archive_label_revision_async, callback, user_data);
}

gboolean
jb_archive_label_revision_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
run_list (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  g_autoptr(JbArchiveEntry) entry = NULL;

  jb_sqlite_set_task (sqlite, _("The revisions could not be listed."));
  entry = jb_bulletin_table_get_entry (sqlite, job->id, error);
  if (entry != NULL)
    job->rows = jb_revision_table_list (sqlite, job->id, error);

  return job->rows != NULL;
}

/**
 * jb_archive_list_revisions:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbRevision): all that was saved of a bulletin,
 *   newest first
 */
GPtrArray *
jb_archive_list_revisions (JbArchive *self,
                           gint64     id,
                           GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_job (run_list, id, 0);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->rows) : NULL;
}

/**
 * jb_archive_list_revisions_async:
 *
 * As jb_archive_list_revisions(), without waiting.
 */
void
jb_archive_list_revisions_async (JbArchive          *self,
                                 gint64              id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_list, id, 0), cancellable,
                        jb_archive_list_revisions_async, callback, user_data);
}

GPtrArray *
jb_archive_list_revisions_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

static gboolean
load (JbSqlite *sqlite,
      gpointer  data,
      GError  **error)
{
  JbArchiveJob *job = data;
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, job->id, error);
  g_autoptr(JbSnapshot) snapshot = NULL;

  if (entry == NULL)
    return FALSE;

  snapshot = jb_revision_table_load (sqlite, job->id, job->number, error);
  if (snapshot != NULL)
    job->transcript = jb_snapshot_to_transcript (snapshot, error);

  return job->transcript != NULL;
}

static gboolean
run_load (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The revision could not be read."));

  return jb_sqlite_transact (sqlite, load, job, error);
}

/**
 * jb_archive_load_revision:
 * @number: the number of a revision
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what the bulletin was then
 */
JbTranscript *
jb_archive_load_revision (JbArchive *self,
                          gint64     id,
                          gint64     number,
                          GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_job (run_load, id, number);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->transcript) : NULL;
}

/**
 * jb_archive_load_revision_async:
 *
 * As jb_archive_load_revision(), without waiting.
 */
void
jb_archive_load_revision_async (JbArchive          *self,
                                gint64              id,
                                gint64              number,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_load, id, number), cancellable,
                        jb_archive_load_revision_async, callback, user_data);
}

JbTranscript *
jb_archive_load_revision_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->transcript) : NULL;
}

static gboolean
restore (JbSqlite *sqlite,
         gpointer  data,
         GError  **error)
{
  JbArchiveJob   *job = data;
  JbRevisionCause cause = { JB_REVISION_RESTORED, job->number, NULL };
  gboolean        changed, is_current;

  if (!jb_bulletin_table_check (sqlite, job->id, JB_ARCHIVE_STATUS_DRAFT, &is_current, error))
    return FALSE;
  if (!is_current)
    return jb_bulletin_table_set_changed (sqlite, job->id, error);

  return load (sqlite, job, error) &&
         jb_bulletin_table_save (sqlite, job->id, job->transcript, &cause, &changed, error) &&
         (!changed || jb_archive_job_note_change (job, sqlite, error));
}

static gboolean
run_restore (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The revision could not be restored."));
  if (!jb_sqlite_transact (sqlite, restore, job, error))
    return FALSE;

  jb_archive_job_announce (job, sqlite);

  return TRUE;
}

/**
 * jb_archive_restore:
 * @number: the number of a revision
 * @error: return location for a #JbArchiveError
 *
 * Makes a bulletin what it was. That is a new revision, so it can be taken back the same way.
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_restore (JbArchive *self,
                    gint64     id,
                    gint64     number,
                    GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_job (run_restore, id, number);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_restore_async:
 *
 * As jb_archive_restore(), without waiting.
 */
void
jb_archive_restore_async (JbArchive          *self,
                          gint64              id,
                          gint64              number,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_restore, id, number), cancellable,
                        jb_archive_restore_async, callback, user_data);
}

gboolean
jb_archive_restore_finish (JbArchive    *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
