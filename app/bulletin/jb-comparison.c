/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-comparison.h"

#include <string.h>

#include "jb-diff-private.h"
#include "jb-thread-task.h"

/* Two bulletins side by side, for people to read: what changed inside a paragraph is told word by
 * word, what was moved is not told as gone and come, and what is the same is left out but for what
 * stands next to a change. */

/* Parts between two that are the same are held against each other, all against all, up to so many
 * comparisons; beyond, the first against the first. */
enum
{
  MAX_LIKENED = 20000
};

/* What has less in common was not changed, but went, and something else came. */
#define ALIKE 0.35

/* A pair that is alike is better than none, and one that is more alike is better than that. */
typedef struct
{
  double likeness;
  double best;
} Cell;

static void
part_free (gpointer data)
{
  JbComparisonPart *part = data;

  g_free (part->name);
  g_free (part->section);
  g_free (part->article);
  g_free (part->before);
  g_free (part->after);
  g_clear_pointer (&part->removed, g_array_unref);
  g_clear_pointer (&part->added, g_array_unref);
  g_free (part);
}

/* How much of a part was kept in another one, 0 when one cannot have become the other. A field
 * that has a name stays that field whatever it says. */
static double
liken (const JbDiffLine *old,
       const JbDiffLine *new)
{
  double likeness;

  if (old->role != new->role || old->key != new->key)
    return 0;
  if (old->key != NULL)
    return 1;

  likeness = jb_word_diff_liken (old->text, new->text);

  return likeness >= ALIKE ? likeness : 0;
}

static void
pair (JbAlign *align,
      guint    i,
      guint    j)
{
  align->to_new[i] = j;
  align->to_old[j] = i;
}

/* Pairs the parts from @i and from @j on so that what is paired is as much alike as can be. */
static void
pair_alike (JbAlign   *align,
            GPtrArray *olds,
            guint      i,
            guint      n_olds,
            GPtrArray *news,
            guint      j,
            guint      n_news)
{
  gsize            width = n_news + 1;
  g_autofree Cell *cells = g_new0 (Cell, (n_olds + 1) * width);
  guint            r = 0;
  guint            c = 0;

  for (guint y = n_olds; y > 0; y--)
    for (guint x = n_news; x > 0; x--)
      {
        Cell *cell = cells + (y - 1) * width + (x - 1);

        cell->likeness = liken (olds->pdata[i + y - 1], news->pdata[j + x - 1]);
        cell->best = MAX (cell[1].best, cell[width].best);
        if (cell->likeness > 0)
          cell->best = MAX (cell->best, cell->likeness + cell[width + 1].best);
      }

  while (r < n_olds && c < n_news)
    {
      const Cell *cell = cells + r * width + c;

      if (cell->likeness > 0 && cell->best == cell->likeness + cell[width + 1].best)
        pair (align, i + r++, j + c++);
      else if (cell[width].best >= cell[1].best)
        r++;
      else
        c++;
    }
}

static void
pair_in_turn (JbAlign   *align,
              GPtrArray *olds,
              guint      i,
              guint      n_olds,
              GPtrArray *news,
              guint      j,
              guint      n_news)
{
  for (guint k = 0; k < MIN (n_olds, n_news); k++)
    if (liken (olds->pdata[i + k], news->pdata[j + k]) > 0)
      pair (align, i + k, j + k);
}

/* Goes over what stands between the parts that are the same. */
static void
pair_changed (JbAlign   *align,
              GPtrArray *olds,
              GPtrArray *news)
{
  guint i = 0;
  guint j = 0;

  while (i < olds->len || j < news->len)
    {
      guint n_olds = 0;
      guint n_news = 0;

      while (i + n_olds < olds->len && align->to_new[i + n_olds] == JB_ALIGN_NONE)
        n_olds++;
      while (j + n_news < news->len && align->to_old[j + n_news] == JB_ALIGN_NONE)
        n_news++;

      if (n_olds > 0 && n_news > 0)
        {
          if ((guint64) n_olds * n_news <= MAX_LIKENED)
            pair_alike (align, olds, i, n_olds, news, j, n_news);
          else
            pair_in_turn (align, olds, i, n_olds, news, j, n_news);
        }
      i += n_olds + 1;
      j += n_news + 1;
    }
}

/* How often what a number stands for is in a side without a partner. */
static GHashTable *
count_alone (const guint *ids,
             const guint *to_other,
             guint        n)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (to_other[i] == JB_ALIGN_NONE)
      {
        gpointer id = GUINT_TO_POINTER (ids[i]);
        guint    count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

        g_hash_table_insert (counts, id, GUINT_TO_POINTER (count + 1));
      }

  return counts;
}

/* What stands alone on one side is moved when it stands alone on the other, too. */
static gboolean
take_moved (GHashTable *counts,
            guint       id)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (id)));

  if (count == 0)
    return FALSE;

  g_hash_table_insert (counts, GUINT_TO_POINTER (id), GUINT_TO_POINTER (count - 1));

  return TRUE;
}

static void
add_part (GPtrArray       *parts,
          JbComparisonKind kind,
          JbDiffLine      *before,
          JbDiffLine      *after)
{
  JbComparisonPart *part = g_new0 (JbComparisonPart, 1);
  const JbDiffLine *line = after != NULL ? after : before;

  g_assert (line != NULL);
  part->kind = kind;
  part->name = line->role == JB_ROLE_PARAGRAPH || line->role == JB_ROLE_BODY
                   ? g_strdup ("")
                   : jb_diff_line_dup_name (line);
  part->section = g_strdup (line->section);
  part->article = g_strdup (line->article);
  if (before != NULL)
    part->before = g_steal_pointer (&before->text);
  if (after != NULL)
    part->after = g_steal_pointer (&after->text);
  if (kind == JB_COMPARISON_CHANGED)
    jb_word_diff_make (part->before, part->after, &part->removed, &part->added);
  g_ptr_array_add (parts, part);
}

/* All parts of both, what went before what came in its place. */
static GPtrArray *
list_all (GPtrArray     *olds,
          GPtrArray     *news,
          const JbAlign *align,
          const guint   *old_ids,
          const guint   *new_ids)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr(GHashTable) gone = count_alone (old_ids, align->to_new, olds->len);
  g_autoptr(GHashTable) come = count_alone (new_ids, align->to_old, news->len);
  guint i = 0;
  guint j = 0;

  while (i < olds->len || j < news->len)
    {
      if (i < olds->len && align->to_new[i] == JB_ALIGN_NONE)
        {
          gboolean moved = take_moved (come, old_ids[i]);

          add_part (parts, moved ? JB_COMPARISON_MOVED_AWAY : JB_COMPARISON_REMOVED,
                    olds->pdata[i], NULL);
          i++;
        }
      else if (j < news->len && align->to_old[j] == JB_ALIGN_NONE)
        {
          gboolean moved = take_moved (gone, new_ids[j]);

          add_part (parts, moved ? JB_COMPARISON_MOVED_HERE : JB_COMPARISON_ADDED, NULL,
                    news->pdata[j]);
          j++;
        }
      else
        {
          add_part (parts,
                    old_ids[i] == new_ids[j] ? JB_COMPARISON_SAME : JB_COMPARISON_CHANGED,
                    olds->pdata[i], news->pdata[j]);
          i++;
          j++;
        }
    }

  return parts;
}

/* Leaves out what is the same and not next to a change. */
static GPtrArray *
take_context (GPtrArray *all,
              guint      n_context)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  guint      n_skipped = 0;
  guint      next = 0;
  guint      last = G_MAXUINT;

  for (guint i = 0; i < all->len; i++)
    {
      JbComparisonPart *part = all->pdata[i];

      if (part->kind != JB_COMPARISON_SAME)
        last = i;
      for (next = MAX (next, i); next < all->len; next++)
        if (((JbComparisonPart *) all->pdata[next])->kind != JB_COMPARISON_SAME)
          break;

      if ((last != G_MAXUINT && i - last <= n_context) ||
          (next < all->len && next - i <= n_context))
        {
          part->n_skipped = n_skipped;
          n_skipped = 0;
          g_ptr_array_add (parts, part);
        }
      else
        {
          n_skipped++;
          part_free (part);
        }
    }
  g_ptr_array_set_free_func (all, NULL);

  return parts;
}

/**
 * jb_comparison_make:
 * @first: a bulletin
 * @second: another one, or what became of it
 * @n_context: how many parts that are the same to keep on each side of a change
 *
 * Holds two bulletins side by side for people to read.
 *
 * Returns: (transfer full) (element-type JbComparisonPart): what changed, in the order of the
 *   text, and what is around it; empty when they are the same to the last mark
 */
GPtrArray *
jb_comparison_make (const JbTranscript *first,
                    const JbTranscript *second,
                    guint               n_context)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) olds = NULL;
  g_autoptr(GPtrArray) news = NULL;
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  GPtrArray        *parts;
  JbAlign           align;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  if (jb_diff_is_same (first, second))
    return g_ptr_array_new_with_free_func (part_free);

  olds = jb_diff_list_parts (first);
  news = jb_diff_list_parts (second);
  jb_diff_pair_parts (olds, news, &align, &old_ids, &new_ids);
  pair_changed (&align, olds, news);
  all = list_all (olds, news, &align, old_ids, new_ids);
  jb_align_clear (&align);
  parts = take_context (all, n_context);

  if (parts->len == 0)
    {
      JbComparisonPart *space = g_new0 (JbComparisonPart, 1);

      space->kind = JB_COMPARISON_SPACE;
      space->name = g_strdup ("");
      g_ptr_array_add (parts, space);
    }

  return parts;
}

typedef struct
{
  JbTranscript *first;
  JbTranscript *second;
  guint         n_context;
} MakeData;

static void
make_data_free (gpointer data)
{
  MakeData *make = data;

  jb_transcript_unref (make->first);
  jb_transcript_unref (make->second);
  g_free (make);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const MakeData *make = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           jb_comparison_make (make->first, make->second, make->n_context),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * jb_comparison_make_async:
 * @first: a bulletin; not to be changed any more
 * @second: another one; not to be changed any more
 *
 * As jb_comparison_make(), in another thread.
 */
void
jb_comparison_make_async (JbTranscript       *first,
                          JbTranscript       *second,
                          guint               n_context,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  MakeData *make;

  g_return_if_fail (first != NULL && second != NULL);

  make = g_new0 (MakeData, 1);
  make->first = jb_transcript_ref (first);
  make->second = jb_transcript_ref (second);
  make->n_context = n_context;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_comparison_make_async);
  g_task_set_task_data (task, make, make_data_free);
  jb_thread_task_run (task, make_thread);
}

GPtrArray *
jb_comparison_make_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
