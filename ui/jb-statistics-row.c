/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-statistics-row.h"

#include "jb-row-name.h"

/**
 * JbStatisticsRow:
 *
 * One line of the statistics: its name, its numbers, and a bar as long as its share.
 */

struct _JbStatisticsRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel    *title;
  GtkLabel    *counts;
  GtkLevelBar *bar;
};

G_DEFINE_FINAL_TYPE (JbStatisticsRow, jb_statistics_row, GTK_TYPE_BOX)

static void
jb_statistics_row_class_init (JbStatisticsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-statistics-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsRow, title);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsRow, counts);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsRow, bar);
}

static void
jb_statistics_row_init (JbStatisticsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->title), GTK_WIDGET (self->counts), NULL);
  /* Few articles are no danger, and many no success: one colour for all. */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

/**
 * jb_statistics_row_set_item:
 * @item: what to show
 */
void
jb_statistics_row_set_item (JbStatisticsRow  *self,
                            JbStatisticsItem *item)
{
  g_autofree char *counts = NULL;

  g_return_if_fail (JB_IS_STATISTICS_ROW (self) && JB_IS_STATISTICS_ITEM (item));

  counts = jb_statistics_item_dup_counts (item);
  gtk_label_set_label (self->title, jb_statistics_item_get_shown (item));
  gtk_label_set_label (self->counts, counts);
  gtk_level_bar_set_value (self->bar, jb_statistics_item_get_share (item));
}
