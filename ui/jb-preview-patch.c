/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-patch.h"

#include "jb-text-patch.h"

/* Makes a buffer that says one text of a bulletin say the next one. */

/* So far from the caret an edit is one elsewhere, in characters. */
enum
{
  NEAR_CHARS = 2000
};

static const JbPreviewHunk *
get_hunk (const JbPreviewSpans *spans,
          guint                 index)
{
  return &g_array_index (spans->hunks, JbPreviewHunk, index);
}

/* How much differs between the start of one hunk and the end of another, in bytes. */
static gsize
measure (const JbPreviewSpans *old,
         const JbPreviewSpans *next,
         guint                 first,
         guint                 last)
{
  const JbPreviewHunk *from = get_hunk (next, first);
  const JbPreviewHunk *to = get_hunk (next, last);

  return jb_text_patch_measure (old->text + from->old_start,
                                to->old_end - from->old_start, next->text + from->new_start,
                                to->new_end - from->new_start);
}

/* Whether it was one edit, though it made the blocks others: all hunks together differ by no
 * more than one by one. */
static gboolean
is_one_edit (const JbPreviewSpans *old,
             const JbPreviewSpans *next)
{
  gsize sum = 0;

  for (guint i = 0; i < next->hunks->len; i++)
    sum += measure (old, next, i, i);

  return next->hunks->len > 0 && measure (old, next, 0, next->hunks->len - 1) <= sum;
}

/* Makes room around what changed, for the places where it may have been as well: the blocks before
 * and behind it and those up to a caret that is near, which are the same on both sides, but for
 * what is in other hunks. */
static void
widen (const JbPreviewSpans *old,
       const JbPreviewSpans *next,
       guint                 first,
       guint                 last,
       int                   caret,
       JbPreviewHunk        *room)
{
  const JbPreviewHunk *from = get_hunk (next, first);
  const JbPreviewHunk *to = get_hunk (next, last);
  int                  before = from->at - 1;
  int                  behind = jb_preview_spans_to_char (old, to->old_end);
  gsize                min = 0;
  gsize                max = old->length;
  guint                i;

  if (first > 0)
    min = get_hunk (next, first - 1)->old_end;
  if (last + 1 < next->hunks->len)
    max = get_hunk (next, last + 1)->old_start;
  if (caret >= 0 && caret > before - NEAR_CHARS && caret < behind + NEAR_CHARS)
    {
      before = MIN (before, caret - (int) MIN (to->old_end - from->old_start, NEAR_CHARS));
      behind = MAX (behind, caret);
    }
  if (from->old_start > min)
    {
      i = jb_preview_spans_find_char (old, MAX (before, 0));
      min = MAX (min, jb_preview_spans_get (old, i)->start);
    }
  if (to->old_end < max)
    {
      i = jb_preview_spans_find_char (old, behind);
      if (i + 1 < old->spans->len)
        max = MIN (max, jb_preview_spans_get (old, i + 1)->start);
    }

  room->old_start = min;
  room->new_start = from->new_start - (from->old_start - min);
  room->old_end = max;
  room->new_end = to->new_end + (max - to->old_end);
  room->at = jb_preview_spans_to_char (old, min);
}

/* What stays of the text there may have stood in other blocks before. */
static void
make_fresh (JbPreviewSpans *next,
            gsize           start,
            gsize           end)
{
  guint i = jb_preview_spans_find_char (next, jb_preview_spans_to_char (next, start));

  for (; i < next->spans->len && jb_preview_spans_get (next, i)->start < end; i++)
    g_array_index (next->spans, JbPreviewSpan, i).fresh = TRUE;
}

/* Replaces what is between the start of one hunk and the end of another. Of several places that
 * are as good it is that of the caret, if it is there, else the first one. */
static gboolean
patch_between (GtkTextBuffer        *buffer,
               const JbPreviewSpans *old,
               JbPreviewSpans       *next,
               guint                 first,
               guint                 last,
               int                   caret,
               int                  *start,
               int                  *end)
{
  JbPreviewHunk room;

  widen (old, next, first, last, caret, &room);
  if (next->spans->len > 0)
    make_fresh (next, room.new_start, room.new_end);

  return jb_text_patch_known (buffer, room.at, old->text + room.old_start,
                              room.old_end - room.old_start, next->text + room.new_start,
                              room.new_end - room.new_start, MAX (caret, 0), start, end);
}

/**
 * jb_preview_patch_apply:
 * @buffer: a buffer that says @old
 * @old: the text that was shown before
 * @next: the text to show, with hunks that say how it differs from @old
 * @caret: where the user is, in characters of @old; -1 when the user is elsewhere
 * @start: (out): where the first change begins, in characters
 * @end: (out): where it ends in @next, in characters
 *
 * Replaces what differs and nothing else, so that the caret, the selection and the scrolled
 * position stay where nothing changed. Where a change may have been at several places that are
 * as good, as when one of several empty lines went, it is the one nearest to the caret, else the
 * first one. Spans of @next whose characters may have stood in other blocks become fresh.
 *
 * Returns: whether anything differed
 */
gboolean
jb_preview_patch_apply (GtkTextBuffer        *buffer,
                        const JbPreviewSpans *old,
                        JbPreviewSpans       *next,
                        int                   caret,
                        int                  *start,
                        int                  *end)
{
  gboolean any = FALSE;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (old != NULL && next != NULL, FALSE);

  if (is_one_edit (old, next))
    return patch_between (buffer, old, next, 0, next->hunks->len - 1, caret, start, end);

  /* The last one first, so that the places of the others hold. */
  for (guint i = next->hunks->len; i > 0; i--)
    any |= patch_between (buffer, old, next, i - 1, i - 1, caret, start, end);

  return any;
}
