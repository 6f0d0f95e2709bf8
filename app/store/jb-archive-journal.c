/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-journal.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-journal-table.h"

static JbArchiveJob *
new_job (JbArchiveJobFunc func,
         gint64           id)
{
  JbArchiveJob *job = jb_archive_job_new (func);

  job->id = id;

  return job;
}

static gboolean
write_edits (JbSqlite *sqlite,
             gpointer  data,
             GError  **error)
{
  JbArchiveJob *job = data;
  gboolean      is_current;

  return jb_bulletin_table_check (sqlite, job->id, JB_ARCHIVE_STATUS_DRAFT, &is_current, error) &&
         jb_journal_table_write (sqlite, job->id, job->transcript, error);
}

static gboolean
run_write (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("What was typed could not be written to the disk."));

  return jb_sqlite_transact (sqlite, write_edits, job, error);
}

/**
 * jb_archive_journal_write_async:
 * @transcript: what the draft is now; not to be changed any more
 *
 * Notes the edits of a draft that are not saved yet, so that they outlive this program whatever
 * happens to it. Saving the bulletin forgets them. Whoever calls this does so for the last state
 * only, and not again before the callback.
 */
void
jb_archive_journal_write_async (JbArchive          *self,
                                gint64              id,
                                JbTranscript       *transcript,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  job = new_job (run_write, id);
  job->transcript = jb_transcript_ref (transcript);
  jb_archive_start_job (self, job, cancellable, jb_archive_journal_write_async, callback,
                        user_data);
}

gboolean
jb_archive_journal_write_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
run_clear (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("What was typed could not be written to the disk."));

  return jb_journal_table_remove (sqlite, job->id, error);
}

/**
 * jb_archive_journal_clear_async:
 *
 * Forgets the edits of a bulletin that were noted, because they were undone or are not wanted.
 */
void
jb_archive_journal_clear_async (JbArchive          *self,
                                gint64              id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_clear, id), cancellable,
                        jb_archive_journal_clear_async, callback, user_data);
}

gboolean
jb_archive_journal_clear_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

/* Saves what was found as a revision; as a new draft where the bulletin is another one by now, or
 * cannot be changed. */
static gboolean
save_found (JbArchiveJob    *job,
            JbSqlite        *sqlite,
            const JbJournal *journal,
            GError         **error)
{
  const JbRevisionCause cause = { JB_REVISION_RECOVERED, 0, NULL };
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, journal->id, error);
  JbArchiveEntry *found;
  gint64          id = journal->id;

  if (entry == NULL)
    return FALSE;

  if (!journal->current || jb_archive_entry_get_deleted (entry) != 0 ||
      jb_archive_entry_get_status (entry) == JB_ARCHIVE_STATUS_FILED)
    {
      if (!jb_bulletin_table_add (sqlite, journal->transcript, NULL, &id, error))
        return FALSE;
    }
  else if (!jb_bulletin_table_write (sqlite, id, journal->transcript, &cause, error))
    return FALSE;

  found = jb_bulletin_table_get_entry (sqlite, id, error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_insert (job->rows, 0, found);

  return TRUE;
}

static gboolean
recover (JbSqlite *sqlite,
         gpointer  data,
         GError  **error)
{
  JbArchiveJob *job = data;

  job->limit = 0;
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  job->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (;;)
    {
      JbJournal *found;
      g_autoptr(JbJournal) journal = NULL;

      if (!jb_journal_table_find (sqlite, &found, error))
        return FALSE;
      journal = found;
      if (journal == NULL)
        return TRUE;

      if (journal->transcript == NULL)
        job->limit++;
      else if (!save_found (job, sqlite, journal, error))
        return FALSE;
      if (!jb_journal_table_drop (sqlite, journal, error))
        return FALSE;
    }
}

static gboolean
run_recover (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  gint64 n_rows;

  /* As a rule there is nothing, and then nothing is written. */
  jb_sqlite_set_task (sqlite, _("What was typed before could not be recovered."));
  job->rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (!jb_sqlite_get_number (sqlite, "SELECT count (*) FROM journal", &n_rows, error))
    return FALSE;
  if (n_rows == 0)
    return TRUE;

  if (!jb_sqlite_transact (sqlite, recover, job, error))
    return FALSE;

  job->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < job->rows->len; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (job->rows, i);

      jb_sqlite_remember (sqlite, jb_archive_entry_get_id (entry),
                          jb_archive_entry_get_modified (entry));
      g_ptr_array_add (job->changed, g_object_ref (entry));
    }

  return TRUE;
}

/**
 * jb_archive_recover:
 * @n_lost: (out) (optional): of how many bulletins it could not be read
 * @error: return location for a #JbArchiveError
 *
 * Finds what was typed and not saved by programs that have ended, such as one that was killed, and
 * saves it: each as a new revision, or as a new draft where the bulletin was saved since or is
 * filed by now. What living programs have noted is left to them.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveEntry): where it is now, the last
 *   typed first
 */
GPtrArray *
jb_archive_recover (JbArchive *self,
                    guint     *n_lost,
                    GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_job (run_recover, 0);
  if (!jb_archive_run_job (self, job, error))
    return NULL;
  if (n_lost != NULL)
    *n_lost = job->limit;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_recover_async:
 *
 * As jb_archive_recover(), without waiting.
 */
void
jb_archive_recover_async (JbArchive          *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (run_recover, 0), cancellable, jb_archive_recover_async,
                        callback, user_data);
}

GPtrArray *
jb_archive_recover_finish (JbArchive    *self,
                           GAsyncResult *result,
                           guint        *n_lost,
                           GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);
  if (job != NULL && n_lost != NULL)
    *n_lost = job->limit;

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}
