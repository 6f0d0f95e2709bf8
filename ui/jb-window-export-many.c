/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "legacy/jb-file-name.h"
#include "store/jb-archive-bin.h"
#include "store/jb-export.h"

/* Exporting several bulletins of the archive into one folder. */

typedef struct
{
  JbArchive *archive;
  JbWork    *work;
  GArray    *ids;
  GFile     *folder;

  /* Written by the thread, read when it is done. */
  GPtrArray *failures;
  GError    *log_error;
  GFile     *last;
  guint      n_written;
} ManyData;

static void
many_data_free (gpointer data)
{
  ManyData *many = data;

  g_object_unref (many->archive);
  g_array_unref (many->ids);
  g_object_unref (many->folder);
  g_ptr_array_unref (many->failures);
  g_clear_error (&many->log_error);
  g_clear_object (&many->last);
  jb_work_unref (many->work);
  g_free (many);
}

/* The names that are in the folder already: nothing is overwritten, new files are numbered. */
static GHashTable *
list_taken (GFile        *folder,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GFileEnumerator) children = NULL;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  if (children == NULL)
    return NULL;

  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        return g_steal_pointer (&taken);

      {
        g_autofree char *name = g_filename_display_name (g_file_info_get_name (info));

        g_hash_table_add (taken, jb_file_name_dup_key (name));
      }
    }
}

static gboolean
export_one (ManyData   *many,
            GHashTable *taken,
            gint64      id,
            GError    **error)
{
  g_autoptr(JbTranscript) transcript = jb_archive_load (many->archive, id, error);
  g_autoptr(JbSummary) summary = NULL;
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *proposed = NULL;
  g_autofree char *name = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *place = NULL;
  g_autoptr(GError) log_error = NULL;

  if (transcript == NULL)
    return FALSE;

  summary = jb_summary_new (transcript);
  settings = jb_archive_get_export_settings (many->archive,
                                             summary->kind == JB_KIND_BULLETIN ? summary->name
                                                                               : NULL,
                                             summary->kind, error);
  if (settings == NULL)
    return FALSE;

  proposed = jb_file_name_propose (summary);
  bytes = jb_export_make_bytes (many->archive, id, transcript, settings, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "“%s”: ", proposed);
      return FALSE;
    }

  name = jb_file_name_claim (taken, proposed);
  encoded = g_filename_from_utf8 (name, -1, NULL, NULL, error);
  if (encoded == NULL)
    return FALSE;
  file = g_file_get_child (many->folder, encoded);
  if (!jb_legacy_save_file (file, bytes, many->work->cancellable, error))
    return FALSE;

  g_set_object (&many->last, file);
  place = g_file_get_parse_name (file);
  if (!jb_archive_log (many->archive, id, JB_LOG_EXPORTED, place, bytes, &log_error) &&
      many->log_error == NULL)
    many->log_error = g_steal_pointer (&log_error);

  return TRUE;
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ManyData *many = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) taken = list_taken (many->folder, cancellable, &error);

  if (taken == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (many->folder);

      if (!g_cancellable_is_cancelled (cancellable))
        g_task_return_new_error (task, error->domain, error->code,
                                 _("The folder “%s” cannot be looked into: %s. Choose another "
                                   "folder."),
                                    name, error->message);
      else
        g_task_return_boolean (task, TRUE);
      return;
    }

  for (guint i = 0; i < many->ids->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr(GError) local_error = NULL;

      if (export_one (many, taken, g_array_index (many->ids, gint64, i), &local_error))
        many->n_written++;
      else if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_ptr_array_add (many->failures, g_strdup (local_error->message));
      g_atomic_int_inc (&many->work->n_done);
    }

  g_task_return_boolean (task, TRUE);
}

static void
say_exported (JbWindow *self,
              ManyData *many)
{
  g_autofree char *message = NULL;

  if (many->failures->len > 0)
    {
      g_autofree char *heading =
          g_strdup_printf (ngettext ("%u Bulletin Could Not Be Exported",
                                     "%u Bulletins Could Not Be Exported", many->failures->len),
                           many->failures->len);

      jb_window_report (self, heading, many->failures);
    }

  if (many->log_error != NULL)
    jb_window_say (self, _("The Export Was Not Noted in the Archive"), many->log_error->message);

  if (g_cancellable_is_cancelled (many->work->cancellable))
    message = g_strdup_printf (ngettext ("Export stopped, %u file was written",
                                         "Export stopped, %u files were written",
                                         many->n_written),
                               many->n_written);
  else if (many->n_written > 0)
    message = g_strdup_printf (ngettext ("%u file exported", "%u files exported",
                                         many->n_written),
                               many->n_written);

  if (message != NULL && many->last != NULL)
    {
      jb_window_toast_file (self, message, many->last);
      jb_window_notify_file (self, many->work, message, many->last);
    }
  else if (message != NULL)
    jb_window_toast (self, message);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  ManyData *many = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  jb_window_end_work (self, many->work);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    say_exported (self, many);
  else
    jb_window_say (self, _("The Texts Could Not Be Exported"), error->message);
}

static void
start_export (JbWindow *self,
              GArray   *ids,
              GFile    *folder)
{
  g_autoptr(GTask) task = NULL;
  ManyData *many = g_new0 (ManyData, 1);

  many->archive = g_object_ref (self->archive);
  many->ids = g_array_ref (ids);
  many->folder = g_object_ref (folder);
  many->failures = g_ptr_array_new_with_free_func (g_free);
  many->work = jb_window_begin_work (self, _("Exporting"));
  many->work->n_total = ids->len;

  task = g_task_new (self, many->work->cancellable, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, many, many_data_free);
  jb_thread_task_run (task, export_in_thread);
}

/* What waits for the bulletin that is open to be saved. */
typedef struct
{
  GArray *ids;
  GFile  *folder;
} Waiting;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  Waiting  *waiting = data;
  g_autoptr(GError) error = NULL;

  if (jb_window_save_finish (self, result, &error))
    start_export (self, waiting->ids, waiting->folder);
  else
    jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);

  g_array_unref (waiting->ids);
  g_object_unref (waiting->folder);
  g_free (waiting);
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/**
 * jb_window_export_many:
 * @ids: (array length=n_ids): bulletins of the archive
 * @folder: where to write them
 *
 * Writes the texts of bulletins, each as its publication is exported and under the name that is
 * proposed for it. Files that are there already stay; new ones are numbered then. What fails is
 * listed, and the rest goes on. The bulletin that is open is saved first when it is among them.
 */
void
jb_window_export_many (JbWindow     *self,
                       const gint64 *ids,
                       gsize         n_ids,
                       GFile        *folder)
{
  g_autoptr(GArray) copied = NULL;
  Waiting *waiting;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (folder));

  if (self->archive == NULL || n_ids == 0)
    return;

  copied = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  g_array_append_vals (copied, ids, (guint) n_ids);
  if (self->bulletin == NULL || !contains (copied, self->id) ||
      !jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    {
      start_export (self, copied, folder);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->ids = g_steal_pointer (&copied);
  waiting->folder = g_object_ref (folder);
  jb_window_save_async (self, saved_cb, waiting);
}

static void
on_response_cb (GtkNativeDialog *dialog,
                int              response,
                JbWindow        *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  GArray *ids = g_object_get_data (G_OBJECT (dialog), "jb-ids");
  g_autoptr(GFile) folder = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (folder != NULL)
    jb_window_export_many (self, (const gint64 *) (gpointer) ids->data, ids->len, folder);
}

/* Asks for the folder; @ids are those of bulletins in the archive. */
void
jb_window_choose_export_many (JbWindow *self,
                              GArray   *ids)
{
  g_autoptr(GtkFileChooserNative) chooser = NULL;

  if (ids->len == 0)
    return;

  chooser = gtk_file_chooser_native_new (_("Export to Folder"), GTK_WINDOW (self),
                                            GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                            _("_Export"), NULL);
  g_object_set_data_full (G_OBJECT (chooser), "jb-ids", g_array_ref (ids),
                          (GDestroyNotify) g_array_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
