/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-history-window-private.h"

#include <glib/gi18n-lib.h>

#include "jb-time-words.h"
#include "jb-toast.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-revisions.h"

/* The lists of the history: the revisions, what they can be compared with, and the log. */

/* A list that is being read: another one may be asked for meanwhile. */
typedef struct
{
  JbHistoryWindow *window;
  GCancellable    *cancellable;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (JbHistoryWindow *self)
{
  Request *request = g_new0 (Request, 1);

  jb_history_window_hold (self);
  request->window = g_object_ref (self);
  request->cancellable = g_object_ref (self->listing);

  return request;
}

static gboolean
is_same (JbRevision *first,
         JbRevision *second)
{
  return jb_revision_get_number (first) == jb_revision_get_number (second) &&
         jb_revision_get_time (first) == jb_revision_get_time (second) &&
         g_strcmp0 (jb_revision_get_label (first), jb_revision_get_label (second)) == 0;
}

static gboolean
find_number (GListStore *revisions,
             gint64      number,
             guint      *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (revisions));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRevision) revision = g_list_model_get_item (G_LIST_MODEL (revisions), i);

      if (jb_revision_get_number (revision) != number)
        continue;
      *position = i;
      return TRUE;
    }

  return FALSE;
}

/* Changes of the list what is another: rows that stay keep the keyboard. */
static void
splice_revisions (GListStore *list,
                  GPtrArray  *revisions)
{
  guint n_olds = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_tail = 0;

  while (n_tail < n_olds && n_tail < revisions->len)
    {
      g_autoptr(JbRevision) old =
                     g_list_model_get_item (G_LIST_MODEL (list), n_olds - 1 - n_tail);

      if (!is_same (old, revisions->pdata[revisions->len - 1 - n_tail]))
        break;
      n_tail++;
    }
  if (n_tail < n_olds || n_tail < revisions->len)
    g_list_store_splice (list, 0, n_olds - n_tail, revisions->pdata, revisions->len - n_tail);
}

static void
append_other (JbHistoryWindow *self,
              GtkStringList   *names,
              gint64           number,
              const char      *name)
{
  g_array_append_val (self->others, number);
  gtk_string_list_append (names, name);
}

/* What a revision can be compared with; what was chosen stays chosen. */
static void
fill_others (JbHistoryWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gint64 other = jb_history_window_get_other (self);
  guint  n = g_list_model_get_n_items (G_LIST_MODEL (self->revisions));
  guint  selected = 0;

  g_array_set_size (self->others, 0);
  append_other (self, names, JB_HISTORY_BEFORE, _("The Revision Before"));
  append_other (self, names, JB_HISTORY_PRESENT, _("The Present Text"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRevision) revision = g_list_model_get_item (G_LIST_MODEL (self->revisions), i);
      gint64           number = jb_revision_get_number (revision);
      g_autofree char *description = jb_revision_dup_description (revision);
      g_autofree char *time = jb_time_words_dup_exact (jb_revision_get_time (revision));
      g_autofree char *name = g_strdup_printf ("%lld. %s · %s", (long long) number, description,
                                               time);

      append_other (self, names, number, name);
    }
  for (guint i = 0; i < self->others->len; i++)
    if (g_array_index (self->others, gint64, i) == other)
      selected = i;

  gtk_drop_down_set_model (self->other, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->other, selected);
}

static void
show_revisions (JbHistoryWindow *self,
                GPtrArray       *revisions)
{
  JbRevision *before = jb_history_window_get_revision (self);
  gint64      number = before != NULL ? jb_revision_get_number (before) : 0;
  gboolean    first = g_list_model_get_n_items (G_LIST_MODEL (self->revisions)) == 0;
  guint       position;

  self->filling = TRUE;
  splice_revisions (self->revisions, revisions);
  if (!first && find_number (self->revisions, number, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else
    gtk_single_selection_set_selected (self->selection, 0);
  fill_others (self);
  self->filling = FALSE;
  g_object_notify (G_OBJECT (self->selection), "selected-item");
}

static void
revisions_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(Request) request = data;
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *self = request->window;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autofree char *description = NULL;

  jb_history_window_release (self);
  revisions = jb_archive_list_revisions_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (request->cancellable))
    return;
  if (revisions != NULL)
    {
      show_revisions (self, revisions);
      return;
    }

  description = g_markup_escape_text (error->message, -1);
  adw_status_page_set_title (self->message_page, _("The Revisions Cannot Be Read"));
  adw_status_page_set_description (self->message_page, description);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
log_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(Request) request = data;
  g_autoptr(GError) error = NULL;
  JbHistoryWindow *self = request->window;
  g_autoptr(GPtrArray) entries = NULL;
  guint n;

  jb_history_window_release (self);
  entries = jb_archive_list_log_finish (JB_ARCHIVE (source), result, &error);
  if (g_cancellable_is_cancelled (request->cancellable))
    return;
  if (entries == NULL)
    {
      jb_toast_show (self->toasts, jb_toast_new (error->message));
      return;
    }

  /* A log only grows. */
  n = g_list_model_get_n_items (G_LIST_MODEL (self->log));
  if (n != entries->len)
    g_list_store_splice (self->log, 0, n, entries->pdata, entries->len);
  gtk_stack_set_visible_child_name (self->log_stack, entries->len > 0 ? "list" : "empty");
}

/* Reads both lists again. */
void
jb_history_window_load (JbHistoryWindow *self)
{
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  jb_archive_list_revisions_async (self->archive, self->id, self->listing, revisions_cb,
                                   request_new (self));
  jb_archive_list_log_async (self->archive, self->id, self->listing, log_cb, request_new (self));
}
