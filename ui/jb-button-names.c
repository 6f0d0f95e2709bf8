/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-button-names.h"

/* GTK 4.8 gives a button with a mnemonic two names, what its label shows and what was written
 * for it, underscore and all, and a screen reader says both. */

/* A check button has no other name than the one with the underscore. */
static void
name_check_button (GtkCheckButton *button)
{
  const char *label = gtk_check_button_get_label (button);
  GString    *name;

  if (label == NULL || !gtk_check_button_get_use_underline (button))
    return;

  name = g_string_new (NULL);
  for (const char *p = label; *p != '\0'; p++)
    if (*p != '_' || *++p != '\0')
      g_string_append_c (name, *p);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
  g_string_free (name, TRUE);
}

/* The keyboard is in the button of a drop-down, which is named after it, or after the label beside
 * it: a name that comes from elsewhere is not passed on. */
static void
name_drop_down (GtkWidget *drop_down)
{
  g_autoptr(GList) labels = gtk_widget_list_mnemonic_labels (drop_down);
  GtkWidget *label = labels != NULL ? labels->data : drop_down;

  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/**
 * jb_button_names_tidy:
 * @root: a widget, such as a window whose template is there
 *
 * Leaves the buttons below @root the name that their label shows. In some languages the letter
 * that is pressed for a button stands behind its label, in brackets, and belongs to it.
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
      if (GTK_IS_CHECK_BUTTON (child))
        name_check_button (GTK_CHECK_BUTTON (child));
      if (GTK_IS_DROP_DOWN (child))
        name_drop_down (child);
      jb_button_names_tidy (child);
    }
}

/**
 * jb_button_names_set_label:
 * @button: a button with a mnemonic
 * @label: its new label
 *
 * Changes the label of a button that was tidied.
 */
void
jb_button_names_set_label (GtkButton  *button,
                           const char *label)
{
  g_return_if_fail (GTK_IS_BUTTON (button) && label != NULL);

  gtk_button_set_label (button, label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}
