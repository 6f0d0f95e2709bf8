/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-restructure-private.h"

#include <string.h>

#include "jb-align.h"

/* Which blocks of a bulletin are which of those that shall be. */

static gboolean
same_role (JbBlock      *block,
           const JbMark *mark)
{
  return block->role == mark->role && block->key == mark->key;
}

/* Whether the block is printed as the mark says, cuts and all. */
gboolean
jb_restructure_same_content (const JbRestructure *self,
                             JbBlock             *block,
                             guint                mark)
{
  const JbMark *m = jb_restructure_get_mark (self, mark);
  const char   *raw = jb_block_get_raw (block);

  if (block->content.n_cuts != m->n_cuts ||
      strncmp (raw, self->wanted->text + self->starts[mark] + m->open, m->raw) != 0 ||
      raw[m->raw] != '\0')
    return FALSE;

  for (guint i = 0; i < m->n_cuts; i++)
    {
      const JbCut *a = &block->content.cuts[i];
      const JbCut *b = &g_array_index (self->wanted->cuts, JbCut, m->first_cut + i);

      if (a->start != b->start || a->length != b->length || a->replacement != b->replacement)
        return FALSE;
    }

  return TRUE;
}

/* Whether the bytes around the block's value are those of the mark. */
gboolean
jb_restructure_same_margins (const JbRestructure *self,
                             JbBlock             *block,
                             guint                mark)
{
  const JbMark         *m = jb_restructure_get_mark (self, mark);
  const JbBlockMargins *margins = &block->margins;
  const char           *open = self->wanted->text + self->starts[mark];
  const char           *close = open + m->open + m->raw;

  return margins->open == m->open && margins->close == m->close && margins->gap == m->gap &&
         memcmp (jb_block_get_open (block), open, m->open) == 0 &&
         memcmp (jb_block_get_close (block), close, m->close) == 0 &&
         memcmp (jb_block_get_gap (block), close + m->close, m->gap) == 0;
}

static gboolean
is_same (const JbRestructure *self,
         guint                old,
         guint                mark)
{
  JbBlock *block = g_ptr_array_index (self->olds, old);

  return same_role (block, jb_restructure_get_mark (self, mark)) &&
         jb_restructure_same_content (self, block, mark);
}

/* A number for each thing that is the same; @words is what it is, without its role. */
static guint
get_id (GHashTable *ids,
        JbRole      role,
        const char *key,
        const char *words,
        gsize       length)
{
  GString *name = g_string_sized_new (length + 16);
  gpointer id;

  g_string_printf (name, "%d/%s/", role, key != NULL ? key : "");
  g_string_append_len (name, words, length);
  id = g_hash_table_lookup (ids, name->str);
  if (id == NULL)
    {
      id = GUINT_TO_POINTER (g_hash_table_size (ids) + 1);
      g_hash_table_insert (ids, g_string_free (name, FALSE), id);
    }
  else
    g_string_free (name, TRUE);

  return GPOINTER_TO_UINT (id);
}

/* Pairs what is equal in all, or in its role alone. */
static void
pair_alike (const JbRestructure *self,
            JbAlign             *align,
            guint                from,
            gboolean             by_words)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *old_ids = g_new (guint, align->n_old + 1);
  g_autofree guint *new_ids = g_new (guint, align->n_new + 1);

  for (guint i = 0; i < align->n_old; i++)
    {
      JbBlock    *block = g_ptr_array_index (self->olds, from + i);
      const char *raw = jb_block_get_raw (block);

      old_ids[i] = get_id (ids, block->role, block->key, raw, by_words ? strlen (raw) : 0);
    }
  for (guint j = 0; j < align->n_new; j++)
    {
      const JbMark *mark = jb_restructure_get_mark (self, from + j);

      new_ids[j] = get_id (ids, mark->role, mark->key,
                           self->wanted->text + self->starts[from + j] + mark->open,
                           by_words ? mark->raw : 0);
    }

  jb_align_pair_equal (align, old_ids, new_ids);
}

/**
 * jb_restructure_pair_blocks:
 *
 * Finds for each block that shall be one that there is: what is the same from the start
 * and from the end, then what is the same between, then what is of the same role.
 */
void
jb_restructure_pair_blocks (JbRestructure *self)
{
  guint   n_olds = self->olds->len;
  guint   max = MIN (n_olds, self->n_marks);
  guint   before = 0;
  guint   after = 0;
  JbAlign align;

  while (before < max && is_same (self, before, before))
    {
      self->partners[before] = g_ptr_array_index (self->olds, before);
      before++;
    }
  max -= before;
  while (after < max && is_same (self, n_olds - 1 - after, self->n_marks - 1 - after))
    {
      after++;
      self->partners[self->n_marks - after] = g_ptr_array_index (self->olds, n_olds - after);
    }
  if (max == after && n_olds == self->n_marks)
    return;

  jb_align_init (&align, n_olds - before - after, self->n_marks - before - after);
  if (align.n_old > 1 || align.n_new > 1)
    pair_alike (self, &align, before, TRUE);
  pair_alike (self, &align, before, FALSE);
  for (guint j = 0; j < align.n_new; j++)
    if (align.to_old[j] != JB_ALIGN_NONE)
      self->partners[before + j] = g_ptr_array_index (self->olds, before + align.to_old[j]);
  jb_align_clear (&align);
}
