/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* Points, dashes and dots. */

enum
{
  EM_DASH = 0x2014,
  BAR = 0x2015,
  BOX_BAR = 0x2500,
  WIDE_HYPHEN = 0xff0d,
  WIDE_TILDE = 0xff5e,
  MIDDLE_DOT = 0xb7,
  WIDE_STOP = 0xff0e,
  ELLIPSIS = 0x2026,
};

static gboolean
is_digit (gunichar c)
{
  return jb_character_digit (c) >= 0;
}

static gboolean
is_tilde (gunichar c)
{
  return c == '~' || c == WIDE_TILDE || c == 0x301c || c == 0x223c;
}

static gboolean
is_bar (gunichar c)
{
  return jb_character_is (c, JB_CHARACTER_DASH) && !is_tilde (c);
}

/* Where the run of bars that begins at @at ends. */
static guint
find_bar_end (const JbPiece *piece,
              guint          at)
{
  while (is_bar (piece->text[at]))
    at++;

  return at;
}

/* A dash is two em dashes. A single bar may join two names, and five or more draw a line. */
void
jb_check_dash (const JbPiece *piece,
               JbReport      *report)
{
  enum
  {
    LONGEST = 4
  };
  guint end = 0;

  if (piece->is_table)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_DASH, &k, &at);)
    {
      const gunichar *text = piece->text;
      guint           length;
      gboolean        all_em = TRUE;

      if (at < end || !is_bar (text[at]))
        continue;
      end = find_bar_end (piece, at);
      length = end - at;
      for (guint i = at; i < end; i++)
        all_em = all_em && text[i] == EM_DASH;

      if (length > LONGEST || (all_em && length != 3) ||
          (length == 1 && text[at] != BAR && text[at] != BOX_BAR) ||
          (is_digit (at > 0 ? text[at - 1] : 0) && is_digit (text[end])) ||
          (!jb_character_is (at > 0 ? text[at - 1] : 0, JB_CHARACTER_CHINESE) &&
           !jb_character_is (text[end], JB_CHARACTER_CHINESE)))
        continue;

      jb_report (report, .start = at, .end = end, .fix = "——", .safe = TRUE,
                 .message = _("A dash is written “——”, two em dashes."));
    }
}

/* The dashes before a subtitle are no part of its value. */
void
jb_check_dash_issue (const JbIssue       *issue,
                     const JbRuleContext *context,
                     JbReport            *report)
{
  for (guint i = jb_issue_find_role (issue, JB_ROLE_SUBTITLE, 0); i != JB_ISSUE_NONE;
       i = jb_issue_find_role (issue, JB_ROLE_SUBTITLE, i + 1))
    {
      gsize       length;
      const char *open = jb_issue_get_open (issue, i, &length);
      const char *end = open + length;
      const char *first = NULL;
      const char *last = NULL;

      for (const char *at = open; at < end; at = g_utf8_next_char (at))
        if (is_bar (g_utf8_get_char (at)))
          {
            first = first != NULL ? first : at;
            last = g_utf8_next_char (at);
          }
      if (first == NULL || ((gsize) (last - first) == strlen ("——") &&
                            memcmp (first, "——", strlen ("——")) == 0))
        continue;

      jb_report (report, .block = i, .start = (gsize) (first - issue->transcript->text),
                 .end = (gsize) (last - issue->transcript->text), .outside = TRUE, .fix = "——",
                 .safe = TRUE,
                 .message = _("A subtitle begins with the dash “——”, two em dashes."));
    }
}

/* What may stand between a number and the mark of a range: 35岁～64岁, 5%～8%. */
static gboolean
is_unit (gunichar c)
{
  return jb_piece_one_of (c, "年月日时点分岁人名个元万亿期次天周届级号户吨亩米度%％‰℃");
}

/* No number has more digits. */
enum { FAR = 30 };

static guint
find_number_start (const JbPiece *piece,
                   guint          end)
{
  guint at = end;

  while (at > 0 && end - at < FAR &&
         (is_digit (piece->text[at - 1]) || jb_piece_one_of (piece->text[at - 1], ".:")))
    at--;

  return at;
}

static guint
find_number_end (const JbPiece *piece,
                 guint          at)
{
  guint start = at;

  while (at - start < FAR &&
         (is_digit (piece->text[at]) || ((piece->text[at] == '.' || piece->text[at] == ':') &&
                                         is_digit (piece->text[at + 1]))))
    at++;

  return at;
}

static gboolean
is_year (const JbPiece *piece,
         guint          start,
         guint          end)
{
  int year = 0;

  if (end - start != 4)
    return FALSE;
  for (guint i = start; i < end; i++)
    year = year * 10 + MAX (jb_character_digit (piece->text[i]), 0);

  return year >= 1900 && year <= 2100;
}

static gboolean
has_colon (const JbPiece *piece,
           guint          start,
           guint          end)
{
  for (guint i = start; i < end; i++)
    if (piece->text[i] == ':')
      return TRUE;

  return FALSE;
}

/* A hyphen also joins the parts of a telephone number, a code, a date or a house number:
 * only between years, times, or numbers with a unit does it stand for a range. */
static gboolean
is_hyphen_range (const JbPiece *piece,
                 guint          start,
                 guint          at,
                 guint          end)
{
  const gunichar *text = piece->text;
  guint           left = find_number_start (piece, at);
  guint           right_end = end;

  if (start != left && !is_unit (text[at - 1]))
    return FALSE;
  right_end = find_number_end (piece, end);
  if (right_end - end > 5 || (right_end - end == 5 && !has_colon (piece, end, right_end)) ||
      jb_piece_one_of (text[right_end], "-/－—"))
    return FALSE;
  if (start > 0 && (jb_character_is (text[start - 1], JB_CHARACTER_LETTER) ||
                    jb_piece_one_of (text[start - 1], "-/－—#")))
    return FALSE;
  if (has_colon (piece, left, at) || has_colon (piece, end, right_end))
    return has_colon (piece, left, at) && has_colon (piece, end, right_end);
  /* GB/T 9704-2012 */
  if (start > 1 && text[start - 1] == ' ' &&
      jb_character_is (text[start - 2], JB_CHARACTER_ASCII_WORD))
    return FALSE;
  if (is_year (piece, left, at) && is_year (piece, end, right_end))
    return TRUE;
  if (text[left] == '0' && text[left + 1] != '.' && at - left > 1)
    return FALSE;
  if (jb_piece_one_of (text[right_end], "号室楼幢栋座单"))
    return FALSE;

  return is_unit (text[right_end]) ||
         jb_character_is (text[right_end], JB_CHARACTER_HAN);
}

static const char *
find_range_mark (const JbPiece *piece,
                 guint          start,
                 guint          at,
                 guint          end)
{
  guint right_end = find_number_end (piece, end);

  if (is_tilde (piece->text[at]))
    return "～";
  if (jb_piece_one_of (piece->text[right_end], "年月日时点") ||
      (at > 0 && jb_piece_one_of (piece->text[at - 1], "年月日时点")) ||
      has_colon (piece, end, right_end) ||
      (is_year (piece, find_number_start (piece, at), at) && is_year (piece, end, right_end)))
    return "—";

  return "～";
}

/* Between numbers stands — or ～: 2—3年 and 35～64岁 are both right. */
void
jb_check_range (const JbPiece *piece,
                JbReport      *report)
{
  enum
  {
    LONGEST = 5
  };
  const gunichar *text = piece->text;
  guint           end = 0;

  if (piece->is_table)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_DASH, &k, &at);)
    {
      guint    start, length;
      gboolean numbers;

      if (at < end)
        continue;
      end = is_tilde (text[at]) ? at + 1 : find_bar_end (piece, at);
      length = end - at;
      if (at == 0 || length > 2 || (length == 1 && (text[at] == EM_DASH || text[at] == WIDE_TILDE)))
        continue;

      /* The number before the mark, with the unit that may stand between. */
      start = is_unit (text[at - 1]) ? at - 1 : at;
      numbers = is_digit (start > 0 ? text[start - 1] : 0) && is_digit (text[end]);
      start = find_number_start (piece, start);
      if (!numbers)
        {
          /* 北京－上海: the minus sign joins nothing in Chinese. */
          if (length == 1 && text[at] == WIDE_HYPHEN &&
              jb_character_is (text[at - 1], JB_CHARACTER_HAN) &&
              jb_character_is (text[end], JB_CHARACTER_HAN))
            jb_report (report, .start = at, .end = end, .fix = "—",
                       .message = _("What joins two places or times is written “—”."));
          continue;
        }
      if (text[at] == '-' || text[at] == 0x2010 || text[at] == 0x2011)
        {
          if (!is_hyphen_range (piece, start, at, end))
            continue;
        }
      else if (find_number_end (piece, end) - end > LONGEST)
        continue;
      if (jb_piece_in_address (piece, at))
        continue;

      jb_report (report, .start = at, .end = end, .fix = find_range_mark (piece, start, at, end),
                 .safe = TRUE,
                 .message = _("A range is written “—” for times and “～” for amounts."));
    }
}

void
jb_check_middle_dot (const JbPiece *piece,
                     JbReport      *report)
{
  const gunichar *text = piece->text;
  const guint     neighbours = JB_CHARACTER_HAN | JB_CHARACTER_LETTER | JB_CHARACTER_DIGIT;

  if (piece->is_table)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_DOT, &k, &at);)
    {
      gunichar before = at > 0 ? text[at - 1] : 0;
      gunichar after = text[at + 1];

      if (text[at] == MIDDLE_DOT || at == 0)
        continue;
      /* １．５ is a number, １．加强 counts, and a dot after a point begins a line of a list. */
      if (text[at] == WIDE_STOP && !(jb_character_is (before, JB_CHARACTER_HAN) &&
                                     jb_character_is (after, JB_CHARACTER_HAN) &&
                                     jb_character_numeral (before) < 0))
        continue;
      if (!jb_character_is (before, neighbours) && !jb_piece_one_of (before, "》”"))
        continue;
      if (!jb_character_is (after, neighbours) && !jb_piece_one_of (after, "《“"))
        continue;

      jb_report (report, .start = at, .end = at + 1, .fix = "·", .safe = text[at] != WIDE_STOP,
                 .message = _("A middle dot is written “·”."));
    }
}

static gboolean
is_ellipsis (gunichar c)
{
  return jb_character_is (c, JB_CHARACTER_ELLIPSIS);
}

void
jb_check_ellipsis (const JbPiece *piece,
                   JbReport      *report)
{
  const guint dots = JB_CHARACTER_ELLIPSIS | JB_CHARACTER_HALF_POINT | JB_CHARACTER_POINT;
  enum
  {
    LEADERS = 7
  };
  const gunichar *text = piece->text;
  guint           end = 0;

  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, dots, &k, &at);)
    {
      gboolean real = is_ellipsis (text[at]);
      gboolean right = TRUE;
      gunichar before = at > 0 ? text[at - 1] : 0;

      if (at < end || (!real && text[at] != '.' && text[at] != 0x3002))
        continue;
      for (end = at; real ? is_ellipsis (text[end]) : text[end] == text[at]; end++)
        right = right && text[end] == ELLIPSIS;

      if (real ? right && (end - at == 2 || end - at == 4) : end - at < 3)
        continue;
      if (end - at >= LEADERS)
        continue;
      if (text[at] == '.' && !jb_character_is (before, JB_CHARACTER_CHINESE) &&
          !jb_character_is (text[end], JB_CHARACTER_CHINESE))
        continue;

      jb_report (report, .start = at, .end = end, .fix = "……", .safe = TRUE,
                 .message = _("An ellipsis is written “……”, six dots that take the room of two "
                             "characters."));
    }
}

static gunichar
widen (gunichar c)
{
  gunichar wide = jb_character_widen (c);

  return wide != 0 ? wide : c;
}

static gboolean
is_pause (gunichar c)
{
  return c == 0xff0c || c == 0x3002 || c == 0x3001 || c == 0xff1b || c == 0xff1a;
}

/* These may stand together and up to three times, but not beside a pause. */
static gboolean
is_cry (gunichar c)
{
  return c == 0xff01 || c == 0xff1f;
}

void
jb_check_repeated (const JbPiece *piece,
                   JbReport      *report)
{
  const char     *message = _("Two points do not stand one after the other.");
  const gunichar *text = piece->text;
  guint           end = 0;

  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_POINT, &k, &at);)
    {
      gunichar first = text[at];
      gunichar next = widen (text[at + 1]);
      char     fix[8] = "";
      guint    n;

      if (at < end)
        continue;

      /* 。”。 ends one sentence twice. */
      if (first == 0x3002 && text[at + 1] == 0x201d && text[at + 2] == 0x3002)
        {
          end = at + 3;
          jb_report (report, .start = at, .end = end,
                     .message = _("A sentence ends once: one of the two “。” is too many."));
          continue;
        }

      for (n = 1; widen (text[at + n]) == first; n++)
        ;
      if (is_cry (first))
        {
          gboolean goes_on = is_pause (widen (text[at + n])) && text[at + n] != '.';

          if (n <= 3 && !goes_on)
            continue;
          end = at + n + goes_on;
          jb_report (report, .start = at, .end = end, .message = message);
          continue;
        }
      if (n == 1 && !is_pause (next) && !is_cry (next))
        continue;
      /* Three and more full stops were meant for an ellipsis. */
      if (first == 0x3002 && n >= 3)
        {
          end = at + n;
          continue;
        }
      /* “.” after a mark begins something else: ：.docx */
      if (n == 1 && text[at + 1] == '.')
        continue;

      end = at + MAX (n, 2);
      if (n > 1 && !is_pause (widen (text[end])))
        fix[g_unichar_to_utf8 (first, fix)] = '\0';
      jb_report (report, .start = at, .end = end,
                 .fix = *fix != '\0' ? fix : NULL, .safe = TRUE, .message = message);
    }
}

/* Skips Chinese numerals from @at on; at most three of them count things. */
static guint
skip_numerals (const JbPiece *piece,
               guint          at)
{
  guint end = at;

  while (end - at < 3 && jb_character_numeral (piece->text[end]) > 0)
    end++;

  return end;
}

static guint
skip_digits (const JbPiece *piece,
             guint          at)
{
  guint end = at;

  while (is_digit (piece->text[end]))
    end++;

  return end;
}

static gboolean
begins_text (const JbPiece *piece,
             guint          at)
{
  gunichar c = piece->text[at];

  return (jb_character_is (c, JB_CHARACTER_HAN) && jb_character_numeral (c) < 0 && c != 0x7b2c) ||
         jb_piece_one_of (c, "“《");
}

static void
report_ordinal (JbReport   *report,
                guint       start,
                guint       end,
                const char *message,
                const char *fix,
                gboolean    safe)
{
  jb_report (report, .start = start, .end = end, .fix = fix, .safe = safe,
             .message = message);
}

static char *
dup_with (const JbPiece *piece,
          guint          start,
          guint          end,
          const char    *suffix)
{
  g_autofree char *text = g_ucs4_to_utf8 (piece->text + start, end - start, NULL, NULL, NULL);

  return g_strconcat (text, suffix, NULL);
}

/* What counts at @start, where a clause begins. */
static void
check_ordinal_at (const JbPiece *piece,
                  guint          start,
                  JbReport      *report)
{
  const gunichar  *text = piece->text;
  guint            at = skip_digits (piece, start);
  g_autofree char *fix = NULL;

  if (at > start && at - start <= 2)
    {
      /* 1、 counts; in 1、2、3 and 3、4月份 a number follows. */
      if (!jb_piece_one_of (text[at], "、，,") || !begins_text (piece, at + 1))
        return;
      fix = dup_with (piece, start, at, ".");
      report_ordinal (report, start, at + 1,
                      _("After an Arabic number that counts stands a full stop: “1.”."), fix, TRUE);
      return;
    }

  if (text[start] == 0xff08 || text[start] == '(')
    {
      at = start + 1;
      at = MAX (skip_numerals (piece, at), skip_digits (piece, at));
      if (at == start + 1 || at - start > 4 || (text[at] != 0xff09 && text[at] != ')') ||
          (text[at + 1] != 0x3001 && text[at + 1] != 0xff0c && text[at + 1] != '.') ||
          !begins_text (piece, at + 2))
        return;
      fix = dup_with (piece, start, at + 1, "");
      report_ordinal (report, start, at + 2,
                      _("After a number in brackets that counts stands no other mark."), fix,
                         TRUE);
      return;
    }

  if (text[start] == 0x7b2c || text[start] == 0x5176)
    {
      at = skip_numerals (piece, start + 1);
      if (at == start + 1 || text[at] != 0x3001 || !begins_text (piece, at + 1))
        return;
      fix = dup_with (piece, start, at, "，");
      report_ordinal (report, start, at + 1, _("After “第一” and “其一” stands a comma."), fix, FALSE);
      return;
    }

  at = skip_numerals (piece, start);
  if (at > start && (jb_piece_one_of (text[at], ".．,") || (start == 0 && text[at] == 0xff0c)) &&
      begins_text (piece, at + 1))
    {
      fix = dup_with (piece, start, at, "、");
      report_ordinal (report, start, at + 1,
                      _("After a Chinese number that counts stands “、”."), fix, TRUE);
    }
}

void
jb_check_ordinal (const JbPiece *piece,
                  JbReport      *report)
{
  if (piece->is_table)
    return;

  check_ordinal_at (piece, 0, report);
  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_POINT, &k, &at);)
    if (is_pause (piece->text[at]) && !jb_piece_one_of (piece->text[at], "，、") &&
        at + 1 < piece->length)
      check_ordinal_at (piece, at + 1, report);
}

void
jb_check_etc_ellipsis (const JbPiece *piece,
                       JbReport      *report)
{
  enum
  {
    ETC = 0x7b49
  };
  const gunichar *text = piece->text;
  guint           end = 0;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_ELLIPSIS, &k, &at);)
    {
      guint start = at;

      if (at < end)
        continue;
      for (end = at; is_ellipsis (text[end]); end++)
        ;
      /* ……等到 goes on, and 久等…… is no list. */
      if (text[end] == ETC && !jb_piece_one_of (text[end + 1], "到待级于候同着了"))
        end++;
      else if (at > 0 && text[at - 1] == ETC &&
               !jb_piece_one_of (at > 1 ? text[at - 2] : 0, "在久我你他她您们中平上下同高初优特一二三"))
        start--;
      else
        continue;

      jb_report (report, .start = start, .end = end, .fix = "等",
                 .message = _("“等” and an ellipsis say the same: one of them is too many."));
    }
}

static const char *
find_title_point (gunichar last,
                  JbRole   role)
{
  if (role == JB_ROLE_HEADING)
    return jb_piece_one_of (last, "。，、；;,") ? "" : NULL;

  return jb_piece_one_of (last, "。，、；：;,:") ? "" : NULL;
}

static gsize
count_characters (const JbIssue *issue,
                  guint          block)
{
  const JbIssueBlock *found = jb_issue_get_block (issue, block);

  return (gsize) g_utf8_strlen (found->value, (gssize) found->length);
}

static void
report_title_end (JbReport *report,
                  guint     block,
                  gsize     length,
                  gboolean  safe)
{
  jb_report (report, .block = block, .start = length - 1, .end = length, .fix = "", .safe = safe,
             .message = _("A title does not end with a point; “？” and “！” are the exceptions."));
}

void
jb_check_title_end (const JbPiece *piece,
                    JbReport      *report)
{
  if (piece->length > 1 &&
      find_title_point (piece->text[piece->length - 1], piece->role) != NULL)
    report_title_end (report, 0, piece->length, TRUE);
}

/* Whether @block is a line as titles are, but for the point at its end. */
static gboolean
is_line_with_point (const JbIssueBlock *block)
{
  enum
  {
    SHORTEST = 6,
    LONGEST = 40
  };
  const glong length = g_utf8_strlen (block->value, (gssize) block->length);
  const char *end = block->value + block->length;

  if (length < SHORTEST || length > LONGEST ||
      !jb_piece_one_of (g_utf8_get_char (g_utf8_prev_char (end)), "。；："))
    return FALSE;
  for (const char *p = block->value; p < g_utf8_prev_char (end); p = g_utf8_next_char (p))
    if (jb_piece_one_of (g_utf8_get_char (p), "。；：！？，"))
      return FALSE;

  return TRUE;
}

/* The first line of an article that would have a title without the point. */
static gboolean
is_meant_for_title (const JbIssue        *issue,
                    const JbIssueArticle *article)
{
  const JbIssueBlock *first, *next;

  if (article->n_titles > 0 || article->n_paragraphs < 2 ||
      article->first != article->first_paragraph)
    return FALSE;
  first = jb_issue_get_block (issue, article->first_paragraph);
  next = jb_issue_get_block (issue, article->first_paragraph + 1);

  return is_line_with_point (first) && next->role == JB_ROLE_PARAGRAPH &&
         next->length > first->length;
}

/* A line with a point at its end is read as a paragraph, and the title is lacking then. */
static void
check_lost_titles (const JbIssue *issue,
                   JbReport      *report)
{
  guint block = JB_ISSUE_NONE;

  for (guint i = 0; i < issue->articles->len && !jb_report_is_full (report); i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);

      if (is_meant_for_title (issue, article))
        report_title_end (report, article->first_paragraph,
                          count_characters (issue, article->first_paragraph), FALSE);
    }

  if (issue->transcript->kind == JB_KIND_DOCUMENT &&
      jb_issue_find_role (issue, JB_ROLE_DOCUMENT_TITLE, 0) == JB_ISSUE_NONE)
    block = jb_issue_find_role (issue, JB_ROLE_BODY, 0);
  if (block != JB_ISSUE_NONE && is_line_with_point (jb_issue_get_block (issue, block)) &&
      g_strstr_len (jb_issue_get_block (issue, block)->value,
                    (gssize) jb_issue_get_block (issue, block)->length, "关于") != NULL)
    report_title_end (report, block, count_characters (issue, block), FALSE);
}

/* A title may stand on several lines, of which only the last one ends it. */
void
jb_check_title_end_issue (const JbIssue       *issue,
                          const JbRuleContext *context,
                          JbReport            *report)
{
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      const JbIssueBlock *next = i + 1 < issue->blocks->len ? block + 1 : NULL;
      const char         *last;

      if ((block->role != JB_ROLE_TITLE && block->role != JB_ROLE_DOCUMENT_TITLE) ||
          block->length < 4)
        continue;
      if (next != NULL && next->role == block->role && next->article == block->article)
        continue;

      last = g_utf8_find_prev_char (block->value, block->value + block->length);
      if (find_title_point (g_utf8_get_char (last), block->role) != NULL)
        report_title_end (report, i, count_characters (issue, i), TRUE);
    }
  check_lost_titles (issue, report);
}
