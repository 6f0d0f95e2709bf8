/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-toast.h"

/* What the window says: in passing, and so that it must not be overlooked. */

void
jb_window_toast (JbWindow   *self,
                 const char *message)
{
  AdwToast *toast = jb_toast_new (message);

  adw_toast_set_timeout (toast, JB_WINDOW_TOAST_SECONDS);
  jb_toast_show (self->toasts, toast);
}

/* Whether the window was closed, and only work in another thread still holds it. */
gboolean
jb_window_is_gone (JbWindow *self)
{
  return !gtk_widget_get_realized (GTK_WIDGET (self));
}

/* Shows a question about what is in the window. It goes with the window, also when it holds that
 * one, which GTK destroys no sooner than nothing holds it. */
void
jb_window_ask (JbWindow  *self,
               GtkWindow *dialog)
{
  g_signal_connect_object (self, "unrealize", G_CALLBACK (gtk_window_destroy), dialog,
                           G_CONNECT_SWAPPED);
  jb_button_names_tidy (GTK_WIDGET (dialog));
  gtk_window_present (dialog);
}

/* Says what went wrong, for what must not be overlooked. */
void
jb_window_say (JbWindow   *self,
               const char *heading,
               const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  jb_button_names_tidy (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
