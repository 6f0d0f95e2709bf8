/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-notice.h"
#include "jb-report-dialog.h"

/* Where the notifications about long work lead to: the report of an import, and the file that was
 * written. */

/**
 * jb_window_set_report:
 * @summary: a sentence that says what became of an import
 * @text: what became of each file, a line each
 *
 * Keeps the report of the last import, for when it is asked for.
 */
void
jb_window_set_report (JbWindow   *self,
                      const char *summary,
                      const char *text)
{
  g_return_if_fail (JB_IS_WINDOW (self) && summary != NULL && text != NULL);

  g_free (self->report_summary);
  g_free (self->report_text);
  self->report_summary = g_strdup (summary);
  self->report_text = g_strdup (text);
}

static void
show_report_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->report_text == NULL)
    return;
  gtk_window_present (GTK_WINDOW (jb_report_dialog_new (
      GTK_WINDOW (self), _("Import Report"), self->report_summary, self->report_text,
                            _("Import Report.txt"))));
}

/* The toast that has said so may have gone long ago. */
static void
tell_file_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  const char *message, *uri;
  g_autoptr(GFile) file = NULL;

  g_variant_get (parameter, "(&s&s)", &message, &uri);
  file = g_file_new_for_uri (uri);
  jb_window_toast_file (JB_WINDOW (widget), message, file);
}

/* Tells of an import, unless somebody looks. */
void
jb_window_notify_report (JbWindow     *self,
                         const JbWork *work,
                         const char   *message)
{
  if (jb_notice_is_due (work->started))
    jb_notice_send (GTK_APPLICATION_WINDOW (self), message, self->report_summary,
                    "win.show-report", NULL);
}

/* Tells of a file that was written, unless somebody looks. */
void
jb_window_notify_file (JbWindow     *self,
                       const JbWork *work,
                       const char   *message,
                       GFile        *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  if (jb_notice_is_due (work->started))
    jb_notice_send (GTK_APPLICATION_WINDOW (self), message, name, "win.tell-file",
                    g_variant_new ("(ss)", message, uri));
}

void
jb_window_install_notices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-report", NULL, show_report_action);
  gtk_widget_class_install_action (widget_class, "win.tell-file", "(ss)", tell_file_action);
}
