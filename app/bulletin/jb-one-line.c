/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-one-line.h"

#include <string.h>

/**
 * jb_one_line_append:
 * @line: a line of UTF-8
 * @text: (array length=length): UTF-8
 * @length: its length in bytes
 * @max_characters: where @line ends with …, in characters
 *
 * Appends @text as one line: white space and control characters become one space between
 * words and nothing at the ends.
 */
void
jb_one_line_append (GString    *line,
                    const char *text,
                    gsize       length,
                    guint       max_characters)
{
  guint    n = g_utf8_strlen (line->str, line->len);
  gboolean space = FALSE;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ||
          c == 0xfeff)
        {
          space = line->len > 0;
          continue;
        }
      if (n + (space ? 1 : 0) >= max_characters)
        {
          g_string_append (line, "…");
          return;
        }
      if (space)
        {
          g_string_append_c (line, ' ');
          n++;
        }
      g_string_append_unichar (line, c);
      n++;
      space = FALSE;
    }
}

/**
 * jb_one_line_join:
 * @line: a line of UTF-8
 * @text: the next line of a title
 * @max_characters: where @line ends with …, in characters
 *
 * Appends a line of a title as a digest joins them: Chinese lines need no space between.
 */
void
jb_one_line_join (GString    *line,
                  const char *text,
                  guint       max_characters)
{
  if (line->len > 0 && g_ascii_isalnum (line->str[line->len - 1]) && g_ascii_isalnum (*text))
    g_string_append_c (line, ' ');
  jb_one_line_append (line, text, strlen (text), max_characters);
}

/**
 * jb_one_line_dup:
 * @text: (array length=length): UTF-8
 * @length: its length in bytes
 * @max_characters: where the result ends with …, in characters
 *
 * Returns: (transfer full) (nullable): @text as one line, %NULL when nothing is to be seen
 */
char *
jb_one_line_dup (const char *text,
                 gsize       length,
                 guint       max_characters)
{
  GString *line = g_string_new (NULL);

  jb_one_line_append (line, text, length, max_characters);

  return g_string_free (line, line->len == 0);
}
