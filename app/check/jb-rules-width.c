/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-pairs.h"

/* Half-width and full-width characters, and spaces. */

static gunichar
get (const JbPiece *piece,
     gint64         at)
{
  return at >= 0 && at < piece->length ? piece->text[at] : 0;
}

static void
report_width (JbReport   *report,
              guint       at,
              const char *fix)
{
  jb_report (report, .start = at, .end = at + 1, .fix = fix, .safe = fix != NULL,
             .message = _("Chinese text has full-width punctuation."));
}

static void
report_wide (JbReport *report,
             guint     at,
             gunichar  wide)
{
  char fix[8];

  fix[g_unichar_to_utf8 (wide, fix)] = '\0';
  report_width (report, at, fix);
}

/* Whether a number like 一 or 1 stands before @at where a clause begins: that is punct.ordinal's. */
static gboolean
counts (const JbPiece *piece,
        guint          at)
{
  guint start = at;

  while (start > 0 && at - start < 3 && jb_character_numeral (piece->text[start - 1]) > 0)
    start--;
  while (start > 0 && at - start < 2 && jb_character_digit (piece->text[start - 1]) >= 0)
    start--;

  return start < at && jb_piece_starts (piece, start) &&
         jb_character_is (piece->text[at + 1], JB_CHARACTER_HAN);
}

static void
check_stop (const JbPiece *piece,
            guint          at,
            gunichar       before,
            JbReport      *report)
{
  gunichar after = get (piece, (gint64) at + 1);

  if (after == '.' || before == '.' || !jb_character_is (before, JB_CHARACTER_CHINESE))
    return;
  if (after == 0 || jb_character_is (after, JB_CHARACTER_NEWLINE | JB_CHARACTER_QUOTE |
                                                JB_CHARACTER_HALF_QUOTE))
    report_wide (report, at, 0x3002);
  else if (jb_character_is (after, JB_CHARACTER_HAN) && !counts (piece, at))
    /* A full stop or the middle dot of a foreign name. */
    report_width (report, at, NULL);
}

/* @start is where the run of points begins: of !!! all three belong to the character before. */
static void
check_point (const JbPiece *piece,
             guint          start,
             guint          at,
             JbReport      *report)
{
  gunichar c = piece->text[at];
  gunichar before, after;

  if (c == '.')
    {
      check_stop (piece, at, get (piece, (gint64) at - 1), report);
      return;
    }

  before = get (piece, (gint64) start - 1);
  after = get (piece, (gint64) at + 1);
  /* What parts recipients is another rule's business. */
  if (piece->role == JB_ROLE_RECIPIENT && (c == ',' || c == ';'))
    return;
  if (c == ',' && counts (piece, at))
    return;
  if (c == ':' && after == '/')
    return;

  if (jb_character_is (before, JB_CHARACTER_CHINESE))
    report_wide (report, at, jb_character_widen (c));
  else if (jb_character_is (before, JB_CHARACTER_ASCII_WORD) || before == '%' || before == ')')
    {
      if (jb_character_is (after, JB_CHARACTER_HAN) || jb_piece_one_of (after, "“《（"))
        report_wide (report, at, jb_character_widen (c));
    }
}

static gboolean
is_chinese_inside (const JbPiece *piece,
                   guint          open,
                   guint          close)
{
  enum
  {
    FAR = 200
  };

  for (guint i = open + 1; i < close && i - open < FAR; i++)
    if (jb_character_is (piece->text[i], JB_CHARACTER_HAN))
      return TRUE;

  return FALSE;
}

/* 妇发[2012]8号 has the brackets 〔〕. */
static gboolean
is_year_of_number (const JbPiece *piece,
                   const JbPair  *pair)
{
  guint at = pair->close + 1;

  if (pair->close - pair->open != 5 || piece->text[pair->open] != '[')
    return FALSE;
  for (guint i = pair->open + 1; i < pair->close; i++)
    if (!g_unichar_isdigit (piece->text[i]))
      return FALSE;
  if (piece->text[at] == 0x7b2c)
    at++;

  return jb_character_is (get (piece, (gint64) pair->open - 1), JB_CHARACTER_HAN) &&
         jb_character_digit (piece->text[at]) >= 0;
}

static void
check_brackets (const JbPiece *piece,
                JbReport      *report)
{
  const GArray *strays;
  const GArray *pairs = jb_pairs_find (piece, &strays);

  for (guint i = 0; i < pairs->len && !jb_report_is_full (report); i++)
    {
      const JbPair *pair = &g_array_index (pairs, JbPair, i);
      gunichar      before, after;
      gboolean      half_open = piece->text[pair->open] == '(';
      gboolean      half_close;

      if (pair->close == JB_PAIRS_NONE)
        continue;
      if (pair->kind == JB_PAIR_SQUARE && is_year_of_number (piece, pair))
        {
          jb_pairs_report (piece, report, pair->open, pair->close,
                           _("The year in a document’s number stands in 〔〕."), "〔", "〕");
          continue;
        }
      half_close = piece->text[pair->close] == ')';
      if (pair->kind != JB_PAIR_ROUND || (!half_open && !half_close))
        continue;

      before = get (piece, (gint64) pair->open - 1);
      after = get (piece, (gint64) pair->close + 1);
      if (half_open && half_close && !is_chinese_inside (piece, pair->open, pair->close) &&
          !(jb_character_is (before, JB_CHARACTER_CHINESE) &&
            !jb_character_is (after, JB_CHARACTER_ASCII_WORD)) &&
          !(before == 0 && jb_character_is (after, JB_CHARACTER_HAN)))
        continue;

      if (half_open && half_close)
        jb_pairs_report (piece, report, pair->open, pair->close,
                         _("Chinese text has full-width punctuation."), "（", "）");
      else if (half_open)
        report_width (report, pair->open, "（");
      else
        report_width (report, pair->close, "）");
    }
}

void
jb_check_half_width (const JbPiece *piece,
                     JbReport      *report)
{
  guint start = 0;
  guint end = 0;

  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_HALF_POINT, &k, &at);)
    {
      if (at != end || piece->text[at] == '.' || get (piece, (gint64) at - 1) == '.')
        start = at;
      end = at + 1;
      check_point (piece, start, at, report);
    }
  if ((piece->kinds & JB_CHARACTER_HALF_BRACKET) != 0)
    check_brackets (piece, report);
}

static void
report_bracket (const JbIssue *issue,
                guint          block,
                const char    *at,
                const char    *fix,
                JbReport      *report)
{
  gsize start = (gsize) (at - issue->transcript->text);

  jb_report (report, .block = block, .start = start, .end = start + 1, .outside = TRUE,
             .fix = fix, .safe = TRUE,
             .message = _("Chinese text has full-width punctuation."));
}

/* The brackets around a source are no part of its value. */
void
jb_check_half_width_source (const JbIssue       *issue,
                            const JbRuleContext *context,
                            JbReport            *report)
{
  for (guint i = jb_issue_find_role (issue, JB_ROLE_SOURCE, 0); i != JB_ISSUE_NONE;
       i = jb_issue_find_role (issue, JB_ROLE_SOURCE, i + 1))
    {
      gsize       length;
      const char *text = jb_issue_get_open (issue, i, &length);
      const char *found = memchr (text, '(', length);

      if (found != NULL)
        report_bracket (issue, i, found, "（", report);
      text = jb_issue_get_close (issue, i, &length);
      found = memchr (text, ')', length);
      if (found != NULL)
        report_bracket (issue, i, found, "）", report);
    }
}

/* Reports each run of characters of @kind, made half-width. */
static void
check_wide (const JbPiece *piece,
            guint          kind,
            const char    *message,
            JbReport      *report)
{
  guint end = 0;

  for (guint k = 0, at = 0; jb_piece_next (piece, kind, &k, &at);)
    {
      g_autoptr (GString) fix = NULL;

      if (at < end)
        continue;
      fix = g_string_new (NULL);
      for (end = at; jb_character_is (piece->text[end], kind) ||
                     (piece->text[end] == 0xff0e && kind == JB_CHARACTER_WIDE_DIGIT && end > at &&
                      jb_character_is (piece->text[end + 1], kind));
           end++)
        g_string_append_c (fix, (char) (piece->text[end] - 0xfee0));

      jb_report (report, .start = at, .end = end, .fix = fix->str, .safe = TRUE,
                 .message = message);
    }
}

void
jb_check_wide_digit (const JbPiece *piece,
                     JbReport      *report)
{
  if (!piece->is_table)
    check_wide (piece, JB_CHARACTER_WIDE_DIGIT, _("Digits are half a character wide."), report);
}

void
jb_check_wide_letter (const JbPiece *piece,
                      JbReport      *report)
{
  if (!piece->is_table)
    check_wide (piece, JB_CHARACTER_WIDE_LETTER, _("Letters are half a character wide."), report);
}

/* 王　芳: a name of two characters is drawn out to the width of three. */
static gboolean
is_drawn_name (const JbPiece *piece,
               guint          start,
               guint          end)
{
  gunichar before = get (piece, (gint64) start - 2);
  gunichar after = get (piece, (gint64) end + 1);

  return jb_character_is (piece->text[end], JB_CHARACTER_HAN) &&
         jb_character_is (get (piece, (gint64) start - 1), JB_CHARACTER_HAN) &&
         !jb_character_is (before, JB_CHARACTER_HAN) && !jb_character_is (after, JB_CHARACTER_HAN);
}

/* 第一条 and （一） may have a space after them. */
static gboolean
is_after_number (const JbPiece *piece,
                 guint          start)
{
  enum
  {
    FAR = 6
  };

  if (start == 0 || start > FAR)
    return FALSE;

  return (piece->text[0] == 0x7b2c && jb_piece_one_of (piece->text[start - 1], "章节条款编")) ||
         (jb_piece_one_of (piece->text[0], "（(") && piece->text[start - 1] == 0xff09) ||
         (jb_character_numeral (piece->text[0]) > 0 && piece->text[start - 1] == 0x3001);
}

/* 《中共中央 国务院关于……的意见》: a space parts those who issue it together. */
static gboolean
is_in_title (const JbPiece *piece,
             guint          place)
{
  enum
  {
    FAR = 100
  };

  for (guint i = place; i > 0 && place - i < FAR; i--)
    if (jb_piece_one_of (piece->text[i - 1], "《》"))
      return piece->text[i - 1] == 0x300a;

  return FALSE;
}

/* Whether spaces part names or columns here: then they mean something. */
static gboolean
has_columns (const JbPiece *piece)
{
  enum
  {
    MANY = 3,
    NEAR = 6
  };
  guint n = 0;
  guint last = 0;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_SPACE, &k, &at);)
    {
      if (at == 0 || jb_character_is (piece->text[at - 1], JB_CHARACTER_SPACE))
        continue;
      if (!jb_character_is (piece->text[at - 1], JB_CHARACTER_HAN))
        n = 0;
      n = n > 0 && at - last > NEAR ? 1 : n + 1;
      last = at;
      if (n >= MANY)
        return TRUE;
    }

  return FALSE;
}

void
jb_check_inner_space (const JbPiece *piece,
                      JbReport      *report)
{
  enum
  {
    LAYOUT = 3
  };
  guint    end = 0;
  gboolean columns;

  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  columns = has_columns (piece);
  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_SPACE, &k, &at);)
    {
      gunichar before, after;
      gboolean at_mark;

      if (at < end)
        continue;
      for (end = at; jb_character_is (piece->text[end], JB_CHARACTER_SPACE); end++)
        ;
      before = get (piece, (gint64) at - 1);
      after = get (piece, end);
      at_mark = jb_character_is (before, JB_CHARACTER_CHINESE_MARK) ||
                jb_character_is (after, JB_CHARACTER_CHINESE_MARK);

      if (!(jb_character_is (before, JB_CHARACTER_CHINESE) ||
            (jb_piece_one_of (before, ",;:") &&
             jb_character_is (get (piece, (gint64) at - 2), JB_CHARACTER_CHINESE))) ||
          !jb_character_is (after, JB_CHARACTER_CHINESE) || is_after_number (piece, at))
        continue;
      if (!at_mark && (columns || end - at >= LAYOUT || is_drawn_name (piece, at, end) ||
                       is_in_title (piece, at)))
        continue;

      jb_report (report, .start = at, .end = end, .fix = "", .safe = at_mark,
                 .message = _("There is no space between Chinese characters."));
    }
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r';
}

/* Reports the spaces before the first line break of @text, which follows something that
 * is printed on that line. */
static void
check_line_end (const JbIssue *issue,
                guint          block,
                const char    *text,
                gsize          length,
                gboolean       ends,
                JbReport      *report)
{
  const char *end = text + length;
  const char *start = NULL;
  const char *at;
  gsize       offset = (gsize) (text - issue->transcript->text);

  for (at = text; at < end && !is_line_end (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!jb_character_is (c, JB_CHARACTER_SPACE) || c == '\f')
        start = NULL;
      else if (start == NULL)
        start = at;
    }
  if (start == NULL || (at == end && !ends))
    return;

  jb_report (report, .block = block, .start = offset + (gsize) (start - text),
             .end = offset + (gsize) (at - text), .outside = TRUE, .fix = "", .safe = TRUE,
             .message = _("There are spaces at the end of the line, which nobody sees."));
}

void
jb_check_trailing_space (const JbIssue       *issue,
                         const JbRuleContext *context,
                         JbReport            *report)
{
  for (guint i = 0; i < issue->blocks->len && !jb_report_is_full (report); i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      const JbMark       *mark = block->mark;
      const char         *raw = issue->transcript->text + block->start + mark->open;
      gboolean            is_last = i + 1 == issue->blocks->len;

      if (block->role == JB_ROLE_ORNAMENT || mark->raw == 0)
        continue;
      for (guint j = 0; j < mark->n_cuts; j++)
        {
          const JbCut *cut = &g_array_index (issue->transcript->cuts, JbCut, mark->first_cut + j);

          if (cut->replacement != '\n' && memchr (raw + cut->start, '\n', cut->length) != NULL)
            check_line_end (issue, i, raw + cut->start, cut->length, FALSE, report);
        }
      check_line_end (issue, i, raw + mark->raw, (gsize) mark->close + mark->gap, is_last, report);
    }
}
