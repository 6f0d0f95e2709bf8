/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-show-file.h"

/* The actions that bring texts out of the program, of the bulletin that is open and of those in
 * the list. */

/* Several that are selected in the list are meant all, as the bar under it says. */
static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = jb_library_dup_selected (self->library);

  if (ids->len > 1)
    jb_window_choose_export_many (self, ids);
  else
    jb_window_choose_export (self);
}

static void
export_again_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  jb_window_export_again (JB_WINDOW (widget));
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  jb_window_copy_text (JB_WINDOW (widget));
}

static void
send_mail_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  jb_window_send_mail (JB_WINDOW (widget));
}

static void
show_file_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  jb_show_file (GTK_WINDOW (widget), file);
}

static void
cancel_work_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  jb_window_cancel_work (JB_WINDOW (widget));
}

static void
open_entry_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  jb_window_show_content (self);
  jb_window_open_id (self, g_variant_get_int64 (parameter));
}

/* One that is open is exported as it is in the forms, with the dialog; others go by the settings
 * of their publication. */
static void
export_entry_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  gint64    id = g_variant_get_int64 (parameter);
  g_autoptr(GArray) ids = NULL;

  if (self->bulletin != NULL && self->id == id)
    {
      jb_window_choose_export (self);
      return;
    }

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  jb_window_choose_export_many (self, ids);
}

static void
export_selected_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = NULL;

  jb_window_complete (self);
  ids = jb_library_dup_selected (self->library);
  jb_window_choose_export_many (self, ids);
}

static void
entry_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = NULL;

  jb_window_release (self);
  transcript = jb_archive_load_finish (JB_ARCHIVE (source), result, &error);
  if (transcript == NULL)
    {
      jb_window_say (self, _("The Text Could Not Be Copied"), error->message);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), transcript->text);
  jb_window_toast (self, _("Whole text copied"));
}

static void
copy_entry_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  gint64    id = g_variant_get_int64 (parameter);

  if (self->archive == NULL)
    return;

  if (self->bulletin != NULL && self->id == id)
    {
      jb_window_copy_text (self);
      return;
    }

  jb_window_hold (self);
  jb_archive_load_async (self->archive, id, NULL, entry_loaded_cb, g_object_ref (self));
}

void
jb_window_update_export (JbWindow *self)
{
  static const char *const actions[] = { "win.export", "win.export-again", "win.copy-text",
                                         "win.send-mail" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   self->bulletin != NULL ||
                                       (i == 0 && self->library != NULL &&
                                        jb_library_get_n_selected (self->library) > 1));
}

static void
on_selection_cb (JbWindow *self)
{
  jb_window_update_export (self);
}

void
jb_window_init_export (JbWindow *self)
{
  g_signal_connect_object (self->library, "notify::n-selected", G_CALLBACK (on_selection_cb), self,
                           G_CONNECT_SWAPPED);
}

void
jb_window_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.export-again", NULL, export_again_action);
  gtk_widget_class_install_action (widget_class, "win.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "win.send-mail", NULL, send_mail_action);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", show_file_action);
  gtk_widget_class_install_action (widget_class, "win.cancel-work", NULL, cancel_work_action);
  gtk_widget_class_install_action (widget_class, "win.open-entry", "x", open_entry_action);
  gtk_widget_class_install_action (widget_class, "win.export-entry", "x", export_entry_action);
  gtk_widget_class_install_action (widget_class, "win.copy-entry", "x", copy_entry_action);
  gtk_widget_class_install_action (widget_class, "win.export-selected", NULL,
                                   export_selected_action);
}
