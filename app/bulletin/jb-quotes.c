/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-quotes.h"

/* Which way a quotation mark in Chinese text turns. Keyboards have straight ones only, and
 * input methods count by the key and not by the text, so that one that was deleted turns all
 * others round. */

enum
{
  DOUBLE_OPEN = 0x201c,
  DOUBLE_CLOSE = 0x201d,
  SINGLE_OPEN = 0x2018,
  SINGLE_CLOSE = 0x2019,
};

static gboolean
is_latin (gunichar c)
{
  return c < 0x2e80 && g_unichar_isalnum (c);
}

static gboolean
is_opening (gunichar c)
{
  return c != 0 && g_utf8_strchr ("（(〔[［【〖《〈「『", -1, c) != NULL;
}

static gunichar
get_last (const char *text)
{
  const char *last = text;

  if (*text == '\0')
    return 0;
  while (*g_utf8_next_char (last) != '\0')
    last = g_utf8_next_char (last);

  return g_utf8_get_char (last);
}

static void
count_scripts (const char *text,
               gboolean   *chinese,
               gboolean   *latin)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2e80)
        *chinese = TRUE;
      else if (g_unichar_isalpha (c))
        *latin = TRUE;
    }
}

/* Whether a mark that opens stands in @text without the one that closes it. An apostrophe
 * is neither. */
static gboolean
is_open (const char *text,
         gunichar    open,
         gunichar    close)
{
  gboolean result = FALSE;
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == open)
        result = TRUE;
      else if (c == close &&
               !(c == SINGLE_CLOSE && is_latin (before) &&
                 is_latin (g_utf8_get_char (g_utf8_next_char (p)))))
        result = FALSE;
      before = c;
    }

  return result;
}

/**
 * jb_quotes_is_quote:
 *
 * Returns: whether @c is a quotation mark that may have to be turned
 */
gboolean
jb_quotes_is_quote (gunichar c)
{
  return c == '"' || c == '\'' || (c >= SINGLE_OPEN && c <= SINGLE_CLOSE) ||
         (c >= DOUBLE_OPEN && c <= DOUBLE_CLOSE);
}

/**
 * jb_quotes_choose:
 * @before: the paragraph up to the mark, UTF-8
 * @after: the paragraph after it
 * @typed: the mark that was typed
 *
 * Which quotation mark is meant: one that opens at the start of a line, after a bracket that
 * opens, and when none is open; else one that closes. A straight one stays in Latin text, and
 * after a letter or figure, where it is an apostrophe or a sign for feet and inches.
 *
 * Returns: the mark that is meant, @typed when there is nothing to correct
 */
gunichar
jb_quotes_choose (const char *before,
                  const char *after,
                  gunichar    typed)
{
  gboolean straight = typed == '"' || typed == '\'';
  gboolean is_double = typed == '"' || typed == DOUBLE_OPEN || typed == DOUBLE_CLOSE;
  gboolean chinese = FALSE, latin = FALSE, open;
  gunichar left, right, last;

  g_return_val_if_fail (before != NULL && after != NULL, typed);

  if (!jb_quotes_is_quote (typed))
    return typed;

  left = is_double ? DOUBLE_OPEN : SINGLE_OPEN;
  right = is_double ? DOUBLE_CLOSE : SINGLE_CLOSE;
  last = get_last (before);
  open = is_open (before, left, right);
  count_scripts (before, &chinese, &latin);
  count_scripts (after, &chinese, &latin);

  if (latin && !chinese)
    return typed;
  if (is_latin (last) && !open && (straight || typed == SINGLE_CLOSE))
    return typed;
  if (is_latin (last) && typed == '\'' && is_latin (g_utf8_get_char (after)))
    return typed;
  if (last == 0 || is_opening (last) || !open)
    return left;

  return right;
}
