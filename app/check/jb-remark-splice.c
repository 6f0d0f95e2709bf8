/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-remark-splice.h"

#include <string.h>

#include "jb-remark-match.h"
#include "jb-remark-private.h"

/* Makes a list of remarks into another one, and says exactly what changes. */

/* With more holes than this the list is filled at once. */
enum
{
  MAX_SPLICES = 64
};

/* Whether @a and @b look alike to who shows the block they are in. */
static gboolean
looks_same (const JbFinding *a,
            const JbFinding *b)
{
  return a->start == b->start && a->end == b->end && a->outside == b->outside &&
         a->level == b->level && a->ignored == b->ignored && a->length == b->length &&
         g_str_equal (a->message, b->message) && g_strcmp0 (a->fix, b->fix) == 0 &&
         g_str_equal (a->text, b->text);
}

/**
 * jb_remark_take:
 * @remarks: (element-type JbRemark): those of the last check
 * @findings: (element-type JbFinding): what is found now
 * @blocks: (element-type JbBlock): the blocks of the text now
 * @matches: which of @remarks each of @findings is, from jb_remark_match()
 * @changed: the set to put the blocks into whose remarks are others now, or look otherwise
 *
 * Gives what was found to the remarks that are there already, or to new ones.
 *
 * Returns: (transfer full) (element-type JbRemark): a remark for each of @findings
 */
GPtrArray *
jb_remark_take (GPtrArray   *remarks,
                GPtrArray   *findings,
                GPtrArray   *blocks,
                const guint *matches,
                GHashTable  *changed)
{
  GPtrArray           *taken = g_ptr_array_new_full (findings->len, g_object_unref);
  g_autofree gboolean *stays = g_new0 (gboolean, remarks->len + 1);

  for (guint i = 0; i < findings->len; i++)
    {
      JbFinding *finding = g_ptr_array_index (findings, i);
      JbBlock   *block = g_ptr_array_index (blocks, finding->block);
      guint      old = matches[i];
      JbRemark  *remark;

      if (old == JB_REMARK_NEW)
        {
          remark = jb_remark_new (finding, block);
          g_hash_table_add (changed, g_object_ref (block));
        }
      else
        {
          remark = g_object_ref (g_ptr_array_index (remarks, old));
          stays[old] = TRUE;
          if (!looks_same (jb_remark_get_finding (remark), finding))
            g_hash_table_add (changed, g_object_ref (block));
          jb_remark_set_finding (remark, finding);
        }
      g_ptr_array_add (taken, remark);
    }

  for (guint i = 0; i < remarks->len; i++)
    if (!stays[i])
      g_hash_table_add (changed,
                        g_object_ref (jb_remark_get_block (g_ptr_array_index (remarks, i))));

  return taken;
}

/* The longest run of matches that stand in the same order as before; the others are taken out
 * of the list and put in again elsewhere. Their numbers end with that of the end. */
static GArray *
list_kept (const guint *matches,
           guint        n)
{
  GArray           *kept = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *before = g_new (guint, n + 1);
  g_autofree guint *ends = g_new (guint, n + 1);
  guint             length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (matches[i] == JB_REMARK_NEW)
        continue;
      if (length > 0 && matches[ends[length - 1]] < matches[i])
        low = length;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (matches[ends[middle]] < matches[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : JB_REMARK_NEW;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  g_array_set_size (kept, length);
  for (guint i = length, at = length > 0 ? ends[length - 1] : 0; i > 0; i--, at = before[at])
    g_array_index (kept, guint, i - 1) = at;

  return kept;
}

static void
splice (GListModel *model,
        GPtrArray  *list,
        guint       position,
        guint       n_removed,
        GPtrArray  *added,
        guint       first,
        guint       n_added)
{
  guint n_after = list->len - position - n_removed;
  guint both = MIN (n_removed, n_added);

  for (guint i = 0; i < both; i++)
    {
      g_object_unref (list->pdata[position + i]);
      list->pdata[position + i] = g_object_ref (added->pdata[first + i]);
    }
  if (n_removed > both)
    g_ptr_array_remove_range (list, position + both, n_removed - both);
  else if (n_added > both)
    {
      g_ptr_array_set_size (list, (int) (list->len + n_added - both));
      memmove (list->pdata + position + n_added, list->pdata + position + both,
               n_after * sizeof (gpointer));
      for (guint i = both; i < n_added; i++)
        list->pdata[position + i] = g_object_ref (added->pdata[first + i]);
    }

  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (model, position, n_removed, n_added);
}

/**
 * jb_remark_splice:
 * @model: what emits the changes
 * @list: (element-type JbRemark): its items; they become those of @next
 * @next: (element-type JbRemark): the items that it shall have
 * @matches: for each of @next its number in @list, or %JB_REMARK_NEW
 *
 * What stands in the same order in both stays; the rest is taken out and put in, with an
 * emission of #GListModel::items-changed for each hole.
 */
void
jb_remark_splice (GListModel  *model,
                  GPtrArray   *list,
                  GPtrArray   *next,
                  const guint *matches)
{
  g_autoptr (GArray) kept = list_kept (matches, next->len);
  guint n_old = list->len;
  guint old = 0, new = 0;
  guint n_holes = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      guint at = g_array_index (kept, guint, i);

      n_holes += at != new || matches[at] != old;
      new = at + 1;
      old = matches[at] + 1;
    }
  if (n_holes > MAX_SPLICES)
    {
      splice (model, list, 0, n_old, next, 0, next->len);
      return;
    }

  old = new = 0;
  for (guint i = 0; i < kept->len; i++)
    {
      guint at = g_array_index (kept, guint, i);

      splice (model, list, new, matches[at] - old, next, new, at - new);
      new = at + 1;
      old = matches[at] + 1;
    }
  splice (model, list, new, n_old - old, next, new, next->len - new);
}
