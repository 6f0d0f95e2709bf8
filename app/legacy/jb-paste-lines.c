/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-private.h"

/* The lines of a pasted text, and which of them belong to the pages it was printed on. */

static void
clear_line (gpointer data)
{
  g_free (((JbPasteLine *) data)->text);
}

static guint
measure_indent (const char **at,
                const char  *end)
{
  guint columns = 0;

  while (*at < end && jb_paste_is_space (g_utf8_get_char (*at)))
    {
      columns += jb_paste_space_columns (g_utf8_get_char (*at));
      *at = g_utf8_next_char (*at);
    }

  return columns;
}

/* Skips the marks that a mail program puts before each line it quotes. */
static const char *
skip_quote_marks (const char *at,
                  const char *end)
{
  const char *p = at;

  for (;;)
    {
      while (p < end && *p == ' ')
        p++;
      if (p >= end || *p != '>')
        return at;
      at = ++p;
      if (at < end && *at == ' ')
        at++;
      p = at;
    }
}

/* Every line that says anything begins with ">", and there are two at least. */
static gboolean
is_quoted_run (char **lines,
               guint  start,
               guint *end)
{
  guint n = 0, i;

  for (i = start; lines[i] != NULL; i++)
    {
      const char *p = lines[i];

      while (*p == ' ' || *p == '\f')
        p++;
      if (*p == '>')
        {
          n++;
          *end = i + 1;
        }
      else if (*p != '\0')
        break;
    }

  return n >= 2;
}

static void
unquote (char **lines)
{
  guint end = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *after = skip_quote_marks (lines[i], lines[i] + strlen (lines[i]));

      if (after == lines[i] || !is_quoted_run (lines, i, &end))
        continue;
      for (; i < end; i++)
        {
          char *line = lines[i];

          lines[i] = g_strdup (skip_quote_marks (line, line + strlen (line)));
          g_free (line);
        }
      i--;
    }
}

static void
add_line (GArray     *lines,
          const char *start,
          const char *end,
          gboolean    after_blank,
          gboolean    after_page)
{
  JbPasteLine line = { .after_blank = after_blank, .after_page = after_page };

  line.indent = measure_indent (&start, end);
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!jb_paste_is_space (g_utf8_get_char (before)))
        break;
      end = before;
    }

  line.text = g_strndup (start, (gsize) (end - start));
  line.span = jb_span (line.text);
  line.width = jb_span_width (line.span);
  line.is_row = jb_shape_is_table_row (line.span);
  g_array_append_val (lines, line);
}

static gboolean
says_nothing (const char *start,
              const char *end)
{
  measure_indent (&start, end);

  return start == end;
}

/* A text copied off a page that has a margin is indented all over. */
static void
forget_margin (GArray *lines)
{
  guint margin = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    margin = MIN (margin, g_array_index (lines, JbPasteLine, i).indent);
  if (lines->len > 1)
    for (guint i = 0; i < lines->len; i++)
      g_array_index (lines, JbPasteLine, i).indent -= margin;
}

/* @text has "\n" for line breaks and "\f" where a page ends. */
GArray *
jb_paste_split_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (JbPasteLine));
  g_auto (GStrv) raw = g_strsplit (text, "\n", -1);
  gboolean blank = FALSE, page = FALSE;

  g_array_set_clear_func (lines, clear_line);
  unquote (raw);
  for (guint i = 0; raw[i] != NULL; i++)
    {
      const char *at = raw[i];

      for (;;)
        {
          const char *end = at + strcspn (at, "\f");

          if (says_nothing (at, end))
            blank |= *end != '\f' && at == raw[i];
          else
            {
              add_line (lines, at, end, blank && lines->len > 0, page && lines->len > 0);
              blank = page = FALSE;
            }
          if (*end == '\0')
            break;
          page = TRUE;
          at = end + 1;
        }
    }
  forget_margin (lines);

  return lines;
}

static gboolean
read_number (JbSpan span,
             guint *number)
{
  guint value = 0, digits = 0;

  for (const char *p = span.at; p < span.end; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit >= 0)
        {
          value = MIN (value * 10 + (guint) digit, 100000);
          digits++;
        }
      else if (digits > 0)
        break;
    }
  *number = value;

  return digits > 0;
}

/* Only lines of this shape are thought of; which of them are page numbers shows in where
 * they stand. */
static gboolean
may_be_page (const JbPasteLine *line,
             guint             *number)
{
  if (line->is_row)
    return FALSE;

  return (jb_shape_is_page_number (line->span) || jb_shape_is_bare_number (line->span)) &&
         read_number (line->span, number);
}

static gboolean
is_dashed (const JbPasteLine *line)
{
  return jb_shape_is_page_number (line->span) &&
         g_unichar_digit_value (jb_span_first (line->span)) < 0 &&
         !jb_span_has_prefix (line->span, "第");
}

/**
 * jb_paste_drop_pages:
 *
 * Drops the page numbers among the lines, where it is certain that they are: a page ends
 * there, or they count on from page to page, or one stands between dashes at the very start
 * or end.
 */
void
jb_paste_drop_pages (GArray *lines)
{
  g_autofree gboolean *drop = g_new0 (gboolean, lines->len + 1);
  int                  last = -1;
  guint                last_number = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      JbPasteLine *line = &g_array_index (lines, JbPasteLine, i);
      JbPasteLine *next = i + 1 < lines->len ? line + 1 : NULL;
      guint        number;

      if (!may_be_page (line, &number))
        continue;
      if (line->after_page || (next != NULL && next->after_page))
        drop[i] = TRUE;
      if (is_dashed (line) && lines->len > 1 && (i == 0 || next == NULL))
        drop[i] = TRUE;
      /* Bare figures one below the other are a column of a table. */
      if (last >= 0 && number == last_number + 1 && (int) i > last + 3 &&
          is_dashed (line) == is_dashed (&g_array_index (lines, JbPasteLine, last)))
        drop[i] = drop[last] = TRUE;
      last = (int) i;
      last_number = number;
    }

  for (guint i = lines->len; i > 0; i--)
    if (drop[i - 1])
      {
        g_array_remove_index (lines, i - 1);
        if (i - 1 > 0 && i - 1 < lines->len)
          g_array_index (lines, JbPasteLine, i - 1).after_page = TRUE;
      }
  if (lines->len > 0)
    g_array_index (lines, JbPasteLine, 0).after_page = FALSE;
}
