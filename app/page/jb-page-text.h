/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-block.h"
#include "jb-page-faces.h"

G_BEGIN_DECLS

/**
 * JbPageAlign:
 * @JB_PAGE_ALIGN_BODY: full lines reach from margin to margin
 * @JB_PAGE_ALIGN_LEFT: lines begin at the left
 * @JB_PAGE_ALIGN_CENTRE: lines are centred and about equally long
 * @JB_PAGE_ALIGN_RIGHT: lines end at the right
 * @JB_PAGE_ALIGN_ENTRIES: lines begin at the left and end after an entry where they can
 */
typedef enum
{
  JB_PAGE_ALIGN_BODY,
  JB_PAGE_ALIGN_LEFT,
  JB_PAGE_ALIGN_CENTRE,
  JB_PAGE_ALIGN_RIGHT,
  JB_PAGE_ALIGN_ENTRIES,
} JbPageAlign;

/**
 * JbPageSetting:
 * @face: what the text is set in
 * @size: in points
 * @measure: the width of the type area, in points, as all lengths here
 * @cell: the width of a Chinese character, or 0 for that of the font
 * @first_indent: of the first line, from the left
 * @indent: of the other lines, from the left
 * @end_indent: of all lines, from the right
 * @align: how lines stand
 * @lead_face: what the first @lead_length bytes are set in
 * @lead_length: in bytes, 0 for none
 *
 * How a paragraph is set.
 */
typedef struct
{
  JbPageFace  face;
  double      size;
  double      measure;
  double      cell;
  double      first_indent;
  double      indent;
  double      end_indent;
  JbPageAlign align;
  JbPageFace  lead_face;
  gsize       lead_length;
} JbPageSetting;

/**
 * JbPageLine:
 * @text: the whole paragraph
 * @runs: (element-type PangoGlyphItem): what is drawn, from left to right
 * @x: where it begins, in points from the left of the type area
 * @width: in points, without spaces at the end
 * @size: of its type, in points
 * @start: where it begins in @text, in bytes
 * @end: where the next begins
 *
 * One line that is set. It may stand on several pages that were set one after the other, so
 * nobody changes it.
 */
typedef struct
{
  GRefString *text;
  GPtrArray  *runs;
  double      x, width, size;
  guint       start, end;
} JbPageLine;

GPtrArray *jb_page_text_set (JbPageFaces         *faces,
                             const char          *text,
                             const JbPageSetting *setting);
double     jb_page_text_measure (JbPageFaces *faces,
                                 const char  *text,
                                 JbPageFace   face,
                                 double       size);
JbPageLine      *
jb_page_line_ref (JbPageLine *line);
void jb_page_line_free (JbPageLine *line);

G_END_DECLS
