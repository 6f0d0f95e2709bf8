/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_TITLE_COLUMNS = 130,
  MAX_TITLE_WITH_COMMA_COLUMNS = 90,
  /* A wrapped line ends so many columns before the margin when the next character may
   * not begin a line. */
  WRAP_SLACK = 5,
  WRAP_SLACK_LATIN = 16,
  MIN_WRAP_COLUMNS = 24,
  MIN_LONE_WRAP_COLUMNS = 48,
  ECHO_CHARACTERS = 4,
  ECHO_BYTES = 240,
};

/* Where a line ends, in columns from the margin. */
static guint
measure_line (const JbLine *line)
{
  return (guint) line->width + line->indent;
}

static gboolean
is_open (const JbLine *line)
{
  return line->ending == JB_ENDING_NONE || line->ending == JB_ENDING_COMMA;
}

static gboolean
follows_directly (const JbReader *self,
                  guint           item)
{
  return item < self->n_items && self->items[item].blank == 0 &&
         !(self->items[item].flags & (JB_ITEM_AFTER_RULE | JB_ITEM_AFTER_PAGE));
}

static gboolean
is_indented (const JbLine *line)
{
  return line->indent >= 2 && line->indent <= 8;
}

/* Counts where the lines end that do not end a sentence but go on in the next line. */
static void
find_wrap (JbReader *self)
{
  guint widths[JB_READER_LONG + 1] = { 0 };
  guint longer = 0;
  guint total = 0;
  guint best = 0;
  guint best_width = 0;

  for (guint i = self->body; i < self->tail; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      if (line->shape != JB_SHAPE_TEXT)
        continue;
      if (is_open (line) && i + 1 < self->tail && follows_directly (self, i + 1) &&
          line->width >= MIN_WRAP_COLUMNS && line->width < JB_READER_LONG)
        {
          /* The indent of a first line is part of the measure. */
          widths[MIN (line->width + MIN (line->indent, 8), JB_READER_LONG - 1)]++;
          total++;
        }
    }

  for (guint w = MIN_WRAP_COLUMNS; w < JB_READER_LONG && total >= 2; w++)
    {
      guint n = 0;

      if (widths[w] == 0)
        continue;
      for (guint v = w - WRAP_SLACK; v <= w; v++)
        n += widths[v];
      if (n >= best)
        {
          best = n;
          best_width = w;
        }
    }

  for (guint i = self->body; i < self->tail; i++)
    if (jb_reader_line (self, i)->width > best_width + WRAP_SLACK)
      longer++;

  if (best >= 2 && best * 10 >= total * 6 && longer * 2 <= best)
    self->wrap = best_width;
}

/**
 * jb_reader_weigh_layout:
 *
 * Gathers what the text does with its paragraphs as a whole: whether they are indented,
 * whether blank lines part them, where lines are wrapped.
 */
void
jb_reader_weigh_layout (JbReader *self)
{
  guint n_starts = 0;
  guint n_indented = 0;
  guint n_tight = 0;
  guint n_parted = 0;

  self->wrap = 0;
  self->margin = JB_READER_LONG;
  find_wrap (self);

  for (guint i = self->body; i < self->tail; i++)
    {
      const JbLine *line = jb_reader_line (self, i);
      const JbLine *before = i > self->body ? jb_reader_line (self, i - 1) : NULL;
      gboolean      is_start = before == NULL || self->items[i].blank > 0 ||
                          before->ending == JB_ENDING_STOP || before->shape != JB_SHAPE_TEXT ||
                          before->width < MIN_WRAP_COLUMNS || self->wrap == 0;

      if (line->shape == JB_SHAPE_TEXT)
        self->margin = MIN (self->margin, line->indent);
      if (line->shape != JB_SHAPE_TEXT ||
          (line->ending != JB_ENDING_STOP && line->width < JB_READER_LONG &&
           (self->wrap == 0 || measure_line (line) + WRAP_SLACK < self->wrap)))
        continue;

      if (is_start && (self->wrap == 0 || is_indented (line) || self->items[i].blank > 0))
        {
          n_starts++;
          n_indented += is_indented (line);
        }
      if (before != NULL && before->shape == JB_SHAPE_TEXT &&
          (before->ending == JB_ENDING_STOP || before->width == JB_READER_LONG))
        {
          if (self->items[i].blank > 0)
            n_parted++;
          else
            n_tight++;
        }
    }

  self->indents = n_starts > 0 && n_indented * 4 >= n_starts * 3;
  self->parts = n_parted > 0;
  self->is_tight = n_tight > 0;
}

gboolean
jb_reader_is_short (const JbReader *self,
                    guint           item)
{
  return jb_reader_line (self, item)->width < JB_READER_LONG;
}

/**
 * jb_reader_is_shielded:
 *
 * Whether the line is indented by two full-width spaces in a text whose paragraphs are
 * not: so the house style prints paragraphs that would be taken for something else.
 */
gboolean
jb_reader_is_shielded (const JbReader *self,
                       guint           item)
{
  const JbLine *line = jb_reader_line (self, item);

  return !self->indents && line->begin - line->start == strlen ("　　") &&
         memcmp (self->text + line->start, "　　", strlen ("　　")) == 0;
}

/* The first line of a wrapped paragraph looks like a title but for what comes next. */
static gboolean
looks_wrapped (const JbReader *self,
               guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  const JbLine *next;
  guint         measure = measure_line (line);
  guint         next_measure;

  if (!is_open (line) || item + 1 >= self->tail || !follows_directly (self, item + 1) ||
      measure < MIN_WRAP_COLUMNS)
    return FALSE;

  next = jb_reader_line (self, item + 1);
  if (next->shape != JB_SHAPE_TEXT || next->width == JB_READER_LONG)
    return FALSE;

  next_measure = measure_line (next);
  if (self->wrap == 0 || measure + WRAP_SLACK < self->wrap || measure > self->wrap + WRAP_SLACK)
    {
      if (measure < 40 || next_measure > measure + WRAP_SLACK)
        return FALSE;
      if (next->ending != JB_ENDING_STOP &&
          (item + 2 >= self->tail || !follows_directly (self, item + 2) ||
           next_measure + WRAP_SLACK < measure))
        return FALSE;
      return jb_span_contains (jb_reader_content (self, item), "，") && line->indent > next->indent;
    }

  return jb_span_contains (jb_reader_content (self, item), "，") ||
         jb_span_contains (jb_reader_content (self, item), "、") ||
         jb_span_contains (jb_reader_content (self, item + 1), "，") ||
         jb_span_contains (jb_reader_content (self, item + 1), "。");
}

/**
 * jb_reader_is_text:
 *
 * Whether the item is a paragraph or the beginning of one, and cannot be a title.
 */
gboolean
jb_reader_is_text (const JbReader *self,
                   guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        content;

  if (self->items[item].flags & JB_ITEM_MATCHED)
    return FALSE;
  if (line->shape == JB_SHAPE_TABLE_ROW || line->width > MAX_TITLE_COLUMNS ||
      line->ending == JB_ENDING_STOP || line->ending == JB_ENDING_SEMICOLON ||
      line->ending == JB_ENDING_COLON || jb_reader_is_shielded (self, item))
    return TRUE;
  if (line->shape != JB_SHAPE_TEXT)
    return FALSE;

  content = jb_reader_content (self, item);
  if (jb_span_contains (content, "。"))
    return TRUE;
  if (line->width > MAX_TITLE_WITH_COMMA_COLUMNS && jb_span_contains (content, "，"))
    return TRUE;

  return jb_shape_begins_with_date (content) || looks_wrapped (self, item);
}

/**
 * jb_reader_is_title_like:
 *
 * Whether the item, seen by itself, may be a line of a title.
 */
gboolean
jb_reader_is_title_like (const JbReader *self,
                         guint           item)
{
  const JbLine *line = jb_reader_line (self, item);

  if (self->items[item].flags & JB_ITEM_MATCHED)
    return TRUE;
  if (line->shape != JB_SHAPE_TEXT && line->shape != JB_SHAPE_BARE_NUMBER)
    return FALSE;

  return !jb_reader_is_text (self, item);
}

/**
 * jb_reader_echoes:
 *
 * Whether the beginning of @text says again a few characters in a row of @title, as
 * the first sentence of an article does.
 */
gboolean
jb_reader_echoes (const JbReader *self,
                  guint           title,
                  guint           text)
{
  JbSpan needle = jb_reader_content (self, title);
  JbSpan hay = jb_reader_content (self, text);

  if (jb_span_length (needle) > ECHO_BYTES)
    return FALSE;
  if (jb_span_length (hay) > ECHO_BYTES)
    {
      hay.end = hay.at + ECHO_BYTES;
      while (((guint8) *hay.end & 0xc0) == 0x80)
        hay.end--;
    }

  while (!jb_span_is_empty (needle))
    {
      JbSpan part = { needle.at, needle.at };

      for (guint n = 0; n < ECHO_CHARACTERS; n++)
        {
          if (part.end >= needle.end)
            return FALSE;
          part.end = g_utf8_next_char (part.end);
        }
      if (memmem (hay.at, jb_span_length (hay), part.at, jb_span_length (part)) != NULL)
        return TRUE;
      needle.at = g_utf8_next_char (needle.at);
    }

  return FALSE;
}

typedef struct
{
  guint    measure;
  guint    base;
  gboolean wrapped;
  gboolean indents;
  gboolean parts;
} Measure;

static void
measure_block (const JbReader *self,
               guint           from,
               guint           to,
               Measure        *measure)
{
  guint n_long = 0;
  guint n_full = 0;
  guint n_short = 0;
  guint n_flush = 0;
  guint deepest = 0;

  *measure = (Measure) { .base = JB_READER_LONG };
  for (guint i = from; i < to; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      measure->base = MIN (measure->base, line->indent);
      deepest = MAX (deepest, line->indent);
      if (line->width == JB_READER_LONG)
        n_long++;
      else if (line->shape == JB_SHAPE_TEXT)
        measure->measure = MAX (measure->measure, measure_line (line));
      if (i > from && self->items[i].blank > 0)
        measure->parts = TRUE;
    }

  for (guint i = from; i < to; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      if (i > from && line->indent < measure->base + 2)
        n_flush++;
      if (i + 1 >= to || self->items[i + 1].blank > 0 || !is_open (line) ||
          line->width == JB_READER_LONG)
        continue;
      if (measure_line (line) + WRAP_SLACK >= measure->measure)
        n_full++;
      else if (measure_line (line) + WRAP_SLACK_LATIN < measure->measure ||
               !g_ascii_isalnum (*jb_reader_content (self, i + 1).at))
        n_short++;
    }

  /* Lines that are all indented alike are a paragraph each, if others are not indented;
   * but a whole article may stand in from the margin, when it is wrapped. */
  if (deepest < measure->base + 2 && n_full < 3)
    measure->base = MIN (measure->base, self->margin);
  measure->indents = n_flush > 0 && is_indented (jb_reader_line (self, from)) &&
                     jb_reader_line (self, from)->indent >= measure->base + 2;
  measure->wrapped = measure->measure >= MIN_WRAP_COLUMNS && n_full >= 1 && n_full > 2 * n_short &&
                     n_full > n_long &&
                     (n_full >= 2 || measure->indents ||
                      (self->wrap > 0 && measure->measure + WRAP_SLACK >= self->wrap &&
                       measure->measure <= self->wrap + WRAP_SLACK));
}

/* Whether the item goes on with the paragraph of the item before it. */
static gboolean
goes_on (const JbReader *self,
         guint           item,
         const Measure  *measure)
{
  const JbLine *line = jb_reader_line (self, item - 1);
  const JbLine *next = jb_reader_line (self, item);
  guint8        flags = self->items[item].flags;
  gboolean      next_indented = next->indent >= measure->base + 2;
  guint         width = measure_line (line);
  gboolean      is_full, is_ordinal;

  if (next->shape == JB_SHAPE_BRACKETED || next->shape == JB_SHAPE_SECTION ||
      jb_reader_is_shielded (self, item))
    return FALSE;

  is_full =
      line->width == JB_READER_LONG || width + WRAP_SLACK >= measure->measure ||
      (width + WRAP_SLACK_LATIN >= measure->measure && g_ascii_isalnum (self->text[next->begin]));
  is_ordinal = jb_shape_is_ordinal (jb_reader_content (self, item));

  if (flags & JB_ITEM_AFTER_PAGE)
    {
      if (next_indented && (measure->indents || self->indents))
        return FALSE;
      if (is_open (line))
        return !is_ordinal && (!measure->wrapped || is_full) &&
               (line->width >= MIN_WRAP_COLUMNS || measure->wrapped);
      return measure->wrapped && is_full && measure->indents && line->ending == JB_ENDING_STOP;
    }
  if (self->items[item].blank > 0 || flags & JB_ITEM_AFTER_RULE)
    return FALSE;

  if (measure->wrapped)
    {
      if (!is_full)
        return line->ending == JB_ENDING_COMMA && !next_indented;
      if (measure->indents || self->indents)
        return !next_indented && !(is_ordinal && line->ending == JB_ENDING_STOP);
      if (next_indented && line->indent < next->indent)
        return FALSE;
      return is_open (line) || measure->parts || (!is_ordinal && width + 3 >= measure->measure);
    }

  if (next_indented || is_ordinal || line->width == JB_READER_LONG || !is_open (line))
    return FALSE;
  if (is_indented (line) && line->indent >= next->indent + 2 && line->width >= 30)
    return TRUE;
  if (line->ending == JB_ENDING_COMMA && line->width >= 30)
    return TRUE;

  /* A lone pair: the line is the longest of its article, and breaks off inside a sentence. */
  return line->width >= MIN_LONE_WRAP_COLUMNS && is_full && next->width <= width + WRAP_SLACK &&
         jb_span_contains (jb_reader_content (self, item - 1), "，");
}

/**
 * jb_reader_join_wrapped:
 * @from: the first item
 * @to: the item after the last
 * @role: the role of paragraphs
 *
 * Joins the lines of paragraphs that are wrapped, also over the end of a page. The items
 * are those of one article, and what has another role parts them.
 */
void
jb_reader_join_wrapped (JbReader *self,
                        guint     from,
                        guint     to,
                        JbRole    role)
{
  Measure measure;

  if (to - from < 2)
    return;

  measure_block (self, from, to, &measure);
  for (guint i = from + 1; i < to; i++)
    {
      const JbItem *before = &self->items[i - 1];
      JbItem       *item = &self->items[i];

      if (item->role != role || (item->flags & (JB_ITEM_TABLE | JB_ITEM_CONTINUES)) != 0 ||
          (before->role != role && before->role != JB_ROLE_EDITOR_NOTE) ||
          (before->flags & (JB_ITEM_TABLE | JB_ITEM_ENDS_IN_SOURCE)) != 0)
        continue;
      if (goes_on (self, i, &measure))
        {
          item->role = before->role;
          item->flags |= JB_ITEM_CONTINUES;
        }
    }
}
