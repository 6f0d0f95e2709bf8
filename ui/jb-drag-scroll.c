/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-drag-scroll.h"

/* What is dragged to the upper or lower edge of a long page scrolls it. */

typedef struct
{
  GtkScrolledWindow *scroller;
  double             speed;
  guint              tick_id;
} DragScroll;

enum { EDGE = 48, MAX_SPEED = 18 };

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  DragScroll    *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->speed);

  return G_SOURCE_CONTINUE;
}

static void
set_speed (DragScroll *self,
           double      speed)
{
  self->speed = speed;
  if (speed == 0 && self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick_id);
      self->tick_id = 0;
    }
  else if (speed != 0 && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), tick_cb, self, NULL);
}

static void
on_motion_cb (DragScroll *self,
              double      x,
              double      y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->scroller));

  if (y < EDGE)
    set_speed (self, -MAX_SPEED * (EDGE - MAX (y, 0)) / EDGE);
  else if (y > height - EDGE)
    set_speed (self, MAX_SPEED * (EDGE - MAX (height - y, 0)) / EDGE);
  else
    set_speed (self, 0);
}

static void
on_leave_cb (DragScroll *self)
{
  set_speed (self, 0);
}

/**
 * jb_drag_scroll_attach:
 *
 * Lets what is dragged over @scroller scroll it near its upper and lower edge.
 */
void
jb_drag_scroll_attach (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;
  DragScroll         *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  controller = gtk_drop_controller_motion_new ();
  self = g_new0 (DragScroll, 1);
  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (controller), "drag-scroll", self, g_free);
  g_signal_connect_swapped (controller, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (controller, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
