/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preferences.h"

#include <glib/gi18n-lib.h>

#include "jb-backup-folder-row.h"

/**
 * JbPreferences:
 *
 * What the user can choose for all windows. What is changed holds at once.
 */

struct _JbPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwComboRow       *style_row;
  GtkSpinButton     *scale_button;
  GtkSwitch         *white_space_switch;
  GtkSwitch         *monospace_switch;
  GtkSwitch         *quotes_switch;
  AdwEntryRow       *name_row;
  AdwEntryRow       *issuer_row;
  JbBackupFolderRow *backup_folder_row;

  /* Owned */
  JbSettings *settings;
};

G_DEFINE_FINAL_TYPE (JbPreferences, jb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows of the list. */
static const char *const styles[] = { "system", "light", "dark" };

static gboolean
style_to_position (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      data)
{
  const char *style = g_value_get_string (from);

  g_value_set_uint (to, 0);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i], style) == 0)
      g_value_set_uint (to, i);

  return TRUE;
}

static gboolean
position_to_style (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      data)
{
  guint position = g_value_get_uint (from);

  if (position >= G_N_ELEMENTS (styles))
    return FALSE;
  g_value_set_string (to, styles[position]);

  return TRUE;
}

static void
bind (JbPreferences *self,
      const char    *key,
      gpointer       widget,
      const char    *property)
{
  g_object_bind_property (self->settings, key, widget, property,
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
jb_preferences_dispose (GObject *object)
{
  g_clear_object (&JB_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (jb_preferences_parent_class)->dispose (object);
}

static void
jb_preferences_class_init (JbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_preferences_dispose;

  g_type_ensure (JB_TYPE_BACKUP_FOLDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, scale_button);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, white_space_switch);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, monospace_switch);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, quotes_switch);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreferences, backup_folder_row);
}

/* libadwaita 1.2 leaves the entry of its search without a name. */
static void
name_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    {
      GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (widget));

      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Search Preferences"), -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Search Preferences"), -1);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

static void
jb_preferences_init (JbPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_search (GTK_WIDGET (self));
}

/**
 * jb_preferences_new:
 * @settings: what to show and to change
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWidget *
jb_preferences_new (JbSettings *settings)
{
  JbPreferences *self;

  g_return_val_if_fail (JB_IS_SETTINGS (settings), NULL);

  self = g_object_new (JB_TYPE_PREFERENCES, NULL);
  self->settings = g_object_ref (settings);
  g_object_bind_property_full (settings, "style", self->style_row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               style_to_position, position_to_style, NULL, NULL);
  bind (self, "text-scale", gtk_spin_button_get_adjustment (self->scale_button), "value");
  bind (self, "show-white-space", self->white_space_switch, "active");
  bind (self, "monospace", self->monospace_switch, "active");
  bind (self, "smart-quotes", self->quotes_switch, "active");
  bind (self, "default-name", self->name_row, "text");
  bind (self, "default-issuer", self->issuer_row, "text");
  jb_backup_folder_row_set_settings (self->backup_folder_row, settings);

  return GTK_WIDGET (self);
}
