/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-previous.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-previous-table.h"

/* The issue that another one is compared with. */

static gboolean
run_find (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  g_autoptr(JbArchiveEntry) current = NULL;
  gint64 id = 0;

  jb_sqlite_set_task (sqlite, _("The issue before could not be found."));
  if (job->id > 0)
    {
      current = jb_bulletin_table_get_entry (sqlite, job->id, error);
      if (current == NULL)
        return FALSE;
    }
  if (!jb_previous_table_find (sqlite, current, job->name, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  job->entry = jb_bulletin_table_get_entry (sqlite, id, error);

  return job->entry != NULL;
}

static JbArchiveJob *
new_job (gint64      id,
         const char *name)
{
  JbArchiveJob *job = jb_archive_job_new (run_find);

  job->id = id;
  job->name = g_strdup (name);

  return job;
}

/**
 * jb_archive_find_previous:
 * @id: a bulletin; 0 for one that is not in the archive yet
 * @name: (nullable): the name of the publication, where @id is not known
 * @previous: (out) (transfer full) (nullable): the issue
 * @error: return location for a #JbArchiveError
 *
 * Looks for the issue that another one is compared with: the last one of the same publication
 * that was filed before it, in the order of years and numbers, or of days where it has no number;
 * when none was filed, the last earlier draft. A bulletin that is not in the archive yet, or has
 * neither number nor day, comes after all that are filed. Bulletins without a name are one
 * publication.
 *
 * Returns: whether it could be looked for; @previous is %NULL when there is none
 */
gboolean
jb_archive_find_previous (JbArchive       *self,
                          gint64           id,
                          const char      *name,
                          JbArchiveEntry **previous,
                          GError         **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && previous != NULL, FALSE);

  job = new_job (id, name);
  if (!jb_archive_run_job (self, job, error))
    return FALSE;

  *previous = g_steal_pointer (&job->entry);

  return TRUE;
}

/**
 * jb_archive_find_previous_async:
 *
 * As jb_archive_find_previous(), without waiting.
 */
void
jb_archive_find_previous_async (JbArchive          *self,
                                gint64              id,
                                const char         *name,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_job (id, name), cancellable, jb_archive_find_previous_async,
                        callback, user_data);
}

gboolean
jb_archive_find_previous_finish (JbArchive       *self,
                                 GAsyncResult    *result,
                                 JbArchiveEntry **previous,
                                 GError         **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self) && previous != NULL, FALSE);

  job = jb_archive_finish_job (self, result, error);
  if (job == NULL)
    return FALSE;

  *previous = g_steal_pointer (&job->entry);

  return TRUE;
}
