/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-private.h"

#include "jb-archive-job.h"
#include "jb-migrations.h"
#include "jb-publication-private.h"
#include "jb-store-thread.h"

struct _JbArchive
{
  GObject        parent_instance;

  char          *path;
  guint          busy_timeout;
  GThread       *owner;
  GMainContext  *context;
  JbStoreThread *thread;

  /* What was done and not announced yet, in the order in which it was done. */
  GAsyncQueue   *changes;

  /* Belongs to the thread. */
  JbSqlite      *sqlite;
};

G_DEFINE_FINAL_TYPE (JbArchive, jb_archive, G_TYPE_OBJECT)

enum
{
  ENTRIES_ADDED,
  ENTRIES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray *added;
  GPtrArray *changed;
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
  g_free (change);
}

/* Runs in the thread. */
static gboolean
run_job (JbArchive    *self,
         JbArchiveJob *job)
{
  Change *change;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error) ||
      !job->func (job, self->sqlite, &job->error))
    return FALSE;

  if (job->added == NULL && job->changed == NULL)
    return TRUE;

  change = g_new0 (Change, 1);
  change->added = g_steal_pointer (&job->added);
  change->changed = g_steal_pointer (&job->changed);
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
call_in_context (JbArchive   *self,
                 GSourceFunc  func,
                 gpointer     object)
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

static gboolean
run_and_wait (JbArchive     *self,
              JbArchiveJob  *job,
              GError       **error)
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
  GTask *task = data;
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
  GTask *task = data;
  JbArchive *self = g_task_get_source_object (task);

  run_job (self, g_task_get_task_data (task));
  call_in_context (self, on_task_run_cb, task);
}

/* Takes @job. What is done is done: a task that was cancelled too late succeeds. */
static void
start (JbArchive           *self,
       JbArchiveJob        *job,
       GCancellable        *cancellable,
       gpointer             tag,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) jb_archive_job_free);
  jb_store_thread_push (self->thread, run_task_cb, task);
}

static JbArchiveJob *
finish (JbArchive     *self,
        GAsyncResult  *result,
        GError       **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_task_get_task_data (G_TASK (result));
}

static void
open_cb (gpointer data)
{
  Run *run = data;
  JbArchive *self = run->archive;
  g_autoptr(JbSqlite) sqlite = NULL;

  if (g_cancellable_set_error_if_cancelled (run->job->cancellable, &run->job->error))
    return;

  sqlite = jb_sqlite_open (self->path, self->busy_timeout, &run->job->error);
  if (sqlite == NULL || !jb_migrations_run (sqlite, &run->job->error))
    return;

  self->sqlite = g_steal_pointer (&sqlite);
  run->done = TRUE;
}

static void
open_task_cb (gpointer data)
{
  GTask *task = data;
  Run run = { g_task_get_source_object (task), g_task_get_task_data (task), FALSE };

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

/* As jb_archive_open(), for tests that would rather not wait. */
JbArchive *
jb_archive_open_full (const char  *path,
                      guint        busy_timeout,
                      GError     **error)
{
  g_autoptr(JbArchive) self = create (path, busy_timeout);
  g_autoptr(JbArchiveJob) job = jb_archive_job_new (NULL);
  Run run = { self, job, FALSE };

  jb_store_thread_run (self->thread, open_cb, &run);
  if (!run.done)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return NULL;
    }

  return g_steal_pointer (&self);
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
jb_archive_open (const char  *path,
                 GError     **error)
{
  return jb_archive_open_full (path, JB_ARCHIVE_BUSY_TIMEOUT, error);
}

/**
 * jb_archive_open_async:
 *
 * As jb_archive_open(), without waiting.
 */
void
jb_archive_open_async (const char          *path,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(JbArchive) self = create (path, JB_ARCHIVE_BUSY_TIMEOUT);
  JbArchiveJob *job = jb_archive_job_new (NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

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
jb_archive_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_object_ref (g_task_get_source_object (G_TASK (result)));
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

static JbArchiveJob *
new_add_job (JbTranscript          *transcript,
             const JbArchiveOrigin *origin)
{
  JbArchiveJob *job = jb_archive_job_new (jb_archive_job_add);

  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_ptr_array_add (job->items, jb_archive_item_new (transcript, origin, TRUE));

  return job;
}

/**
 * jb_archive_add:
 * @transcript: what to add; not to be changed any more
 * @origin: (nullable): where it came from
 * @id: (out) (optional): its id
 * @error: return location for a #JbArchiveError
 *
 * Adds a draft. Whether the same bytes are there already is not looked at. A bulletin
 * with a name on its masthead belongs to the publication of that name, which is made
 * when there is none.
 *
 * Returns: whether it is in the archive now
 */
gboolean
jb_archive_add (JbArchive              *self,
                JbTranscript           *transcript,
                const JbArchiveOrigin  *origin,
                gint64                 *id,
                GError                **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL, FALSE);

  job = new_add_job (transcript, origin);
  if (!run_and_wait (self, job, error))
    return FALSE;
  if (id != NULL)
    *id = jb_archive_item_get_id (g_ptr_array_index (job->items, 0));

  return TRUE;
}

void
jb_archive_add_async (JbArchive              *self,
                      JbTranscript           *transcript,
                      const JbArchiveOrigin  *origin,
                      GCancellable           *cancellable,
                      GAsyncReadyCallback     callback,
                      gpointer                user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  start (self, new_add_job (transcript, origin), cancellable, jb_archive_add_async, callback,
         user_data);
}

gboolean
jb_archive_add_finish (JbArchive     *self,
                       GAsyncResult  *result,
                       gint64        *id,
                       GError       **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = finish (self, result, error);
  if (job != NULL && id != NULL)
    *id = jb_archive_item_get_id (g_ptr_array_index (job->items, 0));

  return job != NULL;
}

/**
 * jb_archive_add_many:
 * @items: (element-type JbArchiveItem): what to add
 * @error: return location for a #JbArchiveError
 *
 * Adds drafts in one transaction: all of them or none. What was imported from the same
 * bytes before, or stands twice among @items, is found and not added, unless its item
 * says so. For a bulk import give some hundreds at a time, or fewer when they are large.
 *
 * Returns: whether they are in the archive now; then their items have their ids
 */
gboolean
jb_archive_add_many (JbArchive  *self,
                     GPtrArray  *items,
                     GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && items != NULL, FALSE);

  job = jb_archive_job_new (jb_archive_job_add);
  job->items = g_ptr_array_ref (items);

  return run_and_wait (self, job, error);
}

/**
 * jb_archive_add_many_async:
 *
 * As jb_archive_add_many(), without waiting. @items is not to be touched before the
 * callback. Cancelling in the middle adds nothing.
 */
void
jb_archive_add_many_async (JbArchive           *self,
                           GPtrArray           *items,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self) && items != NULL);

  job = jb_archive_job_new (jb_archive_job_add);
  job->items = g_ptr_array_ref (items);
  start (self, job, cancellable, jb_archive_add_many_async, callback, user_data);
}

gboolean
jb_archive_add_many_finish (JbArchive     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (self, result, error) != NULL;
}

static JbArchiveJob *
new_save_job (gint64        id,
              JbTranscript *transcript)
{
  JbArchiveJob *job = jb_archive_job_new (jb_archive_job_save);

  job->id = id;
  job->transcript = jb_transcript_ref (transcript);

  return job;
}

/**
 * jb_archive_save:
 * @transcript: what the bulletin is now; not to be changed any more
 * @error: return location for a #JbArchiveError
 *
 * Saves a bulletin in one transaction: when this returns %TRUE it is on the disk, else
 * what was there before still is. An unchanged bulletin is not written again.
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save (JbArchive     *self,
                 gint64         id,
                 JbTranscript  *transcript,
                 GError       **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL, FALSE);

  job = new_save_job (id, transcript);

  return run_and_wait (self, job, error);
}

void
jb_archive_save_async (JbArchive           *self,
                       gint64               id,
                       JbTranscript        *transcript,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self) && transcript != NULL);

  start (self, new_save_job (id, transcript), cancellable, jb_archive_save_async, callback,
         user_data);
}

gboolean
jb_archive_save_finish (JbArchive     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (self, result, error) != NULL;
}

/**
 * jb_archive_load:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the bulletin as it was saved last
 */
JbTranscript *
jb_archive_load (JbArchive  *self,
                 gint64      id,
                 GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_load);
  job->id = id;
  if (!run_and_wait (self, job, error))
    return NULL;

  return g_steal_pointer (&job->transcript);
}

void
jb_archive_load_async (JbArchive           *self,
                       gint64               id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  JbArchiveJob *job;

  g_return_if_fail (JB_IS_ARCHIVE (self));

  job = jb_archive_job_new (jb_archive_job_load);
  job->id = id;
  start (self, job, cancellable, jb_archive_load_async, callback, user_data);
}

JbTranscript *
jb_archive_load_finish (JbArchive     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = finish (self, result, error);

  return job != NULL ? g_steal_pointer (&job->transcript) : NULL;
}

/**
 * jb_archive_find_bytes:
 * @sha256: SHA-256 of a file's bytes, as 64 hex digits
 * @id: (out): the first bulletin that was imported from them, 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the archive could be asked, whatever it answered
 */
gboolean
jb_archive_find_bytes (JbArchive   *self,
                       const char  *sha256,
                       gint64      *id,
                       GError     **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && sha256 != NULL && id != NULL, FALSE);

  job = jb_archive_job_new (jb_archive_job_find_bytes);
  job->sha256 = g_strdup (sha256);
  if (!run_and_wait (self, job, error))
    return FALSE;
  *id = job->id;

  return TRUE;
}

/**
 * jb_archive_get_entry:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): what a list shows of the bulletin
 */
JbArchiveEntry *
jb_archive_get_entry (JbArchive  *self,
                      gint64      id,
                      GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_get_entry);
  job->id = id;
  if (!run_and_wait (self, job, error))
    return NULL;

  return g_steal_pointer (&job->entry);
}

static JbArchiveJob *
new_list_job (const JbArchiveFilter *filter)
{
  JbArchiveJob *job = jb_archive_job_new (jb_archive_job_list);
  const JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;

  job->filter = filter != NULL ? *filter : everything;

  return job;
}

/**
 * jb_archive_list:
 * @filter: (nullable): which ones; %NULL for all
 * @error: return location for a #JbArchiveError
 *
 * The newest bulletin is the one that came into the archive last.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveEntry): what a list shows
 *   of the bulletins, newest first
 */
GPtrArray *
jb_archive_list (JbArchive              *self,
                 const JbArchiveFilter  *filter,
                 GError                **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_list_job (filter);
  if (!run_and_wait (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

void
jb_archive_list_async (JbArchive              *self,
                       const JbArchiveFilter  *filter,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  start (self, new_list_job (filter), cancellable, jb_archive_list_async, callback, user_data);
}

GPtrArray *
jb_archive_list_finish (JbArchive     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = finish (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

/**
 * jb_archive_list_publications:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbPublication): all publications,
 *   in the order in which they were made
 */
GPtrArray *
jb_archive_list_publications (JbArchive  *self,
                              GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_list_publications);
  if (!run_and_wait (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_get_publication:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): the publication with this id
 */
JbPublication *
jb_archive_get_publication (JbArchive  *self,
                            gint64      id,
                            GError    **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = jb_archive_job_new (jb_archive_job_get_publication);
  job->id = id;
  if (!run_and_wait (self, job, error))
    return NULL;

  return g_steal_pointer (&job->publication);
}

/**
 * jb_archive_save_publication:
 * @publication: what to save; one whose id is 0 is added and gets one
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it is saved
 */
gboolean
jb_archive_save_publication (JbArchive      *self,
                             JbPublication  *publication,
                             GError        **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && JB_IS_PUBLICATION (publication), FALSE);

  job = jb_archive_job_new (jb_archive_job_save_publication);
  job->publication = g_object_ref (publication);
  if (!run_and_wait (self, job, error))
    return FALSE;
  jb_publication_set_id (publication, job->id);

  return TRUE;
}
