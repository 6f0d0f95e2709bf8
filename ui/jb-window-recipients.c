/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "check/jb-readings.h"
#include "jb-directory-window.h"
#include "jb-editor-part.h"
#include "jb-issue-chooser.h"
#include "jb-part-holder.h"
#include "jb-recipients-comparison.h"
#include "jb-transient.h"
#include "legacy/jb-house-style.h"
#include "store/jb-archive-previous.h"

/* The recipients of this issue and those of others. */

/* An issue that is being read: what it is for, and for which bulletin. */
typedef struct
{
  JbWindow       *window;
  JbBulletin     *bulletin;
  JbIssueChooser *chooser;
  char           *title;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_object_unref (request->bulletin);
  g_clear_weak_pointer (&request->chooser);
  g_free (request->title);
  g_free (request);
}

static Request *
request_new (JbWindow       *self,
             JbArchiveEntry *entry)
{
  Request    *request = g_new0 (Request, 1);
  const char *title = jb_archive_entry_get_title (entry);
  const char *issue = jb_archive_entry_get_issue (entry);
  const char *date = jb_archive_entry_get_date (entry);

  request->window = g_object_ref (self);
  request->bulletin = g_object_ref (self->bulletin);
  if (title == NULL || *title == '\0')
    title = _("Untitled");
  if (issue != NULL && *issue != '\0')
    request->title = g_strdup_printf ("%s · %s", issue, title);
  else if (date != NULL && *date != '\0')
    request->title = g_strdup_printf ("%s · %s", date, title);
  else
    request->title = g_strdup (title);

  return request;
}

/* Reads the issue. Gives NULL when it cannot be read, which the user is told, or when another
 * bulletin is open meanwhile. */
static JbTranscript *
finish_load (Request      *request,
             GObject      *source,
             GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript =
                 jb_archive_load_finish (JB_ARCHIVE (source), result, &error);

  jb_window_release (request->window);
  if (transcript == NULL)
    {
      if (request->chooser != NULL)
        jb_issue_chooser_start_again (request->chooser);
      jb_window_say (request->window, _("The Other Issue Could Not Be Read"), error->message);
      return NULL;
    }
  if (request->window->bulletin != request->bulletin)
    return NULL;

  return g_steal_pointer (&transcript);
}

static void
on_recipient_chosen_cb (GtkWindow *comparison,
                        JbBlock   *block,
                        JbWindow  *self)
{
  GtkWidget *form;

  gtk_window_destroy (comparison);
  if (self->bulletin == NULL || jb_node_get_bulletin (JB_NODE (block)) != self->bulletin)
    return;

  form = jb_editor_find_part (self->editor,
                              G_OBJECT (jb_bulletin_get_recipients (self->bulletin)));
  if (form != NULL && JB_IS_PART_HOLDER (form))
    jb_part_holder_go_to (JB_PART_HOLDER (form), JB_NODE (block));
}

static void
compare_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Request *request = data;
  g_autoptr(JbTranscript) previous = finish_load (request, source, result);
  JbRecipientsComparison *comparison;

  if (previous != NULL)
    {
      comparison = jb_recipients_comparison_new (request->bulletin, previous, request->title,
                                                 !request->window->filed);
      jb_transient_set_parent (GTK_WINDOW (comparison), GTK_WINDOW (request->window));
      g_signal_connect_object (comparison, "recipient-chosen",
                               G_CALLBACK (on_recipient_chosen_cb), request->window, 0);
      gtk_window_present (GTK_WINDOW (comparison));
    }
  request_free (request);
}

/* What is known when the issue before has been found. */
typedef struct
{
  JbWindow   *window;
  JbBulletin *bulletin;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->window);
  g_object_unref (search->bulletin);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
previous_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(Search) search = data;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  JbWindow *self = search->window;
  gboolean  found =
      jb_archive_find_previous_finish (JB_ARCHIVE (source), result, &entry, &error);

  if (found && entry != NULL && self->bulletin == search->bulletin)
    {
      jb_archive_load_async (JB_ARCHIVE (source), jb_archive_entry_get_id (entry), NULL,
                             compare_loaded_cb, request_new (self, entry));
      return;
    }

  jb_window_release (self);
  if (!found)
    jb_window_say (self, _("The Other Issue Could Not Be Read"), error->message);
  else if (entry == NULL)
    jb_window_toast (self, _("The archive has no earlier issue to compare with"));
}

static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  Search   *search;

  if (self->archive == NULL || self->bulletin == NULL)
    return;

  search = g_new0 (Search, 1);
  search->window = g_object_ref (self);
  search->bulletin = g_object_ref (self->bulletin);
  jb_window_hold (self);
  jb_archive_find_previous_async (self->archive, self->id, jb_window_get_publication_name (self),
                                  NULL, previous_found_cb, search);
}

static void
take_over (Request            *request,
           const JbTranscript *transcript)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) other = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autoptr(GPtrArray) lists = jb_recipient_lists_new_from (other);

  if (jb_recipient_lists_count_entries (lists) == 0)
    {
      jb_window_toast (request->window, _("That issue has no recipients"));
      return;
    }
  if (jb_recipient_lists_take_over (request->bulletin, lists, _("Take Over Recipients")))
    {
      g_autofree char *message =
          g_strdup_printf (_("Recipients taken over from “%s”"), request->title);

      jb_window_offer_step_back (request->window, message, _("_Undo"));
    }
  else
    jb_window_toast (request->window, _("That issue has the same recipients"));
}

static void
take_over_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Request *request = data;
  g_autoptr(JbTranscript) transcript = finish_load (request, source, result);

  if (transcript != NULL)
    {
      if (request->chooser != NULL)
        gtk_window_destroy (GTK_WINDOW (request->chooser));
      take_over (request, transcript);
    }
  request_free (request);
}

static void
on_issue_chosen_cb (JbIssueChooser *chooser,
                    JbArchiveEntry *entry,
                    JbWindow       *self)
{
  Request *request;

  if (self->archive == NULL || self->bulletin == NULL)
    return;

  request = request_new (self, entry);
  g_set_weak_pointer (&request->chooser, chooser);
  jb_issue_chooser_set_busy (chooser, TRUE);
  jb_window_hold (self);
  jb_archive_load_async (self->archive, jb_archive_entry_get_id (entry), NULL,
                         take_over_loaded_cb, request);
}

static void
take_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbWindow       *self = JB_WINDOW (widget);
  JbIssueChooser *chooser;
  g_autoptr(GListModel) issues = NULL;

  if (self->archive == NULL || self->list == NULL || self->bulletin == NULL)
    return;

  issues = jb_window_list_all (self);
  chooser = jb_issue_chooser_new_for_any (issues, self->id, _("Take Over Recipients From"));
  jb_transient_set_parent (GTK_WINDOW (chooser), GTK_WINDOW (self));
  g_signal_connect_object (chooser, "issue-chosen", G_CALLBACK (on_issue_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static gboolean
describe_item (const JbReadingItem *item,
               JbDirectoryValues   *values)
{
  values->name = item->name;
  if (item->kind == JB_READING_PERSON)
    {
      values->kind = JB_DIRECTORY_PERSON;
      values->post = item->posts != NULL ? item->posts[0] : NULL;
    }
  else
    values->kind = item->kind == JB_READING_GROUP ? JB_DIRECTORY_GROUP : JB_DIRECTORY_UNIT;

  return item->name != NULL;
}

/* Those whom a recipient names, and whom the directory does not know, become entries of it, to
 * be looked at there. */
static void
add_to_directory_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  JbWindow       *self = JB_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  JbDirectory    *directory = jb_window_get_directory (self);
  const char     *text, *label;
  g_autoptr(JbReading) reading = NULL;
  JbDirectoryWindow *window;

  if (self->archive == NULL || directory == NULL || application == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &text, &label);
  reading = jb_receivers_read (self->receivers, text);
  window = jb_directory_window_present (application, self->archive);
  for (guint i = 0; i < reading->items->len; i++)
    {
      const JbReadingItem *item = g_ptr_array_index (reading->items, i);
      g_autoptr(GPtrArray) found = jb_readings_find_entries (directory, item, NULL);
      JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

      values.list = jb_directory_list_of_label (label);
      if (found->len == 0 && describe_item (item, &values))
        jb_directory_window_add (window, &values);
    }
}

void
jb_window_install_recipients (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-to-directory", "(ss)",
                                   add_to_directory_action);
  gtk_widget_class_install_action (widget_class, "win.compare-recipients", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.take-over-recipients", NULL,
                                   take_over_action);
}
