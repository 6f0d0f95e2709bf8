/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-private.h"

/* Finding the lines that a program broke at the edge of a page, and joining them. */

/* Nothing narrower or wider than this is wrapped: a verse, a paragraph on one line. */
enum
{
  MIN_WIDTH = 24,
  MAX_WIDTH = 160,
};

/* How much room a line that is full may leave at its end, since no line begins with a
 * comma, and no word is broken. */
enum { SLACK = 6 };

/* An indent up to here is that of a paragraph; what is further in was pushed to the right
 * or centred. */
enum { MAX_INDENT = 8 };

typedef struct
{
  GArray  *lines;
  guint    width;
  gboolean by_indent;
  gboolean by_blank;
} Wrap;

static JbPasteLine *
get_line (const Wrap *self,
          guint       i)
{
  return &g_array_index (self->lines, JbPasteLine, i);
}

static gboolean
ends_sentence (const JbPasteLine *line)
{
  gunichar last = jb_span_last (line->span);

  return last == 0x3002 || last == 0xff01 || last == 0xff1f || last == 0xff1a ||
         last == 0xff1b || last == 0x201d || last == 0x2026 || last == '.' || last == '!' ||
         last == '?' || last == ':' || last == ';';
}

/* Like ends_sentence(), but a bracket or a quotation mark may come after it. */
static gboolean
ends_paragraph (const JbPasteLine *line)
{
  gunichar last = jb_span_last (line->span);

  return ends_sentence (line) || last == 0xff09 || last == ')' || last == '"';
}

/* Whether line @i and the one after it are neighbours that could be one paragraph. */
static gboolean
are_neighbours (const Wrap *self,
                guint       i)
{
  const JbPasteLine *line = get_line (self, i);
  const JbPasteLine *next;

  if (i + 1 >= self->lines->len)
    return FALSE;
  next = line + 1;

  return !line->is_row && !next->is_row && (!next->after_blank || next->after_page) &&
         next->indent < 2 && line->indent <= MAX_INDENT && !jb_shape_is_heading (next->span);
}

/* How much of the next line cannot be parted: one Chinese character, or a whole word. */
static guint
get_first_width (const JbPasteLine *line)
{
  const char *p = line->span.at;
  guint       width = 0;

  while (p < line->span.end && !jb_paste_is_chinese (g_utf8_get_char (p)) &&
         !jb_paste_is_space (g_utf8_get_char (p)))
    {
      width++;
      p = g_utf8_next_char (p);
    }

  return MAX (width, 2);
}

static gboolean
is_full (const Wrap *self,
         guint       i)
{
  const JbPasteLine *line = get_line (self, i);
  guint              width = line->width + line->indent;

  return width + SLACK >= self->width || width + get_first_width (line + 1) >= self->width;
}

static gboolean
has_comma (const JbPasteLine *line)
{
  return strpbrk (line->text, ",.;") != NULL || strstr (line->text, "，") != NULL ||
         strstr (line->text, "。") != NULL || strstr (line->text, "、") != NULL ||
         strstr (line->text, "；") != NULL;
}

/* Judges whether the text was wrapped at all: then most lines that end in mid-sentence are
 * about as wide as the widest, and one such line, the widest, is no evidence. */
static gboolean
looks_wrapped (Wrap *self)
{
  guint n_full = 0, n_not_full = 0, n_indented = 0, n_blank = 0, n_short = 0, n_commas = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      JbPasteLine *line = get_line (self, i);

      if (are_neighbours (self, i))
        self->width = MAX (self->width, line->width + line->indent);
      n_indented += line->indent >= 2 && line->indent <= MAX_INDENT;
      n_blank += line->after_blank && !line->after_page;
    }
  if (self->width < MIN_WIDTH || self->width > MAX_WIDTH)
    return FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      JbPasteLine *line = get_line (self, i);

      if (!are_neighbours (self, i))
        continue;
      if (!is_full (self, i))
        {
          n_short++;
          /* A line far from full is a title, or ends its paragraph. */
          n_not_full += !ends_sentence (line) && line->width * 4 >= self->width * 3;
        }
      else if (!ends_sentence (line))
        {
          n_full++;
          n_commas += has_comma (line);
        }
    }

  self->by_indent = n_indented >= 2 || (n_indented == 1 && n_full >= 2);
  self->by_blank = !self->by_indent && n_blank >= 2 && n_short == 0;

  return n_full >= 2 && n_full * 4 >= (n_full + n_not_full) * 3 && n_commas * 2 >= n_full;
}

/* Takes back the joints of a paragraph that would not end as one. */
static void
check_paragraph (Wrap   *self,
                 GArray *joints,
                 guint   first,
                 guint   last)
{
  guint n_commas = 0;

  if (first == last || ends_paragraph (get_line (self, last)))
    return;

  /* What was copied may end in mid-sentence, but there must be more to go by then. */
  for (guint i = first; i <= last; i++)
    n_commas += has_comma (get_line (self, i));
  if (last + 1 == self->lines->len && last - first >= 2 && n_commas > (last - first) / 2)
    return;

  for (guint i = first; i < last; i++)
    g_array_index (joints, gboolean, i) = FALSE;
}

/**
 * jb_paste_find_joints:
 * @lines: (element-type JbPasteLine): the lines
 *
 * Returns: (transfer full) (element-type gboolean): for each line, whether the next one
 *   goes on with its paragraph
 */
GArray *
jb_paste_find_joints (GArray *lines)
{
  GArray *joints = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), lines->len);
  Wrap    self = { .lines = lines };
  guint   first = 0;

  g_array_set_size (joints, lines->len);
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      JbPasteLine *next = get_line (&self, i + 1);

      if (get_line (&self, i)->is_row && next->is_row && !next->after_blank)
        g_array_index (joints, gboolean, i) = TRUE;
    }
  if (!looks_wrapped (&self))
    return joints;

  for (guint i = 0; i < lines->len; i++)
    {
      JbPasteLine *line = get_line (&self, i);
      gboolean     joined = are_neighbours (&self, i) && is_full (&self, i) &&
                        (!ends_sentence (line) || self.by_indent || self.by_blank);

      if (line->is_row)
        {
          first = i + 1;
          continue;
        }
      g_array_index (joints, gboolean, i) = joined;
      if (!joined)
        {
          check_paragraph (&self, joints, first, i);
          first = i + 1;
        }
    }

  return joints;
}

/**
 * jb_paste_join:
 * @paragraph: the paragraph up to now
 * @line: the line that goes on with it
 *
 * Chinese text goes on as it is; between two Latin words there was a space.
 */
void
jb_paste_join (GString    *paragraph,
               const char *line)
{
  gunichar before = jb_span_last (jb_span (paragraph->str));
  gunichar after = g_utf8_get_char (line);

  if (paragraph->len > 0 && before != '-' && !jb_paste_is_chinese (before) &&
      !jb_paste_is_chinese (after))
    g_string_append_c (paragraph, ' ');
  g_string_append (paragraph, line);
}
