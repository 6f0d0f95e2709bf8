/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

/* What the menus, the buttons and the keys do. */

static JbHistory *
get_history (JbWindow *self)
{
  return self->bulletin != NULL ? jb_bulletin_get_history (self->bulletin) : NULL;
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_step_history (JB_WINDOW (widget), jb_history_undo);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_step_history (JB_WINDOW (widget), jb_history_redo);
}

/* A removal can be taken back at once. */
static void
offer_undo_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  jb_window_offer_step_back (JB_WINDOW (widget), g_variant_get_string (parameter, NULL),
                             _("_Undo"));
}

static void
offer_step_back_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  const char *message, *button;

  g_variant_get (parameter, "(&s&s)", &message, &button);
  jb_window_offer_step_back (JB_WINDOW (widget), message, button);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GError) error = NULL;

  if (jb_window_save_finish (self, result, &error))
    jb_window_toast (self, _("Saved"));
  else
    jb_window_say (self, _("The Bulletin Could Not Be Saved"), error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_save_async (JB_WINDOW (widget), saved_cb, NULL);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  jb_window_open_new (JB_WINDOW (widget), g_str_equal (action_name, "win.new-document")
                                              ? JB_KIND_DOCUMENT
                                              : JB_KIND_BULLETIN);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  jb_window_open_sample (JB_WINDOW (widget));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  jb_window_choose_import (JB_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->library_page);
}

static void
pane_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_window_cycle_panes (JB_WINDOW (widget), g_str_equal (action_name, "win.next-pane") ? 1 : -1);
}

static void
go_to_other_side_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  jb_window_go_to_other_side (JB_WINDOW (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Keeps the actions as usable as what they work on. */
void
jb_window_update_actions (JbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  JbHistory *history = get_history (self);
  gboolean   has_archive = self->archive != NULL;
  gboolean   has_bulletin = self->bulletin != NULL;
  gboolean   can_save = has_archive && has_bulletin;

  if (can_save && self->id > 0)
    can_save = jb_history_get_modified (history);

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 history != NULL && !self->filed &&
                                     jb_history_get_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 history != NULL && !self->filed &&
                                     jb_history_get_can_redo (history));
  gtk_widget_action_set_enabled (widget, "win.find", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.replace", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.find-next", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.find-previous", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.save", can_save);
  jb_window_update_export (self);
  jb_window_update_filing_actions (self);
  jb_window_update_history (self);
  gtk_widget_action_set_enabled (widget, "win.show-preview", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.show-page", has_bulletin);
  jb_window_update_print (self);
  gtk_widget_action_set_enabled (widget, "win.import", has_archive);
  gtk_widget_action_set_enabled (widget, "win.back-up", has_archive);
  gtk_widget_action_set_enabled (widget, "win.verify-archive", has_archive);
  gtk_widget_action_set_enabled (widget, "win.new-bulletin", has_archive);
  gtk_widget_action_set_enabled (widget, "win.new-document", has_archive);
  gtk_widget_action_set_enabled (widget, "win.open-sample", has_archive);
}

/* GTK would make the shortcuts window with each window, for nearly nobody to see. */
static void
show_shortcuts_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      const char *path = "/io/github/jianbao/Jianbao/help-overlay.ui";
      g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (path);
      GObject *shortcuts = gtk_builder_get_object (builder, "help_overlay");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (shortcuts));
      g_object_set (shortcuts, "section-name", "bulletins", NULL);
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static gboolean
activate_by_keypad_cb (GtkWidget *widget,
                       GVariant  *name,
                       gpointer   user_data)
{
  return gtk_widget_activate_action_variant (widget, g_variant_get_string (name, NULL), NULL);
}

/* The keys of the keypad do the same as those they look like. Menus and the shortcuts window tell
 * of each only once, and would tell of these had they the actions themselves. */
static void
install_keypad (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "app.larger-text" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "app.smaller-text" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "app.normal-text" },
    { GDK_KEY_KP_Enter, GDK_ALT_MASK, "win.show-finding" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers,
                                  activate_by_keypad_cb, "s", keys[i].action);
}

void
jb_window_install_actions (GtkWidgetClass *widget_class)
{
  install_keypad (widget_class);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.offer-undo", "s", offer_undo_action);
  gtk_widget_class_install_action (widget_class, "win.offer-step-back", "(ss)",
                                   offer_step_back_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.new-bulletin", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.new-document", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  jb_window_install_export (widget_class);
  jb_window_install_recipients (widget_class);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-other-side", NULL,
                                   go_to_other_side_action);
  gtk_widget_class_install_property_action (widget_class, "win.show-archive", "show-archive");
  gtk_widget_class_install_property_action (widget_class, "win.show-preview", "show-preview");
}
