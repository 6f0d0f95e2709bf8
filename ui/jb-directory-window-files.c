/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "directory/jb-directory-csv.h"
#include "jb-directory-import.h"
#include "jb-show-file.h"
#include "jb-toast.h"
#include "jb-transient.h"
#include "legacy/jb-legacy.h"

/* The directory in files. */

/* A directory of this size is no directory, and would not fit into the memory as one. */
enum
{
  MAX_MEGABYTES = 64
};

typedef struct
{
  GFile       *file;
  JbDirectory *directory;
  GPtrArray   *errors;
  GBytes      *bytes;
} FileData;

static void
file_data_free (gpointer data)
{
  FileData *file_data = data;

  g_object_unref (file_data->file);
  g_clear_object (&file_data->directory);
  g_clear_pointer (&file_data->errors, g_ptr_array_unref);
  g_clear_pointer (&file_data->bytes, g_bytes_unref);
  g_free (file_data);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static gboolean
has_equal (JbDirectory      *directory,
           JbDirectoryEntry *entry)
{
  const GPtrArray *entries =
      jb_directory_lookup_name (directory, jb_directory_entry_get_values (entry)->name);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (jb_directory_entry_equal (g_ptr_array_index (entries, i), entry))
      return TRUE;

  return FALSE;
}

static void
take_over (JbDirectoryWindow *self,
           JbDirectory       *imported,
           gboolean           replace)
{
  JbDirectoryEdits *edits = jb_directory_window_get_edits (self);
  JbDirectory      *directory = jb_directory_edits_get_directory (edits);
  guint             n_old = jb_directory_get_size (directory);
  guint             n_added = 0;
  g_autofree char  *message = NULL;

  jb_directory_edits_begin (edits, replace ? _("Replace by Import") : _("Import"), NULL);
  for (guint i = 0; replace && i < n_old; i++)
    jb_directory_edits_remove (edits, jb_directory_edits_get_key (edits, i));
  for (guint i = 0; i < jb_directory_get_size (imported); i++)
    {
      JbDirectoryEntry *entry = jb_directory_get_entry (imported, i);

      if (!replace && has_equal (directory, entry))
        continue;
      jb_directory_edits_append (edits, entry);
      n_added++;
    }
  jb_directory_edits_end (edits);

  message = g_strdup_printf (ngettext ("%u entry imported", "%u entries imported", n_added),
                             n_added);
  jb_directory_window_toast (self, message, n_added > 0 || replace);
}

static void
on_chosen_cb (JbDirectoryImport *window,
              gboolean           replace,
              JbDirectoryWindow *self)
{
  take_over (self, g_object_get_data (G_OBJECT (window), "jb-directory"), replace);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  FileData *data = task_data;
  g_autoptr(GFileInfo) info = NULL;
  g_autofree char *bytes = NULL;
  GError          *error = NULL;
  gsize            n_bytes = 0;

  info = g_file_query_info (data->file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, 0,
                            cancellable, &error);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _("It is not a regular file."));
  else if (info != NULL &&
           g_file_info_get_size (info) > MAX_MEGABYTES * G_GINT64_CONSTANT (1048576))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("It is larger than 64 MiB."));
  else if (info != NULL)
    g_file_load_contents (data->file, cancellable, &bytes, &n_bytes, NULL, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data->directory = jb_directory_csv_read (bytes, n_bytes, &data->errors);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (source);
  FileData          *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char   *name = dup_name (data->file);
  JbDirectoryImport *window;
  JbDirectory       *directory;

  if (self->keeper == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *body = g_strdup_printf (_("“%s” cannot be read: %s"), name, error->message);

      jb_directory_window_say (self, _("Nothing Was Imported"), body);
      return;
    }

  directory = jb_directory_edits_get_directory (jb_directory_window_get_edits (self));
  window = jb_directory_import_new (name, data->directory, data->errors,
                                    jb_directory_get_size (directory));
  if (data->directory != NULL)
    g_object_set_data_full (G_OBJECT (window), "jb-directory", g_object_ref (data->directory),
                            g_object_unref);
  jb_transient_set_parent (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "chosen", G_CALLBACK (on_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* Reads a file, and asks what to do with it. */
void
jb_directory_window_import (JbDirectoryWindow *self,
                            GFile             *file)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);
  FileData *data = g_new0 (FileData, 1);

  data->file = g_object_ref (file);
  g_task_set_source_tag (task, jb_directory_window_import);
  g_task_set_task_data (task, data, file_data_free);
  jb_thread_task_run (task, read_in_thread);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  FileData *data = task_data;
  GError   *error = NULL;

  data->bytes = jb_directory_csv_write (data->directory);
  if (jb_legacy_save_file (data->file, data->bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_show_cb (AdwToast *toast,
            GFile    *file)
{
  GtkWindow *window = g_object_get_data (G_OBJECT (toast), "jb-window");

  if (window != NULL)
    jb_show_file (window, file);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (source);
  FileData          *data = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = dup_name (data->file);
  g_autofree char *message = NULL;
  AdwToast        *toast;

  if (self->keeper == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jb_directory_window_say (self, _("The Directory Could Not Be Exported"), error->message);
      return;
    }

  message = g_strdup_printf (_("“%s” exported"), name);
  toast = jb_toast_new (message);
  adw_toast_set_button_label (toast, _("_Show"));
  g_object_set_data (G_OBJECT (toast), "jb-window", self);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_show_cb), data->file, 0);
  jb_toast_show (self->toasts, toast);
}

/* Writes the directory as it is now. The file is replaced when all is written. */
void
jb_directory_window_export (JbDirectoryWindow *self,
                            GFile             *file)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, written_cb, NULL);
  FileData *data = g_new0 (FileData, 1);

  data->file = g_object_ref (file);
  data->directory =
      jb_directory_copy (jb_directory_edits_get_directory (jb_directory_window_get_edits (self)));
  g_task_set_source_tag (task, jb_directory_window_export);
  g_task_set_task_data (task, data, file_data_free);
  jb_thread_task_run (task, write_in_thread);
}

static void
on_response_cb (GtkNativeDialog   *dialog,
                int                response,
                JbDirectoryWindow *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL)
    return;
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    jb_directory_window_export (self, file);
  else
    jb_directory_window_import (self, file);
}

static void
choose_file (JbDirectoryWindow    *self,
             GtkFileChooserNative *chooser)
{
  g_autoptr(GtkFileFilter) csv = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (csv, _("CSV Files"));
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), csv);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
jb_directory_window_choose_import (JbDirectoryWindow *self)
{
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Import CSV"), GTK_WINDOW (self),
                                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);

  choose_file (self, chooser);
}

void
jb_directory_window_choose_export (JbDirectoryWindow *self)
{
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Export CSV"), GTK_WINDOW (self),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("directory.csv"));
  choose_file (self, chooser);
}
