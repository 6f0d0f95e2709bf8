/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-rulers.h"

#include <glib/gi18n-lib.h>

/* The measures of a page, drawn over it: its margins and the grid that the characters stand on. */

static const GdkRGBA grid_colour = { 0, 0.45f, 0.55f, 0.3f };
static const GdkRGBA edge_colour = { 0, 0.45f, 0.55f, 0.9f };

/* In points. */
static const double LABEL_SIZE = 9;

/* In pixels. */
static const double LEAST_LABEL = 10;

/* Where on its point a label stands: before it, in the middle or behind it. */
typedef enum
{
  BEFORE,
  MIDDLE,
  BEHIND,
} Side;

static void
append_label (GtkWidget   *widget,
              GtkSnapshot *snapshot,
              const char  *text,
              double       x,
              double       y,
              Side         side,
              double       scale)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Sans");
  double size = MAX (LABEL_SIZE * scale, LEAST_LABEL);
  int    width, height;

  /* Where pages are small, labels stay large enough to read. */
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x * scale - width * (int) side / 2.0),
                                                (float) (y * scale - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &edge_colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_length (GtkWidget   *widget,
               GtkSnapshot *snapshot,
               double       length,
               double       x,
               double       y,
               double       scale)
{
  /* Translators: a length in millimetres */
  g_autofree char *text = g_strdup_printf (_("%.4g mm"), length / JB_PAGE_MM);

  append_label (widget, snapshot, text, x, y, MIDDLE, scale);
}

static void
draw_grid (const JbPageStyle *style,
           cairo_t           *cr,
           double             scale)
{
  double measure = jb_page_style_get_measure (style);
  double depth = jb_page_style_get_depth (style);

  cairo_set_line_width (cr, 1 / scale);
  gdk_cairo_set_source_rgba (cr, &grid_colour);
  for (guint i = 1; i < style->columns; i++)
    {
      cairo_move_to (cr, style->left + measure * i / style->columns, style->top);
      cairo_rel_line_to (cr, 0, depth);
    }
  for (guint i = 1; i < style->rows; i++)
    {
      cairo_move_to (cr, style->left, style->top + depth * i / style->rows);
      cairo_rel_line_to (cr, measure, 0);
    }
  cairo_stroke (cr);

  gdk_cairo_set_source_rgba (cr, &edge_colour);
  cairo_rectangle (cr, style->left, style->top, measure, depth);
  cairo_stroke (cr);
}

static void
append_numbers (GtkWidget         *widget,
                GtkSnapshot       *snapshot,
                const JbPageStyle *style,
                double             scale)
{
  enum
  {
    EVERY = 5
  };
  char text[16];

  for (guint i = EVERY; i <= style->rows; i += EVERY)
    {
      g_snprintf (text, sizeof text, "%u", i);
      append_label (widget, snapshot, text, style->left - 3,
                    style->top + jb_page_style_get_line (style) * (i - 0.5), BEHIND, scale);
    }
  for (guint i = EVERY; i <= style->columns; i += EVERY)
    {
      g_snprintf (text, sizeof text, "%u", i);
      append_label (widget, snapshot, text,
                    style->left + jb_page_style_get_character (style) * (i - 0.5),
                    style->top - LABEL_SIZE * 0.7, MIDDLE, scale);
    }
}

/**
 * jb_page_rulers_snapshot:
 * @widget: what it is drawn for
 * @snapshot: where to draw, the origin being the top left of the paper
 * @style: how the page is set
 * @scale: pixels for a point
 *
 * Draws margins with their widths, and the grid with every fifth line and character numbered.
 */
void
jb_page_rulers_snapshot (GtkWidget         *widget,
                         GtkSnapshot       *snapshot,
                         const JbPageStyle *style,
                         double             scale)
{
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float) (style->width * scale),
                                              (float) (style->height * scale));
  cairo_t        *cr = gtk_snapshot_append_cairo (snapshot, &paper);
  double          middle = style->left + jb_page_style_get_measure (style) / 2;
  double          bottom = style->top + jb_page_style_get_depth (style);
  /* Translators: so many characters in a line, so many lines on a page */
  g_autofree char *grid = g_strdup_printf (_("%u × %u"), style->columns, style->rows);

  cairo_scale (cr, scale, scale);
  draw_grid (style, cr, scale);
  cairo_destroy (cr);

  append_length (widget, snapshot, style->top, middle, style->top / 2, scale);
  append_length (widget, snapshot, style->bottom, middle, bottom + style->bottom * 0.75, scale);
  append_length (widget, snapshot, style->left, style->left / 2, style->height / 2, scale);
  append_length (widget, snapshot, style->right, style->width - style->right / 2,
                 style->height / 2, scale);
  append_label (widget, snapshot, grid, style->width - style->right, style->top - LABEL_SIZE * 2,
                BEHIND, scale);
  append_numbers (widget, snapshot, style, scale);
}
