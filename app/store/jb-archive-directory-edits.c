/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-directory-edits.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-directory-table.h"

/* The directory of the archive, row by row, for who edits it. Beside a job's rows stand their
 * keys, as the one item of the job. */

static GArray *
get_array (JbArchiveJob *job)
{
  return g_ptr_array_index (job->items, 0);
}

static JbArchiveJob *
new_job (JbArchiveJobFunc func,
         GArray          *array)
{
  JbArchiveJob *job = jb_archive_job_new (func);

  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (job->items, array);

  return job;
}

static gboolean
load (JbSqlite *sqlite,
      gpointer  data,
      GError  **error)
{
  JbArchiveJob *job = data;

  job->rows = jb_directory_table_list (sqlite, get_array (job), error);

  return job->rows != NULL;
}

static gboolean
run_load (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be read."));

  return load (sqlite, job, error);
}

static JbArchiveJob *
new_load_job (void)
{
  return new_job (run_load, g_array_new (FALSE, FALSE, sizeof (gint64)));
}

static GPtrArray *
steal_rows (JbArchiveJob *job,
            GArray      **keys)
{
  *keys = g_ptr_array_steal_index (job->items, 0);

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_load_directory_rows:
 * @keys: (out) (transfer full) (element-type gint64): the key of each row, rising
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbDirectoryEntry): the directory, for
 *   jb_directory_edits_load()
 */
GPtrArray *
jb_archive_load_directory_rows (JbArchive *self,
                                GArray   **keys,
                                GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && keys != NULL, NULL);

  *keys = NULL;
  job = new_load_job ();

  return jb_archive_run_job (self, job, error) ? steal_rows (job, keys) : NULL;
}

/**
 * jb_archive_load_directory_rows_async:
 *
 * As jb_archive_load_directory_rows(), without waiting.
 */
void
jb_archive_load_directory_rows_async (JbArchive          *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_load_job (), cancellable, jb_archive_load_directory_rows_async,
                        callback, user_data);
}

GPtrArray *
jb_archive_load_directory_rows_finish (JbArchive    *self,
                                       GAsyncResult *result,
                                       GArray      **keys,
                                       GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self) && keys != NULL, NULL);

  *keys = NULL;
  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? steal_rows (job, keys) : NULL;
}

static gboolean
change (JbSqlite *sqlite,
        gpointer  data,
        GError  **error)
{
  return jb_directory_table_change (sqlite, get_array (data), error);
}

static gboolean
run_change (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be saved."));
  job->directory_changed = jb_sqlite_transact (sqlite, change, job, error);

  return job->directory_changed;
}

/**
 * jb_archive_change_directory:
 * @changes: (element-type JbDirectoryChange): rows, before and after
 * @error: return location for a #JbArchiveError
 *
 * Saves these rows of the directory, all of them or none, in time that grows with their number
 * only. The error is %JB_ARCHIVE_ERROR_CHANGED when the file has other rows than those before:
 * another program was there.
 *
 * Returns: whether they are saved
 */
gboolean
jb_archive_change_directory (JbArchive *self,
                             GArray    *changes,
                             GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && changes != NULL, FALSE);

  job = new_job (run_change, g_array_ref (changes));

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_change_directory_async:
 * @changes: (element-type JbDirectoryChange): not to be touched before it is done
 *
 * As jb_archive_change_directory(), without waiting.
 */
void
jb_archive_change_directory_async (JbArchive          *self,
                                   GArray             *changes,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && changes != NULL);

  jb_archive_start_job (self, new_job (run_change, g_array_ref (changes)), cancellable,
                        jb_archive_change_directory_async, callback, user_data);
}

gboolean
jb_archive_change_directory_finish (JbArchive    *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
overwrite (JbSqlite *sqlite,
           gpointer  data,
           GError  **error)
{
  JbArchiveJob *job = data;

  return jb_directory_table_replace (sqlite, job->rows, get_array (job), error);
}

static gboolean
run_overwrite (JbArchiveJob *job,
               JbSqlite     *sqlite,
               GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The directory could not be saved, and is as it was."));
  job->directory_changed = jb_sqlite_transact (sqlite, overwrite, job, error);

  return job->directory_changed;
}

/**
 * jb_archive_overwrite_directory_async:
 * @edits: what to save, as it is now
 *
 * Puts a directory in the place of the one in the file, whatever is there.
 */
void
jb_archive_overwrite_directory_async (JbArchive          *self,
                                      JbDirectoryEdits   *edits,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  JbDirectory  *directory;
  JbArchiveJob *job;
  GArray       *keys;
  guint         n_rows;

  g_return_if_fail (JB_IS_ARCHIVE (self) && JB_IS_DIRECTORY_EDITS (edits));

  directory = jb_directory_edits_get_directory (edits);
  n_rows = jb_directory_get_size (directory);
  keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  job = new_job (run_overwrite, keys);
  job->rows = g_ptr_array_new_full (n_rows, g_object_unref);
  for (guint i = 0; i < n_rows; i++)
    {
      gint64 key = jb_directory_edits_get_key (edits, i);

      g_array_append_val (keys, key);
      g_ptr_array_add (job->rows, g_object_ref (jb_directory_get_entry (directory, i)));
    }

  jb_archive_start_job (self, job, cancellable, jb_archive_overwrite_directory_async, callback,
                        user_data);
}

gboolean
jb_archive_overwrite_directory_finish (JbArchive    *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
