/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

/* Numbers that are half in digits, half in words. */

static gboolean
is_digit (gunichar c)
{
  return jb_character_digit (c) >= 0;
}

static void
report_unit (JbReport   *report,
             guint       start,
             guint       end,
             const char *fix,
             gboolean    safe)
{
  jb_report (report, .start = start, .end = end, .fix = fix, .safe = safe,
             .message = _("A number in digits takes of the words only 万 and 亿, without 个."));
}

/* 5千克 and 3百货 begin other words. */
static gboolean
is_other_word (const JbPiece *piece,
               guint          at)
{
  if (piece->text[at] == 0x5343)
    return jb_piece_one_of (piece->text[at + 1], "克米瓦卡帕赫焦伏安字节升吨里兆伽");

  return jb_piece_one_of (piece->text[at + 1], "分货姓家度合科帕");
}

/* 1.07个亿 is 1.07亿; 3千 is 3000. */
void
jb_check_unit (const JbPiece *piece,
               JbReport      *report)
{
  enum
  {
    LONGEST = 30
  };
  const gunichar *text = piece->text;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_ANY_DIGIT, &k, &at);)
    {
      guint start = at;
      guint next = at + 1;

      if (is_digit (text[next]) || (text[next] == '.' && is_digit (text[next + 1])))
        continue;
      while (start > 0 && at - start < LONGEST &&
             (is_digit (text[start - 1]) || text[start - 1] == '.'))
        start--;

      if (text[next] == 0x4e2a && jb_piece_one_of (text[next + 1], "亿万"))
        {
          g_autofree char *fix = g_ucs4_to_utf8 (text + start, next - start, NULL, NULL, NULL);
          g_autofree char *whole = g_strconcat (fix, text[next + 1] == 0x4ebf ? "亿" : "万", NULL);

          /* 20个亿元村 counts villages. */
          if (text[next + 2] != 0x5143 || !jb_piece_one_of (text[next + 3], "村户企项乡镇园县级大产"))
            report_unit (report, start, next + 2, whole, TRUE);
        }
      else if ((text[next] == 0x5343 || text[next] == 0x767e) && !is_other_word (piece, next) &&
               (start == 0 || text[start - 1] != 0x7b2c))
        {
          report_unit (report, start, next + 1, NULL, FALSE);
        }
      else if (start >= 3 && text[start - 1] == 0x4e4b &&
               jb_piece_has (piece, (gint64) start - 3, "百分之"))
        {
          g_autofree char *number = g_ucs4_to_utf8 (text + start, next - start, NULL, NULL, NULL);
          g_autofree char *fix = g_strconcat (number, "%", NULL);

          /* 百分之5至10 would lose its end. */
          if (!jb_piece_one_of (text[next], "多几点个至到—～-~"))
            report_unit (report, start - 3, next, fix, TRUE);
        }
    }
}
