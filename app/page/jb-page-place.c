/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-place.h"

/* From places on the pages to the blocks of the bulletin, and back. Only plain values are read,
 * so it does not matter in which thread. */

/* A cluster of a line: its bytes in the paragraph, and where it is drawn. */
typedef void (*ClusterFunc) (guint    start,
                             guint    end,
                             double   x,
                             double   width,
                             gpointer data);

static void
walk_run (const JbPageLine *line,
          PangoGlyphItem   *run,
          double            x,
          ClusterFunc       func,
          gpointer          data)
{
  int                n_glyphs = run->glyphs->num_glyphs;
  g_autofree int    *before = g_new0 (int, n_glyphs + 1);
  PangoGlyphItemIter iter;

  for (int i = 0; i < n_glyphs; i++)
    before[i + 1] = before[i] + run->glyphs->glyphs[i].geometry.width;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, line->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      /* Where the text runs from right to left the glyphs are counted backwards. */
      int first = MIN (iter.start_glyph, iter.end_glyph + 1);
      int end = MAX (iter.start_glyph + 1, iter.end_glyph);

      func ((guint) iter.start_index, (guint) iter.end_index,
            x + (double) before[first] / PANGO_SCALE,
            (double) (before[end] - before[first]) / PANGO_SCALE, data);
    }
}

/* Calls @func for all clusters of a line; @x is where it begins on the paper. */
static void
walk_line (const JbPageLine *line,
           double            x,
           ClusterFunc       func,
           gpointer          data)
{
  for (guint i = 0; i < line->runs->len; i++)
    {
      PangoGlyphItem *run = line->runs->pdata[i];

      walk_run (line, run, x, func, data);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

typedef struct
{
  double x;
  double distance;
  guint  cluster;
  guint  byte;
} Search;

static void
find_cluster_cb (guint    start,
                 guint    end,
                 double   x,
                 double   width,
                 gpointer data)
{
  Search *search = data;
  double  middle = x + width / 2;
  double  distance = ABS (search->x - middle) - width / 2;

  if (distance < search->distance)
    {
      search->distance = distance;
      search->cluster = start;
      search->byte = search->x < middle ? start : end;
    }
}

static double
get_distance (double at,
              double start,
              double length)
{
  return MAX (MAX (start - at, at - start - length), 0);
}

static const JbPagePiece *
find_piece (const JbPages *self,
            guint          page,
            double         x,
            double         y)
{
  double             left = jb_pages_get_style (self)->left;
  const JbPagePiece *found = NULL;
  double             found_dy = G_MAXDOUBLE, found_dx = G_MAXDOUBLE;
  guint              n_pieces;
  const JbPagePiece *pieces = jb_pages_get_pieces (self, page, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    {
      const JbPageLine *line = pieces[i].item->line;
      double            dx, dy;

      if (line == NULL)
        continue;
      dy = get_distance (y, pieces[i].y, pieces[i].item->height);
      dx = get_distance (x, left + line->x, line->width);
      if (dy < found_dy || (dy == found_dy && dx < found_dx))
        {
          found = &pieces[i];
          found_dy = dy;
          found_dx = dx;
        }
    }

  return found;
}

/* The part of the paragraph that the character at @byte is in, or the nearest. */
static const JbPageSource *
find_source (const GArray *sources,
             guint         byte)
{
  const JbPageSource *found = NULL;
  guint               found_distance = G_MAXUINT;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const JbPageSource *source = &g_array_index (sources, JbPageSource, i);
      guint               distance = 0;

      if (byte < source->at)
        distance = source->at - byte;
      else if (byte >= source->at + source->length)
        distance = byte - source->at - source->length + 1;
      if (distance < found_distance)
        {
          found = source;
          found_distance = distance;
        }
    }

  return found;
}

/**
 * jb_pages_find_place:
 * @self: the pages
 * @page: one of them, from 0
 * @x: from the left of the paper, in points
 * @y: from the top of the paper, in points
 * @value: (out): where the nearest character boundary is in the block's value, in bytes
 *
 * Returns: (transfer none) (nullable): the block whose text is nearest
 */
JbBlock *
jb_pages_find_place (const JbPages *self,
                     guint          page,
                     double         x,
                     double         y,
                     gsize         *value)
{
  const JbPagePiece  *piece = find_piece (self, page, x, y);
  const JbPageSource *source;
  Search              search = { .x = x, .distance = G_MAXDOUBLE };

  *value = 0;
  if (piece == NULL)
    return NULL;

  search.byte = search.cluster = piece->item->line->start;
  walk_line (piece->item->line, jb_pages_get_style (self)->left + piece->item->line->x,
             find_cluster_cb, &search);
  source = find_source (piece->item->sources, search.cluster);
  if (source == NULL)
    return piece->item->block;

  *value = source->value + CLAMP (search.byte, source->at, source->at + source->length) -
           source->at;

  return source->block;
}

typedef struct
{
  guint      start;
  guint      end;
  JbPageArea area;
  GArray    *areas;
} Range;

static void
add_cluster_cb (guint    start,
                guint    end,
                double   x,
                double   width,
                gpointer data)
{
  Range      *range = data;
  JbPageArea *last = NULL;

  /* A place between two characters is an area without width. */
  if (range->start == range->end)
    {
      if (start != range->start && end != range->start)
        return;
      if (start != range->start)
        x += width;
      width = 0;
    }
  else if (start >= range->end || end <= range->start)
    return;

  if (range->areas->len > 0)
    last = &g_array_index (range->areas, JbPageArea, range->areas->len - 1);
  if (last != NULL && last->page == range->area.page && last->y == range->area.y &&
      ABS (last->x + last->width - x) < 0.01)
    last->width += width;
  else
    {
      range->area.x = x;
      range->area.width = width;
      g_array_append_val (range->areas, range->area);
    }
}

/**
 * jb_pages_add_areas:
 * @self: the pages
 * @page: one of them, from 0
 * @piece: one of its pieces, from 0
 * @block: a block
 * @value_start: where a part of its value begins, in bytes
 * @value_end: where it ends, in bytes, or more
 * @areas: (element-type JbPageArea): what is added to
 *
 * Adds where that part of the value stands in the piece, as far as it does.
 */
void
jb_pages_add_areas (const JbPages *self,
                    guint          page,
                    guint          piece,
                    JbBlock       *block,
                    gsize          value_start,
                    gsize          value_end,
                    GArray        *areas)
{
  guint              n_pieces;
  const JbPagePiece *at = &jb_pages_get_pieces (self, page, &n_pieces)[piece];
  const JbPageLine  *line = at->item->line;
  const GArray      *sources = at->item->sources;

  if (line == NULL)
    return;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const JbPageSource *source = &g_array_index (sources, JbPageSource, i);
      gsize               start = MAX (value_start, source->value);
      gsize               end = MIN (value_end, (gsize) source->value + source->length);
      Range               range = { .areas = areas };

      if (source->block != block || start > end)
        continue;
      range.start = MAX (source->at + (guint) (start - source->value), line->start);
      range.end = MIN (source->at + (guint) (end - source->value), line->end);
      if (range.start > range.end || (range.start == range.end && start < end))
        continue;
      range.area.page = page;
      range.area.height = line->size;
      range.area.y = jb_pages_get_baseline (at) - 0.88 * line->size;
      range.area.x = jb_pages_get_style (self)->left + line->x;
      range.area.width = line->width;

      /* Nobody has to look where in it the whole of a line stands. */
      if (range.start == line->start && range.end == line->end && line->start < line->end)
        g_array_append_val (areas, range.area);
      else
        walk_line (line, range.area.x, add_cluster_cb, &range);
    }
}
