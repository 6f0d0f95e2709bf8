/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-transfer.h"
#include "jb-bulletin-label.h"
#include "jb-issue-chooser.h"
#include "jb-part-label.h"
#include "jb-transient.h"
#include "legacy/jb-house-style.h"

/* Moving an article to another issue. The other issue is read, given the article and
 * saved; only when it is safely there does the article go from here. An issue that is
 * open in another window is changed there, where it can be undone. */

typedef struct
{
  JbWindow       *window;
  JbBulletin     *bulletin;
  JbArticle      *article;
  JbIssueChooser *chooser;
  JbBulletin     *target;
  GCancellable   *cancellable;
  char           *name;
  gint64          id;
  gboolean        is_open;
} Transfer;

static void
transfer_clear (Transfer *transfer)
{
  g_object_unref (transfer->window);
  g_object_unref (transfer->bulletin);
  g_object_unref (transfer->article);
  g_clear_weak_pointer (&transfer->chooser);
  g_clear_object (&transfer->target);
  g_object_unref (transfer->cancellable);
  g_free (transfer->name);
}

static void
transfer_unref (Transfer *transfer)
{
  g_rc_box_release_full (transfer, (GDestroyNotify) transfer_clear);
}

/* Nothing has changed here; the next try begins with what the archive has. */
static void
fail (Transfer   *transfer,
      const char *reason)
{
  g_clear_object (&transfer->target);
  if (transfer->chooser != NULL)
    jb_issue_chooser_start_again (transfer->chooser);
  jb_window_say (transfer->window, _("The Article Could Not Be Moved"), reason);
}

/* The article may have gone while the other issue was being written. */
static void
finish (Transfer *transfer)
{
  g_autofree char *message = g_strdup_printf (_("Moved to “%s”"), transfer->name);

  if (jb_node_get_bulletin (JB_NODE (transfer->article)) == transfer->bulletin &&
      jb_node_get_owner (JB_NODE (transfer->article)) != NULL)
    {
      JbSection *section = JB_SECTION (jb_node_get_owner (JB_NODE (transfer->article)));

      if (g_list_store_find (G_LIST_STORE (jb_section_get_articles (section)),
                             transfer->article, NULL))
        jb_transfer_give_away (transfer->article);
    }
  if (transfer->chooser != NULL)
    gtk_window_destroy (GTK_WINDOW (transfer->chooser));
  jb_window_toast (transfer->window, message);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Transfer *transfer = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (transfer->window);
  if (jb_archive_save_finish (JB_ARCHIVE (source), result, &error))
    finish (transfer);
  else
    fail (transfer, error->message);
  transfer_unref (transfer);
}

/* The window in which an issue is open, which knows it better than the archive. */
static JbWindow *
find_window (JbWindow *self,
             gint64    id)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList          *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) && l->data != (gpointer) self &&
        jb_window_get_id (l->data) == id && jb_window_get_bulletin (l->data) != NULL)
      return l->data;

  return NULL;
}

static void
put_into (Transfer *transfer,
          guint     position)
{
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  GListModel *sections = jb_bulletin_get_sections (transfer->target);
  JbWindow   *other = find_window (transfer->window, transfer->id);

  if ((other != NULL ? jb_window_get_bulletin (other) : NULL) !=
      (transfer->is_open ? transfer->target : NULL))
    {
      fail (transfer,
            _("Another window has opened or left that issue meanwhile. Choose it again."));
      return;
    }
  if (g_list_model_get_n_items (sections) == 0)
    jb_bulletin_insert_section (transfer->target, 0, _("New Section"));
  section = g_list_model_get_item (sections, position);
  if (section == NULL)
    return;

  jb_transfer_article (transfer->article, section,
                       g_list_model_get_n_items (jb_section_get_articles (section)));
  if (transfer->is_open)
    {
      finish (transfer);
      return;
    }

  jb_issue_chooser_set_busy (transfer->chooser, TRUE);
  transcript = jb_bulletin_to_transcript (transfer->target);
  jb_window_hold (transfer->window);
  jb_archive_save_async (transfer->window->archive, transfer->id, transcript, NULL, saved_cb,
                         g_rc_box_acquire (transfer));
}

static void
on_section_chosen_cb (JbIssueChooser *chooser,
                      guint           position,
                      Transfer       *transfer)
{
  if (transfer->target != NULL)
    put_into (transfer, position);
}

static void
ask_section (Transfer *transfer)
{
  JbNode *section = jb_node_get_owner (JB_NODE (transfer->article));

  jb_issue_chooser_set_busy (transfer->chooser, FALSE);
  if (g_list_model_get_n_items (jb_bulletin_get_sections (transfer->target)) > 1)
    jb_issue_chooser_ask_section (transfer->chooser, transfer->target,
                                  section != NULL ? jb_section_get_name (JB_SECTION (section))
                                                  : NULL);
  else
    put_into (transfer, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Transfer *transfer = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = NULL;

  jb_window_release (transfer->window);
  transcript = jb_archive_load_finish (JB_ARCHIVE (source), result, &error);
  if (transfer->chooser == NULL)
    ;
  else if (transcript == NULL)
    fail (transfer, error->message);
  else
    {
      g_autoptr(JbHouseStyle) style = jb_house_style_new ();

      jb_house_style_learn (style, transcript);
      transfer->target = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
      ask_section (transfer);
    }
  transfer_unref (transfer);
}

static void
on_issue_chosen_cb (JbIssueChooser *chooser,
                    JbArchiveEntry *entry,
                    Transfer       *transfer)
{
  JbWindow *other = find_window (transfer->window, jb_archive_entry_get_id (entry));

  g_clear_object (&transfer->target);
  g_free (transfer->name);
  transfer->name = jb_bulletin_label_dup_for_entry (entry);
  transfer->id = jb_archive_entry_get_id (entry);
  transfer->is_open = other != NULL;
  if (other != NULL)
    {
      transfer->target = g_object_ref (jb_window_get_bulletin (other));
      ask_section (transfer);
      return;
    }

  jb_issue_chooser_set_busy (chooser, TRUE);
  jb_window_hold (transfer->window);
  jb_archive_load_async (transfer->window->archive, transfer->id, transfer->cancellable, loaded_cb,
                         g_rc_box_acquire (transfer));
}

static void
on_destroy_cb (GtkWidget *chooser,
               Transfer  *transfer)
{
  g_cancellable_cancel (transfer->cancellable);
}

static void
release_transfer (gpointer  data,
                  GClosure *closure)
{
  transfer_unref (data);
}

/**
 * jb_window_move_to_issue:
 * @article: an article of the bulletin that is open
 *
 * Asks for another issue and moves the article there.
 */
void
jb_window_move_to_issue (JbWindow  *self,
                         JbArticle *article)
{
  g_autoptr(GListModel) issues = NULL;
  Transfer *transfer;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (JB_IS_ARTICLE (article));

  if (self->archive == NULL || self->list == NULL || self->bulletin == NULL)
    return;

  issues = jb_window_list_all (self);
  transfer = g_rc_box_new0 (Transfer);
  transfer->window = g_object_ref (self);
  transfer->bulletin = g_object_ref (self->bulletin);
  transfer->article = g_object_ref (article);
  transfer->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&transfer->chooser,
                      jb_issue_chooser_new (issues, self->id));
  jb_transient_set_parent (GTK_WINDOW (transfer->chooser), GTK_WINDOW (self));
  g_signal_connect_data (transfer->chooser, "issue-chosen", G_CALLBACK (on_issue_chosen_cb),
                         g_rc_box_acquire (transfer), release_transfer, 0);
  g_signal_connect_data (transfer->chooser, "section-chosen", G_CALLBACK (on_section_chosen_cb),
                         g_rc_box_acquire (transfer), release_transfer, 0);
  g_signal_connect_data (transfer->chooser, "destroy", G_CALLBACK (on_destroy_cb),
                         transfer, release_transfer, 0);
  gtk_window_present (GTK_WINDOW (transfer->chooser));
}
