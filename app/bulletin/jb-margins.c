/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-margins-private.h"

#include <string.h>

#include "jb-edit-private.h"

/* The white space and the decoration that a new block gets: what the bulletin itself
 * does for the same pair of neighbours, else what its layout says. */

/* How far from the place examples are looked for, in blocks, and how many count. */
enum { EXAMPLE_REACH = 4096, EXAMPLE_ENOUGH = 64 };

/* Counts strings and knows the most frequent one, of equals the first seen. */
typedef struct
{
  GHashTable *counts;
  guint       n_seen;
  guint       best_count;
  const char *best;
} Tally;

static void
tally_init (Tally *tally)
{
  *tally = (Tally) { .counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

static void
tally_add (Tally *tally,
           char  *string)
{
  gpointer key, count;

  /* Of a string that is known the table keeps the first copy and frees this one. */
  if (!g_hash_table_lookup_extended (tally->counts, string, &key, &count))
    key = string;
  g_hash_table_insert (tally->counts, string, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));

  tally->n_seen++;
  if (GPOINTER_TO_UINT (count) + 1 > tally->best_count)
    {
      tally->best_count = GPOINTER_TO_UINT (count) + 1;
      tally->best = key;
    }
}

static char *
tally_finish (Tally *tally)
{
  char *best = g_strdup (tally->best);

  g_hash_table_unref (tally->counts);

  return best;
}

/* @block as a side of a margin, when @prev stands before it. */
JbLayoutPoint
jb_margins_get_point (JbBlock *block,
                      JbBlock *prev)
{
  JbLayoutPoint point = { block->role, block->key, JB_MARK_NONE };
  JbNode       *owner = jb_node_get_owner (JB_NODE (block));

  if (owner != NULL && JB_IS_ARTICLE (owner))
    {
      while (prev != NULL && jb_block_belongs_to_nothing (prev))
        prev = prev->prev;
      if (prev == NULL || jb_node_get_owner (JB_NODE (prev)) != owner)
        point.flags |= JB_MARK_STARTS_ARTICLE;
    }

  return point;
}

gboolean
jb_margins_same_point (const JbLayoutPoint *a,
                       const JbLayoutPoint *b)
{
  return a->role == b->role && a->key == b->key && a->flags == b->flags;
}

/* Turns the "\n" of a layout into the bulletin's newline; takes @gap. */
static char *
localise_newlines (JbBulletin *bulletin,
                   char       *gap)
{
  const char *eol = jb_bulletin_get_eol (bulletin);
  g_auto (GStrv) parts = NULL;

  if (g_str_equal (eol, "\n") || strchr (gap, '\n') == NULL)
    return gap;

  parts = g_strsplit (gap, "\n", -1);
  g_free (gap);

  return g_strjoinv (eol, parts);
}

/* Adds what stands between two neighbours like @before and @after to the tally. */
static void
count_gap (Tally               *tally,
           JbBlock             *block,
           const JbLayoutPoint *before,
           const JbLayoutPoint *after)
{
  JbLayoutPoint point, next;

  if (block->role != before->role || block->next == NULL || block->next->role != after->role)
    return;

  point = jb_margins_get_point (block, block->prev);
  next = jb_margins_get_point (block->next, block);
  if (jb_margins_same_point (&point, before) && jb_margins_same_point (&next, after))
    tally_add (tally, g_strdup (jb_block_get_gap (block)));
}

/* The white space between two neighbours that are to be: @after follows @before. */
char *
jb_margins_dup_gap (JbBulletin *bulletin,
                    JbBlock    *before,
                    JbBlock    *after)
{
  JbLayoutPoint a = jb_margins_get_point (before, before->prev);
  JbLayoutPoint b = jb_margins_get_point (after, before);
  JbBlock      *down, *up;
  Tally         tally;
  char         *gap;

  /* A pair that is neighbours already is no example for itself. Both may be new; then
   * there is only the bulletin's end to look from. */
  up = !before->printed ? bulletin->last : before->next == after ? before->prev
                                                                 : before;
  down = before->printed ? before->next : NULL;
  tally_init (&tally);
  for (guint i = 0; i < EXAMPLE_REACH && tally.n_seen < EXAMPLE_ENOUGH && (up || down); i++)
    {
      if (up != NULL)
        {
          count_gap (&tally, up, &a, &b);
          up = up->prev;
        }
      if (down != NULL)
        {
          count_gap (&tally, down, &a, &b);
          down = down->next;
        }
    }

  gap = tally_finish (&tally);
  if (gap != NULL)
    return gap;

  if (bulletin->layout == NULL)
    return g_strdup (jb_bulletin_get_eol (bulletin));

  return localise_newlines (bulletin, jb_layout_dup_gap (bulletin->layout, &a, &b));
}

/* The white space after @last where it ends the text. */
char *
jb_margins_dup_end_gap (JbBulletin *bulletin,
                        JbBlock    *last)
{
  JbLayoutPoint point = jb_margins_get_point (last, last->prev);

  if (bulletin->layout == NULL)
    return g_strdup (jb_bulletin_get_eol (bulletin));

  return localise_newlines (bulletin, jb_layout_dup_gap (bulletin->layout, &point, NULL));
}

/* Changes the white space after @block, as an edit. */
void
jb_margins_set_gap (JbBulletin *bulletin,
                    JbBlock    *block,
                    const char *gap)
{
  JbBlockMargins margins;

  if (g_str_equal (jb_block_get_gap (block), gap))
    return;

  jb_block_margins_init (&margins, jb_block_get_open (block), -1,
                         jb_block_get_close (block), -1, gap, -1);
  jb_edit_apply (bulletin, jb_edit_new_margins (block, margins));
}

/* Gives a block that is not in the text yet the decoration of its kind. */
void
jb_margins_dress (JbBulletin *bulletin,
                  JbBlock    *block)
{
  JbLayoutPoint    point = { block->role, block->key, JB_MARK_NONE };
  g_autofree char *best = NULL;
  const char      *open = "";
  const char      *close = "";
  Tally            tally;
  guint            i = 0;

  tally_init (&tally);
  for (JbBlock *b = bulletin->last; b != NULL && i < EXAMPLE_REACH; b = b->prev, i++)
    if (b->role == block->role && b->key == block->key && tally.n_seen < EXAMPLE_ENOUGH)
      tally_add (&tally, g_strconcat (jb_block_get_open (b), "\n", jb_block_get_close (b), NULL));

  best = tally_finish (&tally);
  if (best != NULL)
    {
      char *separator = strchr (best, '\n');

      *separator = '\0';
      open = best;
      close = separator + 1;
    }
  else if (bulletin->layout != NULL)
    jb_layout_get_surround (bulletin->layout, &point, &open, &close);

  g_clear_pointer (&block->margins.strings, g_free);
  jb_block_margins_init (&block->margins, open, -1, close, -1, "", 0);
}
