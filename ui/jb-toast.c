/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-toast.h"

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

static gboolean
dismiss_cb (gpointer data)
{
  adw_toast_dismiss (data);

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
  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  if (!is_shown (GTK_WIDGET (overlay), toast))
    {
      adw_toast_dismiss (toast);
      return;
    }

  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, COMING_MILLISECONDS, dismiss_cb, g_object_ref (toast),
                      g_object_unref);
}
