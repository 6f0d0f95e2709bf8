/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-bulletin-label.h"
#include "jb-toast.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-journal.h"

/* What is typed reaches the disk by itself: soon after an edit the draft is noted in the archive,
 * which keeps it until it is saved. What a program that was killed had noted is recovered when the
 * next one opens the archive. */

/* Milliseconds from an edit until it is noted. Further edits do not put it off. */
enum
{
  DELAY = 1000,

  /* How long it is said what was recovered, in seconds. */
  RECOVERED_SECONDS = 12,
};

static void schedule (JbWindow *self);

/* Says once that edits stay in memory, until they have been noted again. */
static void
note_trouble (JbWindow     *self,
              const GError *error)
{
  AdwToast *toast;

  if (self->journal_failed)
    return;

  self->journal_failed = TRUE;
  g_message ("%s", error->message);
  toast = jb_toast_new (_("The disk takes no edits now: they are kept here until it does"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Save"));
  adw_toast_set_action_name (toast, "win.save");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  jb_toast_show (self->toasts, toast);
}

/* Whether the bulletin is no longer a draft that can be saved: another program has filed it, or put
 * it into the bin, or deleted it. */
gboolean
jb_window_is_withdrawn (const GError *error)
{
  return g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED) ||
         g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DELETED) ||
         g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

static void added_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data);

static void
note_failure (JbWindow     *self,
              const GError *error)
{
  self->journalled = 0;
  if (!jb_window_is_withdrawn (error))
    {
      note_trouble (self, error);
    }
  else if (jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    {
      /* Saving keeps it as a new draft, and says so. */
      self->journalling = TRUE;
      jb_window_save_async (self, added_cb, NULL);
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  self->journalling = FALSE;
  if (jb_archive_journal_write_finish (JB_ARCHIVE (source), result, &error))
    self->journal_failed = FALSE;
  else if (self->bulletin != NULL && self->id == self->journal_id)
    note_failure (self, error);

  if (self->bulletin != NULL)
    schedule (self);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(JbWindow) self = data;

  /* What is left is found at the next start, and says what is saved already. */
  jb_archive_journal_clear_finish (JB_ARCHIVE (source), result, NULL);
  jb_window_release (self);
  self->journalling = FALSE;
  if (self->bulletin != NULL)
    schedule (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GError) error = NULL;

  self->journalling = FALSE;
  if (jb_window_save_finish (self, result, &error))
    self->journal_failed = FALSE;
  else
    note_trouble (self, error);

  /* What was typed meanwhile was not noted. */
  if (self->bulletin != NULL)
    schedule (self);
}

static gboolean
journal_cb (gpointer data)
{
  JbWindow  *self = data;
  JbHistory *history;
  g_autoptr(JbTranscript) transcript = NULL;

  self->journal_source = 0;
  if (self->bulletin == NULL || self->archive == NULL || self->journalling || self->adding)
    return G_SOURCE_REMOVE;

  history = jb_bulletin_get_history (self->bulletin);
  self->journalled = jb_history_get_revision (history);
  self->journal_id = self->id;
  self->journalling = TRUE;

  /* What is not in the archive yet goes there as a draft. */
  if (self->id <= 0)
    {
      jb_window_save_async (self, added_cb, NULL);
      return G_SOURCE_REMOVE;
    }
  jb_window_hold (self);
  if (!jb_history_get_modified (history))
    {
      jb_archive_journal_clear_async (self->archive, self->id, NULL, cleared_cb,
                                      g_object_ref (self));
      return G_SOURCE_REMOVE;
    }

  transcript = jb_bulletin_to_transcript (self->bulletin);
  jb_archive_journal_write_async (self->archive, self->id, transcript, NULL, written_cb,
                                  g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Begins to wait where the bulletin is another one than was noted last. What was not modified when
 * it was opened, or since it was saved, need not be noted. */
static void
schedule (JbWindow *self)
{
  JbHistory *history = jb_bulletin_get_history (self->bulletin);
  gboolean   noted = self->journalled == jb_history_get_revision (history) &&
                   self->journal_id == self->id;

  if (noted || self->journal_source != 0 || self->journalling || self->archive == NULL ||
      self->filed)
    return;
  if (!jb_history_get_modified (history) && (self->journalled == 0 || self->journal_id != self->id))
    return;

  self->journal_source = g_timeout_add (DELAY, journal_cb, self);
}

static void
on_history_changed_cb (JbWindow *self)
{
  if (self->bulletin != NULL)
    schedule (self);
}

static void
on_bulletin_cb (JbWindow *self)
{
  g_clear_handle_id (&self->journal_source, g_source_remove);
  self->journalled = 0;
}

/* Says which bulletins have more in them than was saved, long enough to be read; what came is to be
 * seen in the history of the one that is shown. */
static void
tell_recovered (JbWindow  *self,
                GPtrArray *entries)
{
  g_autofree char *title = jb_bulletin_label_dup_for_entry (entries->pdata[0]);
  g_autofree char *message = NULL;
  AdwToast        *toast;

  if (entries->len == 1)
    message = g_strdup_printf (_("Recovered what was typed in “%s”"), title);
  else
    message = g_strdup_printf (ngettext ("Recovered what was typed in “%s” and %u more",
                                         "Recovered what was typed in “%s” and %u more",
                                         entries->len - 1),
                               title, entries->len - 1);
  toast = jb_toast_new (message);
  adw_toast_set_timeout (toast, RECOVERED_SECONDS);
  if (self->opening == jb_archive_entry_get_id (entries->pdata[0]))
    {
      adw_toast_set_button_label (toast, _("_Revisions"));
      adw_toast_set_action_name (toast, "win.show-history");
    }
  jb_toast_show (self->toasts, toast);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  guint n_lost = 0;

  jb_window_release (self);
  entries = jb_archive_recover_finish (JB_ARCHIVE (source), result, &n_lost, &error);
  if (entries == NULL)
    {
      /* The list says what is the matter with the archive. */
      g_message ("%s", error->message);
      return;
    }

  if (n_lost > 0)
    {
      const char *words = _("What was typed after the last save is damaged in the archive. What "
                            "was saved is whole.");

      jb_window_say (self, _("Not Everything Could Be Recovered"), words);
    }
  if (entries->len == 0)
    return;

  if (self->bulletin == NULL && self->loading == NULL)
    jb_window_open_quietly (self, jb_archive_entry_get_id (entries->pdata[0]), 0);
  tell_recovered (self, entries);
}

static void
purged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbWindow) self = data;

  /* What could not be deleted today can be tomorrow. */
  jb_archive_purge_finish (JB_ARCHIVE (source), result, NULL, NULL);
  jb_window_release (self);
}

/* Saves what was typed before, ahead of anything that reads a bulletin, and empties the bin of
 * what has been there long enough. */
void
jb_window_recover (JbWindow *self)
{
  jb_window_hold (self);
  jb_archive_recover_async (self->archive, NULL, recovered_cb, g_object_ref (self));
}

void
jb_window_purge (JbWindow *self)
{
  jb_window_hold (self);
  jb_archive_purge_async (self->archive, jb_archive_get_purge_time (), NULL, purged_cb,
                          g_object_ref (self));
}

/* What is thrown away on purpose is not recovered. */
void
jb_window_forget_journal (JbWindow *self)
{
  g_clear_handle_id (&self->journal_source, g_source_remove);
  if (self->archive == NULL || self->id <= 0)
    return;

  jb_window_hold (self);
  jb_archive_journal_clear_async (self->archive, self->id, NULL, cleared_cb,
                                  g_object_ref (self));
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(JbWindow) self = data;

  jb_archive_journal_clear_finish (JB_ARCHIVE (source), result, NULL);
  jb_window_release (self);
}

/* What was noted of a bulletin that another program has now, and is kept as a new draft. */
void
jb_window_forget_left (JbWindow *self,
                       gint64    id)
{
  if (self->archive == NULL)
    return;

  jb_window_hold (self);
  jb_archive_journal_clear_async (self->archive, id, NULL, left_cb, g_object_ref (self));
}

void
jb_window_dispose_journal (JbWindow *self)
{
  g_clear_handle_id (&self->journal_source, g_source_remove);
}

void
jb_window_init_journal (JbWindow *self)
{
  g_signal_group_connect_object (self->history_signals, "notify",
                                 G_CALLBACK (on_history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), NULL);
}
