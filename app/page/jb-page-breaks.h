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
 * @wide: whether it fills a cell of the grid
 * @may_break: whether Unicode allows a line to begin with it
 *
 * What is never parted within a paragraph: a character with its marks.
 */
typedef struct
{
  guint    start, length;
  gunichar first, last;
  double   width;
  gboolean wide;
  gboolean may_break;
} JbPageCluster;

gboolean jb_page_breaks_allow (const JbPageCluster *before,
                               const JbPageCluster *after);
guint    jb_page_breaks_fill (const JbPageCluster *clusters,
                              guint                n_clusters,
                              guint                start,
                              double               measure);
guint    jb_page_breaks_sense (const JbPageCluster *clusters,
                               guint                n_clusters,
                               double               measure);
double   jb_page_breaks_even (const JbPageCluster *clusters,
                              guint                n_clusters,
                              double               measure);

G_END_DECLS
