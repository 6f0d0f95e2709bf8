/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbPreviewSpan:
 * @block: (nullable): the block, %NULL for what stands before the first one
 * @role: what it is
 * @fresh: whether its bytes or its role are others than in the spans before
 * @start: where it begins, in bytes from the start of the text
 * @open: bytes of decoration before the value
 * @body: bytes up to the white space after it
 * @n_bytes: all its bytes
 * @at: where it begins, in characters from the start of the text
 * @open_chars: characters of decoration before the value
 * @raw_chars: characters of the printed value
 * @body_chars: characters up to the white space after it
 * @n_chars: all its characters
 *
 * Where one block stands in the text.
 */
typedef struct
{
  JbBlock *block;
  JbRole   role;
  gboolean fresh;
  gsize    start;
  gsize    open;
  gsize    body;
  gsize    n_bytes;
  int      at;
  int      open_chars;
  int      raw_chars;
  int      body_chars;
  int      n_chars;
} JbPreviewSpan;

/**
 * JbPreviewHunk:
 * @at: where it begins in the old text, in characters
 * @old_start: the same in bytes
 * @old_end: where it ends there, in bytes
 * @new_start: where it begins in the new text, in bytes
 * @new_end: where it ends there, in bytes
 *
 * A part of a text that differs from what was there before.
 */
typedef struct
{
  int   at;
  gsize old_start;
  gsize old_end;
  gsize new_start;
  gsize new_end;
} JbPreviewHunk;

/**
 * JbPreviewSpans:
 * @text: the exact text of a bulletin, UTF-8
 * @length: its length in bytes
 * @n_chars: its length in characters
 * @spans: (element-type JbPreviewSpan): its blocks, end to end
 * @hunks: (element-type JbPreviewHunk): how it differs from the spans before, in order
 *
 * The text of a bulletin at one moment, and where its blocks stand in it.
 */
typedef struct
{
  char   *text;
  gsize   length;
  int     n_chars;
  GArray *spans;
  GArray *hunks;
} JbPreviewSpans;

JbPreviewSpans      *jb_preview_spans_new           (JbBulletin           *bulletin,
                                                     const JbPreviewSpans *before);
JbPreviewSpans      *jb_preview_spans_new_typed     (JbBulletin           *bulletin,
                                                     const JbPreviewSpans *before,
                                                     const GString        *shown,
                                                     gsize                 start,
                                                     gsize                 old_end,
                                                     gsize                 new_end);
void                 jb_preview_spans_free          (JbPreviewSpans       *self);

const JbPreviewSpan *jb_preview_spans_get           (const JbPreviewSpans *self,
                                                     guint                 index);
guint                jb_preview_spans_find_char     (const JbPreviewSpans *self,
                                                     int                   at);
gboolean             jb_preview_spans_find_block    (const JbPreviewSpans *self,
                                                     JbBlock              *block,
                                                     guint                *index);
int                  jb_preview_spans_to_char       (const JbPreviewSpans *self,
                                                     gsize                 offset);
gsize                jb_preview_spans_to_byte       (const JbPreviewSpans *self,
                                                     int                   at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPreviewSpans, jb_preview_spans_free)

G_END_DECLS
