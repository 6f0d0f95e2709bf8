/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-view-private.h"

#include <math.h>

#include "jb-page-rulers.h"

/* What is seen of the pages. A page that is in sight is kept as it was drawn until it looks
 * otherwise or is shown at another size. */

/* What was drawn of a page: @node is of @drawing at @scale. */
typedef struct
{
  cairo_surface_t *drawing;
  GskRenderNode   *node;
  double           scale;
} Cached;

/* Of the shadow of a page, in pixels. */
enum
{
  SHADOW = 6
};

static const GdkRGBA paper_colour = { 1, 1, 1, 1 };
static const GdkRGBA shadow_colour = { 0, 0, 0, 0.35f };

void
jb_page_view_free_cached (gpointer data)
{
  Cached *cached = data;

  cairo_surface_destroy (cached->drawing);
  gsk_render_node_unref (cached->node);
  g_free (cached);
}

/* Returns: (transfer none): the page as it was drawn when it looked like this */
static GskRenderNode *
get_node (JbPageView *self,
          guint       page)
{
  cairo_surface_t *drawing = jb_page_sheets_get_drawing (self->sheets, page);
  Cached          *cached = g_hash_table_lookup (self->cache, GUINT_TO_POINTER (page));
  graphene_rect_t  paper = GRAPHENE_RECT_INIT (0, 0, (float) self->layout.page_width,
                                               (float) self->layout.page_height);
  cairo_t         *cr;

  if (cached != NULL && cached->drawing == drawing && cached->scale == self->layout.scale)
    return cached->node;

  cached = g_new0 (Cached, 1);
  cached->drawing = cairo_surface_reference (drawing);
  cached->scale = self->layout.scale;
  cached->node = gsk_cairo_node_new (&paper);
  cr = gsk_cairo_node_get_draw_context (cached->node);
  cairo_scale (cr, cached->scale, cached->scale);
  cairo_set_source_surface (cr, drawing, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_hash_table_insert (self->cache, GUINT_TO_POINTER (page), cached);
  self->n_drawn++;

  return cached->node;
}

static void
snapshot_page (JbPageView  *self,
               GtkSnapshot *snapshot,
               guint        page)
{
  const JbPageStyle *style = jb_page_sheets_get_style (self->sheets);
  graphene_rect_t    paper = GRAPHENE_RECT_INIT (0, 0, (float) self->layout.page_width,
                                                 (float) self->layout.page_height);
  GskRoundedRect     outline;
  int                x, y;

  jb_page_layout_get_page (&self->layout, page, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) (x - floor (jb_page_view_get_value (self, GTK_ORIENTATION_HORIZONTAL))),
                    (float) (y - floor (jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL)))));
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow_colour, 0, 1, 0, SHADOW);
  gtk_snapshot_append_color (snapshot, &paper_colour, &paper);
  gtk_snapshot_append_node (snapshot, get_node (self, page));
  gtk_snapshot_push_clip (snapshot, &paper);
  if (self->rulers)
    jb_page_rulers_snapshot (GTK_WIDGET (self), snapshot, style, self->layout.scale);
  jb_page_marks_snapshot (self->marks, snapshot, page, style, self->layout.scale);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_out_of_sight (gpointer key,
                 gpointer value,
                 gpointer data)
{
  const guint *range = data;
  guint        page = GPOINTER_TO_UINT (key);

  return page + 1 < range[0] || page > range[1];
}

/* Draws the pages that are in sight. */
void
jb_page_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  JbPageView *self = JB_PAGE_VIEW (widget);
  double      top = jb_page_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  guint       range[2];

  if (self->sheets == NULL)
    return;

  jb_page_layout_get_range (&self->layout, top, top + self->layout.height, &range[0], &range[1]);
  for (guint i = range[0]; i < range[1]; i++)
    snapshot_page (self, snapshot, i);

  /* The pages beside those in sight are kept for who scrolls back. */
  g_hash_table_foreach_remove (self->cache, is_out_of_sight, range);
}
