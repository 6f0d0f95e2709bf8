/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-pages.h"

G_BEGIN_DECLS

/**
 * JbPageArea:
 * @page: from 0
 * @x: from the left of the paper, in points, as all lengths here
 * @y: from the top of the paper
 * @width: may be 0, for a place between two characters
 * @height: of the type
 *
 * Where something is on the pages.
 */
typedef struct
{
  guint  page;
  double x, y, width, height;
} JbPageArea;

JbBlock *jb_pages_find_place (const JbPages *self,
                              guint          page,
                              double         x,
                              double         y,
                              gsize         *value);
void     jb_pages_add_areas (const JbPages *self,
                             guint          page,
                             guint          piece,
                             JbBlock       *block,
                             gsize          value_start,
                             gsize          value_end,
                             GArray        *areas);

G_END_DECLS
