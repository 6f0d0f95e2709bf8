/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-body-line.h"

#include <string.h>

#include "bulletin/jb-level.h"

/* What becomes of one line on its way between a bulletin and a text buffer. */

/* GtkTextBuffer begins a new line at these, so inside a line something must stand for
 * them. The line separator is what a line break inside a drawn table looks like; the
 * others are private characters, because such texts are rare and only must not break. */
static const struct
{
  const char *model;
  const char *shown;
} stand_ins[] = {
  { "\n", "\xe2\x80\xa8" },
  { "\r", "\xf4\x8f\xbf\xbc" },
  { "\xe2\x80\xa9", "\xf4\x8f\xbf\xbd" },
  { "\xe2\x80\xa8", "\xf4\x8f\xbf\xbb" },
};

static char *
substitute (const char *text,
            gboolean    to_model)
{
  GString *result = g_string_sized_new (strlen (text) + 8);

  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);
      gboolean    done = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (stand_ins) && !done; i++)
        {
          const char *from = to_model ? stand_ins[i].shown : stand_ins[i].model;

          if (strncmp (text, from, strlen (from)) == 0)
            {
              g_string_append (result, to_model ? stand_ins[i].model : stand_ins[i].shown);
              done = TRUE;
            }
        }
      if (!done)
        g_string_append_len (result, text, next - text);
      text = next;
    }

  return g_string_free (result, FALSE);
}

/**
 * jb_body_line_to_shown:
 *
 * Returns: (transfer full): a line of the bulletin as one line of a text buffer
 */
char *
jb_body_line_to_shown (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return substitute (text, FALSE);
}

/**
 * jb_body_line_from_shown:
 *
 * Returns: (transfer full): a line of a text buffer as the bulletin has it
 */
char *
jb_body_line_from_shown (const char *shown)
{
  g_return_val_if_fail (shown != NULL, NULL);

  return substitute (shown, TRUE);
}

/**
 * jb_body_line_begins_table:
 * @c: the first character of a line, 0 for none
 *
 * Returns: whether a drawn table begins with it: a box-drawing character, or what stands
 *   for one on a typewriter. Only inside a table a line may break without beginning a
 *   paragraph.
 */
gboolean
jb_body_line_begins_table (gunichar c)
{
  return (c >= 0x2500 && c <= 0x257f) || c == '|' || c == '+' || c == 0xff5c;
}

/**
 * jb_body_line_clean:
 * @text: typed or pasted text, UTF-8
 * @length: its length in bytes
 * @in_table: whether it goes into a drawn table
 *
 * Every kind of line break begins a new line, and the line separator does when it is not
 * inside a table.
 *
 * Returns: (transfer full): the text with "\n" for the line breaks
 */
char *
jb_body_line_clean (const char *text,
                    int         length,
                    gboolean    in_table)
{
  GString *result;

  g_return_val_if_fail (text != NULL && length >= 0, NULL);

  result = g_string_sized_new ((gsize) length);
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r')
        {
          g_string_append_c (result, '\n');
          if (at + 1 < text + length && at[1] == '\n')
            at++;
        }
      else if (c == '\v' || c == 0x2029 || (c == 0x2028 && !in_table))
        g_string_append_c (result, '\n');
      else
        g_string_append_len (result, at, g_utf8_next_char (at) - at);
    }

  return g_string_free (result, FALSE);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\f' || c == 0xa0 || c == 0x2002 || c == 0x2003 ||
         c == 0x3000 || c == 0xfeff;
}

/**
 * jb_body_line_trim:
 *
 * Returns: (transfer full): the line without the white space at its ends, which the legacy
 *   text would take for margins
 */
char *
jb_body_line_trim (const char *line)
{
  const char *end;

  g_return_val_if_fail (line != NULL, NULL);

  end = line + strlen (line);
  while (is_space (g_utf8_get_char (line)))
    line = g_utf8_next_char (line);
  while (end > line && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (line, (gsize) (end - line));
}

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return c != '\0' && g_utf8_strchr (set, -1, c) != NULL;
}

/* One addressee without what is printed around it. */
static void
add_addressee (GStrvBuilder *addressees,
               const char   *from,
               const char   *to)
{
  g_autofree char *addressee = NULL;
  g_autofree char *trimmed = NULL;

  while (to > from && (is_one_of (g_utf8_get_char (g_utf8_prev_char (to)), "：:") ||
                       is_space (g_utf8_get_char (g_utf8_prev_char (to)))))
    to = g_utf8_prev_char (to);
  addressee = g_strndup (from, (gsize) (to - from));
  trimmed = jb_body_line_trim (addressee);
  if (*trimmed != '\0')
    g_strv_builder_add (addressees, trimmed);
}

/**
 * jb_body_line_split_addressees:
 * @line: a line of a document's addressees
 *
 * What is printed is read as several addressees where a “，” stands outside of brackets, and the
 * colon behind the last one is not part of it.
 *
 * Returns: (transfer full): the addressees on the line; none where there are only such marks
 */
char **
jb_body_line_split_addressees (const char *line)
{
  g_autoptr(GStrvBuilder) addressees = g_strv_builder_new ();
  const char *from = line;
  const char *at = line;
  guint       depth = 0;

  g_return_val_if_fail (line != NULL, NULL);

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_one_of (c, "（(〔[［【〖《"))
        depth++;
      else if (is_one_of (c, "）)〕]］】〗》") && depth > 0)
        depth--;
      else if (c == 0xff0c && depth == 0)
        {
          add_addressee (addressees, from, at);
          from = g_utf8_next_char (at);
        }
    }
  add_addressee (addressees, from, at);

  return g_strv_builder_end (addressees);
}

/**
 * jb_body_line_guess_role:
 * @line: a line of a document's body
 *
 * What a line that was typed is: 一、 and the like begin a heading when the line is short
 * and is not a sentence.
 *
 * Returns: %JB_ROLE_HEADING or %JB_ROLE_BODY
 */
JbRole
jb_body_line_guess_role (const char *line)
{
  g_return_val_if_fail (line != NULL, JB_ROLE_BODY);

  return jb_level_guess_role (line);
}
