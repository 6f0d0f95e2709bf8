/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-body-levels.h"

#include "bulletin/jb-level.h"

/* How the headings of a document's body look: what follows the number up to the end of its
 * sentence stands out, and each level is set in from the one above it. */

static const char *const tags[] = { NULL, "level-1", "level-2", "level-3", "level-4" };

enum { INDENT = 16 };

/**
 * jb_body_levels_add_tags:
 * @buffer: a buffer without these tags
 */
void
jb_body_levels_add_tags (GtkTextBuffer *buffer)
{
  for (guint i = 1; i <= JB_LEVEL_MAX; i++)
    gtk_text_buffer_create_tag (buffer, tags[i], "left-margin", (int) (i - 1) * INDENT, NULL);
  gtk_text_buffer_create_tag (buffer, "run-in", "weight", PANGO_WEIGHT_BOLD, NULL);
}

/**
 * jb_body_levels_apply:
 * @block: a heading or a paragraph
 * @start: where its line begins
 * @end: where its line ends
 *
 * Makes the level of a line visible. Only lines of a document have one.
 */
void
jb_body_levels_apply (GtkTextBuffer     *buffer,
                      JbBlock           *block,
                      const GtkTextIter *start,
                      const GtkTextIter *end)
{
  JbRole      role = jb_block_get_role (block);
  guint       level;
  GtkTextIter stop = *start;

  if (role != JB_ROLE_BODY && role != JB_ROLE_HEADING)
    return;

  level = jb_level_of (jb_block_get_text (block), NULL, NULL);
  for (guint i = 1; i <= JB_LEVEL_MAX; i++)
    if (i == level)
      gtk_text_buffer_apply_tag_by_name (buffer, tags[i], start, end);
    else
      gtk_text_buffer_remove_tag_by_name (buffer, tags[i], start, end);

  gtk_text_buffer_remove_tag_by_name (buffer, "run-in", start, end);
  if (level != 1 && level != 2)
    return;

  while (gtk_text_iter_compare (&stop, end) < 0 && gtk_text_iter_get_char (&stop) != 0x3002)
    gtk_text_iter_forward_char (&stop);
  gtk_text_buffer_apply_tag_by_name (buffer, "run-in", start, &stop);
}
