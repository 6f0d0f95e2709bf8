/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-place.h"

#include <string.h>

#include "bulletin/jb-block-place.h"

/* From places of the text to the blocks of the bulletin, and back. */

/**
 * jb_preview_place_get_span:
 * @at: a place in the text, in characters
 *
 * Returns: (transfer none) (nullable): the block there; %NULL when there is no text
 */
const JbPreviewSpan *
jb_preview_place_get_span (JbPreviewBuffer *buffer,
                           int              at)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (buffer);

  if (spans->spans->len == 0)
    return NULL;

  return jb_preview_spans_get (spans, jb_preview_spans_find_char (spans, at));
}

/**
 * jb_preview_place_get_block:
 * @at: a place in the text, in characters
 * @value_character: (out): where it is in the block's value, in characters; the nearest end of
 *   the value for what is around it
 *
 * Returns: (transfer none) (nullable): the block there; %NULL before the first one
 */
JbBlock *
jb_preview_place_get_block (JbPreviewBuffer *buffer,
                            int              at,
                            guint           *value_character)
{
  const JbPreviewSpan *span = jb_preview_place_get_span (buffer, at);
  const char          *raw;
  gsize                value;

  *value_character = 0;
  if (span == NULL || span->block == NULL)
    return NULL;

  raw = jb_block_get_raw (span->block);
  at = CLAMP (at - span->at - span->open_chars, 0,
              MIN (span->raw_chars, (int) g_utf8_strlen (raw, -1)));
  value = jb_block_raw_to_value (span->block, (gsize) (g_utf8_offset_to_pointer (raw, at) - raw));
  *value_character = (guint) g_utf8_strlen (jb_block_get_text (span->block), (gssize) value);

  return span->block;
}

/**
 * jb_preview_place_get_range:
 * @value_start: a place in the block's value, in bytes
 * @value_end: a place behind it, in bytes
 * @start: (out): where that begins in the text
 * @end: (out): where it ends
 *
 * Returns: whether the block stands in the text
 */
gboolean
jb_preview_place_get_range (JbPreviewBuffer *buffer,
                            JbBlock         *block,
                            gsize            value_start,
                            gsize            value_end,
                            GtkTextIter     *start,
                            GtkTextIter     *end)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (buffer);
  const JbPreviewSpan  *span;
  gsize                 raw, from, to;
  guint                 index;

  if (block == NULL || !jb_preview_spans_find_block (spans, block, &index))
    return FALSE;

  span = jb_preview_spans_get (spans, index);
  raw = span->start + span->open;
  from = MIN (raw + jb_block_value_to_raw (block, value_start, TRUE), span->start + span->body);
  to = MIN (raw + jb_block_value_to_raw (block, value_end, FALSE), span->start + span->body);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), start,
                                      jb_preview_spans_to_char (spans, from));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), end,
                                      jb_preview_spans_to_char (spans, MAX (from, to)));

  return TRUE;
}

/**
 * jb_preview_place_get_lines:
 * @start: (out): where the lines begin, in bytes from the start of the text
 * @end: (out): where they end, without their last line end, in bytes
 *
 * The lines that are selected, else the one that the caret is in.
 */
void
jb_preview_place_get_lines (JbPreviewBuffer *buffer,
                            gsize           *start,
                            gsize           *end)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (buffer);
  GtkTextIter           from, to;

  /* A selection that ends where a line begins does not mean that line. */
  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &from, &to) &&
      gtk_text_iter_starts_line (&to))
    gtk_text_iter_backward_char (&to);
  gtk_text_iter_set_line_offset (&from, 0);
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);

  *start = jb_preview_spans_to_byte (spans, gtk_text_iter_get_offset (&from));
  *end = jb_preview_spans_to_byte (spans, gtk_text_iter_get_offset (&to));
}
