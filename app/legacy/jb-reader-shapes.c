/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-shapes-private.h"

#include <string.h>

#define RULE_CHARACTERS "━─-=*_—―–－═＝＊＿~～﹏﹍…·•.．★☆◆◇●○■□▲△※╌┄┈"

enum
{
  MAX_SECTION_CHARACTERS = 30,
  MAX_MARKED_NAME_CHARACTERS = 10,
  MAX_SHORT_BYTES = 240,
};

/* Lines in square brackets that belong to an article. */
static const char *const asides[] = {
  "编者按", "编者的话", "编者语", "按语", "编前话", "编前语", "编后", "编后语", "相关链接", "链接",
  "背景链接", "新闻背景", "背景", "名词解释", "小资料", "资料链接", "延伸阅读", "知识链接", "小贴士",
  "附", "附件", "附表", "附图", "注", "注释", "图", "表", "图片", "图略", "待续", "未完待续", NULL,
};

static const char *const digest_headings[] = {
  "内容提要", "本期要目", "本期导读", "本期目录", "目录", "要目", "导读", "提要", "目次", "本期内容",
  "本期提要", "内容导读", "内容摘要", "内容提示", "内容要目", "内容目录", "要目导读", "要闻导读",
  "导读目录", "本期看点", "本期主要内容", "本期内容提要", "本期内容导读", NULL,
};

gboolean
jb_shape_take_bracket (JbSpan     *span,
                       const char *open,
                       const char *close)
{
  JbSpan inside = *span;

  if (!jb_span_take_any (&inside, open) || !jb_span_take_last (&inside, close))
    return FALSE;

  *span = inside;
  return TRUE;
}

/* @marks has no Chinese character in it. */
gboolean
jb_shape_holds_mark (JbSpan      span,
                     const char *marks)
{
  jb_span_skip_ideographs (&span);
  while (!jb_span_is_empty (span))
    {
      if (jb_span_take_any (&span, marks))
        return TRUE;
      span.at = g_utf8_next_char (span.at);
      jb_span_skip_ideographs (&span);
    }

  return FALSE;
}

gboolean
jb_shape_is_words (JbSpan             span,
                   const char *const *words)
{
  char buffer[64];

  if (jb_span_length (span) >= sizeof buffer)
    return FALSE;

  jb_span_compact (span, buffer, sizeof buffer);
  return jb_span_is_one_of (jb_span (buffer), words);
}

gboolean
jb_shape_take_marks (JbSpan *span)
{
  gboolean taken = FALSE;

  while (jb_span_take_any (span, LIST_MARKS))
    taken = TRUE;
  if (taken)
    jb_span_take_space (span);

  return taken;
}

/**
 * jb_shape_is_rule:
 *
 * A drawn rule: nothing but strokes, dots and stars, enough of them to be no dash.
 */
gboolean
jb_shape_is_rule (JbSpan line)
{
  JbSpan      rest = line;
  const char *first = line.at;
  gsize       n_first;
  guint       n = 0;
  gboolean    dots;

  if (jb_span_is_empty (line) || !jb_span_take_any (&rest, RULE_CHARACTERS))
    return FALSE;

  n_first = rest.at - first;
  dots = jb_shape_holds_mark ((JbSpan) { first, rest.at }, "….·•．○●");
  for (n = 1; !jb_span_is_empty (rest); n++)
    {
      /* Most rules repeat one character, so that is looked for first. */
      if (jb_span_length (rest) >= n_first && memcmp (rest.at, first, n_first) == 0)
        rest.at += n_first;
      else if (jb_span_take_space (&rest) > 0)
        n--;
      else if (!jb_span_take_any (&rest, RULE_CHARACTERS))
        return FALSE;
    }

  return n >= (dots ? 6 : 3);
}

/**
 * jb_shape_is_page_number:
 *
 * "- 1 -", "— 3 —", "·3·", "第3页", "第 3 页 共 5 页", "3/5", "Page 3".
 */
gboolean
jb_shape_is_page_number (JbSpan line)
{
  char     buffer[64];
  JbSpan   rest;
  gboolean before = FALSE;

  if (jb_span_length (line) >= sizeof buffer)
    return FALSE;

  jb_span_compact (line, buffer, sizeof buffer);
  rest = jb_span (buffer);
  if (jb_span_take (&rest, "第"))
    {
      if (jb_span_take_number (&rest) == 0 || !jb_span_take (&rest, "页"))
        return FALSE;
      jb_span_take_any (&rest, "/／，,（(");
      if (jb_span_take (&rest, "共"))
        return jb_span_take_number (&rest) > 0 && jb_span_take (&rest, "页") &&
               (jb_span_take_any (&rest, "）)") || jb_span_is_empty (rest)) &&
               jb_span_is_empty (rest);
      return jb_span_is_empty (rest);
    }
  if (jb_span_take (&rest, "Page") || jb_span_take (&rest, "page") || jb_span_take (&rest, "PAGE"))
    {
      if (jb_span_take_digits (&rest) == 0)
        return FALSE;
      return jb_span_is_empty (rest) ||
             (jb_span_take (&rest, "of") && jb_span_take_digits (&rest) > 0 &&
              jb_span_is_empty (rest));
    }

  while (jb_span_take_any (&rest, DASHES "·•・~～…"))
    before = TRUE;
  if (jb_span_take (&rest, "第"))
    return before && jb_span_take_number (&rest) > 0 && jb_span_take (&rest, "页") &&
           jb_span_take_any (&rest, DASHES "·•・~～…");
  if (jb_span_take_digits (&rest) == 0)
    return FALSE;
  if (!before)
    return jb_span_take_any (&rest, "/／") && jb_span_take_digits (&rest) > 0 &&
           jb_span_is_empty (rest);
  if (!jb_span_take_any (&rest, DASHES "·•・~～…"))
    return FALSE;
  while (jb_span_take_any (&rest, DASHES "·•・~～…"))
    ;

  return jb_span_is_empty (rest);
}

/**
 * jb_shape_is_bare_number:
 *
 * One to three digits alone: a page number, if a page ends there.
 */
gboolean
jb_shape_is_bare_number (JbSpan line)
{
  guint n = jb_span_take_digits (&line);

  return n >= 1 && n <= 3 && jb_span_is_empty (line);
}

/**
 * jb_shape_is_table_row:
 *
 * A row of a drawn table: begins with a box-drawing character that is no plain stroke,
 * or between bars, or is "+---+".
 */
gboolean
jb_shape_is_table_row (JbSpan line)
{
  gunichar first = jb_span_first (line);
  gunichar last = jb_span_last (line);

  if (first >= 0x2500 && first <= 0x257f)
    return !jb_shape_is_rule (line);
  if (first == '+')
    return last == '+' && jb_span_length (line) > 2 && (line.at[1] == '-' || line.at[1] == '=');
  if (first == '|' || first == 0xff5c)
    return (last == '|' || last == 0xff5c) && jb_span_length (line) > 2;

  return FALSE;
}

/* ★工作动态★: a short name with the same mark on both sides. */
static gboolean
is_between_marks (JbSpan  line,
                  JbSpan *name)
{
  JbSpan   rest = line;
  gunichar mark = jb_span_first (line);

  if (mark == 0 || mark != jb_span_last (line) || !jb_shape_take_marks (&rest))
    return FALSE;
  while (jb_span_take_last (&rest, LIST_MARKS))
    ;
  rest = jb_span_trim (rest);
  if (jb_span_count (rest) < 2 || jb_span_count (rest) > MAX_MARKED_NAME_CHARACTERS ||
      jb_shape_holds_mark (rest, OPEN_SQUARE CLOSE_SQUARE "，。；：！？、（）《》") ||
      jb_shape_is_words (rest, digest_headings) || jb_shape_is_words (rest, asides))
    return FALSE;

  *name = rest;
  return TRUE;
}

/**
 * jb_shape_is_section:
 * @name: (out): the name, with the white space inside it
 *
 * A line that is square brackets and nothing else (but for list marks around them):
 * [妇工动态], 【…】, ［…］, 〖…〗; or a short name between two marks: ★妇工动态★.
 * 【编者按】 and its like are not.
 */
gboolean
jb_shape_is_section (JbSpan  line,
                     JbSpan *name)
{
  JbSpan inside = line;
  JbSpan number;

  /* Most lines begin with a word, and need no further look. */
  jb_span_skip_ideographs (&inside);
  if (inside.at > line.at)
    return FALSE;

  if (is_between_marks (line, &inside))
    {
      *name = inside;
      return TRUE;
    }

  jb_shape_take_marks (&line);
  while (jb_span_take_last (&line, LIST_MARKS COLONS))
    ;
  inside = jb_span_trim (line);
  if (!jb_shape_take_bracket (&inside, OPEN_SQUARE, CLOSE_SQUARE))
    return FALSE;

  inside = jb_span_trim (inside);
  if (jb_span_is_empty (inside) || jb_span_length (inside) > MAX_SECTION_CHARACTERS * 4 ||
      jb_span_count (inside) > MAX_SECTION_CHARACTERS ||
      jb_shape_holds_mark (inside, OPEN_SQUARE CLOSE_SQUARE "。；") ||
      jb_shape_is_words (inside, asides) || jb_shape_is_words (inside, digest_headings))
    return FALSE;

  number = inside;
  jb_span_take_number (&number);
  jb_span_take_any (&number, "年页");
  if (jb_span_is_empty (number))
    return FALSE;

  *name = inside;
  return TRUE;
}

/**
 * jb_shape_is_digest_heading:
 * @name: (out): the heading without brackets and marks
 *
 * 内容提要, 本期要目, 目　录, 【内容提要】 …
 */
gboolean
jb_shape_is_digest_heading (JbSpan  line,
                            JbSpan *name)
{
  JbSpan   inside = line;
  JbSpan   first = line;
  gboolean more = TRUE;

  if (jb_span_length (line) > MAX_SHORT_BYTES)
    return FALSE;
  jb_span_skip_ideographs (&first);
  if (first.at > line.at && !jb_span_take_any (&inside, "内本目要导提"))
    return FALSE;
  inside = line;

  while (more)
    {
      more = FALSE;
      while (jb_span_take_any (&inside, LIST_MARKS DASHES "=＝*"))
        more = TRUE;
      while (jb_span_take_last (&inside, LIST_MARKS DASHES COLONS "=＝*"))
        more = TRUE;
      inside = jb_span_trim (inside);
      if (jb_shape_take_bracket (&inside, OPEN_SQUARE "《〈<＜「『", CLOSE_SQUARE "》〉>＞」』"))
        more = TRUE;
    }
  inside = jb_span_trim (inside);
  if (!jb_shape_is_words (inside, digest_headings))
    return FALSE;

  *name = inside;
  return TRUE;
}

/**
 * jb_shape_without_mark:
 *
 * Returns: the line without the list mark before it
 */
JbSpan
jb_shape_without_mark (JbSpan line)
{
  JbSpan rest = line;

  jb_span_skip_ideographs (&rest);
  if (rest.at > line.at || !jb_shape_take_marks (&rest) || jb_span_is_empty (rest))
    return line;

  return rest;
}

/**
 * jb_shape_without_number:
 * @number: (out): the number, empty when there is none
 *
 * Returns: the line without the list mark and the number before it: 1. （1） ① 一、
 */
JbSpan
jb_shape_without_number (JbSpan  line,
                         JbSpan *number)
{
  JbSpan   bare = jb_shape_without_mark (line);
  JbSpan   rest = bare;
  gunichar first = jb_span_first (bare);
  gboolean opened, closed;
  guint    n;

  *number = (JbSpan) { line.at, line.at };
  if (first >= 0x2460 && first <= 0x249b)
    {
      rest.at = g_utf8_next_char (rest.at);
      *number = (JbSpan) { bare.at, rest.at };
    }
  else
    {
      const char *start;

      opened = jb_span_take_any (&rest, "（(");
      start = rest.at;
      n = jb_span_take_number (&rest);
      if (n == 0 || n > 2)
        return bare;

      *number = (JbSpan) { start, rest.at };
      if (opened)
        closed = jb_span_take_any (&rest, "）)");
      else
        closed = jb_span_take_any (&rest, "、．）)") ||
                 (jb_span_take (&rest, ".") &&
                  (jb_span_is_empty (rest) || !g_ascii_isdigit (*rest.at)));
      if (!closed || jb_span_is_empty (rest))
        {
          *number = (JbSpan) { line.at, line.at };
          return bare;
        }
    }
  jb_span_take_space (&rest);

  return jb_span_is_empty (rest) ? bare : rest;
}

/**
 * jb_shape_without_page:
 *
 * Returns: the line without the leader and page number behind it: …………3, ......（3）
 */
JbSpan
jb_shape_without_page (JbSpan title)
{
  JbSpan   rest = title;
  guint    digits = 0;
  guint    dots = 0;
  gboolean closed;
  guint    space;

  /* Most titles end in a word, and have no page. */
  if (jb_span_length (title) < 3 ||
      ((guint8) title.end[-3] >= 0xe4 && (guint8) title.end[-3] <= 0xe9 &&
       !jb_span_has_suffix (title, "页")))
    return title;

  closed = jb_span_take_last (&rest, "）)");

  jb_span_take_last (&rest, "页");
  while (digits < 4 && jb_span_take_last (&rest, "0123456789０１２３４５６７８９"))
    digits++;
  if (digits > 0)
    {
      jb_span_take_last_space (&rest);
      jb_span_take_last (&rest, "第Pp");
      if (closed && !jb_span_take_last (&rest, "（("))
        return title;
    }
  else if (closed)
    {
      return title;
    }

  space = jb_span_take_last_space (&rest);
  while (jb_span_take_last (&rest, ".．…·・•-—―─_－＿→"))
    {
      dots++;
      jb_span_take_last_space (&rest);
    }
  if (jb_span_is_empty (rest) || (dots < 2 && space < 4) || (digits == 0 && dots < 3))
    return title;

  return rest;
}
