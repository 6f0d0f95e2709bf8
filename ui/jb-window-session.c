/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-transient.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-revisions.h"
#include "store/jb-archive-start.h"

/* Opening, saving and leaving bulletins. A bulletin that is left is saved as a draft;
 * the user is asked only when that fails. */

typedef struct
{
  JbBulletin *bulletin;
  gint64      id;
  gint64      left;
  gint64      origin;
  guint       revision;
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  g_clear_object (&save->bulletin);
  g_free (save);
}

static void run_save (JbWindow *self,
                      GTask    *task);

/* Only what was written is saved: when the user went on typing meanwhile, the bulletin is
 * modified still. */
static void
note_saved (GTask *task)
{
  SaveData  *save = g_task_get_task_data (task);
  JbHistory *history = jb_bulletin_get_history (save->bulletin);

  if (jb_history_get_revision (history) == save->revision)
    jb_history_mark_saved (history);
}

static void
finish_save (JbWindow *self,
             GTask    *task,
             gboolean  saved,
             GError   *error)
{
  jb_window_release (self);
  if (saved)
    {
      note_saved (task);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/* Whether another program saved the bulletin, or filed it, or put it into the bin, so that it is
 * not replaced by what is open here. What was not typed in need not be kept then. */
static gboolean
is_kept_as_new (SaveData     *save,
                const GError *error)
{
  return g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED) ||
         (jb_window_is_withdrawn (error) &&
          jb_history_get_modified (jb_bulletin_get_history (save->bulletin)));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);
  SaveData *save = g_task_get_task_data (task);
  GError   *error = NULL;
  gboolean  saved = jb_archive_save_revision_finish (JB_ARCHIVE (source), result, &error);

  /* Both versions are kept: the other program's where it is, and this one as a new draft. */
  if (self->bulletin == save->bulletin && is_kept_as_new (save, error))
    {
      g_error_free (error);
      jb_window_release (self);
      if (self->id == save->id)
        {
          self->id = 0;
          jb_window_toast (self,
                           _("Another program changed this bulletin: kept yours as a new draft"));
        }
      run_save (self, g_steal_pointer (&task));
      return;
    }

  finish_save (self, task, saved, error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);
  SaveData *save = g_task_get_task_data (task);
  GError   *error = NULL;
  gint64    id = 0;
  gboolean  added = jb_archive_add_finish (JB_ARCHIVE (source), result, &id, &error);
  GTask    *waiting;

  self->adding = FALSE;
  if (added && save->left > 0)
    jb_window_forget_left (self, save->left);
  if (added && self->bulletin == save->bulletin)
    {
      self->id = id;
      jb_library_set_current (self->library, id);
      jb_window_store_ignored (self);
      jb_window_remember_bulletin (self);
    }
  finish_save (self, task, added, error);
  while ((waiting = g_queue_pop_head (self->waiting)) != NULL)
    {
      jb_window_release (self);
      run_save (self, waiting);
    }
}

/* Takes @task. A bulletin that is on its way into the archive for the first time has no id
 * yet, so what comes meanwhile waits for it. */
static void
run_save (JbWindow *self,
          GTask    *task)
{
  g_autoptr(JbTranscript) transcript = NULL;
  SaveData *before = g_task_get_task_data (task);
  SaveData *save;

  if (self->bulletin == NULL || self->archive == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  jb_editor_tidy (self->editor);
  jb_window_hold (self);
  if (self->adding)
    {
      g_queue_push_tail (self->waiting, task);
      return;
    }

  save = g_new0 (SaveData, 1);
  save->bulletin = g_object_ref (self->bulletin);
  save->id = self->id;
  save->left = before != NULL ? before->id : 0;
  save->origin = before != NULL ? before->origin : 0;
  save->revision = jb_history_get_revision (jb_bulletin_get_history (self->bulletin));
  g_task_set_task_data (task, save, save_data_free);

  transcript = jb_bulletin_to_transcript (self->bulletin);
  if (self->id > 0)
    jb_archive_save_revision_async (self->archive, self->id, transcript,
                                    save->origin > 0 ? JB_REVISION_RESTORED : JB_REVISION_SAVED,
                                    save->origin, NULL, saved_cb, task);
  else
    {
      self->adding = TRUE;
      jb_archive_add_async (self->archive, transcript, NULL, NULL, added_cb, task);
    }
}

/**
 * jb_window_save_async:
 *
 * Saves the bulletin that is open, if there is one. Its history is marked as saved when it
 * is safely on the disk.
 */
void
jb_window_save_async (JbWindow           *self,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (JB_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, jb_window_save_async);
  run_save (self, task);
}

/* As jb_window_save_async(), when the bulletin was made what it was in revision @number. */
void
jb_window_save_restored_async (JbWindow           *self,
                               gint64              number,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask    *task = g_task_new (self, NULL, callback, user_data);
  SaveData *save = g_new0 (SaveData, 1);

  save->origin = number;
  g_task_set_source_tag (task, jb_window_save_restored_async);
  g_task_set_task_data (task, save, save_data_free);
  run_save (self, task);
}

/**
 * jb_window_save_finish:
 *
 * Returns: whether it was saved
 */
gboolean
jb_window_save_finish (JbWindow     *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void leave_saved_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      data);

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                gpointer          data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);

  if (g_str_equal (response, "again"))
    {
      jb_window_save_async (self, leave_saved_cb, g_steal_pointer (&task));
      return;
    }

  if (g_str_equal (response, "discard"))
    jb_window_forget_journal (self);
  g_task_return_boolean (task, g_str_equal (response, "discard"));
}

static void
leave_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog;

  if (jb_window_save_finish (self, result, &error))
    {
      /* What was typed while it was being written is saved as well. */
      if (self->bulletin != NULL && self->archive != NULL &&
          jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
        {
          jb_window_save_async (self, leave_saved_cb, g_steal_pointer (&task));
          return;
        }
      jb_window_toast (self, _("Saved as draft"));
      g_task_return_boolean (task, TRUE);
      return;
    }

  dialog = adw_message_dialog_new (NULL, _("The Changes Could Not Be Saved"), NULL);
  jb_transient_set_parent (GTK_WINDOW (dialog), GTK_WINDOW (self));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("_Discard"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "again", _("_Try Again"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), g_steal_pointer (&task));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Makes sure that nothing is lost when the bulletin that is open goes away. The result says
 * whether it may. */
void
jb_window_leave_async (JbWindow           *self,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, jb_window_leave_async);
  if (self->bulletin == NULL ||
      !jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    g_task_return_boolean (task, TRUE);
  else
    jb_window_save_async (self, leave_saved_cb, g_steal_pointer (&task));
}

gboolean
jb_window_leave_finish (JbWindow     *self,
                        GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* What to show next; the transcript is read when it is not there yet. */
typedef struct
{
  JbWindow     *window;
  JbTranscript *transcript;
  JbLayout     *layout;
  GCancellable *cancellable;
  gint64        id;
  guint         revision;
  int           position;
  gboolean      quiet;
} OpenData;

static OpenData *
open_data_new (JbWindow     *self,
               JbTranscript *transcript,
               gint64        id)
{
  OpenData *open = g_new0 (OpenData, 1);

  jb_window_hold (self);
  open->window = g_object_ref (self);
  open->transcript = transcript != NULL ? jb_transcript_ref (transcript) : NULL;
  open->cancellable = g_cancellable_new ();
  open->id = id;

  /* Who asks for another bulletin does not wait for the one asked for before. */
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_set_object (&self->loading, open->cancellable);
  self->opening = id;

  return open;
}

static void
open_data_free (OpenData *open)
{
  if (open->window->loading == open->cancellable)
    {
      g_clear_object (&open->window->loading);
      open->window->opening = 0;
    }
  g_clear_pointer (&open->transcript, jb_transcript_unref);
  g_clear_object (&open->layout);
  g_object_unref (open->cancellable);
  g_object_unref (open->window);
  g_free (open);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenData, open_data_free)

/* A bulletin that is left keeps its history for a while. */
static void
keep_bulletin (JbWindow *self)
{
  if (self->bulletin == NULL || self->id <= 0 ||
      jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    return;

  jb_kept_add (self->kept, self->id, self->bulletin, jb_editor_get_position (self->editor));
}

/* @layout: (nullable): how what is added is set; %NULL for as the transcript does it */
static void
show_transcript (JbWindow     *self,
                 JbTranscript *transcript,
                 JbLayout     *layout,
                 gint64        id)
{
  g_autoptr(JbBulletin) bulletin = NULL;
  int position = 0;

  /* The one that is open may have been asked for again. */
  keep_bulletin (self);
  if (id > 0)
    bulletin = jb_kept_take (self->kept, id, transcript, &position);
  if (bulletin == NULL && layout != NULL)
    {
      bulletin = jb_bulletin_new_from_transcript (transcript, layout);
    }
  else if (bulletin == NULL)
    {
      g_autoptr(JbHouseStyle) style = jb_house_style_new ();

      jb_house_style_learn (style, transcript);
      bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
    }
  jb_window_set_bulletin (self, bulletin, id);
  jb_editor_set_position (self->editor, position);
  jb_window_show_content (self);
  if (id == 0)
    jb_editor_begin (self->editor);
}

static void left_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data);

static guint
get_revision (JbWindow *self)
{
  return self->bulletin != NULL
             ? jb_history_get_revision (jb_bulletin_get_history (self->bulletin))
             : 0;
}

/* Takes @taken, whose transcript has been read. */
static void
show_loaded (OpenData *taken)
{
  g_autoptr(OpenData) open = taken;
  JbWindow *self = open->window;

  /* While it was being read the user may have gone on typing in the one that is open. */
  if (get_revision (self) != open->revision)
    {
      jb_window_hold (self);
      jb_window_leave_async (self, left_cb, g_steal_pointer (&open));
      return;
    }

  show_transcript (self, open->transcript, open->layout, open->id);
  if (open->position > 0)
    jb_editor_set_position (self->editor, open->position);
}

/* The publication whose habits a text cannot show yet, because there is no article in it. */
static char *
dup_unlearnt_publication (JbTranscript *transcript)
{
  g_autoptr(JbHouseStyle) style = NULL;
  g_autoptr(JbBulletin) bulletin = NULL;
  const char *name;

  for (guint i = 0; i < transcript->marks->len; i++)
    if (g_array_index (transcript->marks, JbMark, i).role == JB_ROLE_PARAGRAPH)
      return NULL;
  if (transcript->kind != JB_KIND_BULLETIN)
    return NULL;

  style = jb_house_style_new ();
  bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  name = jb_fields_get_text (jb_bulletin_get_masthead (bulletin), "name");

  return name != NULL && *name != '\0' ? g_strdup (name) : NULL;
}

static void
habits_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(OpenData) open = data;
  g_autoptr(JbArchiveStart) start = jb_archive_start_finish (JB_ARCHIVE (source), result, NULL);

  jb_window_release (open->window);
  if (g_cancellable_is_cancelled (open->cancellable))
    return;

  /* Without them the bulletin opens as well. */
  if (start != NULL)
    {
      jb_house_style_learn (start->style, open->transcript);
      open->layout = JB_LAYOUT (g_object_ref (start->style));
    }
  show_loaded (g_steal_pointer (&open));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(OpenData) open = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  JbWindow        *self = open->window;

  jb_window_release (self);
  open->transcript = jb_archive_load_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (open->cancellable))
    return;

  if (open->transcript != NULL)
    {
      name = dup_unlearnt_publication (open->transcript);
      if (name == NULL)
        {
          show_loaded (g_steal_pointer (&open));
          return;
        }
      jb_window_hold (self);
      jb_archive_start_async (self->archive, 0, name, 0, open->cancellable, habits_read_cb, open);
      g_steal_pointer (&open);
      return;
    }

  jb_library_set_current (self->library, self->id);
  /* Nobody asked for it by name, and it may have gone for a reason. */
  if (open->quiet)
    return;
  jb_window_say (self, _("The Bulletin Cannot Be Opened"), error->message);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(OpenData) open = data;
  JbWindow *self = open->window;

  jb_window_release (self);
  if (!jb_window_leave_finish (self, result))
    jb_library_set_current (self->library, self->id);
  else if (g_cancellable_is_cancelled (open->cancellable))
    return;
  else if (open->transcript != NULL)
    show_transcript (self, open->transcript, open->layout, open->id);
  else
    {
      OpenData *taken = g_steal_pointer (&open);

      taken->revision = get_revision (self);
      jb_window_hold (self);
      jb_archive_load_async (self->archive, taken->id, taken->cancellable, loaded_cb, taken);
    }
}

/* Shows another bulletin when the one that is open has been left. */
void
jb_window_open_transcript (JbWindow     *self,
                           JbTranscript *transcript,
                           gint64        id)
{
  jb_window_leave_async (self, left_cb, open_data_new (self, transcript, id));
}

/* Shows a bulletin that is not in the archive yet, and that begins with the habits of its
 * publication: it has no examples of its own yet. */
void
jb_window_open_begun (JbWindow     *self,
                      JbTranscript *transcript,
                      JbLayout     *layout)
{
  OpenData *open = open_data_new (self, transcript, 0);

  open->layout = g_object_ref (layout);
  jb_window_leave_async (self, left_cb, open);
}

/**
 * jb_window_find:
 * @archive: an archive
 * @id: the id of a bulletin in it
 *
 * Returns: (transfer none) (nullable): the window that has the bulletin open, or is about to
 */
JbWindow *
jb_window_find (JbArchive *archive,
                gint64     id)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (JB_IS_WINDOW (window) && JB_WINDOW (window)->archive == archive &&
          (JB_WINDOW (window)->opening != 0 ? JB_WINDOW (window)->opening
                                            : JB_WINDOW (window)->id) == id)
        return JB_WINDOW (window);
    }

  return NULL;
}

/**
 * jb_window_open_id:
 * @id: the id of a bulletin in the archive
 *
 * Opens a bulletin. The one that is open is saved first. A bulletin that is open in another
 * window is shown there: it is in one window only.
 */
void
jb_window_open_id (JbWindow *self,
                   gint64    id)
{
  JbWindow *other;

  g_return_if_fail (JB_IS_WINDOW (self));

  if (self->archive == NULL || (self->bulletin != NULL && self->id == id))
    return;

  other = jb_window_find (self->archive, id);
  if (other != NULL && other != self)
    {
      jb_library_set_current (self->library, self->id);
      gtk_window_present (GTK_WINDOW (other));
      return;
    }

  jb_window_leave_async (self, left_cb, open_data_new (self, NULL, id));
}

/* Opens a bulletin that the user did not ask for just now; nothing is said when it is gone. */
void
jb_window_open_quietly (JbWindow *self,
                        gint64    id,
                        int       position)
{
  OpenData *open;

  if (jb_window_find (self->archive, id) != NULL)
    return;

  open = open_data_new (self, NULL, id);
  open->position = position;
  open->quiet = TRUE;
  jb_window_leave_async (self, left_cb, open);
}

static void
sample_added_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  gint64 id;

  jb_window_release (self);
  if (jb_archive_add_finish (JB_ARCHIVE (source), result, &id, &error))
    jb_window_open_id (self, id);
  else
    jb_window_say (self, _("The Sample Cannot Be Opened"), error->message);
}

/* The sample is an imported text like any other. */
void
jb_window_open_sample (JbWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (self->archive == NULL)
    return;

  bytes = g_resources_lookup_data ("/io/github/jianbao/Jianbao/sample.txt",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    transcript = jb_legacy_read (bytes, &error);
  if (transcript == NULL)
    {
      jb_window_say (self, _("The Sample Cannot Be Opened"), error->message);
      return;
    }

  jb_window_hold (self);
  jb_archive_add_async (self->archive, transcript, NULL, NULL, sample_added_cb,
                        g_object_ref (self));
}
