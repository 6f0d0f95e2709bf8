/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>

#include <gio/gio.h>

/* Tells ThreadSanitizer what GLib orders. GLib is not built with it, so it sees neither the locks
 * nor the hand-over from thread to thread, and would take all that is handed over for a race. This
 * is loaded before GLib (LD_PRELOAD) and passes every call on: what a thread did before it gives
 * something away has happened for the thread that takes it. Only for ./dev tsan. */

#pragma GCC diagnostic ignored "-Wmissing-prototypes"

/* Missing in programs that are not built with ThreadSanitizer, such as a shell in between. */
extern void __tsan_acquire (void *at) __attribute__ ((weak));
extern void __tsan_release (void *at) __attribute__ ((weak));

static inline void
give (gconstpointer at)
{
  if (__tsan_release != NULL && at != NULL)
    __tsan_release ((void *) at);
}

static inline void
take (gconstpointer at)
{
  if (__tsan_acquire != NULL && at != NULL)
    __tsan_acquire ((void *) at);
}

#define NEXT(func) \
  static __typeof__ (&func) next; \
  if (next == NULL) \
  next = (__typeof__ (&func)) dlsym (RTLD_NEXT, #func)

/* Locks */

#define LOCK(func, type) \
  void func (type *lock) \
  { \
    NEXT (func); \
    next (lock); \
    take (lock); \
  }
#define UNLOCK(func, type) \
  void func (type *lock) \
  { \
    NEXT (func); \
    give (lock); \
    next (lock); \
  }

LOCK (g_mutex_lock, GMutex)
UNLOCK (g_mutex_unlock, GMutex)
LOCK (g_rec_mutex_lock, GRecMutex)
UNLOCK (g_rec_mutex_unlock, GRecMutex)
LOCK (g_rw_lock_writer_lock, GRWLock)
UNLOCK (g_rw_lock_writer_unlock, GRWLock)
LOCK (g_rw_lock_reader_lock, GRWLock)
UNLOCK (g_rw_lock_reader_unlock, GRWLock)

void
g_cond_wait (GCond  *cond,
             GMutex *mutex)
{
  NEXT (g_cond_wait);
  give (mutex);
  next (cond, mutex);
  take (mutex);
}

gboolean
g_cond_wait_until (GCond  *cond,
                   GMutex *mutex,
                   gint64  end_time)
{
  gboolean woken;

  NEXT (g_cond_wait_until);
  give (mutex);
  woken = next (cond, mutex, end_time);
  take (mutex);

  return woken;
}

void (g_once_init_leave) (volatile void *location,
                          gsize          result)
{
  NEXT (g_once_init_leave);
  give ((gconstpointer) location);
  next (location, result);
}

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean first;

  NEXT (g_once_init_enter);
  first = next (location);
  take ((gconstpointer) location);

  return first;
}

/* References: who drops the last one comes after all who dropped theirs. */

#define UNREF(func, type) \
  void func (type object) \
  { \
    NEXT (func); \
    give (object); \
    take (object); \
    next (object); \
  }

UNREF (g_object_unref, gpointer)
UNREF (g_bytes_unref, GBytes *)
UNREF (g_ptr_array_unref, GPtrArray *)
UNREF (g_array_unref, GArray *)
UNREF (g_hash_table_unref, GHashTable *)
UNREF (g_atomic_rc_box_release, gpointer)

void
g_atomic_rc_box_release_full (gpointer       box,
                              GDestroyNotify clear)
{
  NEXT (g_atomic_rc_box_release_full);
  give (box);
  take (box);
  next (box, clear);
}

gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  NEXT (g_atomic_ref_count_dec);
  give (count);
  take (count);

  return next (count);
}

/* Queues */

void
g_async_queue_push (GAsyncQueue *queue,
                    gpointer     data)
{
  NEXT (g_async_queue_push);
  give (queue);
  next (queue, data);
}

#define POP(func) \
  gpointer func (GAsyncQueue *queue) \
  { \
    gpointer data; \
    NEXT (func); \
    data = next (queue); \
    take (queue); \
    return data; \
  }

POP (g_async_queue_pop)
POP (g_async_queue_try_pop)

/* Main contexts */

typedef struct
{
  GSourceFunc    func;
  gpointer       data;
  GDestroyNotify notify;
} Callback;

static gboolean
call_cb (gpointer data)
{
  Callback *callback = data;

  take (callback);

  return callback->func (callback->data);
}

static void
free_callback (gpointer data)
{
  Callback *callback = data;

  take (callback);
  if (callback->notify != NULL)
    callback->notify (callback->data);
  g_free (callback);
}

static Callback *
wrap (GSourceFunc    func,
      gpointer       data,
      GDestroyNotify notify)
{
  Callback *callback = g_new (Callback, 1);

  *callback = (Callback) { func, data, notify };
  give (callback);

  return callback;
}

void
g_main_context_invoke_full (GMainContext  *context,
                            int            priority,
                            GSourceFunc    func,
                            gpointer       data,
                            GDestroyNotify notify)
{
  NEXT (g_main_context_invoke_full);
  next (context, priority, call_cb, wrap (func, data, notify), free_callback);
}

guint
g_idle_add_full (int            priority,
                 GSourceFunc    func,
                 gpointer       data,
                 GDestroyNotify notify)
{
  NEXT (g_idle_add_full);

  return next (priority, call_cb, wrap (func, data, notify), free_callback);
}

/* The callbacks of other sources have other arguments. */
void
g_source_set_callback (GSource       *source,
                       GSourceFunc    func,
                       gpointer       data,
                       GDestroyNotify notify)
{
  NEXT (g_source_set_callback);
  if (func != NULL && source->source_funcs == &g_idle_funcs)
    next (source, call_cb, wrap (func, data, notify), free_callback);
  else
    next (source, func, data, notify);
}

/* Tasks */

static GQuark
get_work_quark (void)
{
  return g_quark_from_static_string ("tsan-work");
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GTaskThreadFunc func;

  take (task);
  func = (GTaskThreadFunc) g_object_get_qdata (G_OBJECT (task), get_work_quark ());
  func (task, source, data, cancellable);
}

#define RUN(run) \
  void run (GTask *task, GTaskThreadFunc func) \
  { \
    NEXT (run); \
    g_object_set_qdata (G_OBJECT (task), get_work_quark (), (gpointer) func); \
    give (task); \
    next (task, work_in_thread); \
    take (task); \
  }

RUN (g_task_run_in_thread)
RUN (g_task_run_in_thread_sync)

void
g_task_return_pointer (GTask         *task,
                       gpointer       result,
                       GDestroyNotify free_result)
{
  NEXT (g_task_return_pointer);
  give (task);
  next (task, result, free_result);
}

void
g_task_return_boolean (GTask   *task,
                       gboolean result)
{
  NEXT (g_task_return_boolean);
  give (task);
  next (task, result);
}

void
g_task_return_error (GTask  *task,
                     GError *error)
{
  NEXT (g_task_return_error);
  give (task);
  next (task, error);
}

#define PROPAGATE(func, type) \
  type func (GTask *task, GError **error) \
  { \
    NEXT (func); \
    take (task); \
    return next (task, error); \
  }

PROPAGATE (g_task_propagate_pointer, gpointer)
PROPAGATE (g_task_propagate_boolean, gboolean)
