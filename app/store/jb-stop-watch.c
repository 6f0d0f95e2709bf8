/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-stop-watch.h"

struct _JbStopWatch
{
  GCancellable *cancellable;
  gulong        id;
};

static void
on_cancelled_cb (GCancellable *cancellable,
                 JbSqlite     *sqlite)
{
  jb_sqlite_interrupt (sqlite);
}

/**
 * jb_stop_watch_new:
 * @sqlite: a connection, which stays open longer than the watch
 * @cancellable: (nullable): what may be cancelled in any thread; %NULL watches nothing
 *
 * Returns: (transfer full): a watch
 */
JbStopWatch *
jb_stop_watch_new (JbSqlite     *sqlite,
                   GCancellable *cancellable)
{
  JbStopWatch *self = g_new0 (JbStopWatch, 1);

  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      self->id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), sqlite, NULL);
    }

  return self;
}

void
jb_stop_watch_free (JbStopWatch *self)
{
  g_cancellable_disconnect (self->cancellable, self->id);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * jb_stop_watch_explain:
 * @cancellable: (nullable): what was watched
 * @error: what the work failed with
 *
 * Says that the work was stopped, in the place of what SQLite says about it.
 *
 * Returns: %FALSE
 */
gboolean
jb_stop_watch_explain (GCancellable *cancellable,
                       GError      **error)
{
  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  return FALSE;
}
