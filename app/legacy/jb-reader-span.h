/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

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

/**
 * JbHash:
 * @value: the hash
 * @power: what joining takes to put another hash before it
 *
 * The hash of a text of any length, see jb_span_hash().
 */
typedef struct
{
  guint64 value;
  guint64 power;
} JbHash;

#define JB_HASH_OF_NOTHING ((JbHash) { 0, 1 })

/* These are inline so that the length of a literal is known and most mismatches cost one
 * comparison: the shapes are made of them. */

static inline gboolean
jb_span_is_empty (JbSpan span)
{
  return span.at >= span.end;
}

/* Moves past Chinese characters, which no bracket, separator or mark is. They are the
 * most of every line, and have three bytes that begin with E4 to E9. */
static inline void
jb_span_skip_ideographs (JbSpan *span)
{
  while (span->end - span->at >= 3 && (guint8) *span->at >= 0xe4 && (guint8) *span->at <= 0xe9)
    span->at += 3;
}

/* Its length in bytes. */
static inline gsize
jb_span_length (JbSpan span)
{
  return span.end - span.at;
}

static inline gboolean
jb_span_has_prefix (JbSpan      span,
                    const char *prefix)
{
  gsize length = strlen (prefix);

  return jb_span_length (span) >= length && (length == 0 || *span.at == *prefix) &&
         memcmp (span.at, prefix, length) == 0;
}

static inline gboolean
jb_span_has_suffix (JbSpan      span,
                    const char *suffix)
{
  gsize length = strlen (suffix);

  return jb_span_length (span) >= length &&
         (length == 0 || span.end[-1] == suffix[length - 1]) &&
         memcmp (span.end - length, suffix, length) == 0;
}

static inline gboolean
jb_span_equals (JbSpan      span,
                const char *string)
{
  return jb_span_length (span) == strlen (string) && jb_span_has_prefix (span, string);
}

/* Whether @span began with @string, which is taken off it. */
static inline gboolean
jb_span_take (JbSpan     *span,
              const char *string)
{
  if (!jb_span_has_prefix (*span, string))
    return FALSE;

  span->at += strlen (string);
  return TRUE;
}

JbSpan   jb_span            (const char        *string);
gunichar jb_span_first      (JbSpan             span);
gunichar jb_span_last       (JbSpan             span);
JbSpan   jb_span_trim       (JbSpan             span);
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
JbHash   jb_span_hash       (JbSpan             span);
JbHash   jb_hash_join       (JbHash             first,
                             JbHash             second);

/* These move @span past what they take. */
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

G_END_DECLS
