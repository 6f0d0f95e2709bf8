/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-scroll-anchor.h"

#include <math.h>

#include "jb-card-bin.h"

/**
 * JbScrollAnchor:
 *
 * Keeps what is seen in its place. When something above it turns out higher or lower than
 * it was, as a card does that was only estimated, the scroller moves by as much in the same
 * frame. What is kept is the row with the keyboard, if it is in sight, else the uppermost.
 */

struct _JbScrollAnchor
{
  GObject parent_instance;

  /* Borrowed */
  GtkScrolledWindow *scroller;
  GtkWidget         *viewport;
  GtkAdjustment     *adjustment;
  GdkFrameClock     *clock;
  GtkWidget         *anchor;
  GtkWidget         *revealed;

  /* Where the anchor is, from the upper edge of what is seen. */
  double offset;

  /* Which part of the revealed widget is to be seen. */
  double reveal_y;
  double reveal_height;
  double covered;
  guint  n_frames;

  double   wanted;
  gboolean correcting;
  gboolean if_needed;
  gint64   corrected;
  gint64   frame;
  guint    n_layouts;
  guint    tick_id;
};

/* Estimated cards get their size while they come into sight, so what is revealed may move
 * on for some frames. A frame has four layouts at most, and each move takes another one. */
enum { MAX_LAYOUTS = 2, SETTLING_FRAMES = 6, MARGIN = 12 };

enum { NOWHERE = -1 };

G_DEFINE_FINAL_TYPE (JbScrollAnchor, jb_scroll_anchor, G_TYPE_OBJECT)

static gboolean
get_bounds (JbScrollAnchor *self,
            GtkWidget      *widget,
            double         *top,
            double         *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, self->viewport, &bounds))
    return FALSE;
  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;

  return TRUE;
}

static GtkWidget *
find_focused (JbScrollAnchor *self)
{
  GtkRoot   *root = gtk_widget_get_root (self->viewport);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  double     top, bottom;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->viewport))
    return NULL;
  focus = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (focus == NULL || !get_bounds (self, focus, &top, &bottom) || bottom <= 0 ||
      top >= gtk_widget_get_height (self->viewport))
    return NULL;

  return focus;
}

static GtkWidget *
find_uppermost (JbScrollAnchor *self)
{
  GtkWidget *found = NULL;
  GtkWidget *child = gtk_widget_get_first_child (self->viewport);

  while (child != NULL && !GTK_IS_LIST_BOX_ROW (found))
    {
      double top, bottom;

      if (!get_bounds (self, child, &top, &bottom) || bottom <= 0)
        {
          child = gtk_widget_get_next_sibling (child);
          continue;
        }
      if (top >= gtk_widget_get_height (self->viewport))
        break;
      if (JB_IS_CARD_BIN (child) || GTK_IS_LIST_BOX_ROW (child))
        found = child;
      child = gtk_widget_get_first_child (child);
    }

  return found;
}

static void
take_anchor (JbScrollAnchor *self)
{
  GtkWidget *anchor = NULL;
  double     bottom;

  /* From the very top nothing is pushed away. */
  if (gtk_adjustment_get_value (self->adjustment) > 0)
    {
      anchor = find_focused (self);
      if (anchor == NULL)
        anchor = find_uppermost (self);
    }
  g_set_weak_pointer (&self->anchor, anchor);
  if (anchor != NULL && !get_bounds (self, anchor, &self->offset, &bottom))
    g_clear_weak_pointer (&self->anchor);
}

/* GTK 4.8 stops telling the widgets above at the first that was told already. One of them may
 * still think so from a request in the middle of a layout, while a toast moves for example;
 * then nobody hears that the viewport wants its place, and it is drawn empty. */
static void
queue_allocate (JbScrollAnchor *self)
{
  for (GtkWidget *widget = self->viewport; widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_queue_allocate (widget);
}

static void
set_value (JbScrollAnchor *self,
           double          value)
{
  double before = gtk_adjustment_get_value (self->adjustment);

  self->correcting = TRUE;
  gtk_adjustment_set_value (self->adjustment, value);
  self->correcting = FALSE;
  if (gtk_adjustment_get_value (self->adjustment) != before)
    queue_allocate (self);
}

/* How far to scroll so that the revealed part is seen: as little as shows it; its upper edge
 * if it is larger. */
static gboolean
find_revealing (JbScrollAnchor *self,
                double         *value)
{
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double top, bottom, x, y;

  if (!gtk_widget_is_ancestor (self->revealed, self->viewport) ||
      !get_bounds (self, self->revealed, &top, &bottom) ||
      !gtk_widget_translate_coordinates (self->revealed, self->viewport, 0, self->reveal_y,
                                         &x, &y))
    return FALSE;

  top = y - MARGIN;
  bottom = (self->reveal_height >= 0 ? y + self->reveal_height : bottom) + MARGIN + self->covered;
  *value = gtk_adjustment_get_value (self->adjustment);
  if (top < 0 || bottom - top > page)
    *value += top;
  else if (bottom > page)
    *value += bottom - page;

  return TRUE;
}

static gboolean
reveal (JbScrollAnchor *self)
{
  double before = gtk_adjustment_get_value (self->adjustment);
  double value;

  if (self->revealed == NULL)
    return FALSE;
  if (!gtk_widget_is_ancestor (self->revealed, self->viewport) || self->n_frames-- == 0)
    {
      g_clear_weak_pointer (&self->revealed);
      return FALSE;
    }
  if (!find_revealing (self, &value))
    return FALSE;

  if (value != before)
    set_value (self, value);
  if (gtk_adjustment_get_value (self->adjustment) == before)
    return FALSE;

  /* What was kept before is not to pull it back. */
  g_clear_weak_pointer (&self->anchor);

  return TRUE;
}

static gboolean
keep_anchor (JbScrollAnchor *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double top, bottom;

  if (self->anchor == NULL || !gtk_widget_is_ancestor (self->anchor, self->viewport) ||
      !get_bounds (self, self->anchor, &top, &bottom) || fabs (top - self->offset) < 1)
    return FALSE;

  set_value (self, value + top - self->offset);

  return gtk_adjustment_get_value (self->adjustment) != value;
}

/* Whether the revealed part is in its place already; a widget without a size has none. */
static gboolean
is_in_sight (JbScrollAnchor *self)
{
  double value;

  return gtk_widget_get_height (self->revealed) > 0 && find_revealing (self, &value) &&
         fabs (value - gtk_adjustment_get_value (self->adjustment)) < 1;
}

/* Whether the contents want another height than they have. What they want is remembered, so
 * this costs nothing while nothing has changed. */
static gboolean
fits (JbScrollAnchor *self)
{
  GtkWidget *contents = gtk_widget_get_first_child (self->viewport);
  int        wanted;

  if (contents == NULL || !gtk_widget_get_mapped (contents))
    return FALSE;

  gtk_widget_measure (contents, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (contents),
                      &wanted, NULL, NULL, NULL);

  return gtk_widget_get_height (contents) ==
         MAX (wanted, gtk_widget_get_height (self->viewport));
}

static gboolean
continue_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       data)
{
  JbScrollAnchor *self = data;
  gboolean        if_needed = self->if_needed;

  self->tick_id = 0;
  self->if_needed = FALSE;
  if (!if_needed || !fits (self))
    queue_allocate (self);

  return G_SOURCE_REMOVE;
}

/* At the beginning of the next frame: asked for in the middle of a layout, as when the
 * keyboard moves because a popover closes, the request would be lost and the viewport would
 * stay without a place. */
static void
request_layout (JbScrollAnchor *self)
{
  self->if_needed = FALSE;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->viewport, continue_cb, self, NULL);
}

/* The frame clock repeats the layout within the frame when the value changes here, but not
 * for ever: what moves again has to wait for the next frame. */
static void
on_layout_cb (JbScrollAnchor *self)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (self->clock);

  if (!gtk_widget_get_mapped (self->viewport))
    return;
  self->n_layouts = self->frame == frame ? self->n_layouts + 1 : 1;
  self->frame = frame;
  if (self->corrected == frame || self->n_layouts > MAX_LAYOUTS)
    {
      request_layout (self);
      return;
    }

  if (self->wanted >= 0)
    {
      set_value (self, self->wanted);
      self->corrected = frame;
      self->wanted = NOWHERE;
      g_clear_weak_pointer (&self->anchor);
      return;
    }
  if (reveal (self) || keep_anchor (self))
    self->corrected = frame;
  else
    take_anchor (self);
}

static void
on_value_changed_cb (JbScrollAnchor *self)
{
  if (self->correcting)
    return;

  /* Somebody scrolled: what is seen then is what counts, once it has its place. */
  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->revealed);
}

static void
on_realize_cb (JbScrollAnchor *self)
{
  self->clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->scroller));
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (on_layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
on_unrealize_cb (JbScrollAnchor *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, on_layout_cb, self);
  self->clock = NULL;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->viewport, self->tick_id);
  self->tick_id = 0;
}

static void
jb_scroll_anchor_dispose (GObject *object)
{
  JbScrollAnchor *self = JB_SCROLL_ANCHOR (object);

  on_unrealize_cb (self);
  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->revealed);

  G_OBJECT_CLASS (jb_scroll_anchor_parent_class)->dispose (object);
}

static void
jb_scroll_anchor_class_init (JbScrollAnchorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_scroll_anchor_dispose;
}

static void
jb_scroll_anchor_init (JbScrollAnchor *self)
{
  self->wanted = NOWHERE;
}

/**
 * jb_scroll_anchor_new:
 * @scroller: (transfer none): what scrolls, with a #GtkViewport in it; it must outlive the
 *   anchor
 *
 * Returns: (transfer full): an anchor that keeps what @scroller shows
 */
JbScrollAnchor *
jb_scroll_anchor_new (GtkScrolledWindow *scroller)
{
  JbScrollAnchor *self;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller), NULL);

  self = g_object_new (JB_TYPE_SCROLL_ANCHOR, NULL);
  self->scroller = scroller;
  self->viewport = gtk_scrolled_window_get_child (scroller);
  self->adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_signal_connect_object (scroller, "realize", G_CALLBACK (on_realize_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (scroller, "unrealize", G_CALLBACK (on_unrealize_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_value_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * jb_scroll_anchor_go_to:
 * @position: how far to scroll, in pixels
 *
 * Scrolls to a position once what is there has been laid out, and lets go of what was seen
 * before.
 */
void
jb_scroll_anchor_go_to (JbScrollAnchor *self,
                        double          position)
{
  g_return_if_fail (JB_IS_SCROLL_ANCHOR (self));

  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->revealed);
  self->wanted = MAX (0, position);
  request_layout (self);
}

/**
 * jb_scroll_anchor_reveal:
 * @widget: something in the scroller
 * @y: where the part of it begins that is to be seen, in pixels
 * @height: how high that part is; negative for all of it
 *
 * Scrolls so far that a widget can be seen, in the next frames: @widget may have been made
 * just now and have no size yet.
 */
void
jb_scroll_anchor_reveal (JbScrollAnchor *self,
                         GtkWidget      *widget,
                         double          y,
                         double          height)
{
  gboolean going;

  g_return_if_fail (JB_IS_SCROLL_ANCHOR (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  going = self->wanted >= 0;
  g_set_weak_pointer (&self->revealed, widget);
  self->reveal_y = y;
  self->reveal_height = height;
  self->n_frames = SETTLING_FRAMES;
  self->wanted = NOWHERE;

  /* Where it is in sight it is kept there by the layouts that come anyway. */
  if (going || !is_in_sight (self))
    request_layout (self);
}

/**
 * jb_scroll_anchor_set_covered:
 * @covered: how much of the lower end of what is seen lies under something else, in pixels
 *
 * What is revealed from then on comes above that.
 */
void
jb_scroll_anchor_set_covered (JbScrollAnchor *self,
                              double          covered)
{
  g_return_if_fail (JB_IS_SCROLL_ANCHOR (self));
  g_return_if_fail (covered >= 0);

  self->covered = covered;
}

/**
 * jb_scroll_anchor_refresh:
 *
 * Has what is in the scroller laid out in the next frame, whatever was asked for before and
 * got lost: for when its contents have changed.
 */
void
jb_scroll_anchor_refresh (JbScrollAnchor *self)
{
  g_return_if_fail (JB_IS_SCROLL_ANCHOR (self));

  request_layout (self);
}

/**
 * jb_scroll_anchor_refresh_if_needed:
 *
 * As jb_scroll_anchor_refresh(), for when a text in the scroller has changed: it does nothing
 * where the text takes as much room as before.
 */
void
jb_scroll_anchor_refresh_if_needed (JbScrollAnchor *self)
{
  g_return_if_fail (JB_IS_SCROLL_ANCHOR (self));

  if (self->tick_id != 0)
    return;

  request_layout (self);
  self->if_needed = TRUE;
}
