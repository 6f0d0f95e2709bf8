/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-spans.h"

#include <string.h>

enum { NO_MATCH = G_MAXUINT };

static void
clear_span (gpointer data)
{
  g_clear_object (&((JbPreviewSpan *) data)->block);
}

/* The lead and the blocks, with their bytes; not yet with their characters. */
static void
collect (JbPreviewSpans *self,
         JbBulletin     *bulletin)
{
  JbPreviewSpan lead = { .role = JB_ROLE_ORNAMENT, .fresh = TRUE };
  gsize         start = 0;

  g_array_append_val (self->spans, lead);
  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      JbPreviewSpan span = { .block = g_object_ref (block), .role = jb_block_get_role (block) };

      span.fresh = TRUE;
      span.start = start;
      span.open = strlen (jb_block_get_open (block));
      span.body = span.open + strlen (jb_block_get_raw (block)) +
                  strlen (jb_block_get_close (block));
      span.n_bytes = span.body + strlen (jb_block_get_gap (block));
      start += span.n_bytes;
      g_array_append_val (self->spans, span);
    }

  /* What is left is before the first block. */
  g_array_index (self->spans, JbPreviewSpan, 0).n_bytes = self->length - start;
  g_array_index (self->spans, JbPreviewSpan, 0).body = self->length - start;
  for (guint i = 1; i < self->spans->len; i++)
    g_array_index (self->spans, JbPreviewSpan, i).start += self->length - start;
}

/* Keeps of the pairs @matches[@start] to @matches[@end] the most that stand in the same order in
 * both texts: a longest ascending sequence. */
static void
keep_ascending (guint *matches,
                guint  start,
                guint  end)
{
  guint             n = end - start;
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint             length = 0;
  guint             at;

  for (guint i = start; i < end; i++)
    {
      guint low = 0, high = length;

      if (matches[i] == NO_MATCH)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (matches[tails[middle]] < matches[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i - start] = low > 0 ? tails[low - 1] : NO_MATCH;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  at = length > 0 ? tails[length - 1] : NO_MATCH;
  for (guint i = end; i > start; i--)
    {
      if (at == i - 1)
        at = before[at - start];
      else
        matches[i - 1] = NO_MATCH;
    }
}

/* For each span the one of the same block in @before, in the same order, or NO_MATCH. */
static guint *
match (const JbPreviewSpans *self,
       const JbPreviewSpans *before)
{
  const JbPreviewSpan *new_spans = (const JbPreviewSpan *) self->spans->data;
  const JbPreviewSpan *old_spans = (const JbPreviewSpan *) before->spans->data;
  guint                n_new = self->spans->len;
  guint                n_old = before->spans->len;
  guint               *matches = g_new (guint, n_new);
  guint                start = 0, end = 0;
  g_autoptr(GHashTable) places = NULL;

  while (start < MIN (n_new, n_old) && new_spans[start].block == old_spans[start].block)
    {
      matches[start] = start;
      start++;
    }
  while (end < MIN (n_new, n_old) - start &&
         new_spans[n_new - 1 - end].block == old_spans[n_old - 1 - end].block)
    {
      matches[n_new - 1 - end] = n_old - 1 - end;
      end++;
    }
  if (start + end == n_new)
    return matches;

  places = g_hash_table_new (NULL, NULL);
  for (guint i = start; i < n_old - end; i++)
    g_hash_table_insert (places, old_spans[i].block, GUINT_TO_POINTER (i));
  for (guint i = start; i < n_new - end; i++)
    {
      gpointer place;

      matches[i] = g_hash_table_lookup_extended (places, new_spans[i].block, NULL, &place)
                       ? GPOINTER_TO_UINT (place)
                       : NO_MATCH;
    }
  keep_ascending (matches, start, n_new - end);

  return matches;
}

static gsize
get_start (const JbPreviewSpans *self,
           guint                 index)
{
  return index < self->spans->len ? jb_preview_spans_get (self, index)->start : self->length;
}

static void
add_hunk (JbPreviewSpans       *self,
          const JbPreviewSpans *before,
          guint                 old_from,
          guint                 old_to,
          guint                 new_from,
          guint                 new_to)
{
  JbPreviewHunk hunk;

  hunk.at = old_from < before->spans->len ? jb_preview_spans_get (before, old_from)->at
                                          : before->n_chars;
  hunk.old_start = get_start (before, old_from);
  hunk.old_end = get_start (before, old_to);
  hunk.new_start = get_start (self, new_from);
  hunk.new_end = get_start (self, new_to);
  if (hunk.old_end > hunk.old_start || hunk.new_end > hunk.new_start)
    g_array_append_val (self->hunks, hunk);
}

/* Takes what is known of a span before; its bytes are the same. */
static void
take_over (JbPreviewSpan       *span,
           const JbPreviewSpan *old)
{
  span->fresh = old->role != span->role || old->open != span->open || old->body != span->body;
  span->n_chars = old->n_chars;
  if (!span->fresh)
    {
      span->open_chars = old->open_chars;
      span->raw_chars = old->raw_chars;
      span->body_chars = old->body_chars;
    }
}

/* Finds the hunks; takes the counts of characters from the spans that did not change. */
static void
compare (JbPreviewSpans       *self,
         const JbPreviewSpans *before)
{
  g_autofree guint *matches = match (self, before);
  guint             old_at = 0, new_at = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      JbPreviewSpan       *span = &g_array_index (self->spans, JbPreviewSpan, i);
      const JbPreviewSpan *old;

      if (matches[i] == NO_MATCH)
        continue;

      add_hunk (self, before, old_at, matches[i], new_at, i);
      old = jb_preview_spans_get (before, matches[i]);
      if (old->n_bytes == span->n_bytes &&
          memcmp (before->text + old->start, self->text + span->start, span->n_bytes) == 0)
        take_over (span, old);
      else
        add_hunk (self, before, matches[i], matches[i] + 1, i, i + 1);
      old_at = matches[i] + 1;
      new_at = i + 1;
    }
  add_hunk (self, before, old_at, before->spans->len, new_at, self->spans->len);
}

/* Where the text was typed in, what counts is where a span stands, not whose it was. */
static void
compare_places (JbPreviewSpans       *self,
                const JbPreviewSpans *before,
                gsize                 start,
                gsize                 old_end,
                gsize                 new_end)
{
  guint old_at = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      JbPreviewSpan *span = &g_array_index (self->spans, JbPreviewSpan, i);
      gsize          place = span->start;

      if (span->start + span->n_bytes > start)
        {
          if (span->start < new_end)
            continue;
          place = span->start - new_end + old_end;
        }
      while (old_at < before->spans->len && get_start (before, old_at) < place)
        old_at++;
      if (old_at < before->spans->len && get_start (before, old_at) == place &&
          jb_preview_spans_get (before, old_at)->n_bytes == span->n_bytes)
        take_over (span, jb_preview_spans_get (before, old_at));
    }
}

static int
count (const char *text,
       gsize       length)
{
  return (int) g_utf8_strlen (text, (gssize) length);
}

static void
count_chars (JbPreviewSpans *self)
{
  int at = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      JbPreviewSpan *span = &g_array_index (self->spans, JbPreviewSpan, i);

      if (span->fresh)
        {
          const char *text = self->text + span->start;
          gsize       raw = span->block != NULL ? strlen (jb_block_get_raw (span->block)) : 0;

          span->open_chars = count (text, span->open);
          span->raw_chars = count (text + span->open, raw);
          span->body_chars = count (text, span->body);
          span->n_chars = span->body_chars + count (text + span->body, span->n_bytes - span->body);
        }
      span->at = at;
      at += span->n_chars;
    }
  self->n_chars = at;
}

static JbPreviewSpans *
create (JbBulletin           *bulletin,
        const JbPreviewSpans *before)
{
  JbPreviewSpans *self = g_new0 (JbPreviewSpans, 1);

  self->spans = g_array_sized_new (FALSE, FALSE, sizeof (JbPreviewSpan),
                                   before != NULL ? before->spans->len + 16 : 64);
  g_array_set_clear_func (self->spans, clear_span);
  self->hunks = g_array_new (FALSE, FALSE, sizeof (JbPreviewHunk));
  if (bulletin != NULL)
    {
      self->text = jb_bulletin_dup_text (bulletin, &self->length);
      collect (self, bulletin);
    }
  else
    self->text = g_strdup ("");

  return self;
}

/**
 * jb_preview_spans_new:
 * @bulletin: (nullable): a bulletin; %NULL for an empty text
 * @before: (nullable): the spans that were shown before, to compare with
 *
 * Takes down the text of @bulletin as it is now. The blocks are kept alive, but not their
 * bulletin.
 *
 * Returns: (transfer full): its spans; free with jb_preview_spans_free()
 */
JbPreviewSpans *
jb_preview_spans_new (JbBulletin           *bulletin,
                      const JbPreviewSpans *before)
{
  JbPreviewSpans *self = create (bulletin, before);

  if (before != NULL)
    compare (self, before);
  count_chars (self);

  return self;
}

/**
 * jb_preview_spans_new_typed:
 * @bulletin: a bulletin
 * @before: the spans that were shown before
 * @shown: what @before was made into by who typed in it, UTF-8
 * @start: where that was, in bytes
 * @old_end: where it ended in the text of @before, in bytes
 * @new_end: where it ends now, in bytes
 *
 * As jb_preview_spans_new(), for a bulletin that took what was typed in its text. There are no
 * hunks. Where it did not take it as it was typed, all is fresh.
 *
 * Returns: (transfer full): its spans; free with jb_preview_spans_free()
 */
JbPreviewSpans *
jb_preview_spans_new_typed (JbBulletin           *bulletin,
                            const JbPreviewSpans *before,
                            const GString        *shown,
                            gsize                 start,
                            gsize                 old_end,
                            gsize                 new_end)
{
  JbPreviewSpans *self = create (bulletin, before);

  if (self->length == shown->len && memcmp (self->text, shown->str, shown->len) == 0)
    compare_places (self, before, start, old_end, new_end);
  count_chars (self);

  return self;
}

void
jb_preview_spans_free (JbPreviewSpans *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_array_unref (self->hunks);
  g_free (self);
}

/**
 * jb_preview_spans_get:
 *
 * Returns: (transfer none): the span at @index
 */
const JbPreviewSpan *
jb_preview_spans_get (const JbPreviewSpans *self,
                      guint                 index)
{
  return &g_array_index (self->spans, JbPreviewSpan, index);
}

/**
 * jb_preview_spans_find_char:
 * @self: spans with at least one
 * @at: a place in the text, in characters
 *
 * Returns: the index of the span that the place belongs to
 */
guint
jb_preview_spans_find_char (const JbPreviewSpans *self,
                            int                   at)
{
  guint low = 0, high;

  g_return_val_if_fail (self->spans->len > 0, 0);

  high = self->spans->len - 1;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (jb_preview_spans_get (self, middle)->at <= at)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

/**
 * jb_preview_spans_find_block:
 * @index: (out): the index of the span
 *
 * Returns: whether @block stands in the text
 */
gboolean
jb_preview_spans_find_block (const JbPreviewSpans *self,
                             JbBlock              *block,
                             guint                *index)
{
  for (guint i = 0; i < self->spans->len; i++)
    if (jb_preview_spans_get (self, i)->block == block)
      {
        *index = i;
        return block != NULL;
      }

  return FALSE;
}

/**
 * jb_preview_spans_to_char:
 * @offset: a place in the text, in bytes
 *
 * Returns: the same place in characters
 */
int
jb_preview_spans_to_char (const JbPreviewSpans *self,
                          gsize                 offset)
{
  guint low = 0, high = self->spans->len;

  offset = MIN (offset, self->length);
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (jb_preview_spans_get (self, middle)->start <= offset)
        low = middle;
      else
        high = middle;
    }
  if (low >= self->spans->len)
    return 0;

  return jb_preview_spans_get (self, low)->at +
         count (self->text + get_start (self, low), offset - get_start (self, low));
}

/**
 * jb_preview_spans_to_byte:
 * @at: a place in the text, in characters
 *
 * Returns: the same place in bytes
 */
gsize
jb_preview_spans_to_byte (const JbPreviewSpans *self,
                          int                   at)
{
  const JbPreviewSpan *span;
  const char          *start;

  if (self->spans->len == 0)
    return 0;

  at = CLAMP (at, 0, self->n_chars);
  span = jb_preview_spans_get (self, jb_preview_spans_find_char (self, at));
  start = self->text + span->start;

  return (gsize) (g_utf8_offset_to_pointer (start, at - span->at) - self->text);
}
