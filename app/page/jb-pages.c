/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-pages.h"

#include "jb-page-kept.h"

/**
 * JbPages:
 *
 * A bulletin on pages: everything that is drawn, at its place.
 */
struct _JbPages
{
  const JbPageStyle *style;
  JbPageFaces       *faces;
  JbPageFaces       *own_faces;
  JbPageFlow        *flow;
  GPtrArray         *pages; /* GArray of JbPagePiece */
};

/* Lengths add up with rounding; what is less than this over the edge is not over it. */
static const double TOLERANCE = 0.05;

static double
sum_heights (const GArray *items)
{
  double height = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const JbPageItem *item = &g_array_index (items, JbPageItem, i);

      height += item->beside ? 0 : item->height;
    }

  return height;
}

static GArray *
add_page (JbPages *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (JbPagePiece));

  g_ptr_array_add (self->pages, page);

  return page;
}

/* The height of the item and of all that must follow on the same page. */
static double
measure_group (const GArray *items,
               guint         i,
               double        depth)
{
  double height = 0;

  for (; i < items->len && height <= depth; i++)
    {
      const JbPageItem *item = &g_array_index (items, JbPageItem, i);

      height += item->beside ? 0 : item->height;
      if (!item->keep && !item->beside)
        break;
    }

  return height;
}

/* Returns: the height of the last page that is used */
static double
fill_pages (JbPages *self)
{
  const GArray *items = self->flow->body;
  double        depth = jb_page_style_get_depth (self->style);
  GArray       *page = add_page (self);
  double        y = 0;
  gboolean      in_group = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const JbPageItem *item = &g_array_index (items, JbPageItem, i);
      JbPagePiece       piece = { .item = item };
      double            group = in_group ? 0 : measure_group (items, i, depth);

      /* A group that no page can hold is parted like anything else. */
      if (group > depth)
        group = 0;
      if (page->len > 0 && y + MAX (group, item->height) > depth + TOLERANCE)
        {
          page = add_page (self);
          y = 0;
        }
      in_group = (item->keep || item->beside) && group > 0 ? TRUE : in_group && item->keep;
      if (item->bare && page->len == 0)
        continue;

      piece.y = self->style->top + y;
      if (!item->bare)
        g_array_append_val (page, piece);
      if (!item->beside)
        y += item->height;
    }

  return y;
}

/* GB/T 9704-2012, 7.4.1: the foot stands at the foot of the last page, an even one. */
static void
add_foot (JbPages *self,
          double   used)
{
  const GArray *items = self->flow->foot;
  double        depth = jb_page_style_get_depth (self->style);
  double        height = sum_heights (items);
  double        y = depth - height;
  GArray       *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  if (items->len == 0)
    return;

  if (page->len > 0 && used > y - self->style->small_size)
    page = add_page (self);
  if (self->style->foot_even && self->pages->len % 2 == 1)
    page = add_page (self);

  /* Recipients that no page can hold go on over several. */
  y = MAX (y, 0);
  for (guint i = 0; i < items->len; i++)
    {
      JbPagePiece piece = { .item = &g_array_index (items, JbPageItem, i) };

      if (y + piece.item->height > depth + TOLERANCE)
        {
          page = add_page (self);
          y = 0;
        }
      piece.y = self->style->top + y;
      g_array_append_val (page, piece);
      y += piece.item->beside ? 0 : piece.item->height;
    }
}

/**
 * jb_pages_new:
 * @bulletin: a bulletin or document
 * @style: how pages are set; must outlive the pages
 *
 * Returns: (transfer full): the pages, at least one
 */
JbPages *
jb_pages_new (JbBulletin        *bulletin,
              const JbPageStyle *style)
{
  JbPageFaces *faces;
  JbPages     *self;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);
  g_return_val_if_fail (style != NULL, NULL);

  faces = jb_page_faces_new (style);
  self = jb_pages_new_in (bulletin, style, faces);
  self->own_faces = faces;

  return self;
}

/**
 * jb_pages_new_in:
 * @bulletin: a bulletin or document
 * @style: how pages are set; must outlive the pages
 * @faces: the faces of @style; must outlive the pages
 *
 * Like jb_pages_new(), for who sets pages again and again.
 *
 * Returns: (transfer full): the pages, at least one
 */
JbPages *
jb_pages_new_in (JbBulletin        *bulletin,
                 const JbPageStyle *style,
                 JbPageFaces       *faces)
{
  JbPages    *self;
  JbPageKept *kept;
  double      used;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);
  g_return_val_if_fail (style != NULL && faces != NULL, NULL);

  kept = jb_page_faces_get_kept (faces);
  if (kept != NULL)
    jb_page_kept_begin (kept, faces);
  self = g_new0 (JbPages, 1);
  self->style = style;
  self->faces = faces;
  self->flow = jb_page_flow_new (bulletin, style, self->faces);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  used = fill_pages (self);
  add_foot (self, used);

  return self;
}

void
jb_pages_free (JbPages *self)
{
  g_ptr_array_unref (self->pages);
  jb_page_flow_free (self->flow);
  g_clear_pointer (&self->own_faces, jb_page_faces_free);
  g_free (self);
}

/* How many pages there are. */
guint
jb_pages_get_size (const JbPages *self)
{
  return self->pages->len;
}

/**
 * jb_pages_get_pieces:
 * @self: the pages
 * @page: one of them, from 0
 * @n_pieces: (out): how many pieces it has
 *
 * Returns: (transfer none) (array length=n_pieces): what is drawn, in reading order
 */
const JbPagePiece *
jb_pages_get_pieces (const JbPages *self,
                     guint          page,
                     guint         *n_pieces)
{
  const GArray *pieces;

  g_return_val_if_fail (page < self->pages->len, NULL);

  pieces = g_ptr_array_index (self->pages, page);
  *n_pieces = pieces->len;

  return (const JbPagePiece *) pieces->data;
}

/* Returns: (transfer none): which fonts were used */
JbPageFaces *
jb_pages_get_faces (const JbPages *self)
{
  return self->faces;
}

/* Returns: (transfer none): how the pages were set */
const JbPageStyle *
jb_pages_get_style (const JbPages *self)
{
  return self->style;
}

/* Returns: (transfer none): what is on the pages */
JbBulletin *
jb_pages_get_bulletin (const JbPages *self)
{
  return self->flow->bulletin;
}

/* The baseline of a line of text, in points from the top of the paper. */
double
jb_pages_get_baseline (const JbPagePiece *piece)
{
  const JbPageItem *item = piece->item;
  double            size = item->line != NULL ? item->line->size : 0;

  /* The square of a Chinese character reaches 0.88 of its size above the baseline. */
  return piece->y + (item->height - size) / 2 + 0.88 * size;
}
