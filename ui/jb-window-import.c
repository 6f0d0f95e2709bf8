/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-recent.h"
#include "jb-report-dialog.h"
#include "jb-toast.h"
#include "legacy/jb-text-files.h"
#include "store/jb-import.h"

/* Importing texts, few or thousands. Files are found, read and stored in threads; what became of
 * each is told in a report. */

/* So many of the files that were given go into the desktop's list of recent files. */
enum { MAX_RECENT = 10 };

typedef struct
{
  JbWork    *work;
  JbArchive *archive;
  GPtrArray *files;

  /* Written by the thread, read when it is done. */
  GString   *added;
  GString   *known;
  GPtrArray *failures;
  GPtrArray *recent;
  guint      n_added;
  guint      n_known;
  guint      n_lines;
  guint      n_unknown;
  guint      n_files;
  gint64     first_id;
  gboolean   folder;
} ImportData;

static void
import_data_free (gpointer data)
{
  ImportData *import = data;

  g_object_unref (import->archive);
  g_ptr_array_unref (import->files);
  g_string_free (import->added, TRUE);
  g_string_free (import->known, TRUE);
  g_ptr_array_unref (import->failures);
  g_ptr_array_unref (import->recent);
  jb_work_unref (import->work);
  g_free (import);
}

/* What was recognised in a file, as one line of the report. */
static char *
describe (const JbImportOutcome *outcome,
          const char            *name)
{
  g_autofree char *unknown = NULL;

  if (outcome->n_unknown == 0)
    /* Translators: a file, the title of the bulletin in it */
    return g_strdup_printf (_("%s: “%s”, all recognized"), name, outcome->title);

  unknown = g_strdup_printf (ngettext ("%u line of %u was not recognized",
                                       "%u lines of %u were not recognized", outcome->n_unknown),
                             outcome->n_unknown, outcome->n_lines);

  /* Translators: a file, the title of the bulletin in it, “3 lines of 40 were not recognized” */
  return g_strdup_printf (_("%s: “%s”, %s"), name, outcome->title, unknown);
}

/* A folder with thousands of texts would push everything else out of the list: only files that were
 * given themselves come into it. */
static void
keep_recent (ImportData *import,
             const char *name)
{
  for (guint i = 0; i < import->files->len && import->recent->len < MAX_RECENT; i++)
    {
      GFile           *file = import->files->pdata[i];
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *uri = path == NULL ? g_file_get_uri (file) : NULL;

      if (g_strcmp0 (path != NULL ? path : uri, name) == 0)
        {
          g_ptr_array_add (import->recent, g_object_ref (file));
          return;
        }
    }
}

static void
outcome_cb (const JbImportOutcome *outcome,
            gpointer               data)
{
  ImportData      *import = data;
  g_autofree char *name = g_filename_display_name (outcome->name);
  g_autofree char *line = NULL;

  if (import->first_id == 0)
    import->first_id = outcome->id;
  if (outcome->state != JB_IMPORT_FAILED)
    keep_recent (import, outcome->name);

  switch (outcome->state)
    {
    case JB_IMPORT_ADDED:
      line = describe (outcome, name);
      g_string_append_printf (import->added, "%s\n", line);
      import->n_added++;
      import->n_lines += outcome->n_lines;
      import->n_unknown += outcome->n_unknown;
      break;
    case JB_IMPORT_KNOWN:
      g_string_append_printf (import->known, _("%s: the same as “%s”"), name, outcome->title);
      g_string_append_c (import->known, '\n');
      import->n_known++;
      break;
    case JB_IMPORT_FAILED:
    default:
      g_ptr_array_add (import->failures, g_strdup (outcome->message));
      break;
    }
}

static void
progress_cb (guint    n_done,
             guint    n_total,
             gpointer data)
{
  ImportData *import = data;

  g_atomic_int_set (&import->work->n_total, (int) n_total);
  g_atomic_int_set (&import->work->n_done, (int) n_done);
}

/* Finds the texts in one of the files or folders that were given. */
static void
add_given (ImportData *import,
           JbImport   *reader,
           GFile      *given)
{
  g_autofree char *path = g_file_get_path (given);
  g_autoptr(GPtrArray) found = NULL;

  if (path == NULL)
    {
      jb_import_add_file (reader, given);
      return;
    }

  found = jb_text_files_new ();
  import->folder |= g_file_test (path, G_FILE_TEST_IS_DIR);
  jb_text_files_add (found, path, import->work->cancellable);
  for (guint i = 0; i < found->len; i++)
    {
      const JbTextFile *text = found->pdata[i];

      jb_import_add_path (reader, text->path, text->problem);
    }
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ImportData *import = task_data;
  g_autoptr(JbImport) reader = jb_import_new ();
  GError *error = NULL;

  for (guint i = 0; i < import->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_given (import, reader, import->files->pdata[i]);
  import->n_files = jb_import_get_n_files (reader);

  jb_import_set_blank (reader, FALSE);
  jb_import_set_outcome (reader, outcome_cb, import);
  jb_import_set_progress (reader, progress_cb, import);
  if (jb_import_run (reader, import->archive, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
append_part (GString    *text,
             const char *heading,
             const char *lines)
{
  if (*lines != '\0')
    g_string_append_printf (text, "%s%s\n\n%s", text->len > 0 ? "\n" : "", heading, lines);
}

static char *
dup_summary (const ImportData *import)
{
  GString *text = g_string_new (NULL);
  guint    n_failed = import->failures->len;
  guint    n_left = import->n_files - import->n_added - import->n_known - n_failed;

  g_string_append_printf (text,
                          ngettext ("%u bulletin was imported.", "%u bulletins were imported.",
                                    import->n_added),
                          import->n_added);
  if (import->n_known > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u was in the archive already.",
                                        "%u were in the archive already.", import->n_known),
                              import->n_known);
    }
  if (n_failed > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u file could not be imported.",
                                        "%u files could not be imported.", n_failed),
                              n_failed);
    }
  if (n_left > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u file was not looked at.",
                                        "%u files were not looked at.", n_left),
                              n_left);
    }
  if (import->n_added > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("Of %u line, %u was not recognized and is kept as it is.",
                                        "Of %u lines, %u were not recognized and are kept as "
                                        "they are.",
                                        import->n_lines),
                              import->n_lines, import->n_unknown);
    }

  return g_string_free (text, FALSE);
}

static void
on_report_cb (AdwToast *toast,
              JbWindow *self)
{
  gtk_window_present (GTK_WINDOW (jb_report_dialog_new (
      GTK_WINDOW (self), _("Import Report"), g_object_get_data (G_OBJECT (toast), "summary"),
                            g_object_get_data (G_OBJECT (toast), "text"), _("Import Report.txt"))));
}

/* Says in passing what became of the import; who wants to know more opens the report. */
static void
toast_with_report (JbWindow   *self,
                   ImportData *import,
                   const char *message)
{
  AdwToast        *toast = jb_toast_new (message);
  g_autofree char *failed = NULL;
  GString         *text;
  char            *summary = dup_summary (import);

  text = g_string_new (NULL);
  g_ptr_array_add (import->failures, NULL);
  failed = g_strjoinv ("\n", (char **) import->failures->pdata);
  g_ptr_array_set_size (import->failures, (int) import->failures->len - 1);
  if (*failed != '\0')
    {
      g_autofree char *lines = g_strconcat (failed, "\n", NULL);

      append_part (text, _("Not imported"), lines);
    }
  append_part (text, _("In the archive already"), import->known->str);
  append_part (text, _("Imported"), import->added->str);

  /* What failed is being read in a dialog meanwhile. */
  if (import->failures->len > 0)
    adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Report"));
  jb_window_set_report (self, summary, text->str);
  jb_window_notify_report (self, import->work, message);
  g_object_set_data_full (G_OBJECT (toast), "summary", summary, g_free);
  g_object_set_data_full (G_OBJECT (toast), "text", g_string_free (text, FALSE), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_report_cb), self, 0);
  jb_toast_show (self->toasts, toast);
}

/* What was imported, and how much of it needs a look. */
static void
toast_imported (JbWindow   *self,
                ImportData *import)
{
  g_autofree char *imported = g_strdup_printf (ngettext ("%u bulletin imported",
                                                         "%u bulletins imported",
                                                         import->n_added),
                                               import->n_added);
  g_autofree char *unknown = NULL;
  g_autofree char *message = NULL;

  if (import->n_unknown == 0)
    {
      toast_with_report (self, import, imported);
      return;
    }

  unknown = g_strdup_printf (ngettext ("%u line was not recognized",
                                       "%u lines were not recognized", import->n_unknown),
                             import->n_unknown);
  /* Translators: “2 bulletins imported”, “3 lines were not recognized” */
  message = g_strdup_printf (_("%s; %s"), imported, unknown);
  toast_with_report (self, import, message);
}

static void
say_failures (JbWindow   *self,
              ImportData *import)
{
  g_autofree char *heading = NULL;

  if (import->failures->len == 0)
    return;
  heading = g_strdup_printf (ngettext ("%u File Could Not Be Imported",
                                       "%u Files Could Not Be Imported", import->failures->len),
                             import->failures->len);
  jb_window_report (self, heading, import->failures);
}

static void
say_imported (JbWindow   *self,
              ImportData *import)
{
  say_failures (self, import);
  if (import->n_added > 0)
    toast_imported (self, import);
  else if (import->n_known > 0)
    toast_with_report (self, import, _("Already in the archive"));
  else if (import->failures->len > 0)
    toast_with_report (self, import, _("Nothing was imported"));
  else if (import->folder)
    jb_window_toast (self, _("There is no text file in the folder"));
}

static void
say_stopped (JbWindow   *self,
             ImportData *import)
{
  g_autofree char *message = NULL;

  if (import->n_added == 0)
    {
      jb_window_toast (self, _("Import stopped, nothing was imported"));
      return;
    }

  message = g_strdup_printf (ngettext ("Import stopped, %u bulletin is in the archive",
                                       "Import stopped, %u bulletins are in the archive",
                                       import->n_added),
                             import->n_added);
  toast_with_report (self, import, message);
}

static void
say_broken (JbWindow     *self,
            ImportData   *import,
            const GError *error)
{
  jb_window_say (self, _("The Import Could Not Be Saved"), error->message);
  if (import->n_added > 0)
    say_stopped (self, import);
}

static void
note_recent (ImportData *import)
{
  for (guint i = 0; i < import->recent->len; i++)
    jb_recent_note (import->recent->pdata[i]);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow   *self = JB_WINDOW (source);
  ImportData *import = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  jb_window_end_work (self, import->work);
  if (done)
    say_imported (self, import);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_stopped (self, import);
  else
    say_broken (self, import, error);

  if (import->first_id > 0)
    {
      note_recent (import);
      jb_window_open_id (self, import->first_id);
    }
}

/**
 * jb_window_import_files:
 * @files: (array length=n_files): legacy texts, and folders with such
 *
 * Reads files into the archive and opens the first. What cannot be read is listed, and the
 * rest goes on. It can be stopped; of thousands of files the first ones may be in the archive
 * then, as the report says.
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
  import->archive = g_object_ref (self->archive);
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  import->failures = g_ptr_array_new_with_free_func (g_free);
  import->recent = g_ptr_array_new_with_free_func (g_object_unref);
  import->added = g_string_new (NULL);
  import->known = g_string_new (NULL);
  for (gsize i = 0; i < n_files; i++)
    g_ptr_array_add (import->files, g_object_ref (files[i]));
  import->work = jb_window_begin_work (self, _("Importing"));
  import->work->n_total = (int) n_files;

  task = g_task_new (self, import->work->cancellable, imported_cb, NULL);
  g_task_set_source_tag (task, jb_window_import_files);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, import_data_free);
  jb_thread_task_run (task, import_in_thread);
}
