/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-erase.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"

static gboolean
erase_all (JbSqlite *sqlite,
           gpointer  data,
           GError  **error)
{
  JbArchiveJob *job = data;
  GArray       *ids = job->data;

  for (guint i = 0; i < ids->len; i++)
    if (!jb_bulletin_table_erase (sqlite, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
run_erase (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("Nothing was deleted for good."));
  if (!jb_sqlite_transact (sqlite, erase_all, job, error))
    return FALSE;
  job->removed = g_array_ref (job->data);

  return TRUE;
}

/**
 * jb_archive_erase:
 * @ids: (array length=n_ids): bulletins that are in the bin
 * @error: return location for a #JbArchiveError
 *
 * Deletes bulletins for good, with all that belongs to them: all of them or none. What is not in
 * the bin is not deleted.
 *
 * Returns: whether they are gone
 */
gboolean
jb_archive_erase (JbArchive    *self,
                  const gint64 *ids,
                  guint         n_ids,
                  GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && ids != NULL, FALSE);

  job = jb_archive_job_new_for_ids (run_erase, ids, n_ids);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_erase_async:
 *
 * As jb_archive_erase(), without waiting.
 */
void
jb_archive_erase_async (JbArchive          *self,
                        const gint64       *ids,
                        guint               n_ids,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && ids != NULL);

  jb_archive_start_job (self, jb_archive_job_new_for_ids (run_erase, ids, n_ids), cancellable,
                        jb_archive_erase_async, callback, user_data);
}

gboolean
jb_archive_erase_finish (JbArchive    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
