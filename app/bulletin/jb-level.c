/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-level.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-block.h"
#include "jb-bulletin.h"

/* The numbers that headings of an official document begin with, GB/T 9704-2012 7.3.3: 一、
 * （一） 1. （1）. The number is part of the text, so making a heading is an edit of it. */

enum
{
  MAX_NUMBER = 99,
  MAX_HEADING_CHARACTERS = 40,
  TEN = 0x5341,
  IDEOGRAPHIC_COMMA = 0x3001,
};

static const char *const usual[] = { "", "一、", "（一）", "1.", "（1）" };

static const char *const chinese_digits[] = { "", "一", "二", "三", "四",
                                              "五", "六", "七", "八", "九" };

/* The number at the start of a line; its places are bytes from the start. */
typedef struct
{
  guint    level;
  guint    number;
  gsize    at;
  gsize    length;
  gsize    prefix;
  gboolean full_width;
} Prefix;

static guint
read_chinese_digit (gunichar c)
{
  for (guint i = 1; i < G_N_ELEMENTS (chinese_digits); i++)
    if (c == g_utf8_get_char (chinese_digits[i]))
      return i;

  return 0;
}

/* 一 to 九十九, as they are spoken. */
static const char *
read_chinese (const char *at,
              guint      *number)
{
  guint tens = read_chinese_digit (g_utf8_get_char (at));
  guint units;

  if (tens > 0)
    at = g_utf8_next_char (at);
  if (g_utf8_get_char (at) != TEN)
    {
      *number = tens;
      return tens > 0 ? at : NULL;
    }

  at = g_utf8_next_char (at);
  units = read_chinese_digit (g_utf8_get_char (at));
  *number = MAX (tens, 1) * 10 + units;

  return units > 0 ? g_utf8_next_char (at) : at;
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static const char *
read_digits (const char *at,
             guint      *number,
             gboolean   *full_width)
{
  guint n = 0;

  *number = 0;
  *full_width = g_utf8_get_char (at) >= 0xff10;
  for (; is_digit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      *number = *number * 10 + (guint) (c - (c >= 0xff10 ? 0xff10 : '0'));
      if (++n > 2)
        return NULL;
    }

  return n > 0 && *number > 0 ? at : NULL;
}

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static void
read_prefix (const char *text,
             Prefix     *prefix)
{
  const char *at = text;
  const char *end;
  gboolean    bracket = is_one_of (g_utf8_get_char (at), "（(");
  guint       level;

  memset (prefix, 0, sizeof *prefix);
  if (bracket)
    at = g_utf8_next_char (at);

  end = read_chinese (at, &prefix->number);
  level = bracket ? 2 : 1;
  if (end == NULL)
    {
      end = read_digits (at, &prefix->number, &prefix->full_width);
      level = bracket ? 4 : 3;
    }
  if (end == NULL)
    return;

  prefix->at = (gsize) (at - text);
  prefix->length = (gsize) (end - at);
  if (bracket      ? !is_one_of (g_utf8_get_char (end), "）)")
      : level == 1 ? g_utf8_get_char (end) != IDEOGRAPHIC_COMMA
                   : !is_one_of (g_utf8_get_char (end), ".．、"))
    return;

  end = g_utf8_next_char (end);
  /* 1.5 is a number, and 12.3. a date. */
  if (level == 3 && is_digit (g_utf8_get_char (end)))
    return;
  prefix->level = level;
  prefix->prefix = (gsize) (end - text);
}

static void
append_number (GString *text,
               guint    number,
               guint    level,
               gboolean full_width)
{
  if (level <= 2)
    {
      if (number >= 20)
        g_string_append (text, chinese_digits[number / 10]);
      if (number >= 10)
        g_string_append_unichar (text, TEN);
      g_string_append (text, chinese_digits[number % 10]);
      return;
    }

  if (number >= 10)
    g_string_append_unichar (text, (full_width ? 0xff10 : '0') + number / 10);
  g_string_append_unichar (text, (full_width ? 0xff10 : '0') + number % 10);
}

/* @text with another number in the prefix that it has. */
static char *
renumber (const char   *text,
          const Prefix *prefix,
          guint         number)
{
  GString *result = g_string_new_len (text, (gssize) prefix->at);

  append_number (result, number, prefix->level, prefix->full_width);
  g_string_append (result, text + prefix->at + prefix->length);

  return g_string_free (result, FALSE);
}

/* @text without the prefix that it has, and with one of @level like that of @example. */
static char *
relevel (const char   *text,
         const Prefix *prefix,
         guint         level,
         const char   *example)
{
  const char      *rest = text + prefix->prefix;
  g_autofree char *bare = NULL;
  Prefix           model;

  /* A blank after the number belongs to the number. */
  while (prefix->level > 0 && is_one_of (g_utf8_get_char (rest), " 　"))
    rest = g_utf8_next_char (rest);
  if (level == JB_LEVEL_NONE)
    return g_strdup (rest);

  if (example == NULL)
    example = usual[level];
  read_prefix (example, &model);
  bare = g_strndup (example, model.prefix);

  return g_strconcat (bare, rest, NULL);
}

/**
 * jb_level_of:
 * @text: a line of a document's body
 * @number: (out) (optional): its number at that level
 * @prefix: (out) (optional): how many bytes the number takes, with its point or brackets
 *
 * Returns: the level of a heading that begins with its number, %JB_LEVEL_NONE for text that
 *   does not
 */
guint
jb_level_of (const char *text,
             guint      *number,
             gsize      *prefix)
{
  Prefix found;

  g_return_val_if_fail (text != NULL, JB_LEVEL_NONE);

  read_prefix (text, &found);
  if (number != NULL)
    *number = found.level > 0 ? found.number : 0;
  if (prefix != NULL)
    *prefix = found.prefix;

  return found.level;
}

/**
 * jb_level_guess_role:
 * @text: a line of a document's body
 *
 * What a line that was typed is: 一、 and the like begin a heading when the line is short
 * and is not a sentence.
 *
 * Returns: %JB_ROLE_HEADING or %JB_ROLE_BODY
 */
JbRole
jb_level_guess_role (const char *text)
{
  Prefix prefix;

  g_return_val_if_fail (text != NULL, JB_ROLE_BODY);

  read_prefix (text, &prefix);
  if (prefix.level != 1 || text[prefix.prefix] == '\0' ||
      g_utf8_strlen (text, -1) > MAX_HEADING_CHARACTERS)
    return JB_ROLE_BODY;

  return g_utf8_strchr (text, -1, 0x3002) == NULL ? JB_ROLE_HEADING : JB_ROLE_BODY;
}

/* One line of the body while its levels change. */
typedef struct
{
  char    *text;
  Prefix   prefix;
  gboolean goes_on;
  gboolean changed;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

/* The number that a heading follows at its level, 0 for the first one. */
static guint
take_last (guint last[JB_LEVEL_MAX + 1],
           guint level,
           guint number)
{
  guint before = last[level];

  last[level] = number;
  for (guint i = level + 1; i <= JB_LEVEL_MAX; i++)
    last[i] = 0;

  return before;
}

static GArray *
read_lines (GListModel *body)
{
  guint   n = g_list_model_get_n_items (body);
  GArray *lines = g_array_sized_new (FALSE, TRUE, sizeof (Line), n);
  guint   last[JB_LEVEL_MAX + 1] = { 0 };

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (body, i);
      Line line = { .text = g_strdup (jb_block_get_text (block)) };

      read_prefix (line.text, &line.prefix);
      /* A number that is out of its order was meant that way and stays. */
      if (line.prefix.level > 0)
        line.goes_on = take_last (last, line.prefix.level, line.prefix.number) + 1 ==
                       line.prefix.number;
      g_array_append_val (lines, line);
    }

  return lines;
}

static const char *
find_example (GArray *lines,
              guint   level)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (line->prefix.level == level)
        return line->text;
    }

  return NULL;
}

static void
change_levels (GArray *lines,
               guint   position,
               guint   n,
               guint   level)
{
  g_autofree char *example = g_strdup (find_example (lines, level));

  for (guint i = position; i < position + n; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      char *text;

      /* A drawn table is no heading. */
      if (line->prefix.level == level || strchr (line->text, '\n') != NULL)
        continue;
      text = relevel (line->text, &line->prefix, level, example);
      g_free (line->text);
      line->text = text;
      read_prefix (text, &line->prefix);
      line->goes_on = TRUE;
      line->changed = TRUE;
    }
}

static void
renumber_lines (GArray *lines,
                guint   first)
{
  guint last[JB_LEVEL_MAX + 1] = { 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint number = line->prefix.number;
      char *text;

      if (line->prefix.level == 0)
        continue;
      if (i >= first && line->goes_on)
        number = MIN (last[line->prefix.level] + 1, MAX_NUMBER);
      take_last (last, line->prefix.level, number);
      if (number == line->prefix.number)
        continue;

      text = renumber (line->text, &line->prefix, number);
      g_free (line->text);
      line->text = text;
      read_prefix (text, &line->prefix);
      line->changed = TRUE;
    }
}

/**
 * jb_level_set:
 * @position: the first line of the body
 * @n: how many lines
 * @level: 1 to %JB_LEVEL_MAX, %JB_LEVEL_NONE for paragraphs
 *
 * Makes lines of the body headings of a level, or paragraphs again, by giving them a number
 * or taking it away. The headings after them are numbered on, where they were in order. One
 * step of the history.
 */
void
jb_level_set (JbDocument *document,
              guint       position,
              guint       n,
              guint       level)
{
  g_autoptr(GArray) lines = NULL;
  GListModel *body;
  JbBulletin *bulletin;
  JbHistory  *history;

  g_return_if_fail (JB_IS_DOCUMENT (document));
  g_return_if_fail (level <= JB_LEVEL_MAX);

  body = jb_document_get_body (document);
  bulletin = jb_node_get_bulletin (JB_NODE (document));
  g_return_if_fail (bulletin != NULL);

  history = jb_bulletin_get_history (bulletin);
  /* Whoever begins a body may begin with a heading. */
  if (g_list_model_get_n_items (body) == 0 && level != JB_LEVEL_NONE)
    {
      jb_history_begin (history, _("Make Heading"));
      jb_document_splice_body (document, 0, 0, (const char *[]) { usual[level], NULL }, NULL);
      jb_history_end (history);
      return;
    }
  g_return_if_fail (position + n <= g_list_model_get_n_items (body));

  lines = read_lines (body);
  change_levels (lines, position, n, level);
  renumber_lines (lines, position);

  jb_history_begin (history, level == JB_LEVEL_NONE ? _("Make Paragraph") : _("Make Heading"));
  for (guint i = 0; i < lines->len; i++)
    {
      Line  *line = &g_array_index (lines, Line, i);
      JbRole role;

      if (!line->changed)
        continue;
      role = jb_level_guess_role (line->text);
      jb_document_splice_body (document, i, 1, (const char *[]) { line->text, NULL }, &role);
    }
  jb_history_end (history);
}
