/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-search.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-search-query.h"
#include "jb-search-table.h"

typedef struct
{
  JbSearchQuery  *query;
  JbArchiveSearch search;
  gint64          next;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  jb_search_query_free (request->query);
  g_free (request);
}

static gboolean
run_search (JbArchiveJob *job,
            JbSqlite     *sqlite,
            GError      **error)
{
  Request *request = job->data;

  jb_sqlite_set_task (sqlite, _("The archive could not be searched."));
  if (jb_search_query_is_empty (request->query))
    job->rows = g_ptr_array_new_with_free_func (g_object_unref);
  else
    job->rows = jb_search_table_find (sqlite, request->query, request->search.order,
                                      request->search.after, request->search.limit,
                                      &request->next, job->cancellable, error);

  return job->rows != NULL;
}

static JbArchiveJob *
new_search_job (const JbArchiveSearch *search)
{
  JbArchiveJob *job = jb_archive_job_new (run_search);
  Request      *request = g_new0 (Request, 1);

  request->query = jb_search_query_new (search->words);
  request->search = *search;
  request->search.words = NULL;
  job->data = request;
  job->free_data = free_request;

  return job;
}

static GPtrArray *
take_hits (JbArchiveJob *job,
           gint64       *next)
{
  if (next != NULL)
    *next = ((Request *) job->data)->next;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_search:
 * @search: what to look for
 * @next: (out) (optional): what to search after for the next page, 0 when there is no more
 * @error: return location for a #JbArchiveError
 *
 * Finds bulletins that are not in the bin. Nothing is found when nothing is looked for.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveHit): one hit for each bulletin
 */
GPtrArray *
jb_archive_search (JbArchive             *self,
                   const JbArchiveSearch *search,
                   gint64                *next,
                   GError               **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && search != NULL && search->words != NULL, NULL);

  job = new_search_job (search);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return take_hits (job, next);
}

/**
 * jb_archive_search_async:
 *
 * As jb_archive_search(), without waiting. Cancelling stops a search that is under way.
 */
void
jb_archive_search_async (JbArchive             *self,
                         const JbArchiveSearch *search,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && search != NULL && search->words != NULL);

  jb_archive_start_job (self, new_search_job (search), cancellable, jb_archive_search_async,
                        callback, user_data);
}

GPtrArray *
jb_archive_search_finish (JbArchive    *self,
                          GAsyncResult *result,
                          gint64       *next,
                          GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? take_hits (job, next) : NULL;
}

/**
 * jb_archive_search_is_empty:
 * @words: what was typed
 *
 * Returns: whether it looks for nothing, as white space or a filter that is still being typed
 */
gboolean
jb_archive_search_is_empty (const char *words)
{
  g_autoptr(JbSearchQuery) query = NULL;

  g_return_val_if_fail (words != NULL, TRUE);

  query = jb_search_query_new (words);

  return jb_search_query_is_empty (query);
}

static gboolean
run_rebuild (JbArchiveJob *job,
             JbSqlite     *sqlite,
             GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The search index could not be rebuilt, and is as it was."));

  return jb_sqlite_transact (sqlite, jb_search_table_rebuild, job->cancellable, error);
}

/**
 * jb_archive_rebuild_index:
 * @error: return location for a #JbArchiveError
 *
 * Makes the search index anew from the texts.
 *
 * Returns: whether it worked; else the index is as it was
 */
gboolean
jb_archive_rebuild_index (JbArchive *self,
                          GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = jb_archive_job_new (run_rebuild);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_rebuild_index_async:
 *
 * As jb_archive_rebuild_index(), without waiting. Cancelling leaves the index as it was.
 */
void
jb_archive_rebuild_index_async (JbArchive          *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, jb_archive_job_new (run_rebuild), cancellable,
                        jb_archive_rebuild_index_async, callback, user_data);
}

gboolean
jb_archive_rebuild_index_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
