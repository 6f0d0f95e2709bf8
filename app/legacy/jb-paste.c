/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste.h"

#include <string.h>

#include "jb-paste-private.h"

/* Taking what another program copied, and leaving behind what belongs to that program: the
 * line breaks of its page, its indents, its page numbers and invisible marks. Words and
 * punctuation are never changed. */

/* One kind of line break, and "\f" where a page ends; what takes no place is gone. */
static char *
dup_prepared (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *result = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));

      if (c == '\r' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
        {
          if (c != '\r' || next != '\n')
            g_string_append_c (result, '\n');
        }
      else if (c == '\f')
        g_string_append_c (result, '\f');
      else if ((c == 0x200c || c == 0x200d) && next < 0x1f000 && next != 0x2640 && next != 0x2642)
        continue;
      else if (!jb_paste_is_nothing (c))
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/* Part of a line, to go into the middle of another: then a space at its ends parts words. */
static gboolean
is_part_of_line (const char *text)
{
  return *text != '\0' && strpbrk (text, "\n\f") == NULL;
}

/* Gives back the space at the ends of a part of a line where Latin words would meet. */
static void
keep_outer_spaces (const char *text,
                   char      **paragraphs)
{
  gsize    length = strlen (text);
  char    *only = paragraphs[0];
  gboolean before, after;

  if (only == NULL || paragraphs[1] != NULL)
    return;

  before = *text == ' ' && text[1] != ' ' && (guint8) *only < 0x80;
  after = length > 1 && text[length - 1] == ' ' && text[length - 2] != ' ' &&
          (guint8) only[strlen (only) - 1] < 0x80;
  if (!before && !after)
    return;
  paragraphs[0] = g_strconcat (before ? " " : "", only, after ? " " : "", NULL);
  g_free (only);
}

static char **
clean_once (const char *text)
{
  g_autofree char *prepared = dup_prepared (text);
  g_autoptr(GArray) lines = jb_paste_split_lines (prepared);
  g_autoptr(GArray) joints = NULL;
  g_autoptr(GString) paragraph = g_string_new (NULL);
  GPtrArray *paragraphs = g_ptr_array_new ();
  char     **result;

  jb_paste_drop_pages (lines);
  joints = jb_paste_find_joints (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      JbPasteLine *line = &g_array_index (lines, JbPasteLine, i);

      if (line->is_row)
        g_string_append (paragraph, line->text);
      else
        jb_paste_join (paragraph, line->text);

      if (g_array_index (joints, gboolean, i))
        {
          if (line->is_row)
            g_string_append_c (paragraph, '\n');
          continue;
        }
      g_ptr_array_add (paragraphs, line->is_row ? g_strdup (paragraph->str)
                                                : jb_paste_tidy_spaces (paragraph->str));
      g_string_truncate (paragraph, 0);
    }
  g_ptr_array_add (paragraphs, NULL);
  result = (char **) g_ptr_array_free (paragraphs, FALSE);
  if (is_part_of_line (prepared))
    keep_outer_spaces (prepared, result);

  return result;
}

/**
 * jb_paste_clean_text:
 * @text: what was copied, as plain text
 *
 * Makes paragraphs of a text that comes from a word processor, a web page, a mail or a
 * page that was printed: one kind of line break, no blank lines, no white space at the ends
 * of lines and no indents, nothing invisible, no page numbers, and lines that were broken at
 * the edge of a page are joined. Cleaning twice changes nothing. Characters that can be
 * seen stay, in their order, except page numbers and the ">" of a quoted mail.
 *
 * Returns: (transfer full): the paragraphs, %NULL-terminated; a drawn table is one, with
 *   "\n" between its rows
 */
char **
jb_paste_clean_text (const char *text)
{
  char           **result;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  result = clean_once (text);
  joined = g_strjoinv ("\n", result);
  for (;;)
    {
      char           **again = clean_once (joined);
      g_autofree char *before = g_steal_pointer (&joined);

      joined = g_strjoinv ("\n", again);
      g_strfreev (result);
      result = again;
      /* Each time something goes, so this ends; mostly at once. */
      if (g_str_equal (joined, before))
        return result;
    }
}

/**
 * jb_paste_clean_html:
 * @html: what was copied, as HTML in any encoding
 * @length: its length in bytes
 *
 * jb_paste_clean_text() of what a browser would show of @html: blocks are paragraphs,
 * the numbers of lists are text, a table of figures is drawn.
 *
 * Returns: (transfer full): the paragraphs, %NULL-terminated; none when nothing in @html
 *   can be read
 */
char **
jb_paste_clean_html (const char *html,
                     gsize       length)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (html != NULL, NULL);

  text = jb_paste_html_to_text (html, length);

  return clean_once (text);
}

/**
 * jb_paste_dup_one_line:
 * @paragraphs: what was pasted, cleaned
 *
 * Returns: (transfer full): the paragraphs as one, for a field without line breaks
 */
char *
jb_paste_dup_one_line (const char *const *paragraphs)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (paragraphs != NULL, NULL);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (GStrv) rows = g_strsplit (paragraphs[i], "\n", -1);

      for (guint j = 0; rows[j] != NULL; j++)
        jb_paste_join (line, rows[j]);
    }

  return g_string_free (line, FALSE);
}

/**
 * jb_paste_dup_plain:
 * @text: what was copied, as plain text
 *
 * Returns: (transfer full): @text as it is, but with "\n" for every line break and none at
 *   the end
 */
char *
jb_paste_dup_plain (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *result;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  result = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        {
          if (c != '\r' || p[1] != '\n')
            g_string_append_c (result, '\n');
        }
      else
        g_string_append_unichar (result, c);
    }
  while (result->len > 0 && result->str[result->len - 1] == '\n')
    g_string_truncate (result, result->len - 1);

  return g_string_free (result, FALSE);
}

/**
 * jb_paste_was_cleaned:
 * @text: what was copied, as plain text
 * @paragraphs: what was made of it
 *
 * Returns: whether the paragraphs differ from the lines of @text in more than the kind of
 *   line break and line breaks at the end
 */
gboolean
jb_paste_was_cleaned (const char        *text,
                      const char *const *paragraphs)
{
  g_autofree char *plain = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (text != NULL && paragraphs != NULL, FALSE);

  plain = jb_paste_dup_plain (text);
  joined = g_strjoinv ("\n", (char **) paragraphs);

  return !g_str_equal (plain, joined);
}
