/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* Toasts that offer to take back the step that was just made. */

/* Long enough to look at what became of a paste; and longer than a toast takes to come. */
enum
{
  OFFER_SECONDS = 8,
  COMING_MILLISECONDS = 500
};

static gboolean
dismiss_cb (gpointer data)
{
  adw_toast_dismiss (data);

  return G_SOURCE_REMOVE;
}

/* Others may be before it. */
static gboolean
is_shown (GtkWidget *overlay,
          AdwToast  *toast)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr(GObject) shown = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), "toast") == NULL)
        continue;
      g_object_get (child, "toast", &shown, NULL);
      if (shown == G_OBJECT (toast))
        return TRUE;
    }

  return FALSE;
}

/* A toast that is still on its way in when it goes can make libadwaita 1.2 crash. */
static void
on_revision_cb (JbHistory  *history,
                GParamSpec *pspec,
                AdwToast   *toast)
{
  GtkWidget *overlay = g_object_get_data (G_OBJECT (toast), "overlay");

  g_signal_handlers_disconnect_by_func (history, on_revision_cb, toast);
  if (!is_shown (overlay, toast))
    {
      adw_toast_dismiss (toast);
      return;
    }

  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, COMING_MILLISECONDS, dismiss_cb, g_object_ref (toast),
                      g_object_unref);
}

/**
 * jb_window_offer_step_back:
 * @message: what was done
 * @button: what taking it back is called
 *
 * Offers to take back the last step. The offer goes when anything else is done, since then
 * it would take back something else.
 */
void
jb_window_offer_step_back (JbWindow   *self,
                           const char *message,
                           const char *button)
{
  JbHistory *history;
  AdwToast  *toast;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (message != NULL && button != NULL);

  if (self->bulletin == NULL)
    return;

  history = jb_bulletin_get_history (self->bulletin);
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  /* The overlay owns the toast. */
  g_object_set_data (G_OBJECT (toast), "overlay", self->toasts);
  g_signal_connect_object (history, "notify::revision", G_CALLBACK (on_revision_cb), toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
