/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-remark-match.h"

#include <string.h>

/* Which of the remarks of the last check is which finding of this one. */

typedef struct
{
  GPtrArray *remarks;
  GPtrArray *findings;
  GPtrArray *blocks;
  guint     *matches;
  guint      first;
  guint      old_end;
  guint      new_end;
  gboolean  *taken;
} Match;

/* What two findings have in common that are the same one, and the remarks that have it. */
typedef char *(*Describe) (const JbFinding *finding,
                           JbBlock         *block);

static char *
describe_closely (const JbFinding *finding,
                  JbBlock         *block)
{
  return g_strdup_printf ("%p %s", (void *) block, finding->key);
}

/* What stands beside it may have been typed just now. */
static char *
describe_loosely (const JbFinding *finding,
                  JbBlock         *block)
{
  return g_strdup_printf ("%p %s %s", (void *) block, finding->rule, finding->text);
}

static gboolean
is_same (Match *match,
         guint  old,
         guint new)
{
  JbRemark  *remark = g_ptr_array_index (match->remarks, old);
  JbFinding *finding = g_ptr_array_index (match->findings, new);

  return jb_remark_get_block (remark) == g_ptr_array_index (match->blocks, finding->block) &&
         strcmp (jb_remark_get_finding (remark)->key, finding->key) == 0;
}

static void
match_ends (Match *match)
{
  while (match->first < match->old_end && match->first < match->new_end &&
         is_same (match, match->first, match->first))
    {
      match->matches[match->first] = match->first;
      match->first++;
    }
  while (match->first < match->old_end && match->first < match->new_end &&
         is_same (match, match->old_end - 1, match->new_end - 1))
    match->matches[--match->new_end] = --match->old_end;
}

/* The first of several stands at the end of its list. */
static GHashTable *
index_remarks (Match   *match,
               Describe describe)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_array_unref);

  for (guint i = match->old_end; i > match->first; i--)
    {
      JbRemark        *remark = g_ptr_array_index (match->remarks, i - 1);
      g_autofree char *name = NULL;
      GArray          *list;
      guint            old = i - 1;

      if (match->taken[old])
        continue;
      name = describe (jb_remark_get_finding (remark), jb_remark_get_block (remark));
      list = g_hash_table_lookup (lists, name);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (lists, g_steal_pointer (&name), list);
        }
      g_array_append_val (list, old);
    }

  return lists;
}

static void
match_described (Match   *match,
                 Describe describe)
{
  g_autoptr (GHashTable) lists = index_remarks (match, describe);

  for (guint i = match->first; i < match->new_end; i++)
    {
      JbFinding       *finding = g_ptr_array_index (match->findings, i);
      g_autofree char *name = NULL;
      GArray          *list;
      guint            old;

      if (match->matches[i] != JB_REMARK_NEW)
        continue;
      name = describe (finding, g_ptr_array_index (match->blocks, finding->block));
      list = g_hash_table_lookup (lists, name);
      if (list == NULL || list->len == 0)
        continue;
      old = g_array_index (list, guint, list->len - 1);
      g_array_set_size (list, list->len - 1);
      match->matches[i] = old;
      match->taken[old] = TRUE;
    }
}

/**
 * jb_remark_match:
 * @remarks: (element-type JbRemark): those of the last check, in the order of the text
 * @findings: (element-type JbFinding): what is found now, in the order of the text
 * @blocks: (element-type JbBlock): the blocks of the text now
 *
 * Finds what was found before. It is the same when it is in the same block and stands
 * between the same characters, else when it is the same text in the same block.
 *
 * Returns: (transfer full): for each of @findings the number of its remark, or
 *   %JB_REMARK_NEW
 */
guint *
jb_remark_match (GPtrArray *remarks,
                 GPtrArray *findings,
                 GPtrArray *blocks)
{
  g_autofree gboolean *taken = g_new0 (gboolean, remarks->len + 1);
  Match                match = { remarks, findings, blocks, g_new (guint, findings->len + 1) };

  match.taken = taken;
  match.old_end = remarks->len;
  match.new_end = findings->len;
  for (guint i = 0; i < findings->len; i++)
    match.matches[i] = JB_REMARK_NEW;

  match_ends (&match);
  if (match.first < match.old_end && match.first < match.new_end)
    {
      match_described (&match, describe_closely);
      match_described (&match, describe_loosely);
    }

  return match.matches;
}
