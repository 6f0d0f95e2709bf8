/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-document-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_LINES_BELOW_SIGNATURE = 400,
  MAX_SIGNATURE_COLUMNS = 80,
  MAX_DATE_CHARACTERS = 20,
};

/* A signature and its date on one line. */
gboolean
jb_reader_split_signature (JbSpan  line,
                           JbSpan *unit,
                           JbSpan *date)
{
  JbSpan rest = line;

  for (guint n = 0; n < MAX_DATE_CHARACTERS && !jb_span_is_empty (rest); n++)
    {
      JbSpan before = rest;

      if (jb_span_take_last_space (&before) >= 2)
        {
          *unit = before;
          *date = (JbSpan) { rest.end, line.end };
          return !jb_span_is_empty (before) && jb_shape_is_date (*date) &&
                 jb_shape_is_unit (before);
        }
      rest.end = g_utf8_prev_char (rest.end);
    }

  return FALSE;
}

/* The signature, above the last date of the text: the items, or JB_READER_NONE. */
void
jb_reader_find_signature (const JbReader *self,
                          guint           from,
                          gint64         *signature,
                          gint64         *date)
{
  guint until =
      self->tail > from + MAX_LINES_BELOW_SIGNATURE ? self->tail - MAX_LINES_BELOW_SIGNATURE : from;
  JbSpan unit, day;

  *signature = *date = JB_READER_NONE;
  for (guint i = self->tail; i > until; i--)
    {
      const JbLine *line = jb_reader_line (self, i - 1);

      if (line->shape != JB_SHAPE_TEXT || line->width > MAX_SIGNATURE_COLUMNS)
        continue;
      if (jb_shape_is_date (jb_reader_content (self, i - 1)))
        {
          *date = i - 1;
          break;
        }
      if (jb_reader_split_signature (jb_reader_content (self, i - 1), &unit, &day))
        {
          *signature = i - 1;
          return;
        }
    }

  if (*date > from)
    {
      guint         i = *date - 1;
      const JbLine *line = jb_reader_line (self, i);

      if (line->shape == JB_SHAPE_TEXT && line->width <= MAX_SIGNATURE_COLUMNS &&
          line->ending == JB_ENDING_NONE && !jb_reader_is_shielded (self, i) &&
          !jb_span_contains (jb_reader_content (self, i), "：") &&
          !jb_shape_is_heading (jb_reader_content (self, i)) &&
          !jb_span_contains (jb_reader_content (self, i), "，") &&
          (line->indent >= 8 || jb_shape_is_unit (jb_reader_content (self, i)) ||
           self->items[i].blank > 0))
        *signature = i;
    }
  else if (*date == JB_READER_NONE && self->tail > from + 1)
    {
      guint         i = self->tail - 1;
      const JbLine *line = jb_reader_line (self, i);

      /* Without a date it has to be pushed right, and name a body. */
      if (line->shape == JB_SHAPE_TEXT && line->width <= MAX_SIGNATURE_COLUMNS &&
          line->indent >= 10 && line->ending == JB_ENDING_NONE &&
          jb_shape_is_unit (jb_reader_content (self, i)))
        *signature = i;
    }
}

static void
read_above_number (JbReader             *self,
                   const JbDocumentHead *head)
{
  guint end =
      head->number == JB_READER_NONE ? head->title : MIN ((guint) head->number, head->title);

  for (guint i = 0; i < end; i++)
    self->items[i].role = JB_ROLE_MASTHEAD;
}

/**
 * jb_reader_read_document:
 *
 * Divides an official document.
 */
void
jb_reader_read_document (JbReader *self)
{
  gint64         signature, date;
  guint          from;
  JbDocumentHead head;

  jb_reader_find_document_head (self, &head);
  read_above_number (self, &head);
  if (head.number != JB_READER_NONE)
    self->items[head.number].role = JB_ROLE_NUMBER;
  for (guint i = head.title; i < head.title_end; i++)
    self->items[i].role = JB_ROLE_DOCUMENT_TITLE;
  if (head.date != JB_READER_NONE)
    self->items[head.date].role = JB_ROLE_DOCUMENT_DATE;
  for (guint i = head.addressee; i < head.addressee_end; i++)
    {
      self->items[i].role = JB_ROLE_ADDRESSEE;
      if (i > head.addressee)
        self->items[i].flags |= JB_ITEM_CONTINUES;
    }

  self->digest = self->body = head.body;
  jb_reader_weigh_layout (self);
  jb_reader_find_signature (self, head.body, &signature, &date);
  if (signature != JB_READER_NONE)
    self->items[signature].role = JB_ROLE_SIGNATURE;
  if (date != JB_READER_NONE && date >= head.body &&
      (signature != JB_READER_NONE || head.date == JB_READER_NONE))
    self->items[date].role = head.date == JB_READER_NONE ? JB_ROLE_DOCUMENT_DATE : JB_ROLE_UNKNOWN;

  from = head.body;
  for (guint i = head.body; i < self->tail; i++)
    {
      JbItem *item = &self->items[i];

      if (item->role != JB_READER_NO_ROLE)
        continue;
      if (jb_reader_shape (self, i) == JB_SHAPE_TABLE_ROW)
        {
          item->role = JB_ROLE_BODY;
          item->flags |= JB_ITEM_TABLE;
          if (i > head.body && self->items[i - 1].flags & JB_ITEM_TABLE &&
              item->line == self->items[i - 1].line + 1)
            item->flags |= JB_ITEM_CONTINUES;
        }
      else if (!jb_reader_is_shielded (self, i) &&
               jb_shape_is_heading (jb_reader_content (self, i)))
        {
          item->role = JB_ROLE_HEADING;
        }
      else
        {
          item->role = JB_ROLE_BODY;
        }
    }
  jb_reader_join_wrapped (self, from, self->tail, JB_ROLE_BODY);
}

/**
 * jb_reader_write_signature:
 *
 * Writes the line of a signature, on which its date may stand too.
 */
void
jb_reader_write_signature (JbReader *self,
                           guint     item)
{
  const JbLine *line = jb_reader_line (self, item);
  const char   *open = self->text + line->start;
  const char   *stop = self->text + line->stop;
  JbSpan        content = jb_reader_content (self, item);
  JbRole        role = JB_ROLE_DOCUMENT_DATE;
  JbSpan        unit, date;

  if (!jb_reader_split_signature (content, &unit, &date))
    {
      jb_reader_add_mark (self, JB_ROLE_SIGNATURE, NULL, open, content, stop);
      return;
    }

  /* A document has one date, and the one under the title was first. */
  for (guint i = 0; i < item; i++)
    if (self->items[i].role == JB_ROLE_DOCUMENT_DATE)
      role = JB_ROLE_UNKNOWN;
  jb_reader_add_mark (self, JB_ROLE_SIGNATURE, NULL, open, unit, unit.end);
  jb_reader_add_mark (self, role, NULL, date.at, date, stop);
}
