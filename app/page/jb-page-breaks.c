/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-breaks.h"

#include <string.h>

/* GB/T 15834-2011, 5.1: what does not stand at the start of a line, and what not at its end. */
static const char not_at_start[] = "。，、；：？！”’）》〉】」』〗〕］｝…—·～.,;:?!)]}%％‰℃°";
static const char not_at_end[] = "“‘（《〈【「『〖〔［｛([{￥$№";

/* How far a line of entries may end before its margin, in characters. */
enum
{
  ENTRY_ROOM = 12,
  LONE_ENTRY_ROOM = 20, /* where a character would be alone in the next line otherwise */
  NAME = 3,             /* of a person, at the end of an entry: that stays whole */
};

static gboolean
is_among (gunichar    character,
          const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

/**
 * jb_page_breaks_get_sign:
 * @character: any
 *
 * Returns: where a sign of full width has the half that may be left out
 *   (GB/T 15834-2011, 5.1.11), as fonts of the mainland have it
 */
JbPageSign
jb_page_breaks_get_sign (gunichar character)
{
  if (is_among (character, "。，、”’）》〉】」』〗〕］｝"))
    return JB_PAGE_SIGN_CLOSING;
  if (is_among (character, "“‘（《〈【「『〖〔［｛"))
    return JB_PAGE_SIGN_OPENING;
  if (is_among (character, "；：？！·"))
    return JB_PAGE_SIGN_MIDDLE;

  return JB_PAGE_SIGN_NONE;
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

/* Looks for a break a little further on, where signs that give way make enough room for it.
 *
 * Returns: the first cluster of the next line, 0 where there is no such place */
static guint
push_in (const JbPageCluster *clusters,
         guint                n_clusters,
         guint                start,
         guint                full,
         double               measure)
{
  enum
  {
    FURTHER = 4
  };
  double width = 0, squeeze = 0;

  for (guint i = start; i < n_clusters && i < full + FURTHER; i++)
    {
      width += clusters[i].width;
      squeeze += clusters[i].squeeze;
      if (i + 1 > full && width - squeeze <= measure + 0.01 &&
          (i + 1 == n_clusters || jb_page_breaks_allow (&clusters[i], &clusters[i + 1])))
        return i + 1;
    }

  return 0;
}

/* Whether what is left of a paragraph is one character, with or without signs. */
static gboolean
is_lone (const JbPageCluster *clusters,
         guint                n_clusters,
         guint                start)
{
  for (guint i = start + 1; i < n_clusters; i++)
    if (!is_among (clusters[i].first, not_at_start))
      return FALSE;

  return start < n_clusters && clusters[start].wide;
}

/* The last break that leaves a second character to the one that would be alone. */
static guint
give_company (const JbPageCluster *clusters,
              guint                start,
              guint                at)
{
  enum
  {
    LEAST = 8,
    BACK = 2
  };

  for (guint i = at - 1; i > start + LEAST && i + BACK >= at; i--)
    if (clusters[i].wide && jb_page_breaks_allow (&clusters[i - 1], &clusters[i]))
      return i;

  return at;
}

static gboolean
ends_entry (const JbPageCluster *cluster)
{
  return is_among (cluster->last, "，、；。,;\u3000");
}

/* A place before what may be the name of a person, where the line would end inside of it. */
static guint
keep_name (const JbPageCluster *clusters,
           guint                n_clusters,
           guint                start,
           guint                at)
{
  guint end = at;

  while (end < n_clusters && end < at + NAME && !ends_entry (&clusters[end]))
    end++;
  if (end == at + NAME || end < start + 2 * NAME)
    return at;

  return jb_page_breaks_allow (&clusters[end - NAME - 1], &clusters[end - NAME]) ? end - NAME : at;
}

/* The last place after a sign, where that is not too far from the end of the line. */
static guint
end_entry (const JbPageCluster *clusters,
           guint                n_clusters,
           guint                start,
           guint                at,
           guint                room)
{
  for (guint i = at; i > start && i + room >= at; i--)
    if (ends_entry (&clusters[i - 1]) && jb_page_breaks_allow (&clusters[i - 1], &clusters[i]))
      return i;

  return keep_name (clusters, n_clusters, start, at);
}

/**
 * jb_page_breaks_fill:
 * @clusters: of a paragraph
 * @n_clusters: how many there are
 * @start: the first of a line
 * @measure: the width of the line, in points
 * @fit: how it is filled
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
                     double               measure,
                     JbPageFit            fit)
{
  double width = 0;
  guint  full = start;
  guint  at, further;

  g_return_val_if_fail (start < n_clusters, n_clusters);

  /* Spaces at the end of a line take no room. */
  while (full < n_clusters &&
         (width + clusters[full].width <= measure + 0.01 || is_space (&clusters[full])))
    width += clusters[full++].width;
  if (full == n_clusters)
    return n_clusters;

  at = full;
  while (at > start && !jb_page_breaks_allow (&clusters[at - 1], &clusters[at]))
    at--;
  if (at == start)
    return MAX (full, start + 1);

  if (fit == JB_PAGE_FIT_ENTRIES)
    return end_entry (clusters, n_clusters, start, at,
                      is_lone (clusters, n_clusters, at) ? LONE_ENTRY_ROOM : ENTRY_ROOM);
  if (fit == JB_PAGE_FIT_PLAIN)
    return at;

  further = at < full || is_lone (clusters, n_clusters, at)
                ? push_in (clusters, n_clusters, start, full, measure)
                : 0;
  if (further > 0 && !is_lone (clusters, n_clusters, further))
    return further;

  return is_lone (clusters, n_clusters, at) ? give_company (clusters, start, at) : at;
}
