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
  gsize            old_length, new_length, prefix, suffix;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  old = gtk_text_iter_get_slice (&from, &to);
  old_length = strlen (old);
  new_length = strlen (text);
  if (old_length == new_length && memcmp (old, text, old_length) == 0)
    return FALSE;

  prefix = find_common_start (old, old_length, text, new_length);
  suffix = find_common_end (old + prefix, old_length - prefix, text + prefix, new_length - prefix);

  gtk_text_iter_set_offset (&from, start + (int) g_utf8_strlen (old, (gssize) prefix));
  if (prefix + suffix < old_length)
    {
      gtk_text_iter_set_offset (&to, end - (int) g_utf8_strlen (old + old_length - suffix,
                                                                (gssize) suffix));
      gtk_text_buffer_delete (buffer, &from, &to);
    }
  if (prefix + suffix < new_length)
    gtk_text_buffer_insert (buffer, &from, text + prefix, (int) (new_length - prefix - suffix));

  return TRUE;
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
