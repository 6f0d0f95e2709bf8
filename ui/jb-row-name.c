/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-row-name.h"

/* The labels of a row, and the item of the list that they name now. */
typedef struct
{
  GPtrArray *labels;
  GtkWidget *item;
} RowName;

static void
row_name_free (gpointer data)
{
  RowName *self = data;

  g_clear_weak_pointer (&self->item);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

static void
on_parent_cb (GtkWidget  *row,
              GParamSpec *pspec,
              gpointer    data)
{
  RowName              *self = data;
  GtkWidget            *parent = gtk_widget_get_parent (row);
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_LABELLED_BY;
  GList                *labels = NULL;
  GValue                value = G_VALUE_INIT;

  if (parent == self->item)
    return;

  if (self->item != NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->item), relation);
  g_set_weak_pointer (&self->item, parent);
  if (parent == NULL)
    return;

  for (guint i = self->labels->len; i > 0; i--)
    labels = g_list_prepend (labels, g_ptr_array_index (self->labels, i - 1));

  /* The list becomes the relation's own. */
  g_value_init (&value, G_TYPE_POINTER);
  g_value_set_pointer (&value, labels);
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (parent), 1, &relation, &value);
}

/**
 * jb_row_name_from:
 * @row: what a list shows for one of its items, as the item's child
 * @first_label: the label below @row that says most
 * @...: further labels below @row, ended by %NULL
 *
 * Has the item of the list around @row named by these labels. A list gives its items no name, so
 * that a screen reader would stop at each and say nothing.
 */
void
jb_row_name_from (GtkWidget *row,
                  GtkWidget *first_label,
                  ...)
{
  RowName *self;
  va_list  labels;

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (GTK_IS_WIDGET (first_label));

  self = g_new0 (RowName, 1);
  self->labels = g_ptr_array_new ();
  va_start (labels, first_label);
  for (GtkWidget *label = first_label; label != NULL; label = va_arg (labels, GtkWidget *))
    g_ptr_array_add (self->labels, label);
  va_end (labels);

  g_signal_connect_data (row, "notify::parent", G_CALLBACK (on_parent_cb), self,
                         (GClosureNotify) (void (*) (void)) row_name_free, 0);
}
