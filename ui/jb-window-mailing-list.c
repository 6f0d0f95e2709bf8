/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-mailing-list-dialog.h"

/* Who gets how many copies of the bulletin that is open, for the mail room. */

static void
on_print_cb (JbWindow            *self,
             JbMailingListDialog *dialog)
{
  jb_window_print_sheet (self, jb_mailing_list_dialog_dup_sheet (dialog));
}

static void
on_export_cb (JbWindow            *self,
              JbMailingListDialog *dialog)
{
  jb_window_export_sheet (self, jb_mailing_list_dialog_dup_sheet (dialog));
}

static void
mailing_list_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow  *self = JB_WINDOW (widget);
  GtkWidget *dialog;

  if (self->bulletin == NULL)
    return;

  jb_editor_tidy (self->editor);
  jb_receivers_update (self->receivers);
  dialog = jb_mailing_list_dialog_new (GTK_WINDOW (self), self->receivers);
  g_signal_connect_object (dialog, "print", G_CALLBACK (on_print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "export", G_CALLBACK (on_export_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
jb_window_install_mailing_list (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.mailing-list", NULL, mailing_list_action);
}
