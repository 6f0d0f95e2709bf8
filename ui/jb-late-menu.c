/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-late-menu.h"

/* A menu of GTK is a popover with widgets for each item and submenu, which all follow the actions
 * of the window: the menus of a window cost more at its start than all else that is in it. */

/* GTK 4.8 leaves the keyboard in a closed menu when the item that was chosen in a submenu becomes
 * insensitive by what it does, and then no key reaches the window any more. */
static void
on_closed_cb (GtkPopover *popover,
              GtkWidget  *button)
{
  GtkRoot   *root = gtk_widget_get_root (button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (button);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  gtk_menu_button_set_menu_model (button, data);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed",
                           G_CALLBACK (on_closed_cb), button, G_CONNECT_DEFAULT);
}

/**
 * jb_late_menu_attach:
 * @button: a menu button without a menu
 * @menu: its menu
 *
 * Gives @button a menu whose widgets are made when it is opened for the first time.
 */
void
jb_late_menu_attach (GtkMenuButton *button,
                     GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (menu),
                                         g_object_unref);
}
