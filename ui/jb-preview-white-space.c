/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-white-space.h"

/* The signs that stand for white space. They are drawn over the text, and only where it is
 * seen: nothing of the text is laid out otherwise. */

/* The signs of line ends need a place of their own behind the line, in pixels. */
enum { LINE_END_GAP = 3 };

/* How much of the text's own colour the signs have. */
static const float faint = 0.45f;

typedef enum
{
  SIGN_NONE,
  SIGN_DOT,
  SIGN_RING,
  SIGN_BOX,
  SIGN_ARROW,
  SIGN_BAR,
  SIGN_LINE_END,
} Sign;

static Sign
get_sign (gunichar c)
{
  switch (c)
    {
    case ' ':
      return SIGN_DOT;
    case 0xa0:
    case 0x202f:
      return SIGN_RING;
    case 0x3000:
    case 0x2002:
    case 0x2003:
      return SIGN_BOX;
    case '\t':
      return SIGN_ARROW;
    case '\f':
    case 0x200b:
    case 0xfeff:
      return SIGN_BAR;
    case '\n':
    case '\r':
    case 0x2029:
      return SIGN_LINE_END;
    default:
      return SIGN_NONE;
    }
}

static void
append_outline (GtkSnapshot   *snapshot,
                float          x,
                float          y,
                float          width,
                float          height,
                float          radius,
                const GdkRGBA *colour)
{
  const float    widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA  colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
append_layout (GtkSnapshot   *snapshot,
               PangoLayout   *layout,
               const char    *text,
               float          x,
               float          y,
               float          height,
               const GdkRGBA *colour)
{
  int sign_height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &sign_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y + (height - sign_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_sign (GtkSnapshot        *snapshot,
             PangoLayout        *layout,
             const GdkRectangle *cell,
             Sign                sign,
             const char         *line_end,
             const GdkRGBA      *colour)
{
  float x = cell->x, y = cell->y, width = cell->width, height = cell->height;
  float middle_x = x + width / 2, middle_y = y + height / 2;
  float side = MAX (4, MIN (width, height) - 6);

  switch (sign)
    {
    case SIGN_DOT:
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (middle_x - 1, middle_y - 1, 2, 2));
      break;
    case SIGN_RING:
      append_outline (snapshot, middle_x - 2.5f, middle_y - 2.5f, 5, 5, 2.5f, colour);
      break;
    case SIGN_BOX:
      append_outline (snapshot, middle_x - side / 2, middle_y - side / 2, side, side, 1, colour);
      break;
    case SIGN_ARROW:
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (x + 2, middle_y, MAX (1, width - 6), 1));
      append_layout (snapshot, layout, "›", x + MAX (0, width - 7), y, height, colour);
      break;
    case SIGN_BAR:
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y + 2, 1, height - 4));
      break;
    case SIGN_LINE_END:
      append_layout (snapshot, layout, line_end, x + LINE_END_GAP, y, height, colour);
      break;
    case SIGN_NONE:
    default:
      break;
    }
}

/* The kinds of line ends look different, for a text that mixes them. */
static const char *
get_line_end (const GtkTextIter *iter)
{
  GtkTextIter next = *iter;

  if (gtk_text_iter_get_char (iter) == '\n')
    return "↵";
  if (gtk_text_iter_get_char (iter) == '\r' && gtk_text_iter_forward_char (&next) &&
      gtk_text_iter_get_char (&next) == '\n')
    return "¶";

  return "←";
}

/**
 * jb_preview_white_space_snapshot:
 * @start: where the part that is seen begins
 * @end: where it ends
 * @snapshot: a snapshot in buffer coordinates
 *
 * Draws a sign on each white space.
 */
void
jb_preview_white_space_snapshot (GtkTextView       *view,
                                 const GtkTextIter *start,
                                 const GtkTextIter *end,
                                 GtkSnapshot       *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (view));
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  GdkRectangle visible, cell;
  GdkRGBA      colour;

  gtk_style_context_get_color (style, &colour);
  colour.alpha *= faint;
  gtk_text_view_get_visible_rect (view, &visible);

  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0;)
    {
      Sign        sign = get_sign (gtk_text_iter_get_char (&iter));
      const char *line_end = sign == SIGN_LINE_END ? get_line_end (&iter) : NULL;

      if (sign != SIGN_NONE)
        {
          gtk_text_view_get_iter_location (view, &iter, &cell);
          if (cell.y + cell.height >= visible.y && cell.y <= visible.y + visible.height)
            append_sign (snapshot, layout, &cell, sign, line_end, &colour);
        }
      if (!gtk_text_iter_forward_char (&iter))
        break;
      /* Both characters of a CRLF are one line end. */
      if (line_end != NULL && gtk_text_iter_get_char (&iter) == '\n' &&
          !gtk_text_iter_starts_line (&iter))
        gtk_text_iter_forward_char (&iter);
    }
}
