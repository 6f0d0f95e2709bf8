/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

/* Choosing texts to import, and dropping them on the window. */

static void
show_chooser (JbWindow             *self,
              GtkFileChooserNative *chooser,
              GCallback             on_response)
{
  g_autoptr(GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (texts, _("Text Files"));
  gtk_file_filter_add_mime_type (texts, "text/plain");
  gtk_file_filter_add_suffix (texts, "txt");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), texts);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", on_response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_import_response_cb (GtkNativeDialog *dialog,
                       int              response,
                       JbWindow        *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GListModel) chosen = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  n = g_list_model_get_n_items (chosen);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  jb_window_import_files (self, (GFile **) files->pdata, files->len);
}

void
jb_window_choose_import (JbWindow *self)
{
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Import Texts"), GTK_WINDOW (self),
                                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  show_chooser (self, chooser, G_CALLBACK (on_import_response_cb));
}

static gboolean
on_accept_cb (GtkDropTarget *target,
              GdkDrop       *drop)
{
  return gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static gboolean
on_drop_cb (JbWindow      *self,
            const GValue  *value,
            double         x,
            double         y,
            GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GSList) dropped = NULL;

  /* What was dragged out of the list needs not come in again, and if nobody took it here, the
   * text under the pointer would take a whole bulletin for words to be inserted. */
  if (drop != NULL && gdk_drop_get_drag (drop) != NULL)
    return FALSE;

  files = g_ptr_array_new ();
  dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = dropped; l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  jb_window_import_files (self, (GFile **) files->pdata, files->len);

  return files->len > 0;
}

/* Texts that are dropped anywhere on the window are imported, also over a field. */
void
jb_window_accept_drops (JbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (on_accept_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
