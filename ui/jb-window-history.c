/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-transient.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-restructure.h"
#include "store/jb-archive-revisions.h"

/* The revisions of the bulletin that is open: showing them, naming one, and restoring one. What is
 * restored is one step of the bulletin's history, and then a revision of its own. */

static void
on_restore_cb (JbWindow *self,
               gint64    number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.restore-revision", "x", number);
}

static void
on_reopen_cb (JbWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reopen", NULL);
}

/* Has the history window show what is open. */
static void
follow (JbWindow *self)
{
  if (self->history_window == NULL)
    return;

  if (self->bulletin == NULL || self->id <= 0)
    gtk_window_destroy (GTK_WINDOW (self->history_window));
  else
    jb_history_window_set_bulletin (self->history_window, self->bulletin, self->id, self->filed);
}

static void
present (JbWindow *self)
{
  if (self->history_window == NULL)
    {
      JbHistoryWindow *window = jb_history_window_new (self->archive);

      g_set_weak_pointer (&self->history_window, window);
      jb_transient_set_parent (GTK_WINDOW (window), GTK_WINDOW (self));
      g_signal_connect_object (window, "restore", G_CALLBACK (on_restore_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "reopen", G_CALLBACK (on_reopen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  follow (self);
  gtk_window_present (GTK_WINDOW (self->history_window));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GError) error = NULL;

  if (!jb_window_save_finish (self, result, &error))
    jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);
  else if (self->bulletin != NULL && self->id > 0)
    present (self);
}

static void
show_history_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->archive == NULL || self->bulletin == NULL)
    return;

  /* What was never saved has no revisions yet. */
  if (self->id > 0)
    present (self);
  else
    jb_window_save_async (self, added_cb, NULL);
}

/* What is restored, until it is. */
typedef struct
{
  JbWindow   *window;
  JbBulletin *bulletin;
  gint64      id;
  gint64      number;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->window);
  g_object_unref (restore->bulletin);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static void
say_not_restored (JbWindow     *self,
                  const GError *error)
{
  jb_window_say (self, _("The Revision Was Not Restored"), error->message);
}

static void
restored_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GError) error = NULL;

  /* What was restored is there still, and modified. */
  if (!jb_window_save_finish (self, result, &error))
    jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);
}

/* One step, which undoing takes back to the byte. */
static gboolean
apply (JbBulletin         *bulletin,
       const JbTranscript *wanted,
       GError            **error)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);
  gboolean   applied;

  jb_history_break_merge (history);
  jb_history_begin (history, _("Restore Revision"));
  jb_bulletin_set_encoding (bulletin, wanted->encoding);
  applied = jb_restructure_apply (bulletin, wanted, NULL, error);
  if (applied)
    jb_history_end (history);
  else
    jb_history_cancel (history);
  jb_history_break_merge (history);

  return applied;
}

static void
present_restored (Restore            *restore,
                  const JbTranscript *wanted)
{
  JbWindow  *self = restore->window;
  JbHistory *history = jb_bulletin_get_history (restore->bulletin);
  guint      revision = jb_history_get_revision (history);
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (!apply (restore->bulletin, wanted, &error))
    {
      say_not_restored (self, error);
      return;
    }
  if (self->history_window != NULL)
    gtk_window_close (GTK_WINDOW (self->history_window));
  jb_window_show_content (self);
  gtk_window_present (GTK_WINDOW (self));
  if (jb_history_get_revision (history) == revision)
    {
      jb_window_toast (self, _("The text is what it was in that revision"));
      return;
    }

  jb_window_save_restored_async (self, restore->number, restored_saved_cb, NULL);
  message = g_strdup_printf (_("Restored revision %lld"), (long long) restore->number);
  jb_window_offer_step_back (self, message, _("_Undo"));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Restore) restore = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) wanted = NULL;
  JbWindow *self = restore->window;

  jb_window_release (self);
  wanted = jb_archive_load_revision_finish (JB_ARCHIVE (source), result, &error);
  if (wanted == NULL)
    {
      say_not_restored (self, error);
      return;
    }
  if (self->bulletin != restore->bulletin || self->id != restore->id || self->filed)
    return;

  /* Only another program makes one of the other kind of it. */
  if (wanted->kind == jb_bulletin_get_kind (restore->bulletin))
    present_restored (restore, wanted);
  else
    jb_window_say (self, _("The Revision Was Not Restored"),
                            _("It is a document and this is a bulletin, or the other way round: "
                     "“jianbao-cli restore” restores it."));
}

static void
load (Restore *restore)
{
  JbWindow *self = restore->window;

  jb_window_hold (self);
  jb_archive_load_revision_async (self->archive, restore->id, restore->number, NULL, loaded_cb,
                                  restore);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(Restore) restore = data;
  g_autoptr(GError) error = NULL;
  JbWindow *self = restore->window;

  if (!jb_window_save_finish (self, result, &error))
    {
      say_not_restored (self, error);
      return;
    }
  if (self->bulletin == restore->bulletin && self->id == restore->id)
    load (g_steal_pointer (&restore));
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  Restore  *restore;

  if (self->archive == NULL || self->bulletin == NULL || self->id <= 0)
    return;
  if (self->filed)
    {
      jb_window_toast (self, _("This issue is filed: reopen it to restore a revision"));
      return;
    }

  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (self);
  restore->bulletin = g_object_ref (self->bulletin);
  restore->id = self->id;
  restore->number = g_variant_get_int64 (parameter);

  /* What is not saved yet becomes a revision, too, so that it can be gone back to even when it
   * can no longer be undone. */
  if (jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    jb_window_save_async (self, left_cb, restore);
  else
    load (restore);
}

static void
labelled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (jb_archive_label_revision_finish (JB_ARCHIVE (source), result, &error))
    jb_window_toast (self, _("Saved with a name"));
  else
    jb_window_say (self, _("The Revision Was Not Named"), error->message);
}

static void
saved_as_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow        *self = JB_WINDOW (source);
  g_autofree char *label = data;
  g_autoptr(GError) error = NULL;

  if (!jb_window_save_finish (self, result, &error))
    {
      jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);
      return;
    }
  if (self->bulletin == NULL || self->id <= 0)
    return;

  jb_window_hold (self);
  jb_archive_label_revision_async (self->archive, self->id, 0, label, NULL, labelled_cb,
                                   g_object_ref (self));
}

static void
save_as (JbWindow   *self,
         const char *label)
{
  g_autofree char *stripped = g_strstrip (g_strdup (label));

  if (self->filed || (self->id > 0 &&
                      !jb_history_get_modified (jb_bulletin_get_history (self->bulletin))))
    {
      jb_window_hold (self);
      jb_archive_label_revision_async (self->archive, self->id, 0, stripped, NULL, labelled_cb,
                                       g_object_ref (self));
    }
  else
    jb_window_save_async (self, saved_as_cb, g_steal_pointer (&stripped));
}

static void
on_name_changed_cb (AdwMessageDialog *dialog,
                    GtkEditable      *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
on_name_response_cb (JbWindow         *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "save") && self->bulletin != NULL)
    save_as (self, gtk_editable_get_text (entry));
}

static void
save_revision_as_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  JbWindow         *self = JB_WINDOW (widget);
  GtkWidget        *entry;
  AdwMessageDialog *dialog;

  if (self->archive == NULL || self->bulletin == NULL)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self),
                                                       _("Save Revision As"), NULL));
  adw_message_dialog_set_body (dialog, _("By its name a revision is found again in the history."));
  entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (entry), 80);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name of the Revision"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the Revision"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "save", _("_Save"));
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "save", FALSE);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* Keeps the actions, and the history window, as what they are about. */
void
jb_window_update_history (JbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   in_archive = self->archive != NULL && self->bulletin != NULL;

  gtk_widget_action_set_enabled (widget, "win.show-history", in_archive);
  gtk_widget_action_set_enabled (widget, "win.save-revision-as", in_archive);
  follow (self);
}

void
jb_window_install_history (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (widget_class, "win.save-revision-as", NULL,
                                   save_revision_as_action);
  gtk_widget_class_install_action (widget_class, "win.restore-revision", "x", restore_action);
}
