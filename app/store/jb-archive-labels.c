/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-labels.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-label-table.h"

/* Short words that people give bulletins to find them again. */

static gboolean
label_all (JbSqlite *sqlite,
           gpointer  data,
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
      gboolean        changed;

      if (!jb_label_table_set (sqlite, id, job->label, job->number != 0, &changed, error))
        return FALSE;
      if (!changed)
        continue;
      entry = jb_bulletin_table_get_entry (sqlite, id, error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (job->changed, entry);
    }

  return TRUE;
}

static gboolean
run_label (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  GArray *ids = job->data;

  jb_sqlite_set_task (sqlite, _("The labels were not changed."));
  if (job->label == NULL)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED,
                           _("A label is a word of up to 20 characters."));
      return FALSE;
    }
  if (!jb_sqlite_transact (sqlite, label_all, job, error))
    {
      g_clear_pointer (&job->changed, g_ptr_array_unref);
      return FALSE;
    }

  g_array_set_size (ids, 0);
  for (guint i = 0; i < job->changed->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (job->changed->pdata[i]);

      g_array_append_val (ids, id);
    }

  return TRUE;
}

static JbArchiveJob *
new_label_job (const gint64 *ids,
               guint         n_ids,
               const char   *label,
               gboolean      on)
{
  JbArchiveJob *job = jb_archive_job_new_for_ids (run_label, ids, n_ids);

  job->label = jb_label_table_dup_clean (label);
  job->number = on;

  return job;
}

/**
 * jb_archive_dup_label:
 * @text: what somebody typed
 *
 * Returns: (transfer full) (nullable): the label that it is, without white space around it; %NULL
 *   when it is empty or longer than 20 characters
 */
char *
jb_archive_dup_label (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return jb_label_table_dup_clean (text);
}

/**
 * jb_archive_label:
 * @ids: (array length=n_ids): bulletins, filed or not
 * @label: a word of up to 20 characters; white space around it does not count
 * @on: whether they are to have it
 * @error: return location for a #JbArchiveError
 *
 * Gives bulletins a label or takes it away, all of them or none. Nothing else about them changes.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): those for which that is another than
 *   before, so that it can be taken back
 */
GArray *
jb_archive_label (JbArchive    *self,
                  const gint64 *ids,
                  guint         n_ids,
                  const char   *label,
                  gboolean      on,
                  GError      **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && ids != NULL && label != NULL, NULL);

  job = new_label_job (ids, n_ids, label, on);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->data) : NULL;
}

/**
 * jb_archive_label_async:
 *
 * As jb_archive_label(), without waiting.
 */
void
jb_archive_label_async (JbArchive          *self,
                        const gint64       *ids,
                        guint               n_ids,
                        const char         *label,
                        gboolean            on,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && ids != NULL && label != NULL);

  jb_archive_start_job (self, new_label_job (ids, n_ids, label, on), cancellable,
                        jb_archive_label_async, callback, user_data);
}

GArray *
jb_archive_label_finish (JbArchive    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->data) : NULL;
}

static gboolean
run_list_labels (JbArchiveJob *job,
                 JbSqlite     *sqlite,
                 GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The labels could not be listed."));
  job->rows = jb_label_table_list (sqlite, error);

  return job->rows != NULL;
}

/**
 * jb_archive_list_labels:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the labels that bulletins have which
 *   are not in the bin, in alphabetical order
 */
GPtrArray *
jb_archive_list_labels (JbArchive *self,
                        GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (run_list_labels);

  return jb_archive_run_job (self, job, error) ? g_steal_pointer (&job->rows) : NULL;
}

/**
 * jb_archive_list_labels_async:
 *
 * As jb_archive_list_labels(), without waiting.
 */
void
jb_archive_list_labels_async (JbArchive          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, jb_archive_job_new (run_list_labels), cancellable,
                        jb_archive_list_labels_async, callback, user_data);
}

GPtrArray *
jb_archive_list_labels_finish (JbArchive    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

static void
label_free (gpointer data)
{
  JbArchiveLabel *label = data;

  g_free (label->name);
  g_free (label);
}

static gboolean
count_labels_of (JbSqlite   *sqlite,
                 gint64      id,
                 GHashTable *counts,
                 GError    **error)
{
  g_autofree char *labels = NULL;
  g_auto (GStrv) words = NULL;

  if (!jb_label_table_read (sqlite, id, &labels, error))
    return FALSE;

  words = g_strsplit (labels != NULL ? labels : "", "\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      JbArchiveLabel *label = g_hash_table_lookup (counts, words[i]);

      if (label != NULL)
        label->n_bulletins++;
    }

  return TRUE;
}

static gboolean
run_count_labels (JbArchiveJob *job,
                  JbSqlite     *sqlite,
                  GError      **error)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = NULL;
  GArray *ids = job->data;

  jb_sqlite_set_task (sqlite, _("The labels could not be listed."));
  names = jb_label_table_list (sqlite, error);
  if (names == NULL)
    return FALSE;

  job->rows = g_ptr_array_new_with_free_func (label_free);
  for (guint i = 0; i < names->len; i++)
    {
      JbArchiveLabel *label = g_new0 (JbArchiveLabel, 1);

      label->name = g_strdup (names->pdata[i]);
      g_ptr_array_add (job->rows, label);
      g_hash_table_insert (counts, label->name, label);
    }
  for (guint i = 0; i < ids->len; i++)
    if (!count_labels_of (sqlite, g_array_index (ids, gint64, i), counts, error))
      return FALSE;

  return TRUE;
}

/**
 * jb_archive_count_labels_async:
 * @ids: (array length=n_ids): bulletins
 *
 * Lists all labels of the archive, in alphabetical order, and how many of some bulletins have
 * each.
 */
void
jb_archive_count_labels_async (JbArchive          *self,
                               const gint64       *ids,
                               guint               n_ids,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && ids != NULL);

  jb_archive_start_job (self, jb_archive_job_new_for_ids (run_count_labels, ids, n_ids),
                        cancellable, jb_archive_count_labels_async, callback, user_data);
}

/**
 * jb_archive_count_labels_finish:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveLabel): the labels
 */
GPtrArray *
jb_archive_count_labels_finish (JbArchive    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}
