/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "legacy/jb-legacy.h"
#include "legacy/jb-text-files.h"

/* Importing texts. Files are found and read in a thread. */

typedef struct
{
  JbWork    *work;
  GPtrArray *files;

  /* Written by the thread, read when it is done. */
  GPtrArray *items;
  GPtrArray *failures;
  guint      n_unknown;
  gboolean   folder;
} ImportData;

static void
import_data_free (gpointer data)
{
  ImportData *import = data;

  g_ptr_array_unref (import->files);
  g_ptr_array_unref (import->items);
  g_ptr_array_unref (import->failures);
  jb_work_unref (import->work);
  g_free (import);
}

static guint
count_unknown (const JbTranscript *transcript)
{
  guint n = 0;

  for (guint i = 0; i < transcript->marks->len; i++)
    n += g_array_index (transcript->marks, JbMark, i).role == JB_ROLE_UNKNOWN;

  return n;
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) ||
                           g_unichar_iszerowidth (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

static void
read_file (ImportData   *import,
           GFile        *file,
           GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read_file (file, cancellable, &bytes, &error);

  if (transcript != NULL && is_blank (transcript->text))
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_ptr_array_add (import->failures,
                       g_strdup_printf (_("“%s” is empty: there is no text in it."), name));
    }
  else if (transcript != NULL)
    {
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      JbArchiveOrigin  origin = { path, sha256 };

      g_ptr_array_add (import->items, jb_archive_item_new (transcript, &origin, FALSE));
      import->n_unknown += count_unknown (transcript);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (import->failures, g_strdup (error->message));
}

/* Finds the texts in one of the files or folders that were given, and reads them. */
static void
read_given (ImportData   *import,
            GFile        *given,
            GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (given);
  g_autoptr(GPtrArray) found = NULL;

  if (path == NULL)
    {
      read_file (import, given, cancellable);
      return;
    }

  found = jb_text_files_new ();
  import->folder |= g_file_test (path, G_FILE_TEST_IS_DIR);
  jb_text_files_add (found, path, cancellable);
  g_atomic_int_add (&import->work->n_total, (int) found->len - 1);
  for (guint i = 0; i < found->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const JbTextFile *text = found->pdata[i];

      if (text->problem != NULL)
        {
          g_autofree char *name = g_filename_display_name (text->path);

          g_ptr_array_add (import->failures, g_strdup_printf (_("“%s” cannot be read: %s"), name,
                                                                 text->problem));
        }
      else
        {
          g_autoptr(GFile) file = g_file_new_for_path (text->path);

          read_file (import, file, cancellable);
        }
      g_atomic_int_inc (&import->work->n_done);
    }
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ImportData *import = task_data;

  for (guint i = 0; i < import->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    read_given (import, import->files->pdata[i], cancellable);

  g_task_return_boolean (task, TRUE);
}

/* What was imported, and how much of it needs a look. */
static void
toast_imported (JbWindow   *self,
                ImportData *import,
                guint       n_new)
{
  g_autofree char *imported =
      g_strdup_printf (ngettext ("%u bulletin imported", "%u bulletins imported", n_new), n_new);
  g_autofree char *unknown = NULL;
  g_autofree char *message = NULL;

  if (import->n_unknown == 0)
    {
      jb_window_toast (self, imported);
      return;
    }

  unknown = g_strdup_printf (ngettext ("%u line was not recognised",
                                       "%u lines were not recognised", import->n_unknown),
                             import->n_unknown);
  /* Translators: “2 bulletins imported”, “3 lines were not recognised” */
  message = g_strdup_printf (_("%s; %s"), imported, unknown);
  jb_window_toast (self, message);
}

static void
say_imported (JbWindow   *self,
              ImportData *import,
              guint       n_new,
              guint       n_known)
{
  if (import->failures->len > 0)
    {
      g_autofree char *heading =
          g_strdup_printf (ngettext ("%u File Could Not Be Imported",
                                     "%u Files Could Not Be Imported", import->failures->len),
                           import->failures->len);

      jb_window_report (self, heading, import->failures);
    }

  if (n_new > 0)
    toast_imported (self, import, n_new);
  else if (n_known > 0)
    jb_window_toast (self, _("Already in the archive"));
  else if (import->folder && import->failures->len == 0)
    jb_window_toast (self, _("There is no text file in the folder"));
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

  jb_window_end_work (self, import->work);
  if (!jb_archive_add_many_finish (JB_ARCHIVE (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        jb_window_toast (self, _("Import stopped, nothing was imported"));
      else
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

  if (g_cancellable_is_cancelled (import->work->cancellable))
    {
      jb_window_end_work (self, import->work);
      jb_window_toast (self, _("Import stopped, nothing was imported"));
    }
  else if (import->items->len > 0)
    jb_archive_add_many_async (self->archive, import->items, import->work->cancellable,
                               items_added_cb, g_object_ref (result));
  else
    {
      jb_window_end_work (self, import->work);
      say_imported (self, import, 0, 0);
    }
}

/**
 * jb_window_import_files:
 * @files: (array length=n_files): legacy texts, and folders with such
 *
 * Reads files into the archive and opens the first. What cannot be read is listed, and the
 * rest goes on. It can be stopped, and then nothing is imported.
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
  import->failures = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_files; i++)
    g_ptr_array_add (import->files, g_object_ref (files[i]));
  import->work = jb_window_begin_work (self, _("Importing"));
  import->work->n_total = (int) n_files;

  task = g_task_new (self, import->work->cancellable, files_read_cb, NULL);
  g_task_set_source_tag (task, jb_window_import_files);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, import_data_free);
  g_task_run_in_thread (task, import_in_thread);
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

/* What was dragged out of the list needs not come in again. */
static gboolean
on_accept_cb (GtkDropTarget *target,
              GdkDrop       *drop)
{
  return gdk_drop_get_drag (drop) == NULL &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
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
  g_signal_connect (target, "accept", G_CALLBACK (on_accept_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
