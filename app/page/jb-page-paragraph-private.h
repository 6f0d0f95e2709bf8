/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-page-breaks.h"
#include "jb-page-text.h"

G_BEGIN_DECLS

/**
 * JbPageParagraph:
 * @faces: what it is set in
 * @setting: how
 * @text: its text
 * @length: in bytes
 * @shaped: (element-type PangoGlyphItem): its glyphs, in the order of the text
 * @clusters: (element-type JbPageCluster): what lines are made of
 *
 * A paragraph that is being set: what Pango made of it, and its clusters.
 */
typedef struct
{
  JbPageFaces         *faces;
  const JbPageSetting *setting;
  GRefString          *text;
  gsize                length;
  GPtrArray           *shaped;
  GArray              *clusters;
} JbPageParagraph;

void   jb_page_paragraph_shape (JbPageParagraph *self);
double jb_page_paragraph_sum_widths (const PangoGlyphItem *item,
                                     int                   start,
                                     int                   end);
void   jb_page_paragraph_get_glyphs (const PangoGlyphItemIter *iter,
                                     int                      *start,
                                     int                      *end);

G_END_DECLS
