/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  /* Only lines of fewer bytes are looked at inside. */
  MAX_SHORT_BYTES = 240,
  MAX_RUNNING_HEAD_COLUMNS = 60,
  /* How far from the end of a page a running head may stand, in lines. */
  MAX_DISTANCE = 4,
  N_HEAD_LINES = 6,
};

static JbEnding
find_ending (JbSpan content)
{
  const guint8 *p = (const guint8 *) content.end;
  gsize left = jb_span_length (content);

  /* A closing quotation mark or bracket leaves the ending to what stands inside. */
  while (left >= 6 &&
         ((p[-3] == 0xe2 && p[-2] == 0x80 && (p[-1] == 0x9d || p[-1] == 0x99)) ||
          (p[-3] == 0xe3 && p[-2] == 0x80 && (p[-1] == 0x8d || p[-1] == 0x8f)) ||
          (p[-3] == 0xef && p[-2] == 0xbc && p[-1] == 0x89)))
    {
      p -= 3;
      left -= 3;
      if ((p[-1] & 0x80) == 0)
        break;
    }
  if (left == 0)
    return JB_ENDING_NONE;

  switch (p[-1])
    {
    case '.': case ')': case '"':
      return p[-1] == '.' ? JB_ENDING_STOP : JB_ENDING_NONE;
    case '!': case '?':
      return JB_ENDING_EXCLAMATION;
    case ';':
      return JB_ENDING_SEMICOLON;
    case ':':
      return JB_ENDING_COLON;
    case ',':
      return JB_ENDING_COMMA;
    default:
      break;
    }
  if (left < 3)
    return JB_ENDING_NONE;

  if (p[-3] == 0xe3 && p[-2] == 0x80)
    {
      if (p[-1] == 0x82)
        return JB_ENDING_STOP;
      if (p[-1] == 0x81)
        return p == (const guint8 *) content.end ? JB_ENDING_COMMA : JB_ENDING_NONE;
    }
  else if (p[-3] == 0xef && p[-2] == 0xbc)
    {
      switch (p[-1])
        {
        case 0x81: case 0x9f:
          return JB_ENDING_EXCLAMATION;
        case 0x8c:
          return JB_ENDING_COMMA;
        case 0x8e:
          return JB_ENDING_STOP;
        case 0x9a:
          return JB_ENDING_COLON;
        case 0x9b:
          return JB_ENDING_SEMICOLON;
        default:
          break;
        }
    }
  else if (p[-3] == 0xe2 && p[-2] == 0x80 && p[-1] == 0xa6)
    {
      return JB_ENDING_EXCLAMATION;
    }

  return JB_ENDING_NONE;
}

static JbShape
find_shape (JbSpan content)
{
  gboolean is_short = jb_span_length (content) <= MAX_SHORT_BYTES;
  guint8 first = *content.at;
  JbSpan value;

  switch (first)
    {
    case '-': case '=': case '*': case '_': case '~': case '.':
    case '+': case '|': case 0xc2: case 0xe2: case 0xef:
      if (jb_shape_is_rule (content))
        return JB_SHAPE_RULE;
      if (jb_shape_is_page_number (content))
        return JB_SHAPE_PAGE_NUMBER;
      break;

    case '[': case '(': case 0xe3:
      break;

    case 0xe7:
      if ((guint8) content.at[1] != 0xac || (guint8) content.at[2] != 0xac)
        return JB_SHAPE_TEXT;
      return jb_shape_is_page_number (content) ? JB_SHAPE_PAGE_NUMBER : JB_SHAPE_TEXT;

    case 'P': case 'p':
      return jb_shape_is_page_number (content) ? JB_SHAPE_PAGE_NUMBER : JB_SHAPE_TEXT;

    default:
      if (first >= '0' && first <= '9')
        {
          if (jb_shape_is_bare_number (content))
            return JB_SHAPE_BARE_NUMBER;
          if (jb_shape_is_page_number (content))
            return JB_SHAPE_PAGE_NUMBER;
        }
      return JB_SHAPE_TEXT;
    }

  if (jb_shape_is_table_row (content))
    return JB_SHAPE_TABLE_ROW;
  if (!is_short)
    return JB_SHAPE_TEXT;
  if (first == 0xef && jb_shape_is_bare_number (content))
    return JB_SHAPE_BARE_NUMBER;
  if (jb_shape_is_section (content, &value))
    return JB_SHAPE_SECTION;
  if (jb_shape_is_bracketed (content, &value))
    return JB_SHAPE_BRACKETED;
  if (jb_shape_is_subtitle (content, &value))
    return JB_SHAPE_DASHED;

  return JB_SHAPE_TEXT;
}

static void
measure_line (JbReader *self,
              JbLine   *line)
{
  JbSpan content = { self->text + line->start, self->text + line->stop };
  guint indent = jb_span_take_space (&content);

  jb_span_take_last_space (&content);
  line->begin = content.at - self->text;
  line->end = content.end - self->text;
  line->indent = MIN (indent, JB_READER_LONG);
  line->flags = 0;
  line->width = 0;
  line->shape = JB_SHAPE_BLANK;
  line->ending = JB_ENDING_NONE;

  if (line->begin > line->start && memchr (self->text + line->start, '\f', line->begin - line->start))
    line->flags |= JB_LINE_FORM_FEED;
  if (line->stop > line->end && memchr (self->text + line->end, '\f', line->stop - line->end))
    line->flags |= JB_LINE_FORM_FEED;
  if (line->begin == line->end)
    return;

  if (jb_span_length (content) <= MAX_SHORT_BYTES)
    line->width = MIN (jb_span_width (content), JB_READER_LONG);
  else
    line->width = JB_READER_LONG;
  line->ending = find_ending (content);
  line->shape = find_shape (content);
}

/**
 * jb_reader_split_lines:
 *
 * Finds the lines and what can be seen of each from its ends, and which newline the
 * text uses. LF, CRLF and CR are newlines; form feed, NEL and the rest are not.
 */
void
jb_reader_split_lines (JbReader *self)
{
  const char *end = self->text + self->length;
  const char *at = self->text;
  const char *cr = memchr (at, '\r', self->length);
  guint kinds = 0;
  gsize size = CLAMP (self->length / 64, 64, JB_READER_MAX_LINES);

  self->lines = g_new (JbLine, size);
  self->lines_end = 0;

  while (at < end)
    {
      const char *stop = memchr (at, '\n', (cr != NULL ? cr : end) - at);
      const char *next;

      if (stop != NULL)
        {
          next = stop + 1;
          kinds |= 1 << JB_NEWLINE_LF;
        }
      else if (cr != NULL)
        {
          stop = cr;
          next = cr + 1;
          if (next < end && *next == '\n')
            {
              next++;
              kinds |= 1 << JB_NEWLINE_CRLF;
            }
          else
            {
              kinds |= 1 << JB_NEWLINE_CR;
            }
          cr = memchr (next, '\r', end - next);
        }
      else
        {
          stop = next = end;
        }

      if (self->n_lines < JB_READER_MAX_LINES)
        {
          JbLine *line;

          if (self->n_lines == size)
            {
              size *= 2;
              self->lines = g_renew (JbLine, self->lines, size);
            }
          line = &self->lines[self->n_lines++];
          line->start = at - self->text;
          line->stop = stop - self->text;
          measure_line (self, line);
          self->lines_end = next - self->text;
        }
      at = next;
    }

  self->transcript->newline = JB_NEWLINE_LF;
  for (guint kind = JB_NEWLINE_LF; kind <= JB_NEWLINE_CR; kind++)
    if (kinds == 1u << kind)
      self->transcript->newline = kind;
  if ((kinds & (kinds - 1)) != 0)
    self->transcript->newline = JB_NEWLINE_MIXED;
}

static JbSpan
line_content (JbReader *self,
              guint     i)
{
  return (JbSpan) { self->text + self->lines[i].begin, self->text + self->lines[i].end };
}

static gboolean
is_blank_between (JbReader *self,
                  guint     i,
                  int       step)
{
  gint64 next = (gint64) i + step;

  return next < 0 || next >= self->n_lines || self->lines[next].shape == JB_SHAPE_BLANK;
}

/* So a paragraph is indented that would be taken for something else. */
static gboolean
is_indented_by_two (JbReader *self,
                    guint     i)
{
  JbSpan space = { self->text + self->lines[i].start, self->text + self->lines[i].begin };

  return jb_span_equals (space, "　　");
}

/* A bare number is a page number where the page really ends, or where it stands alone
 * and goes on counting from the one before. */
static void
find_bare_page_numbers (JbReader *self)
{
  gint64 expected = -1;

  for (guint i = 0; i < self->n_lines; i++)
    {
      JbLine *line = &self->lines[i];
      gboolean page_ends;
      gint64 number = 0;
      JbSpan digits;

      if (line->shape != JB_SHAPE_BARE_NUMBER)
        continue;

      page_ends = (line->flags & JB_LINE_FORM_FEED) != 0;
      for (guint j = i + 1; j < self->n_lines && j <= i + 2 && !page_ends; j++)
        {
          page_ends = (self->lines[j].flags & JB_LINE_FORM_FEED) != 0;
          if (self->lines[j].shape != JB_SHAPE_BLANK)
            break;
        }
      for (gint64 j = (gint64) i - 1; j >= 0 && j + 2 >= i && !page_ends; j--)
        {
          if (self->lines[j].shape != JB_SHAPE_BLANK)
            break;
          page_ends = (self->lines[j].flags & JB_LINE_FORM_FEED) != 0;
        }

      digits = line_content (self, i);
      for (; !jb_span_is_empty (digits); digits.at = g_utf8_next_char (digits.at))
        number = number * 10 + g_unichar_digit_value (g_utf8_get_char (digits.at) >= 0xff10
                                                        ? g_utf8_get_char (digits.at) - 0xff10 + '0'
                                                        : g_utf8_get_char (digits.at));
      if (!page_ends && !is_indented_by_two (self, i) && is_blank_between (self, i, -1) && is_blank_between (self, i, 1) &&
          (number == expected || (expected < 0 && (number == 1 || number == 2))))
        page_ends = TRUE;

      line->shape = page_ends ? JB_SHAPE_PAGE_NUMBER : JB_SHAPE_TEXT;
      if (page_ends)
        expected = number + 1;
    }
}

static guint64
hash_line (JbReader *self,
           guint     i)
{
  return jb_span_hash (line_content (self, i)).value;
}

/* Whether the line may be a running head as far as can be seen from the line alone. */
static gboolean
may_be_running_head (JbReader *self,
                     guint     i)
{
  const JbLine *line = &self->lines[i];

  return line->shape == JB_SHAPE_TEXT && line->width <= MAX_RUNNING_HEAD_COLUMNS &&
         (line->ending == JB_ENDING_NONE || line->ending == JB_ENDING_EXCLAMATION);
}

static gboolean
names_an_issue (JbSpan content)
{
  const char *first;

  while ((first = g_strstr_len (content.at, jb_span_length (content), "第")) != NULL)
    {
      JbSpan rest = { first + strlen ("第"), content.end };

      content = rest;
      jb_span_take_space (&rest);
      if (jb_span_take_number (&rest) == 0)
        continue;
      jb_span_take_space (&rest);
      if (jb_span_take (&rest, "期"))
        return TRUE;
    }

  return FALSE;
}

/* Whether the line repeats one of the first lines of the text, where the name stands. */
static gboolean
repeats_the_name (JbReader *self,
                  guint     i)
{
  char name[128];
  char head[256];
  guint n = 0;

  if (self->lines[i].end - self->lines[i].begin >= sizeof head)
    return FALSE;

  jb_span_compact (line_content (self, i), head, sizeof head);
  for (guint j = 0; j < i && n < N_HEAD_LINES; j++)
    {
      JbSpan content = line_content (self, j);
      JbSpan value;

      if (self->lines[j].shape == JB_SHAPE_BLANK || self->lines[j].shape == JB_SHAPE_RULE)
        continue;
      if (self->lines[j].shape != JB_SHAPE_TEXT || self->lines[j].width > MAX_RUNNING_HEAD_COLUMNS ||
          jb_shape_is_digest_heading (content, &value))
        return FALSE;

      n++;
      if (jb_span_length (content) >= sizeof name)
        continue;
      if (jb_span_compact (content, name, sizeof name) >= 9 && g_str_has_prefix (head, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
ends_page (const JbLine *line)
{
  return line->shape == JB_SHAPE_PAGE_NUMBER || (line->flags & JB_LINE_FORM_FEED) != 0;
}

/* Visits the short lines next to the ends of pages: above a page number, or below one. */
static void
visit_page_ends (JbReader  *self,
                 void     (*visit) (JbReader  *self,
                                    guint      line,
                                    JbHashSet *seen,
                                    JbHashSet *repeated),
                 JbHashSet *seen,
                 JbHashSet *repeated)
{
  guint done = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      guint n = 0;

      if (!ends_page (&self->lines[i]))
        continue;

      if (self->lines[i].shape == JB_SHAPE_PAGE_NUMBER)
        for (gint64 j = (gint64) i - 1; j >= done && n < MAX_DISTANCE; j--, n++)
          {
            JbShape shape = self->lines[j].shape;

            if (may_be_running_head (self, j))
              visit (self, j, seen, repeated);
            if (shape != JB_SHAPE_BLANK && shape != JB_SHAPE_RULE)
              break;
          }

      n = 0;
      for (guint j = (self->lines[i].flags & JB_LINE_FORM_FEED) != 0 &&
                       self->lines[i].shape != JB_SHAPE_PAGE_NUMBER ? i : i + 1;
           j < self->n_lines && n < MAX_DISTANCE; j++, n++)
        {
          JbShape shape = self->lines[j].shape;

          if (j > i && ends_page (&self->lines[j]))
            break;
          if (may_be_running_head (self, j))
            visit (self, j, seen, repeated);
          done = j + 1;
          if (shape != JB_SHAPE_BLANK && shape != JB_SHAPE_RULE)
            break;
        }
    }
}

static void
count_head (JbReader  *self,
            guint      line,
            JbHashSet *seen,
            JbHashSet *repeated)
{
  guint64 hash = hash_line (self, line);

  if (jb_hash_set_contains (seen, hash))
    jb_hash_set_add (repeated, hash);
  else
    jb_hash_set_add (seen, hash);
}

static void
judge_head (JbReader  *self,
            guint      line,
            JbHashSet *seen,
            JbHashSet *repeated)
{
  if (jb_hash_set_contains (repeated, hash_line (self, line)) || repeats_the_name (self, line) ||
      names_an_issue (line_content (self, line)))
    self->lines[line].shape = JB_SHAPE_RUNNING_HEAD;
}

/* Inside a drawn table a line of strokes is no rule, and a row may lack its left bar. */
static void
find_table_rows (JbReader *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      JbLine *line = &self->lines[i];
      gboolean after = i > 0 && self->lines[i - 1].shape == JB_SHAPE_TABLE_ROW;
      gboolean before = i + 1 < self->n_lines && self->lines[i + 1].shape == JB_SHAPE_TABLE_ROW;

      if (line->shape == JB_SHAPE_RULE)
        {
          if (after || before)
            line->shape = JB_SHAPE_TABLE_ROW;
        }
      else if (after && line->shape != JB_SHAPE_BLANK && line->width < JB_READER_LONG &&
               (jb_span_contains (line_content (self, i), "│") ||
                jb_span_contains (line_content (self, i), "┃")))
        {
          line->shape = JB_SHAPE_TABLE_ROW;
        }
    }
}

/**
 * jb_reader_find_ornaments:
 *
 * Tells page numbers and running heads from text by where they stand: at the end of a
 * page, and again at the end of another one.
 */
void
jb_reader_find_ornaments (JbReader *self)
{
  g_auto(JbHashSet) seen = { NULL };
  g_auto(JbHashSet) repeated = { NULL };
  guint first = 0;

  find_bare_page_numbers (self);
  find_table_rows (self);

  /* What stands at the top of the text is the masthead itself. */
  while (first < self->n_lines && self->lines[first].shape == JB_SHAPE_BLANK)
    self->lines[first++].flags &= ~JB_LINE_FORM_FEED;
  if (first < self->n_lines)
    self->lines[first].flags &= ~JB_LINE_FORM_FEED;

  visit_page_ends (self, count_head, &seen, &repeated);
  visit_page_ends (self, judge_head, &seen, &repeated);
}

static gboolean
is_ornament (const JbLine *line)
{
  return line->shape == JB_SHAPE_RULE || line->shape == JB_SHAPE_PAGE_NUMBER ||
         line->shape == JB_SHAPE_RUNNING_HEAD;
}

/**
 * jb_reader_list_items:
 *
 * Lists the lines that are neither blank nor ornaments.
 */
void
jb_reader_list_items (JbReader *self)
{
  guint8 flags = 0;
  guint blank = 0;

  self->items = g_new (JbItem, self->n_lines + 1);
  for (guint i = 0; i < self->n_lines; i++)
    {
      const JbLine *line = &self->lines[i];

      if ((line->flags & JB_LINE_FORM_FEED) != 0 || line->shape == JB_SHAPE_PAGE_NUMBER)
        flags |= JB_ITEM_AFTER_PAGE;
      if (line->shape == JB_SHAPE_BLANK)
        {
          blank++;
        }
      else if (is_ornament (line))
        {
          if (line->shape == JB_SHAPE_RULE)
            flags |= JB_ITEM_AFTER_RULE;
        }
      else
        {
          JbItem *item = &self->items[self->n_items++];

          item->line = i;
          item->role = JB_READER_NO_ROLE;
          item->blank = MIN (blank, 255);
          item->flags = flags;
          flags = 0;
          blank = 0;
        }
    }
}
