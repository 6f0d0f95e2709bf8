/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  /* A list of recipients is wrapped over at most so many lines, and all that stands under
   * the last article is at most so many. */
  MAX_VALUE_LINES = 24,
  MAX_TAIL_LINES = 80,
  MAX_LABELS = 16,
  MAX_ODD_LINES = 3,
  MAX_ODD_COLUMNS = 60,
  MIN_FULL_COLUMNS = 50,
};

static gboolean
is_tail_line (const JbReader *self,
              guint           item,
              gboolean        below_list)
{
  JbSpan content = jb_reader_content (self, item);
  JbSpan label, value;

  if (!jb_reader_is_short (self, item))
    return jb_shape_is_keywords (content, &value) || jb_shape_is_extra (content, &value);
  if (jb_shape_is_copies (content, &value) || jb_shape_is_printed (content) ||
      jb_shape_is_keywords (content, &value) || jb_shape_is_extra (content, &value) ||
      jb_shape_is_note (content, &value))
    return TRUE;
  if (jb_shape_is_staff (content, &label, &value))
    return below_list || (!jb_span_contains (value, "。") && !jb_span_is_empty (value));

  return FALSE;
}

/* Whether the lines from @item up to @label belong to the label above them. */
static gboolean
continues_value (const JbReader *self,
                 guint           label,
                 guint           item)
{
  for (guint i = label + 1; i <= item; i++)
    {
      const JbLine *line = jb_reader_line (self, i);
      const JbLine *before = jb_reader_line (self, i - 1);
      gboolean      after_comma = before->ending == JB_ENDING_COMMA ||
                             before->ending == JB_ENDING_SEMICOLON ||
                             before->ending == JB_ENDING_COLON;
      gboolean deeper = line->indent >= jb_reader_line (self, label)->indent + 2;
      gboolean full = before->width >= MIN_FULL_COLUMNS && before->width < JB_READER_LONG &&
                      line->width <= before->width + 6;

      if (line->shape != JB_SHAPE_TEXT || self->items[i].blank > 0 ||
          self->items[i].flags & JB_ITEM_AFTER_RULE || before->ending == JB_ENDING_STOP)
        return FALSE;
      if (!after_comma && !deeper && !full)
        return FALSE;
      if (jb_shape_is_sentence (jb_reader_content (self, i)))
        return FALSE;
    }

  return TRUE;
}

/* A short line that says nothing known may stand under the lists: a date, （完）. */
static gboolean
may_stand_below (const JbReader *self,
                 guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        value;

  return (line->shape == JB_SHAPE_TEXT || line->shape == JB_SHAPE_BRACKETED ||
          line->shape == JB_SHAPE_BARE_NUMBER) &&
         line->width <= MAX_ODD_COLUMNS && line->ending == JB_ENDING_NONE &&
         !jb_reader_is_shielded (self, item) &&
         !jb_shape_is_source (jb_reader_content (self, item), &value);
}

/* A list: where its label stands, which one it is, and whether it sounds like a sentence. */
typedef struct
{
  guint    item;
  guint64  label;
  gboolean is_first;
  gboolean is_told;
  gboolean is_shielded;
} List;

/* Finds the label of the list that the line at @item ends, going up. */
static gboolean
find_list (const JbReader *self,
           guint           item,
           List           *list)
{
  for (guint n = 0; n < MAX_VALUE_LINES && n <= item; n++)
    {
      guint  i = item - n;
      JbSpan label, value;

      if (jb_shape_is_recipients (jb_reader_content (self, i), &label, &value))
        {
          if (jb_shape_is_sentence (value) || !continues_value (self, i, item))
            return FALSE;
          list->item = i;
          list->is_shielded = jb_reader_is_shielded (self, i);
          list->label = jb_span_hash (label).value;
          list->is_first = jb_span_equals (label, "报") || jb_span_equals (label, "主报") ||
                           jb_span_equals (label, "主送");
          list->is_told =
              jb_shape_sounds_told ((JbSpan) { value.at, jb_reader_content (self, item).end });
          return TRUE;
        }
      if (jb_reader_line (self, i)->shape != JB_SHAPE_TEXT || self->items[i].blank > 0 ||
          is_tail_line (self, i, FALSE))
        return FALSE;
    }

  return FALSE;
}

static gboolean
is_labelled_below (const JbReader *self,
                   guint           item)
{
  JbSpan label, value;

  return jb_reader_is_short (self, item) && !jb_reader_is_shielded (self, item) &&
         jb_shape_is_labelled (jb_reader_content (self, item), &label, &value) &&
         !jb_span_is_empty (value) && jb_span_count (label) <= 8 &&
         !jb_span_contains (value, "。") && jb_reader_line (self, item)->ending == JB_ENDING_NONE;
}

/* Whether the last list of the text is one. What sounds like a sentence, or is indented as
 * a paragraph may be, is a list when it stands under another. */
static gboolean
is_last_list (const JbReader *self,
              const List     *list)
{
  List  above;
  guint i = list->item;

  if (!list->is_told && !list->is_shielded)
    return TRUE;
  if (!list->is_told && (i == 0 || self->items[i].flags & JB_ITEM_AFTER_RULE ||
                         jb_reader_line (self, i - 1)->shape == JB_SHAPE_BRACKETED))
    return TRUE;

  return i > 0 && find_list (self, i - 1, &above) && !above.is_told && above.label != list->label;
}

/**
 * jb_reader_read_tail:
 *
 * Finds, from the end of the text upwards, the last run of lists of recipients and what
 * stands around it. Paragraphs that begin with 报： or 发： above it stay where they are.
 */
void
jb_reader_read_tail (JbReader *self)
{
  guint64  labels[MAX_LABELS];
  guint    n_labels = 0;
  gboolean complete = FALSE;
  gboolean shielded = FALSE;
  guint    list_start = 0;
  guint    list_end = 0;
  guint    n_odd = 0;
  guint    i = self->n_items;
  guint    first;

  /* Down to the last list, passing only what may stand under it. */
  for (guint n = 0; i > 0 && n < MAX_TAIL_LINES && n_labels == 0; n++)
    {
      List list;

      if (is_tail_line (self, i - 1, TRUE))
        {
          i--;
        }
      else if (find_list (self, i - 1, &list))
        {
          if (!is_last_list (self, &list))
            break;
          shielded = list.is_shielded;
          list_end = i;
          list_start = i = list.item;
          labels[n_labels++] = list.label;
          complete = list.is_first;
        }
      else if (is_labelled_below (self, i - 1) ||
               (n_odd < MAX_ODD_LINES && may_stand_below (self, i - 1)))
        {
          n_odd += !is_labelled_below (self, i - 1);
          i--;
        }
      else
        {
          break;
        }
    }

  /* Up through the lists above it, each label once. */
  while (n_labels > 0 && n_labels < MAX_LABELS && i > 0)
    {
      List     list;
      gboolean again = FALSE;

      if (!find_list (self, i - 1, &list))
        {
          JbSpan value;

          if (jb_shape_is_extra (jb_reader_content (self, i - 1), &value))
            {
              i--;
              continue;
            }
          break;
        }
      for (guint k = 0; k < n_labels; k++)
        again = again || labels[k] == list.label;
      if (again || (list.is_told && complete) || (list.is_shielded && !shielded))
        break;
      labels[n_labels++] = list.label;
      list_start = i = list.item;
      complete = complete || list.is_first;
    }

  if (n_labels == 0)
    {
      i = self->n_items;
      while (i > 0 && self->n_items - i < MAX_TAIL_LINES && is_tail_line (self, i - 1, FALSE) &&
             !jb_reader_is_shielded (self, i - 1))
        i--;
      list_start = list_end = i;
    }
  else
    {
      while (i > 0 && is_tail_line (self, i - 1, FALSE) && !jb_reader_is_shielded (self, i - 1) &&
             list_end - i < MAX_TAIL_LINES * 2)
        i--;
    }

  first = i;
  self->tail = first;
  for (; i < self->n_items; i++)
    {
      JbSpan label, value;

      if (i >= list_start && i < list_end)
        {
          self->items[i].role = JB_ROLE_RECIPIENTS_LABEL;
          if (jb_shape_is_extra (jb_reader_content (self, i), &value))
            self->items[i].role = JB_ROLE_TAIL;
          else if (!jb_shape_is_recipients (jb_reader_content (self, i), &label, &value))
            self->items[i].flags |= JB_ITEM_CONTINUES;
        }
      else
        {
          self->items[i].role = JB_ROLE_TAIL;
        }
    }
}

/* The end of the first of several fields on one line, which wide spaces part. */
static JbSpan
take_field (JbSpan *rest)
{
  JbSpan field = { rest->at, rest->at };

  while (!jb_span_is_empty (*rest))
    {
      JbSpan      label, value;
      const char *space = rest->at;

      if (jb_span_take_space (rest) >= 2 &&
          (jb_shape_is_staff (*rest, &label, &value) || jb_shape_is_copies (*rest, &value) ||
           jb_shape_is_labelled (*rest, &label, &value)))
        return field;
      if (rest->at == space)
        rest->at = g_utf8_next_char (rest->at);
      field.end = rest->at;
    }

  return field;
}

/* Folds each run of white space in the value of the last mark to one character. */
static void
fold_spaces (JbReader *self,
             JbSpan    value)
{
  JbSpan rest = value;

  while (!jb_span_is_empty (rest))
    {
      const char *start = rest.at;
      const char *keep;

      if (jb_span_take_space (&rest) == 0)
        {
          rest.at = g_utf8_next_char (rest.at);
          continue;
        }

      keep = g_strstr_len (start, rest.at - start, "　");
      if (keep != NULL)
        {
          jb_reader_add_cut (self, value.at, start, keep, 0);
          jb_reader_add_cut (self, value.at, keep + strlen ("　"), rest.at, 0);
        }
      else if (rest.at - start > 1)
        {
          jb_reader_add_cut (self, value.at, start, rest.at, ' ');
        }
    }
}

static void
write_field (JbReader   *self,
             const char *open,
             JbSpan      field,
             const char *close)
{
  JbSpan           label, value;
  char             buffer[64];
  g_autofree char *key = NULL;

  if (jb_shape_is_copies (field, &value))
    {
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("copies"), open, value,
                          close);
    }
  else if (jb_shape_is_keywords (field, &value))
    {
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("keywords"), open, value,
                          close);
    }
  else if (jb_shape_is_extra (field, &value))
    {
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("extra_recipients"), open,
                          value, close);
    }
  else if (jb_shape_is_note (field, &value))
    {
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("note"), open, value, close);
    }
  else if (jb_shape_is_printed (field))
    {
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_static_string ("printed"), open, field,
                          close);
      fold_spaces (self, field);
    }
  else if (jb_shape_is_labelled (field, &label, &value) && jb_span_length (label) < sizeof buffer)
    {
      jb_span_compact (label, buffer, sizeof buffer);
      key = g_strconcat ("staff/", buffer, NULL);
      jb_reader_add_mark (self, JB_ROLE_TAIL, g_intern_string (key), open, value, close);
    }
  else
    {
      jb_reader_add_mark (self, JB_ROLE_UNKNOWN, NULL, open, field, close);
    }
}

/**
 * jb_reader_write_tail:
 *
 * Writes a line of the tail, which may hold several fields.
 */
void
jb_reader_write_tail (JbReader *self,
                      guint     item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        rest = jb_reader_content (self, item);
  const char   *open = self->text + line->start;

  while (!jb_span_is_empty (rest))
    {
      JbSpan field = take_field (&rest);

      write_field (self, open, field,
                   jb_span_is_empty (rest) ? self->text + line->stop : field.end);
      open = rest.at;
    }
}
