/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page that is looked at is between so large, in pixels for a point. At the usual size 96
 * pixels are an inch. */
#define JB_PAGE_SCALE_USUAL (96.0 / 72.0)
#define JB_PAGE_SCALE_MIN   (0.1 * JB_PAGE_SCALE_USUAL)
#define JB_PAGE_SCALE_MAX   (5.0 * JB_PAGE_SCALE_USUAL)

/**
 * JbPageFit:
 * @JB_PAGE_FIT_WIDTH: as wide as there is room
 * @JB_PAGE_FIT_PAGE: a whole page in sight
 * @JB_PAGE_FIT_NONE: as large as was chosen
 *
 * How large pages are shown.
 */
typedef enum
{
  JB_PAGE_FIT_WIDTH,
  JB_PAGE_FIT_PAGE,
  JB_PAGE_FIT_NONE,
} JbPageFit;

/**
 * JbPageLayout:
 * @paper_width: in points
 * @paper_height: in points
 * @n_pages: how many pages there are
 * @fit: how large they are
 * @chosen: pixels for a point, where nothing has to fit
 * @two_up: whether two stand side by side also where there is no room for them at their usual size
 * @width: of what they are seen in, in pixels, as all lengths that follow
 * @height: of what they are seen in
 * @n_columns: (out): how many stand side by side
 * @scale: (out): pixels for a point
 * @page_width: (out): of a page
 * @page_height: (out): of a page
 * @full_width: (out): of all
 * @full_height: (out): of all
 *
 * Where pages stand, one under the other or two by two.
 */
typedef struct
{
  double    paper_width, paper_height;
  guint     n_pages;
  JbPageFit fit;
  double    chosen;
  gboolean  two_up;
  int       width, height;

  guint  n_columns;
  double scale;
  int    page_width, page_height;
  int    full_width, full_height;
} JbPageLayout;

void     jb_page_layout_compute (JbPageLayout *self);
void     jb_page_layout_get_page (const JbPageLayout *self,
                                  guint               page,
                                  int                *x,
                                  int                *y);
gboolean jb_page_layout_find_page (const JbPageLayout *self,
                                   double              x,
                                   double              y,
                                   guint              *page);
void     jb_page_layout_get_range (const JbPageLayout *self,
                                   double              top,
                                   double              bottom,
                                   guint              *first,
                                   guint              *end);

G_END_DECLS
