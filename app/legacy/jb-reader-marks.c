/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

/**
 * jb_reader_add_mark:
 * @key: (nullable): an interned key
 * @open: where the block begins
 * @value: what it says
 * @close: where its decoration ends
 *
 * Adds a mark. What stands between the mark before and @open is that one's gap.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
JbMark *
jb_reader_add_mark (JbReader   *self,
                    JbRole      role,
                    const char *key,
                    const char *open,
                    JbSpan      value,
                    const char *close)
{
  GArray *marks = self->transcript->marks;
  gsize   start = open - self->text;
  JbMark  mark = { 0 };

  g_assert (start >= self->at && open <= value.at && value.at <= value.end && value.end <= close);

  if (marks->len == 0)
    self->transcript->lead = start;
  else
    g_array_index (marks, JbMark, marks->len - 1).gap = start - self->at;

  mark.role = role;
  mark.key = key;
  mark.open = value.at - open;
  mark.raw = value.end - value.at;
  mark.close = close - value.end;
  mark.first_cut = self->transcript->cuts->len;
  g_array_append_val (marks, mark);
  self->at = close - self->text;

  return &g_array_index (marks, JbMark, marks->len - 1);
}

/**
 * jb_reader_add_cut:
 * @value: where the value of the last mark begins
 * @start: where the cut begins
 * @end: where it ends
 *
 * Cuts a part out of the value of the last mark. Cuts are added in their order.
 */
void
jb_reader_add_cut (JbReader   *self,
                   const char *value,
                   const char *start,
                   const char *end,
                   char        replacement)
{
  GArray *marks = self->transcript->marks;
  JbCut   cut = { 0 };

  if (start == end)
    return;

  cut.start = start - value;
  cut.length = end - start;
  cut.replacement = replacement;
  g_array_append_val (self->transcript->cuts, cut);
  g_array_index (marks, JbMark, marks->len - 1).n_cuts++;
}

/**
 * jb_reader_cut_spaces:
 * @value: the value of the last mark
 *
 * Closes up the value, but keeps the spaces between Latin words.
 */
void
jb_reader_cut_spaces (JbReader *self,
                      JbSpan    value)
{
  JbSpan rest = value;

  while (!jb_span_is_empty (rest))
    {
      const char *start = rest.at;

      if (jb_span_take_space (&rest) == 0)
        rest.at = g_utf8_next_char (rest.at);
      else if (start == value.at || ((guint8) start[-1] & 0x80) != 0 || jb_span_is_empty (rest) ||
               ((guint8) *rest.at & 0x80) != 0)
        jb_reader_add_cut (self, value.at, start, rest.at, 0);
    }
}

static const char *
line_start (JbReader *self,
            guint     item)
{
  return self->text + jb_reader_line (self, item)->start;
}

static const char *
line_stop (JbReader *self,
           guint     item)
{
  return self->text + jb_reader_line (self, item)->stop;
}

/* The line break after @end, with whatever stands there up to the text at @begin. */
static void
cut_line_break (JbReader   *self,
                const char *value,
                const char *end,
                const char *begin)
{
  gboolean latin = g_ascii_isalnum (end[-1]) && g_ascii_isalnum (*begin);

  jb_reader_add_cut (self, value, end, begin, latin ? ' ' : 0);
}

static void
cut_table_breaks (JbReader   *self,
                  const char *value,
                  guint       from,
                  guint       to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      const char *stop = line_stop (self, i);
      const char *next = line_start (self, i + 1);

      if (next - stop != 1 || *stop != '\n')
        jb_reader_add_cut (self, value, stop, next, '\n');
    }
}

/* The items from @from up to, not including, @to as one block, whose value is @value. */
static void
write_block (JbReader *self,
             JbRole    role,
             guint     from,
             guint     to,
             JbSpan    value)
{
  const JbItem *item = &self->items[from];
  JbMark       *mark;

  mark = jb_reader_add_mark (self, role, NULL, line_start (self, from), value,
                             line_stop (self, to - 1));
  if (item->flags & JB_ITEM_STARTS_ARTICLE)
    mark->flags |= JB_MARK_STARTS_ARTICLE;
  if (item->flags & JB_ITEM_STARTS_SECTION)
    mark->flags |= JB_MARK_STARTS_SECTION;

  if (to - from > 1 && item->flags & JB_ITEM_TABLE)
    cut_table_breaks (self, value.at, from, to);
  else
    for (guint i = from; i + 1 < to; i++)
      {
        JbSpan line = jb_reader_content (self, i);
        JbSpan next = jb_reader_content (self, i + 1);

        if (line.end > value.at && next.at < value.end)
          cut_line_break (self, value.at, line.end, next.at);
      }
}

static JbSpan
span_items (JbReader *self,
            guint     from,
            guint     to)
{
  return (JbSpan) { jb_reader_content (self, from).at, jb_reader_content (self, to - 1).end };
}

/* A paragraph, and the source that was pushed right behind its last line. */
static void
write_paragraph (JbReader *self,
                 JbRole    role,
                 guint     from,
                 guint     to)
{
  JbSpan      value = span_items (self, from, to);
  const char *stop = line_stop (self, to - 1);
  JbSpan      last, source, inside;
  JbMark     *mark;

  if (!(self->items[to - 1].flags & JB_ITEM_ENDS_IN_SOURCE) ||
      !jb_shape_ends_in_source (jb_reader_content (self, to - 1), &last, &source) ||
      !jb_shape_is_source (source, &inside))
    {
      write_block (self, role, from, to, value);
      return;
    }

  value.end = last.end;
  write_block (self, role, from, to, value);
  mark = &g_array_index (self->transcript->marks, JbMark, self->transcript->marks->len - 1);
  mark->close = 0;
  self->at = last.end - self->text;
  jb_reader_add_mark (self, JB_ROLE_SOURCE, NULL, source.at, inside, stop);
}

/* A value that takes a part of its first line and goes on to the end of its last one. */
static void
write_digest_title (JbReader *self,
                    guint     from,
                    guint     to)
{
  JbSpan value = span_items (self, from, to);
  JbSpan last = jb_reader_content (self, to - 1);

  value.at = jb_reader_digest_title (self, jb_reader_content (self, from)).at;
  if (to - from == 1)
    last.at = value.at;
  value.end = jb_shape_without_page (last).end;
  write_block (self, JB_ROLE_DIGEST_TITLE, from, to, value);
}

static void
write_subtitle (JbReader *self,
                guint     from,
                guint     to)
{
  JbSpan value = span_items (self, from, to);
  JbSpan first;

  if (jb_shape_is_subtitle (jb_reader_content (self, from), &first))
    {
      value.at = first.at;
      if (to - from == 1)
        value.end = first.end;
    }
  write_block (self, JB_ROLE_SUBTITLE, from, to, value);
}

static void
write_editor_note (JbReader *self,
                   guint     from,
                   guint     to)
{
  JbSpan value = span_items (self, from, to);
  JbSpan first;

  if (jb_shape_is_editor_note (jb_reader_content (self, from), &first))
    {
      JbSpan content = jb_reader_content (self, from);

      value.at = first.at;
      if (to - from == 1)
        value.end = first.end;
      else if (jb_span_take_any (&content, "（(") && !jb_span_has_prefix (content, "编者按）"))
        jb_span_take_last (&value, "）)");
    }
  write_block (self, JB_ROLE_EDITOR_NOTE, from, to, value);
}

static void
write_source (JbReader *self,
              guint     from,
              guint     to)
{
  JbSpan whole = span_items (self, from, to);
  JbSpan value;

  if (to - from == 1)
    {
      if (!jb_shape_is_source (whole, &value) && !jb_shape_is_bracketed (whole, &value) &&
          !jb_shape_is_subtitle (whole, &value))
        value = whole;
      write_block (self, JB_ROLE_SOURCE, from, to, value);
      return;
    }

  value = whole;
  jb_span_take_any (&value, "（(");
  jb_span_take_last (&value, "）)");
  value = jb_span_trim (value);
  if (!jb_shape_is_source (jb_reader_content (self, from), &whole))
    {
      write_block (self, JB_ROLE_SOURCE, from, to, value);
      return;
    }

  /* Each line has its own brackets: those inside are cut out with the line break. */
  jb_reader_add_mark (self, JB_ROLE_SOURCE, NULL, line_start (self, from), value,
                      line_stop (self, to - 1));
  for (guint i = from; i + 1 < to; i++)
    {
      JbSpan line, next;

      if (jb_shape_is_source (jb_reader_content (self, i), &line) &&
          jb_shape_is_source (jb_reader_content (self, i + 1), &next))
        jb_reader_add_cut (self, value.at, line.end, next.at, ' ');
    }
}

static void
write_date (JbReader *self,
            guint     from,
            guint     to)
{
  JbSpan value = span_items (self, from, to);
  JbSpan date;

  if (jb_shape_is_bracketed (value, &date))
    {
      value = date;
      if (jb_shape_take_date (&date))
        value.end = date.at;
    }
  write_block (self, JB_ROLE_DOCUMENT_DATE, from, to, value);
}

static void
write_group (JbReader *self,
             guint     from,
             guint     to)
{
  JbSpan content = jb_reader_content (self, from);
  JbRole role = self->items[from].role;
  JbSpan name;

  switch ((guint) role)
    {
    case JB_ROLE_MASTHEAD:
      jb_reader_write_masthead (self, from, to);
      break;

    case JB_ROLE_TAIL:
      jb_reader_write_tail (self, from);
      break;

    case JB_ROLE_RECIPIENTS_LABEL:
      jb_reader_write_recipients (self, from, to);
      break;

    case JB_ROLE_RECIPIENT:
      jb_reader_write_entries (self, from, to);
      break;

    case JB_ROLE_ADDRESSEE:
      jb_reader_write_addressees (self, from, to);
      break;

    case JB_ROLE_NUMBER:
      jb_reader_write_number (self, from);
      break;

    case JB_ROLE_SIGNATURE:
      jb_reader_write_signature (self, from);
      break;

    case JB_ROLE_SECTION:
    case JB_ROLE_DIGEST_SECTION:
      if (!jb_shape_is_section (content, &name))
        name = jb_shape_without_mark (content);
      write_block (self, role, from, to, name);
      jb_reader_cut_spaces (self, name);
      break;

    case JB_ROLE_DIGEST_HEADING:
      if (!jb_shape_is_digest_heading (content, &name))
        name = content;
      write_block (self, role, from, to, name);
      break;

    case JB_ROLE_DIGEST_TITLE:
      write_digest_title (self, from, to);
      break;

    case JB_ROLE_TITLE:
      write_block (self, role, from, to, jb_shape_without_mark (content));
      break;

    case JB_ROLE_SUBTITLE:
      write_subtitle (self, from, to);
      break;

    case JB_ROLE_EDITOR_NOTE:
      write_editor_note (self, from, to);
      break;

    case JB_ROLE_SOURCE:
      write_source (self, from, to);
      break;

    case JB_ROLE_DOCUMENT_DATE:
      write_date (self, from, to);
      break;

    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_BODY:
      write_paragraph (self, role, from, to);
      break;

    case JB_READER_NO_ROLE:
      write_block (self, JB_ROLE_UNKNOWN, from, to, span_items (self, from, to));
      break;

    default:
      write_block (self, role, from, to, span_items (self, from, to));
      break;
    }
}

static void
write_ornaments (JbReader *self,
                 guint     until)
{
  for (; self->next_line < until; self->next_line++)
    {
      const JbLine *line = &self->lines[self->next_line];
      JbSpan        content = { self->text + line->begin, self->text + line->end };

      if (line->shape != JB_SHAPE_BLANK)
        jb_reader_add_mark (self, JB_ROLE_ORNAMENT, NULL, self->text + line->start, content,
                            self->text + line->stop);
    }
}

/**
 * jb_reader_write_marks:
 *
 * Writes the items out as marks, with the ornaments between them, so that the marks
 * cover the text from end to end.
 */
void
jb_reader_write_marks (JbReader *self)
{
  GArray *marks = self->transcript->marks;

  for (guint i = 0; i < self->n_items;)
    {
      guint to = i + 1;

      while (to < self->n_items && self->items[to].flags & JB_ITEM_CONTINUES)
        to++;
      write_ornaments (self, self->items[i].line);
      write_group (self, i, to);
      self->next_line = self->items[to - 1].line + 1;
      i = to;
    }
  write_ornaments (self, self->n_lines);

  if (self->lines_end < self->length)
    {
      const char *rest = self->text + self->lines_end;
      JbSpan      all = { rest, self->text + self->length };

      jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, rest, all, all.end);
    }

  if (marks->len == 0)
    self->transcript->lead = self->length;
  else
    g_array_index (marks, JbMark, marks->len - 1).gap = self->length - self->at;
}
