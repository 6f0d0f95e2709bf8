/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-pane.h"

#include <glib/gi18n-lib.h>

/**
 * JbPane:
 *
 * A part of the window whose width is chosen by dragging its edge, or with the arrow keys
 * when the keyboard is in the edge. It asks for that width and takes less where there is
 * less, so that the window can still fold.
 */

struct _JbPane
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *child;
  GtkWidget *handle;

  GtkPackType edge;
  int         width;
  gboolean    resizable;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_EDGE,
  PROP_WIDTH,
  PROP_RESIZABLE,
  N_PROPS
};

enum
{
  HANDLE_WIDTH = 6,
  KEY_STEP = 20,
};

static void jb_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbPane, jb_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, jb_pane_buildable_init))

static GtkBuildableIface *parent_buildable_iface;
static GParamSpec        *properties[N_PROPS];

static gboolean
is_at_left (JbPane *self)
{
  gboolean is_ltr = gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL;

  return is_ltr == (self->edge == GTK_PACK_START);
}

/* Makes the pane wider by so many pixels, as far as it may be. */
static void
resize_by (JbPane *self,
           int     from,
           int     change)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  jb_pane_set_width (self, MAX (minimum, from + change));
}

/* The edge moves under the pointer, so what counts is where the pointer is in the window. */
static void
on_drag_update_cb (JbPane         *self,
                   double          dx,
                   double          dy,
                   GtkGestureDrag *gesture)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double     x, y, in_root, edge;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!gtk_widget_translate_coordinates (self->handle, root, x + dx, y + dy, &in_root, &y) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), root,
                                         is_at_left (self)
                                             ? gtk_widget_get_width (GTK_WIDGET (self))
                                             : 0,
                                         0, &edge, &y))
    return;

  resize_by (self, 0, (int) (is_at_left (self) ? edge - in_root : in_root - edge));
}

static gboolean
on_key_pressed_cb (JbPane         *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  int change = 0;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    change = is_at_left (self) ? KEY_STEP : -KEY_STEP;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    change = is_at_left (self) ? -KEY_STEP : KEY_STEP;
  else
    return GDK_EVENT_PROPAGATE;

  resize_by (self, gtk_widget_get_width (GTK_WIDGET (self)), change);

  return GDK_EVENT_STOP;
}

static void
update_accessible (JbPane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->width, -1);
}

/* Unless a width was chosen the pane takes its share of what there is, if its child does. */
static void
update_expand (JbPane *self)
{
  gboolean expand = self->width == 0 && self->child != NULL &&
                    gtk_widget_compute_expand (self->child, GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (GTK_WIDGET (self), expand);
}

static GtkSizeRequestMode
jb_pane_get_request_mode (GtkWidget *widget)
{
  JbPane *self = JB_PANE (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
jb_pane_measure (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  JbPane *self = JB_PANE (widget);

  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->width > 0)
    *natural = MAX (*minimum, self->width);
}

static void
jb_pane_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  JbPane       *self = JB_PANE (widget);
  GtkAllocation at = { is_at_left (self) ? 0 : width - HANDLE_WIDTH, 0, HANDLE_WIDTH, height };

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  if (gtk_widget_should_layout (self->handle))
    gtk_widget_size_allocate (self->handle, &at, -1);
}

static void
set_child (JbPane    *self,
           GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  /* The edge is drawn, and gets the keyboard, after what it is the edge of. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handle);
  update_expand (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
jb_pane_add_child (GtkBuildable *buildable,
                   GtkBuilder   *builder,
                   GObject      *child,
                   const char   *type)
{
  if (GTK_IS_WIDGET (child) && type == NULL)
    set_child (JB_PANE (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
jb_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = jb_pane_add_child;
}

static void
jb_pane_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  JbPane *self = JB_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_EDGE:
      g_value_set_enum (value, self->edge);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_RESIZABLE:
      g_value_set_boolean (value, self->resizable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_pane_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  JbPane *self = JB_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_EDGE:
      self->edge = g_value_get_enum (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_WIDTH:
      jb_pane_set_width (self, g_value_get_int (value));
      break;
    case PROP_RESIZABLE:
      self->resizable = g_value_get_boolean (value);
      gtk_widget_set_visible (self->handle, self->resizable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_pane_dispose (GObject *object)
{
  JbPane *self = JB_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);

  G_OBJECT_CLASS (jb_pane_parent_class)->dispose (object);
}

static void
jb_pane_class_init (JbPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_pane_get_property;
  object_class->set_property = jb_pane_set_property;
  object_class->dispose = jb_pane_dispose;
  widget_class->get_request_mode = jb_pane_get_request_mode;
  widget_class->measure = jb_pane_measure;
  widget_class->size_allocate = jb_pane_size_allocate;

  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDGE] =
      g_param_spec_enum ("edge", NULL, NULL, GTK_TYPE_PACK_TYPE, GTK_PACK_END,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] =
      g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RESIZABLE] =
      g_param_spec_boolean ("resizable", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
jb_pane_init (JbPane *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->edge = GTK_PACK_END;
  self->resizable = TRUE;
  self->handle = g_object_new (GTK_TYPE_SEPARATOR,
                               "orientation", GTK_ORIENTATION_VERTICAL,
                               "focusable", TRUE,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_SLIDER,
                               NULL);
  gtk_widget_add_css_class (self->handle, "edge");
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Width"), -1);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  update_accessible (self);

  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->handle, keys);
}

/**
 * jb_pane_get_width:
 *
 * Returns: the width that was chosen, in pixels; 0 when none was
 */
int
jb_pane_get_width (JbPane *self)
{
  g_return_val_if_fail (JB_IS_PANE (self), 0);

  return self->width;
}

/**
 * jb_pane_set_width:
 * @width: how wide the pane shall be where there is room, in pixels; 0 for its usual width
 */
void
jb_pane_set_width (JbPane *self,
                   int     width)
{
  g_return_if_fail (JB_IS_PANE (self));
  g_return_if_fail (width >= 0);

  if (self->width == width)
    return;

  self->width = width;
  update_expand (self);
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}
