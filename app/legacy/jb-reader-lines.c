/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

/* Only lines of fewer bytes are looked at inside. */
enum { MAX_SHORT_BYTES = 240 };

static JbEnding
find_ending (JbSpan content)
{
  const guint8 *p = (const guint8 *) content.end;
  gsize         left = jb_span_length (content);

  /* A closing quotation mark or bracket leaves the ending to what stands inside. */
  while (left >= 6 && ((p[-3] == 0xe2 && p[-2] == 0x80 && (p[-1] == 0x9d || p[-1] == 0x99)) ||
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
    case '.':
    case ')':
    case '"': return p[-1] == '.' ? JB_ENDING_STOP : JB_ENDING_NONE;
    case '!':
    case '?': return JB_ENDING_EXCLAMATION;
    case ';': return JB_ENDING_SEMICOLON;
    case ':': return JB_ENDING_COLON;
    case ',': return JB_ENDING_COMMA;
    default: break;
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
        case 0x81:
        case 0x9f: return JB_ENDING_EXCLAMATION;
        case 0x8c: return JB_ENDING_COMMA;
        case 0x8e: return JB_ENDING_STOP;
        case 0x9a: return JB_ENDING_COLON;
        case 0x9b: return JB_ENDING_SEMICOLON;
        default: break;
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
  guint8   first = *content.at;
  JbSpan   value;

  switch (first)
    {
    case '-':
    case '=':
    case '*':
    case '_':
    case '~':
    case '.':
    case '+':
    case '|':
    case 0xc2:
    case 0xe2:
    case 0xef:
      if (jb_shape_is_rule (content))
        return JB_SHAPE_RULE;
      if (jb_shape_is_page_number (content))
        return JB_SHAPE_PAGE_NUMBER;
      break;

    case '[':
    case '(':
    case 0xe3: break;

    case 0xe7:
      if ((guint8) content.at[1] != 0xac || (guint8) content.at[2] != 0xac)
        return JB_SHAPE_TEXT;
      return jb_shape_is_page_number (content) ? JB_SHAPE_PAGE_NUMBER : JB_SHAPE_TEXT;

    case 'P':
    case 'p': return jb_shape_is_page_number (content) ? JB_SHAPE_PAGE_NUMBER : JB_SHAPE_TEXT;

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
  guint  indent = jb_span_take_space (&content);

  jb_span_take_last_space (&content);
  line->begin = content.at - self->text;
  line->end = content.end - self->text;
  line->indent = MIN (indent, JB_READER_LONG);
  line->flags = 0;
  line->width = 0;
  line->shape = JB_SHAPE_BLANK;
  line->ending = JB_ENDING_NONE;

  if (line->begin > line->start &&
      memchr (self->text + line->start, '\f', line->begin - line->start))
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
  guint       kinds = 0;
  gsize       size = CLAMP (self->length / 64, 64, JB_READER_MAX_LINES);

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
  guint  blank = 0;

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
