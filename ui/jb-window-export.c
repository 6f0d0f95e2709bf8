/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-block-place.h"
#include "bulletin/jb-thread-task.h"
#include "jb-export-dialog.h"
#include "jb-recent.h"
#include "jb-toast.h"
#include "legacy/jb-unencodable.h"
#include "store/jb-archive-bin.h"
#include "store/jb-export.h"

/* Exporting the bulletin that is open, and copying its text. */

/* Where a bulletin went last, and how. */
typedef struct
{
  GFile            *file;
  JbExportSettings *settings;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->file);
  jb_export_settings_free (target->settings);
  g_free (target);
}

/* A bulletin that is opened again later is another object, but it has the same id. */
static void
remember_target (JbWindow               *self,
                 JbBulletin             *bulletin,
                 gint64                  id,
                 GFile                  *file,
                 const JbExportSettings *settings)
{
  for (guint i = 0; i < 2; i++)
    {
      Target *target;

      if (i == 1 && id == 0)
        break;
      target = g_new0 (Target, 1);
      target->file = g_object_ref (file);
      target->settings = jb_export_settings_copy (settings);
      if (i == 0)
        g_object_set_data_full (G_OBJECT (bulletin), "jb-export-target", target, target_free);
      else
        {
          if (self->targets == NULL)
            self->targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                   target_free);
          g_hash_table_replace (self->targets, g_memdup2 (&id, sizeof id), target);
        }
    }
}

static Target *
find_target (JbWindow *self)
{
  Target *target = g_object_get_data (G_OBJECT (self->bulletin), "jb-export-target");

  if (target == NULL && self->id > 0 && self->targets != NULL)
    target = g_hash_table_lookup (self->targets, &self->id);

  return target;
}

/* The name of the bulletin's publication, %NULL where it bears none. */
static const char *
get_publication (JbBulletin *bulletin)
{
  if (jb_bulletin_get_kind (bulletin) != JB_KIND_BULLETIN)
    return NULL;

  return jb_fields_get_text (jb_bulletin_get_masthead (bulletin), "name");
}

typedef struct
{
  JbArchive        *archive;
  JbBulletin       *bulletin;
  JbTranscript     *transcript;
  JbExportSettings *settings;
  GFile            *file;
  gint64            id;

  /* What was written. */
  GBytes *bytes;
} ExportData;

static void
export_data_free (gpointer data)
{
  ExportData *export = data;

  g_clear_object (&export->archive);
  g_object_unref (export->bulletin);
  jb_transcript_unref (export->transcript);
  jb_export_settings_free (export->settings);
  g_object_unref (export->file);
  g_clear_pointer (&export->bytes, g_bytes_unref);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ExportData *export = task_data;
  GError *error = NULL;
  g_autoptr(GBytes) bytes = jb_export_make_bytes (export->archive, export->id, export->transcript,
                                                   export->settings, &error);

  if (bytes == NULL || !jb_legacy_save_file (export->file, bytes, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  export->bytes = g_steal_pointer (&bytes);
  g_task_return_boolean (task, TRUE);
}

/* Says that a text is written, and leads to it. */
void
jb_window_toast_file (JbWindow   *self,
                      const char *message,
                      GFile      *file)
{
  AdwToast        *toast = jb_toast_new (message);
  g_autofree char *uri = g_file_get_uri (file);

  adw_toast_set_button_label (toast, _("_Show File"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target (toast, "s", uri);
  jb_recent_note (file);
  jb_toast_show (self->toasts, toast);
}

static void
settings_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!jb_archive_set_export_settings_finish (JB_ARCHIVE (source), result, &error))
    jb_window_say (self, _("The Export Settings Could Not Be Saved"), error->message);
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
    jb_window_say (self, _("The Export Was Not Noted in the Archive"), error->message);
}

/* A bulletin that was never saved has no log yet. */
static void
log_export (JbWindow *self,
            const ExportData *export)
{
  g_autofree char *place = NULL;

  if (export->archive == NULL || export->id <= 0)
    return;

  place = g_file_get_parse_name (export->file);
  jb_window_hold (self);
  jb_archive_log_async (export->archive, export->id, JB_LOG_EXPORTED, place, export->bytes,
                        logged_cb, g_object_ref (self));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  ExportData *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jb_window_say (self, _("The Text Could Not Be Exported"), error->message);
      return;
    }

  log_export (self, export);
  remember_target (self, export->bulletin, export->id, export->file, export->settings);
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_("Exported to “%s”"), shown);
  jb_window_toast_file (self, message, export->file);
}

static void
start_export (JbWindow               *self,
              GFile                  *file,
              const JbExportSettings *settings)
{
  g_autoptr(GTask) task = NULL;
  ExportData *export;

  jb_editor_tidy (self->editor);
  export = g_new0 (ExportData, 1);
  export->archive = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  export->bulletin = g_object_ref (self->bulletin);
  export->transcript = jb_bulletin_to_transcript (self->bulletin);
  export->settings = jb_export_settings_copy (settings);
  export->file = g_object_ref (file);
  export->id = self->id;

  jb_window_hold (self);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, export, export_data_free);
  jb_thread_task_run (task, export_in_thread);
}

/**
 * jb_window_export_to:
 * @file: where to write; one that exists is replaced
 *
 * Writes the text of the bulletin that is open, as it is in the forms, saved or not, every byte
 * as it is.
 */
void
jb_window_export_to (JbWindow *self,
                     GFile    *file)
{
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->bulletin != NULL)
    start_export (self, file, settings);
}

static void
on_export_cb (JbWindow         *self,
              GFile            *file,
              JbExportSettings *settings)
{
  if (self->bulletin == NULL)
    return;

  if (self->archive != NULL)
    {
      jb_window_hold (self);
      jb_archive_set_export_settings_async (self->archive, get_publication (self->bulletin),
                                            jb_bulletin_get_kind (self->bulletin), settings, NULL,
                                            settings_set_cb, g_object_ref (self));
    }
  start_export (self, file, settings);
}

/* Puts the mark of the text side on the first character that some programs do not know. */
static void
show_first_rare (JbWindow  *self,
                 JbEncoding encoding)
{
  gsize            length;
  g_autofree char *text = jb_bulletin_dup_text (self->bulletin, &length);
  g_autoptr(GArray) found = jb_unencodable_scan (text, length, encoding, NULL);
  gsize    offset, start;
  JbBlock *block;

  if (found == NULL || found->len == 0)
    return;

  offset = g_array_index (found, JbUnencodable, 0).offset;
  block = jb_bulletin_find_block_at (self->bulletin, offset, &start);
  if (block == NULL || offset < start + strlen (jb_block_get_open (block)))
    return;

  start = jb_block_raw_to_value (block, offset - start - strlen (jb_block_get_open (block)));
  jb_preview_show_block (self->preview, block, start,
                         start + g_utf8_skip[(guint8) text[offset]]);
}

/* The text side is there to be looked at, also where it was folded away. */
static void
on_show_characters_cb (JbWindow *self,
                       int       encoding)
{
  if (self->bulletin == NULL)
    return;

  g_object_set (self, "show-preview", TRUE, "show-page", FALSE, NULL);
  if (jb_preview_mark_unencodable (self->preview, (JbEncoding) encoding) == 0)
    show_first_rare (self, (JbEncoding) encoding);
}

static void
show_dialog (JbWindow               *self,
             const JbExportSettings *settings)
{
  g_autoptr(JbTranscript) transcript = NULL;
  JbExportDialog *dialog;

  jb_editor_tidy (self->editor);
  transcript = jb_bulletin_to_transcript (self->bulletin);
  dialog = jb_export_dialog_new (GTK_WINDOW (self), transcript, settings);
  g_signal_connect_object (dialog, "export", G_CALLBACK (on_export_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "show-characters", G_CALLBACK (on_show_characters_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
settings_got_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbExportSettings) settings = NULL;

  jb_window_release (self);
  self->exporting = FALSE;
  settings = jb_archive_get_export_settings_finish (JB_ARCHIVE (source), result, &error);

  /* Without what is remembered the text can be exported all the same. */
  if (settings == NULL)
    {
      jb_window_toast (self, error->message);
      settings = jb_export_settings_new ();
    }
  if (self->bulletin != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_dialog (self, settings);
}

/* Opens the dialog that asks how and where to. */
void
jb_window_choose_export (JbWindow *self)
{
  Target *target = self->bulletin != NULL ? find_target (self) : NULL;

  if (self->bulletin == NULL || self->exporting)
    return;

  if (target != NULL)
    {
      show_dialog (self, target->settings);
      return;
    }
  if (self->archive == NULL)
    {
      g_autoptr(JbExportSettings) settings = jb_export_settings_new ();

      show_dialog (self, settings);
      return;
    }

  self->exporting = TRUE;
  jb_window_hold (self);
  jb_archive_get_export_settings_async (self->archive, get_publication (self->bulletin),
                                        jb_bulletin_get_kind (self->bulletin), NULL,
                                        settings_got_cb, g_object_ref (self));
}

/* To the same place in the same way as before; asks where nothing was before. */
void
jb_window_export_again (JbWindow *self)
{
  Target *target = self->bulletin != NULL ? find_target (self) : NULL;

  if (target != NULL)
    start_export (self, target->file, target->settings);
  else
    jb_window_choose_export (self);
}

/* The text as it would be exported, to the clipboard. */
void
jb_window_copy_text (JbWindow *self)
{
  g_autofree char *text = NULL;

  if (self->bulletin == NULL)
    return;

  jb_editor_tidy (self->editor);
  text = jb_bulletin_dup_text (self->bulletin, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  jb_window_toast (self, _("Whole text copied"));
}
