/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-private.h"

#include <glib/gi18n-lib.h>

#include "jb-article-table.h"
#include "jb-export-settings-table.h"

/* What is known of the articles of all bulletins, and how publications are exported. */

static gboolean
run_list_sources (JbArchiveJob *job,
                  JbSqlite     *sqlite,
                  GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The sources could not be listed."));
  job->rows = jb_article_table_list_sources (sqlite, job->limit, error);

  return job->rows != NULL;
}

static JbArchiveJob *
new_sources_job (guint limit)
{
  JbArchiveJob *job = jb_archive_job_new (run_list_sources);

  job->limit = limit;

  return job;
}

/**
 * jb_archive_list_sources:
 * @limit: at most so many, 0 for all
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveSource): the sources that articles
 *   of the archive bear, each once, the most used first, and of equals the one used last
 */
GPtrArray *
jb_archive_list_sources (JbArchive *self,
                         guint      limit,
                         GError   **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_sources_job (limit);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_list_sources_async:
 *
 * As jb_archive_list_sources(), without waiting.
 */
void
jb_archive_list_sources_async (JbArchive          *self,
                               guint               limit,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_sources_job (limit), cancellable, jb_archive_list_sources_async,
                        callback, user_data);
}

GPtrArray *
jb_archive_list_sources_finish (JbArchive    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

static gboolean
run_get_settings (JbArchiveJob *job,
                  JbSqlite     *sqlite,
                  GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The export settings could not be read."));
  job->settings = jb_export_settings_table_get (sqlite, job->name, job->kind, error);

  return job->settings != NULL;
}

static gboolean
set_settings (JbSqlite *sqlite,
              gpointer  data,
              GError  **error)
{
  JbArchiveJob *job = data;

  return jb_export_settings_table_set (sqlite, job->name, job->kind, job->settings, error);
}

static gboolean
run_set_settings (JbArchiveJob *job,
                  JbSqlite     *sqlite,
                  GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The export settings could not be saved."));

  return jb_sqlite_transact (sqlite, set_settings, job, error);
}

static JbArchiveJob *
new_settings_job (JbArchiveJobFunc        func,
                  const char             *name,
                  JbKind                  kind,
                  const JbExportSettings *settings)
{
  JbArchiveJob *job = jb_archive_job_new (func);

  job->name = g_strdup (name != NULL ? name : "");
  job->kind = kind;
  job->settings = settings != NULL ? jb_export_settings_copy (settings) : NULL;

  return job;
}

/**
 * jb_archive_get_export_settings:
 * @name: (nullable): the name on the masthead; all bulletins without one share their settings,
 *   and so do all documents
 * @kind: bulletin or document
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): how the publication is exported; settings that change
 *   nothing when none were set yet
 */
JbExportSettings *
jb_archive_get_export_settings (JbArchive  *self,
                                const char *name,
                                JbKind      kind,
                                GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_settings_job (run_get_settings, name, kind, NULL);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->settings);
}

/**
 * jb_archive_get_export_settings_async:
 *
 * As jb_archive_get_export_settings(), without waiting.
 */
void
jb_archive_get_export_settings_async (JbArchive          *self,
                                      const char         *name,
                                      JbKind              kind,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_settings_job (run_get_settings, name, kind, NULL), cancellable,
                        jb_archive_get_export_settings_async, callback, user_data);
}

JbExportSettings *
jb_archive_get_export_settings_finish (JbArchive    *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->settings) : NULL;
}

/**
 * jb_archive_set_export_settings:
 * @name: (nullable): the name on the masthead
 * @kind: bulletin or document
 * @settings: how to export it from now on
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether they are stored
 */
gboolean
jb_archive_set_export_settings (JbArchive              *self,
                                const char             *name,
                                JbKind                  kind,
                                const JbExportSettings *settings,
                                GError                **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && settings != NULL, FALSE);

  job = new_settings_job (run_set_settings, name, kind, settings);

  return jb_archive_run_job (self, job, error);
}

/**
 * jb_archive_set_export_settings_async:
 *
 * As jb_archive_set_export_settings(), without waiting.
 */
void
jb_archive_set_export_settings_async (JbArchive              *self,
                                      const char             *name,
                                      JbKind                  kind,
                                      const JbExportSettings *settings,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && settings != NULL);

  jb_archive_start_job (self, new_settings_job (run_set_settings, name, kind, settings),
                        cancellable, jb_archive_set_export_settings_async, callback, user_data);
}

gboolean
jb_archive_set_export_settings_finish (JbArchive    *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return jb_archive_finish_job (self, result, error) != NULL;
}
