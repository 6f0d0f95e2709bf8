/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-checks.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-bulletin-table.h"
#include "jb-check-table.h"
#include "jb-filing-date.h"
#include "jb-previous-table.h"

/* What is remembered about checking bulletins. */

void
jb_archive_checks_free (JbArchiveChecks *checks)
{
  g_strfreev (checks->ignored);
  g_free (checks->skip);
  g_clear_pointer (&checks->previous, jb_transcript_unref);
  g_free (checks->day);
  g_free (checks->origin_path);
  g_free (checks);
}

static gboolean
load_previous (JbArchiveJob *job,
               JbSqlite     *sqlite,
               GError      **error)
{
  gint64 id = 0;

  if (job->kind != JB_KIND_BULLETIN)
    return TRUE;
  if (!jb_previous_table_find_filed (sqlite, job->entry, job->name, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  job->transcript = jb_bulletin_table_load (sqlite, id, error);

  return job->transcript != NULL;
}

/* The answer's rows are the skipped rules and then the keys. */
static gboolean
run_load (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  char         *skip;
  JbLearnerDate source;

  jb_sqlite_set_task (sqlite, _("What to check could not be read."));
  if (job->id > 0)
    {
      job->entry = jb_bulletin_table_get_entry (sqlite, job->id, error);
      if (job->entry == NULL)
        return FALSE;
      job->number = jb_filing_date_find_told (sqlite, job->entry, &source);
    }
  skip = jb_check_table_get_skip (sqlite, job->name, job->kind, error);
  if (skip == NULL)
    return FALSE;
  job->rows = jb_check_table_list_ignored (sqlite, job->id, error);
  if (job->rows == NULL)
    {
      g_free (skip);
      return FALSE;
    }
  g_ptr_array_insert (job->rows, 0, skip);

  return load_previous (job, sqlite, error);
}

static JbArchiveJob *
new_load_job (gint64      id,
              const char *name,
              JbKind      kind)
{
  JbArchiveJob *job = jb_archive_job_new (run_load);

  job->id = id;
  job->name = g_strdup (name != NULL ? name : "");
  job->kind = kind;

  return job;
}

static JbArchiveChecks *
take_checks (JbArchiveJob *job)
{
  JbArchiveChecks *checks = g_new0 (JbArchiveChecks, 1);

  checks->skip = g_strdup (job->rows->pdata[0]);
  checks->ignored = g_new0 (char *, job->rows->len);
  for (guint i = 1; i < job->rows->len; i++)
    checks->ignored[i - 1] = g_strdup (job->rows->pdata[i]);
  checks->previous = g_steal_pointer (&job->transcript);
  if (job->entry != NULL)
    {
      checks->day = g_strdup (jb_archive_entry_get_day (job->entry));
      checks->told_date = (JbPartialDate) job->number;
      checks->origin_path = g_strdup (jb_archive_entry_get_origin_path (job->entry));
    }

  return checks;
}

/**
 * jb_archive_load_checks:
 * @id: a bulletin, 0 for one that is not in the archive yet
 * @name: (nullable): the name on its masthead
 * @kind: bulletin or document
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what matters when it is checked
 */
JbArchiveChecks *
jb_archive_load_checks (JbArchive  *self,
                        gint64      id,
                        const char *name,
                        JbKind      kind,
                        GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_load_job (id, name, kind);

  return jb_archive_run_job (self, job, error) ? take_checks (job) : NULL;
}

/**
 * jb_archive_load_checks_async:
 *
 * As jb_archive_load_checks(), without waiting.
 */
void
jb_archive_load_checks_async (JbArchive          *self,
                              gint64              id,
                              const char         *name,
                              JbKind              kind,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_load_job (id, name, kind), cancellable,
                        jb_archive_load_checks_async, callback, user_data);
}

JbArchiveChecks *
jb_archive_load_checks_finish (JbArchive    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? take_checks (job) : NULL;
}

static gboolean
set_ignored (JbSqlite *sqlite,
             gpointer  data,
             GError  **error)
{
  JbArchiveJob *job = data;

  return jb_check_table_set_ignored (sqlite, job->id, job->items, error);
}

static gboolean
run_set_ignored (JbArchiveJob *job,
                 JbSqlite     *sqlite,
                 GError      **error)
{
  jb_sqlite_set_task (sqlite, _("What is ignored could not be saved."));

  return jb_sqlite_transact (sqlite, set_ignored, job, error);
}

static JbArchiveJob *
new_ignored_job (gint64             id,
                 const char *const *keys)
{
  JbArchiveJob *job = jb_archive_job_new (run_set_ignored);

  job->id = id;
  job->items = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_ptr_array_add (job->items, g_strdup (keys[i]));

  return job;
}

/**
 * jb_archive_set_ignored:
 * @id: a bulletin
 * @keys: (nullable) (array zero-terminated=1): the keys of all findings that are ignored in it
 *   from now on
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether they are stored
 */
gboolean
jb_archive_set_ignored (JbArchive         *self,
                        gint64             id,
                        const char *const *keys,
                        GError           **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_ignored_job (id, keys);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_set_ignored_async:
 *
 * As jb_archive_set_ignored(), without waiting.
 */
void
jb_archive_set_ignored_async (JbArchive          *self,
                              gint64              id,
                              const char *const  *keys,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_ignored_job (id, keys), cancellable,
                        jb_archive_set_ignored_async, callback, user_data);
}

gboolean
jb_archive_set_ignored_finish (JbArchive    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}

static gboolean
set_skip (JbSqlite *sqlite,
          gpointer  data,
          GError  **error)
{
  JbArchiveJob *job = data;

  return jb_check_table_set_skip (sqlite, job->name, job->kind, job->items->pdata[0], error);
}

static gboolean
run_set_skip (JbArchiveJob *job,
              JbSqlite     *sqlite,
              GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The choice of rules could not be saved."));

  return jb_sqlite_transact (sqlite, set_skip, job, error);
}

static JbArchiveJob *
new_skip_job (const char *name,
              JbKind      kind,
              const char *skip)
{
  JbArchiveJob *job = jb_archive_job_new (run_set_skip);

  job->name = g_strdup (name != NULL ? name : "");
  job->kind = kind;
  job->items = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (job->items, g_strdup (skip != NULL ? skip : ""));

  return job;
}

/**
 * jb_archive_set_skipped_rules:
 * @name: (nullable): the name on the masthead; all bulletins without one share their choice,
 *   and so do all documents
 * @kind: bulletin or document
 * @skip: (nullable): the rules that it is not held against from now on, parted by commas
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether they are stored
 */
gboolean
jb_archive_set_skipped_rules (JbArchive  *self,
                              const char *name,
                              JbKind      kind,
                              const char *skip,
                              GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), FALSE);

  job = new_skip_job (name, kind, skip);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_set_skipped_rules_async:
 *
 * As jb_archive_set_skipped_rules(), without waiting.
 */
void
jb_archive_set_skipped_rules_async (JbArchive          *self,
                                    const char         *name,
                                    JbKind              kind,
                                    const char         *skip,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_skip_job (name, kind, skip), cancellable,
                        jb_archive_set_skipped_rules_async, callback, user_data);
}

gboolean
jb_archive_set_skipped_rules_finish (JbArchive    *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
