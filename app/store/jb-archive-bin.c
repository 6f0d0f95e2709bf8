/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-bin.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-log-table.h"

static gboolean
mark (JbSqlite *sqlite,
      gpointer  data,
      gboolean  deleted,
      GError  **error)
{
  JbArchiveJob *job = data;
  GArray       *ids = job->data;

  g_clear_pointer (&job->changed, g_ptr_array_unref);
  job->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64          id = g_array_index (ids, gint64, i);
      JbArchiveEntry *entry;

      if (!jb_bulletin_table_set_deleted (sqlite, id, deleted, error))
        return FALSE;
      entry = jb_bulletin_table_get_entry (sqlite, id, error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (job->changed, entry);
    }

  return TRUE;
}

static gboolean
delete_all (JbSqlite *sqlite,
            gpointer  data,
            GError  **error)
{
  return mark (sqlite, data, TRUE, error);
}

static gboolean
undelete_all (JbSqlite *sqlite,
              gpointer  data,
              GError  **error)
{
  return mark (sqlite, data, FALSE, error);
}

static gboolean
finish_marking (JbArchiveJob *job,
                JbSqlite     *sqlite,
                gboolean      done)
{
  if (!done)
    {
      g_clear_pointer (&job->changed, g_ptr_array_unref);
      return FALSE;
    }

  for (guint i = 0; i < job->changed->len; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (job->changed, i);

      jb_sqlite_remember (sqlite, jb_archive_entry_get_id (entry),
                          jb_archive_entry_get_modified (entry));
    }

  return TRUE;
}

static gboolean
run_delete (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  jb_sqlite_set_task (sqlite, _("Nothing was put into the bin."));

  return finish_marking (job, sqlite, jb_sqlite_transact (sqlite, delete_all, job, error));
}

static gboolean
run_undelete (JbArchiveJob *job,
              JbSqlite     *sqlite,
              GError      **error)
{
  jb_sqlite_set_task (sqlite, _("Nothing was taken out of the bin."));

  return finish_marking (job, sqlite, jb_sqlite_transact (sqlite, undelete_all, job, error));
}

/**
 * jb_archive_delete:
 * @ids: (array length=n_ids): bulletins
 * @error: return location for a #JbArchiveError
 *
 * Puts drafts into the bin, all of them or none. A filed bulletin has to be reopened first.
 *
 * Returns: whether they are there now
 */
gboolean
jb_archive_delete (JbArchive    *self,
                   const gint64 *ids,
                   guint         n_ids,
                   GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && ids != NULL, FALSE);

  job = jb_archive_job_new_for_ids (run_delete, ids, n_ids);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_delete_async:
 *
 * As jb_archive_delete(), without waiting.
 */
void
jb_archive_delete_async (JbArchive          *self,
                         const gint64       *ids,
                         guint               n_ids,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && ids != NULL);

  jb_archive_start_job (self, jb_archive_job_new_for_ids (run_delete, ids, n_ids), cancellable,
                        jb_archive_delete_async, callback, user_data);
}

gboolean
jb_archive_delete_finish (JbArchive    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

/**
 * jb_archive_undelete:
 * @ids: (array length=n_ids): bulletins
 * @error: return location for a #JbArchiveError
 *
 * Takes bulletins out of the bin.
 *
 * Returns: whether they are out of it now
 */
gboolean
jb_archive_undelete (JbArchive    *self,
                     const gint64 *ids,
                     guint         n_ids,
                     GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && ids != NULL, FALSE);

  job = jb_archive_job_new_for_ids (run_undelete, ids, n_ids);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_undelete_async:
 *
 * As jb_archive_undelete(), without waiting.
 */
void
jb_archive_undelete_async (JbArchive          *self,
                           const gint64       *ids,
                           guint               n_ids,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && ids != NULL);

  jb_archive_start_job (self, jb_archive_job_new_for_ids (run_undelete, ids, n_ids), cancellable,
                        jb_archive_undelete_async, callback, user_data);
}

gboolean
jb_archive_undelete_finish (JbArchive    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
purge (JbSqlite *sqlite,
       gpointer  data,
       GError  **error)
{
  JbArchiveJob *job = data;

  g_clear_pointer (&job->removed, g_array_unref);
  job->removed = jb_bulletin_table_purge (sqlite, job->number, error);

  return job->removed != NULL;
}

static gboolean
run_purge (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bin could not be emptied."));
  if (!jb_sqlite_transact (sqlite, purge, job, error))
    {
      g_clear_pointer (&job->removed, g_array_unref);
      return FALSE;
    }
  job->limit = job->removed->len;

  return TRUE;
}

static JbArchiveJob *
new_purge_job (gint64 before)
{
  JbArchiveJob *job = jb_archive_job_new (run_purge);

  job->number = before;

  return job;
}

/**
 * jb_archive_purge:
 * @before: a time, in microseconds since 1970, in UTC
 * @n_purged: (out) (optional): how many went
 * @error: return location for a #JbArchiveError
 *
 * Deletes for good what was put into the bin before a time; with jb_archive_get_purge_time() what
 * has been there long enough, with %G_MAXINT64 everything in it.
 *
 * Returns: whether it worked
 */
gboolean
jb_archive_purge (JbArchive *self,
                  gint64     before,
                  guint     *n_purged,
                  GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_purge_job (before);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;
  if (n_purged != NULL)
    *n_purged = job->limit;

  return TRUE;
}

/**
 * jb_archive_purge_async:
 *
 * As jb_archive_purge(), without waiting.
 */
void
jb_archive_purge_async (JbArchive          *self,
                        gint64              before,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_purge_job (before), cancellable, jb_archive_purge_async,
                        callback, user_data);
}

gboolean
jb_archive_purge_finish (JbArchive    *self,
                         GAsyncResult *result,
                         guint        *n_purged,
                         GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = jb_archive_finish_job (self, result, error);
  if (job != NULL && n_purged != NULL)
    *n_purged = job->limit;

  return job != NULL;
}

/**
 * jb_archive_get_purge_time:
 *
 * Returns: for jb_archive_purge(): the time %JB_ARCHIVE_BIN_DAYS days ago
 */
gint64
jb_archive_get_purge_time (void)
{
  return g_get_real_time () - JB_ARCHIVE_BIN_DAYS * G_TIME_SPAN_DAY;
}

typedef struct
{
  JbLogEvent event;
  char      *place;
  char      *sha256;
} Log;

static void
log_free (gpointer data)
{
  Log *log = data;

  g_free (log->place);
  g_free (log->sha256);
  g_free (log);
}

static gboolean
run_log (JbArchiveJob *job,
         JbSqlite     *sqlite,
         GError      **error)
{
  g_autoptr(JbArchiveEntry) entry = NULL;
  const Log *log = job->data;

  jb_sqlite_set_task (sqlite, _("The archive could not note what was done."));
  entry = jb_bulletin_table_get_entry (sqlite, job->id, error);

  return entry != NULL &&
         jb_log_table_add (sqlite, job->id, log->event, log->place, NULL, log->sha256, error);
}

static JbArchiveJob *
new_log_job (gint64      id,
             JbLogEvent  event,
             const char *place,
             GBytes     *bytes)
{
  JbArchiveJob *job = jb_archive_job_new (run_log);
  Log          *log = g_new0 (Log, 1);

  job->id = id;
  job->data = log;
  job->free_data = log_free;
  log->event = event;
  log->place = place != NULL ? g_filename_display_name (place) : NULL;
  log->sha256 = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return job;
}

/**
 * jb_archive_log:
 * @event: what was done
 * @place: (nullable): where to, such as the name of a file or of a printer
 * @bytes: (nullable): what went there; its SHA-256 is noted
 * @error: return location for a #JbArchiveError
 *
 * Notes what was done with a bulletin.
 *
 * Returns: whether it is noted
 */
gboolean
jb_archive_log (JbArchive  *self,
                gint64      id,
                JbLogEvent  event,
                const char *place,
                GBytes     *bytes,
                GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_log_job (id, event, place, bytes);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_log_async:
 *
 * As jb_archive_log(), without waiting.
 */
void
jb_archive_log_async (JbArchive          *self,
                      gint64              id,
                      JbLogEvent          event,
                      const char         *place,
                      GBytes             *bytes,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_log_job (id, event, place, bytes), NULL, jb_archive_log_async,
                        callback, user_data);
}

gboolean
jb_archive_log_finish (JbArchive    *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
run_list_log (JbArchiveJob *job,
              JbSqlite     *sqlite,
              GError      **error)
{
  jb_sqlite_set_task (sqlite, _("What was done with the bulletin could not be read."));
  job->rows = jb_log_table_list (sqlite, job->id, error);

  return job->rows != NULL;
}

static JbArchiveJob *
new_list_log_job (gint64 id)
{
  JbArchiveJob *job = jb_archive_job_new (run_list_log);

  job->id = id;

  return job;
}

/**
 * jb_archive_list_log:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbLogEntry): what was done with a bulletin, the
 *   last first
 */
GPtrArray *
jb_archive_list_log (JbArchive *self,
                     gint64     id,
                     GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_list_log_job (id);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->rows) : NULL;
}

/**
 * jb_archive_list_log_async:
 *
 * As jb_archive_list_log(), without waiting.
 */
void
jb_archive_list_log_async (JbArchive          *self,
                           gint64              id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_list_log_job (id), cancellable, jb_archive_list_log_async,
                        callback, user_data);
}

GPtrArray *
jb_archive_list_log_finish (JbArchive    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}
