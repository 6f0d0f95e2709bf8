/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-undo-menu.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"

/* GTK puts Undo and Redo into the context menu of a text view, as actions of its own history.
 * Where that is off, because the bulletin has one for all, they would always be grey. A menu asks
 * for actions upwards from itself, so those that it is given are found first. The context menu of
 * an entry has neither. */

#define MENUS_KEY "jb-undo-menus"

/* The history of what @text shows: whatever holds it may have a bulletin. */
static JbHistory *
find_history (GtkWidget *text)
{
  for (GtkWidget *holder = text; holder != NULL; holder = gtk_widget_get_parent (holder))
    {
      g_autoptr(JbBulletin) bulletin = NULL;
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (holder), "bulletin");

      if (pspec == NULL || pspec->value_type != JB_TYPE_BULLETIN)
        continue;
      g_object_get (holder, "bulletin", &bulletin, NULL);
      if (bulletin != NULL)
        return jb_bulletin_get_history (bulletin);
    }

  return NULL;
}

static void
on_undo_activated_cb (GtkWidget *text)
{
  gtk_widget_activate_action (text, "win.undo", NULL);
}

static void
on_redo_activated_cb (GtkWidget *text)
{
  gtk_widget_activate_action (text, "win.redo", NULL);
}

static void
add_action (GSimpleActionGroup *group,
            const char         *name,
            GCallback           callback,
            GtkWidget          *text)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, text, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/* What can be undone does not change while a menu is open. */
static void
on_menu_mapped_cb (GtkWidget          *menu,
                   GSimpleActionGroup *group)
{
  JbHistory *history = find_history (gtk_widget_get_parent (menu));
  GAction   *undo = g_action_map_lookup_action (G_ACTION_MAP (group), "undo");
  GAction   *redo = g_action_map_lookup_action (G_ACTION_MAP (group), "redo");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (undo),
                               history != NULL && jb_history_get_can_undo (history));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (redo),
                               history != NULL && jb_history_get_can_redo (history));
}

static void
take_menu (GtkWidget *text,
           GtkWidget *menu)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  add_action (group, "undo", G_CALLBACK (on_undo_activated_cb), text);
  add_action (group, "redo", G_CALLBACK (on_redo_activated_cb), text);
  gtk_widget_insert_action_group (menu, "text", G_ACTION_GROUP (group));
  g_signal_connect_object (menu, "map", G_CALLBACK (on_menu_mapped_cb), group, 0);
}

/* The menu is there when it is asked for the first time. */
static void
on_children_changed_cb (GListModel *children,
                        guint       position,
                        guint       n_removed,
                        guint       n_added,
                        GtkWidget  *text)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWidget) child = g_list_model_get_item (children, i);

      if (GTK_IS_POPOVER (child))
        take_menu (text, child);
    }
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  g_menu_append (section, _("_Undo"), "win.undo");
  g_menu_append (section, _("_Redo"), "win.redo");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}

/**
 * jb_undo_menu_attach:
 * @text: a #GtkText or #GtkTextView whose own undo is off
 *
 * Makes Undo and Redo in the context menu of @text those of the window.
 */
void
jb_undo_menu_attach (GtkWidget *text)
{
  GListModel *children;

  g_return_if_fail (GTK_IS_TEXT (text) || GTK_IS_TEXT_VIEW (text));

  if (GTK_IS_TEXT (text))
    {
      g_autoptr(GMenuModel) menu = make_menu ();

      gtk_text_set_extra_menu (GTK_TEXT (text), menu);
      return;
    }

  children = gtk_widget_observe_children (text);
  g_object_set_data_full (G_OBJECT (text), MENUS_KEY, children, g_object_unref);
  g_signal_connect (children, "items-changed", G_CALLBACK (on_children_changed_cb), text);
  on_children_changed_cb (children, 0, 0, g_list_model_get_n_items (children), text);
}
