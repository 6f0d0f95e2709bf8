/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bulletin/jb-thread-task.h"

/* A task in another thread: what it returns, and where the last hold on it goes. */

enum { SECONDS = 60 };

/* Something that may end in the thread only that made it, as a window. */
#define TEST_TYPE_OWNED (test_owned_get_type ())
G_DECLARE_FINAL_TYPE (TestOwned, test_owned, TEST, OWNED, GObject)

struct _TestOwned
{
  GObject  parent_instance;
  GThread *owner;
  guint   *n_ended;
};

G_DEFINE_FINAL_TYPE (TestOwned, test_owned, G_TYPE_OBJECT)

static void
test_owned_finalize (GObject *object)
{
  TestOwned *self = TEST_OWNED (object);

  g_assert_true (g_thread_self () == self->owner);
  (*self->n_ended)++;

  G_OBJECT_CLASS (test_owned_parent_class)->finalize (object);
}

static void
test_owned_class_init (TestOwnedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_owned_finalize;
}

static void
test_owned_init (TestOwned *self)
{
  self->owner = g_thread_self ();
}

static TestOwned *
make_owned (guint *n_ended)
{
  TestOwned *owned = g_object_new (TEST_TYPE_OWNED, NULL);

  owned->n_ended = n_ended;

  return owned;
}

/* The thread goes on until it is let go, while its task is done long since. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean free_to_go;
  gboolean fails;
  guint    n_called;
  int      value;
  GError  *error;
} Work;

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  Work  *work = g_object_get_data (G_OBJECT (task), "work");
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  g_assert_true (source == g_task_get_source_object (task));
  g_assert_true (task_data == g_task_get_task_data (task));
  g_assert_true (cancellable == g_task_get_cancellable (task));
  if (work->fails)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  else
    g_task_return_int (task, 7);

  g_mutex_lock (&work->mutex);
  while (!work->free_to_go)
    g_assert_true (g_cond_wait_until (&work->cond, &work->mutex, end));
  g_mutex_unlock (&work->mutex);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Work *work = data;

  g_assert_true (g_task_is_valid (result, source));
  work->n_called++;
  work->value = (int) g_task_propagate_int (G_TASK (result), &work->error);
}

static void
wait_for (guint *n,
          guint  expected)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (*n != expected)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
begin (Work    *work,
       gpointer source,
       gpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) task = g_task_new (source, cancellable, ran_cb, work);

  g_mutex_init (&work->mutex);
  g_cond_init (&work->cond);
  g_object_set_data (G_OBJECT (task), "work", work);
  if (data != NULL)
    g_task_set_task_data (task, data, g_object_unref);
  jb_thread_task_run (task, run);
}

static void
let_go (Work *work)
{
  g_mutex_lock (&work->mutex);
  work->free_to_go = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static void
end_work (Work *work)
{
  g_clear_error (&work->error);
  g_cond_clear (&work->cond);
  g_mutex_clear (&work->mutex);
}

/* All that had the object but the thread is done with it before the thread is. */
static void
test_slow_thread (gconstpointer fails)
{
  guint      n_sources = 0, n_data = 0;
  TestOwned *source = make_owned (&n_sources);
  Work       work = { .fails = fails != NULL };

  begin (&work, source, make_owned (&n_data));
  g_object_unref (source);
  wait_for (&work.n_called, 1);
  g_assert_cmpint (work.value, ==, work.fails ? -1 : 7);
  if (work.fails)
    g_assert_error (work.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  else
    g_assert_no_error (work.error);
  g_assert_cmpuint (n_sources + n_data, ==, 0);

  let_go (&work);
  wait_for (&n_sources, 1);
  wait_for (&n_data, 1);
  g_assert_cmpuint (work.n_called, ==, 1);
  end_work (&work);
}

static void
test_no_source (void)
{
  guint n_data = 0;
  Work  work = { .free_to_go = TRUE };

  begin (&work, NULL, make_owned (&n_data));
  wait_for (&work.n_called, 1);
  g_assert_cmpint (work.value, ==, 7);
  wait_for (&n_data, 1);
  end_work (&work);
}

static void
test_many (void)
{
  enum
  {
    N = 200
  };
  guint n_sources = 0, n_data = 0;
  Work  works[N] = { 0 };

  for (guint i = 0; i < N; i++)
    {
      TestOwned *source = make_owned (&n_sources);

      works[i].free_to_go = TRUE;
      begin (&works[i], source, make_owned (&n_data));
      g_object_unref (source);
    }
  wait_for (&n_sources, N);
  wait_for (&n_data, N);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpuint (works[i].n_called, ==, 1);
      end_work (&works[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/thread-task/slow", NULL, test_slow_thread);
  g_test_add_data_func ("/thread-task/slow-failure", "fails", test_slow_thread);
  g_test_add_func ("/thread-task/no-source", test_no_source);
  g_test_add_func ("/thread-task/many", test_many);

  return g_test_run ();
}
