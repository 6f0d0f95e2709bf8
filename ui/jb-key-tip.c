/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-key-tip.h"

#include <glib/gi18n-lib.h>

#include "jb-tooltip.h"

/* Tooltips of buttons that say the keys, too. They are looked up when the tooltip is about to be
 * seen, in the very tables that the keys come from, so that nothing can go stale and a window that
 * opens has nothing to do. */

static const char *
get_action_name (GtkWidget *widget)
{
  const char *name = g_object_get_data (G_OBJECT (widget), "key-tip-action");

  if (name == NULL && GTK_IS_ACTIONABLE (widget))
    name = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

  return name;
}

/* The keys of the whole program. */
static char *
dup_accel (GtkWidget  *widget,
           const char *action_name)
{
  GtkRoot        *root = gtk_widget_get_root (widget);
  GtkApplication *application = root != NULL && GTK_IS_WINDOW (root)
                                    ? gtk_window_get_application (GTK_WINDOW (root))
                                    : NULL;
  g_auto (GStrv) accels = NULL;
  guint           key;
  GdkModifierType modifiers;

  if (application == NULL)
    return NULL;

  accels = gtk_application_get_accels_for_action (application, action_name);
  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

static char *
dup_trigger (GListModel *shortcuts,
             const char *action_name,
             GdkDisplay *display)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutAction  *action = gtk_shortcut_get_action (shortcut);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (!GTK_IS_NAMED_ACTION (action) ||
          g_strcmp0 (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                     action_name) != 0)
        continue;
      while (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
        trigger = gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger));

      return gtk_shortcut_trigger_to_label (trigger, display);
    }

  return NULL;
}

/* The keys of a part of the window that the button is in. */
static char *
dup_local (GtkWidget  *widget,
           const char *action_name)
{
  for (GtkWidget *part = widget; part != NULL; part = gtk_widget_get_parent (part))
    {
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (part);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
          char *label = NULL;

          if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            label = dup_trigger (G_LIST_MODEL (controller), action_name,
                                 gtk_widget_get_display (part));
          if (label != NULL)
            return label;
        }
    }

  return NULL;
}

/**
 * jb_key_tip_dup:
 * @widget: a button with a tooltip
 *
 * Returns: (transfer full) (nullable): its tooltip and the first of the keys that do the same, as
 *   in “Save (Ctrl+S)”; %NULL when it has no tooltip
 */
char *
jb_key_tip_dup (GtkWidget *widget)
{
  const char      *tip;
  const char      *action_name;
  g_autofree char *keys = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  tip = gtk_widget_get_tooltip_text (widget);
  action_name = get_action_name (widget);
  if (tip == NULL || action_name == NULL)
    return g_strdup (tip);

  keys = dup_accel (widget, action_name);
  if (keys == NULL)
    keys = dup_local (widget, action_name);
  if (keys == NULL)
    return g_strdup (tip);

  /* Translators: what a button does, and its keys, as in “Save (Ctrl+S)” */
  return g_strdup_printf (_("%s (%s)"), tip, keys);
}

/**
 * jb_key_tip_on_query_cb:
 *
 * A handler of #GtkWidget::query-tooltip for a button with a tooltip and an action.
 *
 * Returns: whether there is something to show
 */
gboolean
jb_key_tip_on_query_cb (GtkWidget  *widget,
                        int         x,
                        int         y,
                        gboolean    keyboard,
                        GtkTooltip *tooltip,
                        gpointer    data)
{
  g_autofree char *text = jb_key_tip_dup (widget);

  jb_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/**
 * jb_key_tip_attach:
 * @widget: a button with a tooltip
 * @action_name: a static string: the action that does the same
 *
 * For a button that does its work otherwise than by an action.
 */
void
jb_key_tip_attach (GtkWidget  *widget,
                   const char *action_name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && action_name != NULL);

  g_object_set_data (G_OBJECT (widget), "key-tip-action", (gpointer) action_name);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (jb_key_tip_on_query_cb), NULL);
}
