/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbPageCluster:
 * @start: where it starts in the text, in bytes
 * @length: in bytes
 * @first: its first character
 * @last: its last character
 * @width: in points
 * @squeeze: how much of @width is white and may be taken off, in points
 * @wide: whether it fills a cell of the grid
 * @may_break: whether Unicode allows a line to begin with it
 *
 * What is never parted within a paragraph: a character with its marks.
 */
typedef struct
{
  guint    start, length;
  gunichar first, last;
  double   width, squeeze;
  gboolean wide;
  gboolean may_break;
} JbPageCluster;

/**
 * JbPageFit:
 * @JB_PAGE_FIT_PLAIN: a line takes what it holds
 * @JB_PAGE_FIT_BODY: signs give way for a character, and no character is alone in the last line
 * @JB_PAGE_FIT_ENTRIES: a name is not parted where a line can end after a sign
 *
 * How lines are filled.
 */
typedef enum
{
  JB_PAGE_FIT_PLAIN,
  JB_PAGE_FIT_BODY,
  JB_PAGE_FIT_ENTRIES,
} JbPageFit;

/**
 * JbPageSign:
 * @JB_PAGE_SIGN_NONE: no sign with white to give
 * @JB_PAGE_SIGN_OPENING: its white is on its left
 * @JB_PAGE_SIGN_MIDDLE: it has white on both sides
 * @JB_PAGE_SIGN_CLOSING: its white is on its right
 *
 * Where a sign of full width has its white.
 */
typedef enum
{
  JB_PAGE_SIGN_NONE,
  JB_PAGE_SIGN_OPENING,
  JB_PAGE_SIGN_MIDDLE,
  JB_PAGE_SIGN_CLOSING,
} JbPageSign;

JbPageSign jb_page_breaks_get_sign (gunichar character);
gboolean   jb_page_breaks_allow (const JbPageCluster *before,
                                 const JbPageCluster *after);
guint      jb_page_breaks_fill (const JbPageCluster *clusters,
                                guint                n_clusters,
                                guint                start,
                                double               measure,
                                JbPageFit            fit);
GArray    *jb_page_breaks_title (const JbPageCluster *clusters,
                                 guint                n_clusters,
                                 double               measure);

G_END_DECLS
