/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-directory.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-directory-table.h"
#include "jb-reading-table.h"

/* The directory of the archive: who receives its bulletins. */

static gboolean
run_load (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be read."));
  job->rows = jb_directory_table_list (sqlite, NULL, error);
  job->items = job->rows != NULL ? jb_reading_table_list (sqlite, error) : NULL;

  return job->items != NULL;
}

static JbDirectory *
make_directory (const JbArchiveJob *job)
{
  JbDirectory *directory = jb_directory_new ();

  jb_directory_splice (directory, 0, 0, job->rows);
  for (guint i = 0; i + 1 < job->items->len; i += 2)
    jb_directory_choose_reading (directory, job->items->pdata[i], job->items->pdata[i + 1]);

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

  return jb_archive_run_job (self, job, error) ? make_directory (job) : NULL;
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

  return job != NULL ? make_directory (job) : NULL;
}

static gboolean
replace (JbSqlite *sqlite,
         gpointer  data,
         GError  **error)
{
  return jb_directory_table_replace (sqlite, data, NULL, error);
}

static gboolean
run_save (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be saved, and is as it was."));

  job->directory_changed = jb_sqlite_transact (sqlite, replace, job->items, error);

  return job->directory_changed;
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
