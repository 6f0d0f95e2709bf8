/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbSpan:
 * @at: the first byte
 * @end: the byte after the last one
 *
 * A run of characters inside a text: never NUL-terminated, never owned.
 */
typedef struct
{
  const char *at;
  const char *end;
} JbSpan;

JbSpan   jb_span            (const char        *string);
gboolean jb_span_is_empty   (JbSpan             span);
gsize    jb_span_length     (JbSpan             span);
gunichar jb_span_first      (JbSpan             span);
gunichar jb_span_last       (JbSpan             span);
JbSpan   jb_span_trim       (JbSpan             span);
gboolean jb_span_equals     (JbSpan             span,
                             const char        *string);
gboolean jb_span_has_prefix (JbSpan             span,
                             const char        *prefix);
gboolean jb_span_has_suffix (JbSpan             span,
                             const char        *suffix);
gboolean jb_span_contains   (JbSpan             span,
                             const char        *string);
gboolean jb_span_is_one_of  (JbSpan             span,
                             const char *const *words);
gboolean jb_span_ends_in    (JbSpan             span,
                             const char *const *suffixes);
gboolean jb_span_holds_any  (JbSpan             span,
                             const char *const *words);
guint    jb_span_count      (JbSpan             span);
guint    jb_span_width      (JbSpan             span);
gsize    jb_span_compact    (JbSpan             span,
                             char              *buffer,
                             gsize              size);
guint64  jb_span_hash       (JbSpan             span,
                             guint64            hash);

/* These move @span past what they take. */
gboolean jb_span_take       (JbSpan            *span,
                             const char        *string);
gboolean jb_span_take_any   (JbSpan            *span,
                             const char        *characters);
gboolean jb_span_take_last  (JbSpan            *span,
                             const char        *characters);
gboolean jb_span_take_word  (JbSpan            *span,
                             const char *const *words);
guint    jb_span_take_space (JbSpan            *span);
guint    jb_span_take_last_space (JbSpan       *span);
guint    jb_span_take_number (JbSpan           *span);
guint    jb_span_take_digits (JbSpan           *span);

/* What a hash of no text begins with. */
#define JB_SPAN_HASH_START G_GUINT64_CONSTANT (14695981039346656037)

G_END_DECLS
