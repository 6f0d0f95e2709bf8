/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-align.h"

/* A longest common subsequence takes a table of so many cells at most (16 MiB); what is
 * larger is paired by the elements that occur once on each side. */
enum { MAX_CELLS = 4 * 1024 * 1024 };

/* The elements between two neighbouring pairs that are still free. */
typedef struct
{
  GArray *olds;
  GArray *news;
} Gap;

/**
 * jb_align_init:
 * @n_old: how many elements there are
 * @n_new: how many there shall be
 *
 * Begins a pairing without any pairs. Clear it with jb_align_clear().
 */
void
jb_align_init (JbAlign *self,
               guint    n_old,
               guint    n_new)
{
  self->n_old = n_old;
  self->n_new = n_new;
  self->to_new = g_new (guint, MAX (n_old, 1));
  self->to_old = g_new (guint, MAX (n_new, 1));

  for (guint i = 0; i < n_old; i++)
    self->to_new[i] = JB_ALIGN_NONE;
  for (guint j = 0; j < n_new; j++)
    self->to_old[j] = JB_ALIGN_NONE;
}

void
jb_align_clear (JbAlign *self)
{
  g_clear_pointer (&self->to_new, g_free);
  g_clear_pointer (&self->to_old, g_free);
}

static void
pair (JbAlign *self,
      guint    i,
      guint    j)
{
  self->to_new[i] = j;
  self->to_old[j] = i;
}

static void
pair_by_table (JbAlign     *self,
               const guint *olds,
               guint        n_olds,
               const guint *news,
               guint        n_news,
               const guint *old_ids,
               const guint *new_ids)
{
  gsize               width = n_news + 1;
  g_autofree guint32 *table = g_new0 (guint32, (n_olds + 1) * width);
  guint               i = 0;
  guint               j = 0;

  for (guint r = n_olds; r > 0; r--)
    for (guint c = n_news; c > 0; c--)
      {
        guint32 *cell = table + (r - 1) * width + (c - 1);

        if (old_ids[olds[r - 1]] == new_ids[news[c - 1]])
          *cell = cell[width + 1] + 1;
        else
          *cell = MAX (cell[1], cell[width]);
      }

  while (i < n_olds && j < n_news)
    {
      const guint32 *cell = table + i * width + j;

      if (old_ids[olds[i]] == new_ids[news[j]])
        pair (self, olds[i++], news[j++]);
      else if (cell[width] >= cell[1])
        i++;
      else
        j++;
    }
}

/* Where an id occurs; JB_ALIGN_TAKEN when it does so more than once. */
static GHashTable *
index_ids (const guint *positions,
           guint        n_positions,
           const guint *ids)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_positions; i++)
    {
      gpointer id = GUINT_TO_POINTER (ids[positions[i]]);
      gboolean again = g_hash_table_contains (index, id);

      g_hash_table_insert (index, id, GUINT_TO_POINTER (again ? JB_ALIGN_TAKEN : i));
    }

  return index;
}

/* Pairs the elements that occur once on each side, as many of them as do not cross: the
 * longest run of growing positions, by patience sorting. */
static void
pair_by_landmarks (JbAlign     *self,
                   const guint *olds,
                   guint        n_olds,
                   const guint *news,
                   guint        n_news,
                   const guint *old_ids,
                   const guint *new_ids)
{
  g_autoptr(GHashTable) old_index = index_ids (olds, n_olds, old_ids);
  g_autoptr(GHashTable) new_index = index_ids (news, n_news, new_ids);
  g_autofree guint *partner = g_new (guint, n_news);
  g_autofree guint *before = g_new (guint, n_news);
  g_autofree guint *tops = g_new (guint, n_news);
  guint             n_piles = 0;

  for (guint j = 0; j < n_news; j++)
    {
      gpointer id = GUINT_TO_POINTER (new_ids[news[j]]);
      gpointer found;
      guint    low = 0;
      guint    high = n_piles;

      if (!g_hash_table_lookup_extended (old_index, id, NULL, &found) ||
          GPOINTER_TO_UINT (found) == JB_ALIGN_TAKEN ||
          GPOINTER_TO_UINT (g_hash_table_lookup (new_index, id)) == JB_ALIGN_TAKEN)
        continue;

      partner[j] = GPOINTER_TO_UINT (found);
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (partner[tops[middle]] < partner[j])
            low = middle + 1;
          else
            high = middle;
        }

      before[j] = low > 0 ? tops[low - 1] : JB_ALIGN_NONE;
      tops[low] = j;
      if (low == n_piles)
        n_piles++;
    }

  if (n_piles == 0)
    return;

  for (guint j = tops[n_piles - 1]; j != JB_ALIGN_NONE; j = before[j])
    pair (self, olds[partner[j]], news[j]);
}

static void
pair_equal_in_gap (JbAlign     *self,
                   const Gap   *gap,
                   const guint *old_ids,
                   const guint *new_ids)
{
  const guint *olds = (const guint *) gap->olds->data;
  const guint *news = (const guint *) gap->news->data;
  guint        n_olds = gap->olds->len;
  guint        n_news = gap->news->len;

  while (n_olds > 0 && n_news > 0 && old_ids[olds[0]] == new_ids[news[0]])
    {
      pair (self, *olds++, *news++);
      n_olds--;
      n_news--;
    }
  while (n_olds > 0 && n_news > 0 && old_ids[olds[n_olds - 1]] == new_ids[news[n_news - 1]])
    pair (self, olds[--n_olds], news[--n_news]);

  if (n_olds == 0 || n_news == 0)
    return;

  if ((guint64) (n_olds + 1) * (n_news + 1) <= MAX_CELLS)
    pair_by_table (self, olds, n_olds, news, n_news, old_ids, new_ids);
  else
    pair_by_landmarks (self, olds, n_olds, news, n_news, old_ids, new_ids);
}

static void
pair_in_gap (JbAlign     *self,
             Gap         *gap,
             const guint *old_ids,
             const guint *new_ids)
{
  if (gap->olds->len > 0 && gap->news->len > 0)
    {
      if (old_ids != NULL)
        pair_equal_in_gap (self, gap, old_ids, new_ids);
      else
        for (guint i = 0; i < MIN (gap->olds->len, gap->news->len); i++)
          pair (self, g_array_index (gap->olds, guint, i), g_array_index (gap->news, guint, i));
    }

  g_array_set_size (gap->olds, 0);
  g_array_set_size (gap->news, 0);
}

static void
pair_in_gaps (JbAlign     *self,
              const guint *old_ids,
              const guint *new_ids)
{
  Gap   gap = { g_array_new (FALSE, FALSE, sizeof (guint)),
                g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint i = 0;

  for (guint j = 0; j <= self->n_new; j++)
    {
      guint end = j < self->n_new ? self->to_old[j] : self->n_old;

      if (end == JB_ALIGN_NONE)
        g_array_append_val (gap.news, j);
      if (end == JB_ALIGN_NONE || end == JB_ALIGN_TAKEN)
        continue;

      for (; i < end; i++)
        if (self->to_new[i] == JB_ALIGN_NONE)
          g_array_append_val (gap.olds, i);
      i = end + 1;
      pair_in_gap (self, &gap, old_ids, new_ids);
    }

  g_array_unref (gap.olds);
  g_array_unref (gap.news);
}

/**
 * jb_align_pair_equal:
 * @old_ids: a number for each old element
 * @new_ids: a number for each new element, the same for what counts as equal
 *
 * Pairs free elements that are equal, as many as possible without crossing a pair.
 */
void
jb_align_pair_equal (JbAlign     *self,
                     const guint *old_ids,
                     const guint *new_ids)
{
  g_return_if_fail (self != NULL && old_ids != NULL && new_ids != NULL);

  pair_in_gaps (self, old_ids, new_ids);
}

/**
 * jb_align_pair_in_turn:
 *
 * Pairs what is still free between two pairs, the first with the first, and so on.
 */
void
jb_align_pair_in_turn (JbAlign *self)
{
  g_return_if_fail (self != NULL);

  pair_in_gaps (self, NULL, NULL);
}
