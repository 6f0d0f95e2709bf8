/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-line-ends.h"

/* GtkTextBuffer finds the line ends of what is inserted, and of nothing else: a CR and an LF
 * that come together by an edit stay two line ends, and a CR that loses its LF is none any
 * more, so that a caret behind it stands where the line has no place for it. */

static gboolean
is_line_start (GtkTextBuffer *buffer,
               int            at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, at);

  return gtk_text_iter_starts_line (&iter);
}

/* What is to stay in front is written anew behind what is there, so that marks stay. */
static void
write_anew (GtkTextBuffer *buffer,
            int            start,
            int            end,
            const char    *text)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_insert (buffer, &to, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_delete (buffer, &from, &to);
}

/**
 * jb_line_ends_mend:
 * @at: a place where text came or went, in characters
 *
 * Makes the lines of @buffer those that its text has, with LF, CRLF and CR as line ends, where
 * an edit has joined or parted a CR and an LF. The text and the marks stay as they are.
 */
void
jb_line_ends_mend (GtkTextBuffer *buffer,
                   int            at)
{
  GtkTextIter before, behind;
  gboolean    is_joined;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_get_iter_at_offset (buffer, &behind, at);
  before = behind;
  if (!gtk_text_iter_backward_char (&before) || gtk_text_iter_get_char (&before) != '\r')
    return;

  is_joined = gtk_text_iter_get_char (&behind) == '\n';
  if (is_joined == !is_line_start (buffer, at))
    return;

  if (is_joined)
    write_anew (buffer, at - 1, at + 1, "\r\n");
  else
    write_anew (buffer, at - 1, at, "\r");
}
