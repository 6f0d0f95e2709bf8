/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-pairs.h"

/* Quotation marks and brackets. */

enum
{
  OPEN_QUOTE = 0x201c,
  CLOSE_QUOTE = 0x201d,
};

static gboolean
is_straight (gunichar c,
             gboolean is_single)
{
  return is_single ? c == '\'' || c == 0xff07 : c == '"' || c == 0xff02;
}

/* 5'10" are minutes or feet, and It's is English. */
static gboolean
is_quote (const JbPiece *piece,
          guint          at,
          gboolean       is_single)
{
  gunichar before = at > 0 ? piece->text[at - 1] : 0;
  gunichar after = piece->text[at + 1];

  if (is_single)
    return (jb_character_is (before, JB_CHARACTER_CHINESE) ||
            jb_character_is (after, JB_CHARACTER_CHINESE)) &&
           !jb_character_is (before, JB_CHARACTER_DIGIT);

  return TRUE;
}

static gboolean
has_chinese (const JbPiece *piece,
             guint          start,
             guint          end)
{
  enum
  {
    FAR = 500
  };

  for (guint i = start; i < end && i - start < FAR; i++)
    if (jb_character_is (piece->text[i], JB_CHARACTER_HAN))
      return TRUE;

  return FALSE;
}

static void
report_straight (JbReport   *report,
                 guint       at,
                 const char *fix)
{
  jb_report (report, .start = at, .end = at + 1, .fix = fix, .safe = fix != NULL,
             .message = _("Quotation marks in Chinese text are “” and, inside them, ‘’."));
}

/* One curly mark that lacks its partner tells what a single straight one was meant for. */
static const char *
find_missing_quote (const JbPiece *piece)
{
  int depth = 0;

  for (guint i = 0; i < piece->n_marks; i++)
    {
      gunichar c = piece->text[piece->marks[i]];

      depth += c == OPEN_QUOTE ? 1 : c == CLOSE_QUOTE ? -1
                                                      : 0;
    }

  return depth == 1 ? "”" : depth == -1 ? "“"
                                        : NULL;
}

static void
check_straight (const JbPiece *piece,
                gboolean       is_single,
                JbReport      *report)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *const *fixes = is_single ? (const char *const[]) { "‘", "’" }
                                       : (const char *const[]) { "“", "”" };

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_HALF_QUOTE, &k, &at);)
    if (is_straight (piece->text[at], is_single) && is_quote (piece, at, is_single))
      g_array_append_val (places, at);

  if (places->len % 2 != 0)
    {
      for (guint i = 0; i < places->len; i++)
        {
          guint    at = g_array_index (places, guint, i);
          gunichar before = at > 0 ? piece->text[at - 1] : 0;

          /* An inch stands alone: 21" and nothing that closes. */
          if (jb_character_is (before, JB_CHARACTER_DIGIT) ||
              !(jb_character_is (before, JB_CHARACTER_CHINESE) ||
                jb_character_is (piece->text[at + 1], JB_CHARACTER_CHINESE)))
            continue;
          report_straight (report, at,
                           places->len == 1 && !is_single ? find_missing_quote (piece) : NULL);
        }
      return;
    }

  for (guint i = 0; i + 1 < places->len; i += 2)
    {
      guint open = g_array_index (places, guint, i);
      guint close = g_array_index (places, guint, i + 1);

      if (!has_chinese (piece, open, close) &&
          !jb_character_is (open > 0 ? piece->text[open - 1] : 0, JB_CHARACTER_CHINESE))
        continue;
      jb_pairs_report (piece, report, open, close,
                       _("Quotation marks in Chinese text are “” and, inside them, ‘’."), fixes[0],
                          fixes[1]);
    }
}

void
jb_check_straight_quote (const JbPiece *piece,
                         JbReport      *report)
{
  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  check_straight (piece, FALSE, report);
  check_straight (piece, TRUE, report);
}

/* Curly quotes that an input method brought out in the wrong order: ”好“. */
static gboolean
find_turned_quotes (const GArray   *pairs,
                    const GArray   *strays,
                    const gunichar *text,
                    guint          *stray,
                    guint          *open)
{
  guint n_open = 0;
  guint n_stray = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const JbPair *pair = &g_array_index (pairs, JbPair, i);

      if (pair->close == JB_PAIRS_NONE && pair->kind == JB_PAIR_DOUBLE_QUOTE)
        {
          n_open++;
          *open = pair->open;
        }
    }
  for (guint i = 0; i < strays->len; i++)
    if (text[g_array_index (strays, guint, i)] == CLOSE_QUOTE)
      {
        n_stray++;
        *stray = g_array_index (strays, guint, i);
      }

  return n_open == 1 && n_stray == 1 && *stray < *open;
}

static void
report_unbalanced (JbReport *report,
                   guint     block,
                   guint     at,
                   gboolean  opens,
                   gunichar  unless_next)
{
  jb_report (report, .block = block, .start = at, .end = at + 1, .unless_next = unless_next,
             .message = opens ? _("This mark opens and is never closed.")
                              : _("This mark closes what was never opened."));
}

/* @can_turn: whether the place of what is reported may span several characters. */
static void
check_unbalanced (const JbPiece *piece,
                  guint          block,
                  gboolean       can_turn,
                  JbReport      *report)
{
  const GArray *strays;
  const GArray *pairs = jb_pairs_find (piece, &strays);
  guint         stray = JB_PAIRS_NONE;
  guint         open = JB_PAIRS_NONE;
  gboolean      turned = can_turn && find_turned_quotes (pairs, strays, piece->text, &stray, &open);

  if (turned)
    jb_pairs_report (piece, report, stray, open, _("These marks are turned round."), "“", "”");

  for (guint i = 0; i < pairs->len && !jb_report_is_full (report); i++)
    {
      const JbPair *pair = &g_array_index (pairs, JbPair, i);

      if (pair->close != JB_PAIRS_NONE || (turned && pair->open == open))
        continue;
      /* A quotation of several paragraphs opens in each and closes in the last one. */
      report_unbalanced (report, block, pair->open, TRUE,
                         pair->kind == JB_PAIR_DOUBLE_QUOTE ? OPEN_QUOTE : 0);
    }

  for (guint i = 0; i < strays->len && !jb_report_is_full (report); i++)
    {
      guint at = g_array_index (strays, guint, i);

      if ((turned && at == stray) || (jb_piece_one_of (piece->text[at], ")）") &&
                                      jb_pairs_is_ordinal (piece->text, at)))
        continue;
      report_unbalanced (report, block, at, FALSE, 0);
    }
}

void
jb_check_unbalanced (const JbPiece *piece,
                     JbReport      *report)
{
  if (!piece->is_table)
    check_unbalanced (piece, 0, TRUE, report);
}

/* The number of the line of a title, and the place there, of a place in the joined lines. */
static void
find_line (const JbIssue *issue,
           guint          first,
           guint         *block,
           guint         *at)
{
  const JbIssueBlock *line = jb_issue_get_block (issue, first);

  for (*block = first;; ++*block, line++)
    {
      guint length = (guint) g_utf8_strlen (line->value, (gssize) line->length);

      if (*at < length || *block + 1 >= issue->blocks->len || line[1].role != line->role)
        return;
      *at -= length;
    }
}

/* A quotation in a title may begin on one line and end on the next. */
static void
check_title (const JbIssue *issue,
             guint          first,
             guint          end,
             JbPiece       *piece,
             JbReport      *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint from = report->hits->len;

  for (guint i = first; i < end; i++)
    {
      const JbIssueBlock *line = jb_issue_get_block (issue, i);

      g_string_append_len (text, line->value, (gssize) line->length);
    }

  jb_piece_set (piece, JB_ROLE_TITLE, text->str, text->len);
  check_unbalanced (piece, first, FALSE, report);
  for (guint i = from; i < report->hits->len; i++)
    {
      JbHit *hit = &g_array_index (report->hits, JbHit, i);
      guint  at = (guint) hit->start;

      hit->unless_next = 0;
      find_line (issue, first, &hit->block, &at);
      hit->start = at;
      hit->end = at + 1;
    }
}

void
jb_check_unbalanced_titles (const JbIssue       *issue,
                            const JbRuleContext *context,
                            JbReport            *report)
{
  JbPiece piece;
  guint   end = 0;

  jb_piece_init (&piece, NULL);
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);

      if (i < end || (block->role != JB_ROLE_TITLE && block->role != JB_ROLE_DOCUMENT_TITLE))
        continue;
      for (end = i + 1; end < issue->blocks->len; end++)
        {
          const JbIssueBlock *next = jb_issue_get_block (issue, end);

          if (next->role != block->role || next->article != block->article)
            break;
        }
      check_title (issue, i, end, &piece, report);
    }
  jb_piece_clear (&piece);
}

/* The nearest pair around @pair that is one of two kinds. */
static const JbPair *
find_outer (const GArray *pairs,
            const JbPair *pair,
            guint         kind,
            guint         other)
{
  enum
  {
    DEEPEST = 20
  };

  for (guint i = 0; i < DEEPEST && pair->outer != JB_PAIRS_NONE; i++)
    {
      pair = &g_array_index (pairs, JbPair, pair->outer);
      if (pair->close != JB_PAIRS_NONE && (pair->kind == kind || pair->kind == other))
        return pair;
    }

  return NULL;
}

/* Brackets inside brackets are left alone: 各县（市、区）妇联 stands inside others everywhere. */
void
jb_check_nesting (const JbPiece *piece,
                  JbReport      *report)
{
  const GArray *strays;
  const GArray *pairs;

  if (piece->is_table || (piece->kinds & JB_CHARACTER_HAN) == 0)
    return;

  pairs = jb_pairs_find (piece, &strays);
  for (guint i = 0; i < pairs->len; i++)
    {
      const JbPair *pair = &g_array_index (pairs, JbPair, i);

      /* Where a partner is lacking, what is inside what is a guess. */
      if (pair->close == JB_PAIRS_NONE && pair->kind < JB_PAIR_ROUND)
        return;
    }
  for (guint i = 0; i < strays->len; i++)
    if (!jb_piece_one_of (piece->text[g_array_index (strays, guint, i)], "）)"))
      return;

  for (guint i = 0; i < pairs->len && !jb_report_is_full (report); i++)
    {
      const JbPair *pair = &g_array_index (pairs, JbPair, i);
      const JbPair *outer;

      if (pair->kind == JB_PAIR_DOUBLE_QUOTE || pair->kind == JB_PAIR_SINGLE_QUOTE)
        {
          outer = find_outer (pairs, pair, JB_PAIR_DOUBLE_QUOTE, JB_PAIR_SINGLE_QUOTE);
          if (pair->kind == JB_PAIR_DOUBLE_QUOTE && outer != NULL && outer->kind == pair->kind)
            jb_pairs_report (piece, report, pair->open, pair->close,
                             _("A quotation inside “” stands in ‘’."), "‘", "’");
          else if (pair->kind == JB_PAIR_SINGLE_QUOTE &&
                   (outer == NULL || outer->kind == pair->kind) &&
                   has_chinese (piece, pair->open, pair->close))
            jb_pairs_report (piece, report, pair->open, pair->close,
                             _("The outer quotation marks are “”."), "“", "”");
        }
      else if (pair->kind == JB_PAIR_TITLE || pair->kind == JB_PAIR_INNER_TITLE)
        {
          outer = find_outer (pairs, pair, JB_PAIR_TITLE, JB_PAIR_INNER_TITLE);
          if (pair->kind == JB_PAIR_TITLE && outer != NULL && outer->kind == pair->kind)
            jb_pairs_report (piece, report, pair->open, pair->close,
                             _("A title inside 《》 stands in 〈〉."), "〈", "〉");
          else if (pair->kind == JB_PAIR_INNER_TITLE &&
                   (outer == NULL || outer->kind == pair->kind))
            jb_pairs_report (piece, report, pair->open, pair->close,
                             _("The outer marks of a title are 《》."), "《", "》");
        }
    }
}
