/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

/* Long work with files: how far it is, stopping it, and what failed in the end. */

/* Few failures are read at a glance; many need a box to scroll in. */
enum
{
  MAX_PLAIN_FAILURES = 3,
  REPORT_HEIGHT = 260,
};

static void
clear_work (gpointer data)
{
  JbWork *work = data;

  g_object_unref (work->cancellable);
}

JbWork *
jb_work_ref (JbWork *work)
{
  return g_atomic_rc_box_acquire (work);
}

void
jb_work_unref (JbWork *work)
{
  g_atomic_rc_box_release_full (work, clear_work);
}

static gboolean
show_progress_cb (gpointer data)
{
  JbWindow *self = data;
  int       n_done = 0;
  int       n_total = 0;

  for (guint i = 0; i < self->works->len; i++)
    {
      JbWork *work = self->works->pdata[i];

      n_done += g_atomic_int_get (&work->n_done);
      n_total += g_atomic_int_get (&work->n_total);
    }

  gtk_widget_set_visible (self->progress_box, TRUE);
  if (n_total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (n_done / (double) n_total, 1));
  else
    gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

/* Begins work that may take long. Its numbers may be changed in any thread, atomically. What is
 * returned belongs to the caller. */
JbWork *
jb_window_begin_work (JbWindow   *self,
                      const char *label)
{
  JbWork *work = g_atomic_rc_box_new0 (JbWork);

  work->cancellable = g_cancellable_new ();
  work->started = g_get_monotonic_time ();
  g_ptr_array_add (self->works, jb_work_ref (work));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (200, show_progress_cb, self);
  jb_window_hold (self);

  return work;
}

void
jb_window_end_work (JbWindow *self,
                    JbWork   *work)
{
  g_ptr_array_remove (self->works, work);
  if (self->works->len == 0)
    {
      g_clear_handle_id (&self->progress_id, g_source_remove);
      gtk_widget_set_visible (self->progress_box, FALSE);
    }
  jb_window_release (self);
}

/* Stops after the file that is being worked on. */
void
jb_window_cancel_work (JbWindow *self)
{
  for (guint i = 0; i < self->works->len; i++)
    g_cancellable_cancel (((JbWork *) self->works->pdata[i])->cancellable);
}

static GtkWidget *
make_report (const char *text)
{
  GtkWidget     *scrolled = gtk_scrolled_window_new ();
  GtkWidget     *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What failed"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), REPORT_HEIGHT);
  gtk_widget_add_css_class (scrolled, "card");

  return scrolled;
}

/* Says what failed, one message for each; there may be thousands. */
void
jb_window_report (JbWindow   *self,
                  const char *heading,
                  GPtrArray  *messages)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) messages->pdata[i]);

  if (messages->len <= MAX_PLAIN_FAILURES)
    {
      jb_window_say (self, heading, text->str);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_report (text->str));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
