/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* When archive and forms stand beside each other, and when one of them is all that is seen. */

/* How wide the window has to be for both. */
static int
measure_unfolded (JbWindow *self)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->leaflet)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      {
        int minimum;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        sum += minimum;
      }

  return sum;
}

/* The leaflet asks what its pages need as they are. A page has fewer buttons when it is alone,
 * so after folding there seems to be room for both, and after unfolding there is none, for ever.
 * So what both needed when they stood beside each other is remembered. */
static void
jb_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  JbWindow       *self = JB_WINDOW (widget);
  GtkWidgetClass *parent_class = g_type_class_peek (ADW_TYPE_APPLICATION_WINDOW);

  if (self->leaflet != NULL && !adw_leaflet_get_folded (self->leaflet))
    self->unfolded_width = measure_unfolded (self);
  else if (self->leaflet != NULL && width >= self->unfolded_width)
    adw_leaflet_set_can_unfold (self->leaflet, TRUE);

  parent_class->size_allocate (widget, width, height, baseline);
}

/* To be called when the leaflet has folded or unfolded. */
void
jb_window_update_fold (JbWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_can_unfold (self->leaflet, FALSE);
}

void
jb_window_install_fold (GtkWidgetClass *widget_class)
{
  widget_class->size_allocate = jb_window_size_allocate;
}
