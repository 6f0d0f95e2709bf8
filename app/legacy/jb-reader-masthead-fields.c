/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_FIELDS = 12,
  MAX_BYTES = 256,
};

typedef enum
{
  FIELD_NONE,
  FIELD_NOTICE,
  FIELD_COPY,
  FIELD_SECRECY,
  FIELD_NAME,
  FIELD_ISSUE,
  FIELD_TOTAL,
  FIELD_ISSUER,
  FIELD_DATE,
  N_FIELDS
} Field;

static const char *const keys[] = {
  [FIELD_NONE] = NULL,
  [FIELD_NOTICE] = "notice",
  [FIELD_COPY] = "copy",
  [FIELD_SECRECY] = "secrecy",
  [FIELD_NAME] = "name",
  [FIELD_ISSUE] = "issue",
  [FIELD_TOTAL] = "total",
  [FIELD_ISSUER] = "issuer",
  [FIELD_DATE] = "date",
};

static const char *const issuer_labels[] = {
  "主办单位", "编印单位", "主办", "编印", "编辑单位", "编发", "主编单位", "出版单位", NULL,
};

static const char *const date_labels[] = {
  "出版日期", "编印日期", "印发日期", "日期", "出版时间", "时间", NULL,
};

/* What one part of a line is, and where its value stands. */
typedef struct
{
  JbSpan whole;
  JbSpan value;
  Field  field;
} Part;

static gboolean
is_single (JbSpan span)
{
  return !jb_span_is_empty (span) && g_utf8_next_char (span.at) == span.end &&
         (guint8) *span.at >= 0xe0;
}

static Field
judge_value (JbSpan  whole,
             JbSpan *value)
{
  JbSpan rest = whole;
  JbSpan inside;

  *value = whole;
  if (jb_span_length (whole) >= MAX_BYTES)
    return FIELD_NONE;

  if (jb_shape_is_notice (whole))
    return FIELD_NOTICE;
  if (jb_shape_is_secrecy (whole))
    return FIELD_SECRECY;
  if (jb_shape_is_issue (whole))
    {
      if (jb_shape_is_bracketed (whole, &inside) && jb_shape_is_issue (inside))
        *value = inside;
      return FIELD_ISSUE;
    }
  if (jb_shape_is_total (whole))
    {
      if (jb_shape_is_bracketed (whole, &inside))
        *value = inside;
      return FIELD_TOTAL;
    }
  if (jb_shape_is_date (whole))
    return FIELD_DATE;
  if (jb_shape_is_bracketed (whole, &inside) && jb_shape_is_date (inside))
    {
      *value = inside;
      return FIELD_DATE;
    }
  if (jb_shape_is_copy_number (whole))
    return FIELD_COPY;

  if (jb_span_take_word (&rest, date_labels) && jb_span_take_any (&rest, "：:"))
    {
      rest = jb_span_trim (rest);
      if (jb_shape_is_date (rest))
        {
          *value = rest;
          return FIELD_DATE;
        }
    }
  rest = whole;
  if (jb_span_take_word (&rest, issuer_labels) && jb_span_take_any (&rest, "：:"))
    {
      *value = jb_span_trim (rest);
      return jb_span_is_empty (*value) ? FIELD_NONE : FIELD_ISSUER;
    }

  return FIELD_NONE;
}

/* Takes the part that @rest begins with: up to a wide space, but letter-spaced words and
 * fields with spaces inside stay together. */
static Part
take_part (JbSpan *rest)
{
  Part     part = { { rest->at, rest->at }, { rest->at, rest->at }, FIELD_NONE };
  gboolean single = TRUE;

  while (!jb_span_is_empty (*rest))
    {
      JbSpan word = { rest->at, rest->at };
      JbSpan after;
      guint  space;

      while (!jb_span_is_empty (*rest))
        {
          JbSpan probe = *rest;

          if (jb_span_take_space (&probe) > 0)
            break;
          /* （总第…） follows the issue's number without a space. */
          if (rest->at > word.at &&
              (jb_span_has_prefix (*rest, "（总") || jb_span_has_prefix (*rest, "(总") ||
               jb_span_has_prefix (*rest, "总第") || jb_span_has_prefix (*rest, "总期")) &&
              jb_shape_is_issue ((JbSpan) { part.whole.at, rest->at }))
            break;
          rest->at = g_utf8_next_char (rest->at);
        }
      word.end = rest->at;
      single = single && is_single (word);
      part.whole.end = word.end;

      after = *rest;
      space = jb_span_take_space (&after);
      if (jb_span_is_empty (after) || space == 0)
        break;

      if (space >= 2)
        {
          JbSpan next = { after.at, after.at };

          while (!jb_span_is_empty (after))
            {
              JbSpan probe = after;

              if (jb_span_take_space (&probe) > 0)
                break;
              after.at = g_utf8_next_char (after.at);
            }
          next.end = after.at;
          if (!(single && is_single (next)))
            {
              Part joined = { { part.whole.at, next.end } };

              /* "2012年　4月", "第　12　期": spaced out, yet one field. */
              if (judge_value (part.whole, &joined.value) != FIELD_NONE ||
                  (judge_value (joined.whole, &joined.value) != FIELD_DATE &&
                   judge_value (joined.whole, &joined.value) != FIELD_ISSUE &&
                   !(jb_span_has_prefix (part.whole, "第") && jb_span_count (part.whole) == 1)))
                break;
            }
        }
      jb_span_take_space (rest);
    }

  part.field = judge_value (part.whole, &part.value);
  return part;
}

/* A date that only one space parts from the issuer before it. */
static guint
split_off_date (Part *parts,
                guint n)
{
  JbSpan head, date, value;

  if (n == 0 || n == MAX_FIELDS || parts[n - 1].field != FIELD_NONE)
    return n;

  head = parts[n - 1].whole;
  date = (JbSpan) { head.end, head.end };
  while (!jb_span_is_empty (head))
    {
      JbSpan before = head;

      if (jb_span_take_last_space (&before) > 0 && !jb_span_is_empty (before) &&
          judge_value (date, &value) == FIELD_DATE)
        {
          parts[n] = (Part) { date, value, FIELD_DATE };
          parts[n - 1].whole = before;
          parts[n - 1].field = judge_value (before, &parts[n - 1].value);
          return n + 1;
        }
      head.end = date.at = g_utf8_prev_char (head.end);
    }

  return n;
}

static guint
split_line (JbSpan line,
            Part  *parts)
{
  Part     whole = { line, line, FIELD_NONE };
  gboolean mixed = FALSE;
  guint    n = 0;

  whole.field = judge_value (line, &whole.value);
  if (whole.field == FIELD_ISSUE || whole.field == FIELD_TOTAL || whole.field == FIELD_DATE)
    {
      parts[0] = whole;
      return 1;
    }

  while (!jb_span_is_empty (line) && n < MAX_FIELDS)
    {
      parts[n] = take_part (&line);
      if (parts[n].field == FIELD_NONE)
        mixed = mixed || jb_shape_is_name (parts[n].whole) || jb_shape_is_unit (parts[n].whole);
      else
        mixed = mixed || parts[n].field != FIELD_NOTICE;
      n++;
      jb_span_take_space (&line);
    }
  if (!jb_span_is_empty (line))
    parts[n - 1].whole.end = parts[n - 1].value.end = line.end;
  n = split_off_date (parts, n);
  if (n > 0 && parts[n - 1].field == FIELD_DATE)
    mixed = TRUE;

  /* 内部资料　注意保存 is one notice. */
  if (whole.field == FIELD_NOTICE && !mixed)
    {
      parts[0] = whole;
      return 1;
    }

  return n;
}

/* Whether the parts of a line say that it belongs to a masthead. */
gboolean
jb_reader_tells_masthead (JbSpan line)
{
  Part  parts[MAX_FIELDS];
  guint n = split_line (line, parts);

  for (guint i = 0; i < n; i++)
    if (parts[i].field != FIELD_NONE)
      return TRUE;

  return FALSE;
}

gboolean
jb_reader_is_letter_spaced (JbSpan line)
{
  guint n = 0;

  while (!jb_span_is_empty (line))
    {
      JbSpan word = { line.at, line.at };

      while (!jb_span_is_empty (line))
        {
          JbSpan probe = line;

          if (jb_span_take_space (&probe) > 0)
            break;
          line.at = g_utf8_next_char (line.at);
        }
      word.end = line.at;
      if (!is_single (word))
        return FALSE;
      n++;
      jb_span_take_space (&line);
    }

  return n >= 2;
}

/* Which lines of the masthead hold a name or an issuer that nothing but their place
 * tells. */
static Field
judge_plain (JbReader   *self,
             const Part *parts,
             guint       n_parts,
             guint       i,
             guint      *taken)
{
  gboolean beside_date = FALSE;

  for (guint j = 0; j < n_parts; j++)
    beside_date = beside_date || parts[j].field == FIELD_DATE;

  if (!(*taken & 1 << FIELD_NAME) &&
      (jb_reader_is_letter_spaced (parts[i].whole) || jb_shape_is_name (parts[i].whole)))
    return FIELD_NAME;
  if (!(*taken & 1 << FIELD_ISSUER) && beside_date && (*taken & 1 << FIELD_NAME))
    return FIELD_ISSUER;
  if (!(*taken & 1 << FIELD_ISSUER) && *taken & 1 << FIELD_NAME)
    return FIELD_ISSUER;

  return FIELD_NONE;
}

/* Whether a line below @item, in the masthead, looks more like the name. */
static gboolean
has_better_name (JbReader *self,
                 guint     item)
{
  for (guint i = item + 1; i < self->n_items && self->items[i].role == JB_ROLE_MASTHEAD; i++)
    {
      Part  parts[MAX_FIELDS];
      guint n = split_line (jb_reader_content (self, i), parts);

      for (guint k = 0; k < n; k++)
        if (parts[k].field == FIELD_NONE &&
            (jb_shape_is_name (parts[k].whole) || jb_reader_is_letter_spaced (parts[k].whole)))
          return TRUE;
    }

  return FALSE;
}

static guint
list_taken (JbReader *self)
{
  guint taken = 0;

  for (guint i = 0; i < self->transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (self->transcript->marks, JbMark, i);

      for (guint field = 1; field < N_FIELDS; field++)
        if (mark->key == g_intern_static_string (keys[field]))
          taken |= 1 << field;
    }

  return taken;
}

/* 签发：某某, as it may stand beside the issue's number. */
static gboolean
write_staff (JbReader   *self,
             JbSpan      part,
             const char *open,
             const char *close)
{
  g_autofree char *key = NULL;
  char             buffer[64];
  JbSpan           label, value;

  if (!jb_shape_is_staff (part, &label, &value) || jb_span_is_empty (value) ||
      jb_span_compact (label, buffer, sizeof buffer) == 0)
    return FALSE;

  key = g_strconcat ("staff/", buffer, NULL);
  jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_string (key), open, value, close);
  return TRUE;
}

static void
write_broken_name (JbReader *self,
                   guint     from,
                   guint     to,
                   gboolean  is_taken)
{
  JbSpan value = { jb_reader_content (self, from).at, jb_reader_content (self, to - 1).end };

  jb_reader_add_mark (self, is_taken ? JB_ROLE_UNKNOWN : JB_ROLE_MASTHEAD,
                      is_taken ? NULL : g_intern_static_string ("name"),
                      self->text + jb_reader_line (self, from)->start, value,
                      self->text + jb_reader_line (self, to - 1)->stop);
  for (guint i = from; i < to; i++)
    {
      JbSpan      line = jb_reader_content (self, i);
      const char *before = i > from ? jb_reader_content (self, i - 1).end : line.at;

      jb_reader_add_cut (self, value.at, before, line.at, 0);
      while (!jb_span_is_empty (line))
        {
          before = line.at;
          if (jb_span_take_space (&line) > 0)
            jb_reader_add_cut (self, value.at, before, line.at, 0);
          else
            line.at = g_utf8_next_char (line.at);
        }
    }
}

/**
 * jb_reader_write_masthead:
 *
 * Writes a line of the masthead, which may hold several fields, or a name that goes on
 * over several lines.
 */
void
jb_reader_write_masthead (JbReader *self,
                          guint     item,
                          guint     to)
{
  const JbLine *line = jb_reader_line (self, item);
  const char   *open = self->text + line->start;
  Part          parts[MAX_FIELDS];
  guint         n = split_line (jb_reader_content (self, item), parts);
  guint         taken = list_taken (self);

  if (to - item > 1)
    {
      write_broken_name (self, item, to, taken & 1 << FIELD_NAME);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      Field       field = parts[i].field;
      JbSpan      value = parts[i].value;
      const char *close = i + 1 == n ? self->text + line->stop : parts[i].whole.end;

      if (field == FIELD_NONE && write_staff (self, parts[i].whole, open, close))
        {
          open = i + 1 < n ? parts[i + 1].whole.at : close;
          continue;
        }
      if (field == FIELD_NONE)
        {
          field = judge_plain (self, parts, n, i, &taken);
          if (field == FIELD_NONE && !(taken & 1 << FIELD_NAME))
            field = has_better_name (self, item) && !(taken & 1 << FIELD_ISSUER) ? FIELD_ISSUER
                                                                                 : FIELD_NAME;
        }
      if (field != FIELD_NONE && taken & 1 << field)
        field = FIELD_NONE;

      if (field == FIELD_NONE)
        {
          jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, open, parts[i].whole, close);
        }
      else
        {
          jb_reader_add_mark (self, JB_ROLE_MASTHEAD, g_intern_static_string (keys[field]), open,
                              value, close);
          taken |= 1 << field;
          if (jb_reader_is_letter_spaced (value) ||
              ((field == FIELD_ISSUE || field == FIELD_DATE) && jb_span_contains (value, "　")))
            jb_reader_cut_spaces (self, value);
        }
      open = close;
      if (i + 1 < n)
        open = parts[i + 1].whole.at;
    }
}
