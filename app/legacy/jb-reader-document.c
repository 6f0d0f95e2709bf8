/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_LINES_ABOVE_NUMBER = 10,
  MAX_TITLE_LINES = 6,
  MAX_TITLE_COLUMNS = 100,
  MAX_ADDRESSEE_LINES = 5,
  MAX_LOOK_AHEAD = 3,
  MAX_LINES_BELOW_SIGNATURE = 400,
  MAX_SIGNATURE_COLUMNS = 80,
  MAX_DATE_CHARACTERS = 20,
  NONE = -1,
};

/* Where the parts of a document's head stand, as items. */
typedef struct
{
  gint64   number;
  guint    title;
  guint    title_end;
  gboolean typed;           /* the title ends as that of a document does */
  gint64   date;
  guint    addressee;
  guint    addressee_end;   /* equal to @addressee when there is none */
  guint    body;
} Head;

static JbShape
shape_of (const JbReader *self,
          guint           item)
{
  return jb_reader_line (self, item)->shape;
}

/* The part of a line up to the first wide space. */
static JbSpan
first_part (JbSpan line)
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
  if (jb_shape_is_document_number (content) ||
      (jb_shape_is_bracketed (content, number) && jb_shape_is_document_number (*number)))
    {
      if (jb_shape_is_document_number (content))
        *number = content;
      return TRUE;
    }

  *number = first_part (content);
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

  return shape_of (self, item) == JB_SHAPE_TEXT && !jb_shape_is_ordinal (content) &&
         jb_span_length (content) <= 1200 && !jb_span_holds_any (content, sentence_words);
}

/* The addressees stand right under the title and end in a colon. */
static void
find_addressees (const JbReader *self,
                 guint           item,
                 Head           *head)
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
  JbSpan content = jb_reader_content (self, item);

  return line->shape == JB_SHAPE_TEXT && line->width <= MAX_TITLE_COLUMNS &&
         line->ending != JB_ENDING_STOP && line->ending != JB_ENDING_COLON &&
         line->ending != JB_ENDING_SEMICOLON && !jb_shape_is_heading (content) &&
         !jb_span_contains (content, "。") && !is_date_line (self, item);
}

/* Takes the lines of the title, which ends where a line says what the document is: a
 * …通知 or …意见. Where none does, the first gap ends it. */
static guint
take_title (const JbReader *self,
            Head           *head,
            guint           item,
            guint           to)
{
  guint i = item;

  while (i < to && i < item + MAX_TITLE_LINES)
    {
      const JbLine *line = jb_reader_line (self, i);
      JbSpan content = jb_reader_content (self, i);
      JbSpan inside;

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

static void
find_head (const JbReader *self,
           Head           *head)
{
  JbSpan value;
  guint i = 0;

  *head = (Head) { .number = NONE, .date = NONE };
  for (guint j = 0; j < self->tail && j < MAX_LINES_ABOVE_NUMBER && head->number == NONE; j++)
    {
      if (!jb_reader_is_short (self, j) || jb_reader_line (self, j)->ending == JB_ENDING_STOP)
        break;
      if (is_number_line (self, j, &value))
        head->number = j;
    }

  if (head->number == NONE)
    while (i + 1 < self->tail && i < 4 && stands_above_title (self, i))
      i++;
  else
    i = head->number + 1;

  head->title = i;
  i = take_title (self, head, i, self->tail);

  /* The number may stand under the title. */
  if (head->number > 0 && !head->typed)
    {
      Head above = { .number = NONE };
      guint first = 0;

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

/* A signature and its date on one line. */
static gboolean
split_signature (JbSpan  line,
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
          return !jb_span_is_empty (before) && jb_shape_is_date (*date) && jb_shape_is_unit (before);
        }
      rest.end = g_utf8_prev_char (rest.end);
    }

  return FALSE;
}

/* The signature, above the last date of the text: the items, or NONE. */
static void
find_signature (const JbReader *self,
                guint           from,
                gint64         *signature,
                gint64         *date)
{
  guint until = self->tail > from + MAX_LINES_BELOW_SIGNATURE ? self->tail - MAX_LINES_BELOW_SIGNATURE
                                                              : from;
  JbSpan unit, day;

  *signature = *date = NONE;
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
      if (split_signature (jb_reader_content (self, i - 1), &unit, &day))
        {
          *signature = i - 1;
          return;
        }
    }

  if (*date > from)
    {
      guint i = *date - 1;
      const JbLine *line = jb_reader_line (self, i);

      if (line->shape == JB_SHAPE_TEXT && line->width <= MAX_SIGNATURE_COLUMNS &&
          line->ending == JB_ENDING_NONE && !jb_reader_is_shielded (self, i) &&
          !jb_span_contains (jb_reader_content (self, i), "：") && !jb_shape_is_heading (jb_reader_content (self, i)) &&
          !jb_span_contains (jb_reader_content (self, i), "，") &&
          (line->indent >= 8 || jb_shape_is_unit (jb_reader_content (self, i)) ||
           self->items[i].blank > 0))
        *signature = i;
    }
  else if (*date == NONE && self->tail > from + 1)
    {
      guint i = self->tail - 1;
      const JbLine *line = jb_reader_line (self, i);

      /* Without a date it has to be pushed right, and name a body. */
      if (line->shape == JB_SHAPE_TEXT && line->width <= MAX_SIGNATURE_COLUMNS && line->indent >= 10 &&
          line->ending == JB_ENDING_NONE && jb_shape_is_unit (jb_reader_content (self, i)))
        *signature = i;
    }
}

static gboolean
is_dated (const JbReader *self,
          guint           item)
{
  JbSpan unit, date;

  return split_signature (jb_reader_content (self, item), &unit, &date);
}

/* Whether the tail has the lists of a bulletin. */
static gboolean
has_lists (const JbReader *self)
{
  for (guint i = self->tail; i < self->n_items; i++)
    {
      JbSpan label, value;

      if (self->items[i].role == JB_ROLE_RECIPIENTS_LABEL &&
          jb_shape_is_recipients (jb_reader_content (self, i), &label, &value) &&
          (jb_span_equals (label, "报") || jb_span_equals (label, "送") || jb_span_equals (label, "发")))
        return TRUE;
    }

  return FALSE;
}

/* Whether the line that ends in a colon under the title names those whom it goes to. */
static gboolean
names_addressees (const JbReader *self,
                  const Head     *head)
{
  JbSpan last;

  if (head->addressee_end == head->addressee)
    return FALSE;

  last = jb_reader_content (self, head->addressee_end - 1);
  jb_span_take_last (&last, "：:");
  return jb_shape_is_unit (jb_span_trim (last));
}

/* 关于…的通知 */
static gboolean
is_about (const JbReader *self,
          const Head     *head)
{
  for (guint i = head->title; i < head->title_end; i++)
    if (jb_span_contains (jb_reader_content (self, i), "关于"))
      return TRUE;

  return FALSE;
}

/**
 * jb_reader_judge_kind:
 *
 * Weighs what speaks for a document (a number, a title that ends in 通知, addressees under
 * it, a signature with its date) against what speaks for a bulletin (a digest, sections,
 * an issue's number, sources).
 */
JbKind
jb_reader_judge_kind (JbReader *self)
{
  guint document = 0;
  guint bulletin = 0;
  guint n_headings = 0;
  guint n_sections = 0;
  guint n_sources = 0;
  gint64 signature, date;
  JbSpan value;
  Head head;

  if (self->tail == 0)
    return JB_KIND_BULLETIN;

  find_head (self, &head);
  signature = date = NONE;
  if (head.number != NONE || head.typed || head.addressee_end > head.addressee)
    find_signature (self, head.body, &signature, &date);
  if (head.number != NONE)
    document += 3;
  if (head.typed)
    document += 2;
  if (head.addressee_end > head.addressee)
    document += 2;
  if (signature != NONE && (date != NONE || is_dated (self, signature)))
    document += 2;

  for (guint i = 0; i < self->tail; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      if (line->shape == JB_SHAPE_SECTION)
        n_sections++;
      else if (line->shape == JB_SHAPE_BRACKETED)
        n_sources += n_sources < 2 && i > head.body && jb_shape_is_source (jb_reader_content (self, i), &value);
      else if (line->shape == JB_SHAPE_TEXT && line->width < JB_READER_LONG)
        n_headings += n_headings < 2 && jb_shape_is_heading (jb_reader_content (self, i));
    }
  if (n_headings >= 2)
    document += 1;
  for (guint i = self->tail; i < self->n_items; i++)
    if (jb_shape_is_printed (jb_reader_content (self, i)) ||
        jb_shape_is_keywords (jb_reader_content (self, i), &value))
      document += 1;

  for (guint i = 0; i < self->tail && i < 40; i++)
    {
      JbSpan content = jb_reader_content (self, i);

      if (!jb_reader_is_short (self, i))
        break;
      if (jb_shape_is_digest_heading (content, &value))
        {
          bulletin += 4;
          break;
        }
      if (i < 8 && (jb_shape_is_issue (content) || jb_shape_is_issue (first_part (content)) ||
                    (jb_span_contains (content, "第") && jb_span_contains (content, "期（总第"))))
        bulletin += 3;
    }
  if (n_sections > 0)
    bulletin += n_sections > 1 ? 3 : 2;
  if (n_sources > 0)
    bulletin += n_sources > 1 ? 3 : 2;

  if (document > bulletin && document >= 3)
    return JB_KIND_DOCUMENT;

  /* Nothing speaks for a bulletin, and a little for a document. */
  if (bulletin == 0 && !has_lists (self) &&
      (names_addressees (self, &head) || (head.typed && is_about (self, &head))))
    return JB_KIND_DOCUMENT;

  return JB_KIND_BULLETIN;
}

static void
read_above_number (JbReader   *self,
                   const Head *head)
{
  guint end = head->number == NONE ? head->title : MIN ((guint) head->number, head->title);

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
  gint64 signature, date;
  guint from;
  Head head;

  find_head (self, &head);
  read_above_number (self, &head);
  if (head.number != NONE)
    self->items[head.number].role = JB_ROLE_NUMBER;
  for (guint i = head.title; i < head.title_end; i++)
    self->items[i].role = JB_ROLE_DOCUMENT_TITLE;
  if (head.date != NONE)
    self->items[head.date].role = JB_ROLE_DOCUMENT_DATE;
  for (guint i = head.addressee; i < head.addressee_end; i++)
    {
      self->items[i].role = JB_ROLE_ADDRESSEE;
      if (i > head.addressee)
        self->items[i].flags |= JB_ITEM_CONTINUES;
    }

  self->digest = self->body = head.body;
  jb_reader_weigh_layout (self);
  find_signature (self, head.body, &signature, &date);
  if (signature != NONE)
    self->items[signature].role = JB_ROLE_SIGNATURE;
  if (date != NONE && date >= head.body && (signature != NONE || head.date == NONE))
    self->items[date].role = head.date == NONE ? JB_ROLE_DOCUMENT_DATE : JB_ROLE_UNKNOWN;

  from = head.body;
  for (guint i = head.body; i < self->tail; i++)
    {
      JbItem *item = &self->items[i];

      if (item->role != JB_READER_NO_ROLE)
        continue;
      if (shape_of (self, i) == JB_SHAPE_TABLE_ROW)
        {
          item->role = JB_ROLE_BODY;
          item->flags |= JB_ITEM_TABLE;
          if (i > head.body && self->items[i - 1].flags & JB_ITEM_TABLE &&
              item->line == self->items[i - 1].line + 1)
            item->flags |= JB_ITEM_CONTINUES;
        }
      else if (!jb_reader_is_shielded (self, i) && jb_shape_is_heading (jb_reader_content (self, i)))
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
  const char *open = self->text + line->start;
  const char *stop = self->text + line->stop;
  JbSpan content = jb_reader_content (self, item);
  JbRole role = JB_ROLE_DOCUMENT_DATE;
  JbSpan unit, date;

  if (!split_signature (content, &unit, &date))
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
  const char *open = self->text + line->start;
  const char *stop = self->text + line->stop;
  JbSpan content = jb_reader_content (self, item);
  JbSpan number, rest, signer;

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
    jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("signer"), rest.at, signer, stop);
  else
    jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, rest.at, rest, stop);
}
