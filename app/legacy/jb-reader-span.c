/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-reader-span.h"

#include <string.h>

#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* The white space that is trimmed off a line: how many bytes of it begin at @p, and how
 * many columns it fills. */
static inline guint
space_at (const char *p,
          const char *end,
          guint      *columns)
{
  const guint8 *b = (const guint8 *) p;
  gsize         left = end - p;

  *columns = 1;
  if (left == 0)
    return 0;
  if (b[0] == ' ' || b[0] == '\f')
    return 1;
  if (b[0] == '\t')
    {
      *columns = 4;
      return 1;
    }
  if (b[0] < 0x80 || left < 2)
    return 0;
  if (b[0] == 0xc2 && b[1] == 0xa0)
    return 2;
  if (left < 3)
    return 0;
  *columns = 2;
  if (b[0] == 0xe3 && b[1] == 0x80 && b[2] == 0x80)
    return 3;
  if (b[0] == 0xe2 && b[1] == 0x80 && (b[2] == 0x82 || b[2] == 0x83))
    {
      *columns = b[2] == 0x82 ? 1 : 2;
      return 3;
    }
  if (b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf)
    {
      *columns = 1;
      return 3;
    }

  return 0;
}

static inline guint
space_before (const char *start,
              const char *p,
              guint      *columns)
{
  gsize  left = p - start;
  guint8 last = left > 0 ? p[-1] : 0;
  guint  n;

  if (last != ' ' && last != '\t' && last != '\f' && last != 0x80 && last != 0x82 && last != 0x83 &&
      last != 0xa0 && last != 0xbf)
    return 0;

  for (n = 1; n <= 3 && n <= left; n++)
    {
      if (space_at (p - n, p, columns) == n)
        return n;
      if (((guint8) p[-(gssize) n] & 0xc0) != 0x80)
        break;
    }

  return 0;
}

/**
 * jb_span:
 *
 * Returns: the whole of @string
 */
JbSpan
jb_span (const char *string)
{
  return (JbSpan) { string, string + strlen (string) };
}

/**
 * jb_span_first:
 *
 * Returns: the first character, 0 when there is none
 */
gunichar
jb_span_first (JbSpan span)
{
  return span.at < span.end ? g_utf8_get_char (span.at) : 0;
}

/**
 * jb_span_last:
 *
 * Returns: the last character, 0 when there is none
 */
gunichar
jb_span_last (JbSpan span)
{
  return span.at < span.end ? g_utf8_get_char (g_utf8_prev_char (span.end)) : 0;
}

/**
 * jb_span_take_space:
 *
 * Returns: how many columns of white space were taken
 */
guint
jb_span_take_space (JbSpan *span)
{
  guint taken = 0;
  guint columns;
  guint n;

  while ((n = space_at (span->at, span->end, &columns)) > 0)
    {
      span->at += n;
      taken += columns;
    }

  return taken;
}

/**
 * jb_span_take_last_space:
 *
 * As jb_span_take_space(), from the end.
 */
guint
jb_span_take_last_space (JbSpan *span)
{
  guint taken = 0;
  guint columns;
  guint n;

  while ((n = space_before (span->at, span->end, &columns)) > 0)
    {
      span->end -= n;
      taken += columns;
    }

  return taken;
}

/**
 * jb_span_trim:
 *
 * Returns: @span without white space at its ends
 */
JbSpan
jb_span_trim (JbSpan span)
{
  jb_span_take_space (&span);
  jb_span_take_last_space (&span);

  return span;
}

gboolean
jb_span_contains (JbSpan      span,
                  const char *string)
{
  return span.at < span.end &&
         memmem (span.at, jb_span_length (span), string, strlen (string)) != NULL;
}

/**
 * jb_span_is_one_of:
 * @words: ends with %NULL
 */
gboolean
jb_span_is_one_of (JbSpan             span,
                   const char *const *words)
{
  if (jb_span_is_empty (span))
    return FALSE;

  for (; *words != NULL; words++)
    if (**words == *span.at && jb_span_equals (span, *words))
      return TRUE;

  return FALSE;
}

/**
 * jb_span_ends_in:
 * @suffixes: ends with %NULL
 */
gboolean
jb_span_ends_in (JbSpan             span,
                 const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (jb_span_has_suffix (span, *suffixes))
      return TRUE;

  return FALSE;
}

/**
 * jb_span_holds_any:
 * @words: ends with %NULL
 */
gboolean
jb_span_holds_any (JbSpan             span,
                   const char *const *words)
{
  for (; *words != NULL; words++)
    if (jb_span_contains (span, *words))
      return TRUE;

  return FALSE;
}

/**
 * jb_span_count:
 *
 * Returns: its length in characters
 */
guint
jb_span_count (JbSpan span)
{
  guint n = 0;

  for (const char *p = span.at; p < span.end; p++)
    n += ((guint8) *p & 0xc0) != 0x80;

  return n;
}

/**
 * jb_span_width:
 *
 * Returns: its width in columns, where characters of three and more bytes take two
 */
guint
jb_span_width (JbSpan span)
{
  const guint8 *p = (const guint8 *) span.at;
  const guint8 *end = (const guint8 *) span.end;
  guint         width = 0;

  while (p < end)
    {
      if (*p >= 0xe0)
        {
          width += 2;
          p += *p >= 0xf0 ? 4 : 3;
        }
      else
        {
          width++;
          p += *p >= 0xc0 ? 2 : 1;
        }
    }

  return width;
}

/**
 * jb_span_compact:
 * @buffer: where to put the text without its white space, NUL-terminated
 * @size: room there in bytes; what does not fit is left out
 *
 * Returns: how many bytes were put
 */
gsize
jb_span_compact (JbSpan span,
                 char  *buffer,
                 gsize  size)
{
  gsize length = 0;

  while (span.at < span.end)
    {
      gsize n;

      if (jb_span_take_space (&span) > 0 || span.at >= span.end)
        continue;

      n = g_utf8_next_char (span.at) - span.at;
      if (length + n + 1 > size)
        break;
      memcpy (buffer + length, span.at, n);
      length += n;
      span.at += n;
    }
  buffer[length] = '\0';

  return length;
}

/**
 * jb_span_hash:
 *
 * A hash of the characters that tell one title from another: white space, quotation
 * marks and dashes do not count, for they differ between a digest and its body. It is a
 * polynomial, so that hashes can be joined as their texts are.
 */
JbHash
jb_span_hash (JbSpan span)
{
  JbHash        hash = JB_HASH_OF_NOTHING;
  const guint8 *p = (const guint8 *) span.at;
  const guint8 *end = (const guint8 *) span.end;

  while (p < end)
    {
      if (*p >= 0x80)
        {
          if (p[0] == 0xe2 && end - p >= 3 && p[1] == 0x80)
            {
              p += 3;
              continue;
            }
          if ((p[0] == 0xe3 && end - p >= 3 && p[1] == 0x80 && p[2] == 0x80) ||
              (p[0] == 0xe2 && end - p >= 3 && p[1] == 0x94 && p[2] == 0x80) ||
              (p[0] == 0xef && end - p >= 3 && p[1] == 0xbc && p[2] == 0x8d))
            {
              p += 3;
              continue;
            }
          if (p[0] == 0xc2 && end - p >= 2 && p[1] == 0xa0)
            {
              p += 2;
              continue;
            }
        }
      else if (*p <= ' ' || *p == '"' || *p == '\'' || *p == '-')
        {
          p++;
          continue;
        }

      hash.value = hash.value * HASH_FACTOR + *p++;
      hash.power *= HASH_FACTOR;
    }

  return hash;
}

/**
 * jb_hash_join:
 *
 * Returns: the hash of the text of @first and then @second
 */
JbHash
jb_hash_join (JbHash first,
              JbHash second)
{
  return (JbHash) { first.value * second.power + second.value, first.power * second.power };
}

/* @n is the length of the character at @p in bytes. No character begins inside another
 * one, so its bytes may be looked for anywhere in @characters. */
static gboolean
holds_character (const char *characters,
                 const char *p,
                 gsize       n)
{
  const char *c = characters;

  while ((c = strchr (c, *p)) != NULL)
    {
      if ((n < 2 || c[1] == p[1]) && (n < 3 || c[2] == p[2]) && (n < 4 || c[3] == p[3]))
        return TRUE;
      c++;
    }

  return FALSE;
}

/**
 * jb_span_take_any:
 *
 * Returns: whether @span began with one of @characters, which is taken off it
 */
gboolean
jb_span_take_any (JbSpan     *span,
                  const char *characters)
{
  gsize n;

  if (jb_span_is_empty (*span))
    return FALSE;

  n = g_utf8_next_char (span->at) - span->at;
  if (!holds_character (characters, span->at, n))
    return FALSE;

  span->at += n;
  return TRUE;
}

/**
 * jb_span_take_last:
 *
 * As jb_span_take_any(), from the end.
 */
gboolean
jb_span_take_last (JbSpan     *span,
                   const char *characters)
{
  const char *last;

  if (jb_span_is_empty (*span))
    return FALSE;

  last = g_utf8_prev_char (span->end);
  if (!holds_character (characters, last, span->end - last))
    return FALSE;

  span->end = last;
  return TRUE;
}

/**
 * jb_span_take_word:
 * @words: ends with %NULL; the first that fits is taken
 */
gboolean
jb_span_take_word (JbSpan            *span,
                   const char *const *words)
{
  if (jb_span_length (*span) < 2)
    return FALSE;

  /* No word is shorter than two bytes, and most differ in one of them. */
  for (; *words != NULL; words++)
    if ((*words)[1] == span->at[1] && (*words)[0] == span->at[0] && jb_span_take (span, *words))
      return TRUE;

  return FALSE;
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static gboolean
is_chinese_digit (gunichar c)
{
  switch (c)
    {
    case 0x4e00:
    case 0x4e8c:
    case 0x4e09:
    case 0x56db:
    case 0x4e94: /* 一二三四五 */
    case 0x516d:
    case 0x4e03:
    case 0x516b:
    case 0x4e5d:
    case 0x5341: /* 六七八九十 */
    case 0x767e:
    case 0x5343:
    case 0x96f6:
    case 0x4e24:
    case 0x5eff: /* 百千零两廿 */
    case 0x3007:
    case 0x25cb:
    case 0x25ef:
    case 0xff2f:
    case 'O': /* 〇○◯Ｏ */
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * jb_span_take_digits:
 *
 * Takes Arabic digits, half or full width.
 *
 * Returns: how many
 */
guint
jb_span_take_digits (JbSpan *span)
{
  guint n = 0;

  while (span->at < span->end && is_digit (g_utf8_get_char (span->at)))
    {
      span->at = g_utf8_next_char (span->at);
      n++;
    }

  return n;
}

/**
 * jb_span_take_number:
 *
 * Takes digits, Arabic or Chinese.
 *
 * Returns: how many
 */
guint
jb_span_take_number (JbSpan *span)
{
  guint n = 0;

  while (span->at < span->end)
    {
      gunichar c = g_utf8_get_char (span->at);

      if (!is_digit (c) && !is_chinese_digit (c))
        break;
      span->at = g_utf8_next_char (span->at);
      n++;
    }

  return n;
}
