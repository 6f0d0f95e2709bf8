/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-rules-private.h"

#include <string.h>

#include "bulletin/jb-level.h"

/* Numbers that count: 一是、二是、四是 and headings 一、三、 lack one. */

/* The Chinese characters that matter here take three bytes. */
enum { CHARACTER = 3 };

typedef enum
{
  SERIES_IS,
  SERIES_MUST,
  SERIES_ORDINAL,
  SERIES_OF,
  SERIES_BRACKETS,
  SERIES_ARABIC_BRACKETS,
  SERIES_STOP,
  N_SERIES,
} SeriesKind;

/* 一是 in the middle of a clause (会议提出一是…) may begin a series, or be part of 统一是. @outer is how
 * far the series around one had come that began inside a sentence: 二是抓培训：一是…；二是…。三是…. */
typedef struct
{
  guint    last;
  guint    outer;
  guint    block;
  gboolean maybe_begun;
} Series;

typedef struct
{
  const JbIssue *issue;
  JbReport      *report;
  Series         series[N_SERIES];
  guint          last[JB_LEVEL_MAX + 1];
  guint          ever[JB_LEVEL_MAX + 1];

  /* Where the characters of the block were counted up to */
  guint       block;
  const char *counted_to;
  gsize       n_counted;
} Counter;

static void
report_gap (Counter    *counter,
            const char *start,
            const char *end,
            guint       expected)
{
  const JbIssueBlock *block = jb_issue_get_block (counter->issue, counter->block);
  g_autofree char    *message = g_strdup_printf (_("Number %u should stand here."), expected);
  gsize               length = (gsize) g_utf8_strlen (start, end - start);

  if (counter->counted_to == NULL || counter->counted_to > start)
    {
      counter->counted_to = block->value;
      counter->n_counted = 0;
    }
  counter->n_counted += (gsize) g_utf8_strlen (counter->counted_to, start - counter->counted_to);
  counter->counted_to = start;

  jb_report (counter->report, .block = counter->block, .start = counter->n_counted,
             .end = counter->n_counted + length,
             .message = message);
}

/* The Chinese number of at most three characters that ends at @end. */
static guint
read_back (const char  *from,
           const char  *end,
           const char **start)
{
  const char *at = end;
  guint       value = 0;
  guint       tens = 0;
  gboolean    has_tens = FALSE;

  while (at - from >= CHARACTER && end - at < 3 * CHARACTER &&
         ((guint8) at[-CHARACTER] & 0xf0) == 0xe0 &&
         jb_character_numeral (g_utf8_get_char (at - CHARACTER)) > 0)
    at -= CHARACTER;
  *start = at;

  for (; at < end; at += CHARACTER)
    {
      int numeral = jb_character_numeral (g_utf8_get_char (at));

      if (numeral == 10)
        {
          tens = value > 0 ? value : 1;
          value = 0;
          has_tens = TRUE;
        }
      else
        value = (guint) numeral;
    }

  return has_tens ? tens * 10 + value : value;
}

/* Whether a clause begins at @at. */
static gboolean
begins_clause (const char *from,
               const char *at)
{
  const char *before;

  if (at == from)
    return TRUE;
  before = g_utf8_find_prev_char (from, at);

  return jb_character_is (g_utf8_get_char (before),
                          JB_CHARACTER_CHINESE_MARK | JB_CHARACTER_HALF_POINT |
                              JB_CHARACTER_SPACE | JB_CHARACTER_NEWLINE);
}

/* Whether something that is counted begins at @at: in 第（三）项 nothing does. */
static gboolean
begins_part (const char *from,
             const char *at)
{
  return at == from ||
         jb_piece_one_of (g_utf8_get_char (g_utf8_find_prev_char (from, at)), "。；：！？\n;:");
}

static gboolean
has_other_first (const char *from,
                 const char *to)
{
  static const char *const firsts[] = { "首先", "第一", "其一", "首要", "一方面" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (memmem (from, (gsize) (to - from), firsts[i], strlen (firsts[i])) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether a sentence, or a part of one that ends in ；, begins at @at. */
static gboolean
begins_sentence (const char *from,
                 const char *at)
{
  return at == from ||
         jb_piece_one_of (g_utf8_get_char (g_utf8_find_prev_char (from, at)), "。；！？\n");
}

static void
count (Counter    *counter,
       SeriesKind  kind,
       guint       number,
       const char *from,
       const char *start,
       const char *end)
{
  Series *series = &counter->series[kind];

  if (number == 1)
    {
      series->outer = begins_sentence (from, start) ? 0 : series->last;
      series->last = 1;
    }
  else if (number == series->last + 1 || (number == 2 && series->maybe_begun))
    series->last = number;
  else if (series->outer > 0 && number == series->outer + 1)
    {
      series->last = number;
      series->outer = 0;
    }
  else if (series->last == 0 &&
           (number > 2 || kind != SERIES_IS || has_other_first (from, start)))
    /* What began another way, or in another article, cannot be judged here. */
    series->last = number;
  else
    {
      report_gap (counter, start, end, series->last + 1);
      series->last = number;
    }
  series->maybe_begun = FALSE;
}

/* Inside a paragraph only what began there is judged; the numbers that paragraphs begin with are
 * counted by themselves. */
static void
count_inside (Counter    *counter,
              SeriesKind  kind,
              guint       number,
              const char *from,
              const char *start,
              const char *end)
{
  Series *series = &counter->series[kind];

  if (series->block != counter->block)
    series->last = 0;
  series->block = counter->block;
  if (number > 1 && series->last > 0 && number != series->last + 1 && start > from)
    report_gap (counter, start, end, series->last + 1);
  series->last = number;
}

/* 一是 or 一要, whose second character is at @at. */
static void
count_word (Counter    *counter,
            const char *text,
            const char *end,
            const char *at,
            SeriesKind  kind)
{
  const char *after = at + CHARACTER;
  const char *start;
  guint       number = read_back (text, at, &start);
  Series     *series = &counter->series[kind];

  /* 一是一，二是二 counts nothing. */
  if (number == 0 || (after < end && jb_character_numeral (g_utf8_get_char (after)) > 0))
    return;

  if (begins_clause (text, start))
    count (counter, kind, number, text, start, after);
  else if (number == 1)
    {
      series->outer = series->last;
      series->maybe_begun = TRUE;
    }
}

/* 第一， or 其一， whose first character is at @start. */
static void
count_ordinal (Counter    *counter,
               const char *text,
               const char *end,
               const char *start,
               SeriesKind  kind)
{
  const char *at = start + CHARACTER;
  const char *from;
  guint       number;

  while (at < end && jb_character_numeral (g_utf8_get_char (at)) > 0)
    at += CHARACTER;
  number = read_back (start + CHARACTER, at, &from);
  if (number > 0 && from == start + CHARACTER && at < end && g_utf8_get_char (at) == 0xff0c &&
      begins_clause (text, start))
    count (counter, kind, number, text, start, at);
}

/* The Arabic number of at most two digits that ends at @end. */
static guint
read_digits_back (const char  *from,
                  const char  *end,
                  const char **start)
{
  guint number = 0;

  for (*start = end; *start > from && g_ascii_isdigit ((*start)[-1]);)
    --*start;
  if (end - *start > 2)
    return 0;
  for (const char *p = *start; p < end; p++)
    number = number * 10 + (guint) g_ascii_digit_value (*p);

  return number;
}

/* （一） or （1）, whose last character is at @close, in the middle of a paragraph too. */
static void
count_brackets (Counter    *counter,
                const char *text,
                const char *close)
{
  const char *start;
  SeriesKind  kind = SERIES_BRACKETS;
  guint       number = read_back (text, close, &start);

  if (number == 0)
    {
      number = read_digits_back (text, close, &start);
      kind = SERIES_ARABIC_BRACKETS;
    }
  if (number > 0 && start - text >= CHARACTER && memcmp (start - CHARACTER, "（", CHARACTER) == 0 &&
      begins_part (text, start - CHARACTER))
    count_inside (counter, kind, number, text, start - CHARACTER, close + CHARACTER);
}

/* 1. whose stop is at @stop. */
static void
count_stop (Counter    *counter,
            const char *text,
            const char *end,
            const char *stop)
{
  const char *start;
  guint       number = read_digits_back (text, stop, &start);

  if (number > 0 && end - stop > CHARACTER &&
      jb_character_is (g_utf8_get_char (stop + 1), JB_CHARACTER_HAN) && begins_part (text, start))
    count_inside (counter, SERIES_STOP, number, text, start, stop + 1);
}

/* The next place of @character, which has three bytes. Its last byte is rarer than its first,
 * which most Chinese characters share. */
static const char *
find_character (const char *at,
                const char *end,
                const char *character)
{
  while (end - at >= CHARACTER)
    {
      const char *last = memchr (at + 2, (guchar) character[2], (gsize) (end - at - 2));

      if (last == NULL)
        return NULL;
      if (last[-1] == character[1] && last[-2] == character[0])
        return last - 2;
      at = last - 1;
    }

  return NULL;
}

static void
count_words (Counter    *counter,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  for (const char *at = text; (at = find_character (at, end, "是")) != NULL; at += CHARACTER)
    count_word (counter, text, end, at, SERIES_IS);
  for (const char *at = text; (at = find_character (at, end, "要")) != NULL; at += CHARACTER)
    count_word (counter, text, end, at, SERIES_MUST);
  for (const char *at = text; (at = find_character (at, end, "第")) != NULL; at += CHARACTER)
    count_ordinal (counter, text, end, at, SERIES_ORDINAL);
  for (const char *at = text; (at = find_character (at, end, "其")) != NULL; at += CHARACTER)
    count_ordinal (counter, text, end, at, SERIES_OF);
  for (const char *at = text; (at = find_character (at, end, "）")) != NULL; at += CHARACTER)
    count_brackets (counter, text, at);
  for (const char *at = text; (at = memchr (at, '.', (gsize) (end - at))) != NULL; at++)
    count_stop (counter, text, end, at);
}

/* The number that a line begins with: 一、 （一） 1. （1） */
static void
count_line (Counter    *counter,
            const char *text,
            gsize       length)
{
  enum
  {
    ENOUGH = 40
  };
  const char      *stop = text;
  g_autofree char *line = NULL;
  guint            number, level;
  gsize            prefix;

  while (stop < text + length && stop - text < ENOUGH)
    stop = g_utf8_next_char (stop);
  line = g_strndup (text, (gsize) (stop - text));
  level = jb_level_of (line, &number, &prefix);
  if (level == JB_LEVEL_NONE || number == 0)
    return;

  if (number != 1 && number != counter->last[level] + 1 && number != counter->ever[level] + 1 &&
      counter->ever[level] != 0)
    report_gap (counter, text, text + prefix,
                (counter->last[level] != 0 ? counter->last[level] : 0) + 1);
  counter->last[level] = number;
  counter->ever[level] = number;
  for (guint i = level + 1; i <= JB_LEVEL_MAX; i++)
    counter->last[i] = 0;
}

void
jb_check_ordinal_sequence (const JbIssue       *issue,
                           const JbRuleContext *context,
                           JbReport            *report)
{
  Counter counter = { issue, report };
  guint   article = JB_ISSUE_NONE;

  for (guint i = 0; i < issue->blocks->len && !jb_report_is_full (report); i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);

      if (block->role != JB_ROLE_PARAGRAPH && block->role != JB_ROLE_BODY &&
          block->role != JB_ROLE_HEADING)
        continue;
      if (block->article != article)
        {
          memset (&counter, 0, sizeof counter);
          counter.issue = issue;
          counter.report = report;
          article = block->article;
        }
      counter.block = i;
      counter.counted_to = NULL;

      count_line (&counter, block->value, block->length);
      count_words (&counter, block->value, block->length);
    }
}
