/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-toast.h"

/* Toasts that offer to take back the step that was just made. */

/* Long enough to look at what became of a paste. */
enum
{
  OFFER_SECONDS = 8
};

static void
on_revision_cb (JbHistory  *history,
                GParamSpec *pspec,
                AdwToast   *toast)
{
  g_signal_handlers_disconnect_by_func (history, on_revision_cb, toast);
  jb_toast_take_off (toast, g_object_get_data (G_OBJECT (toast), "overlay"));
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
  toast = jb_toast_new (message);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  /* The overlay owns the toast. */
  g_object_set_data (G_OBJECT (toast), "overlay", self->toasts);
  g_signal_connect_object (history, "notify::revision", G_CALLBACK (on_revision_cb), toast, 0);
  jb_toast_show (self->toasts, toast);
}
