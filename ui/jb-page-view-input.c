/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-view-private.h"

#include <math.h>

/* Keys, wheel, pinching and pressing on the pages. */

typedef enum
{
  MOVE_UP,
  MOVE_DOWN,
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_SCREEN_UP,
  MOVE_SCREEN_DOWN,
  MOVE_START,
  MOVE_END,
  MOVE_PREVIOUS_PAGE,
  MOVE_NEXT_PAGE,
} Move;

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  JbPageView *self = JB_PAGE_VIEW (widget);
  double      screen = self->layout.height * 0.9;
  guint       step = self->layout.n_columns;

  if (self->layout.n_pages == 0)
    return GDK_EVENT_PROPAGATE;

  switch ((Move) g_variant_get_int32 (parameter))
    {
    case MOVE_UP:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, -JB_PAGE_VIEW_STEP);
      break;
    case MOVE_DOWN:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, JB_PAGE_VIEW_STEP);
      break;
    case MOVE_LEFT:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_HORIZONTAL, -JB_PAGE_VIEW_STEP);
      break;
    case MOVE_RIGHT:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_HORIZONTAL, JB_PAGE_VIEW_STEP);
      break;
    case MOVE_SCREEN_UP:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, -screen);
      break;
    case MOVE_SCREEN_DOWN:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, screen);
      break;
    case MOVE_START:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, -self->layout.full_height);
      break;
    case MOVE_END:
      jb_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, self->layout.full_height);
      break;
    case MOVE_PREVIOUS_PAGE:
      jb_page_view_set_page (self, self->page > step ? self->page - step : 0);
      break;
    case MOVE_NEXT_PAGE:
      jb_page_view_set_page (self, MIN (self->page + step, self->layout.n_pages - 1));
      break;
    }

  return GDK_EVENT_STOP;
}

/* A turn of the wheel does not tell where the pointer is. */
static void
on_motion_cb (JbPageView *self,
              double      x,
              double      y)
{
  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
on_leave_cb (JbPageView *self)
{
  self->has_pointer = FALSE;
}

static gboolean
on_scroll_cb (JbPageView               *self,
              double                    dx,
              double                    dy,
              GtkEventControllerScroll *controller)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  /* What is under the pointer stays there. */
  jb_page_view_scale_around (self, self->layout.scale * pow (JB_PAGE_VIEW_ZOOM, -dy),
                             self->has_pointer ? self->pointer_x : self->layout.width / 2.0,
                             self->has_pointer ? self->pointer_y : self->layout.height / 2.0);

  return GDK_EVENT_STOP;
}

static void
on_pinch_begin_cb (JbPageView *self)
{
  self->pinched = self->layout.scale;
}

static void
on_pinch_cb (JbPageView *self,
             double      by,
             GtkGesture *gesture)
{
  double x = self->layout.width / 2.0, y = self->layout.height / 2.0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  jb_page_view_scale_around (self, self->pinched * by, x, y);
}

static void
on_released_cb (JbPageView *self,
                int         n_press,
                double      x,
                double      y)
{
  JbPageSpot spot;
  guint      page;
  double     page_x, page_y;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (jb_page_view_find_point (self, x, y, &page, &page_x, &page_y) &&
      jb_page_sheets_find_spot (self->sheets, page, page_x, page_y, &spot))
    jb_page_view_activate (self, &spot, n_press);
}

static void
add_move (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad_key,
          GdkModifierType modifiers,
          Move            move)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, move_cb, "i", (int) move);
  gtk_widget_class_add_binding (widget_class, keypad_key, modifiers, move_cb, "i", (int) move);
}

/* Called when the class is made. */
void
jb_page_view_install_moves (GtkWidgetClass *widget_class)
{
  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_UP);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_DOWN);
  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, MOVE_LEFT);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, MOVE_RIGHT);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_SCREEN_UP);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_SCREEN_DOWN);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_START);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_END);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK,
            MOVE_PREVIOUS_PAGE);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK,
            MOVE_NEXT_PAGE);
}

/* Called when a view is made. */
void
jb_page_view_add_controllers (JbPageView *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                       GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
