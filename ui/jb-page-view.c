/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-view-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "jb-announcer.h"
#include "jb-tooltip.h"

/**
 * JbPageView:
 *
 * The pages of a bulletin on a desk, to look at and to scroll. What is drawn are recordings made
 * by the code that prints; a page that is in sight is kept as it was drawn until it looks
 * otherwise. The paper is white whatever the desktop is.
 */

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_SCALE,
  PROP_FIT,
  PROP_TWO_UP,
  PROP_RULERS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS = PROP_HADJUSTMENT
};

enum
{
  SPOT_ACTIVATED,
  N_SIGNALS
};

/* What is shown with the page itself, in pixels. */
enum
{
  ABOVE = 6,
  LEAST = 100,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (JbPageView, jb_page_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* How far the pages are scrolled, in pixels. */
double
jb_page_view_get_value (JbPageView    *self,
                        GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
update_accessible (JbPageView *self)
{
  g_autofree char *label = NULL;

  /* Translators: which page is looked at, and how many there are */
  label = self->layout.n_pages > 0 ? g_strdup_printf (_("Page %u of %u"), self->page + 1,
                                                         self->layout.n_pages)
                                   : g_strdup (_("No pages yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The page that is looked at is the one at a third of the height. */
static void
update_page (JbPageView *self)
{
  double top = jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  double bottom = top + self->layout.height;
  guint  first, end, page;

  if (self->layout.n_pages == 0)
    page = 0;
  else if (bottom >= self->layout.full_height - 1 && top > 0)
    page = self->layout.n_pages - 1;
  else
    {
      jb_page_layout_get_range (&self->layout, top + self->layout.height / 3.0,
                                top + self->layout.height / 3.0, &first, &end);
      page = first;
    }
  if (page == self->page)
    return;

  self->page = page;
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
configure (JbPageView    *self,
           GtkOrientation orientation,
           int            size,
           int            full,
           double         value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;

  full = MAX (full, size);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, full - size), 0, full,
                            JB_PAGE_VIEW_STEP, size * 0.9, size);
}

/* A place on the pages that stays where it is when their size changes; where there were none all
 * begins at the top. */
typedef struct
{
  double   x, y;
  double   page_x, page_y;
  guint    page;
  gboolean is_set;
} Anchor;

static Anchor
take_anchor (JbPageView *self,
             double      x,
             double      y)
{
  Anchor anchor = { .x = x, .y = y };
  double at_x = x + jb_page_view_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  double at_y = y + jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  int    left, top;

  if (self->layout.n_pages == 0 || self->layout.scale <= 0)
    return anchor;

  anchor.is_set = TRUE;
  jb_page_layout_find_page (&self->layout, at_x, at_y, &anchor.page);
  jb_page_layout_get_page (&self->layout, anchor.page, &left, &top);
  anchor.page_x = (at_x - left) / self->layout.scale;
  anchor.page_y = (at_y - top) / self->layout.scale;

  return anchor;
}

static void
lay_out (JbPageView   *self,
         const Anchor *anchor)
{
  double before = self->layout.scale;
  double values[2] = { 0, 0 };
  int    left, top;

  jb_page_layout_compute (&self->layout);
  if (self->layout.n_pages > 0 && anchor->is_set)
    {
      jb_page_layout_get_page (&self->layout, MIN (anchor->page, self->layout.n_pages - 1), &left,
                               &top);
      values[GTK_ORIENTATION_HORIZONTAL] = left + anchor->page_x * self->layout.scale - anchor->x;
      values[GTK_ORIENTATION_VERTICAL] = top + anchor->page_y * self->layout.scale - anchor->y;
    }
  self->resizing = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->layout.width, self->layout.full_width,
             values[GTK_ORIENTATION_HORIZONTAL]);
  configure (self, GTK_ORIENTATION_VERTICAL, self->layout.height, self->layout.full_height,
             values[GTK_ORIENTATION_VERTICAL]);
  self->resizing = FALSE;
  update_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->layout.scale != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

/* Lays the pages out anew around the middle of what is seen. */
static void
lay_out_again (JbPageView *self)
{
  Anchor anchor = take_anchor (self, self->layout.width / 2.0, self->layout.height / 3.0);

  lay_out (self, &anchor);
}

static void
on_value_changed_cb (JbPageView *self)
{
  if (self->resizing)
    return;

  update_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (JbPageView    *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustments[orientation], on_value_changed_cb,
                                            self);
      g_clear_object (&self->adjustments[orientation]);
    }
  if (adjustment == NULL)
    return;

  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_value_changed_cb), self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    configure (self, orientation, self->layout.height, self->layout.full_height, 0);
  else
    configure (self, orientation, self->layout.width, self->layout.full_width, 0);
}

static void
jb_page_view_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = LEAST;
  *natural = LEAST;
}

static void
jb_page_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  JbPageView *self = JB_PAGE_VIEW (widget);
  Anchor      anchor;

  if (self->layout.width == width && self->layout.height == height)
    return;

  anchor = take_anchor (self, 0, 0);
  self->layout.width = width;
  self->layout.height = height;
  anchor.page_x = self->layout.fit == JB_PAGE_FIT_NONE ? anchor.page_x : 0;
  lay_out (self, &anchor);
}

void
jb_page_view_scroll_by (JbPageView    *self,
                        GtkOrientation orientation,
                        double         distance)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

/* Shows the pages at another size; what is at @x and @y stays there. */
void
jb_page_view_scale_around (JbPageView *self,
                           double      scale,
                           double      x,
                           double      y)
{
  Anchor anchor = take_anchor (self, x, y);

  scale = CLAMP (scale, JB_PAGE_SCALE_MIN, JB_PAGE_SCALE_MAX);
  self->layout.chosen = scale;
  if (self->layout.fit != JB_PAGE_FIT_NONE)
    {
      self->layout.fit = JB_PAGE_FIT_NONE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
    }
  lay_out (self, &anchor);
}

static gboolean
jb_page_view_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  JbPageView      *self = JB_PAGE_VIEW (widget);
  g_autofree char *message = NULL;
  guint            page;
  double           page_x, page_y;

  if (keyboard || !jb_page_view_find_point (self, x, y, &page, &page_x, &page_y))
    return FALSE;

  message = jb_page_marks_dup_message (self->marks, page, page_x, page_y);
  jb_tooltip_set_text (tooltip, message);

  return message != NULL;
}

static void
jb_page_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  JbPageView *self = JB_PAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->layout.scale);
      break;
    case PROP_FIT:
      g_value_set_int (value, (int) self->layout.fit);
      break;
    case PROP_TWO_UP:
      g_value_set_boolean (value, self->layout.two_up);
      break;
    case PROP_RULERS:
      g_value_set_boolean (value, self->rulers);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_page_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  JbPageView *self = JB_PAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      jb_page_view_set_page (self, g_value_get_uint (value));
      break;
    case PROP_FIT:
      jb_page_view_set_fit (self, (JbPageFit) g_value_get_int (value));
      break;
    case PROP_TWO_UP:
      jb_page_view_set_two_up (self, g_value_get_boolean (value));
      break;
    case PROP_RULERS:
      jb_page_view_set_rulers (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (guint) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_page_view_dispose (GObject *object)
{
  JbPageView *self = JB_PAGE_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_hash_table_remove_all (self->cache);
  g_clear_pointer (&self->sheets, jb_page_sheets_unref);

  G_OBJECT_CLASS (jb_page_view_parent_class)->dispose (object);
}

static void
jb_page_view_finalize (GObject *object)
{
  JbPageView *self = JB_PAGE_VIEW (object);

  g_hash_table_unref (self->cache);
  jb_page_marks_free (self->marks);

  G_OBJECT_CLASS (jb_page_view_parent_class)->finalize (object);
}

static void
jb_page_view_class_init (JbPageViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_page_view_get_property;
  object_class->set_property = jb_page_view_set_property;
  object_class->dispose = jb_page_view_dispose;
  object_class->finalize = jb_page_view_finalize;
  widget_class->snapshot = jb_page_view_snapshot;
  widget_class->measure = jb_page_view_measure;
  widget_class->size_allocate = jb_page_view_size_allocate;
  widget_class->query_tooltip = jb_page_view_query_tooltip;

  properties[PROP_PAGE] =
      g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIT] =
      g_param_spec_int ("fit", NULL, NULL, JB_PAGE_FIT_WIDTH, JB_PAGE_FIT_NONE, JB_PAGE_FIT_WIDTH,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TWO_UP] =
      g_param_spec_boolean ("two-up", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RULERS] =
      g_param_spec_boolean ("rulers", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * JbPageView::spot-activated:
   * @spot: a #JbPageSpot of the sheets
   * @n_press: how often it was pressed
   *
   * The user pressed on a place of a page.
   */
  signals[SPOT_ACTIVATED] = g_signal_new ("spot-activated", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_POINTER, G_TYPE_INT);

  jb_page_view_install_moves (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
jb_page_view_init (JbPageView *self)
{
  self->marks = jb_page_marks_new ();
  self->cache = g_hash_table_new_full (NULL, NULL, NULL, jb_page_view_free_cached);
  self->layout = (JbPageLayout) {
    .paper_width = 595,
    .paper_height = 842,
    .chosen = JB_PAGE_SCALE_USUAL,
    .n_columns = 1,
    .scale = JB_PAGE_SCALE_USUAL,
  };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  jb_announcer_describe (GTK_WIDGET (self), _("The bulletin as it is printed"));
  update_accessible (self);
  jb_page_view_add_controllers (self);
}

/* Tells that the user pressed on a place. */
void
jb_page_view_activate (JbPageView       *self,
                       const JbPageSpot *spot,
                       int               n_press)
{
  g_signal_emit (self, signals[SPOT_ACTIVATED], 0, spot, n_press);
}

/* Returns: (transfer full): a view without pages */
GtkWidget *
jb_page_view_new (void)
{
  return g_object_new (JB_TYPE_PAGE_VIEW, NULL);
}

/* Returns: (transfer none) (nullable): the pages that are shown */
JbPageSheets *
jb_page_view_get_sheets (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), NULL);

  return self->sheets;
}

/**
 * jb_page_view_set_sheets:
 * @sheets: (nullable): the pages to show, %NULL for none
 *
 * What is seen stays where it is as far as it can.
 */
void
jb_page_view_set_sheets (JbPageView   *self,
                         JbPageSheets *sheets)
{
  Anchor anchor;

  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  if (self->sheets == sheets)
    return;

  anchor = take_anchor (self, self->layout.width / 2.0, 0);
  if (sheets != NULL)
    jb_page_sheets_ref (sheets);
  g_clear_pointer (&self->sheets, jb_page_sheets_unref);
  self->sheets = sheets;
  self->layout.n_pages = sheets != NULL ? jb_page_sheets_get_size (sheets) : 0;
  if (sheets != NULL)
    {
      self->layout.paper_width = jb_page_sheets_get_style (sheets)->width;
      self->layout.paper_height = jb_page_sheets_get_style (sheets)->height;
    }
  else
    g_hash_table_remove_all (self->cache);
  lay_out (self, &anchor);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * jb_page_view_get_marks:
 *
 * Returns: (transfer none): what is shown on top of the pages; who changes it draws the view again
 */
JbPageMarks *
jb_page_view_get_marks (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), NULL);

  return self->marks;
}

JbPageFit
jb_page_view_get_fit (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), JB_PAGE_FIT_WIDTH);

  return self->layout.fit;
}

/**
 * jb_page_view_set_fit:
 * @fit: what the size of the pages goes by; with %JB_PAGE_FIT_NONE they keep the size they have
 */
void
jb_page_view_set_fit (JbPageView *self,
                      JbPageFit   fit)
{
  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  if (self->layout.fit == fit)
    return;

  if (fit == JB_PAGE_FIT_NONE)
    self->layout.chosen = self->layout.scale;
  self->layout.fit = fit;
  lay_out_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

/* How many pixels a point is. */
double
jb_page_view_get_scale (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), 1);

  return self->layout.scale;
}

/**
 * jb_page_view_set_scale:
 * @scale: how many pixels a point shall be, within what is sensible
 */
void
jb_page_view_set_scale (JbPageView *self,
                        double      scale)
{
  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  jb_page_view_scale_around (self, scale, self->layout.width / 2.0, self->layout.height / 3.0);
}

/**
 * jb_page_view_zoom:
 * @steps: by how many steps the pages get larger; smaller when negative
 */
void
jb_page_view_zoom (JbPageView *self,
                   int         steps)
{
  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  jb_page_view_set_scale (self, self->layout.scale * pow (JB_PAGE_VIEW_ZOOM, steps));
}

gboolean
jb_page_view_get_two_up (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), FALSE);

  return self->layout.two_up;
}

/**
 * jb_page_view_set_two_up:
 * @two_up: whether two pages stand side by side however small they get
 */
void
jb_page_view_set_two_up (JbPageView *self,
                         gboolean    two_up)
{
  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  if (self->layout.two_up == !!two_up)
    return;

  self->layout.two_up = !!two_up;
  lay_out_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TWO_UP]);
}

gboolean
jb_page_view_get_rulers (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), FALSE);

  return self->rulers;
}

/**
 * jb_page_view_set_rulers:
 * @rulers: whether margins and grid are shown on the pages
 */
void
jb_page_view_set_rulers (JbPageView *self,
                         gboolean    rulers)
{
  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  if (self->rulers == !!rulers)
    return;

  self->rulers = !!rulers;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RULERS]);
}

/* The page that is looked at, from 0. */
guint
jb_page_view_get_page (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), 0);

  return self->page;
}

/**
 * jb_page_view_set_page:
 * @page: the page whose top is brought to the top, from 0
 */
void
jb_page_view_set_page (JbPageView *self,
                       guint       page)
{
  int x, y;

  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  if (self->layout.n_pages == 0 || self->adjustments[GTK_ORIENTATION_VERTICAL] == NULL)
    return;

  jb_page_layout_get_page (&self->layout, MIN (page, self->layout.n_pages - 1), &x, &y);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], y - ABOVE);
}

/**
 * jb_page_view_get_rectangle:
 * @area: somewhere on the pages
 * @rectangle: (out): where that is in the widget, in pixels
 */
void
jb_page_view_get_rectangle (JbPageView       *self,
                            const JbPageArea *area,
                            graphene_rect_t  *rectangle)
{
  double scale, left, top;
  int    x, y;

  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  scale = self->layout.scale;
  jb_page_layout_get_page (&self->layout, area->page, &x, &y);
  left = x + area->x * scale - jb_page_view_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  top = y + area->y * scale - jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  graphene_rect_init (rectangle, (float) left, (float) top,
                      (float) (area->width * scale), (float) (area->height * scale));
}

/* Scrolls as little as is needed to see from @start to @end, in pixels of the widget. */
static void
bring_into_sight (JbPageView    *self,
                  GtkOrientation orientation,
                  double         start,
                  double         end,
                  double         size)
{
  double slack = MIN (JB_PAGE_VIEW_STEP, size / 4);

  if (start < slack)
    jb_page_view_scroll_by (self, orientation, start - slack);
  else if (end > size - slack)
    jb_page_view_scroll_by (self, orientation, MIN (end - size + slack, start - slack));
}

/**
 * jb_page_view_show_area:
 * @area: somewhere on the pages
 *
 * Brings it into sight, unless it is.
 */
void
jb_page_view_show_area (JbPageView       *self,
                        const JbPageArea *area)
{
  graphene_rect_t at;

  g_return_if_fail (JB_IS_PAGE_VIEW (self));

  jb_page_view_get_rectangle (self, area, &at);
  bring_into_sight (self, GTK_ORIENTATION_VERTICAL, at.origin.y, at.origin.y + at.size.height,
                    self->layout.height);
  bring_into_sight (self, GTK_ORIENTATION_HORIZONTAL, at.origin.x, at.origin.x + at.size.width,
                    self->layout.width);
}

/**
 * jb_page_view_find_point:
 * @x: in the widget, in pixels
 * @y: in the widget, in pixels
 * @page: (out): the page there, from 0
 * @page_x: (out): from the left of the paper, in points
 * @page_y: (out): from the top of the paper, in points
 *
 * Returns: whether there is a page
 */
gboolean
jb_page_view_find_point (JbPageView *self,
                         double      x,
                         double      y,
                         guint      *page,
                         double     *page_x,
                         double     *page_y)
{
  int left, top;

  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), FALSE);

  x += jb_page_view_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  y += jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  if (!jb_page_layout_find_page (&self->layout, x, y, page))
    return FALSE;

  jb_page_layout_get_page (&self->layout, *page, &left, &top);
  *page_x = (x - left) / self->layout.scale;
  *page_y = (y - top) / self->layout.scale;

  return TRUE;
}

/* How many pages were drawn so far, those that were only shown again not counted. */
guint
jb_page_view_get_n_drawn (JbPageView *self)
{
  g_return_val_if_fail (JB_IS_PAGE_VIEW (self), 0);

  return self->n_drawn;
}
