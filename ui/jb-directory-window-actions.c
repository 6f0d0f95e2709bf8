/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-directory-duplicates.h"
#include "jb-directory-learn.h"
#include "jb-transient.h"

/* What the menus, the buttons and the keys of the directory do. */

/* What is typed and cannot be taken is what an undo takes back first. */
static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryEdits  *edits = jb_directory_window_get_edits (self);
  gint64             key;

  if (!jb_directory_form_flush (self->form))
    {
      jb_directory_form_forget (self->form);
      return;
    }
  if (jb_directory_edits_undo (edits) && jb_directory_edits_get_last_key (edits, &key))
    jb_directory_window_show_key (self, key);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryEdits  *edits = jb_directory_window_get_edits (self);
  gint64             key;

  if (jb_directory_form_flush (self->form) && jb_directory_edits_redo (edits) &&
      jb_directory_edits_get_last_key (edits, &key))
    jb_directory_window_show_key (self, key);
}

static gboolean
is_name_taken (JbDirectoryWindow *self,
               const char        *name)
{
  JbDirectory *directory =
      jb_directory_edits_get_directory (jb_directory_window_get_edits (self));

  return jb_directory_lookup_name (directory, name) != NULL;
}

/* Two new ones are not one. */
static char *
find_free_name (JbDirectoryWindow *self,
                const char        *name)
{
  char *found = g_strdup (name);

  for (guint i = 2; is_name_taken (self, found); i++)
    {
      g_free (found);
      found = g_strdup_printf ("%s %u", name, i);
    }

  return found;
}

static void
append (JbDirectoryWindow       *self,
        const JbDirectoryValues *values,
        const char              *label,
        gboolean                 needs_name)
{
  JbDirectoryEdits *edits = jb_directory_window_get_edits (self);
  g_autoptr(JbDirectoryEntry) entry = jb_directory_entry_new (values);
  g_autofree char *tag = NULL;
  gint64           key;
  static guint     n_added;

  tag = g_strdup_printf ("add-%u", n_added++);
  jb_directory_edits_begin (edits, label, needs_name ? tag : NULL);
  key = jb_directory_edits_append (edits, entry);
  jb_directory_edits_end (edits);
  jb_directory_window_show_key (self, key);
  adw_leaflet_set_visible_child_name (self->leaflet, "form");
  jb_directory_form_begin_naming (self->form, needs_name ? tag : NULL);
}

/* Asked twice for the same, it is added once. */
static void
wait_with (JbDirectoryWindow       *self,
           const JbDirectoryValues *values)
{
  g_autoptr(JbDirectoryEntry) entry = jb_directory_entry_new (values);

  if (self->pending == NULL)
    self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->pending->len; i++)
    if (jb_directory_entry_equal (g_ptr_array_index (self->pending, i), entry))
      return;

  g_ptr_array_add (self->pending, g_steal_pointer (&entry));
}

/**
 * jb_directory_window_add:
 * @values: what is known of somebody who is not in the directory
 *
 * Adds an entry and shows it, to be completed. While the directory is being read, it waits.
 */
void
jb_directory_window_add (JbDirectoryWindow       *self,
                         const JbDirectoryValues *values)
{
  JbDirectoryValues added;

  g_return_if_fail (JB_IS_DIRECTORY_WINDOW (self) && values != NULL && values->name != NULL);

  if (!jb_directory_window_is_loaded (self))
    {
      wait_with (self, values);
      return;
    }

  added = *values;
  added.learnt = FALSE;
  append (self, &added, _("Add Recipient"), FALSE);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryValues  values = JB_DIRECTORY_VALUES_INIT;
  const char        *label = _("Add Person");
  const char        *name = _("New Person");
  g_autofree char   *free_name = NULL;

  jb_directory_form_flush (self->form);
  values.kind = JB_DIRECTORY_PERSON;
  if (g_str_equal (action_name, "directory.add-unit"))
    {
      values.kind = JB_DIRECTORY_UNIT;
      label = _("Add Unit");
      name = _("New Unit");
    }
  else if (g_str_equal (action_name, "directory.add-group"))
    {
      values.kind = JB_DIRECTORY_GROUP;
      label = _("Add Group");
      name = _("New Group");
    }
  values.name = free_name = find_free_name (self, name);
  append (self, &values, label, TRUE);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryEdits  *edits = jb_directory_window_get_edits (self);
  g_autoptr(GPtrArray) selected = NULL;
  gint64 first = -1;

  jb_directory_form_flush (self->form);
  selected = jb_directory_window_list_selected (self);
  if (selected->len == 0)
    return;

  jb_directory_edits_begin (edits, _("Duplicate"), NULL);
  for (guint i = 0; i < selected->len; i++)
    {
      JbDirectoryRecipient *recipient = g_ptr_array_index (selected, i);
      g_autofree char      *name =
          find_free_name (self, jb_directory_recipient_get_name (recipient));

      for (guint j = 0; j < jb_directory_recipient_get_n_rows (recipient); j++)
        {
          JbDirectoryValues values =
              *jb_directory_entry_get_values (jb_directory_recipient_get_entry (recipient, j));
          g_autoptr(JbDirectoryEntry) entry = NULL;
          gint64 key;

          /* Other names are those of one only. */
          values.name = name;
          values.aliases = NULL;
          values.learnt = FALSE;
          entry = jb_directory_entry_new (&values);
          key = jb_directory_edits_append (edits, entry);
          if (first < 0)
            first = key;
        }
    }
  jb_directory_edits_end (edits);
  if (jb_directory_window_show_key (self, first) && selected->len == 1)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "form");
      jb_directory_form_begin_naming (self->form, NULL);
    }
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryEdits  *edits = jb_directory_window_get_edits (self);
  g_autoptr(GPtrArray) selected = jb_directory_window_list_selected (self);
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  if (selected->len == 0)
    return;

  if (selected->len == 1)
    {
      const char *name = jb_directory_recipient_get_name (g_ptr_array_index (selected, 0));

      label = g_strdup_printf (_("Delete “%s”"), name);
      message = g_strdup_printf (_("“%s” deleted"), name);
    }
  else
    {
      label = g_strdup_printf (ngettext ("Delete %u Recipient", "Delete %u Recipients",
                                         selected->len),
                               selected->len);
      message = g_strdup_printf (ngettext ("%u recipient deleted", "%u recipients deleted",
                                           selected->len),
                                 selected->len);
    }

  jb_directory_edits_begin (edits, label, NULL);
  for (guint i = 0; i < selected->len; i++)
    {
      JbDirectoryRecipient *recipient = g_ptr_array_index (selected, i);

      for (guint j = 0; j < jb_directory_recipient_get_n_rows (recipient); j++)
        jb_directory_edits_remove (edits, jb_directory_recipient_get_key (recipient, j));
    }
  jb_directory_edits_end (edits);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  jb_directory_window_toast (self, message, TRUE);
}

static void
remove_row_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryEdits  *edits = jb_directory_window_get_edits (self);
  gint64             key = g_variant_get_int64 (parameter);
  JbDirectoryEntry  *entry = jb_directory_edits_get_entry (edits, key);
  const char        *post;
  g_autofree char   *message = NULL;

  if (entry == NULL)
    return;

  post = jb_directory_entry_get_values (entry)->post;
  message = post != NULL ? g_strdup_printf (_("“%s” deleted"), post)
                         : g_strdup (_("Period deleted"));
  jb_directory_edits_begin (edits, post != NULL ? _("Delete Post") : _("Delete Period"), NULL);
  jb_directory_edits_remove (edits, key);
  jb_directory_edits_end (edits);
  jb_directory_window_toast (self, message, TRUE);
}

static void
on_merged_cb (JbDirectoryWindow *self,
              guint              n_merged)
{
  g_autofree char *message = NULL;
  gint64           key;

  if (n_merged == 0)
    return;

  message = g_strdup_printf (ngettext ("%u pair merged", "%u pairs merged", n_merged), n_merged);
  if (jb_directory_edits_get_last_key (jb_directory_window_get_edits (self), &key))
    jb_directory_window_show_key (self, key);
  jb_directory_window_toast (self, message, TRUE);
}

static void
show_duplicates (JbDirectoryWindow *self,
                 GPtrArray         *duplicates)
{
  JbDirectoryDuplicates *window =
      jb_directory_duplicates_new (jb_directory_window_get_edits (self), duplicates, self->date);

  jb_transient_set_parent (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "merged", G_CALLBACK (on_merged_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
find_duplicates_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  g_autoptr(GPtrArray) duplicates = NULL;

  jb_directory_form_flush (self->form);
  duplicates = jb_directory_duplicate_list (jb_directory_window_get_edits (self));
  if (duplicates->len > 0)
    show_duplicates (self, duplicates);
  else
    jb_directory_window_toast (self, _("No duplicates found"), FALSE);
}

/* The first that is selected keeps its name. */
static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  g_autoptr(GPtrArray) selected = NULL;
  g_autoptr(GPtrArray) duplicates = g_ptr_array_new_with_free_func (g_object_unref);

  jb_directory_form_flush (self->form);
  selected = jb_directory_window_list_selected (self);
  for (guint i = 1; i < selected->len; i++)
    {
      JbDirectoryRecipient *kept = g_ptr_array_index (selected, 0);
      JbDirectoryRecipient *gone = g_ptr_array_index (selected, i);

      if (jb_directory_recipient_get_kind (kept) != jb_directory_recipient_get_kind (gone))
        {
          jb_directory_window_toast (self, _("People, units and groups cannot be merged with one "
                                             "another"),
                                              FALSE);
          return;
        }
      g_ptr_array_add (duplicates,
                       jb_directory_duplicate_new (jb_directory_window_get_edits (self), kept,
                                                   gone));
    }

  if (duplicates->len > 0)
    show_duplicates (self, duplicates);
  else
    jb_directory_window_toast (self, _("Select two or more to merge"), FALSE);
}

static void
on_learnt_cb (JbDirectoryWindow *self,
              guint              n_taken)
{
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u entry taken over", "%u entries taken over", n_taken),
                       n_taken);

  if (n_taken > 0)
    jb_directory_window_toast (self, message, TRUE);
}

static void
learn_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);
  JbDirectoryLearn  *window;

  jb_directory_form_flush (self->form);
  window = jb_directory_learn_new (jb_directory_keeper_get_archive (self->keeper),
                                   jb_directory_window_get_edits (self));
  jb_transient_set_parent (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "taken", G_CALLBACK (on_learnt_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  jb_directory_form_flush (JB_DIRECTORY_WINDOW (widget)->form);
  jb_directory_window_choose_import (JB_DIRECTORY_WINDOW (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  jb_directory_form_flush (JB_DIRECTORY_WINDOW (widget)->form);
  jb_directory_window_choose_export (JB_DIRECTORY_WINDOW (widget));
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  jb_directory_window_show_all (JB_DIRECTORY_WINDOW (widget));
}

static void
keeper_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);

  if (g_str_equal (action_name, "directory.retry"))
    jb_directory_keeper_retry (self->keeper);
  else if (g_str_equal (action_name, "directory.overwrite"))
    jb_directory_keeper_overwrite (self->keeper);
  else
    jb_directory_keeper_reload (self->keeper);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (widget);

  jb_directory_form_flush (self->form);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

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
      g_object_set (shortcuts, "section-name", "archive", NULL);
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
jb_directory_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.undo", undo_action },
    { "win.redo", redo_action },
    { "win.find", find_action },
    { "win.import", import_action },
    { "win.export", export_action },
    { "win.close", close_action },
    { "win.back", back_action },
    { "win.show-help-overlay", show_shortcuts_action },
    { "directory.add-person", add_action },
    { "directory.add-unit", add_action },
    { "directory.add-group", add_action },
    { "directory.duplicate", duplicate_action },
    { "directory.delete", delete_action },
    { "directory.merge", merge_action },
    { "directory.find-duplicates", find_duplicates_action },
    { "directory.learn", learn_action },
    { "directory.show-all", show_all_action },
    { "directory.retry", keeper_action },
    { "directory.overwrite", keeper_action },
    { "directory.reload", keeper_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (widget_class, "directory.remove-row", "x", remove_row_action);
  gtk_widget_class_install_property_action (widget_class, "directory.sort", "sort");
}

/* What can be done now, and what would be undone. */
void
jb_directory_window_update_actions (JbDirectoryWindow *self)
{
  static const char *const need_directory[] = {
    "win.import",
    "win.export",
    "directory.add-person",
    "directory.add-unit",
    "directory.add-group",
    "directory.learn",
    "directory.find-duplicates",
  };
  GtkWidget        *widget = GTK_WIDGET (self);
  gboolean          is_loaded = jb_directory_window_is_loaded (self);
  JbDirectoryEdits *edits = jb_directory_window_get_edits (self);
  const char       *undo_label = jb_directory_edits_get_undo_label (edits);
  const char       *redo_label = jb_directory_edits_get_redo_label (edits);
  g_autoptr(GtkBitset) positions =
                 gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;
  guint64          n_selected = gtk_bitset_get_size (positions);
  gboolean         has_any = is_loaded && (n_selected > 0 || self->shown != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (need_directory); i++)
    gtk_widget_action_set_enabled (widget, need_directory[i], is_loaded);
  gtk_widget_action_set_enabled (widget, "win.undo", is_loaded);
  gtk_widget_action_set_enabled (widget, "win.redo", redo_label != NULL);
  gtk_widget_action_set_enabled (widget, "directory.delete", has_any);
  gtk_widget_action_set_enabled (widget, "directory.duplicate", has_any);
  gtk_widget_action_set_enabled (widget, "directory.merge", is_loaded && n_selected > 1);
  gtk_widget_set_sensitive (self->undo_button, undo_label != NULL);
  /* Translators: what a button would undo, such as: Undo Change Post */
  undo_text = undo_label != NULL ? g_strdup_printf (_("Undo %s"), undo_label)
                                 : g_strdup (_("Undo"));
  redo_text = redo_label != NULL ? g_strdup_printf (_("Redo %s"), redo_label)
                                 : g_strdup (_("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
}
