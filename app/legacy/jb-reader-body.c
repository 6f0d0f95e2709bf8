/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_SOURCE_COLUMNS = 72,
  MIN_PUSHED_COLUMNS = 16,
};

static gboolean
is_source_line (const JbReader *self,
                guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        content = jb_reader_content (self, item);
  JbSpan        value;

  if ((line->shape != JB_SHAPE_BRACKETED && line->shape != JB_SHAPE_TEXT) ||
      jb_reader_is_shielded (self, item))
    return FALSE;

  /* Brackets that are pushed right hold the source in whatever words. */
  if (line->shape == JB_SHAPE_BRACKETED && line->indent >= MIN_PUSHED_COLUMNS &&
      jb_shape_is_bracketed (content, &value))
    return !jb_shape_is_aside (value);

  return line->width <= MAX_SOURCE_COLUMNS && jb_shape_is_source (content, &value);
}

/* A source in brackets that is broken over two lines. */
static gboolean
is_broken_source (const JbReader *self,
                  guint           item,
                  guint           to)
{
  JbSpan content = jb_reader_content (self, item);
  JbSpan rest = content;
  JbSpan next;
  char   joined[256];
  JbSpan value;
  gsize  n;

  if (item + 1 >= to || self->items[item + 1].blank > 0 ||
      jb_reader_shape (self, item) != JB_SHAPE_TEXT ||
      jb_reader_shape (self, item + 1) != JB_SHAPE_TEXT || !jb_span_take_any (&rest, "（(") ||
      jb_reader_line (self, item)->width > MAX_SOURCE_COLUMNS ||
      jb_reader_line (self, item + 1)->width > MAX_SOURCE_COLUMNS)
    return FALSE;

  next = jb_reader_content (self, item + 1);
  if (!jb_span_has_suffix (next, "）") && !jb_span_has_suffix (next, ")"))
    return FALSE;
  if (jb_span_length (content) + jb_span_length (next) >= sizeof joined)
    return FALSE;

  n = jb_span_length (content);
  memcpy (joined, content.at, n);
  memcpy (joined + n, next.at, jb_span_length (next));
  n += jb_span_length (next);

  return jb_shape_is_source ((JbSpan) { joined, joined + n }, &value) &&
         jb_shape_is_bracketed ((JbSpan) { joined, joined + n }, &value);
}

/* Gives a role to what is known by itself: tables and sources. */
static void
find_fixed_shapes (JbReader *self)
{
  for (guint i = self->body; i < self->tail; i++)
    {
      JbItem *item = &self->items[i];
      JbSpan  text, source;

      if (item->flags & JB_ITEM_MATCHED || item->role != JB_READER_NO_ROLE)
        continue;

      switch (jb_reader_shape (self, i))
        {
        case JB_SHAPE_TABLE_ROW:
          item->role = JB_ROLE_PARAGRAPH;
          item->flags |= JB_ITEM_TABLE;
          if (i > self->body && self->items[i - 1].flags & JB_ITEM_TABLE && item->blank == 0 &&
              item->line == self->items[i - 1].line + 1)
            item->flags |= JB_ITEM_CONTINUES;
          break;

        case JB_SHAPE_BRACKETED:
        case JB_SHAPE_TEXT:
          if (is_source_line (self, i))
            {
              item->role = JB_ROLE_SOURCE;
              if (i > self->body && self->items[i - 1].role == JB_ROLE_SOURCE && item->blank == 0 &&
                  jb_reader_shape (self, i) == JB_SHAPE_BRACKETED &&
                  jb_reader_shape (self, i - 1) == JB_SHAPE_BRACKETED)
                item->flags |= JB_ITEM_CONTINUES;
            }
          else if (is_broken_source (self, i, self->tail))
            {
              item->role = JB_ROLE_SOURCE;
              self->items[++i].role = JB_ROLE_SOURCE;
              self->items[i].flags |= JB_ITEM_CONTINUES;
            }
          else if (jb_shape_ends_in_source (jb_reader_content (self, i), &text, &source))
            {
              item->flags |= JB_ITEM_ENDS_IN_SOURCE;
            }
          break;

        default: break;
        }
    }
}

static gboolean
is_lenticular (JbSpan line)
{
  return jb_span_contains (line, "【") || jb_span_contains (line, "〖");
}

/* A line in square brackets is a section unless it stands in the middle of an article
 * and does not look like the sections that are known. */
static void
find_sections (JbReader *self)
{
  g_auto (JbHashSet) names = { NULL };
  int    family = -1;
  JbSpan name;

  for (guint i = self->digest; i < self->body; i++)
    if (self->items[i].role == JB_ROLE_DIGEST_SECTION &&
        jb_shape_is_section (jb_reader_content (self, i), &name))
      jb_hash_set_add (&names, jb_span_hash (name).value);

  for (guint i = self->body; i < self->tail; i++)
    {
      JbSpan   content = jb_reader_content (self, i);
      gboolean listed, inside;

      if (jb_reader_shape (self, i) != JB_SHAPE_SECTION || !jb_shape_is_section (content, &name))
        continue;

      listed = jb_hash_set_contains (&names, jb_span_hash (name).value);
      inside = i > self->body && self->items[i - 1].role != JB_ROLE_SOURCE &&
               self->items[i - 1].role != JB_ROLE_SECTION &&
               !(self->items[i - 1].flags & JB_ITEM_ENDS_IN_SOURCE);
      if (!listed && inside &&
          (jb_reader_is_shielded (self, i) || (family >= 0 && family != is_lenticular (content))))
        continue;

      self->items[i].role = JB_ROLE_SECTION;
      if (family < 0 || listed)
        family = is_lenticular (content);
    }
}

/* Whether the first article that has a source has it under its title. */
static gboolean
has_bylines (const JbReader *self)
{
  gboolean text = FALSE;

  for (guint i = self->body; i < self->tail; i++)
    {
      if (self->items[i].role == JB_ROLE_SOURCE)
        return !text && i > self->body && i + 1 < self->tail &&
               self->items[i - 1].role != JB_ROLE_SECTION && jb_reader_is_text (self, i + 1);
      if (self->items[i].role == JB_ROLE_SECTION || self->items[i].flags & JB_ITEM_STARTS_ARTICLE)
        text = FALSE;
      else if (jb_reader_is_text (self, i))
        text = TRUE;
    }

  return FALSE;
}

/**
 * jb_reader_read_body:
 *
 * Divides what stands between the digest and the recipients into sections and articles.
 */
void
jb_reader_read_body (JbReader *self)
{
  guint i = self->body;

  find_fixed_shapes (self);
  find_sections (self);
  self->bylines = has_bylines (self);

  while (i < self->tail)
    {
      if (self->items[i].role == JB_ROLE_SECTION)
        {
          self->in_section = TRUE;
          i++;
          continue;
        }
      i = jb_reader_read_article (self, i, self->tail);

      /* A date under the source belongs to no article. */
      if (i < self->tail && self->items[i - 1].role == JB_ROLE_SOURCE &&
          self->items[i].role == JB_READER_NO_ROLE &&
          jb_shape_is_date (jb_reader_content (self, i)))
        self->items[i++].role = JB_ROLE_UNKNOWN;
    }
}
