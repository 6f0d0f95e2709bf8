/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-labels.h"

#include <glib/gi18n-lib.h>

#include "store/jb-archive-labels.h"
#include "jb-row-refusal.h"

/**
 * JbLibraryLabels:
 *
 * Asks which labels bulletins are to have: those that there are, each on, off or as it is where
 * some of the bulletins have it, and a new one.
 */

struct _JbLibraryLabels
{
  AdwBin parent_instance;

  /* Borrowed from the group. */
  GPtrArray *buttons;
  GtkWidget *entry;

  guint n_bulletins;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JbLibraryLabels, jb_library_labels, ADW_TYPE_BIN)

/* A label that some have is asked for like the others once somebody has said so. */
static void
on_toggled_cb (JbLibraryLabels *self,
               GtkCheckButton  *button)
{
  gtk_check_button_set_inconsistent (button, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_text_cb (JbLibraryLabels *self)
{
  gboolean wrong = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' &&
                   !jb_library_labels_get_ready (self);

  jb_row_refusal_show (ADW_ENTRY_ROW (self->entry),
                       wrong ? _("A label has 1 to 20 characters.") : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_label (JbLibraryLabels      *self,
           AdwPreferencesGroup  *group,
           const JbArchiveLabel *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  gboolean   some = label->n_bulletins > 0 && label->n_bulletins < self->n_bulletins;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               label->n_bulletins > 0 && !some);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (button), some);
  g_object_set_data_full (G_OBJECT (button), "label", g_strdup (label->name), g_free);
  g_object_set_data (G_OBJECT (button), "was",
                     GINT_TO_POINTER (some ? -1 : label->n_bulletins > 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label->name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
}

static void
jb_library_labels_finalize (GObject *object)
{
  g_ptr_array_unref (JB_LIBRARY_LABELS (object)->buttons);

  G_OBJECT_CLASS (jb_library_labels_parent_class)->finalize (object);
}

static void
jb_library_labels_class_init (JbLibraryLabelsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_library_labels_finalize;

  /**
   * JbLibraryLabels::changed:
   *
   * Something else is asked for.
   */
  signals[CHANGED] = g_signal_new ("changed", JB_TYPE_LIBRARY_LABELS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_library_labels_init (JbLibraryLabels *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * jb_library_labels_new:
 * @labels: (element-type JbArchiveLabel): the labels that there are, and how many have each
 * @n_bulletins: how many bulletins it is about
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
jb_library_labels_new (GPtrArray *labels,
                       guint      n_bulletins)
{
  JbLibraryLabels     *self = g_object_new (JB_TYPE_LIBRARY_LABELS, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *scrolled = gtk_scrolled_window_new ();

  g_return_val_if_fail (labels != NULL, NULL);

  self->n_bulletins = n_bulletins;
  for (guint i = 0; i < labels->len; i++)
    add_label (self, group, g_ptr_array_index (labels, i));
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("New Label"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->entry), TRUE);
  adw_preferences_group_add (group, self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_text_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (group));
  adw_bin_set_child (ADW_BIN (self), scrolled);

  return GTK_WIDGET (self);
}

/**
 * jb_library_labels_get_ready:
 *
 * Returns: whether what is asked for can be done: a new label is not too long
 */
gboolean
jb_library_labels_get_ready (JbLibraryLabels *self)
{
  const char      *text;
  g_autofree char *label = NULL;

  g_return_val_if_fail (JB_IS_LIBRARY_LABELS (self), FALSE);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (*text == '\0')
    return TRUE;
  label = jb_archive_dup_label (text);

  return label != NULL;
}

/**
 * jb_library_labels_dup_changes:
 *
 * Returns: (transfer full): what is to be changed, a(sb): labels, and whether the bulletins are to
 *   have them
 */
GVariant *
jb_library_labels_dup_changes (JbLibraryLabels *self)
{
  GVariantBuilder  builder;
  g_autofree char *label = NULL;

  g_return_val_if_fail (JB_IS_LIBRARY_LABELS (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sb)"));
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkCheckButton *button = g_ptr_array_index (self->buttons, i);
      int             was = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "was"));
      gboolean        on = gtk_check_button_get_active (button);

      if (!gtk_check_button_get_inconsistent (button) && on != was)
        g_variant_builder_add (&builder, "(sb)", g_object_get_data (G_OBJECT (button), "label"),
                               on);
    }
  label = jb_archive_dup_label (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (label != NULL)
    g_variant_builder_add (&builder, "(sb)", label, TRUE);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
