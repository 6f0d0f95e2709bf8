/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-document-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_LINES_ABOVE_NUMBER = 10,
  MAX_TITLE_LINES = 6,
  MAX_TITLE_COLUMNS = 100,
  MAX_ADDRESSEE_LINES = 5,
  MAX_LOOK_AHEAD = 3,
};

/* The part of a line up to the first wide space. */
JbSpan
jb_reader_first_part (JbSpan line)
{
  JbSpan part = { line.at, line.at };

  while (!jb_span_is_empty (line))
    {
      if (jb_span_take_space (&line) >= 2)
        break;
      if (!jb_span_is_empty (line))
        line.at = g_utf8_next_char (line.at);
      part.end = line.at;
    }

  return jb_span_trim (part);
}

static gboolean
is_number_line (const JbReader *self,
                guint           item,
                JbSpan         *number)
{
  JbSpan content = jb_reader_content (self, item);
  JbSpan rest, signer;

  if (!jb_reader_is_short (self, item) || !jb_span_contains (content, "号"))
    return FALSE;
  if (jb_shape_is_document_number (content))
    {
      *number = content;
      return TRUE;
    }
  if (jb_shape_is_bracketed (content, number) && jb_shape_is_document_number (*number))
    return TRUE;

  *number = jb_reader_first_part (content);
  if (jb_shape_is_document_number (*number))
    return TRUE;

  /* The number may stand to the right of something else, or a single space before 签发人. */
  if (!jb_span_contains (content, "签"))
    return FALSE;
  rest = content;
  while (!jb_span_is_empty (rest))
    {
      const char *at = rest.at;

      if (jb_span_take_space (&rest) > 0)
        {
          if (jb_shape_is_signer (rest, &signer))
            {
              *number = jb_span_trim ((JbSpan) { content.at, at });
              return jb_shape_is_document_number (*number);
            }
        }
      else
        {
          rest.at = g_utf8_next_char (rest.at);
        }
    }

  return FALSE;
}

static gboolean
is_date_line (const JbReader *self,
              guint           item)
{
  JbSpan content = jb_reader_content (self, item);
  JbSpan inside;

  if (!jb_reader_is_short (self, item))
    return FALSE;
  if (jb_shape_is_date (content))
    return TRUE;

  return jb_shape_is_bracketed (content, &inside) && jb_shape_take_date (&inside) &&
         jb_span_count (inside) <= 30;
}

static gboolean
may_be_addressee (const JbReader *self,
                  guint           item)
{
  static const char *const sentence_words[] = {
    "如下", "现将", "现就", "根据", "为了", "决定", "特此", "以下", "通知", "报告", "请示", "意见", "经研究",
    "按照", "。", "；", "是：", "了", "贯彻", NULL,
  };
  JbSpan content = jb_reader_content (self, item);

  return jb_reader_shape (self, item) == JB_SHAPE_TEXT && !jb_shape_is_ordinal (content) &&
         jb_span_length (content) <= 1200 && !jb_span_holds_any (content, sentence_words);
}

/* The addressees stand right under the title and end in a colon. */
static void
find_addressees (const JbReader *self,
                 guint           item,
                 JbDocumentHead *head)
{
  guint i = item;

  head->addressee = head->addressee_end = item;
  for (guint n = 0; n < MAX_ADDRESSEE_LINES && i < self->tail; n++, i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      if (!may_be_addressee (self, i) || (n > 0 && self->items[i].blank > 0))
        return;
      if (line->ending == JB_ENDING_COLON)
        {
          head->addressee_end = i + 1;
          return;
        }
      if (line->ending != JB_ENDING_COMMA && line->ending != JB_ENDING_NONE)
        return;
    }
}

/* A line that may stand above the title of a document that has no number. */
static gboolean
stands_above_title (const JbReader *self,
                    guint           item)
{
  JbSpan content = jb_reader_content (self, item);

  return jb_shape_is_secrecy (content) || jb_shape_is_copy_number (content) ||
         jb_shape_is_notice (content) ||
         (jb_span_has_suffix (content, "文件") && jb_reader_line (self, item)->width <= 60);
}

/* Whether one of the next lines says what the document is. */
static gboolean
is_typed_soon (const JbReader *self,
               guint           item)
{
  for (guint i = item; i < self->tail && i < item + MAX_LOOK_AHEAD; i++)
    if (jb_reader_is_short (self, i) && jb_shape_is_document_title (jb_reader_content (self, i)))
      return TRUE;

  return FALSE;
}

static gboolean
may_be_title (const JbReader *self,
              guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        content = jb_reader_content (self, item);

  return line->shape == JB_SHAPE_TEXT && line->width <= MAX_TITLE_COLUMNS &&
         line->ending != JB_ENDING_STOP && line->ending != JB_ENDING_COLON &&
         line->ending != JB_ENDING_SEMICOLON && !jb_shape_is_heading (content) &&
         !jb_span_contains (content, "。") && !is_date_line (self, item);
}

/* Takes the lines of the title, which ends where a line says what the document is: a
 * …通知 or …意见. Where none does, the first gap ends it. */
static guint
take_title (const JbReader *self,
            JbDocumentHead *head,
            guint           item,
            guint           to)
{
  guint i = item;

  while (i < to && i < item + MAX_TITLE_LINES)
    {
      const JbLine *line = jb_reader_line (self, i);
      JbSpan        content = jb_reader_content (self, i);
      JbSpan        inside;

      if (i > item && line->shape == JB_SHAPE_BRACKETED && !is_date_line (self, i) &&
          jb_shape_is_bracketed (content, &inside) && jb_span_count (inside) <= 12 &&
          !jb_shape_is_ordinal (content))
        {
          i++;
          continue;
        }
      if (!may_be_title (self, i) || (head->typed && !jb_span_has_prefix (content, "的")))
        break;
      if (i > item && !head->typed && self->items[i].blank > 0 &&
          (line->ending == JB_ENDING_COMMA || (i > item + 1 && !is_typed_soon (self, i))))
        break;
      i++;
      if (jb_shape_is_document_title (content))
        head->typed = TRUE;
    }

  return i;
}

void
jb_reader_find_document_head (const JbReader *self,
                              JbDocumentHead *head)
{
  JbSpan value;
  guint  i = 0;

  *head = (JbDocumentHead) { .number = JB_READER_NONE, .date = JB_READER_NONE };
  for (guint j = 0; j < self->tail && j < MAX_LINES_ABOVE_NUMBER && head->number == JB_READER_NONE;
       j++)
    {
      if (!jb_reader_is_short (self, j) || jb_reader_line (self, j)->ending == JB_ENDING_STOP)
        break;
      if (is_number_line (self, j, &value))
        head->number = j;
    }

  if (head->number == JB_READER_NONE)
    while (i + 1 < self->tail && i < 4 && stands_above_title (self, i))
      i++;
  else
    i = head->number + 1;

  head->title = i;
  i = take_title (self, head, i, self->tail);

  /* The number may stand under the title. */
  if (head->number > 0 && !head->typed)
    {
      JbDocumentHead above = { .number = JB_READER_NONE };
      guint          first = 0;

      while (first + 1 < head->number && stands_above_title (self, first))
        first++;
      if (take_title (self, &above, first, head->number) == head->number && above.typed)
        {
          head->title = first;
          head->typed = TRUE;
          head->title_end = head->number;
          i = head->number + 1;
        }
    }
  if (head->title_end == 0)
    head->title_end = i;

  if (i < self->tail && is_date_line (self, i) && i > head->title)
    head->date = i++;
  find_addressees (self, i, head);
  head->body = head->addressee_end;
}

/**
 * jb_reader_write_number:
 *
 * Writes the line of a document's number, on which its signer may stand too.
 */
void
jb_reader_write_number (JbReader *self,
                        guint     item)
{
  const JbLine *line = jb_reader_line (self, item);
  const char   *open = self->text + line->start;
  const char   *stop = self->text + line->stop;
  JbSpan        content = jb_reader_content (self, item);
  JbSpan        number, rest, signer;

  if (!is_number_line (self, item, &number))
    {
      jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, open, content, stop);
      return;
    }

  rest = jb_span_trim ((JbSpan) { number.end, content.end });
  if (jb_span_is_empty (rest) || number.at > content.at)
    {
      jb_reader_add_mark (self, JB_ROLE_NUMBER, NULL, open, number, stop);
      return;
    }

  jb_reader_add_mark (self, JB_ROLE_NUMBER, NULL, open, number, number.end);
  if (jb_shape_is_signer (rest, &signer))
    jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("signer"), rest.at, signer,
                        stop);
  else
    jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, rest.at, rest, stop);
}
