/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-facets.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-article-table.h"
#include "jb-bulletin-table.h"
#include "jb-label-table.h"
#include "jb-publication-table.h"

static gboolean
read_years (JbSqlite *sqlite,
            GArray   *years,
            GError  **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT DISTINCT " JB_BULLETIN_TABLE_YEAR " AS listed"
                                 " FROM bulletin WHERE listed <> 0 ORDER BY listed DESC",
                                 error);
  if (statement == NULL)
    return FALSE;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      int year = sqlite3_column_int (statement, 0);

      g_array_append_val (years, year);
    }

  return step == JB_STEP_DONE;
}

static int
compare_publications (gconstpointer a,
                      gconstpointer b)
{
  JbPublication *first = *(JbPublication *const *) a;
  JbPublication *second = *(JbPublication *const *) b;

  return g_utf8_collate (jb_publication_get_name (first), jb_publication_get_name (second));
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate (jb_archive_source_get_text (*(JbArchiveSource *const *) a),
                         jb_archive_source_get_text (*(JbArchiveSource *const *) b));
}

static gboolean
run_get_facets (JbArchiveJob *job,
                JbSqlite     *sqlite,
                GError      **error)
{
  JbArchiveFacets *facets = g_new0 (JbArchiveFacets, 1);
  gint64           n_deleted;

  job->data = facets;
  job->free_data = (GDestroyNotify) jb_archive_facets_free;
  facets->years = g_array_new (FALSE, FALSE, sizeof (int));
  jb_sqlite_set_task (sqlite, _("What the archive holds could not be read."));
  if (!read_years (sqlite, facets->years, error) ||
      !jb_sqlite_get_number (sqlite, "SELECT count (*) FROM bulletin WHERE deleted IS NOT NULL",
                             &n_deleted, error))
    return FALSE;
  facets->n_deleted = (guint) n_deleted;

  facets->publications = jb_publication_table_list (sqlite, error);
  if (facets->publications == NULL)
    return FALSE;
  g_ptr_array_sort (facets->publications, compare_publications);

  facets->labels = jb_label_table_list (sqlite, error);
  if (facets->labels == NULL)
    return FALSE;

  facets->sources = jb_article_table_list_sources (sqlite, job->limit, error);
  if (facets->sources == NULL)
    return FALSE;
  g_ptr_array_sort (facets->sources, compare_sources);

  return TRUE;
}

static JbArchiveJob *
new_facets_job (guint n_sources)
{
  JbArchiveJob *job = jb_archive_job_new (run_get_facets);

  job->limit = n_sources;

  return job;
}

/**
 * jb_archive_get_facets:
 * @n_sources: at most so many sources, those used most; 0 for all
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what the bulletins can be filtered by; names in the order of
 *   the language
 */
JbArchiveFacets *
jb_archive_get_facets (JbArchive *self,
                       guint      n_sources,
                       GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_facets_job (n_sources);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->data) : NULL;
}

/**
 * jb_archive_get_facets_async:
 *
 * As jb_archive_get_facets(), without waiting.
 */
void
jb_archive_get_facets_async (JbArchive          *self,
                             guint               n_sources,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_facets_job (n_sources), cancellable,
                        jb_archive_get_facets_async, callback, user_data);
}

JbArchiveFacets *
jb_archive_get_facets_finish (JbArchive    *self,
                              GAsyncResult *result,
                              GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->data) : NULL;
}

void
jb_archive_facets_free (JbArchiveFacets *self)
{
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->publications, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_free (self);
}
