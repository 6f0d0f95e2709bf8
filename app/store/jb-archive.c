/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-private.h"

#include <glib/gi18n-lib.h>

#include "jb-migrations.h"
#include "jb-part-file.h"
#include "jb-store-thread.h"

struct _JbArchive
{
  GObject parent_instance;

  char          *path;
  guint          busy_timeout;
  gboolean       may_only_read;
  GThread       *owner;
  GMainContext  *context;
  JbStoreThread *thread;

  /* What was done and not announced yet, in the order in which it was done. */
  GAsyncQueue *changes;

  /* Belongs to the thread. */
  JbSqlite *sqlite;
};

G_DEFINE_FINAL_TYPE (JbArchive, jb_archive, G_TYPE_OBJECT)

enum
{
  ENTRIES_ADDED,
  ENTRIES_CHANGED,
  ENTRIES_REMOVED,
  DIRECTORY_CHANGED,
  PUBLICATIONS_CHANGED,
  CHANGED_ELSEWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray *added;
  GPtrArray *changed;
  GArray    *removed;
  gboolean   directory;
  gboolean   publications;
  gboolean   elsewhere;
} Change;

typedef struct
{
  JbArchive    *archive;
  JbArchiveJob *job;
  gboolean      done;
} Run;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->added, g_ptr_array_unref);
  g_clear_pointer (&change->changed, g_ptr_array_unref);
  g_clear_pointer (&change->removed, g_array_unref);
  g_free (change);
}

/* Runs in the thread. */
static gboolean
run_job (JbArchive    *self,
         JbArchiveJob *job)
{
  Change *change;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return FALSE;
  if (self->sqlite == NULL)
    {
      g_autofree char *name = g_filename_display_name (self->path);

      g_set_error (&job->error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE,
                   _("The archive “%s” was closed. Open it again."), name);
      return FALSE;
    }
  if (!job->func (job, self->sqlite, &job->error))
    return FALSE;

  if (job->added == NULL && job->changed == NULL && job->removed == NULL &&
      !job->directory_changed && !job->publications_changed && !job->changed_elsewhere)
    return TRUE;

  change = g_new0 (Change, 1);
  change->added = g_steal_pointer (&job->added);
  change->changed = g_steal_pointer (&job->changed);
  change->removed = g_steal_pointer (&job->removed);
  change->directory = job->directory_changed;
  change->publications = job->publications_changed;
  change->elsewhere = job->changed_elsewhere;
  g_async_queue_push (self->changes, change);

  return TRUE;
}

/* Runs in the owner's context. */
static void
announce_changes (JbArchive *self)
{
  Change *change;

  while ((change = g_async_queue_try_pop (self->changes)) != NULL)
    {
      if (change->added != NULL && change->added->len > 0)
        g_signal_emit (self, signals[ENTRIES_ADDED], 0, change->added);
      if (change->changed != NULL && change->changed->len > 0)
        g_signal_emit (self, signals[ENTRIES_CHANGED], 0, change->changed);
      if (change->removed != NULL && change->removed->len > 0)
        g_signal_emit (self, signals[ENTRIES_REMOVED], 0, change->removed);
      if (change->directory)
        g_signal_emit (self, signals[DIRECTORY_CHANGED], 0);
      if (change->publications)
        g_signal_emit (self, signals[PUBLICATIONS_CHANGED], 0);
      if (change->elsewhere)
        g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0);
      change_free (change);
    }
}

static gboolean
on_announce_cb (gpointer data)
{
  announce_changes (data);

  return G_SOURCE_REMOVE;
}

/* g_main_context_invoke() would call at once, in the wrong thread, while the owner is
 * not running its context. */
static void
call_in_context (JbArchive  *self,
                 GSourceFunc func,
                 gpointer    object)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, object, g_object_unref);
  g_source_attach (source, self->context);
}

static void
run_and_wait_cb (gpointer data)
{
  Run *run = data;

  run->done = run_job (run->archive, run->job);
}

/* Has @job done and waits for it, for the plain functions. */
gboolean
jb_archive_run_job (JbArchive    *self,
                    JbArchiveJob *job,
                    GError      **error)
{
  Run run = { self, job, FALSE };

  jb_store_thread_run (self->thread, run_and_wait_cb, &run);
  if (g_thread_self () == self->owner)
    announce_changes (self);
  else
    call_in_context (self, on_announce_cb, g_object_ref (self));

  if (!run.done)
    g_propagate_error (error, g_steal_pointer (&job->error));

  return run.done;
}

static gboolean
on_task_run_cb (gpointer data)
{
  GTask        *task = data;
  JbArchiveJob *job = g_task_get_task_data (task);

  announce_changes (g_task_get_source_object (task));

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

static void
run_task_cb (gpointer data)
{
  GTask     *task = data;
  JbArchive *self = g_task_get_source_object (task);

  run_job (self, g_task_get_task_data (task));
  call_in_context (self, on_task_run_cb, task);
}

/* Takes @job. What is done is done: a task that was cancelled too late succeeds. */
void
jb_archive_start_job (JbArchive          *self,
                      JbArchiveJob       *job,
                      GCancellable       *cancellable,
                      gpointer            tag,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) jb_archive_job_free);
  jb_store_thread_push (self->thread, run_task_cb, task);
}

/* The job of a task that is done, which the task owns, or %NULL. */
JbArchiveJob *
jb_archive_finish_job (JbArchive    *self,
                       GAsyncResult *result,
                       GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_task_get_task_data (G_TASK (result));
}

static JbSqlite *
open_file (JbArchive *self,
           GError   **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (self->path, self->busy_timeout, &local);

  if (sqlite != NULL && jb_migrations_run (sqlite, &local))
    {
      jb_part_file_sweep_beside (self->path);
      return g_steal_pointer (&sqlite);
    }

  g_clear_pointer (&sqlite, jb_sqlite_close);
  if (!self->may_only_read ||
      !g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY) ||
      !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  sqlite = jb_sqlite_open_to_read (self->path, self->busy_timeout, error);

  return sqlite != NULL && jb_migrations_check_current (sqlite, error) ? g_steal_pointer (&sqlite)
                                                                       : NULL;
}

static void
open_cb (gpointer data)
{
  Run       *run = data;
  JbArchive *self = run->archive;
  g_autoptr(JbSqlite) sqlite = NULL;

  if (g_cancellable_set_error_if_cancelled (run->job->cancellable, &run->job->error))
    return;

  sqlite = open_file (self, &run->job->error);
  if (sqlite == NULL)
    return;

  self->sqlite = g_steal_pointer (&sqlite);
  run->done = TRUE;
}

static void
open_task_cb (gpointer data)
{
  GTask *task = data;
  Run    run = { g_task_get_source_object (task), g_task_get_task_data (task), FALSE };

  open_cb (&run);
  call_in_context (run.archive, on_task_run_cb, task);
}

static void
close_cb (gpointer data)
{
  JbArchive *self = data;

  g_clear_pointer (&self->sqlite, jb_sqlite_close);
}

static JbArchive *
create (const char *path,
        guint       busy_timeout)
{
  JbArchive *self = g_object_new (JB_TYPE_ARCHIVE, NULL);

  self->path = path != NULL ? g_canonicalize_filename (path, NULL)
                            : jb_archive_dup_default_path ();
  self->busy_timeout = busy_timeout;

  return self;
}

static void
jb_archive_finalize (GObject *object)
{
  JbArchive *self = JB_ARCHIVE (object);

  jb_store_thread_run (self->thread, close_cb, self);
  jb_store_thread_free (self->thread);
  g_async_queue_unref (self->changes);
  g_main_context_unref (self->context);
  g_free (self->path);

  G_OBJECT_CLASS (jb_archive_parent_class)->finalize (object);
}

static void
jb_archive_class_init (JbArchiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jb_archive_finalize;

  /**
   * JbArchive::entries-added:
   * @entries: (element-type JbArchiveEntry): the new bulletins, oldest first
   *
   * Bulletins were added.
   */
  signals[ENTRIES_ADDED] =
      g_signal_new ("entries-added", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * JbArchive::entries-changed:
   * @entries: (element-type JbArchiveEntry): what they are now
   *
   * Bulletins were saved, and are another than before.
   */
  signals[ENTRIES_CHANGED] =
      g_signal_new ("entries-changed", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * JbArchive::entries-removed:
   * @ids: (element-type gint64): what their ids were
   *
   * Bulletins were deleted for good.
   */
  signals[ENTRIES_REMOVED] =
      g_signal_new ("entries-removed", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * JbArchive::directory-changed:
   *
   * The directory was saved, and may be another than before.
   */
  signals[DIRECTORY_CHANGED] =
      g_signal_new ("directory-changed", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * JbArchive::publications-changed:
   *
   * A publication was saved, and may be another than before.
   */
  signals[PUBLICATIONS_CHANGED] =
      g_signal_new ("publications-changed", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  /**
   * JbArchive::changed-elsewhere:
   *
   * Another program wrote to the archive, as jb_archive_look_async() found out. What it did is
   * not known.
   */
  signals[CHANGED_ELSEWHERE] =
      g_signal_new ("changed-elsewhere", JB_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
jb_archive_init (JbArchive *self)
{
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->thread = jb_store_thread_new ();
  self->changes = g_async_queue_new_full (change_free);
}

/**
 * jb_archive_dup_default_path:
 *
 * Returns: (transfer full) (type filename): where the archive is when nothing else is
 *   said: jianbao/jianbao.db in the user's data folder
 */
char *
jb_archive_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "jianbao", "jianbao.db", NULL);
}

static JbArchive *
open_and_wait (const char *path,
               guint       busy_timeout,
               gboolean    may_only_read,
               GError    **error)
{
  g_autoptr(JbArchive) self = create (path, busy_timeout);
  g_autoptr(JbArchiveJob) job = jb_archive_job_new (NULL);
  Run run = { self, job, FALSE };

  self->may_only_read = may_only_read;

  jb_store_thread_run (self->thread, open_cb, &run);
  if (!run.done)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * jb_archive_is_current:
 * @path: (type filename): what may be an archive
 *
 * Looks at the beginning of the file, which takes no time and changes nothing.
 *
 * Returns: whether it is an archive that can be opened without an update
 */
gboolean
jb_archive_is_current (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return jb_migrations_is_current (path);
}

/* As jb_archive_open(), for tests that would rather not wait. */
JbArchive *
jb_archive_open_full (const char *path,
                      guint       busy_timeout,
                      GError    **error)
{
  return open_and_wait (path, busy_timeout, FALSE, error);
}

/**
 * jb_archive_open:
 * @path: (nullable) (type filename): the archive's file; %NULL for the default one
 * @error: return location for a #JbArchiveError
 *
 * Opens an archive. The file and its folders are made on first use, for their owner
 * only. An archive of an older version is backed up and updated.
 *
 * Returns: (transfer full) (nullable): the archive
 */
JbArchive *
jb_archive_open (const char *path,
                 GError    **error)
{
  return jb_archive_open_full (path, JB_ARCHIVE_BUSY_TIMEOUT, error);
}

/**
 * jb_archive_open_to_read:
 *
 * As jb_archive_open(), for somebody who only reads: an archive that cannot be written, or whose
 * folder cannot, is opened all the same where it can be read as it is. Writing to it fails.
 *
 * Returns: (transfer full) (nullable): the archive
 */
JbArchive *
jb_archive_open_to_read (const char *path,
                         GError    **error)
{
  return open_and_wait (path, JB_ARCHIVE_BUSY_TIMEOUT, TRUE, error);
}

/**
 * jb_archive_open_async:
 *
 * As jb_archive_open(), without waiting.
 */
void
jb_archive_open_async (const char         *path,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(JbArchive) self = create (path, JB_ARCHIVE_BUSY_TIMEOUT);
  JbArchiveJob *job = jb_archive_job_new (NULL);
  GTask        *task = g_task_new (self, cancellable, callback, user_data);

  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_source_tag (task, jb_archive_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) jb_archive_job_free);
  jb_store_thread_push (self->thread, open_task_cb, task);
}

/**
 * jb_archive_open_finish:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the archive
 */
JbArchive *
jb_archive_open_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

static void
close_task_cb (gpointer data)
{
  GTask *task = data;

  close_cb (g_task_get_source_object (task));
  call_in_context (g_task_get_source_object (task), on_task_run_cb, task);
}

/**
 * jb_archive_close_async:
 *
 * Closes the file when everything that was asked for is done, so that another can take its place.
 * What is asked for later fails.
 */
void
jb_archive_close_async (JbArchive          *self,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (JB_IS_ARCHIVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, jb_archive_close_async);
  g_task_set_task_data (task, jb_archive_job_new (NULL), (GDestroyNotify) jb_archive_job_free);
  jb_store_thread_push (self->thread, close_task_cb, task);
}

void
jb_archive_close_finish (JbArchive    *self,
                         GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * jb_archive_get_path:
 *
 * Returns: (type filename): the absolute path of the archive's file
 */
const char *
jb_archive_get_path (JbArchive *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  return self->path;
}
