/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-transient.h"

static void
forget_parent (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

/**
 * jb_transient_set_parent:
 * @window: a window that belongs to another one
 * @parent: (nullable): the one that it belongs to
 *
 * Keeps @window in front of @parent, as gtk_window_set_transient_for() does, and may be called
 * once for a window.
 *
 * Work in another thread may hold @window after it was closed, longer than @parent lives. GTK 4.8
 * then goes on to speak to the dead parent; here it is forgotten when it goes.
 */
void
jb_transient_set_parent (GtkWindow *window,
                         GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  gtk_window_set_transient_for (window, parent);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (forget_parent), window,
                             G_CONNECT_SWAPPED);
}
