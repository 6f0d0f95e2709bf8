/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-library-labels.h"
#include "jb-publications-window.h"
#include "jb-toast.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-erase.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-labels.h"

/* What is done with bulletins in the list: the bin, labels, the next issue; and how the list
 * follows other programs. */

/* Long enough to see what is gone. */
enum
{
  UNDO_SECONDS = 8
};

/* So many seconds lie between two looks at what other programs did, while somebody works in the
 * window and while it is only seen. */
enum
{
  LOOK_ACTIVE = 2,
  LOOK_SEEN = 5,
};

/* What is being done with some bulletins. */
typedef struct
{
  JbWindow        *window;
  GArray          *ids;
  GVariant        *changes;
  gsize            n_done;
  GVariantBuilder *undo;
} Deed;

static Deed *
deed_new (JbWindow *self,
          GArray   *ids)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->window = g_object_ref (self);
  deed->ids = g_array_ref (ids);

  return deed;
}

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->window);
  g_array_unref (deed->ids);
  g_clear_pointer (&deed->changes, g_variant_unref);
  g_clear_pointer (&deed->undo, g_variant_builder_unref);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static GVariant *
make_ids (GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static GArray *
dup_ids (GVariant *variant)
{
  GArray       *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize         n;
  const gint64 *values = g_variant_get_fixed_array (variant, &n, sizeof (gint64));

  g_array_append_vals (ids, values, (guint) n);

  return ids;
}

static GArray *
dup_one (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);

  return ids;
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

static void
offer_undo (JbWindow   *self,
            const char *message,
            const char *action,
            GVariant   *target)
{
  AdwToast *toast = jb_toast_new (message);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  jb_toast_show (self->toasts, toast);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Deed) deed = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  JbWindow        *self = deed->window;

  jb_window_release (self);
  if (!jb_archive_delete_finish (JB_ARCHIVE (source), result, &error))
    {
      if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED))
        jb_window_toast (self, deed->ids->len == 1
                         ? _("A filed issue is not deleted: reopen it first")
                         : _("Nothing was deleted: some of these issues are filed"));
      else
        jb_window_say (self, _("The Bulletins Were Not Deleted"), error->message);
      return;
    }

  message = deed->ids->len == 1
      ? g_strdup (_("Moved to the bin"))
      : g_strdup_printf (ngettext ("%u bulletin moved to the bin", "%u bulletins moved to the bin",
                                   deed->ids->len),
                         deed->ids->len);
  offer_undo (self, message, "win.undelete", make_ids (deed->ids));
}

/* What was typed in the one that is open is saved first, so that it comes back with it. */
static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Deed     *deed = data;
  JbWindow *self = deed->window;

  if (!jb_window_leave_finish (self, result))
    {
      jb_window_release (self);
      deed_free (deed);
      return;
    }

  jb_archive_delete_async (self->archive, (const gint64 *) (gpointer) deed->ids->data,
                           deed->ids->len, NULL, deleted_cb, deed);
}

static void
delete_all (JbWindow *self,
            GArray   *ids)
{
  Deed *deed;

  if (self->archive == NULL || ids->len == 0)
    return;

  deed = deed_new (self, ids);
  jb_window_hold (self);
  if (self->bulletin != NULL && self->id > 0 && contains (ids, self->id) && !self->filed)
    jb_window_leave_async (self, left_cb, deed);
  else
    jb_archive_delete_async (self->archive, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                             deleted_cb, deed);
}

static void
delete_selected_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = jb_library_dup_selected (self->library);

  if (!jb_library_get_in_bin (self->library))
    delete_all (self, ids);
}

static void
delete_entry_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  g_autoptr(GArray) ids = dup_one (g_variant_get_int64 (parameter));

  delete_all (JB_WINDOW (widget), ids);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(Deed) deed = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  JbWindow        *self = deed->window;

  jb_window_release (self);
  if (!jb_archive_undelete_finish (JB_ARCHIVE (source), result, &error))
    {
      jb_window_say (self, _("The Bulletins Were Not Restored"), error->message);
      return;
    }

  message = g_strdup_printf (ngettext ("%u bulletin restored", "%u bulletins restored",
                                       deed->ids->len),
                             deed->ids->len);
  jb_window_toast (self, message);
  if (deed->ids->len == 1 && self->bulletin == NULL && !jb_library_get_in_bin (self->library))
    jb_window_open_id (self, g_array_index (deed->ids, gint64, 0));
}

static void
restore (JbWindow *self,
         GArray   *ids)
{
  if (self->archive == NULL || ids->len == 0)
    return;

  jb_window_hold (self);
  jb_archive_undelete_async (self->archive, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                             restored_cb, deed_new (self, ids));
}

static void
undelete_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr(GArray) ids = dup_ids (parameter);

  restore (JB_WINDOW (widget), ids);
}

static void
restore_selected_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = jb_library_dup_selected (self->library);

  if (jb_library_get_in_bin (self->library))
    restore (self, ids);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (jb_archive_erase_finish (JB_ARCHIVE (source), result, &error))
    jb_window_toast (self, _("Deleted for good"));
  else
    jb_window_say (self, _("The Bulletins Were Not Deleted"), error->message);
}

static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (jb_archive_purge_finish (JB_ARCHIVE (source), result, NULL, &error))
    jb_window_toast (self, _("The bin is empty"));
  else
    jb_window_say (self, _("The Bin Was Not Emptied"), error->message);
}

/* Without bulletins it is about the whole bin. */
static void
on_erase_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      Deed             *deed)
{
  JbWindow *self = deed->window;

  if (!g_str_equal (response, "delete"))
    return;

  jb_window_hold (self);
  if (deed->ids->len > 0)
    jb_archive_erase_async (self->archive, (const gint64 *) (gpointer) deed->ids->data,
                            deed->ids->len, NULL, erased_cb, g_object_ref (self));
  else
    jb_archive_purge_async (self->archive, G_MAXINT64, NULL, emptied_cb, g_object_ref (self));
}

static void
ask_to_erase (JbWindow   *self,
              GArray     *ids,
              const char *heading,
              const char *response)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("They are gone with all their revisions, and cannot be brought "
                                 "back."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "delete", response);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_erase_response_cb),
                         deed_new (self, ids), (GClosureNotify) (GCallback) deed_free, 0);
  jb_window_ask (self, GTK_WINDOW (dialog));
}

static void
erase_selected_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = jb_library_dup_selected (self->library);
  g_autofree char *heading = NULL;

  if (!jb_library_get_in_bin (self->library) || ids->len == 0)
    return;

  heading = ids->len == 1
      ? g_strdup (_("Delete This Bulletin Forever?"))
      : g_strdup_printf (ngettext ("Delete %u Bulletin Forever?", "Delete %u Bulletins Forever?",
                                   ids->len),
                         ids->len);
  ask_to_erase (self, ids, heading, _("_Delete Forever"));
}

static void
empty_bin_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (JB_WINDOW (widget)->archive != NULL)
    ask_to_erase (JB_WINDOW (widget), none, _("Empty the Bin?"), _("_Empty Bin"));
}

static void
show_bin_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->archive == NULL)
    return;

  g_object_set (self, "show-archive", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->sidebar, "archive");
  jb_search_pane_set_words (self->search_pane, "");
  jb_library_show_bin (self->library);
  gtk_widget_grab_focus (GTK_WIDGET (self->library));
}

static void change_next_label (Deed *deed);

static void
labelled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(Deed) deed = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) changed = NULL;
  const char *label;
  gboolean    on;

  changed = jb_archive_label_finish (JB_ARCHIVE (source), result, &error);
  if (changed == NULL)
    {
      jb_window_release (deed->window);
      jb_window_say (deed->window, _("The Labels Were Not Changed"), error->message);
      return;
    }

  g_variant_get_child (deed->changes, deed->n_done, "(&sb@ax)", &label, &on, NULL);
  if (deed->undo != NULL && changed->len > 0)
    g_variant_builder_add (deed->undo, "(sb@ax)", label, !on, make_ids (changed));
  deed->n_done++;
  change_next_label (g_steal_pointer (&deed));
}

/* Takes @deed. One label after the other, so that what was changed can be taken back. */
static void
change_next_label (Deed *deed)
{
  JbWindow *self = deed->window;

  if (deed->n_done < g_variant_n_children (deed->changes))
    {
      g_autoptr(GVariant) variant = NULL;
      g_autoptr(GArray) ids = NULL;
      const char *label;
      gboolean    on;

      g_variant_get_child (deed->changes, deed->n_done, "(&sb@ax)", &label, &on, &variant);
      ids = dup_ids (variant);
      jb_archive_label_async (self->archive, (const gint64 *) (gpointer) ids->data, ids->len,
                              label, on, NULL, labelled_cb, deed);
      return;
    }

  jb_window_release (self);
  if (deed->undo != NULL)
    {
      g_autoptr(GVariant) undo = g_variant_ref_sink (g_variant_builder_end (deed->undo));

      if (g_variant_n_children (undo) > 0)
        offer_undo (self, _("Labels changed"), "win.change-labels", undo);
    }
  deed_free (deed);
}

/* Taking back is not offered to be taken back in its turn. */
static void
change_labels_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  Deed *deed;

  if (self->archive == NULL)
    return;

  deed = deed_new (self, none);
  deed->changes = g_variant_ref (parameter);
  jb_window_hold (self);
  change_next_label (deed);
}

static void
on_labels_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Deed             *asked)
{
  g_autoptr(GVariant) changes = NULL;
  Deed           *deed;
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *label;
  gboolean        on;

  if (!g_str_equal (response, "apply"))
    return;

  changes = jb_library_labels_dup_changes (
      JB_LIBRARY_LABELS (adw_message_dialog_get_extra_child (dialog)));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbax)"));
  g_variant_iter_init (&iter, changes);
  while (g_variant_iter_next (&iter, "(&sb)", &label, &on))
    g_variant_builder_add (&builder, "(sb@ax)", label, on, make_ids (asked->ids));
  deed = deed_new (asked->window, asked->ids);
  deed->changes = g_variant_ref_sink (g_variant_builder_end (&builder));
  deed->undo = g_variant_builder_new (G_VARIANT_TYPE ("a(sbax)"));
  jb_window_hold (deed->window);
  change_next_label (deed);
}

static void
on_labels_changed_cb (JbLibraryLabels  *labels,
                      AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "apply", jb_library_labels_get_ready (labels));
}

static void
labels_counted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(Deed) deed = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) labels = NULL;
  JbWindow  *self = deed->window;
  GtkWidget *dialog, *form;

  jb_window_release (self);
  labels = jb_archive_count_labels_finish (JB_ARCHIVE (source), result, &error);
  if (jb_window_is_gone (self))
    return;
  if (labels == NULL)
    {
      jb_window_say (self, _("The Labels Could Not Be Read"), error->message);
      return;
    }

  form = jb_library_labels_new (labels, deed->ids->len);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Labels"), NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), form);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "apply", _("_Apply"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (form, "changed", G_CALLBACK (on_labels_changed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_labels_response_cb),
                         g_steal_pointer (&deed), (GClosureNotify) (GCallback) deed_free, 0);
  jb_window_ask (self, GTK_WINDOW (dialog));
}

static void
ask_for_labels (JbWindow *self,
                GArray   *ids)
{
  if (self->archive == NULL || ids->len == 0)
    return;

  jb_window_hold (self);
  jb_archive_count_labels_async (self->archive, (const gint64 *) (gpointer) ids->data, ids->len,
                                 NULL, labels_counted_cb, deed_new (self, ids));
}

static void
label_selected_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(GArray) ids = jb_library_dup_selected (self->library);

  ask_for_labels (self, ids);
}

static void
label_entry_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr(GArray) ids = dup_one (g_variant_get_int64 (parameter));

  ask_for_labels (JB_WINDOW (widget), ids);
}

static void
next_added_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  gint64 id;

  jb_window_release (self);
  if (!jb_archive_add_next_finish (JB_ARCHIVE (source), result, &id, &error))
    {
      jb_window_say (self, _("The Next Issue Was Not Made"), error->message);
      return;
    }

  jb_window_show_content (self);
  jb_window_open_id (self, id);
}

static void
new_like_entry_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->archive == NULL)
    return;

  jb_window_hold (self);
  jb_archive_add_next_async (self->archive, g_variant_get_int64 (parameter), NULL, next_added_cb,
                             g_object_ref (self));
}

static void
publications_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow  *self = JB_WINDOW (widget);
  GtkWidget *window;

  if (self->archive == NULL)
    return;

  window = jb_publications_window_new (GTK_WINDOW (self), self->archive);
  g_signal_connect_object (window, "new-issue", G_CALLBACK (jb_window_open_new_issue), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_selection_cb (JbWindow *self)
{
  gboolean in_bin = jb_library_get_in_bin (self->library);
  gboolean some = self->archive != NULL && jb_library_get_n_selected (self->library) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-selected", some && !in_bin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.label-selected", some && !in_bin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore-selected", some && in_bin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.erase-selected", some && in_bin);
}

/* A bulletin that comes into the bin, or is deleted for good, is closed where nothing was typed in
 * it; else it is kept as a new draft when it is saved. */
static void
close_deleted (JbWindow *self)
{
  if (!jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    jb_window_set_bulletin (self, NULL, 0);
}

/* A row that moves in the list goes before it comes, so the list is looked at afterwards. */
static gboolean
check_open_cb (gpointer data)
{
  JbWindow *self = data;

  if (self->bulletin != NULL && self->id > 0 && self->list != NULL && !self->adding &&
      !jb_archive_list_get_loading (self->list) &&
      !jb_archive_list_find (self->list, self->id, NULL))
    close_deleted (self);

  return G_SOURCE_REMOVE;
}

/* Another program may have put the bulletin that is open into the bin. */
static void
on_list_changed_cb (JbWindow *self,
                    guint     position,
                    guint     n_removed)
{
  if (n_removed > 0 && self->id > 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, check_open_cb, g_object_ref (self), g_object_unref);
}

static void
on_entries_changed_cb (JbWindow  *self,
                       GPtrArray *entries)
{
  for (guint i = 0; i < entries->len && self->bulletin != NULL && self->id > 0; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (entries, i);

      if (jb_archive_entry_get_id (entry) == self->id && jb_archive_entry_get_deleted (entry) != 0)
        close_deleted (self);
    }
}

static void
on_entries_removed_cb (JbWindow *self,
                       GArray   *ids)
{
  if (self->bulletin != NULL && self->id > 0 && contains (ids, self->id))
    close_deleted (self);
}

static void
on_trouble_cb (JbWindow     *self,
               const GError *error)
{
  jb_window_toast (self, error->message);
}

static void
on_active_cb (JbWindow *self)
{
  gboolean active = gtk_window_is_active (GTK_WINDOW (self));
  guint    interval = 0;

  if (self->watch == NULL)
    return;

  if (active)
    interval = LOOK_ACTIVE;
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    interval = LOOK_SEEN;
  jb_archive_watch_set_interval (self->watch, interval);
  if (active)
    jb_archive_watch_look (self->watch);
}

static void
on_archive_cb (JbWindow *self)
{
  self->watch = jb_archive_watch_new (self->archive);
  g_signal_connect_object (self->watch, "trouble", G_CALLBACK (on_trouble_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "entries-changed", G_CALLBACK (on_entries_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->archive, "entries-removed", G_CALLBACK (on_entries_removed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  on_active_cb (self);
  on_selection_cb (self);
}

void
jb_window_install_library (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.delete-selected", NULL,
                                   delete_selected_action);
  gtk_widget_class_install_action (widget_class, "win.delete-entry", "x", delete_entry_action);
  gtk_widget_class_install_action (widget_class, "win.undelete", "ax", undelete_action);
  gtk_widget_class_install_action (widget_class, "win.restore-selected", NULL,
                                   restore_selected_action);
  gtk_widget_class_install_action (widget_class, "win.erase-selected", NULL,
                                   erase_selected_action);
  gtk_widget_class_install_action (widget_class, "win.empty-bin", NULL, empty_bin_action);
  gtk_widget_class_install_action (widget_class, "win.show-bin", NULL, show_bin_action);
  gtk_widget_class_install_action (widget_class, "win.publications", NULL, publications_action);
  gtk_widget_class_install_action (widget_class, "win.label-selected", NULL,
                                   label_selected_action);
  gtk_widget_class_install_action (widget_class, "win.label-entry", "x", label_entry_action);
  gtk_widget_class_install_action (widget_class, "win.change-labels", "a(sbax)",
                                   change_labels_action);
  gtk_widget_class_install_action (widget_class, "win.new-like-entry", "x",
                                   new_like_entry_action);
}

void
jb_window_init_library (JbWindow *self)
{
  g_signal_connect (self, "notify::archive", G_CALLBACK (on_archive_cb), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (on_active_cb), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (on_active_cb), NULL);
  g_signal_connect_object (self->library, "notify::n-selected", G_CALLBACK (on_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::in-bin", G_CALLBACK (on_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::filtered", G_CALLBACK (jb_window_update_pages),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "trouble", G_CALLBACK (on_trouble_cb), self,
                           G_CONNECT_SWAPPED);
  on_selection_cb (self);
}

static void
all_listed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GListStore) store = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list_finish (JB_ARCHIVE (source), result, &error);

  if (entries != NULL)
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)),
                         entries->pdata, entries->len);
  else
    g_message ("%s", error->message);
}

/* All bulletins that are not in the bin, the newest first, for who looks through them; they come
 * soon. The list of the window has only those that are seen. */
GListModel *
jb_window_list_all (JbWindow *self)
{
  GListStore *store = g_list_store_new (JB_TYPE_ARCHIVE_ENTRY);

  if (self->archive != NULL)
    jb_archive_list_async (self->archive, NULL, NULL, all_listed_cb, g_object_ref (store));

  return G_LIST_MODEL (store);
}
