/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-count.h"

/* To a reader's eye no-break spaces and marks without width are white space too. */
static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
         g_unichar_iszerowidth (character) || character == 0x00a0 || character == 0x2007 ||
         character == 0x202f || character == 0xfeff;
}

/**
 * jb_count_characters:
 * @text: (nullable): UTF-8
 *
 * Counts as an office does: every character that is not white space, punctuation
 * included; a Latin letter or a digit is one as well.
 *
 * Returns: the number of characters, 0 for %NULL
 */
guint
jb_count_characters (const char *text)
{
  guint n = 0;

  if (text == NULL)
    return 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar lead = *at;

      if (lead < 0x80)
        n += lead > ' ' && lead != 0x7f;
      /* U+4000 to U+9FFF: nearly all of a Chinese text, and never blank. */
      else if (lead >= 0xe4 && lead <= 0xe9)
        n++;
      else
        n += !is_blank (g_utf8_get_char (at));
    }

  return n;
}
