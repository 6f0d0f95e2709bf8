/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-job.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-item-private.h"
#include "jb-bulletin-table.h"
#include "jb-publication-table.h"

JbArchiveJob *
jb_archive_job_new (JbArchiveJobFunc func)
{
  JbArchiveJob *job = g_new0 (JbArchiveJob, 1);

  job->func = func;

  return job;
}

JbArchiveJob *
jb_archive_job_new_for_ids (JbArchiveJobFunc func,
                            const gint64    *ids,
                            guint            n_ids)
{
  JbArchiveJob *job = jb_archive_job_new (func);
  GArray       *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n_ids);
  job->data = array;
  job->free_data = (GDestroyNotify) g_array_unref;

  return job;
}

void
jb_archive_job_free (JbArchiveJob *job)
{
  g_free (job->sha256);
  g_clear_pointer (&job->transcript, jb_transcript_unref);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_object (&job->publication);
  g_free (job->name);
  g_clear_pointer (&job->settings, jb_export_settings_free);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->entry);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_pointer (&job->added, g_ptr_array_unref);
  g_clear_pointer (&job->changed, g_ptr_array_unref);
  g_clear_pointer (&job->removed, g_array_unref);
  g_free (job->label);
  if (job->free_data != NULL && job->data != NULL)
    job->free_data (job->data);
  g_free (job);
}

/* Copies @filter with its words. */
void
jb_archive_job_set_filter (JbArchiveJob          *job,
                           const JbArchiveFilter *filter)
{
  job->filter = *filter;
  g_free (job->name);
  job->name = g_strdup (filter->source);
  job->filter.source = job->name;
  g_free (job->label);
  job->label = g_strdup (filter->label);
  job->filter.label = job->label;
}

static void
remember_entry (JbSqlite       *sqlite,
                JbArchiveEntry *entry)
{
  jb_sqlite_remember (sqlite, jb_archive_entry_get_id (entry),
                      jb_archive_entry_get_modified (entry));
}

/* Reads what the bulletin of @job is now, in the transaction that changes it. */
gboolean
jb_archive_job_note_change (JbArchiveJob *job,
                            JbSqlite     *sqlite,
                            GError      **error)
{
  g_clear_object (&job->entry);
  job->entry = jb_bulletin_table_get_entry (sqlite, job->id, error);

  return job->entry != NULL;
}

/* Has the change announced, after the transaction. */
void
jb_archive_job_announce (JbArchiveJob *job,
                         JbSqlite     *sqlite)
{
  if (job->entry == NULL)
    return;

  remember_entry (sqlite, job->entry);
  job->changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (job->changed, g_object_ref (job->entry));
}

static gboolean
add_item (JbArchiveJob  *job,
          JbArchiveItem *item,
          JbSqlite      *sqlite,
          GError       **error)
{
  JbArchiveOrigin origin = { item->path, item->sha256 };

  if (!item->again && item->sha256 != NULL)
    {
      if (!jb_bulletin_table_find_bytes (sqlite, item->sha256, &item->id, error))
        return FALSE;
      item->known = item->id != 0;
    }

  if (!item->known &&
      !jb_bulletin_table_add (sqlite, item->transcript, &origin, &item->id, error))
    return FALSE;

  item->entry = jb_bulletin_table_get_entry (sqlite, item->id, error);
  if (item->entry == NULL)
    return FALSE;
  if (!item->known)
    g_ptr_array_add (job->added, g_object_ref (item->entry));

  return TRUE;
}

static gboolean
add_items (JbSqlite *sqlite,
           gpointer  data,
           GError  **error)
{
  JbArchiveJob *job = data;

  for (guint i = 0; i < job->items->len; i++)
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
        !add_item (job, g_ptr_array_index (job->items, i), sqlite, error))
      return FALSE;

  return TRUE;
}

gboolean
jb_archive_job_add (JbArchiveJob *job,
                    JbSqlite     *sqlite,
                    GError      **error)
{
  jb_sqlite_set_task (sqlite, job->items->len == 1
                      ? _("The bulletin could not be added to the archive.")
                      : _("The bulletins could not be added to the archive."));

  job->added = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < job->items->len; i++)
    {
      JbArchiveItem *item = g_ptr_array_index (job->items, i);

      item->id = 0;
      item->known = FALSE;
      g_clear_object (&item->entry);
    }

  if (jb_sqlite_transact (sqlite, add_items, job, error))
    {
      for (guint i = 0; i < job->added->len; i++)
        remember_entry (sqlite, g_ptr_array_index (job->added, i));
      return TRUE;
    }

  g_clear_pointer (&job->added, g_ptr_array_unref);
  for (guint i = 0; i < job->items->len; i++)
    {
      JbArchiveItem *item = g_ptr_array_index (job->items, i);

      item->id = 0;
      item->known = FALSE;
      g_clear_object (&item->entry);
    }

  return FALSE;
}

static gboolean
save_bulletin (JbSqlite *sqlite,
               gpointer  data,
               GError  **error)
{
  JbArchiveJob *job = data;
  gboolean      changed;

  job->cause.label = job->label;
  if (!jb_bulletin_table_save (sqlite, job->id, job->transcript, &job->cause, &changed, error))
    return FALSE;

  return !changed || jb_archive_job_note_change (job, sqlite, error);
}

gboolean
jb_archive_job_save (JbArchiveJob *job,
                     JbSqlite     *sqlite,
                     GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin could not be saved."));

  if (!jb_sqlite_transact (sqlite, save_bulletin, job, error))
    return FALSE;

  jb_archive_job_announce (job, sqlite);

  return TRUE;
}

gboolean
jb_archive_job_load (JbArchiveJob *job,
                     JbSqlite     *sqlite,
                     GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin could not be read."));
  job->transcript = jb_bulletin_table_load (sqlite, job->id, error);

  return job->transcript != NULL;
}

gboolean
jb_archive_job_find_bytes (JbArchiveJob *job,
                           JbSqlite     *sqlite,
                           GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The archive could not be searched."));

  return jb_bulletin_table_find_bytes (sqlite, job->sha256, &job->id, error);
}

gboolean
jb_archive_job_get_entry (JbArchiveJob *job,
                          JbSqlite     *sqlite,
                          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletin could not be read."));
  job->entry = jb_bulletin_table_get_entry (sqlite, job->id, error);

  return job->entry != NULL;
}

gboolean
jb_archive_job_list (JbArchiveJob *job,
                     JbSqlite     *sqlite,
                     GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The bulletins could not be listed."));
  job->rows = jb_bulletin_table_list (sqlite, &job->filter, error);

  return job->rows != NULL;
}

gboolean
jb_archive_job_list_publications (JbArchiveJob *job,
                                  JbSqlite     *sqlite,
                                  GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The publications could not be listed."));
  job->rows = jb_publication_table_list (sqlite, error);

  return job->rows != NULL;
}

gboolean
jb_archive_job_get_publication (JbArchiveJob *job,
                                JbSqlite     *sqlite,
                                GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The publication could not be read."));
  job->publication = jb_publication_table_get (sqlite, job->id, error);

  return job->publication != NULL;
}

static gboolean
save_publication (JbSqlite *sqlite,
                  gpointer  data,
                  GError  **error)
{
  JbArchiveJob *job = data;

  return jb_publication_table_save (sqlite, job->publication, &job->id, error);
}

gboolean
jb_archive_job_save_publication (JbArchiveJob *job,
                                 JbSqlite     *sqlite,
                                 GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The publication could not be saved."));
  job->publications_changed = jb_sqlite_transact (sqlite, save_publication, job, error);

  return job->publications_changed;
}
