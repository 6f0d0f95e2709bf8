/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_RUNNING_HEAD_COLUMNS = 60,
  /* How far from the end of a page a running head may stand, in lines. */
  MAX_DISTANCE = 4,
  N_HEAD_LINES = 6,
};

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
      JbLine  *line = &self->lines[i];
      gboolean page_ends;
      gint64   number = 0;
      JbSpan   digits;

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
        number =
            number * 10 + g_unichar_digit_value (g_utf8_get_char (digits.at) >= 0xff10
                                                     ? g_utf8_get_char (digits.at) - 0xff10 + '0'
                                                     : g_utf8_get_char (digits.at));
      if (!page_ends && !is_indented_by_two (self, i) && is_blank_between (self, i, -1) &&
          is_blank_between (self, i, 1) &&
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
  char  name[128];
  char  head[256];
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
      if (self->lines[j].shape != JB_SHAPE_TEXT ||
          self->lines[j].width > MAX_RUNNING_HEAD_COLUMNS ||
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

typedef void (*Visit) (JbReader  *self,
                       guint      line,
                       JbHashSet *seen,
                       JbHashSet *repeated);

/* Visits the short lines next to the ends of pages: above a page number, or below one. */
static void
visit_page_ends (JbReader  *self,
                 Visit      visit,
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
                             self->lines[i].shape != JB_SHAPE_PAGE_NUMBER
                         ? i
                         : i + 1;
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
      JbLine  *line = &self->lines[i];
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
  g_auto (JbHashSet) seen = { NULL };
  g_auto (JbHashSet) repeated = { NULL };
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
