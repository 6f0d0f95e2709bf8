/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_TITLE_LINES = 4,
  MAX_TURNED_TITLE_COLUMNS = 72,
  MAX_TURNED_TITLE_WITH_COMMA_COLUMNS = 44,
  MIN_TITLE_COLUMNS = 8,
  MIN_ECHOED_COLUMNS = 18,
  MAX_LOOK_AHEAD = 64,
  MIN_NOTE_COLUMNS = 40,
};

static gboolean
ends_sentence (const JbReader *self,
               guint           item)
{
  JbEnding ending = jb_reader_line (self, item)->ending;

  return ending == JB_ENDING_STOP || ending == JB_ENDING_EXCLAMATION ||
         ending == JB_ENDING_SEMICOLON || jb_reader_shape (self, item) == JB_SHAPE_TABLE_ROW;
}

static gboolean
is_note (const JbReader *self,
         guint           item)
{
  JbSpan content = jb_reader_content (self, item);
  JbSpan value;

  switch ((guint8) *content.at)
    {
    case 0xe7:
    case 0xe6:
      if (!jb_span_has_prefix (content, "编") && !jb_span_has_prefix (content, "按"))
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case 0xe3:
    case 0xe2:
    case 0xef:
    case '[':
    case '(':
      return self->items[item].role == JB_READER_NO_ROLE && !jb_reader_is_shielded (self, item) &&
             jb_shape_is_editor_note (content, &value);
    default: return FALSE;
    }
}

/* Whether the article that goes on at @item has its source in brackets below. */
static gboolean
has_source_below (const JbReader *self,
                  guint           item,
                  guint           to)
{
  for (guint i = item; i < to && i < item + MAX_LOOK_AHEAD; i++)
    {
      if (self->items[i].role == JB_ROLE_SECTION || self->items[i].flags & JB_ITEM_STARTS_ARTICLE)
        return FALSE;
      if (self->items[i].role == JB_ROLE_SOURCE || self->items[i].flags & JB_ITEM_ENDS_IN_SOURCE)
        return jb_reader_shape (self, i) == JB_SHAPE_BRACKETED;
    }

  return FALSE;
}

/* Whether the item names a body and nothing else, under a title. */
static gboolean
is_plain_byline (const JbReader *self,
                 guint           item,
                 guint           to)
{
  return self->items[item].role == JB_READER_NO_ROLE &&
         jb_reader_shape (self, item) == JB_SHAPE_TEXT && !jb_reader_is_shielded (self, item) &&
         item + 1 < to && jb_reader_is_text (self, item + 1) &&
         jb_shape_is_byline (jb_reader_content (self, item)) &&
         !has_source_below (self, item + 1, to);
}

/* How many lines from @item on look like one title, seen by their shape. */
static guint
count_title_lines (const JbReader *self,
                   guint           item,
                   guint           to)
{
  const JbLine *first = jb_reader_line (self, item);
  guint         n = 0;

  while (n < MAX_TITLE_LINES && item + n < to)
    {
      guint         i = item + n;
      const JbLine *line = jb_reader_line (self, i);
      JbSpan        content = jb_reader_content (self, i);

      if (self->items[i].role != JB_READER_NO_ROLE || !jb_reader_is_title_like (self, i) ||
          is_note (self, i))
        {
          JbSpan inside;

          /* （试行）, （摘要）: a bracket that belongs to the title above it. */
          if (n == 0 || self->items[i].role != JB_READER_NO_ROLE ||
              jb_reader_is_shielded (self, i) || line->shape != JB_SHAPE_BRACKETED ||
              !jb_shape_is_bracketed (content, &inside) || jb_shape_is_aside (inside) ||
              jb_span_count (inside) > 8 || jb_shape_is_ordinal (content))
            break;
        }
      else if (n > 0)
        {
          if (line->width > MAX_TURNED_TITLE_COLUMNS ||
              (line->width > MAX_TURNED_TITLE_WITH_COMMA_COLUMNS &&
               jb_span_contains (content, "，")))
            break;
          if (line->indent >= 2 && line->indent <= 8 && self->indents && first->indent < 2)
            break;
          if (line->indent >= 2 && line->indent <= 8 && self->indents && first->indent > 8)
            break;
          if (jb_shape_is_ordinal (content) || is_plain_byline (self, i, to))
            break;
          if (self->items[i].flags & JB_ITEM_AFTER_RULE)
            break;
        }
      n++;
    }

  /* A comma ends a line of a title, but not the title. */
  while (n > 0 && jb_reader_line (self, item + n - 1)->ending == JB_ENDING_COMMA)
    n--;

  /* Lines above a title that the digest names belong to it, when all its titles are found. */
  if (n > 0 && item + n < to && self->items[item + n].flags & JB_ITEM_STARTS_ARTICLE &&
      self->all_matched)
    return n;

  /* Something has to be left for the text. */
  if (n > 1 && (item + n >= to ||
                (self->items[item + n].role != JB_READER_NO_ROLE &&
                 !(self->items[item + n].flags & JB_ITEM_TABLE)) ||
                self->items[item + n].flags & JB_ITEM_STARTS_ARTICLE))
    n--;

  return n;
}

/* Whether, in the middle of an article, the lines from @item on are the title of the
 * next one. Only what stands around them can tell. */
static gboolean
starts_by_layout (const JbReader *self,
                  guint           item,
                  guint           n,
                  guint           to)
{
  const JbLine *line = jb_reader_line (self, item);
  guint         after = item + n;
  gboolean      flush = line->indent < 2 || line->indent > 8;

  if (n == 0 || after >= to || jb_shape_is_ordinal (jb_reader_content (self, item)))
    return FALSE;

  /* The title before had the same list mark. */
  if (self->mark != 0 && jb_span_first (jb_reader_content (self, item)) == self->mark)
    return TRUE;

  /* A subtitle or a note stands under nothing but a title. */
  if ((ends_sentence (self, item - 1) || self->items[item].blank > 0) &&
      ((jb_reader_shape (self, after) == JB_SHAPE_DASHED && !jb_reader_is_shielded (self, after)) ||
       is_note (self, after)))
    return TRUE;

  /* Where blank lines part all paragraphs, a line right above one is no paragraph; and
   * where they part none, what they part is articles. */
  if (!self->indents && (!self->is_tight || (!self->parts && !self->all_matched)) && flush &&
      self->items[item].blank > 0 && self->items[after].blank == 0 &&
      jb_reader_is_text (self, after) &&
      !(self->items[after].flags & (JB_ITEM_AFTER_PAGE | JB_ITEM_AFTER_RULE)))
    return TRUE;
  if (line->width < MIN_TITLE_COLUMNS)
    return FALSE;

  /* A paragraph that ends without a full stop parts nothing by itself. */
  if (!ends_sentence (self, item - 1))
    return self->wrap == 0 && !self->all_matched && jb_reader_is_text (self, after) &&
           line->ending == JB_ENDING_NONE && line->width >= MIN_ECHOED_COLUMNS &&
           jb_reader_line (self, item - 1)->width < 60 && jb_reader_echoes (self, item, after);

  if (self->bylines && self->items[after].role == JB_ROLE_SOURCE)
    return TRUE;
  if (self->has_titles && self->all_matched)
    return FALSE;
  if (!jb_reader_is_text (self, after))
    return FALSE;
  if (self->items[item].flags & JB_ITEM_AFTER_RULE)
    return TRUE;
  if (self->indents)
    return flush && ((jb_reader_line (self, after)->indent >= 2 &&
                      jb_reader_line (self, after)->indent <= 8) ||
                     (self->items[item].blank > 0 && self->items[after].blank == 0));

  /* Short lines that are said again below them may be headings inside the article. */
  return line->ending == JB_ENDING_NONE &&
         (line->width >= MIN_ECHOED_COLUMNS ||
          (self->items[item].blank > 0 && self->items[after].blank > 0)) &&
         (!self->parts || self->is_tight || self->items[item].blank > 0) &&
         jb_reader_echoes (self, item, after);
}

static gboolean
starts_article (const JbReader *self,
                guint           item,
                guint           to)
{
  guint n;

  if (self->items[item].flags & JB_ITEM_STARTS_ARTICLE)
    return TRUE;
  if (self->items[item].role != JB_READER_NO_ROLE)
    return FALSE;
  if (is_note (self, item))
    return item + 1 < to && jb_reader_is_title_like (self, item + 1);
  if (!jb_reader_is_title_like (self, item))
    return FALSE;

  n = count_title_lines (self, item, to);
  return starts_by_layout (self, item, n, to);
}

/* Takes the editor's note at @item with the lines that it is wrapped over. */
static guint
take_note (JbReader *self,
           guint     item,
           guint     to)
{
  JbSpan value;
  guint  i = item + 1;

  self->items[item].role = JB_ROLE_EDITOR_NOTE;
  if (jb_shape_is_editor_note (jb_reader_content (self, item), &value) && jb_span_is_empty (value))
    {
      /* The label stands alone: what comes next is the note. */
      if (i >= to || self->items[i].role != JB_READER_NO_ROLE)
        {
          self->items[item].role = JB_ROLE_PARAGRAPH;
          return i;
        }
      self->items[item].role = JB_ROLE_ORNAMENT;
      self->items[i].flags |=
          self->items[item].flags & (JB_ITEM_STARTS_ARTICLE | JB_ITEM_STARTS_SECTION);
      self->items[item].flags &= ~(JB_ITEM_STARTS_ARTICLE | JB_ITEM_STARTS_SECTION);
      self->items[i++].role = JB_ROLE_EDITOR_NOTE;
    }

  while (i < to && self->items[i].role == JB_READER_NO_ROLE && self->items[i].blank == 0 &&
         !(self->items[i].flags & JB_ITEM_MATCHED))
    {
      const JbLine *before = jb_reader_line (self, i - 1);

      if ((before->ending != JB_ENDING_NONE && before->ending != JB_ENDING_COMMA) ||
          before->width < MIN_NOTE_COLUMNS || before->width == JB_READER_LONG ||
          jb_reader_line (self, i)->indent > before->indent + 2)
        break;
      self->items[i].role = JB_ROLE_EDITOR_NOTE;
      self->items[i++].flags |= JB_ITEM_CONTINUES;
    }

  return i;
}

static guint
take_subtitle (JbReader *self,
               guint     item,
               guint     to)
{
  guint i = item + 1;

  self->items[item].role = JB_ROLE_SUBTITLE;
  while (i < to && self->items[i].role == JB_ROLE_SUBTITLE &&
         self->items[i].flags & JB_ITEM_CONTINUES)
    i++;
  if (i > item + 1)
    return i;

  /* A subtitle that is broken goes on as a title does. */
  if (i + 1 < to && self->items[i].role == JB_READER_NO_ROLE && self->items[i].blank == 0 &&
      jb_reader_shape (self, i) == JB_SHAPE_TEXT && jb_reader_is_title_like (self, i) &&
      jb_reader_line (self, i)->width <= MAX_TURNED_TITLE_WITH_COMMA_COLUMNS &&
      !(self->indents && jb_reader_line (self, i)->indent >= 2 &&
        jb_reader_line (self, i)->indent <= 8) &&
      !is_note (self, i) && !jb_shape_is_byline (jb_reader_content (self, i)) &&
      jb_reader_is_text (self, i + 1) && !(self->items[i].flags & JB_ITEM_MATCHED))
    {
      self->items[i].role = JB_ROLE_SUBTITLE;
      self->items[i++].flags |= JB_ITEM_CONTINUES;
    }

  return i;
}

/* Whether the source at @item stands under the title, and text follows. */
static gboolean
is_byline (const JbReader *self,
           guint           item,
           guint           to)
{
  guint next = item + 1;

  while (next < to && self->items[next].flags & JB_ITEM_CONTINUES)
    next++;
  if (next >= to || self->items[next].flags & JB_ITEM_STARTS_ARTICLE ||
      self->items[next].role == JB_ROLE_SECTION)
    return FALSE;
  if (self->items[next].flags & JB_ITEM_TABLE || jb_reader_is_text (self, next) ||
      is_note (self, next))
    return TRUE;

  return self->bylines && self->items[next].role == JB_READER_NO_ROLE;
}

/* Whether the item is a line of a title that the digest names. */
static gboolean
is_named (const JbReader *self,
          guint           item)
{
  return self->items[item].role == JB_ROLE_TITLE && self->items[item].flags & JB_ITEM_MATCHED;
}

/* （2013年3月2日） under a title says when a speech was made. */
static gboolean
is_date_in_brackets (const JbReader *self,
                     guint           item)
{
  JbSpan inside;

  return self->items[item].role == JB_READER_NO_ROLE &&
         jb_reader_shape (self, item) == JB_SHAPE_BRACKETED &&
         !jb_reader_is_shielded (self, item) &&
         jb_shape_is_bracketed (jb_reader_content (self, item), &inside) &&
         jb_shape_is_date (inside);
}

/* Remembers the list mark before a title. */
static void
note_mark (JbReader *self,
           guint     item)
{
  JbSpan content = jb_reader_content (self, item);

  self->mark = jb_shape_without_mark (content).at > content.at ? jb_span_first (content) : 0;
}

/* Reads what stands above the text of an article: title, subtitle, note, by-line.
 * Returns the item after it. */
static guint
read_article_head (JbReader *self,
                   guint     item,
                   guint     to)
{
  guint    i = item;
  guint    n = 0;
  gboolean has_subtitle = FALSE;
  gboolean has_note = FALSE;
  gboolean has_source = FALSE;

  if (is_note (self, i))
    {
      i = take_note (self, i, to);
      has_note = TRUE;
    }

  if (i < to && self->items[i].role == JB_READER_NO_ROLE)
    n = count_title_lines (self, i, to);
  for (guint j = 0; j < n; j++)
    self->items[i++].role = JB_ROLE_TITLE;
  if (n > 0)
    note_mark (self, i - n);

  /* The title that the digest names, of which the lines above it are a part. */
  if (i < to && is_named (self, i) && (i == item || n > 0 || has_note))
    {
      if (i != item)
        self->items[i].flags &= ~JB_ITEM_STARTS_ARTICLE;
      do
        i++;
      while (i < to && is_named (self, i) && !(self->items[i].flags & JB_ITEM_STARTS_ARTICLE));
    }

  while (i < to && (i == item || !(self->items[i].flags & JB_ITEM_STARTS_ARTICLE)))
    {
      if (!has_subtitle &&
          (self->items[i].role == JB_ROLE_SUBTITLE ||
           (self->items[i].role == JB_READER_NO_ROLE &&
            jb_reader_shape (self, i) == JB_SHAPE_DASHED && !jb_reader_is_shielded (self, i))))
        {
          i = take_subtitle (self, i, to);
          has_subtitle = TRUE;
        }
      else if (!has_note && is_note (self, i))
        {
          i = take_note (self, i, to);
          has_note = TRUE;
        }
      else if (!has_source && self->items[i].role == JB_ROLE_SOURCE && i > item &&
               is_byline (self, i, to))
        {
          do
            i++;
          while (i < to && self->items[i].flags & JB_ITEM_CONTINUES);
          has_source = TRUE;
          self->bylines = TRUE;
        }
      else if (i > item && i + 1 < to && is_date_in_brackets (self, i))
        {
          self->items[i++].role = JB_ROLE_UNKNOWN;
        }
      else if (!has_source && i > item && is_plain_byline (self, i, to))
        {
          self->items[i++].role = JB_ROLE_SOURCE;
          has_source = TRUE;
          self->bylines = TRUE;
        }
      else
        {
          break;
        }
    }

  return i;
}

/* ――甲县妇联, under the last paragraph of an article. */
static gboolean
ends_in_dashed_source (const JbReader *self,
                       guint           item,
                       guint           to)
{
  JbSpan value;

  return self->items[item].role == JB_READER_NO_ROLE &&
         jb_reader_shape (self, item) == JB_SHAPE_DASHED && !jb_reader_is_shielded (self, item) &&
         ends_sentence (self, item - 1) &&
         (item + 1 == to || self->items[item + 1].role == JB_ROLE_SECTION ||
          self->items[item + 1].flags & JB_ITEM_STARTS_ARTICLE) &&
         jb_shape_is_subtitle (jb_reader_content (self, item), &value) &&
         jb_shape_is_byline (value);
}

/**
 * jb_reader_read_article:
 * @item: where the article begins
 * @to: the item after the last that it may have
 *
 * Gives the lines of an article their roles.
 *
 * Returns: the item after the article
 */
guint
jb_reader_read_article (JbReader *self,
                        guint     item,
                        guint     to)
{
  guint i;
  guint text;

  self->items[item].flags |= JB_ITEM_STARTS_ARTICLE;
  if (!self->in_section)
    self->items[item].flags |= JB_ITEM_STARTS_SECTION;
  self->in_section = TRUE;

  text = i = read_article_head (self, item, to);
  for (; i < to; i++)
    {
      JbItem *part = &self->items[i];

      if (part->role == JB_ROLE_SECTION)
        break;
      if (part->role == JB_ROLE_SOURCE)
        {
          do
            i++;
          while (i < to && self->items[i].flags & JB_ITEM_CONTINUES &&
                 self->items[i].role == JB_ROLE_SOURCE);
          break;
        }
      if (i > text && ends_in_dashed_source (self, i, to))
        {
          self->items[i++].role = JB_ROLE_SOURCE;
          break;
        }
      if (i > text ? starts_article (self, i, to)
                   : i > item && part->flags & JB_ITEM_STARTS_ARTICLE)
        break;

      if (part->role == JB_READER_NO_ROLE || part->role == JB_ROLE_SUBTITLE)
        part->role = JB_ROLE_PARAGRAPH;
      if (part->flags & JB_ITEM_ENDS_IN_SOURCE)
        {
          i++;
          break;
        }
    }

  while (text > item && self->items[text - 1].role == JB_ROLE_EDITOR_NOTE)
    text--;
  jb_reader_join_wrapped (self, text, MIN (i, to), JB_ROLE_PARAGRAPH);

  return i;
}
