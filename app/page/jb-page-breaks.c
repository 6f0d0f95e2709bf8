/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-breaks.h"

#include <string.h>

/* GB/T 15834-2011, 5.1: what does not stand at the start of a line, and what not at its end. */
static const char not_at_start[] = "。，、；：？！”’）》〉】」』〕］｝…—·～.,;:?!)]}%％‰℃°";
static const char not_at_end[] = "“‘（《〈【「『〔［｛([{￥$№";

static gboolean
is_among (gunichar    character,
          const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

/**
 * jb_page_breaks_allow:
 * @before: what would end a line
 * @after: what would begin the next
 *
 * The dash —— and the ellipsis …… are never parted, and neither stands at the start of a
 * line (GB/T 15834-2011, 5.1).
 *
 * Returns: whether a line may be broken between the two
 */
gboolean
jb_page_breaks_allow (const JbPageCluster *before,
                      const JbPageCluster *after)
{
  if (is_among (after->first, not_at_start) || is_among (before->last, not_at_end))
    return FALSE;

  /* Unicode does not tell opening quotation marks from closing ones, and keeps a dash with what
   * comes after it; in Chinese a line may begin with “ and end with ” and —. */
  return after->may_break || is_among (after->first, "“‘") || is_among (before->last, "”’—…");
}

static gboolean
is_space (const JbPageCluster *cluster)
{
  return cluster->first == ' ' || cluster->first == 0x3000 || cluster->first == '\t';
}

/**
 * jb_page_breaks_fill:
 * @clusters: of a paragraph
 * @n_clusters: how many there are
 * @start: the first of a line
 * @measure: the width of the line, in points
 *
 * Fills a line with as much as it takes and the rules allow. Text without any place for a
 * break is broken where the line is full.
 *
 * Returns: the first cluster of the next line, always greater than @start
 */
guint
jb_page_breaks_fill (const JbPageCluster *clusters,
                     guint                n_clusters,
                     guint                start,
                     double               measure)
{
  double width = 0;
  guint  full = start;

  g_return_val_if_fail (start < n_clusters, n_clusters);

  /* Spaces at the end of a line take no room. */
  while (full < n_clusters &&
         (width + clusters[full].width <= measure + 0.01 || is_space (&clusters[full])))
    width += clusters[full++].width;
  if (full == n_clusters)
    return n_clusters;

  for (guint i = full; i > start; i--)
    if (jb_page_breaks_allow (&clusters[i - 1], &clusters[i]))
      return i;

  return MAX (full, start + 1);
}

static guint
count_lines (const JbPageCluster *clusters,
             guint                n_clusters,
             double               measure)
{
  guint n = 0;

  for (guint i = 0; i < n_clusters; n++)
    i = jb_page_breaks_fill (clusters, n_clusters, i, measure);

  return n;
}

/**
 * jb_page_breaks_even:
 * @clusters: of a title
 * @n_clusters: how many there are
 * @measure: the width of a line, in points
 *
 * Returns: the width, at most @measure, with which the title takes no more lines but none of
 *   them is much shorter than the others, so that no character is left alone
 */
double
jb_page_breaks_even (const JbPageCluster *clusters,
                     guint                n_clusters,
                     double               measure)
{
  guint  n_lines = count_lines (clusters, n_clusters, measure);
  double low = 0, high = measure;

  if (n_lines < 2)
    return measure;

  /* Within a point it makes no difference that one could see. */
  while (high - low > 1)
    {
      double middle = (low + high) / 2;

      if (count_lines (clusters, n_clusters, middle) > n_lines)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/**
 * jb_page_breaks_sense:
 * @clusters: of a title
 * @n_clusters: how many there are
 * @measure: the width of a line, in points
 *
 * Looks for the place where a title of two lines is broken by sense: at a sign, the nearest to
 * its middle that leaves no line shorter than a third of the other.
 *
 * Returns: the first cluster of the second line, 0 where there is no such place
 */
guint
jb_page_breaks_sense (const JbPageCluster *clusters,
                      guint                n_clusters,
                      double               measure)
{
  double total = 0, width = 0, best = G_MAXDOUBLE;
  guint  found = 0;

  if (count_lines (clusters, n_clusters, measure) != 2)
    return 0;
  for (guint i = 0; i < n_clusters; i++)
    total += clusters[i].width;
  for (guint i = 1; i < n_clusters; i++)
    {
      double rest;

      width += clusters[i - 1].width;
      rest = total - width;
      if (!(is_among (clusters[i - 1].last, "，、；：”》 ") || is_among (clusters[i].first, "“《")) ||
          !jb_page_breaks_allow (&clusters[i - 1], &clusters[i]) || width > measure ||
          rest > measure || 3 * MIN (width, rest) < MAX (width, rest))
        continue;
      if (ABS (width - rest) < best)
        {
          best = ABS (width - rest);
          found = i;
        }
    }

  return found;
}
