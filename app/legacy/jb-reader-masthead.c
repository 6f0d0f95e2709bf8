/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include "jb-reader-shapes.h"

enum
{
  MAX_MASTHEAD_LINES = 14,
  MAX_MASTHEAD_COLUMNS = 100,
  MAX_NAME_COLUMNS = 40,
  MIN_RULE_COLUMNS = 20,
};

/* Whether the line that @item is can stand in a masthead at all. */
static gboolean
may_be_masthead (const JbReader *self,
                 guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        value;

  if (line->width > MAX_MASTHEAD_COLUMNS || line->ending == JB_ENDING_STOP ||
      line->ending == JB_ENDING_SEMICOLON || line->shape == JB_SHAPE_SECTION ||
      line->shape == JB_SHAPE_DASHED || line->shape == JB_SHAPE_TABLE_ROW)
    return FALSE;
  if (line->shape == JB_SHAPE_BRACKETED)
    return jb_reader_tells_masthead (jb_reader_content (self, item)) ||
           !jb_shape_is_source (jb_reader_content (self, item), &value);

  return !jb_shape_is_digest_heading (jb_reader_content (self, item), &value) &&
         !jb_shape_is_editor_note (jb_reader_content (self, item), &value) &&
         !jb_span_contains (jb_reader_content (self, item), "。");
}

/* How many columns the rule right under @item is long, 0 when there is none. */
static guint
measure_rule_below (const JbReader *self,
                    guint           item)
{
  for (guint i = self->items[item].line + 1; i < self->n_lines; i++)
    if (self->lines[i].shape != JB_SHAPE_BLANK)
      return self->lines[i].shape == JB_SHAPE_RULE ? self->lines[i].width : 0;

  return 0;
}

/* The item after the last of the masthead. */
static guint
find_masthead_end (const JbReader *self)
{
  guint limit = MIN (MAX_MASTHEAD_LINES, self->tail);
  guint end = 0;
  guint i;

  /* One short line above a heavy rule at the very top is the name. */
  if (limit > 0 && may_be_masthead (self, 0) && measure_rule_below (self, 0) >= MIN_RULE_COLUMNS &&
      jb_reader_line (self, 0)->width <= MAX_NAME_COLUMNS &&
      (limit == 1 || !jb_reader_tells_masthead (jb_reader_content (self, 1))))
    return 1;

  for (i = 0; i < limit && may_be_masthead (self, i); i++)
    {
      if (i > 0 && self->items[i].flags & JB_ITEM_AFTER_RULE && end > 0 && end == i)
        {
          /* A rule closes the masthead, unless more of it follows. */
          if (!jb_reader_tells_masthead (jb_reader_content (self, i)))
            break;
        }
      if (jb_reader_tells_masthead (jb_reader_content (self, i)))
        end = i + 1;
    }

  /* Above the digest or the first section nothing but the masthead can stand. */
  if (i < self->tail && i > 0)
    {
      JbSpan  value;
      JbShape shape = jb_reader_line (self, i)->shape;

      if (i <= 8 && (shape == JB_SHAPE_SECTION ||
                     jb_shape_is_digest_heading (jb_reader_content (self, i), &value)))
        return i;
    }

  /* A rule under a few short lines, the first of them a name. */
  for (guint j = 1; j <= i && j < self->tail && j <= 8; j++)
    if (self->items[j].flags & JB_ITEM_AFTER_RULE)
      {
        JbSpan value;

        if (end == 0 &&
            (jb_reader_is_text (self, j) ||
             !(jb_shape_is_name (jb_reader_content (self, 0)) ||
               jb_reader_is_letter_spaced (jb_reader_content (self, 0)) ||
               jb_reader_line (self, j)->shape == JB_SHAPE_SECTION ||
               jb_shape_is_digest_heading (jb_reader_content (self, j), &value) || j == 1)))
          break;
        if (j >= end)
          return j;
      }

  return end;
}

/**
 * jb_reader_read_masthead:
 *
 * Finds the masthead: what stands above the digest, or as far down as lines go that
 * look like an issue's number, a date, a notice.
 */
void
jb_reader_read_masthead (JbReader *self)
{
  guint end = find_masthead_end (self);

  for (guint i = 0; i < end; i++)
    {
      self->items[i].role = JB_ROLE_MASTHEAD;
      /* A name that is spaced out over two lines. */
      if (i > 0 && self->items[i].blank == 0 &&
          jb_reader_is_letter_spaced (jb_reader_content (self, i)) &&
          jb_reader_is_letter_spaced (jb_reader_content (self, i - 1)))
        self->items[i].flags |= JB_ITEM_CONTINUES;
    }
  self->digest = end;
  self->body = end;
}
