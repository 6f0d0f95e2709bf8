/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-plain.h"

#include <string.h>

#include "jb-character.h"

/* Texts without what may differ and still be the same. */

/**
 * jb_plain_dup:
 *
 * Returns: (transfer full): @text without white space, its punctuation in one width and
 *   its dashes and quotation marks in one shape
 */
char *
jb_plain_dup (const char *text)
{
  GString *result = g_string_sized_new (strlen (text) + 1);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar    c;
      JbCharacter kind;

      /* Common Chinese characters, which most are. */
      if ((guint8) *text >= 0xe5 && (guint8) *text <= 0xe8)
        {
          g_string_append_len (result, text, 3);
          continue;
        }
      c = g_utf8_get_char (text);
      kind = jb_character_classify (c);
      if ((kind & (JB_CHARACTER_SPACE | JB_CHARACTER_NEWLINE)) != 0)
        continue;
      if (kind == JB_CHARACTER_HALF_QUOTE || kind == JB_CHARACTER_QUOTE)
        g_string_append_c (result, '"');
      else if (kind == JB_CHARACTER_DASH && c != '~' && c != 0xff5e)
        {
          if (result->len == 0 || result->str[result->len - 1] != '-')
            g_string_append_c (result, '-');
        }
      else if (kind == JB_CHARACTER_DOT)
        g_string_append (result, "·");
      else if (jb_character_digit (c) >= 0)
        g_string_append_c (result, (char) ('0' + jb_character_digit (c)));
      else if (kind == JB_CHARACTER_WIDE_LETTER)
        g_string_append_c (result, (char) (c - 0xfee0));
      else if (jb_character_widen (c) != 0 && c != '.')
        g_string_append_unichar (result, jb_character_widen (c));
      else
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/* The characters of @text that are said: no punctuation, no space. */
char *
jb_plain_dup_letters (const char *text)
{
  GString *result = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (jb_character_is (c, JB_CHARACTER_HAN | JB_CHARACTER_ASCII_WORD |
                                  JB_CHARACTER_WIDE_DIGIT | JB_CHARACTER_WIDE_LETTER))
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

static GHashTable *
count_couples (const char *text,
               guint      *n)
{
  GHashTable *couples = g_hash_table_new (NULL, NULL);
  gunichar    last = 0;

  *n = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gpointer key = GUINT_TO_POINTER (last * 31 + c);

      g_hash_table_insert (couples, key,
                           GUINT_TO_POINTER (
                               GPOINTER_TO_UINT (g_hash_table_lookup (couples, key)) + 1));
      ++*n;
      last = c;
    }

  return couples;
}

/**
 * jb_plain_likeness:
 *
 * Returns: how much two texts have in common, from 0 to 1, by couples of characters
 */
double
jb_plain_likeness (const char *a,
                   const char *b)
{
  guint n_a, n_b;
  guint n_both = 0;
  g_autoptr (GHashTable) in_a = count_couples (a, &n_a);
  g_autoptr (GHashTable) in_b = count_couples (b, &n_b);
  GHashTableIter iter;
  gpointer       key, count;

  g_hash_table_iter_init (&iter, in_a);
  while (g_hash_table_iter_next (&iter, &key, &count))
    n_both += MIN (GPOINTER_TO_UINT (count),
                   GPOINTER_TO_UINT (g_hash_table_lookup (in_b, key)));

  return n_a + n_b > 0 ? 2.0 * n_both / (n_a + n_b) : 0;
}
