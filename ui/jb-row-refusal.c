/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-row-refusal.h"

#include <glib/gi18n-lib.h>

#include "jb-announcer.h"

static const char title_key[] = "jb-row-refusal-title";

/* Where it is seen without pointing at the row. */
static void
show_title (AdwPreferencesRow *row,
            const char        *reason)
{
  const char      *plain = g_object_get_data (G_OBJECT (row), title_key);
  g_autofree char *title = NULL;

  if (plain == NULL && reason == NULL)
    return;

  if (plain == NULL)
    {
      plain = adw_preferences_row_get_title (row);
      g_object_set_data_full (G_OBJECT (row), title_key, g_strdup (plain), g_free);
      plain = g_object_get_data (G_OBJECT (row), title_key);
    }
  if (reason != NULL)
    title = g_strdup_printf (_("%s: %s"), plain, reason);
  else
    title = g_object_steal_data (G_OBJECT (row), title_key);
  adw_preferences_row_set_title (row, title);
}

/**
 * jb_row_refusal_show:
 * @row: an entry row whose title is not markup
 * @reason: (nullable): why its text cannot be taken; %NULL when it can
 *
 * Marks @row, and says behind its title why; screen readers hear it in the text.
 */
void
jb_row_refusal_show (AdwEntryRow *row,
                     const char  *reason)
{
  GtkAccessible *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  show_title (ADW_PREFERENCES_ROW (row), reason);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      jb_announcer_describe (GTK_WIDGET (text), reason);
    }
  else if (gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
      jb_announcer_describe (GTK_WIDGET (text), NULL);
    }
}
