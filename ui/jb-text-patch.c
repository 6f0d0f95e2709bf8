/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-text-patch.h"

#include <string.h>

static gboolean
is_inside_character (const char *text,
                     gsize       length,
                     gsize       at)
{
  return at < length && ((guint8) text[at] & 0xc0) == 0x80;
}

/* How many bytes @a and @b have in common at their start, a whole number of characters. */
static gsize
find_common_start (const char *a,
                   gsize       a_length,
                   const char *b,
                   gsize       b_length)
{
  gsize max = MIN (a_length, b_length);
  gsize n = 0;

  while (n < max && a[n] == b[n])
    n++;
  while (n > 0 && (is_inside_character (a, a_length, n) || is_inside_character (b, b_length, n)))
    n--;

  return n;
}

/* The same at their end. */
static gsize
find_common_end (const char *a,
                 gsize       a_length,
                 const char *b,
                 gsize       b_length)
{
  gsize max = MIN (a_length, b_length);
  gsize n = 0;

  while (n < max && a[a_length - 1 - n] == b[b_length - 1 - n])
    n++;
  while (n > 0 && ((guint8) a[a_length - n] & 0xc0) == 0x80)
    n--;

  return n;
}

/* A line end of two characters is replaced as a whole, or GTK would see two line ends. */
static void
spare_line_ends (const char *a,
                 gsize       a_length,
                 const char *b,
                 gsize       b_length,
                 gsize      *prefix,
                 gsize      *suffix)
{
  if (*prefix > 0 && a[*prefix - 1] == '\r')
    --*prefix;
  if (*suffix > 0 && a[a_length - *suffix] == '\n' &&
      ((*suffix < a_length && a[a_length - *suffix - 1] == '\r') ||
       (*suffix < b_length && b[b_length - *suffix - 1] == '\r')))
    --*suffix;
}

/* A place of @text in bytes, -1 when it is not in it. */
static gssize
find_place (const char *text,
            gsize       length,
            int         characters)
{
  if (characters < 0 || characters > (int) g_utf8_strlen (text, (gssize) length))
    return -1;

  return g_utf8_offset_to_pointer (text, characters) - text;
}

/* Where the same characters stand several times in a row, those that came or went, @n bytes, may be
 * any of them: those at byte @near, if it is one of the places, else the first ones. */
static void
slide (const char *longer,
       gsize       n,
       gssize      near,
       gsize      *prefix)
{
  gsize first = *prefix;
  gsize at;

  while (first > 0 && longer[first - 1] == longer[first + n - 1])
    first--;
  at = near >= (gssize) first && near <= (gssize) *prefix ? (gsize) near : first;
  while (at < *prefix && ((guint8) longer[at] & 0xc0) == 0x80)
    at++;
  *prefix = at;
}

/**
 * jb_text_patch_known:
 * @at: where the part begins, in characters from the start of the buffer
 * @old: what the part says now, UTF-8
 * @old_length: its length in bytes
 * @text: what the part is to say, UTF-8
 * @length: its length in bytes
 * @near: where the caret is, in characters from the start of the buffer: if there is more than
 *   one place for the change it is the one there, else the first one; -1 for the last one
 * @start: (out) (optional): where the change begins, in characters
 * @end: (out) (optional): where it ends in the new text, in characters
 *
 * jb_text_patch_range() for who knows what the buffer says.
 *
 * Returns: whether anything differed
 */
gboolean
jb_text_patch_known (GtkTextBuffer *buffer,
                     int            at,
                     const char    *old,
                     gsize          old_length,
                     const char    *text,
                     gsize          length,
                     int            near,
                     int           *start,
                     int           *end)
{
  GtkTextIter from, to;
  gsize       prefix, suffix;
  int         first, n_removed, n_added;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (old != NULL && text != NULL, FALSE);

  if (old_length == length && memcmp (old, text, length) == 0)
    return FALSE;

  prefix = find_common_start (old, old_length, text, length);
  suffix = find_common_end (old + prefix, old_length - prefix, text + prefix, length - prefix);
  if (near >= 0)
    {
      gssize place = find_place (old, old_length, near - at);
      gsize  before = prefix;

      if (prefix + suffix == old_length)
        slide (text, length - old_length, place, &prefix);
      else if (prefix + suffix == length)
        slide (old, old_length - length, place - (gssize) (old_length - length), &prefix);
      suffix += before - prefix;
    }
  spare_line_ends (old, old_length, text, length, &prefix, &suffix);

  first = at + (int) g_utf8_strlen (old, (gssize) prefix);
  n_removed = (int) g_utf8_strlen (old + prefix, (gssize) (old_length - prefix - suffix));
  n_added = (int) g_utf8_strlen (text + prefix, (gssize) (length - prefix - suffix));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, first);
  if (n_removed > 0)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &to, first + n_removed);
      gtk_text_buffer_delete (buffer, &from, &to);
    }
  if (n_added > 0)
    gtk_text_buffer_insert (buffer, &from, text + prefix, (int) (length - prefix - suffix));
  if (start != NULL)
    *start = first;
  if (end != NULL)
    *end = first + n_added;

  return TRUE;
}

/**
 * jb_text_patch_measure:
 * @old: a text, UTF-8
 * @old_length: its length in bytes
 * @text: another one, UTF-8
 * @length: its length in bytes
 *
 * Returns: how much goes and comes in bytes when the middle that differs is replaced
 */
gsize
jb_text_patch_measure (const char *old,
                       gsize       old_length,
                       const char *text,
                       gsize       length)
{
  gsize same;

  g_return_val_if_fail (old != NULL && text != NULL, 0);

  same = find_common_start (old, old_length, text, length);
  same += find_common_end (old + same, old_length - same, text + same, length - same);

  return old_length - same + length - same;
}

/**
 * jb_text_patch_range:
 * @start: where the range begins, in characters from the start of the buffer
 * @end: where it ends, in characters
 * @text: what the range is to say, UTF-8
 *
 * Makes a range of @buffer say @text by replacing only the middle that differs, so
 * that the caret, the selection and the scrolled position stay where nothing changed.
 *
 * Returns: whether anything differed
 */
gboolean
jb_text_patch_range (GtkTextBuffer *buffer,
                     int            start,
                     int            end,
                     const char    *text)
{
  g_autofree char *old = NULL;
  GtkTextIter      from, to;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  old = gtk_text_iter_get_slice (&from, &to);

  return jb_text_patch_known (buffer, start, old, strlen (old), text, strlen (text), -1, NULL,
                              NULL);
}

/**
 * jb_text_patch_all:
 * @text: what the buffer is to say, UTF-8
 *
 * jb_text_patch_range() over the whole buffer.
 *
 * Returns: whether anything differed
 */
gboolean
jb_text_patch_all (GtkTextBuffer *buffer,
                   const char    *text)
{
  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  return jb_text_patch_range (buffer, 0, gtk_text_buffer_get_char_count (buffer), text);
}
