/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-marks.h"

#include "jb-finding-style.h"

/* The paper is white whatever the desktop is, so the colours on it are always the same ones. */
static const GdkRGBA place_ground = { 0.21f, 0.52f, 0.89f, 0.14f };
static const GdkRGBA place_bar = { 0.21f, 0.52f, 0.89f, 1 };

typedef struct
{
  GdkRGBA colour;
  double  thickness;
  double  dash[2];
} Look;

/* An error has a wavy line, a warning a dashed one, a note a dotted one; so that who sees no
 * colours can tell them apart as well. */
static const Look looks[] = {
  [JB_FINDING_ERROR] = { { 0.75f, 0.11f, 0.16f, 1 }, 1, { 0, 0 } },
  [JB_FINDING_WARNING] = { { 0.68f, 0.36f, 0, 1 }, 1, { 4, 2 } },
  [JB_FINDING_INFO] = { { 0.1f, 0.37f, 0.71f, 1 }, 1, { 1, 2 } },
};

/* In the margin, in points. */
enum
{
  BAR_WIDTH = 3,
  BAR_LEFT = 10,
  SIGN_LEFT = 26,
  SIGN_SIZE = 10,
};

typedef struct
{
  JbFindingLevel level;
  char          *message;
  GArray        *areas;
} Mark;

struct _JbPageMarks
{
  GArray     *place;
  JbPageArea  caret;
  gboolean    has_caret;
  GHashTable *findings; /* page + 1 to GPtrArray of Mark */
  GPtrArray  *all;
};

static void
free_mark (gpointer data)
{
  Mark *mark = data;

  g_free (mark->message);
  g_array_unref (mark->areas);
  g_free (mark);
}

static graphene_rect_t
scale_area (const JbPageArea *area,
            double            scale)
{
  return GRAPHENE_RECT_INIT ((float) (area->x * scale), (float) (area->y * scale),
                             (float) (area->width * scale), (float) (area->height * scale));
}

static void
draw_underline (cairo_t          *cr,
                const JbPageArea *area,
                JbFindingLevel    level)
{
  double y = area->y + area->height * 1.06;
  double end = area->x + MAX (area->width, area->height / 3);

  gdk_cairo_set_source_rgba (cr, &looks[level].colour);
  cairo_set_line_width (cr, looks[level].thickness);
  cairo_new_path (cr);
  if (level == JB_FINDING_ERROR)
    {
      cairo_move_to (cr, area->x, y);
      for (guint i = 1; area->x + 2 * i < end; i++)
        cairo_line_to (cr, area->x + 2 * i, i % 2 == 0 ? y : y + 2);
    }
  else
    {
      cairo_set_dash (cr, looks[level].dash, 2, 0);
      cairo_move_to (cr, area->x, y + 1);
      cairo_line_to (cr, end, y + 1);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A cross for an error, a triangle for a warning, a point for a note. */
static void
draw_sign (cairo_t          *cr,
           const JbPageArea *area,
           double            x,
           JbFindingLevel    level)
{
  double size = SIGN_SIZE;
  double y = area->y + (area->height - size) / 2;

  gdk_cairo_set_source_rgba (cr, &looks[level].colour);
  cairo_new_path (cr);
  switch (level)
    {
    case JB_FINDING_ERROR:
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + size, y + size);
      cairo_move_to (cr, x + size, y);
      cairo_line_to (cr, x, y + size);
      cairo_stroke (cr);
      break;
    case JB_FINDING_WARNING:
      cairo_move_to (cr, x, y + size);
      cairo_line_to (cr, x + size / 2, y);
      cairo_line_to (cr, x + size, y + size);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case JB_FINDING_INFO:
    default:
      cairo_arc (cr, x + size / 2, y + size / 2, size / 4, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    }
}

static void
snapshot_findings (GPtrArray         *marks,
                   GtkSnapshot       *snapshot,
                   guint              page,
                   const JbPageStyle *style,
                   double             scale)
{
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float) (style->width * scale),
                                              (float) (style->height * scale));
  cairo_t        *cr = gtk_snapshot_append_cairo (snapshot, &paper);

  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      gboolean    first = TRUE;

      for (guint j = 0; j < mark->areas->len; j++)
        {
          const JbPageArea *area = &g_array_index (mark->areas, JbPageArea, j);

          if (area->page != page)
            continue;
          draw_underline (cr, area, mark->level);
          if (first)
            draw_sign (cr, area, MAX (style->left - SIGN_LEFT, 0), mark->level);
          first = FALSE;
        }
    }
  cairo_destroy (cr);
}

static void
snapshot_place (JbPageMarks       *self,
                GtkSnapshot       *snapshot,
                guint              page,
                const JbPageStyle *style,
                double             scale)
{
  for (guint i = 0; i < self->place->len; i++)
    {
      const JbPageArea *area = &g_array_index (self->place, JbPageArea, i);
      graphene_rect_t   ground = scale_area (area, scale);
      graphene_rect_t   bar = GRAPHENE_RECT_INIT ((float) (MAX (style->left - BAR_LEFT, 0) * scale),
                                                  ground.origin.y,
                                                  (float) MAX (BAR_WIDTH * scale, 2),
                                                  ground.size.height);

      if (area->page != page)
        continue;
      gtk_snapshot_append_color (snapshot, &place_ground, &ground);
      gtk_snapshot_append_color (snapshot, &place_bar, &bar);
    }
  if (self->has_caret && self->caret.page == page)
    {
      graphene_rect_t caret = scale_area (&self->caret, scale);

      caret.size.width = (float) MAX (scale, 1);
      gtk_snapshot_append_color (snapshot, &place_bar, &caret);
    }
}

/* Returns: (transfer full): no marks yet */
JbPageMarks *
jb_page_marks_new (void)
{
  JbPageMarks *self = g_new0 (JbPageMarks, 1);

  self->place = g_array_new (FALSE, FALSE, sizeof (JbPageArea));
  self->findings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->all = g_ptr_array_new_with_free_func (free_mark);

  return self;
}

void
jb_page_marks_free (JbPageMarks *self)
{
  g_array_unref (self->place);
  g_hash_table_unref (self->findings);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * jb_page_marks_set_place:
 * @areas: (transfer full) (nullable) (element-type JbPageArea): where the field is that the
 *   keyboard is in, %NULL for nowhere
 * @caret: (nullable): where the caret is in it
 */
void
jb_page_marks_set_place (JbPageMarks      *self,
                         GArray           *areas,
                         const JbPageArea *caret)
{
  g_array_unref (self->place);
  self->place = areas != NULL ? areas : g_array_new (FALSE, FALSE, sizeof (JbPageArea));
  self->has_caret = caret != NULL;
  if (caret != NULL)
    self->caret = *caret;
}

/* Returns: (transfer none) (element-type JbPageArea): where that field is */
const GArray *
jb_page_marks_get_place (JbPageMarks *self)
{
  return self->place;
}

void
jb_page_marks_clear_findings (JbPageMarks *self)
{
  g_hash_table_remove_all (self->findings);
  g_ptr_array_set_size (self->all, 0);
}

/**
 * jb_page_marks_add_finding:
 * @level: how bad it is
 * @message: what it says
 * @areas: (transfer full) (element-type JbPageArea): where it is
 */
void
jb_page_marks_add_finding (JbPageMarks   *self,
                           JbFindingLevel level,
                           const char    *message,
                           GArray        *areas)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->level = level;
  mark->message = g_strdup (message);
  mark->areas = areas;
  g_ptr_array_add (self->all, mark);
  for (guint i = 0; i < areas->len; i++)
    {
      guint      page = g_array_index (areas, JbPageArea, i).page;
      GPtrArray *list = g_hash_table_lookup (self->findings, GUINT_TO_POINTER (page + 1));

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->findings, GUINT_TO_POINTER (page + 1), list);
        }
      if (list->len == 0 || g_ptr_array_index (list, list->len - 1) != mark)
        g_ptr_array_add (list, mark);
    }
}

guint
jb_page_marks_get_n_findings (JbPageMarks *self)
{
  return self->all->len;
}

static gboolean
is_near (const Mark *mark,
         guint       page,
         double      x,
         double      y)
{
  /* Two points around are as much as a hand needs. */
  const double slack = 2;

  for (guint i = 0; i < mark->areas->len; i++)
    {
      const JbPageArea *area = &g_array_index (mark->areas, JbPageArea, i);
      double            width = MAX (area->width, area->height / 3);

      if (area->page == page && x >= area->x - slack && x <= area->x + width + slack &&
          y >= area->y - slack && y <= area->y + area->height + 2 * slack)
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_page_marks_dup_message:
 * @page: a page, from 0
 * @x: from the left of the paper, in points
 * @y: from the top of the paper, in points
 *
 * Returns: (transfer full) (nullable): what was found there, a line for each
 */
char *
jb_page_marks_dup_message (JbPageMarks *self,
                           guint        page,
                           double       x,
                           double       y)
{
  GPtrArray *list = g_hash_table_lookup (self->findings, GUINT_TO_POINTER (page + 1));
  GString   *text = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Mark *mark = g_ptr_array_index (list, i);

      if (!is_near (mark, page, x, y))
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s: %s", jb_finding_style_get_level_name (mark->level),
                              mark->message);
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/**
 * jb_page_marks_snapshot:
 * @snapshot: where to draw, the origin being the top left of the paper
 * @page: one of the pages, from 0
 * @style: how it is set
 * @scale: pixels for a point
 */
void
jb_page_marks_snapshot (JbPageMarks       *self,
                        GtkSnapshot       *snapshot,
                        guint              page,
                        const JbPageStyle *style,
                        double             scale)
{
  GPtrArray *list = g_hash_table_lookup (self->findings, GUINT_TO_POINTER (page + 1));

  snapshot_place (self, snapshot, page, style, scale);
  if (list != NULL)
    snapshot_findings (list, snapshot, page, style, scale);
}
