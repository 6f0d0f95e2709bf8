/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cards.h"

#include "jb-card-bin.h"

/**
 * JbCards:
 *
 * A column of widgets, one for each item of a list model, in its order. It has no
 * selection and no rows of its own, so that the keyboard goes from field to field.
 *
 * With an estimate of their height, cards are made when they come within a page of what
 * is seen, or when the keyboard or a caller wants them; when nothing else is to be done,
 * some more are made, so that a bulletin of ordinary size is soon there as a whole, for
 * whoever reads the window through accessibility.
 */

struct _JbCards
{
  GtkBox parent_instance;

  /* Owned */
  GListModel    *model;
  GtkAdjustment *vadjustment;

  /* Borrowed */
  GtkWidget *viewport;

  JbCardsCreate   create;
  JbCardsEstimate estimate;
  gpointer        user_data;
  gulong          handler;

  guint near_id;
  guint fill_id;
  guint n_filled;
  int   char_width;
  int   line_height;
};

enum
{
  /* More items than this at a time are not something the user just did. */
  SMALL_CHANGE = 4,
  /* How many cards are made unseen in all, those inside other cards included. */
  FILL_LIMIT = 60,
  /* How many microseconds at a time go into cards that are not seen yet. */
  SLICE = 6000,
};

G_DEFINE_FINAL_TYPE (JbCards, jb_cards, GTK_TYPE_BOX)

static JbCardBin *
get_bin (JbCards *self,
         guint    position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? JB_CARD_BIN (child) : NULL;
}

static JbCardBin *
find_empty (JbCards *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (jb_card_bin_get_card (JB_CARD_BIN (child)) == NULL)
      return JB_CARD_BIN (child);

  return NULL;
}

static JbCards *
get_outermost (JbCards *self)
{
  GtkWidget *cards = GTK_WIDGET (self);
  GtkWidget *parent;

  while ((parent = gtk_widget_get_parent (cards)) != NULL &&
         (parent = gtk_widget_get_ancestor (parent, JB_TYPE_CARDS)) != NULL)
    cards = parent;

  return JB_CARDS (cards);
}

/* What is seen of the cards, from their upper edge. The scroller tells where it has been
 * scrolled to before what is in it has been moved, so it is asked. */
static gboolean
get_seen (JbCards *self,
          double  *top,
          double  *page)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double     x, y;

  if (self->viewport == NULL || !gtk_widget_get_mapped (widget) ||
      gtk_widget_get_width (widget) == 0 ||
      !gtk_widget_translate_coordinates (widget, gtk_widget_get_first_child (self->viewport),
                                         0, 0, &x, &y))
    return FALSE;

  *top = gtk_adjustment_get_value (self->vadjustment) - y;
  *page = gtk_adjustment_get_page_size (self->vadjustment);

  return TRUE;
}

static gboolean
get_bounds (GtkWidget *child,
            double    *top,
            double    *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds) ||
      bounds.size.width <= 0)
    return FALSE;

  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;

  return TRUE;
}

static void
update_seen (JbCards *self)
{
  double top, page, from, to;

  if (!get_seen (self, &top, &page))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_bounds (child, &from, &to))
      jb_card_bin_set_seen (JB_CARD_BIN (child), to > top - page / 2 && from < top + 1.5 * page);
}

/* Makes the empty cards between @top and @bottom, until @deadline unless that is 0. */
static gboolean
fill_range (JbCards *self,
            double   top,
            double   bottom,
            gint64   deadline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double from, to;

      if (jb_card_bin_get_card (JB_CARD_BIN (child)) != NULL ||
          !get_bounds (child, &from, &to) || to < top)
        continue;
      if (from > bottom)
        break;
      if (deadline > 0 && g_get_monotonic_time () > deadline)
        return FALSE;
      jb_card_bin_ensure (JB_CARD_BIN (child));
    }

  return TRUE;
}

static gboolean
build_near_cb (gpointer data)
{
  JbCards *self = data;
  double   top, page;

  self->near_id = 0;
  if (!get_seen (self, &top, &page))
    return G_SOURCE_REMOVE;

  fill_range (self, top, top + page, 0);
  if (!fill_range (self, top - page, top + 2 * page, g_get_monotonic_time () + SLICE))
    self->near_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, build_near_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

/* Before the next frame is laid out. */
static void
schedule_near (JbCards *self)
{
  if (self->near_id == 0 && self->viewport != NULL && self->estimate != NULL)
    self->near_id = g_idle_add_full (GTK_PRIORITY_RESIZE, build_near_cb, self, NULL);
}

static void
on_scrolled_cb (JbCards *self)
{
  update_seen (self);
  schedule_near (self);
}

static gboolean
fill_cb (gpointer data)
{
  JbCards   *self = data;
  JbCardBin *bin = find_empty (self);
  JbCards   *outermost = get_outermost (self);

  if (bin == NULL || (self->viewport != NULL && outermost->n_filled >= FILL_LIMIT))
    {
      self->fill_id = 0;
      return G_SOURCE_REMOVE;
    }

  outermost->n_filled++;
  jb_card_bin_ensure (bin);

  return G_SOURCE_CONTINUE;
}

static void
schedule_fill (JbCards *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     JbCards    *self)
{
  GtkWidget *before = position > 0 ? GTK_WIDGET (get_bin (self, position - 1)) : NULL;
  gboolean   now = self->estimate == NULL ||
                 (gtk_widget_get_mapped (GTK_WIDGET (self)) && added <= SMALL_CHANGE);

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (GTK_BOX (self), before != NULL
                                        ? gtk_widget_get_next_sibling (before)
                                        : gtk_widget_get_first_child (GTK_WIDGET (self)));

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);
      GtkWidget *bin = jb_card_bin_new (item, self->create, self->estimate, self->user_data);

      gtk_box_insert_child_after (GTK_BOX (self), bin, before);
      if (now)
        jb_card_bin_ensure (JB_CARD_BIN (bin));
      before = bin;
    }

  if (added > 0 && !now)
    {
      schedule_near (self);
      schedule_fill (self);
    }
}

static void
forget_viewport (JbCards *self)
{
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_scrolled_cb, self);
  g_clear_object (&self->vadjustment);
  g_clear_handle_id (&self->near_id, g_source_remove);
  self->viewport = NULL;
}

static void
jb_cards_root (GtkWidget *widget)
{
  JbCards *self = JB_CARDS (widget);

  GTK_WIDGET_CLASS (jb_cards_parent_class)->root (widget);

  self->viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  if (self->viewport == NULL)
    return;

  self->vadjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->viewport));
  g_object_ref (self->vadjustment);
  g_signal_connect_object (self->vadjustment, "value-changed",
                           G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->vadjustment, "changed",
                           G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
jb_cards_unroot (GtkWidget *widget)
{
  forget_viewport (JB_CARDS (widget));
  GTK_WIDGET_CLASS (jb_cards_parent_class)->unroot (widget);
}

static void
jb_cards_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_cards_parent_class)->map (widget);
  schedule_near (JB_CARDS (widget));
}

static void
jb_cards_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  GTK_WIDGET_CLASS (jb_cards_parent_class)->size_allocate (widget, width, height, baseline);
  update_seen (JB_CARDS (widget));
  schedule_near (JB_CARDS (widget));
}

static void
forget_metrics (JbCards *self)
{
  self->char_width = 0;
}

static void
jb_cards_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (jb_cards_parent_class)->css_changed (widget, change);
  forget_metrics (JB_CARDS (widget));
}

static void
jb_cards_system_setting_changed (GtkWidget       *widget,
                                 GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (jb_cards_parent_class)->system_setting_changed (widget, setting);
  forget_metrics (JB_CARDS (widget));
}

static void
jb_cards_dispose (GObject *object)
{
  JbCards *self = JB_CARDS (object);

  g_clear_signal_handler (&self->handler, self->model);
  g_clear_object (&self->model);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  forget_viewport (self);

  G_OBJECT_CLASS (jb_cards_parent_class)->dispose (object);
}

static void
jb_cards_class_init (JbCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_cards_dispose;
  widget_class->root = jb_cards_root;
  widget_class->unroot = jb_cards_unroot;
  widget_class->map = jb_cards_map;
  widget_class->size_allocate = jb_cards_size_allocate;
  widget_class->css_changed = jb_cards_css_changed;
  widget_class->system_setting_changed = jb_cards_system_setting_changed;
}

static void
jb_cards_init (JbCards *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * jb_cards_set_estimate:
 * @estimate: (nullable): tells about how high the card of an item will be
 *
 * With an estimate cards are made when they are wanted; without one, at once. To be
 * called before jb_cards_bind().
 */
void
jb_cards_set_estimate (JbCards        *self,
                       JbCardsEstimate estimate)
{
  g_return_if_fail (JB_IS_CARDS (self));
  g_return_if_fail (self->model == NULL);

  self->estimate = estimate;
}

static void
take_metrics (JbCards *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               height = pango_font_metrics_get_height (metrics);

  if (height <= 0)
    height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  self->line_height = MAX (1, PANGO_PIXELS_CEIL (height));
  pango_font_metrics_unref (metrics);

  /* A Chinese character is as wide as its font is large. */
  self->char_width = MAX (1, PANGO_PIXELS (pango_font_description_get_size (
                                               pango_context_get_font_description (context)) *
                                           pango_cairo_context_get_resolution (context) / 72.0));
}

/**
 * jb_cards_estimate_text:
 * @text: (nullable): what is shown
 * @width: how wide it may be, in pixels
 *
 * Returns: about how high @text is, in pixels, when it is wrapped at @width in the usual
 *   font; at least one line
 */
int
jb_cards_estimate_text (JbCards    *self,
                        const char *text,
                        int         width)
{
  glong n, per_line;

  g_return_val_if_fail (JB_IS_CARDS (self), 0);

  if (self->char_width == 0)
    take_metrics (self);
  n = text != NULL ? g_utf8_strlen (text, -1) : 0;
  per_line = MAX (1, width / self->char_width);

  return (int) MAX (1, (n + per_line - 1) / per_line) * self->line_height;
}

/**
 * jb_cards_bind:
 * @model: (nullable): the items to show, %NULL for none
 * @create: makes the widget for an item
 * @user_data: for @create; must outlive the cards
 */
void
jb_cards_bind (JbCards      *self,
               GListModel   *model,
               JbCardsCreate create,
               gpointer      user_data)
{
  GtkWidget *child;

  g_return_if_fail (JB_IS_CARDS (self));
  g_return_if_fail (model == NULL || (G_IS_LIST_MODEL (model) && create != NULL));

  g_clear_signal_handler (&self->handler, self->model);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  g_set_object (&self->model, model);
  self->create = create;
  self->user_data = user_data;
  self->n_filled = 0;
  if (model == NULL)
    return;

  on_items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
}

/**
 * jb_cards_ensure_card:
 * @position: the position of an item in the model
 *
 * The widget that stands for an item. It is made unless there is one; until the next
 * frame it then has no size yet.
 *
 * Returns: (transfer none) (nullable): the widget, %NULL past the end
 */
GtkWidget *
jb_cards_ensure_card (JbCards *self,
                      guint    position)
{
  JbCardBin *bin;

  g_return_val_if_fail (JB_IS_CARDS (self), NULL);

  bin = get_bin (self, position);

  return bin != NULL ? jb_card_bin_ensure (bin) : NULL;
}

/**
 * jb_cards_get_card:
 * @position: the position of an item in the model
 *
 * The same as jb_cards_ensure_card().
 *
 * Returns: (transfer none) (nullable): the widget that stands for it
 */
GtkWidget *
jb_cards_get_card (JbCards *self,
                   guint    position)
{
  return jb_cards_ensure_card (self, position);
}
