/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-page-print.h"
#include "legacy/jb-file-name.h"
#include "legacy/jb-legacy.h"
#include "page/jb-pages-pdf.h"
#include "store/jb-archive-bin.h"

/* The bulletin that is open, or a sheet about it, on paper and as PDF: as it is in the forms, saved
 * or not. Pages are set in a thread and drawn by the same code everywhere. */

/* What a sheet is set in. */
#define SHEET_STYLE "plain"

typedef struct
{
  JbArchive    *archive;
  JbTranscript *transcript;
  char         *style_name;
  GFile        *file; /* NULL for paper */
  gint64        id;   /* 0 for what the archive does not have, a sheet among it */
  gboolean      is_sheet;

  /* What came of it. */
  JbPageJob *job;
  GBytes    *bytes;
  char      *missing;
} PrintData;

static void
print_data_free (gpointer data)
{
  PrintData *print = data;

  g_clear_object (&print->archive);
  jb_transcript_unref (print->transcript);
  g_free (print->style_name);
  g_clear_object (&print->file);
  g_clear_pointer (&print->job, jb_page_job_free);
  g_clear_pointer (&print->bytes, g_bytes_unref);
  g_free (print->missing);
  g_free (print);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!jb_archive_log_finish (JB_ARCHIVE (source), result, &error))
    jb_window_say (self, _("The Printing Was Not Noted in the Archive"), error->message);
}

/* A bulletin that was never saved has no log yet. */
static void
log_printed (JbWindow        *self,
             const PrintData *print,
             const char      *place)
{
  if (print->archive == NULL || print->id <= 0)
    return;

  jb_window_hold (self);
  jb_archive_log_async (print->archive, print->id, JB_LOG_PRINTED, place, print->bytes, logged_cb,
                        g_object_ref (self));
}

static gboolean
write_pdf (PrintData    *print,
           GCancellable *cancellable,
           GError      **error)
{
  print->bytes = jb_pages_to_pdf (print->job->pages, error);

  return print->bytes != NULL &&
         jb_legacy_save_file (print->file, print->bytes, cancellable, error);
}

static void
set_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  PrintData *print = task_data;
  GError    *error = NULL;

  print->job = jb_page_job_new (print->transcript, print->style_name, &error);
  if (print->job != NULL)
    {
      print->missing = jb_page_faces_dup_missing (jb_pages_get_faces (print->job->pages));
      if (print->file != NULL)
        write_pdf (print, cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* @sheet: (transfer full) (nullable): what is set instead of the bulletin */
static void
set_pages (JbWindow           *self,
           JbTranscript       *sheet,
           GFile              *file,
           GAsyncReadyCallback callback)
{
  PrintData *print = g_new0 (PrintData, 1);
  g_autoptr(GTask) task = NULL;

  jb_editor_tidy (self->editor);
  print->archive = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  print->is_sheet = sheet != NULL;
  print->transcript = sheet != NULL ? sheet : jb_bulletin_to_transcript (self->bulletin);
  print->style_name = g_strdup (sheet != NULL ? SHEET_STYLE : jb_window_get_page_style (self));
  print->file = file != NULL ? g_object_ref (file) : NULL;
  print->id = sheet != NULL ? 0 : self->id;

  self->printing = TRUE;
  jb_window_hold (self);
  jb_window_update_print (self);
  task = g_task_new (self, NULL, callback, NULL);
  g_task_set_source_tag (task, set_pages);
  g_task_set_task_data (task, print, print_data_free);
  jb_thread_task_run (task, set_in_thread);
}

static void
end_printing (JbWindow *self)
{
  self->printing = FALSE;
  jb_window_release (self);
  if (self->stack != NULL)
    jb_window_update_print (self);
}

static void
pdf_written_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  JbWindow        *self = JB_WINDOW (source);
  PrintData       *print = g_task_get_task_data (G_TASK (result));
  g_autofree char *place = g_file_get_parse_name (print->file);
  g_autofree char *name = g_file_get_basename (print->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  end_printing (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jb_window_say (self, _("The PDF Could Not Be Exported"), error->message);
      return;
    }

  log_printed (self, print, place);
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_("Exported to “%s”"), shown);
  jb_window_toast_file (self, message, print->file);
  if (print->missing != NULL)
    {
      g_autofree char *words = g_strdup_printf (
          _("No installed font has these characters, there are boxes in the PDF: %s"),
             print->missing);

      jb_window_say (self, _("Some Characters Are Missing"), words);
    }
}

/**
 * jb_window_export_pdf_to:
 * @file: where to write; one that exists is replaced
 *
 * Writes the pages of the bulletin that is open.
 */
void
jb_window_export_pdf_to (JbWindow *self,
                         GFile    *file)
{
  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->bulletin != NULL && !self->printing)
    set_pages (self, NULL, file, pdf_written_cb);
}

/**
 * jb_window_export_sheet_to:
 * @sheet: a sheet about the bulletin that is open; nobody may change it any more
 * @file: where to write; one that exists is replaced
 *
 * Writes the pages of the sheet.
 */
void
jb_window_export_sheet_to (JbWindow     *self,
                           JbTranscript *sheet,
                           GFile        *file)
{
  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (sheet != NULL && G_IS_FILE (file));

  if (!self->printing)
    set_pages (self, jb_transcript_ref (sheet), file, pdf_written_cb);
}

/* What the file of the text would be called, without its ending. */
static char *
dup_name (const JbTranscript *transcript)
{
  g_autoptr(JbSummary) summary = jb_summary_new (transcript);
  char *name = jb_file_name_propose (summary);

  if (g_str_has_suffix (name, ".txt"))
    name[strlen (name) - strlen (".txt")] = '\0';

  return name;
}

static void
on_response_cb (JbWindow *self,
                int       response)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;
  JbTranscript *sheet = g_object_get_data (G_OBJECT (chooser), "jb-sheet");

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && sheet != NULL)
    jb_window_export_sheet_to (self, sheet, file);
  else if (file != NULL)
    jb_window_export_pdf_to (self, file);
}

/* @sheet: (nullable): what is exported instead of the bulletin */
static void
choose_pdf (JbWindow     *self,
            JbTranscript *sheet)
{
  g_autoptr(JbTranscript) transcript = NULL;
  g_autofree char      *stem = NULL;
  g_autofree char      *name = NULL;
  GtkFileChooserNative *chooser;
  g_autoptr(GtkFileFilter) filter = NULL;

  if (self->bulletin == NULL || self->chooser != NULL || self->printing)
    return;

  jb_editor_tidy (self->editor);
  transcript = sheet != NULL ? jb_transcript_ref (sheet)
                             : jb_bulletin_to_transcript (self->bulletin);
  stem = dup_name (transcript);
  name = g_strconcat (stem, ".pdf", NULL);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("PDF Files"));
  gtk_file_filter_add_suffix (filter, "pdf");
  chooser = gtk_file_chooser_native_new (_("Export as PDF"), GTK_WINDOW (self),
                                            GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (sheet != NULL)
    g_object_set_data_full (G_OBJECT (chooser), "jb-sheet", jb_transcript_ref (sheet),
                            (GDestroyNotify) jb_transcript_unref);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_pdf_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  choose_pdf (JB_WINDOW (widget), NULL);
}

/* Asks where to write a sheet about the bulletin, and takes hold of it. */
void
jb_window_export_sheet (JbWindow     *self,
                        JbTranscript *sheet)
{
  choose_pdf (self, sheet);
  jb_transcript_unref (sheet);
}

static void
say_not_printed (JbWindow        *self,
                 const PrintData *print,
                 const char      *why)
{
  jb_window_say (self, print->is_sheet ? _("The List Could Not Be Printed")
                                       : _("The Bulletin Could Not Be Printed"), why);
}

static void
on_done_cb (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            gpointer                data)
{
  g_autoptr(GTask) task = data;
  JbWindow         *self = g_task_get_source_object (task);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char       *printer;
  const char       *uri;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (jb_window_is_gone (self))
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      say_not_printed (self, g_task_get_task_data (task), error != NULL ? error->message : "");
      return;
    }
  if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    return;

  g_set_object (&self->print_settings, settings);
  printer = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  log_printed (self, g_task_get_task_data (task), printer != NULL ? printer : "");
  uri = settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  if (uri != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uri);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *message = g_strdup_printf (_("Printed to “%s”"), shown);

      jb_window_toast_file (self, message, file);
    }
  else
    jb_window_toast (self, _("Handed to the printer"));
}

static void
run_operation (JbWindow *self,
               GTask    *task)
{
  PrintData       *print = g_task_get_task_data (task);
  g_autofree char *name = dup_name (print->transcript);
  guint            n_pages = jb_pages_get_size (print->job->pages);
  g_autoptr(GtkPrintOperation) operation = jb_page_print_new (g_steal_pointer (&print->job),
                                                               name);
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (!print->is_sheet && jb_window_get_show_page (self) && self->page_pane != NULL)
    {
      guint page = jb_page_view_get_page (jb_page_pane_get_view (self->page_pane));

      gtk_print_operation_set_current_page (operation, (int) MIN (page, n_pages - 1));
    }
  jb_page_print_set_settings (operation, self->print_settings);
  jb_window_hold (self);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
on_missing_response_cb (GTask      *task,
                        const char *response)
{
  if (g_str_equal (response, "print"))
    run_operation (g_task_get_source_object (task), task);
}

/* A name must not become a box unnoticed. */
static void
ask_about_missing (JbWindow *self,
                   GTask    *task)
{
  PrintData       *print = g_task_get_task_data (task);
  g_autofree char *words = NULL;
  GtkWidget       *dialog;

  words = g_strdup_printf (_("No installed font has these characters, boxes would be printed: %s"),
                              print->missing);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Some Characters Are Missing"), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "print", _("_Print Anyway"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_missing_response_cb), task,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "jb-print", g_object_ref (task), g_object_unref);
  jb_window_ask (self, GTK_WINDOW (dialog));
}

static void
pages_set_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  JbWindow  *self = JB_WINDOW (source);
  PrintData *print = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  end_printing (self);
  if (jb_window_is_gone (self))
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    say_not_printed (self, print, error->message);
  else if (print->missing != NULL)
    ask_about_missing (self, G_TASK (result));
  else
    run_operation (self, G_TASK (result));
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin != NULL && !self->printing)
    set_pages (self, NULL, NULL, pages_set_cb);
}

/* Prints a sheet about the bulletin, and takes hold of it. */
void
jb_window_print_sheet (JbWindow     *self,
                       JbTranscript *sheet)
{
  if (self->printing)
    jb_transcript_unref (sheet);
  else
    set_pages (self, sheet, NULL, pages_set_cb);
}

/* Called when there is another bulletin, or printing began or ended. */
void
jb_window_update_print (JbWindow *self)
{
  gboolean can_print = self->bulletin != NULL && !self->printing;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-pdf", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mailing-list", can_print);
}

void
jb_window_install_print (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.export-pdf", NULL, export_pdf_action);
}
