/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-duplicates.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-directory-proposal.h"
#include "jb-directory-row.h"

/**
 * JbDirectoryDuplicates:
 *
 * Shows recipients that may be one, two by two, and merges those that are ticked.
 */

struct _JbDirectoryDuplicates
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton   *merge_button;
  GtkListView *list;

  /* Owned */
  JbDirectoryEdits *edits;
  GPtrArray        *duplicates;
  GListStore       *store;

  JbPartialDate date;
};

enum
{
  MERGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbDirectoryDuplicates, jb_directory_duplicates, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static guint
count_taken (JbDirectoryDuplicates *self)
{
  guint n = 0;

  for (guint i = 0; i < self->duplicates->len; i++)
    n += jb_directory_duplicate_get_taken (g_ptr_array_index (self->duplicates, i)) ? 1 : 0;

  return n;
}

static void
update_taken (JbDirectoryDuplicates *self)
{
  guint            n = count_taken (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Merge %u", "_Merge %u", n), n);

  jb_button_names_set_label (self->merge_button, n > 0 ? label : _("_Merge"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->merge_button), n > 0);
}

static void
on_merge_cb (JbDirectoryDuplicates *self)
{
  guint n;

  jb_directory_edits_begin (self->edits, _("Merge Duplicates"), NULL);
  n = jb_directory_duplicate_merge_taken (self->duplicates);
  if (!jb_directory_edits_end (self->edits))
    n = 0;
  g_signal_emit (self, signals[MERGED], 0, n);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_activate_cb (JbDirectoryDuplicates *self,
                guint                  position)
{
  JbDirectoryDuplicate *duplicate = g_ptr_array_index (self->duplicates, position);

  jb_directory_duplicate_set_taken (duplicate, !jb_directory_duplicate_get_taken (duplicate));
}

static const char *
name_reason (JbDuplicateReason reason)
{
  switch (reason)
    {
    case JB_DUPLICATE_SAME_NAME:
      return _("The same name and post, at the same time");
    case JB_DUPLICATE_ALIAS:
      return _("The name of one is another name of the other");
    case JB_DUPLICATE_ALIKE:
      return _("The names differ only in how they are written");
    case JB_DUPLICATE_CHOSEN:
    default:
      return _("Selected in the list");
    }
}

/* All that is known of a recipient, in one line. */
static char *
describe (JbDirectoryRecipient *recipient,
          JbPartialDate         date)
{
  g_autofree char *label = jb_directory_recipient_dup_label (recipient, date);
  GString         *text = g_string_new (label);

  for (guint i = 0; i < jb_directory_recipient_get_n_rows (recipient); i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_recipient_get_entry (recipient, i));
      g_autofree char *period = jb_directory_row_describe_period (values);

      g_string_append (text, i == 0 ? "（" : "；");
      if (values->list != JB_DIRECTORY_LIST_NONE)
        g_string_append_printf (text, "%s ", jb_directory_list_to_string (values->list));
      if (values->post != NULL)
        g_string_append_printf (text, "%s ", values->post);
      g_string_append (text, period != NULL ? period : _("at any time"));
    }
  g_string_append (text, "）");

  return g_string_free (text, FALSE);
}

static void
show (JbDirectoryDuplicates *self,
      GtkListItem           *item)
{
  JbDirectoryDuplicate *duplicate = gtk_list_item_get_item (item);
  g_autofree char      *kept =
      describe (jb_directory_duplicate_get_kept (duplicate), self->date);
  g_autofree char *gone = describe (jb_directory_duplicate_get_gone (duplicate), self->date);
  g_autofree char *title = g_strdup_printf ("%s\n%s", kept, gone);

  jb_directory_proposal_show (JB_DIRECTORY_PROPOSAL (gtk_list_item_get_child (item)),
                              G_OBJECT (duplicate), title,
                              name_reason (jb_directory_duplicate_get_reason (duplicate)), "",
                              "");
}

static void
on_swap_cb (GtkListItem *item,
            GtkButton   *button)
{
  JbDirectoryDuplicates *self =
      JB_DIRECTORY_DUPLICATES (gtk_widget_get_root (GTK_WIDGET (button)));

  jb_directory_duplicate_swap (gtk_list_item_get_item (item));
  show (self, item);
}

static void
on_setup_cb (JbDirectoryDuplicates *self,
             GtkListItem           *item)
{
  GtkWidget *row = jb_directory_proposal_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("object-flip-vertical-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Keep the Other Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Keep the Other Name"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_swap_cb), item, G_CONNECT_SWAPPED);
  jb_directory_proposal_set_suffix (JB_DIRECTORY_PROPOSAL (row), button);
  gtk_list_item_set_child (item, row);
}

static void
on_unbind_cb (JbDirectoryDuplicates *self,
              GtkListItem           *item)
{
  jb_directory_proposal_forget (JB_DIRECTORY_PROPOSAL (gtk_list_item_get_child (item)));
}

static void
jb_directory_duplicates_finalize (GObject *object)
{
  JbDirectoryDuplicates *self = JB_DIRECTORY_DUPLICATES (object);

  g_clear_object (&self->edits);
  g_clear_object (&self->store);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_directory_duplicates_parent_class)->finalize (object);
}

static void
jb_directory_duplicates_class_init (JbDirectoryDuplicatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jb_directory_duplicates_finalize;

  /**
   * JbDirectoryDuplicates::merged:
   * @n_merged: how many pairs
   *
   * What is ticked was merged, as one step.
   */
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-directory-duplicates.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryDuplicates, merge_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryDuplicates, list);
  gtk_widget_class_bind_template_callback (widget_class, on_merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
jb_directory_duplicates_init (JbDirectoryDuplicates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_directory_duplicates_new:
 * @edits: the directory
 * @duplicates: (element-type JbDirectoryDuplicate): what may be one
 * @date: on which it is shown how they are printed
 *
 * Returns: (transfer none): a window, not shown yet
 */
JbDirectoryDuplicates *
jb_directory_duplicates_new (JbDirectoryEdits *edits,
                             GPtrArray        *duplicates,
                             JbPartialDate     date)
{
  JbDirectoryDuplicates *self;
  g_autoptr(GtkListItemFactory) factory = NULL;
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits) && duplicates != NULL, NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_DUPLICATES, NULL);
  self->edits = g_object_ref (edits);
  self->duplicates = g_ptr_array_ref (duplicates);
  self->date = date;
  self->store = g_list_store_new (JB_TYPE_DIRECTORY_DUPLICATE);
  g_list_store_splice (self->store, 0, 0, duplicates->pdata, duplicates->len);
  for (guint i = 0; i < duplicates->len; i++)
    g_signal_connect_object (g_ptr_array_index (duplicates, i), "notify::taken",
                             G_CALLBACK (update_taken), self, G_CONNECT_SWAPPED);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update_taken (self);

  return self;
}
