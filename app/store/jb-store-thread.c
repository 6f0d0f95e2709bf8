/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-store-thread.h"

struct _JbStoreThread
{
  GThread     *thread;
  GAsyncQueue *calls;
};

/* A call without a function ends the thread. */
typedef struct
{
  JbStoreThreadFunc func;
  gpointer          data;
} Call;

typedef struct
{
  JbStoreThreadFunc func;
  gpointer          data;
  GMutex            mutex;
  GCond             cond;
  gboolean          done;
} Wait;

static gpointer
run_calls (gpointer data)
{
  g_autoptr(GAsyncQueue) calls = data;

  for (;;)
    {
      g_autofree Call *call = g_async_queue_pop (calls);

      if (call->func == NULL)
        return NULL;
      call->func (call->data);
    }
}

static void
push_call (JbStoreThread    *self,
           JbStoreThreadFunc func,
           gpointer          data)
{
  Call *call = g_new (Call, 1);

  call->func = func;
  call->data = data;
  g_async_queue_push (self->calls, call);
}

static void
run_waited_for (gpointer data)
{
  Wait *wait = data;

  wait->func (wait->data);

  g_mutex_lock (&wait->mutex);
  wait->done = TRUE;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

/**
 * jb_store_thread_new:
 *
 * Returns: (transfer full): a thread that waits for work
 */
JbStoreThread *
jb_store_thread_new (void)
{
  JbStoreThread *self = g_new0 (JbStoreThread, 1);

  self->calls = g_async_queue_new ();
  self->thread = g_thread_new ("jb-store", run_calls, g_async_queue_ref (self->calls));

  return self;
}

/**
 * jb_store_thread_push:
 * @func: (scope async): what to do
 * @data: for @func
 *
 * Calls @func in the thread, after everything that was given before.
 */
void
jb_store_thread_push (JbStoreThread    *self,
                      JbStoreThreadFunc func,
                      gpointer          data)
{
  g_return_if_fail (self != NULL && func != NULL);

  push_call (self, func, data);
}

/**
 * jb_store_thread_run:
 * @func: (scope call): what to do
 * @data: for @func
 *
 * Calls @func in the thread, after everything that was given before, and waits for it.
 * Not to be called in the thread itself.
 */
void
jb_store_thread_run (JbStoreThread    *self,
                     JbStoreThreadFunc func,
                     gpointer          data)
{
  Wait wait = { func, data };

  g_return_if_fail (self != NULL && func != NULL);
  g_return_if_fail (g_thread_self () != self->thread);

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  push_call (self, run_waited_for, &wait);

  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);

  g_cond_clear (&wait.cond);
  g_mutex_clear (&wait.mutex);
}

/**
 * jb_store_thread_free:
 *
 * Ends the thread when it has done all its work.
 */
void
jb_store_thread_free (JbStoreThread *self)
{
  if (self == NULL)
    return;

  push_call (self, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->calls);
  g_free (self);
}
