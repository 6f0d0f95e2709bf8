/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-toast.h"

#include "jb-announcer.h"

/* Longer than a toast takes to come. */
enum { COMING_MILLISECONDS = 500 };

/**
 * jb_toast_new:
 * @text: what to say, as it is: the names of files and titles may have any character, and a toast
 *   would take some of them for markup
 *
 * Returns: (transfer full): a toast that says it
 */
AdwToast *
jb_toast_new (const char *text)
{
  g_autofree char *markup = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

/**
 * jb_toast_show:
 * @overlay: where
 * @toast: (transfer full): what to show
 *
 * Shows a toast, or lets it wait for the one that is shown, and makes screen readers say it.
 */
void
jb_toast_show (AdwToastOverlay *overlay,
               AdwToast        *toast)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &text, NULL, NULL))
    jb_announcer_say (GTK_WIDGET (overlay), text);
  adw_toast_overlay_add_toast (overlay, toast);
}

typedef struct
{
  AdwToast *toast;
  gint64    begin;
} Departure;

static void
departure_free (gpointer data)
{
  Departure *departure = data;

  g_object_unref (departure->toast);
  g_free (departure);
}

/* A toast comes in as many frames as the machine makes, so the time is counted as it counts. */
static gboolean
dismiss_cb (GtkWidget     *overlay,
            GdkFrameClock *clock,
            gpointer       data)
{
  Departure *departure = data;
  gint64     now = gdk_frame_clock_get_frame_time (clock);

  if (departure->begin == 0)
    departure->begin = now;
  if (now - departure->begin < COMING_MILLISECONDS * G_TIME_SPAN_MILLISECOND)
    return G_SOURCE_CONTINUE;

  adw_toast_dismiss (departure->toast);

  return G_SOURCE_REMOVE;
}

/* Others may be before it. */
static gboolean
is_shown (GtkWidget *overlay,
          AdwToast  *toast)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (GObject) shown = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), "toast") == NULL)
        continue;
      g_object_get (child, "toast", &shown, NULL);
      if (shown == G_OBJECT (toast))
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_toast_take_off:
 * @toast: what was said, and holds no longer
 * @overlay: where
 *
 * Dismisses a toast. One that is shown loses its button at once and goes a moment later: if it
 * goes while it still comes in, libadwaita 1.2 uses what it has freed.
 */
void
jb_toast_take_off (AdwToast        *toast,
                   AdwToastOverlay *overlay)
{
  Departure *departure;

  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  if (!is_shown (GTK_WIDGET (overlay), toast))
    {
      adw_toast_dismiss (toast);
      return;
    }

  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, NULL);
  departure = g_new0 (Departure, 1);
  departure->toast = g_object_ref (toast);
  gtk_widget_add_tick_callback (GTK_WIDGET (overlay), dismiss_cb, departure, departure_free);
}
