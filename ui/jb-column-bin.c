/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-column-bin.h"

/**
 * JbColumnBin:
 *
 * A bin whose child needs a height for its width, and never a width for its height. A stack
 * asks for that whenever it is laid out, and then each label that wraps looks for the answer by
 * setting its text in a dozen widths: a sentence costs several frames.
 */

struct _JbColumnBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (JbColumnBin, jb_column_bin, ADW_TYPE_BIN)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum,
                        natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
jb_column_bin_class_init (JbColumnBinClass *klass)
{
}

static void
jb_column_bin_init (JbColumnBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}
