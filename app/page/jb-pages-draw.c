/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <pango/pangocairo.h>

#include "jb-pages.h"

/* GB/T 9704-2012, 7.5: the number stands 7 mm below the type area. */
static const double NUMBER_BELOW = 7 * JB_PAGE_MM;

static const double UPRIGHT_RULE = 0.25 * JB_PAGE_MM;

static void
draw_line (const JbPageLine *line,
           double            x,
           double            baseline,
           cairo_t          *cr)
{
  x += line->x;
  for (guint i = 0; i < line->runs->len; i++)
    {
      PangoGlyphItem *run = line->runs->pdata[i];

      cairo_move_to (cr, x, baseline);
      pango_cairo_show_glyph_item (cr, line->text, run);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

static void
choose_colour (cairo_t     *cr,
               JbPageColour colour)
{
  if (colour == JB_PAGE_RED)
    cairo_set_source_rgb (cr, 0.84, 0, 0);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
}

static char *
dup_number (const JbPageStyle *style,
            guint              page)
{
  const char *one = strchr (style->number_form, '1');

  return g_strdup_printf ("%.*s%u%s", (int) (one - style->number_form), style->number_form,
                          page + 1, one + 1);
}

/* GB/T 9704-2012, 7.5: — 1 —, one character in: at the right on odd pages, at the left on
 * even ones. */
static void
draw_number (const JbPages *self,
             guint          page,
             cairo_t       *cr)
{
  const JbPageStyle *style = jb_pages_get_style (self);
  g_autofree char   *text = dup_number (style, page);
  g_autoptr (GPtrArray) lines = NULL;
  const JbPageSetting setting = {
    .face = JB_PAGE_FACE_NUMBER,
    .size = style->small_size,
    .measure = jb_page_style_get_measure (style),
    .first_indent = style->small_size,
    .end_indent = style->small_size,
    .align = style->number_place == JB_PAGE_NUMBER_CENTRE ? JB_PAGE_ALIGN_CENTRE
             : style->number_place == JB_PAGE_NUMBER_RIGHT || page % 2 == 0
                 ? JB_PAGE_ALIGN_RIGHT
                 : JB_PAGE_ALIGN_LEFT,
  };

  lines = jb_page_text_set (jb_pages_get_faces (self), text, &setting);
  choose_colour (cr, JB_PAGE_BLACK);
  for (guint i = 0; i < lines->len; i++)
    draw_line (lines->pdata[i], style->left,
               style->top + jb_page_style_get_depth (style) + NUMBER_BELOW, cr);
}

/**
 * jb_pages_draw:
 * @self: the pages
 * @page: one of them, from 0
 * @cr: where to draw, in points from the top left of the paper
 *
 * Draws a page in reading order.
 */
void
jb_pages_draw (const JbPages *self,
               guint          page,
               cairo_t       *cr)
{
  const JbPageStyle *style = jb_pages_get_style (self);
  const JbPagePiece *pieces;
  guint              n_pieces;

  pieces = jb_pages_get_pieces (self, page, &n_pieces);
  for (guint i = 0; i < n_pieces; i++)
    {
      const JbPageItem *item = pieces[i].item;

      choose_colour (cr, item->colour);
      if (item->thickness > 0)
        {
          cairo_rectangle (cr, style->left, pieces[i].y + (item->height - item->thickness) / 2,
                           jb_page_style_get_measure (style), item->thickness);
          cairo_fill (cr);
        }
      for (guint j = 0; item->verticals != NULL && j < item->verticals->len; j++)
        {
          double x = g_array_index (item->verticals, double, j);

          cairo_rectangle (cr, style->left + x - UPRIGHT_RULE / 2, pieces[i].y, UPRIGHT_RULE,
                           item->height);
          cairo_fill (cr);
        }
      if (item->line != NULL)
        draw_line (item->line, style->left, jb_pages_get_baseline (&pieces[i]), cr);
    }
  if (style->page_numbers)
    draw_number (self, page, cr);
}
