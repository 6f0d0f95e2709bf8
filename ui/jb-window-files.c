/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "legacy/jb-legacy.h"

/* Importing and exporting texts. Files are read and written in a thread. */

typedef struct
{
  GPtrArray *files;

  /* Written by the thread, read when it is done. */
  GPtrArray *items;
  GString   *failures;
  guint      n_failed;

  /* Read while the thread runs. */
  int n_done;
} ImportData;

static void
import_data_free (gpointer data)
{
  ImportData *import = data;

  g_ptr_array_unref (import->files);
  g_ptr_array_unref (import->items);
  g_string_free (import->failures, TRUE);
  g_free (import);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ImportData *import = task_data;

  for (guint i = 0; i < import->files->len; i++)
    {
      GFile           *file = import->files->pdata[i];
      g_autofree char *path = g_file_get_path (file);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(JbTranscript) transcript = jb_legacy_read_file (file, cancellable, &bytes, &error);

      if (transcript != NULL)
        {
          g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
          JbArchiveOrigin  origin = { path, sha256 };

          g_ptr_array_add (import->items, jb_archive_item_new (transcript, &origin, FALSE));
        }
      else
        {
          g_string_append_printf (import->failures, "%s%s",
                                  import->failures->len > 0 ? "\n\n" : "", error->message);
          import->n_failed++;
        }
      g_atomic_int_inc (&import->n_done);
    }

  g_task_return_boolean (task, TRUE);
}

static gboolean
show_progress_cb (gpointer data)
{
  GTask      *task = data;
  JbWindow   *self = g_task_get_source_object (task);
  ImportData *import = g_task_get_task_data (task);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress,
                                 g_atomic_int_get (&import->n_done) / (double) import->files->len);

  return G_SOURCE_CONTINUE;
}

static void
end_import (JbWindow *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  jb_window_release (self);
}

static void
say_imported (JbWindow   *self,
              ImportData *import,
              guint       n_new,
              guint       n_known)
{
  g_autofree char *message = NULL;

  if (import->n_failed > 0)
    {
      g_autofree char *heading =
          g_strdup_printf (ngettext ("%u File Could Not Be Imported",
                                     "%u Files Could Not Be Imported", import->n_failed),
                           import->n_failed);

      jb_window_say (self, heading, import->failures->str);
    }

  if (n_new > 0)
    message = g_strdup_printf (ngettext ("%u bulletin imported", "%u bulletins imported", n_new),
                               n_new);
  else if (n_known > 0)
    message = g_strdup (_("Already in the archive"));
  if (message != NULL)
    jb_window_toast (self, message);
}

static void
items_added_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow   *self = g_task_get_source_object (task);
  ImportData *import = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  guint n_known = 0;

  end_import (self);
  if (!jb_archive_add_many_finish (JB_ARCHIVE (source), result, &error))
    {
      jb_window_say (self, _("The Import Could Not Be Saved"), error->message);
      return;
    }

  for (guint i = 0; i < import->items->len; i++)
    if (jb_archive_item_get_known (import->items->pdata[i]))
      n_known++;
  say_imported (self, import, import->items->len - n_known, n_known);
  jb_window_open_id (self, jb_archive_item_get_id (import->items->pdata[0]));
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  JbWindow   *self = JB_WINDOW (source);
  ImportData *import = g_task_get_task_data (G_TASK (result));

  if (import->items->len > 0)
    jb_archive_add_many_async (self->archive, import->items, NULL, items_added_cb,
                               g_object_ref (result));
  else
    {
      end_import (self);
      say_imported (self, import, 0, 0);
    }
}

/**
 * jb_window_import_files:
 * @files: (array length=n_files): legacy texts
 *
 * Reads files into the archive and opens the first. What cannot be read is listed, and the
 * rest goes on.
 */
void
jb_window_import_files (JbWindow *self,
                        GFile   **files,
                        gsize     n_files)
{
  g_autoptr(GTask) task = NULL;
  ImportData *import;

  g_return_if_fail (JB_IS_WINDOW (self));

  if (self->archive == NULL || n_files == 0)
    return;

  import = g_new0 (ImportData, 1);
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  import->items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  import->failures = g_string_new (NULL);
  for (gsize i = 0; i < n_files; i++)
    g_ptr_array_add (import->files, g_object_ref (files[i]));

  jb_window_hold (self);
  task = g_task_new (self, NULL, files_read_cb, NULL);
  g_task_set_source_tag (task, jb_window_import_files);
  g_task_set_task_data (task, import, import_data_free);
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add_full (G_PRIORITY_DEFAULT, 200, show_progress_cb,
                                            g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, import_in_thread);
}

typedef struct
{
  JbTranscript *transcript;
  GFile        *file;
} ExportData;

static void
export_data_free (gpointer data)
{
  ExportData *export = data;

  jb_transcript_unref (export->transcript);
  g_object_unref (export->file);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ExportData *export = task_data;
  JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;
  GError         *error = NULL;
  g_autoptr(GBytes) bytes = jb_legacy_write (export->transcript, &options, &error);

  if (bytes != NULL && jb_legacy_save_file (export->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  ExportData *export = g_task_get_task_data (G_TASK (result));
  g_autoptr(GFile) folder = g_file_get_parent (export->file);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;
  AdwToast *toast;

  jb_window_release (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jb_window_say (self, _("The Text Could Not Be Exported"), error->message);
      return;
    }

  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_("Exported to “%s”"), shown);
  toast = adw_toast_new (message);
  if (folder != NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      adw_toast_set_button_label (toast, _("Open _Folder"));
      adw_toast_set_action_name (toast, "win.open-folder");
      adw_toast_set_action_target (toast, "s", uri);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * jb_window_export_to:
 * @file: where to write; one that exists is replaced
 *
 * Writes the text of the bulletin that is open, as it is in the forms, saved or not.
 */
void
jb_window_export_to (JbWindow *self,
                     GFile    *file)
{
  g_autoptr(GTask) task = NULL;
  ExportData *export;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->bulletin == NULL)
    return;

  jb_editor_tidy (self->editor);
  export = g_new0 (ExportData, 1);
  export->transcript = jb_bulletin_to_transcript (self->bulletin);
  export->file = g_object_ref (file);

  jb_window_hold (self);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, jb_window_export_to);
  g_task_set_task_data (task, export, export_data_free);
  g_task_run_in_thread (task, export_in_thread);
}

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

static void
on_export_response_cb (GtkNativeDialog *dialog,
                       int              response,
                       JbWindow        *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    jb_window_export_to (self, file);
}

/* The bulletin's title as the name of a file: no separators, and short enough for every
 * file system, where a Chinese character takes three bytes. */
static char *
dup_file_name (JbBulletin *bulletin)
{
  enum
  {
    MAX_CHARACTERS = 60
  };
  g_autofree char *title = jb_window_dup_bulletin_title (bulletin);
  g_autofree char *name = NULL;

  g_strdelimit (title, "/\\:*?\"<>|\t\n\r", '-');
  if (*title == '.')
    *title = '-';
  name = g_utf8_substring (title, 0, MIN (MAX_CHARACTERS, g_utf8_strlen (title, -1)));

  return g_strconcat (name, ".txt", NULL);
}

void
jb_window_choose_export (JbWindow *self)
{
  g_autoptr(GtkFileChooserNative) chooser = NULL;
  g_autofree char *name = NULL;

  if (self->bulletin == NULL)
    return;

  chooser = gtk_file_chooser_native_new (_("Export Text"), GTK_WINDOW (self),
                                            GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  name = dup_file_name (self->bulletin);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_chooser (self, chooser, G_CALLBACK (on_export_response_cb));
}

static gboolean
on_drop_cb (JbWindow     *self,
            const GValue *value)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  g_autoptr(GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

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
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
