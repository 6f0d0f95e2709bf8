/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-block-place.h"
#include "jb-button-names.h"
#include "jb-filing-form.h"
#include "store/jb-archive-filing.h"

/* The dialog that files an issue. It shows what the checks find in the issue as it will be filed,
 * with its date; and what is filed in the end is checked once more, so that nothing that has to be
 * seen stays unseen. */

/* What the dialog works on; without a dialog, what is asked before there is one. */
typedef struct
{
  JbWindow         *window;
  AdwMessageDialog *dialog;
  JbFilingForm     *form;
  GCancellable     *asking;
  JbFiling         *filing;
  gint64            id;
} Filing;

static Filing *
filing_new (JbWindow *self)
{
  Filing *filing = g_new0 (Filing, 1);

  filing->window = g_object_ref (self);
  filing->asking = g_cancellable_new ();
  filing->id = self->id;

  return filing;
}

static void
filing_free (Filing *filing)
{
  /* The form may outlive this while it waits for an answer. */
  if (filing->form != NULL)
    g_signal_handlers_disconnect_by_data (filing->form, filing);
  g_clear_object (&filing->form);
  g_clear_pointer (&filing->filing, jb_filing_free);
  g_cancellable_cancel (filing->asking);
  g_object_unref (filing->asking);
  g_object_unref (filing->window);
  g_free (filing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filing, filing_free)

/* What is being tried while somebody types: it may come to an end after the dialog. */
typedef struct
{
  JbArchive    *archive;
  JbFilingForm *form;
  GCancellable *asking;
  gint64        id;
} Trial;

static void
trial_free (Trial *trial)
{
  g_object_unref (trial->archive);
  g_object_unref (trial->form);
  g_object_unref (trial->asking);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static void present_dialog (JbWindow       *self,
                            const JbFiling *proposal,
                            GPtrArray      *findings);

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
say_not_filed (JbWindow     *self,
               const GError *error)
{
  jb_window_release (self);
  jb_window_say (self, _("The Issue Was Not Filed"), error->message);
}

static void
filed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  JbWindow *self = filing->window;

  if (!jb_archive_file_finish (JB_ARCHIVE (source), result, &error))
    {
      say_not_filed (self, error);
      return;
    }

  jb_window_release (self);
  jb_window_toast (self, _("Filed"));
  if (self->id != filing->id)
    return;

  /* Its number and date may be others now. */
  jb_window_hold (self);
  jb_archive_load_async (self->archive, self->id, NULL, loaded_cb, g_object_ref (self));
}

/* Something may have been found that was not there when somebody agreed: the directory may be
 * another one by now. */
static void
chosen_checked_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  JbWindow       *self = filing->window;
  gint64          id = filing->id;
  const JbFiling *chosen = filing->filing;

  findings = jb_archive_check_filing_finish (JB_ARCHIVE (source), result, &error);
  if (findings == NULL)
    {
      say_not_filed (self, error);
      return;
    }
  if (!jb_filing_form_has_shown (filing->form, findings))
    {
      jb_window_release (self);
      present_dialog (self, chosen, findings);
      return;
    }

  jb_archive_file_async (JB_ARCHIVE (source), id, chosen, NULL, filed_cb,
                         g_steal_pointer (&filing));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  gint64          id = filing->id;
  const JbFiling *chosen;

  g_clear_pointer (&filing->filing, jb_filing_free);
  filing->filing = jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  chosen = filing->filing;
  if (chosen == NULL)
    {
      say_not_filed (filing->window, error);
      return;
    }

  jb_archive_check_filing_async (JB_ARCHIVE (source), id, chosen, NULL, chosen_checked_cb,
                                 g_steal_pointer (&filing));
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

/* A place to go to when the dialog is away. */
typedef struct
{
  JbWindow  *window;
  JbFinding *finding;
  gsize      from_end;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->window);
  jb_finding_unref (place->finding);
  g_free (place);
}

/* What filing writes stands before what is found, so that places are counted from the end. */
static gboolean
go_to_place_cb (gpointer data)
{
  const Place     *place = data;
  JbWindow        *self = place->window;
  gsize            length, start;
  JbBlock         *block;
  g_autofree char *text = NULL;

  if (self->bulletin == NULL)
    return G_SOURCE_REMOVE;

  text = jb_bulletin_dup_text (self->bulletin, &length);
  block = place->from_end <= length
              ? jb_bulletin_find_block_at (self->bulletin, length - place->from_end, &start)
              : NULL;
  if (block == NULL)
    return G_SOURCE_REMOVE;

  jb_window_show_content (self);
  jb_editor_place_go_to (self->place, block, (guint) place->finding->start, TRUE);

  return G_SOURCE_REMOVE;
}

static void
on_chosen_cb (Filing    *filing,
              JbFinding *finding)
{
  Place *place = g_new0 (Place, 1);

  place->window = g_object_ref (filing->window);
  place->finding = jb_finding_ref (finding);
  place->from_end = filing->filing->transcript->length - MIN (filing->filing->transcript->length,
                                                              finding->offset);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_to_place_cb, place, place_free);
  gtk_window_close (GTK_WINDOW (filing->dialog));
}

static void
tried_checked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(Trial) trial = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  findings = jb_archive_check_filing_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (trial->asking))
    return;

  if (findings != NULL)
    jb_filing_form_set_findings (trial->form, findings);
  else
    jb_filing_form_set_problem (trial->form, error->message);
}

/* The words say what to do; that nothing was filed goes without saying yet. */
static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Trial) trial = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing =
                 jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  const char   *sentence = _("The bulletin was not filed.");
  const char   *words;
  gint64        id = trial->id;
  GCancellable *asking = trial->asking;

  if (g_cancellable_is_cancelled (asking))
    return;
  if (filing != NULL)
    {
      jb_archive_check_filing_async (JB_ARCHIVE (source), id, filing, asking, tried_checked_cb,
                                     g_steal_pointer (&trial));
      return;
    }

  words = error->message;
  if (g_str_has_prefix (words, sentence))
    words += strlen (sentence) + strspn (words + strlen (sentence), " ");
  jb_filing_form_set_problem (trial->form, words);
}

static void
on_form_changed_cb (Filing *filing)
{
  JbFilingWish wish;
  Trial       *trial;

  g_cancellable_cancel (filing->asking);
  g_object_unref (filing->asking);
  filing->asking = g_cancellable_new ();
  if (!jb_filing_form_get_wish (filing->form, &wish))
    return;

  trial = g_new0 (Trial, 1);
  trial->archive = g_object_ref (filing->window->archive);
  trial->form = g_object_ref (filing->form);
  trial->asking = g_object_ref (filing->asking);
  trial->id = filing->id;
  jb_archive_propose_filing_async (trial->archive, filing->id, &wish, filing->asking, tried_cb,
                                   trial);
}

static void
present_dialog (JbWindow       *self,
                const JbFiling *proposal,
                GPtrArray      *findings)
{
  Filing    *filing = filing_new (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("File This Issue?"), NULL);

  filing->filing = jb_filing_copy (proposal);
  filing->dialog = ADW_MESSAGE_DIALOG (dialog);
  filing->form = g_object_ref_sink (JB_FILING_FORM (jb_filing_form_new (proposal, findings)));
  adw_message_dialog_set_body (filing->dialog,
                               _("A filed issue cannot be changed until it is reopened."));
  adw_message_dialog_set_extra_child (filing->dialog, GTK_WIDGET (filing->form));
  adw_message_dialog_add_response (filing->dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (filing->dialog, "file", _("_File"));
  adw_message_dialog_set_response_appearance (filing->dialog, "file", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (filing->dialog, "file");
  adw_message_dialog_set_close_response (filing->dialog, "cancel");
  g_signal_connect_swapped (filing->form, "changed", G_CALLBACK (on_form_changed_cb), filing);
  g_signal_connect_swapped (filing->form, "ready-changed", G_CALLBACK (on_ready_cb), filing);
  g_signal_connect_swapped (filing->form, "chosen", G_CALLBACK (on_chosen_cb), filing);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), filing);
  on_ready_cb (filing);
  jb_button_names_tidy (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
proposal_checked_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  JbWindow *self = filing->window;

  findings = jb_archive_check_filing_finish (JB_ARCHIVE (source), result, &error);
  if (findings == NULL)
    {
      say_not_filed (self, error);
      return;
    }

  jb_window_release (self);
  if (!jb_window_is_gone (self) && self->bulletin != NULL && self->id == filing->id)
    present_dialog (self, filing->filing, findings);
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(Filing) filing = data;
  g_autoptr(GError) error = NULL;
  gint64          id = filing->id;
  const JbFiling *proposal;

  filing->filing = jb_archive_propose_filing_finish (JB_ARCHIVE (source), result, &error);
  proposal = filing->filing;
  if (proposal == NULL)
    {
      say_not_filed (filing->window, error);
      return;
    }

  jb_archive_check_filing_async (JB_ARCHIVE (source), id, proposal, NULL, proposal_checked_cb,
                                 g_steal_pointer (&filing));
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
                                   filing_new (self));
}

/* Asks whether to file the bulletin that is open. What is filed is what is saved. */
void
jb_window_file_issue (JbWindow *self)
{
  jb_window_save_async (self, saved_cb, NULL);
}
