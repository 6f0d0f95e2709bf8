/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "jb-page-flow.h"

G_BEGIN_DECLS

/**
 * JbPagePiece:
 * @item: what is drawn
 * @y: the top of its room, in points from the top of the paper
 *
 * Something at its place on a page.
 */
typedef struct
{
  const JbPageItem *item;
  double            y;
} JbPagePiece;

typedef struct _JbPages JbPages;

JbPages *jb_pages_new (JbBulletin        *bulletin,
                       const JbPageStyle *style);
JbPages *jb_pages_new_in (JbBulletin        *bulletin,
                          const JbPageStyle *style,
                          JbPageFaces       *faces);
void     jb_pages_free (JbPages *self);

guint              jb_pages_get_size (const JbPages *self);
const JbPagePiece *jb_pages_get_pieces (const JbPages *self,
                                        guint          page,
                                        guint         *n_pieces);
JbPageFaces       *jb_pages_get_faces (const JbPages *self);
const JbPageStyle *jb_pages_get_style (const JbPages *self);
JbBulletin        *jb_pages_get_bulletin (const JbPages *self);
double             jb_pages_get_baseline (const JbPagePiece *piece);
void               jb_pages_draw (const JbPages *self,
                                  guint          page,
                                  cairo_t       *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPages, jb_pages_free)

G_END_DECLS
