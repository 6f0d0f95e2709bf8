/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-block-place.h"

#include <string.h>

#include "jb-bulletin-private.h"

/* Where blocks stand in the exact text, and where a place in a value stands in a block. */

static gsize
get_raw_length (JbBlock *block)
{
  return strlen (jb_block_get_raw (block));
}

static gsize
get_size (JbBlock *block)
{
  return block->margins.open + get_raw_length (block) + block->margins.close +
         block->margins.gap;
}

/**
 * jb_bulletin_find_block_at:
 * @offset: a place in the exact text, in bytes; the end of the text is one, too
 * @block_start: (out) (optional): where the block's opening decoration begins, in bytes
 *   from the start of the text
 *
 * Which block a place of the text belongs to: the white space after a block is the
 * block's. The end of the text belongs to the last block.
 *
 * Returns: (transfer none) (nullable): the block; %NULL before the first one
 */
JbBlock *
jb_bulletin_find_block_at (JbBulletin *self,
                           gsize       offset,
                           gsize      *block_start)
{
  gsize at;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  if (block_start != NULL)
    *block_start = 0;

  at = strlen (self->lead);
  if (offset < at)
    return NULL;

  for (JbBlock *block = self->first; block != NULL; block = block->next)
    {
      gsize size = get_size (block);

      if (offset < at + size || block->next == NULL)
        {
          if (block_start != NULL)
            *block_start = at;
          return block;
        }
      at += size;
    }

  return NULL;
}

/**
 * jb_block_get_offset:
 *
 * The time it takes is linear in the text before the block.
 *
 * Returns: where the block's printed value begins, in bytes from the start of the exact
 *   text; 0 for a block that is not printed
 */
gsize
jb_block_get_offset (JbBlock *self)
{
  JbBulletin *bulletin;
  gsize       at;

  g_return_val_if_fail (JB_IS_BLOCK (self), 0);

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  if (bulletin == NULL || !self->printed)
    return 0;

  at = strlen (bulletin->lead);
  for (JbBlock *block = self->prev; block != NULL; block = block->prev)
    at += get_size (block);

  return at + self->margins.open;
}

/**
 * jb_block_value_to_raw:
 * @offset: a place in the block's value, in bytes
 * @after: which side is meant of what is cut out there, e.g. of a line break
 *
 * Returns: the same place in the block's printed text, in bytes; see jb_block_get_raw()
 */
gsize
jb_block_value_to_raw (JbBlock *self,
                       gsize    offset,
                       gboolean after)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), 0);

  return jb_block_content_to_raw (&self->content, MIN (offset, strlen (self->content.text)),
                                  after);
}

/**
 * jb_block_raw_to_value:
 * @offset: a place in the block's printed text, in bytes
 *
 * Returns: the same place in the block's value, in bytes; a place inside a cut is where
 *   the cut is
 */
gsize
jb_block_raw_to_value (JbBlock *self,
                       gsize    offset)
{
  gsize value = 0;
  gsize raw = 0;

  g_return_val_if_fail (JB_IS_BLOCK (self), 0);

  offset = MIN (offset, get_raw_length (self));
  for (guint i = 0; i < self->content.n_cuts; i++)
    {
      const JbCut *cut = &self->content.cuts[i];

      if (offset <= cut->start)
        break;
      value += cut->start - raw;
      raw = cut->start + cut->length;
      if (offset < raw)
        return value;
      if (cut->replacement != 0)
        value++;
    }

  return value + (offset - raw);
}
