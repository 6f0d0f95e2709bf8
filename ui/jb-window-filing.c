/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "store/jb-archive-filing.h"

/* Filing (归档) an issue, which locks it, and reopening it. */

/* What the archive says of the bulletin that is open: its status at once, the rest soon. */
static JbArchiveEntry *
find_entry (JbWindow *self)
{
  guint position;

  if (self->list == NULL || self->id <= 0 ||
      !jb_archive_list_find (self->list, self->id, &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static void
watch_entry (JbWindow       *self,
             JbArchiveEntry *entry)
{
  if (self->entry == entry)
    return;

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, jb_window_update_filing, self);
  g_set_object (&self->entry, entry);
  if (entry != NULL)
    g_signal_connect_object (entry, "notify", G_CALLBACK (jb_window_update_filing), self,
                             G_CONNECT_SWAPPED);
}

static void
set_filed (JbWindow *self,
           gboolean  filed)
{
  if (self->filed == filed)
    return;

  self->filed = filed;
  jb_editor_set_editable (self->editor, !filed);
  jb_find_bar_set_read_only (self->find_bar, filed);
  jb_preview_set_editable (self->preview, !filed);
  gtk_revealer_set_reveal_child (self->filed_bar, filed);
  jb_window_update_actions (self);
  jb_window_update_title (self);
}

/* @day: (nullable): a day as in 2014-03-05 */
static char *
dup_day_words (const char *day)
{
  g_autoptr(GDateTime) date = NULL;
  int year, month, of_month;

  if (day != NULL && sscanf (day, "%4d-%2d-%2d", &year, &month, &of_month) == 3)
    date = g_date_time_new_local (year, month, of_month, 0, 0, 0);

  if (date == NULL)
    return g_strdup (day);

  /* Translators: a date such as “6 March 2013”, in the format of strftime () */
  return g_date_time_format (date, C_ ("day of filing", "%-d %B %Y"));
}

/* Shows whether the issue that is open is filed. */
void
jb_window_update_filing (JbWindow *self)
{
  g_autoptr(JbArchiveEntry) entry = self->bulletin != NULL ? find_entry (self) : NULL;
  gboolean filed = entry != NULL &&
                   jb_archive_entry_get_status (entry) == JB_ARCHIVE_STATUS_FILED;

  watch_entry (self, entry);
  if (filed)
    {
      const char      *issue = jb_archive_entry_get_issue (entry);
      g_autofree char *day = dup_day_words (jb_archive_entry_get_filed_day (entry));
      g_autofree char *words = NULL;

      /* Translators: the first %s is an issue number, the second a date */
      words = issue != NULL && day != NULL ? g_strdup_printf (_("Filed as %s, %s"), issue, day)
                                           : day != NULL
          ? g_strdup_printf (_("Filed, %s"), day)
          : g_strdup (_("Filed"));
      gtk_label_set_text (self->filed_label, words);
    }
  set_filed (self, filed);
}

void
jb_window_update_filing_actions (JbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   in_archive = self->archive != NULL && self->bulletin != NULL;

  gtk_widget_action_set_enabled (widget, "win.file-issue", in_archive && !self->filed);
  gtk_widget_action_set_enabled (widget, "win.reopen", in_archive && self->filed);
  gtk_widget_action_set_enabled (widget, "win.new-like", in_archive && self->id > 0);
  gtk_widget_action_set_enabled (widget, "win.take-over-recipients", in_archive && !self->filed);
  jb_window_update_findings_actions (self);
}

/* Commands that are not in the forms may still change the bulletin, such as those of the outline;
 * what they did is taken back, in words. */
static gboolean
take_back_cb (gpointer data)
{
  g_autoptr(JbWindow) self = data;
  JbHistory *history;

  if (self->bulletin == NULL || !self->filed)
    return G_SOURCE_REMOVE;

  history = jb_bulletin_get_history (self->bulletin);
  if (!jb_history_get_modified (history))
    return G_SOURCE_REMOVE;
  while (jb_history_get_modified (history) && jb_history_undo (history))
    ;
  jb_window_toast (self, _("This issue is filed: reopen it to change it"));

  return G_SOURCE_REMOVE;
}

static void
on_history_changed_cb (JbWindow *self)
{
  if (self->filed && self->bulletin != NULL &&
      jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    g_idle_add (take_back_cb, g_object_ref (self));
}

static void
on_entries_changed_cb (JbWindow *self)
{
  jb_window_update_filing (self);
}

static void
on_archive_cb (JbWindow *self)
{
  g_signal_connect_object (self->archive, "entries-changed", G_CALLBACK (on_entries_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
file_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_file_issue (JB_WINDOW (widget));
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (jb_archive_reopen_finish (JB_ARCHIVE (source), result, &error))
    jb_window_toast (self, _("Reopened: it is a draft again"));
  else
    jb_window_say (self, _("The Issue Was Not Reopened"), error->message);
}

static void
reopen_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  jb_window_hold (self);
  jb_archive_reopen_async (self->archive, self->id, NULL, reopened_cb, g_object_ref (self));
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
  if (jb_archive_add_next_finish (JB_ARCHIVE (source), result, &id, &error))
    jb_window_open_id (self, id);
  else
    jb_window_say (self, _("The Next Issue Was Not Made"), error->message);
}

static void
new_like_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  jb_window_hold (self);
  jb_archive_add_next_async (self->archive, self->id, NULL, next_added_cb, g_object_ref (self));
}

void
jb_window_install_filing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.file-issue", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "win.new-like", NULL, new_like_action);
}

void
jb_window_init_filing (JbWindow *self)
{
  g_signal_group_connect_object (self->history_signals, "notify",
                                 G_CALLBACK (on_history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::archive", G_CALLBACK (on_archive_cb), NULL);
}
