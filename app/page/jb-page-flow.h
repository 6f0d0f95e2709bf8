/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-page-source.h"
#include "jb-page-text.h"

G_BEGIN_DECLS

/**
 * JbPageColour:
 * @JB_PAGE_BLACK: text
 * @JB_PAGE_RED: the head
 */
typedef enum
{
  JB_PAGE_BLACK,
  JB_PAGE_RED,
} JbPageColour;

/**
 * JbPageItem:
 * @line: (nullable): a line of text
 * @block: (nullable) (unowned): what the line is of
 * @sources: (nullable) (element-type JbPageSource): which parts of its text are whose values
 * @height: the room it takes from top to bottom, in points
 * @thickness: of a rule in the middle of that room, in points, 0 for none
 * @verticals: (nullable) (element-type double): where upright rules cross that room, in points
 *   from the left of the type area
 * @colour: its colour
 * @keep: whether it stays on one page with what follows
 * @bare: whether it is room only, which is not needed at the top of a page
 * @beside: whether what follows begins at the same height
 * @outline: 0, or the level that it has in the outline of a PDF
 *
 * What is put on pages from top to bottom.
 */
typedef struct
{
  JbPageLine  *line;
  JbBlock     *block;
  GArray      *sources;
  double       height;
  double       thickness;
  GArray      *verticals;
  JbPageColour colour;
  gboolean     keep;
  gboolean     bare;
  gboolean     beside;
  guint        outline;
} JbPageItem;

/**
 * JbPageFlow:
 * @bulletin: what is set
 * @style: how
 * @faces: in what
 * @body: (element-type JbPageItem): what flows over the pages
 * @foot: (element-type JbPageItem): what stands at the foot of the last page
 *
 * A bulletin in lines, before they are put on pages.
 */
typedef struct
{
  JbBulletin        *bulletin;
  const JbPageStyle *style;
  JbPageFaces       *faces;
  GArray            *body;
  GArray            *foot;
} JbPageFlow;

JbPageFlow *jb_page_flow_new (JbBulletin        *bulletin,
                              const JbPageStyle *style,
                              JbPageFaces       *faces);
void        jb_page_flow_free (JbPageFlow *self);

JbPageSetting
     jb_page_flow_body_setting (JbPageFlow *self);
void jb_page_flow_add_text (JbPageFlow          *self,
                            JbBlock             *block,
                            const char          *text,
                            const JbPageSetting *setting);
void jb_page_flow_add_block (JbPageFlow          *self,
                             JbBlock             *block,
                             const JbPageSetting *setting);
void jb_page_flow_set_sources (GArray *items,
                               guint   first,
                               GArray *sources);
void jb_page_flow_add_space (JbPageFlow *self,
                             double      height);
void jb_page_flow_add_rule (GArray      *items,
                            double       height,
                            double       thickness,
                            JbPageColour colour);
void jb_page_flow_keep (JbPageFlow *self,
                        guint       first);
void jb_page_flow_keep_last (JbPageFlow *self);
void jb_page_flow_colour (JbPageFlow  *self,
                          guint        first,
                          JbPageColour colour);

char *jb_page_flow_dup_printed (JbBlock *block);
void  jb_page_flow_append_gap (GString    *text,
                               const char *gap);
void  jb_page_flow_add_head (JbPageFlow *self);
void  jb_page_flow_add_body (JbPageFlow *self);
void  jb_page_flow_add_foot (JbPageFlow *self);

JbBlock *jb_page_flow_add_table (JbPageFlow *self,
                                 JbBlock    *block);
JbBlock *jb_page_flow_add_signature (JbPageFlow *self,
                                     JbBlock    *block);
void     jb_page_flow_add_attachment (JbPageFlow *self,
                                      JbBlock    *block,
                                      gboolean    is_first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageFlow, jb_page_flow_free)

G_END_DECLS
