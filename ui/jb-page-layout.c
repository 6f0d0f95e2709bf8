/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-layout.h"

#include <math.h>

/* Around the pages and between them, in pixels. */
enum
{
  MARGIN = 18,
  GAP = 12,
};

static double
fit_width (const JbPageLayout *self,
           guint               n_columns)
{
  return (self->width - 2 * MARGIN - (int) (n_columns - 1) * GAP) /
         (n_columns * self->paper_width);
}

static guint
get_n_rows (const JbPageLayout *self)
{
  return (self->n_pages + self->n_columns - 1) / self->n_columns;
}

/* Two pages stand side by side where there is room for them at their usual size, or at the size
 * that was chosen. */
static guint
choose_columns (const JbPageLayout *self)
{
  double wanted = self->fit == JB_PAGE_FIT_NONE ? self->chosen : JB_PAGE_SCALE_USUAL;

  if (self->two_up)
    return 2;

  return self->n_pages > 1 && fit_width (self, 2) >= wanted ? 2 : 1;
}

/**
 * jb_page_layout_compute:
 * @self: a layout of which all that goes in is set
 *
 * Finds out all that comes out.
 */
void
jb_page_layout_compute (JbPageLayout *self)
{
  guint n_rows;

  self->n_columns = choose_columns (self);
  switch (self->fit)
    {
    case JB_PAGE_FIT_WIDTH:
      self->scale = fit_width (self, self->n_columns);
      break;
    case JB_PAGE_FIT_PAGE:
      self->scale = MIN (fit_width (self, self->n_columns),
                         (self->height - 2 * MARGIN) / self->paper_height);
      break;
    case JB_PAGE_FIT_NONE:
    default:
      self->scale = self->chosen;
      break;
    }
  self->scale = CLAMP (self->scale, JB_PAGE_SCALE_MIN, JB_PAGE_SCALE_MAX);

  n_rows = get_n_rows (self);
  self->page_width = (int) floor (self->paper_width * self->scale);
  self->page_height = (int) floor (self->paper_height * self->scale);
  self->full_width = 2 * MARGIN + (int) self->n_columns * self->page_width +
                     (int) (self->n_columns - 1) * GAP;
  self->full_height = 2 * MARGIN + (int) n_rows * self->page_height +
                      (n_rows > 0 ? (int) (n_rows - 1) * GAP : 0);
}

/**
 * jb_page_layout_get_page:
 * @self: a layout that was computed
 * @page: from 0
 * @x: (out): the left of the page, in pixels from the left of all
 * @y: (out): its top, in pixels from the top of all
 */
void
jb_page_layout_get_page (const JbPageLayout *self,
                         guint               page,
                         int                *x,
                         int                *y)
{
  int room = MAX (self->width - self->full_width, 0);

  *x = room / 2 + MARGIN + (int) (page % self->n_columns) * (self->page_width + GAP);
  *y = MARGIN + (int) (page / self->n_columns) * (self->page_height + GAP);
}

/**
 * jb_page_layout_find_page:
 * @self: a layout that was computed
 * @x: in pixels from the left of all
 * @y: in pixels from the top of all
 * @page: (out): the page there, from 0; else the nearest one
 *
 * Returns: whether there is one
 */
gboolean
jb_page_layout_find_page (const JbPageLayout *self,
                          double              x,
                          double              y,
                          guint              *page)
{
  double best = G_MAXDOUBLE;
  guint  first, end;

  *page = 0;
  if (self->n_pages == 0)
    return FALSE;

  jb_page_layout_get_range (self, y, y, &first, &end);
  for (guint i = first > self->n_columns ? first - self->n_columns : 0;
       i < MIN (end + self->n_columns, self->n_pages); i++)
    {
      int    left, top;
      double dx, dy;

      jb_page_layout_get_page (self, i, &left, &top);
      dx = MAX (MAX (left - x, x - left - self->page_width), 0);
      dy = MAX (MAX (top - y, y - top - self->page_height), 0);
      if (dx + dy < best)
        {
          best = dx + dy;
          *page = i;
        }
    }

  return best <= 0;
}

/**
 * jb_page_layout_get_range:
 * @self: a layout that was computed
 * @top: in pixels from the top of all
 * @bottom: below it
 * @first: (out): the first page that stands between, from 0
 * @end: (out): the page after the last one
 *
 * Which pages are in sight; at least one row of them.
 */
void
jb_page_layout_get_range (const JbPageLayout *self,
                          double              top,
                          double              bottom,
                          guint              *first,
                          guint              *end)
{
  int    row_height = self->page_height + GAP;
  int    n_rows = (int) get_n_rows (self);
  double first_row = floor ((top - MARGIN + GAP) / row_height);
  double last_row = floor ((bottom - MARGIN) / row_height);
  int    from = CLAMP ((int) first_row, 0, MAX (n_rows - 1, 0));
  int    to = CLAMP ((int) last_row, from, MAX (n_rows - 1, 0));

  *first = MIN ((guint) from * self->n_columns, self->n_pages);
  *end = MIN ((guint) (to + 1) * self->n_columns, self->n_pages);
}
