/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-report-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-toast.h"
#include "jb-transient.h"

/**
 * JbReportDialog:
 *
 * What became of long work, line by line: to be read, copied and saved.
 */

struct _JbReportDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkLabel        *summary_label;
  GtkTextView     *view;

  /* Owned */
  char            *text;
  char            *file_name;
  GtkNativeDialog *chooser;
};

G_DEFINE_FINAL_TYPE (JbReportDialog, jb_report_dialog, ADW_TYPE_WINDOW)

static void
toast (JbReportDialog *self,
       const char     *message)
{
  jb_toast_show (self->toasts, jb_toast_new (message));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbReportDialog *self = JB_REPORT_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  toast (self, _("Copied"));
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(JbReportDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    toast (self, _("Saved"));
  else
    toast (self, error->message);
}

static void
on_response_cb (GtkNativeDialog *dialog,
                int              response,
                JbReportDialog  *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  bytes = g_bytes_new (self->text, strlen (self->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       replaced_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbReportDialog *self = JB_REPORT_DIALOG (widget);
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Save the Report"), GTK_WINDOW (self),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), self->file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
jb_report_dialog_dispose (GObject *object)
{
  g_clear_object (&JB_REPORT_DIALOG (object)->chooser);

  G_OBJECT_CLASS (jb_report_dialog_parent_class)->dispose (object);
}

static void
jb_report_dialog_finalize (GObject *object)
{
  JbReportDialog *self = JB_REPORT_DIALOG (object);

  g_free (self->text);
  g_free (self->file_name);

  G_OBJECT_CLASS (jb_report_dialog_parent_class)->finalize (object);
}

static void
jb_report_dialog_class_init (JbReportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_report_dialog_dispose;
  object_class->finalize = jb_report_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JbReportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbReportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, JbReportDialog, view);
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
}

static void
jb_report_dialog_init (JbReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_report_dialog_new:
 * @parent: (nullable): the window that it stands before
 * @title: what the report is about
 * @summary: a sentence that says the most important
 * @text: what there is to tell beside that, a line each
 * @file_name: what a file with it is called unless the user says otherwise, in UTF-8
 *
 * Returns: (transfer none): a window, not shown yet; it belongs to GTK until it is closed
 */
GtkWidget *
jb_report_dialog_new (GtkWindow  *parent,
                      const char *title,
                      const char *summary,
                      const char *text,
                      const char *file_name)
{
  JbReportDialog *self;

  g_return_val_if_fail (title != NULL && summary != NULL, NULL);
  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  self = g_object_new (JB_TYPE_REPORT_DIALOG, "title", title, NULL);
  jb_transient_set_parent (GTK_WINDOW (self), parent);
  self->text = g_strdup_printf ("%s\n\n%s", summary, text);
  self->file_name = g_strdup (file_name);
  gtk_label_set_text (self->summary_label, summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);

  return GTK_WIDGET (self);
}
