/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-list-read.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-list-table.h"

/* What a list asks the archive for: where every bulletin stands, and what some of them say. */

static gboolean
read_row (JbSqlite  *sqlite,
          gint64     id,
          GPtrArray *rows,
          GError   **error)
{
  g_autoptr(GError) local = NULL;
  JbArchiveEntry *entry = jb_bulletin_table_get_entry (sqlite, id, &local);

  if (entry != NULL)
    g_ptr_array_add (rows, entry);
  else if (!g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/* What was written elsewhere before is read here, so it is no news any more; other lists are
 * told. */
static gboolean
run_read_keys (JbArchiveJob *job,
               JbSqlite     *sqlite,
               GError      **error)
{
  GArray *keys;

  jb_sqlite_set_task (sqlite, _("The bulletins could not be listed."));
  if (!jb_sqlite_look (sqlite, &job->changed_elsewhere, error))
    return FALSE;

  keys = job->limit > 0 ? jb_list_table_list_first (sqlite, job->limit, error)
                        : jb_list_table_list (sqlite, &job->filter, error);
  if (keys == NULL)
    return FALSE;

  job->data = keys;
  job->free_data = (GDestroyNotify) g_array_unref;
  job->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; job->limit > 0 && i < keys->len; i++)
    if (!read_row (sqlite, g_array_index (keys, JbListKey, i).id, job->rows, error))
      return FALSE;

  return TRUE;
}

static JbArchiveJob *
new_keys_job (const JbArchiveFilter *filter,
              guint                  limit)
{
  JbArchiveJob *job = jb_archive_job_new (run_read_keys);

  jb_archive_job_set_filter (job, filter);
  job->limit = limit;

  return job;
}

/* The keys of all bulletins that @filter lets through, #JbListKey, sorted. */
GArray *
jb_archive_read_keys (JbArchive             *self,
                      const JbArchiveFilter *filter,
                      GError               **error)
{
  g_autoptr(JbArchiveJob) job = new_keys_job (filter, 0);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->data) : NULL;
}

/* As jb_archive_read_keys(); with a @limit only the first so many keys of everything that is not in
 * the bin, and their rows. */
void
jb_archive_read_keys_async (JbArchive             *self,
                            const JbArchiveFilter *filter,
                            guint                  limit,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  jb_archive_start_job (self, new_keys_job (filter, limit), cancellable,
                        jb_archive_read_keys_async, callback, user_data);
}

GArray *
jb_archive_read_keys_finish (JbArchive    *self,
                             GAsyncResult *result,
                             GPtrArray   **rows,
                             GError      **error)
{
  JbArchiveJob *job = jb_archive_finish_job (self, result, error);

  if (job == NULL)
    return NULL;
  *rows = g_steal_pointer (&job->rows);

  return g_steal_pointer (&job->data);
}

static gboolean
run_read_rows (JbArchiveJob *job,
               JbSqlite     *sqlite,
               GError      **error)
{
  GArray *ids = job->data;

  jb_sqlite_set_task (sqlite, _("The bulletins could not be listed."));
  job->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    if (!read_row (sqlite, g_array_index (ids, gint64, i), job->rows, error))
      return FALSE;

  return TRUE;
}

/* Reads what a list shows of some bulletins; those that are gone are left out. */
void
jb_archive_read_rows_async (JbArchive          *self,
                            GArray             *ids,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  JbArchiveJob *job = jb_archive_job_new (run_read_rows);

  job->data = g_array_copy (ids);
  job->free_data = (GDestroyNotify) g_array_unref;
  jb_archive_start_job (self, job, cancellable, jb_archive_read_rows_async, callback, user_data);
}

GPtrArray *
jb_archive_read_rows_finish (JbArchive    *self,
                             GAsyncResult *result,
                             GError      **error)
{
  JbArchiveJob *job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}
