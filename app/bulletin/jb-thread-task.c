/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-thread-task.h"

/* What the thread has of the task: it is lent. */
typedef struct
{
  GTask          *task;
  GTaskThreadFunc func;
} Run;

static void
run_in_thread (GTask        *run_task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Run *run = task_data;

  run->func (run->task, g_task_get_source_object (run->task), g_task_get_task_data (run->task),
             g_task_get_cancellable (run->task));
  g_task_return_boolean (run_task, TRUE);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      task)
{
  g_object_unref (task);
}

/**
 * jb_thread_task_run:
 * @task: a task that was not run yet
 * @func: (scope async): what to do; the last thing that it does is to return from @task
 *
 * As g_task_run_in_thread(), but the thread holds nothing of @task.
 *
 * There the thread drops its hold on a task when the callback may have been called already. If the
 * window that is the task's source object was closed by then, it ends in that thread, while the
 * main loop still works on it. Here @task, its source object and its data go in the context in
 * which @task was made, once @func has ended.
 */
void
jb_thread_task_run (GTask          *task,
                    GTaskThreadFunc func)
{
  g_autoptr(GTask) run_task = NULL;
  Run *run;

  g_return_if_fail (G_IS_TASK (task) && func != NULL);

  run = g_new (Run, 1);
  run->task = task;
  run->func = func;
  run_task = g_task_new (NULL, NULL, ran_cb, g_object_ref (task));
  g_task_set_source_tag (run_task, jb_thread_task_run);
  g_task_set_priority (run_task, g_task_get_priority (task));
  g_task_set_task_data (run_task, run, g_free);
  g_task_run_in_thread (run_task, run_in_thread);
}
