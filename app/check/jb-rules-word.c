/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* Whether the place is inside 《》. */
static gboolean
is_in_title (const JbPiece *piece,
             guint          place)
{
  enum
  {
    FAR = 100
  };

  for (guint i = place; i > 0 && place - i < FAR; i--)
    if (piece->text[i - 1] == 0x300a || piece->text[i - 1] == 0x300b)
      return piece->text[i - 1] == 0x300a;

  return FALSE;
}

/* In 对帐目 the word 帐目 is meant, not 对帐, and in 收到帐篷 nothing is wrong: what begins inside a
 * word and is as long goes before it. */
static gboolean
is_overtaken (const JbPiece *piece,
              guint          stop,
              const JbWord  *word)
{
  guint at = piece->word_stops[stop];

  for (guint i = stop + 1; i < piece->n_word_stops && piece->word_stops[i] < at + word->length; i++)
    {
      guint         next = piece->word_stops[i];
      const JbWord *other = jb_words_match (piece->words, piece->text + next, piece->length - next);

      if (other != NULL && other->length >= word->length &&
          next + other->length > at + word->length)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_number (gunichar c)
{
  return jb_character_digit (c) >= 0 || jb_piece_one_of (c, "〇一二三四五六七八九十");
}

/* The end of 6月底, 2014年6月30日, 十月中旬 or 2014年底 at @at, 0 when there is no such thing. */
static guint
find_date_end (const JbPiece *piece,
               guint          at)
{
  const gunichar *text = piece->text;
  gboolean        month = FALSE;

  for (guint i = 0; i < 3; i++)
    {
      guint from = at;

      while (at < piece->length && is_number (text[at]))
        at++;
      if (at == from || at >= piece->length)
        break;
      if (jb_piece_one_of (text[at], "日号"))
        return month ? at + 1 : 0;
      if (!jb_piece_one_of (text[at], "年月"))
        return 0;
      month = text[at] == 0x6708;
      at++;
      if (at < piece->length && jb_piece_one_of (text[at], "底末初"))
        return at + 1;
      if (month && at + 1 < piece->length && jb_piece_one_of (text[at], "上中下") &&
          text[at + 1] == 0x65ec)
        return at + 2;
    }

  return 0;
}

/* Whether the rest of the sentence says how far something had come by then, and sets no term. */
static gboolean
tells_state (const JbPiece *piece,
             guint          at)
{
  static const char *const done[] = { "已", "共", "累计", "达", "建成", "完成", "成立", "创办", "有" };
  static const char *const term[] = {
    "逾期", "过期", "报名", "申报", "报送", "上报", "投稿", "来稿", "征集", "征文", "提交", "不予", "不再",
    "为止", "结束", "停止", "前完成",
  };
  enum
  {
    FAR = 60
  };
  gboolean found = FALSE;

  for (guint i = at; i < MIN (piece->length, at + FAR); i++)
    {
      if (jb_piece_one_of (piece->text[i], "。！？；\n"))
        break;
      for (guint j = 0; j < G_N_ELEMENTS (term); j++)
        if (jb_piece_has (piece, i, term[j]))
          return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (done) && !found; j++)
        found = jb_piece_has (piece, i, done[j]);
    }

  return found;
}

/* 截止6月底，已… means 截至, as 截止目前 in the table does; 报名截止6月底 sets a term and is right.
 * Returns how many characters at @at are to be 截至. */
static guint
find_until (const JbPiece *piece,
            guint          at)
{
  guint end;

  if (!jb_piece_has (piece, at, "截止") ||
      (at > 0 && jb_character_is (piece->text[at - 1], JB_CHARACTER_HAN)))
    return 0;

  end = at + 2 + (piece->text[at + 2] == 0x5230);
  if (find_date_end (piece, end) == 0 || !tells_state (piece, find_date_end (piece, end)))
    return 0;

  return end - at;
}

/* What the table of words says. */
void
jb_check_word (const JbPiece *piece,
               JbReport      *report)
{
  guint end = 0;

  if (piece->words == NULL)
    return;

  for (guint i = 0; i < piece->n_word_stops && !jb_report_is_full (report); i++)
    {
      guint            at = piece->word_stops[i];
      const JbWord    *word;
      guint            length;
      g_autofree char *message = NULL;
      g_autofree char *right = NULL;

      if (at < end)
        continue;
      word = jb_words_match (piece->words, piece->text + at, piece->length - at);
      if (word == NULL && (length = find_until (piece, at)) > 0)
        {
          g_autofree char *wrong = g_ucs4_to_utf8 (piece->text + at, length, NULL, NULL, NULL);

          end = at + length;
          message = g_strdup_printf (_("“%s” is written “%s”."), wrong, "截至");
          jb_report (report, .start = at, .end = end, .fix = "截至", .message = message);
          continue;
        }
      if (word == NULL || (!word->is_right && is_overtaken (piece, i, word)))
        continue;

      end = at + word->length;
      if (word->is_right)
        continue;
      right = g_strndup (word->right, strcspn (word->right, "|"));
      message = word->note != NULL
          ? g_strdup_printf (_("“%s” is written “%s”: %s"), word->wrong, word->right,
                                word->note)
          : g_strdup_printf (_("“%s” is written “%s”."), word->wrong, word->right);
      /* The title of a document is quoted as it was given. */
      jb_report (report, .start = at, .end = end, .fix = right,
                 .safe = word->sure && !is_in_title (piece, at),
                 .message = message);
    }
}
