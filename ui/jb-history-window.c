/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-history-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-bulletin-label.h"
#include "jb-button-names.h"
#include "jb-history-row.h"
#include "jb-key-tip.h"
#include "jb-log-row.h"
#include "jb-narrow.h"
#include "jb-toast.h"
#include "store/jb-archive-revisions.h"

/**
 * JbHistoryWindow:
 *
 * All that was saved of the bulletin that is open beside it, and what was done with it. A revision
 * is read, or compared with another one or with the text as it is now, and restored. The parts are
 * spread over several files: the lists in jb-history-window-list.c, what is shown of a revision in
 * jb-history-window-compare.c.
 */

enum
{
  RESTORE,
  REOPEN,
  N_SIGNALS
};

/* After so many milliseconds without an edit the comparison with the present text follows. */
enum
{
  FOLLOW_DELAY = 500
};

G_DEFINE_FINAL_TYPE (JbHistoryWindow, jb_history_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* The revision that is selected; borrowed from the list. */
JbRevision *
jb_history_window_get_revision (JbHistoryWindow *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/* The number of the revision that it is compared with, JB_HISTORY_BEFORE or
 * JB_HISTORY_PRESENT. */
gint64
jb_history_window_get_other (JbHistoryWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->other);

  return selected < self->others->len ? g_array_index (self->others, gint64, selected)
                                      : JB_HISTORY_BEFORE;
}

void
jb_history_window_hold (JbHistoryWindow *self)
{
  self->n_busy++;
}

void
jb_history_window_release (JbHistoryWindow *self)
{
  g_return_if_fail (self->n_busy > 0);

  self->n_busy--;
}

static void
update_actions (JbHistoryWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   has_revision = jb_history_window_get_revision (self) != NULL;

  gtk_widget_action_set_enabled (widget, "history.restore", has_revision && !self->filed);
  gtk_widget_action_set_enabled (widget, "history.reopen", self->filed);
  gtk_widget_action_set_enabled (widget, "history.name", has_revision);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_button), has_revision);
}

static void
on_selected_cb (JbHistoryWindow *self)
{
  if (self->filling)
    return;

  update_actions (self);
  jb_history_window_update_view (self);
}

/* Beside the list the revision is there already; going to it would take the keyboard along. */
static void
show_view_page (JbHistoryWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->view_page);
}

static void
on_activate_cb (JbHistoryWindow *self,
                guint            position)
{
  show_view_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_sidebar_cb (JbHistoryWindow *self)
{
  if (self->id > 0)
    jb_history_window_load (self);
}

static void
on_mode_cb (JbHistoryWindow *self)
{
  jb_history_window_update_view (self);
}

static void
on_other_cb (JbHistoryWindow *self)
{
  if (!self->filling)
    jb_history_window_update_view (self);
}

static void
on_changes_cb (JbHistoryWindow *self)
{
  jb_history_window_update_position (self);
}

static gboolean
follow_cb (gpointer data)
{
  JbHistoryWindow *self = data;

  self->follow_id = 0;
  if (jb_history_window_get_other (self) == JB_HISTORY_PRESENT)
    jb_history_window_update_view (self);

  return G_SOURCE_REMOVE;
}

static void
on_revision_cb (JbHistoryWindow *self)
{
  g_clear_handle_id (&self->follow_id, g_source_remove);
  if (jb_history_window_get_other (self) == JB_HISTORY_PRESENT)
    self->follow_id = g_timeout_add (FOLLOW_DELAY, follow_cb, self);
}

static void
on_entries_changed_cb (JbHistoryWindow *self,
                       GPtrArray       *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (jb_archive_entry_get_id (entries->pdata[i]) == self->id)
      {
        jb_history_window_load (self);
        return;
      }
}

/* Other programs export, too, and times go by. */
static void
on_active_cb (JbHistoryWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->id > 0)
    jb_history_window_load (self);
}

static void
on_name_popover_cb (JbHistoryWindow *self)
{
  JbRevision *revision = jb_history_window_get_revision (self);
  const char *label = revision != NULL ? jb_revision_get_label (revision) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), label != NULL ? label : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(JbHistoryWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_history_window_release (self);
  if (!jb_archive_label_revision_finish (JB_ARCHIVE (source), result, &error))
    jb_toast_show (self->toasts, jb_toast_new (error->message));
  if (self->id > 0)
    jb_history_window_load (self);
}

static void
on_name_cb (JbHistoryWindow *self)
{
  JbRevision      *revision = jb_history_window_get_revision (self);
  g_autofree char *label = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));

  gtk_popover_popdown (self->name_popover);
  if (revision == NULL)
    return;

  jb_history_window_hold (self);
  jb_archive_label_revision_async (self->archive, self->id, jb_revision_get_number (revision),
                                   g_strstrip (label), NULL, named_cb, g_object_ref (self));
}

static void
name_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbHistoryWindow *self = JB_HISTORY_WINDOW (widget);

  show_view_page (self);
  gtk_menu_button_popup (self->name_button);
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbHistoryWindow *self = JB_HISTORY_WINDOW (widget);

  show_view_page (self);
  jb_revision_view_go (self->view, g_str_equal (action_name, "history.next") ? 1 : -1);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbHistoryWindow *self = JB_HISTORY_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbHistoryWindow *self = JB_HISTORY_WINDOW (widget);
  JbRevision      *revision = jb_history_window_get_revision (self);

  if (revision != NULL)
    g_signal_emit (self, signals[RESTORE], 0, jb_revision_get_number (revision));
}

static void
reopen_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REOPEN], 0);
}

static void
jb_history_window_dispose (GObject *object)
{
  JbHistoryWindow *self = JB_HISTORY_WINDOW (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  jb_history_window_stop_comparing (self);
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, NULL);
  g_clear_object (&self->history_signals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->revisions);
  g_clear_object (&self->log);
  g_clear_object (&self->bulletin);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->transcript, jb_transcript_unref);

  G_OBJECT_CLASS (jb_history_window_parent_class)->dispose (object);
}

static void
jb_history_window_finalize (GObject *object)
{
  g_array_unref (JB_HISTORY_WINDOW (object)->others);

  G_OBJECT_CLASS (jb_history_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, view_page);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, view_title);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, log_list);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, log_stack);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, name_button);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, name_popover);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, changes_button);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, text_button);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, other_box);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, other);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, message_page);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, position);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, filed_bar);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, jb_key_tip_on_query_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_other_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changes_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_popover_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_cb);
}

static void
jb_history_window_class_init (JbHistoryWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_history_window_dispose;
  object_class->finalize = jb_history_window_finalize;

  /**
   * JbHistoryWindow::restore:
   * @number: the number of the revision
   *
   * The bulletin shall become what it was.
   */
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * JbHistoryWindow::reopen:
   *
   * The issue, which is filed, shall be a draft again.
   */
  signals[REOPEN] = g_signal_new ("reopen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (JB_TYPE_HISTORY_ROW);
  g_type_ensure (JB_TYPE_LOG_ROW);
  g_type_ensure (JB_TYPE_REVISION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-history-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "history.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "history.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "history.name", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "history.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "history.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "history.back", NULL, back_action);
}

static void
jb_history_window_init (JbHistoryWindow *self)
{
  g_autoptr(GtkNoSelection) log_selection = NULL;

  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->revisions = g_list_store_new (JB_TYPE_REVISION);
  self->log = g_list_store_new (JB_TYPE_LOG_ENTRY);
  self->history_signals = g_signal_group_new (JB_TYPE_HISTORY);
  g_signal_group_connect_object (self->history_signals, "notify::revision",
                                 G_CALLBACK (on_revision_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  jb_narrow_shorten (GTK_WIDGET (self->other));
  jb_narrow_shorten (gtk_widget_get_parent (GTK_WIDGET (self->changes_button)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->revisions)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  log_selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->log)));
  gtk_list_view_set_model (self->log_list, GTK_SELECTION_MODEL (log_selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_cb), NULL);
  update_actions (self);
}

/**
 * jb_history_window_new:
 * @archive: the archive that has the bulletins
 *
 * Returns: (transfer none): a window that shows no bulletin yet
 */
JbHistoryWindow *
jb_history_window_new (JbArchive *archive)
{
  JbHistoryWindow *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_HISTORY_WINDOW, NULL);
  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "entries-changed", G_CALLBACK (on_entries_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * jb_history_window_set_bulletin:
 * @bulletin: the bulletin as it is now
 * @id: its id in the archive
 * @filed: whether it is filed, so that nothing can be restored into it
 *
 * Shows the history of a bulletin.
 */
void
jb_history_window_set_bulletin (JbHistoryWindow *self,
                                JbBulletin      *bulletin,
                                gint64           id,
                                gboolean         filed)
{
  gboolean changed;

  g_return_if_fail (JB_IS_HISTORY_WINDOW (self));
  g_return_if_fail (JB_IS_BULLETIN (bulletin) && id > 0);

  changed = self->id != id || self->bulletin != bulletin;
  if (!changed && self->filed == filed)
    return;

  self->filed = filed;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->filed_bar), filed);
  if (changed)
    {
      g_autofree char *label = jb_bulletin_label_dup (bulletin);

      if (self->id != id)
        {
          self->filling = TRUE;
          g_list_store_remove_all (self->revisions);
          g_list_store_remove_all (self->log);
          self->filling = FALSE;
        }
      self->id = id;
      g_set_object (&self->bulletin, bulletin);
      g_signal_group_set_target (self->history_signals, jb_bulletin_get_history (bulletin));
      adw_window_title_set_subtitle (self->title, label);
      jb_history_window_load (self);
    }
  update_actions (self);
}

/**
 * jb_history_window_get_busy:
 *
 * Returns: whether something is being read, compared or shown
 */
gboolean
jb_history_window_get_busy (JbHistoryWindow *self)
{
  g_return_val_if_fail (JB_IS_HISTORY_WINDOW (self), FALSE);

  return self->n_busy > 0 || self->follow_id != 0 || jb_revision_view_get_busy (self->view);
}
