/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-history-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-time-words.h"
#include "store/jb-archive-revisions.h"

/* What is shown of a revision: its text, or what differs. It is read and compared while the window
 * goes on. */

enum
{
  /* Parts that are the same and stand next to a change. */
  N_CONTEXT = 1,

  /* Milliseconds until it is said that it takes time. */
  SPINNER_DELAY = 400,
};

typedef struct
{
  JbHistoryWindow *window;
  GCancellable    *cancellable;
  JbTranscript    *first;
  JbTranscript    *second;
  gint64           number;
  gint64           other;
} Compare;

static void
compare_free (Compare *compare)
{
  jb_history_window_release (compare->window);
  g_object_unref (compare->window);
  g_object_unref (compare->cancellable);
  g_clear_pointer (&compare->first, jb_transcript_unref);
  g_clear_pointer (&compare->second, jb_transcript_unref);
  g_free (compare);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compare, compare_free)

static void
show_page (JbHistoryWindow *self,
           const char      *name)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_stack_set_visible_child_name (self->stack, name);
  jb_history_window_update_position (self);
}

static gboolean
spinner_cb (gpointer data)
{
  JbHistoryWindow *self = data;

  self->spinner_id = 0;
  show_page (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_message (JbHistoryWindow *self,
              const char      *title,
              const char      *description)
{
  g_autofree char *text = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, text);
  show_page (self, "message");
}

static void
show_error (JbHistoryWindow *self,
            const GError    *error)
{
  show_message (self, _("The Revision Cannot Be Shown"), error->message);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(Compare) compare = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts = jb_comparison_make_finish (result, &error);
  JbHistoryWindow *self = compare->window;

  if (g_cancellable_is_cancelled (compare->cancellable))
    return;
  if (parts == NULL)
    {
      show_error (self, error);
      return;
    }
  if (parts->len == 0)
    {
      show_message (self, _("No Difference"), _("Both are the same to the last character."));
      return;
    }

  jb_revision_view_show_changes (self->view, parts);
  show_page (self, "view");
}

/* What was earlier comes first, so that a plus sign stands for what is newer. */
static void
start_comparing (Compare *compare)
{
  JbHistoryWindow *self = compare->window;
  JbTranscript    *first = compare->first;
  JbTranscript    *second = compare->second;
  GCancellable    *cancellable = compare->cancellable;
  gboolean         backwards = compare->other > compare->number ||
                       compare->other == JB_HISTORY_PRESENT;

  if (compare->other == JB_HISTORY_PRESENT)
    {
      g_clear_pointer (&compare->second, jb_transcript_unref);
      compare->second = jb_bulletin_to_transcript (self->bulletin);
      second = compare->second;
    }
  jb_comparison_make_async (backwards ? first : second, backwards ? second : first, N_CONTEXT,
                            cancellable, compared_cb, compare);
}

static void
other_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(Compare) compare = data;
  g_autoptr(GError) error = NULL;

  compare->second = jb_archive_load_revision_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (compare->cancellable))
    return;
  if (compare->second == NULL)
    show_error (compare->window, error);
  else
    start_comparing (g_steal_pointer (&compare));
}

/* The revision before is the next one in the list: numbers may be missing. */
static gint64
find_before (JbHistoryWindow *self,
             gint64           number)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->revisions));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRevision) revision = g_list_model_get_item (G_LIST_MODEL (self->revisions), i);

      if (jb_revision_get_number (revision) < number)
        return jb_revision_get_number (revision);
    }

  return JB_HISTORY_BEFORE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Compare) compare = data;
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *self = compare->window;
  GCancellable    *cancellable = compare->cancellable;
  gint64           other;

  compare->first = jb_archive_load_revision_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (compare->cancellable))
    return;
  if (compare->first == NULL)
    {
      show_error (self, error);
      return;
    }

  if (!gtk_toggle_button_get_active (self->changes_button))
    {
      jb_revision_view_show_text (self->view, compare->first);
      show_page (self, "view");
      return;
    }

  if (compare->other == JB_HISTORY_PRESENT)
    {
      start_comparing (g_steal_pointer (&compare));
      return;
    }
  if (compare->other == JB_HISTORY_BEFORE)
    compare->other = find_before (self, compare->number);
  if (compare->other == JB_HISTORY_BEFORE)
    {
      show_message (self, _("The First Revision"),
                             _("There is none before it. Its whole text can be shown."));
      return;
    }

  other = compare->other;
  jb_archive_load_revision_async (self->archive, self->id, other, cancellable, other_loaded_cb,
                                  g_steal_pointer (&compare));
}

static void
update_title (JbHistoryWindow *self,
              JbRevision      *revision)
{
  g_autofree char *description = jb_revision_dup_description (revision);
  g_autofree char *title = g_strdup_printf ("%lld. %s",
                                            (long long) jb_revision_get_number (revision),
                                            description);
  g_autofree char *time = jb_time_words_dup_exact (jb_revision_get_time (revision));

  adw_window_title_set_title (self->view_title, title);
  adw_window_title_set_subtitle (self->view_title, time);
}

/* Says which change was gone to, or how many there are. */
void
jb_history_window_update_position (JbHistoryWindow *self)
{
  gboolean         shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "view") == 0;
  guint            n = shown ? jb_revision_view_get_n_changes (self->view) : 0;
  guint            current = shown ? jb_revision_view_get_current (self->view) : 0;
  g_autofree char *words = NULL;

  if (n > 0 && current > 0)
    {
      g_autofree char *change = jb_revision_view_dup_words (self->view);

      /* Translators: the first number counts the changes up to the second one, %s tells one */
      words = g_strdup_printf (_("%u of %u · %s"), current, n, change);
    }
  else if (n > 0)
    words = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);

  gtk_label_set_label (self->position, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->position), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.previous", n > 0);
}

void
jb_history_window_stop_comparing (JbHistoryWindow *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

/* Shows what is selected in the way that is chosen. */
void
jb_history_window_update_view (JbHistoryWindow *self)
{
  JbRevision *revision = jb_history_window_get_revision (self);
  Compare    *compare;

  jb_history_window_stop_comparing (self);
  if (revision == NULL || self->bulletin == NULL)
    return;

  update_title (self, revision);
  self->comparing = g_cancellable_new ();
  self->spinner_id = g_timeout_add (SPINNER_DELAY, spinner_cb, self);

  compare = g_new0 (Compare, 1);
  jb_history_window_hold (self);
  compare->window = g_object_ref (self);
  compare->cancellable = g_object_ref (self->comparing);
  compare->number = jb_revision_get_number (revision);
  compare->other = jb_history_window_get_other (self);
  jb_archive_load_revision_async (self->archive, self->id, compare->number, self->comparing,
                                  loaded_cb, compare);
}
