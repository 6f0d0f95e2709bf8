/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-filing-form.h"
#include "store/jb-archive-filing.h"

/* Filing (归档) an issue, which locks it, and reopening it. */

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
set_filed (JbWindow *self,
           gboolean  filed)
{
  if (self->filed == filed)
    return;

  self->filed = filed;
  jb_editor_set_editable (self->editor, !filed);
  jb_preview_set_editable (self->preview, !filed);
  gtk_revealer_set_reveal_child (self->filed_bar, filed);
  jb_window_update_actions (self);
  jb_window_update_title (self);
}

/* Shows whether the issue that is open is filed. */
void
jb_window_update_filing (JbWindow *self)
{
  g_autoptr(JbArchiveEntry) entry = self->bulletin != NULL ? find_entry (self) : NULL;
  gboolean filed = entry != NULL &&
                   jb_archive_entry_get_status (entry) == JB_ARCHIVE_STATUS_FILED;

  if (filed)
    {
      const char      *issue = jb_archive_entry_get_issue (entry);
      const char      *day = jb_archive_entry_get_filed_day (entry);
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

/* What the dialog works on. */
typedef struct
{
  JbWindow         *window;
  AdwMessageDialog *dialog;
  JbFilingForm     *form;
  GCancellable     *asking;
  gint64            id;
} Filing;

static void
filing_free (Filing *filing)
{
  /* The form may outlive this while it waits for an answer. */
  g_signal_handlers_disconnect_by_data (filing->form, filing);
  g_object_unref (filing->form);
  g_cancellable_cancel (filing->asking);
  g_object_unref (filing->asking);
  g_object_unref (filing->window);
  g_free (filing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filing, filing_free)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = NULL;

  jb_window_release (self);
  transcript = jb_archive_load_finish (JB_ARCHIVE (source), result, &error);
  if (transcript != NULL)
    jb_window_open_transcript (self, transcript, self->id);
  else
    jb_window_say (self, _("The Bulletin Cannot Be Opened"), error->message);
}

static void
filed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  JbWindow *self = filing->window;

  jb_window_release (self);
  if (!jb_archive_file_finish (JB_ARCHIVE (source), result, &error))
    {
      jb_window_say (self, _("The Issue Was Not Filed"), error->message);
      return;
    }

  jb_window_toast (self, _("Filed"));
  if (self->id != filing->id)
    return;

  /* Its number and date may be others now. */
  jb_window_hold (self);
  jb_archive_load_async (self->archive, self->id, NULL, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) chosen = NULL;
  JbWindow *self = filing->window;
  gint64    id = filing->id;

  chosen = jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  if (chosen == NULL)
    {
      jb_window_release (self);
      jb_window_say (self, _("The Issue Was Not Filed"), error->message);
      return;
    }

  jb_archive_file_async (self->archive, id, chosen, NULL, filed_cb, g_steal_pointer (&filing));
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                gpointer          data)
{
  g_autoptr(Filing) filing = data;
  JbWindow    *self = filing->window;
  gint64       id = filing->id;
  JbFilingWish wish;

  if (!g_str_equal (response, "file") || !jb_filing_form_get_wish (filing->form, &wish))
    return;

  jb_window_hold (self);
  jb_archive_propose_filing_async (self->archive, id, &wish, NULL, chosen_cb,
                                   g_steal_pointer (&filing));
}

static void
on_ready_cb (Filing *filing)
{
  adw_message_dialog_set_response_enabled (filing->dialog, "file",
                                           jb_filing_form_get_ready (filing->form));
}

/* The words say what to do; that nothing was filed goes without saying yet. */
static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(JbFilingForm) form = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing =
                 jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  const char *sentence = _("The bulletin was not filed.");
  const char *words;

  if (filing != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  words = error->message;
  if (g_str_has_prefix (words, sentence))
    words += strlen (sentence) + strspn (words + strlen (sentence), " ");
  jb_filing_form_set_problem (form, words);
}

static void
on_form_changed_cb (Filing *filing)
{
  JbFilingWish wish;

  g_cancellable_cancel (filing->asking);
  g_object_unref (filing->asking);
  filing->asking = g_cancellable_new ();
  if (jb_filing_form_get_wish (filing->form, &wish))
    jb_archive_propose_filing_async (filing->window->archive, filing->id, &wish, filing->asking,
                                     tried_cb, g_object_ref (filing->form));
}

static void
present_dialog (JbWindow       *self,
                const JbFiling *proposal)
{
  Filing    *filing = g_new0 (Filing, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("File This Issue?"), NULL);

  filing->window = g_object_ref (self);
  filing->asking = g_cancellable_new ();
  filing->id = self->id;
  filing->dialog = ADW_MESSAGE_DIALOG (dialog);
  filing->form = g_object_ref_sink (JB_FILING_FORM (jb_filing_form_new (proposal,
                                                                        self->findings)));
  adw_message_dialog_set_body (filing->dialog,
                               _("A filed issue cannot be changed until it is reopened."));
  adw_message_dialog_set_extra_child (filing->dialog, GTK_WIDGET (filing->form));
  adw_message_dialog_add_responses (filing->dialog, "cancel", _("_Cancel"), "file", _("_File"),
                                    NULL);
  adw_message_dialog_set_response_appearance (filing->dialog, "file", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (filing->dialog, "file");
  adw_message_dialog_set_close_response (filing->dialog, "cancel");
  g_signal_connect_swapped (filing->form, "changed", G_CALLBACK (on_form_changed_cb), filing);
  g_signal_connect_swapped (filing->form, "ready-changed", G_CALLBACK (on_ready_cb), filing);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), filing);
  on_ready_cb (filing);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) proposal = NULL;

  jb_window_release (self);
  proposal = jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  if (proposal == NULL)
    {
      jb_window_say (self, _("The Issue Was Not Filed"), error->message);
      return;
    }
  if (self->bulletin == NULL)
    return;

  jb_findings_update (self->findings);
  present_dialog (self, proposal);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbWindow          *self = JB_WINDOW (source);
  const JbFilingWish nothing = { 0 };
  g_autoptr(GError) error = NULL;

  if (!jb_window_save_finish (self, result, &error))
    {
      jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);
      return;
    }
  if (self->bulletin == NULL || self->id <= 0)
    return;

  jb_window_hold (self);
  jb_archive_propose_filing_async (self->archive, self->id, &nothing, NULL, proposed_cb,
                                   g_object_ref (self));
}

/* What is filed is what is saved. */
static void
file_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_save_async (JB_WINDOW (widget), saved_cb, NULL);
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
