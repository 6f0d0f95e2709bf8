/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

#define COLONS "：:∶"

enum { MAX_COPIES_CHARACTERS = 16 };

static inline gboolean
is_ideograph (const char *p)
{
  return (guint8) *p >= 0xe4 && (guint8) *p <= 0xe9;
}

static gboolean
is_line_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Takes white space and newlines. */
static void
take_margin (JbSpan *span)
{
  for (;;)
    {
      if (!jb_span_is_empty (*span) && is_line_break (*span->at))
        span->at++;
      else if (jb_span_take_space (span) == 0)
        break;
    }
}

static void
take_last_margin (JbSpan *span)
{
  for (;;)
    {
      if (!jb_span_is_empty (*span) && is_line_break (span->end[-1]))
        span->end--;
      else if (jb_span_take_last_space (span) == 0)
        break;
    }
}

/* Cuts the line breaks, and the indent behind them, out of the value of the last mark. */
static void
cut_line_breaks (JbReader *self,
                 JbSpan    value)
{
  const char *at = value.at;

  while (at < value.end)
    {
      const char *newline = at;
      JbSpan      before, after;
      gboolean    latin;

      while (newline < value.end && !is_line_break (*newline))
        newline++;
      if (newline == value.end)
        break;

      before = (JbSpan) { at, newline };
      after = (JbSpan) { newline, value.end };
      take_last_margin (&before);
      take_margin (&after);
      latin = before.end > value.at && g_ascii_isalnum (before.end[-1]) &&
              !jb_span_is_empty (after) && g_ascii_isalnum (*after.at);
      jb_reader_add_cut (self, value.at, before.end, after.at, latin ? ' ' : 0);
      at = after.at;
    }
}

static void
add_entry (JbReader   *self,
           JbRole      role,
           const char *open,
           JbSpan      value,
           const char *close)
{
  jb_reader_add_mark (self, role, NULL, open, value, close);
  cut_line_breaks (self, value);
}

/* The end of the entry that @rest begins with: a separator outside brackets, or the end
 * of the list. Brackets that are never closed do not count. */
static const char *
find_separator (JbSpan   rest,
                gboolean brackets,
                gboolean half_width,
                gsize   *n_bytes)
{
  guint depth = 0;

  while (!jb_span_is_empty (rest))
    {
      const char *at;

      jb_span_skip_ideographs (&rest);
      at = rest.at;
      if (jb_span_is_empty (rest))
        break;

      if (brackets && jb_span_take_any (&rest, "（([［【〔《"))
        {
          depth++;
        }
      else if (brackets && jb_span_take_any (&rest, "）)]］】〕》"))
        {
          if (depth > 0)
            depth--;
        }
      else if (depth == 0 &&
               (jb_span_take (&rest, "，") || (half_width && jb_span_take (&rest, ","))))
        {
          *n_bytes = rest.at - at;
          return at;
        }
      else
        {
          rest.at = g_utf8_next_char (rest.at);
        }
    }

  return NULL;
}

static gboolean
are_brackets_closed (JbSpan list)
{
  guint depth = 0;

  while (!jb_span_is_empty (list))
    {
      jb_span_skip_ideographs (&list);
      if (jb_span_is_empty (list))
        break;
      if (jb_span_take_any (&list, "（([［【〔《"))
        depth++;
      else if (!jb_span_take_any (&list, "）)]］】〕》"))
        list.at = g_utf8_next_char (list.at);
      else if (depth-- == 0)
        return FALSE;
    }

  return depth == 0;
}

/* Writes the entries of @list; the last one's decoration reaches to @close. */
static void
write_entries (JbReader   *self,
               JbRole      role,
               JbSpan      list,
               const char *marks,
               const char *close)
{
  gboolean brackets = are_brackets_closed (list);
  gboolean half_width = !jb_span_contains (list, "，");
  JbSpan   rest = list;
  gsize    n_bytes = 0;

  take_margin (&rest);
  take_last_margin (&rest);
  while (jb_span_take_last (&rest, marks))
    take_last_margin (&rest);
  while (jb_span_take_last (&rest, "，"))
    take_last_margin (&rest);

  while (!jb_span_is_empty (rest))
    {
      const char *separator = find_separator (rest, brackets, half_width, &n_bytes);
      JbSpan      entry = { rest.at, separator != NULL ? separator : rest.end };

      take_last_margin (&entry);
      if (separator == NULL)
        {
          add_entry (self, role, entry.at, entry, close);
          break;
        }
      add_entry (self, role, entry.at, entry, entry.end);
      rest.at = separator + n_bytes;
      take_margin (&rest);
    }
}

/* Where the label after the one that @rest begins with stands, after white space or the
 * end of a list. */
static const char *
find_next_label (JbSpan rest)
{
  gboolean may_begin = FALSE;
  JbSpan   own, list;

  if (jb_shape_is_recipients (rest, &own, &list))
    {
      rest.at = own.end;
      jb_span_take_space (&rest);
      jb_span_take_any (&rest, COLONS);
    }

  while (!jb_span_is_empty (rest))
    {
      JbSpan label, value;

      if (may_begin && jb_shape_is_recipients (rest, &label, &value))
        return rest.at;

      if (is_ideograph (rest.at))
        {
          rest.at += 3;
          may_begin = FALSE;
        }
      else if (jb_span_take_space (&rest) > 0)
        {
          may_begin = TRUE;
        }
      else if (jb_span_take_any (&rest, "。；"))
        {
          may_begin = TRUE;
        }
      else
        {
          rest.at = g_utf8_next_char (rest.at);
          jb_span_skip_ideographs (&rest);
          may_begin = FALSE;
        }
    }

  return NULL;
}

/* Writes one label and its list, which ends at @stop. */
static void
write_list (JbReader   *self,
            const char *open,
            JbSpan      list,
            const char *stop)
{
  JbSpan label, value;
  JbSpan rest;

  if (!jb_shape_is_recipients (list, &label, &value))
    {
      jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, open, list, stop);
      return;
    }

  rest = (JbSpan) { label.end, list.end };
  jb_span_take_space (&rest);
  jb_span_take_any (&rest, COLONS);
  jb_reader_add_mark (self, JB_ROLE_RECIPIENTS_LABEL, NULL, open, label, rest.at);
  jb_reader_cut_spaces (self, label);
  write_entries (self, JB_ROLE_RECIPIENT, rest, "。；;.", stop);
}

/* What is a number of copies only behind a wide space may be how many a recipient gets: 印2份. 共印
 * is of all of them, behind any space, and in brackets behind none. */
static gboolean
parts_copies (JbSpan copies,
              JbSpan value,
              guint  n_spaces)
{
  gboolean is_bracketed = value.at > copies.at;
  gboolean is_total = jb_span_has_prefix (value, "共印") || jb_span_has_prefix (value, "本期共印");

  return n_spaces >= 2 || (is_total && (n_spaces > 0 || is_bracketed));
}

/* Takes 共印N份 off the end of a line of recipients. */
static JbSpan
split_off_copies (JbSpan *line)
{
  JbSpan rest = *line;
  JbSpan none = { line->end, line->end };
  JbSpan value;

  for (guint n = 0; n < MAX_COPIES_CHARACTERS && !jb_span_is_empty (rest); n++)
    {
      JbSpan before = rest;
      JbSpan after = { rest.end, line->end };
      guint  n_spaces = jb_span_take_last_space (&before);

      if (jb_shape_is_copies (after, &value) && parts_copies (after, value, n_spaces))
        {
          *line = before;
          return after;
        }
      rest.end = g_utf8_prev_char (rest.end);
    }

  return none;
}

/**
 * jb_reader_write_recipients:
 * @from: the item that begins with a label
 * @to: the item after the last line of its list
 *
 * Writes one line of recipients, over however many lines it runs and with however many
 * labels on it.
 */
void
jb_reader_write_recipients (JbReader *self,
                            guint     from,
                            guint     to)
{
  const char *open = self->text + jb_reader_line (self, from)->start;
  const char *stop = self->text + jb_reader_line (self, to - 1)->stop;
  JbSpan      rest = { jb_reader_content (self, from).at, jb_reader_content (self, to - 1).end };
  JbSpan      copies = split_off_copies (&rest);

  for (;;)
    {
      JbSpan      list = rest;
      const char *next = find_next_label (rest);

      if (next == NULL)
        {
          JbSpan value;

          write_list (self, open, list, jb_span_is_empty (copies) ? stop : list.end);
          if (jb_shape_is_copies (copies, &value))
            jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("copies"), copies.at,
                                value, stop);
          return;
        }

      list.end = next;
      take_last_margin (&list);
      write_list (self, open, list, list.end);
      open = rest.at = next;
    }
}

/* Writes lines that hold entries of @role and nothing else; @marks may end them. */
static void
write_lines_of_entries (JbReader   *self,
                        JbRole      role,
                        guint       from,
                        guint       to,
                        const char *marks)
{
  const char *stop = self->text + jb_reader_line (self, to - 1)->stop;
  JbSpan      list = { jb_reader_content (self, from).at, jb_reader_content (self, to - 1).end };
  const char *open = self->text + jb_reader_line (self, from)->start;
  guint       first = self->transcript->marks->len;
  JbMark     *mark;

  write_entries (self, role, list, marks, stop);
  if (self->transcript->marks->len == first)
    {
      jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, open, list, stop);
      return;
    }

  /* The indent belongs to the first of them. */
  mark = &g_array_index (self->transcript->marks, JbMark, first);
  mark->open = list.at - open;
  if (first == 0)
    self->transcript->lead -= list.at - open;
  else
    g_array_index (self->transcript->marks, JbMark, first - 1).gap -= list.at - open;
}

/**
 * jb_reader_write_addressees:
 *
 * Writes the addressees of a document, which end in a colon.
 */
void
jb_reader_write_addressees (JbReader *self,
                            guint     from,
                            guint     to)
{
  write_lines_of_entries (self, JB_ROLE_ADDRESSEE, from, to, COLONS);
}

/**
 * jb_reader_write_entries:
 *
 * Writes recipients that stand on lines without a label.
 */
void
jb_reader_write_entries (JbReader *self,
                         guint     from,
                         guint     to)
{
  write_lines_of_entries (self, JB_ROLE_RECIPIENT, from, to, "。；;.");
}
