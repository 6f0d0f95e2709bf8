/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-button-names.h"

/* GTK 4.8 gives a button with a mnemonic two names, what its label shows and what was written
 * for it, underscore and all, and a screen reader says both. */

/**
 * jb_button_names_tidy:
 * @root: a widget, such as a window whose template is there
 *
 * Leaves the buttons below @root the name that their label shows.
 */
void
jb_button_names_tidy (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && gtk_button_get_use_underline (GTK_BUTTON (child)) &&
          gtk_button_get_label (GTK_BUTTON (child)) != NULL)
        gtk_accessible_reset_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL);
      jb_button_names_tidy (child);
    }
}
