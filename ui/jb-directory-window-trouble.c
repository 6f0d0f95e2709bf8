/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-toast.h"
#include "jb-transient.h"

/* What the window of the directory says: in passing, above the list, and before it closes. */

/* How long a toast with a button stays, in seconds. */
enum
{
  TOAST_SECONDS = 8
};

static void
on_dismissed_cb (JbDirectoryWindow *self,
                 AdwToast          *toast)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* Says something in passing; with @undo, a button takes the last step back as long as it is
 * the last. */
void
jb_directory_window_toast (JbDirectoryWindow *self,
                           const char        *message,
                           gboolean           undo)
{
  AdwToast *toast = jb_toast_new (message);

  adw_toast_set_timeout (toast, undo ? TOAST_SECONDS : 3);
  if (undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      g_set_weak_pointer (&self->toast, toast);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  jb_toast_show (self->toasts, toast);
}

void
jb_directory_window_say (JbDirectoryWindow *self,
                         const char        *heading,
                         const char        *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
jb_directory_window_dismiss_toast (JbDirectoryWindow *self)
{
  AdwToast *toast = self->toast;

  g_clear_weak_pointer (&self->toast);
  if (toast != NULL)
    jb_toast_take_off (toast, self->toasts);
}

/* What could not be read or saved, above the list. */
void
jb_directory_window_say_trouble (JbDirectoryWindow *self)
{
  const GError          *error = jb_directory_keeper_get_error (self->keeper);
  JbDirectoryKeeperState state = jb_directory_keeper_get_state (self->keeper);
  gboolean               is_conflict =
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED);

  if (state == JB_DIRECTORY_KEEPER_UNSAVED && error != NULL)
    {
      g_autofree char *text =
          g_strdup_printf (_("%s Your changes are kept in this window."), error->message);

      gtk_label_set_label (self->trouble_label, is_conflict ? error->message : text);
    }
  else if (error != NULL)
    gtk_label_set_label (self->trouble_label, error->message);
  gtk_widget_set_visible (self->reload_button, is_conflict);
  gtk_widget_set_visible (self->overwrite_button, is_conflict);
  gtk_widget_set_visible (self->retry_button, !is_conflict);
  gtk_revealer_set_reveal_child (self->trouble, error != NULL);
}

static void
on_close_response_cb (JbDirectoryWindow *self,
                      const char        *response)
{
  if (g_str_equal (response, "retry"))
    {
      self->closing = TRUE;
      jb_directory_keeper_retry (self->keeper);
    }
  else if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

void
jb_directory_window_ask_before_closing (JbDirectoryWindow *self)
{
  const GError *error = jb_directory_keeper_get_error (self->keeper);
  GtkWidget    *dialog;

  dialog = adw_message_dialog_new (NULL, _("Close Without Saving?"),
                                            error != NULL ? error->message : NULL);
  jb_transient_set_parent (GTK_WINDOW (dialog), GTK_WINDOW (self));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard",
                                   _("Close _Without Saving"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "retry", _("_Try Again"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "retry",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "retry");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
