/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-count.h"

#include "jb-block-private.h"
#include "jb-bulletin-private.h"

/* To a reader's eye no-break spaces and marks without width are white space too. */
static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
         g_unichar_iszerowidth (character) || character == 0x00a0 || character == 0x2007 ||
         character == 0x202f || character == 0xfeff;
}

/**
 * jb_count_characters:
 * @text: (nullable): UTF-8
 *
 * Counts as an office does: every character that is not white space, punctuation
 * included; a Latin letter or a digit is one as well.
 *
 * Returns: the number of characters, 0 for %NULL
 */
guint
jb_count_characters (const char *text)
{
  guint n = 0;

  if (text == NULL)
    return 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar lead = *at;

      if (lead < 0x80)
        n += lead > ' ' && lead != 0x7f;
      /* U+4000 to U+9FFF: nearly all of a Chinese text, and never blank. */
      else if (lead >= 0xe4 && lead <= 0xe9)
        n++;
      else
        n += !is_blank (g_utf8_get_char (at));
    }

  return n;
}

/**
 * jb_count_block:
 *
 * The count is remembered until the block's text changes.
 *
 * Returns: how many characters the value of @block has, as jb_count_characters() counts
 */
guint
jb_count_block (JbBlock *block)
{
  g_return_val_if_fail (JB_IS_BLOCK (block), 0);

  if (block->n_characters == 0)
    block->n_characters = jb_count_characters (block->content.text);

  return block->n_characters;
}

/**
 * jb_count_blocks:
 * @blocks: a list of blocks
 *
 * Returns: how many characters all of them have
 */
guint
jb_count_blocks (GListModel *blocks)
{
  guint n, sum = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (blocks), 0);

  n = g_list_model_get_n_items (blocks);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      sum += jb_count_block (block);
    }

  return sum;
}

/**
 * jb_count_bulletin:
 *
 * As jb_count_characters() of the whole text, of which only the blocks that changed since the
 * last time are read.
 *
 * Returns: how many characters the text of @bulletin has that are not white space
 */
guint
jb_count_bulletin (JbBulletin *bulletin)
{
  guint sum;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), 0);

  sum = jb_count_characters (bulletin->lead);
  for (JbBlock *block = bulletin->first; block != NULL; block = block->next)
    {
      if (block->n_printed == 0)
        block->n_printed = block->content.raw != NULL ? jb_count_characters (block->content.raw)
                                                      : jb_count_block (block);
      sum += block->n_printed + jb_count_characters (jb_block_get_open (block)) +
             jb_count_characters (jb_block_get_close (block)) +
             jb_count_characters (jb_block_get_gap (block));
    }

  return sum;
}
