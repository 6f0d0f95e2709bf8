/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-statistics-sheet.h"

#include <glib/gi18n-lib.h>

#include "jb-statistics-item.h"

/* The statistics on paper and as a picture: a title, and a line with a bar for each row. All
 * lengths are points. */

#define FACE        "Sans"
#define TITLE_SIZE  15.0
#define TEXT_SIZE   10.0
#define HEAD_HEIGHT 40.0
#define ROW_HEIGHT  22.0
#define BAR_HEIGHT  9.0
#define GAP         9.0
#define NAME_PART   0.42
#define COUNT_PART  0.2
#define BAR_COLOR   0.21, 0.52, 0.89

/* A picture in a report is looked at on a screen and printed: twice the size of a point. */
#define PICTURE_WIDTH  560.0
#define PICTURE_BORDER 18.0
#define PICTURE_SCALE  2.0

/* No picture gets higher than cairo can draw it. */
enum
{
  MAX_PICTURE_ROWS = 600
};

static void
show_text (cairo_t       *cairo,
           const char    *text,
           double         size,
           double         x,
           double         y,
           double         width,
           double         height,
           PangoAlignment align)
{
  PangoLayout          *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string (FACE);
  int                   text_height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_size (layout, NULL, &text_height);
  cairo_move_to (cairo, x, y + (height - (double) text_height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cairo, layout);

  pango_font_description_free (font);
  g_object_unref (layout);
}

/**
 * jb_statistics_sheet_count_rows:
 * @height: how high a page is
 *
 * Returns: how many rows a page takes, at least one
 */
guint
jb_statistics_sheet_count_rows (double height)
{
  return (guint) MAX (1, (height - HEAD_HEIGHT) / ROW_HEIGHT);
}

/**
 * jb_statistics_sheet_get_height:
 *
 * Returns: how high a page with so many rows is
 */
double
jb_statistics_sheet_get_height (guint n_rows)
{
  return HEAD_HEIGHT + n_rows * ROW_HEIGHT;
}

/**
 * jb_statistics_sheet_draw:
 * @cairo: where, from its origin on, a unit being a point
 * @width: how wide
 * @title: what the rows are about
 * @items: #JbStatisticsItem
 * @first: the first row of this page
 * @n_rows: how many at most
 *
 * Draws one page.
 */
void
jb_statistics_sheet_draw (cairo_t    *cairo,
                          double      width,
                          const char *title,
                          GListModel *items,
                          guint       first,
                          guint       n_rows)
{
  double name_width = width * NAME_PART;
  double count_width = width * COUNT_PART;
  double bar_width = width - name_width - count_width - 2 * GAP;
  guint  n_items;

  g_return_if_fail (cairo != NULL && title != NULL && G_IS_LIST_MODEL (items));

  n_items = g_list_model_get_n_items (items);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  show_text (cairo, title, TITLE_SIZE, 0, 0, width, HEAD_HEIGHT, PANGO_ALIGN_CENTER);

  for (guint i = 0; i < n_rows && first + i < n_items; i++)
    {
      g_autoptr(JbStatisticsItem) item = g_list_model_get_item (items, first + i);
      g_autofree char *counts = jb_statistics_item_dup_counts (item);
      double           y = HEAD_HEIGHT + i * ROW_HEIGHT;

      cairo_set_source_rgb (cairo, 0, 0, 0);
      show_text (cairo, jb_statistics_item_get_shown (item), TEXT_SIZE, 0, y, name_width,
                 ROW_HEIGHT, PANGO_ALIGN_LEFT);
      show_text (cairo, counts, TEXT_SIZE, width - count_width, y, count_width, ROW_HEIGHT,
                 PANGO_ALIGN_RIGHT);
      cairo_set_source_rgb (cairo, BAR_COLOR);
      cairo_rectangle (cairo, name_width + GAP, y + (ROW_HEIGHT - BAR_HEIGHT) / 2,
                       bar_width * jb_statistics_item_get_share (item), BAR_HEIGHT);
      cairo_fill (cairo);
    }
}

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * jb_statistics_sheet_to_png:
 * @title: what the rows are about
 * @items: #JbStatisticsItem
 * @error: return location for an error of %G_IO_ERROR
 *
 * Draws all rows on one picture; may be called in any thread while nobody changes @items.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
jb_statistics_sheet_to_png (const char *title,
                            GListModel *items,
                            GError    **error)
{
  guint            n_rows;
  double           height;
  cairo_surface_t *surface;
  cairo_t         *cairo;
  cairo_status_t   status;
  GByteArray      *bytes = g_byte_array_new ();

  g_return_val_if_fail (title != NULL && G_IS_LIST_MODEL (items), NULL);

  n_rows = MIN (g_list_model_get_n_items (items), MAX_PICTURE_ROWS);
  height = jb_statistics_sheet_get_height (n_rows);
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ((PICTURE_WIDTH + 2 * PICTURE_BORDER) * PICTURE_SCALE),
      (int) ((height + 2 * PICTURE_BORDER) * PICTURE_SCALE));
  cairo = cairo_create (surface);
  cairo_scale (cairo, PICTURE_SCALE, PICTURE_SCALE);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_translate (cairo, PICTURE_BORDER, PICTURE_BORDER);
  jb_statistics_sheet_draw (cairo, PICTURE_WIDTH, title, items, 0, n_rows);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      const char *reason = cairo_status_to_string (status);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The picture cannot be drawn: %s"), reason);
      g_byte_array_unref (bytes);
      return NULL;
    }

  return g_byte_array_free_to_bytes (bytes);
}
