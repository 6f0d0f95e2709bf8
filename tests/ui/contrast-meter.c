/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contrast-meter.h"

#include <math.h>

/* One window, drawn once: its nodes tell the colours of texts, its picture what is behind them. */
typedef struct
{
  GtkWidget      *window;
  GPtrArray      *problems;
  guint           n_measured;
  graphene_rect_t bounds;
  guchar         *pixels;
  int             width;
  int             height;
} Meter;

/* Where in the window a node is drawn, and how much of it is seen. */
typedef struct
{
  float           dx;
  float           dy;
  double          opacity;
  graphene_rect_t clip;
} Place;

static double
get_luminance (const GdkRGBA *colour)
{
  const float  parts[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double       sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.04045f ? parts[i] / 12.92
                                              : pow ((parts[i] + 0.055) / 1.055, 2.4));

  return sum;
}

double
contrast_meter_compare (const GdkRGBA *a,
                        const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

GdkRGBA
contrast_meter_mix (const GdkRGBA *above,
                    const GdkRGBA *behind)
{
  float a = above->alpha;

  return (GdkRGBA) { above->red * a + behind->red * (1 - a),
                     above->green * a + behind->green * (1 - a),
                     above->blue * a + behind->blue * (1 - a), 1 };
}

static GdkRGBA
get_pixel (Meter *meter,
           int    x,
           int    y)
{
  const guchar *pixel = meter->pixels + ((gsize) y * (gsize) meter->width + (gsize) x) * 4;

  /* GDK's default format: premultiplied, in the byte order of the machine. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  return (GdkRGBA) { pixel[2] / 255.f, pixel[1] / 255.f, pixel[0] / 255.f, 1 };
#else
  return (GdkRGBA) { pixel[1] / 255.f, pixel[2] / 255.f, pixel[3] / 255.f, 1 };
#endif
}

/* What is behind a text is what there is most of around it. */
static GdkRGBA
find_ground (Meter *meter,
             int    left,
             int    top,
             int    right,
             int    bottom)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint   most = 0;
  GdkRGBA ground = { 0, 0, 0, 1 };

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        GdkRGBA pixel = get_pixel (meter, x, y);
        guint   key = (guint) (pixel.red * 255) << 16 | (guint) (pixel.green * 255) << 8 |
                    (guint) (pixel.blue * 255);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (key))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (key), GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            ground = pixel;
          }
      }

  return ground;
}

/* The whole pixels of a node that are seen; FALSE when there are none. */
static gboolean
get_area (Meter                 *meter,
          const graphene_rect_t *bounds,
          const Place           *place,
          int                   *left,
          int                   *top,
          int                   *right,
          int                   *bottom)
{
  graphene_rect_t area;

  graphene_rect_offset_r (bounds, place->dx, place->dy, &area);
  if (!graphene_rect_intersection (&area, &place->clip, &area))
    return FALSE;

  *left = MAX ((int) floorf (area.origin.x), 0);
  *top = MAX ((int) floorf (area.origin.y), 0);
  *right = MIN ((int) ceilf (area.origin.x + area.size.width), meter->width);
  *bottom = MIN ((int) ceilf (area.origin.y + area.size.height), meter->height);

  return *right - *left > 2 && *bottom - *top > 2;
}

static double
get_distance (const GdkRGBA *a,
              const GdkRGBA *b)
{
  return fabs (a->red - b->red) + fabs (a->green - b->green) + fabs (a->blue - b->blue);
}

/* Something else may be drawn over a text, such as a toast. */
static gboolean
is_seen (Meter         *meter,
         const GdkRGBA *colour,
         const GdkRGBA *ground,
         int            left,
         int            top,
         int            right,
         int            bottom)
{
  double near = get_distance (colour, ground) / 2;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        GdkRGBA pixel = get_pixel (meter, x, y);

        if (get_distance (&pixel, colour) <= near)
          return TRUE;
      }

  return FALSE;
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 5; widget = gtk_widget_get_parent (widget), i++)
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *joined = g_strjoinv (".", classes);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " in " : "",
                              G_OBJECT_TYPE_NAME (widget), *joined != '\0' ? "." : "", joined);
      if (GTK_IS_LABEL (widget))
        g_string_append_printf (text, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
    }

  return g_string_free (text, FALSE);
}

/* Notes what has less than it needs; the widget is what the pointer would be on. */
static void
judge (Meter         *meter,
       const char    *what,
       double         ratio,
       double         needed,
       const GdkRGBA *colour,
       const GdkRGBA *ground,
       double         x,
       double         y)
{
  g_autofree char *described = NULL;
  GtkWidget       *widget = gtk_widget_pick (meter->window, x + meter->bounds.origin.x,
                                             y + meter->bounds.origin.y,
                                             GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  /* Nobody has to read or use what is switched off, and a switch says by its place what it is. */
  if (widget != NULL &&
      (!gtk_widget_is_sensitive (widget) ||
       gtk_widget_get_ancestor (widget, GTK_TYPE_SWITCH) != NULL))
    return;

  meter->n_measured++;
  /* A part in a hundred is what a byte for a colour may be off. */
  if (ratio >= needed - 0.01)
    return;

  described = describe (widget);
  g_ptr_array_add (meter->problems,
                   g_strdup_printf ("%s has %.2f and needs %.1f: #%02x%02x%02x on "
                                    "#%02x%02x%02x, %s",
                                    what, ratio, needed, (guint) (colour->red * 255 + 0.5f),
                                    (guint) (colour->green * 255 + 0.5f),
                                    (guint) (colour->blue * 255 + 0.5f),
                                    (guint) (ground->red * 255 + 0.5f),
                                    (guint) (ground->green * 255 + 0.5f),
                                    (guint) (ground->blue * 255 + 0.5f), described));
}

/* Large is 18 points, or 14 if bold. */
static gboolean
is_large (PangoFont *font)
{
  g_autoptr(PangoFontDescription) description = pango_font_describe (font);
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;

  return size >= 18 ||
         (size >= 14 && pango_font_description_get_weight (description) >= PANGO_WEIGHT_BOLD);
}

static void
measure_text (Meter         *meter,
              GskRenderNode *node,
              const Place   *place)
{
  GdkRGBA         colour = *gsk_text_node_get_color (node);
  GdkRGBA         ground, seen;
  graphene_rect_t bounds;
  int             left, top, right, bottom;

  gsk_render_node_get_bounds (node, &bounds);
  if (gsk_text_node_has_color_glyphs (node) ||
      !get_area (meter, &bounds, place, &left, &top, &right, &bottom))
    return;

  ground = find_ground (meter, left, top, right, bottom);
  colour.alpha *= (float) place->opacity;
  /* What is on its way out or in is not there to be read. */
  if (colour.alpha < 0.02f)
    return;
  seen = contrast_meter_mix (&colour, &ground);
  if (!is_seen (meter, &seen, &ground, left, top, right, bottom))
    return;
  judge (meter, "a text", contrast_meter_compare (&seen, &ground),
         is_large (gsk_text_node_get_font (node)) ? 3 : 4.5, &seen, &ground,
         (left + right) / 2.0, (top + bottom) / 2.0);
}

/* A symbol is a picture in one colour, and where it is thickest has that colour. */
static void
measure_symbol (Meter         *meter,
                GskRenderNode *node,
                const Place   *place)
{
  GdkRGBA         ground, best = { 0, 0, 0, 1 };
  graphene_rect_t bounds;
  double          ratio = 0;
  int             left, top, right, bottom;

  gsk_render_node_get_bounds (node, &bounds);
  if (bounds.size.width > 32 || !get_area (meter, &bounds, place, &left, &top, &right, &bottom))
    return;

  ground = find_ground (meter, left, top, right, bottom);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        GdkRGBA pixel = get_pixel (meter, x, y);
        double  found = contrast_meter_compare (&pixel, &ground);

        if (found > ratio)
          {
            ratio = found;
            best = pixel;
          }
      }
  /* An empty picture, such as that of an arrow that does not show. */
  if (ratio < 1.05)
    return;
  judge (meter, "a symbol", ratio, 3, &best, &ground, (left + right) / 2.0, (top + bottom) / 2.0);
}

static void
clip (Place                 *place,
      const graphene_rect_t *rect)
{
  graphene_rect_t moved;

  graphene_rect_offset_r (rect, place->dx, place->dy, &moved);
  if (!graphene_rect_intersection (&place->clip, &moved, &place->clip))
    graphene_rect_init (&place->clip, 0, 0, 0, 0);
}

static void
visit (Meter         *meter,
       GskRenderNode *node,
       Place          place)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        visit (meter, gsk_container_node_get_child (node, i), place);
      break;
    case GSK_TRANSFORM_NODE:
      {
        GskTransform *transform = gsk_transform_node_get_transform (node);
        float         dx, dy;

        if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
          {
            measure_symbol (meter, node, &place);
            break;
          }
        gsk_transform_to_translate (transform, &dx, &dy);
        place.dx += dx;
        place.dy += dy;
        visit (meter, gsk_transform_node_get_child (node), place);
        break;
      }
    case GSK_OPACITY_NODE:
      place.opacity *= gsk_opacity_node_get_opacity (node);
      visit (meter, gsk_opacity_node_get_child (node), place);
      break;
    case GSK_CLIP_NODE:
      clip (&place, gsk_clip_node_get_clip (node));
      visit (meter, gsk_clip_node_get_child (node), place);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      clip (&place, &gsk_rounded_clip_node_get_clip (node)->bounds);
      visit (meter, gsk_rounded_clip_node_get_child (node), place);
      break;
    case GSK_SHADOW_NODE:
      visit (meter, gsk_shadow_node_get_child (node), place);
      break;
    case GSK_DEBUG_NODE:
      visit (meter, gsk_debug_node_get_child (node), place);
      break;
    case GSK_CROSS_FADE_NODE:
      visit (meter, gsk_cross_fade_node_get_end_child (node), place);
      break;
    case GSK_COLOR_MATRIX_NODE:
      measure_symbol (meter, node, &place);
      break;
    case GSK_TEXT_NODE:
      measure_text (meter, node, &place);
      break;
    default:
      break;
    }
}

guint
contrast_meter_measure (GtkWidget *window,
                        GPtrArray *problems)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  Meter           meter = { window, problems, 0 };
  graphene_rect_t viewport;
  Place           place = { 0, 0, 1 };

  g_assert_true (gtk_widget_compute_bounds (window, window, &meter.bounds));
  meter.width = gdk_paintable_get_intrinsic_width (paintable);
  meter.height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, snapshot, meter.width, meter.height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);

  graphene_rect_init (&viewport, 0, 0, (float) meter.width, (float) meter.height);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &viewport);
  meter.pixels = g_malloc ((gsize) meter.width * (gsize) meter.height * 4);
  gdk_texture_download (texture, meter.pixels, (gsize) meter.width * 4);
  place.clip = viewport;
  visit (&meter, node, place);
  g_free (meter.pixels);

  return meter.n_measured;
}
