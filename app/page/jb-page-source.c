/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-source.h"

#include <string.h>

/* Where the value of a block is in @text; white space at its ends may be missing there. */
static const char *
find_value (const char *text,
            JbBlock    *block,
            gsize      *skipped,
            gsize      *length)
{
  const char      *value = jb_block_get_text (block);
  g_autofree char *stripped = NULL;
  const char      *found = strstr (text, value);

  *skipped = 0;
  *length = strlen (value);
  if (found != NULL)
    return found;

  while (g_unichar_isspace (g_utf8_get_char (value + *skipped)))
    *skipped = (gsize) (g_utf8_next_char (value + *skipped) - value);
  stripped = g_strchomp (g_strdup (value + *skipped));
  *length = strlen (stripped);

  return strstr (text, stripped);
}

/* Returns: (transfer full) (element-type JbPageSource): nothing yet */
GArray *
jb_page_sources_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (JbPageSource));
}

/**
 * jb_page_sources_add:
 * @self: (element-type JbPageSource): the parts of a paragraph
 * @text: what is printed of a block, in which its value stands somewhere
 * @start: where in @text the paragraph, or the part of it that is of this block, begins, in bytes
 * @end: where it ends, in bytes
 * @from: where @start is in the paragraph, in bytes
 * @block: the block
 *
 * Adds what is of the block's value; nothing where the value does not stand there.
 */
void
jb_page_sources_add (GArray     *self,
                     const char *text,
                     gsize       start,
                     gsize       end,
                     gsize       from,
                     JbBlock    *block)
{
  gsize       skipped, length, first, last;
  const char *found = find_value (text, block, &skipped, &length);

  if (found == NULL)
    return;

  first = MAX (start, (gsize) (found - text));
  last = MIN (end, (gsize) (found - text) + length);
  if (first <= last)
    {
      JbPageSource source = {
        .at = (guint) (from + first - start),
        .length = (guint) (last - first),
        .block = block,
        .value = (guint) (skipped + first - (gsize) (found - text)),
      };

      g_array_append_val (self, source);
    }
}
