/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-readings.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-reading-table.h"

/* How people want recipients to be read: for all bulletins, as they are sent to the same
 * recipients again and again. */

static gboolean
choose (JbSqlite *sqlite,
        gpointer  data,
        GError  **error)
{
  JbArchiveJob *job = data;

  return jb_reading_table_set (sqlite, job->name, job->label, error);
}

static gboolean
run_choose (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  jb_sqlite_set_task (sqlite, _("How the recipient is read could not be saved."));
  job->directory_changed = jb_sqlite_transact (sqlite, choose, job, error);

  return job->directory_changed;
}

static JbArchiveJob *
new_job (const char *text,
         const char *reading)
{
  JbArchiveJob *job = jb_archive_job_new (run_choose);

  job->name = g_strdup (text);
  job->label = g_strdup (reading);

  return job;
}

/**
 * jb_archive_choose_reading:
 * @text: an entry of a recipients line
 * @reading: (nullable): how it is read from now on, as jb_reading_to_string() has it; %NULL to
 *   leave that to its words
 * @error: return location for a #JbArchiveError
 *
 * Remembers how a recipient is read; jb_archive_load_directory() gives directories that know it.
 *
 * Returns: whether it is stored
 */
gboolean
jb_archive_choose_reading (JbArchive  *self,
                           const char *text,
                           const char *reading,
                           GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && text != NULL, FALSE);

  job = new_job (text, reading);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_choose_reading_async:
 *
 * As jb_archive_choose_reading(), without waiting.
 */
void
jb_archive_choose_reading_async (JbArchive          *self,
                                 const char         *text,
                                 const char         *reading,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && text != NULL);

  jb_archive_start_job (self, new_job (text, reading), cancellable,
                        jb_archive_choose_reading_async, callback, user_data);
}

gboolean
jb_archive_choose_reading_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
