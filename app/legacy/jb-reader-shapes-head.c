/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-shapes.h"

#include <string.h>

enum { MAX_HEAD_BYTES = 240 };

static const char *const notices[] = {
  "内部资料", "内部刊物", "内部文件", "内部材料", "内部交流", "内部参阅", "内部参考", "内部发行", "注意保存",
  "注意保密", "妥善保管", "不得外传", "请勿外传", "不得翻印", "不得转载", "仅供参考", "仅供领导", "供领导参阅",
  NULL,
};

static const char *const names[] = {
  "简报", "信息", "情况", "动态", "通讯", "快报", "反映", "参考", "妇情", "月报", "周报", "旬报", "专报",
  "要情", "交流", "摘报", "内参", "导刊", "之窗", "之声", "园地", "工作", "文件", "要报", "快讯", "简讯",
  "通报", "手册", "文摘", "论坛", "信息报", "妇工", "妇运", "研究", "调研", NULL,
};

static const char *const document_titles[] = {
  "通知", "意见", "请示", "报告", "函", "复函", "决定", "批复", "通报", "办法", "方案", "纪要", "通告",
  "公告", "决议", "命令", "议案", "规定", "规则", "细则", "条例", "章程", "制度", "规划", "计划", "要点",
  "总结", "讲话", "倡议书", "建议", "公报", NULL,
};

static gboolean
take_year (JbSpan *span)
{
  JbSpan rest = *span;
  guint  n = jb_span_take_number (&rest);

  if (n != 4)
    return FALSE;

  *span = rest;
  return TRUE;
}

static gboolean
compact_span (JbSpan  line,
              char   *buffer,
              gsize   size,
              JbSpan *span)
{
  if (jb_span_length (line) >= size)
    return FALSE;

  jb_span_compact (line, buffer, size);
  *span = jb_span (buffer);
  return !jb_span_is_empty (*span);
}

/**
 * jb_shape_take_date:
 *
 * Takes a date in any of the usual writings, at least year and month: 2012年4月20日,
 * 二○一一年八月九日, 2010.7.15, 2010-7-15, 2012年4月.
 */
gboolean
jb_shape_take_date (JbSpan *span)
{
  JbSpan rest = *span;
  JbSpan month;

  if (!take_year (&rest))
    return FALSE;

  jb_span_take_space (&rest);
  if (jb_span_take (&rest, "年"))
    {
      jb_span_take_space (&rest);
      if (jb_span_take_number (&rest) == 0)
        return FALSE;
      jb_span_take_space (&rest);
      if (!jb_span_take (&rest, "月"))
        return FALSE;
      month = rest;
      jb_span_take_space (&rest);
      if (jb_span_take_number (&rest) > 0)
        {
          jb_span_take_space (&rest);
          if (!jb_span_take_any (&rest, "日号"))
            rest = month;
        }
      else
        {
          rest = month;
        }
      *span = rest;
      return TRUE;
    }

  if (!jb_span_take_any (&rest, ".-－/／．·—") || jb_span_take_digits (&rest) == 0 ||
      !jb_span_take_any (&rest, ".-－/／．·—") || jb_span_take_digits (&rest) == 0)
    return FALSE;

  *span = rest;
  return TRUE;
}

/**
 * jb_shape_is_date:
 *
 * A date and nothing else, but for its day of the week.
 */
gboolean
jb_shape_is_date (JbSpan line)
{
  char     buffer[96];
  JbSpan   rest;
  gboolean opened;

  rest = line;
  if (jb_span_take_number (&rest) == 0)
    return FALSE;
  if (!compact_span (line, buffer, sizeof buffer, &rest) || !jb_shape_take_date (&rest))
    return FALSE;

  opened = jb_span_take_any (&rest, "（(");
  if (jb_span_take (&rest, "星期") || jb_span_take (&rest, "周"))
    if (!jb_span_take_any (&rest, "一二三四五六日天"))
      return FALSE;
  if (opened && !jb_span_take_any (&rest, "）)"))
    return FALSE;
  jb_span_take (&rest, "出版");
  jb_span_take (&rest, "编印");

  return jb_span_is_empty (rest);
}

static gboolean
take_issue_year (JbSpan *span)
{
  JbSpan rest = *span;

  if (jb_span_take_any (&rest, "〔[［【（("))
    {
      if (!take_year (&rest))
        return FALSE;
      jb_span_take (&rest, "年");
      if (!jb_span_take_any (&rest, "〕]］】）)"))
        return FALSE;
    }
  else if (!take_year (&rest) || !jb_span_take (&rest, "年"))
    {
      return FALSE;
    }

  jb_span_take (&rest, "度");
  *span = rest;
  return TRUE;
}

static gboolean
take_extra_issue (JbSpan *span)
{
  static const char *const words[] = { "增刊", "特刊", "专刊", "合刊", "号外", NULL };
  JbSpan                   rest = *span;
  gboolean                 opened = jb_span_take_any (&rest, "（([［");

  if (!jb_span_take_word (&rest, words))
    return FALSE;
  jb_span_take_number (&rest);
  if (opened && !jb_span_take_any (&rest, "）)]］"))
    return FALSE;

  *span = rest;
  return TRUE;
}

/**
 * jb_shape_is_issue:
 *
 * An issue number: 第12期, 第七期, 〔2012〕第8期, 2012年第8期, （增刊）第2期, 增刊.
 */
gboolean
jb_shape_is_issue (JbSpan line)
{
  char     buffer[96];
  JbSpan   rest;
  gboolean opened, year, extra;

  if (jb_span_length (line) >= sizeof buffer ||
      !(jb_span_contains (line, "期") || jb_span_contains (line, "第") ||
        jb_span_contains (line, "刊") || jb_span_contains (line, "号外")) ||
      !compact_span (line, buffer, sizeof buffer, &rest))
    return FALSE;

  year = take_issue_year (&rest);
  extra = take_extra_issue (&rest);
  if (extra && jb_span_is_empty (rest))
    return TRUE;
  opened = jb_span_take_any (&rest, "（(");
  if (!jb_span_take (&rest, "第"))
    {
      if (!year || jb_span_take_number (&rest) == 0 || !jb_span_take (&rest, "期"))
        return FALSE;
    }
  else
    {
      do
        if (jb_span_take_number (&rest) == 0)
          return FALSE;
      while (jb_span_take_any (&rest, "、-—－至～~,，") && (jb_span_take (&rest, "第"), TRUE));
      if (!jb_span_take_any (&rest, "期号辑"))
        return FALSE;
    }
  if (opened && !jb_span_take_any (&rest, "）)"))
    return FALSE;
  take_extra_issue (&rest);

  return jb_span_is_empty (rest);
}

/**
 * jb_shape_is_total:
 *
 * A running number: 总第356期, （总第356期）, 总356期.
 */
gboolean
jb_shape_is_total (JbSpan line)
{
  char     buffer[96];
  JbSpan   rest;
  gboolean opened;

  if (!compact_span (line, buffer, sizeof buffer, &rest))
    return FALSE;

  opened = jb_span_take_any (&rest, "（([［");
  if (!jb_span_take (&rest, "总期第") && !jb_span_take (&rest, "总期") &&
      !jb_span_take (&rest, "总第") && !jb_span_take (&rest, "累计第") && !jb_span_take (&rest, "总"))
    return FALSE;
  if (jb_span_take_number (&rest) == 0)
    return FALSE;
  jb_span_take_any (&rest, "期号");
  if (opened && !jb_span_take_any (&rest, "）)]］"))
    return FALSE;

  return jb_span_is_empty (rest);
}

/**
 * jb_shape_is_notice:
 *
 * 内部资料　注意保存 and its like.
 */
gboolean
jb_shape_is_notice (JbSpan line)
{
  char   buffer[MAX_HEAD_BYTES];
  JbSpan rest;

  return compact_span (line, buffer, sizeof buffer, &rest) && jb_span_count (rest) <= 30 &&
         jb_span_holds_any (rest, notices);
}

/**
 * jb_shape_is_secrecy:
 *
 * 秘密, 机密★一年, 特急, 密级：秘密.
 */
gboolean
jb_shape_is_secrecy (JbSpan line)
{
  static const char *const words[] = {
    "密级", "绝密", "机密", "秘密", "特急", "加急", "平急", "急件", NULL,
  };
  char   buffer[64];
  JbSpan rest;

  return compact_span (line, buffer, sizeof buffer, &rest) && jb_span_count (rest) <= 12 &&
         jb_span_take_word (&rest, words) &&
         (jb_span_is_empty (rest) || jb_span_take_any (&rest, "★☆：:（("));
}

/**
 * jb_shape_is_copy_number:
 *
 * 份号：000012, 编号：12, 000012, №12.
 */
gboolean
jb_shape_is_copy_number (JbSpan line)
{
  static const char *const labels[] = { "份号", "编号", "No.", "NO.", "№", "第", NULL };
  char                     buffer[64];
  JbSpan                   rest;
  guint                    n;
  gboolean                 labelled, first;

  if (!compact_span (line, buffer, sizeof buffer, &rest))
    return FALSE;

  first = jb_span_has_prefix (rest, "第");
  labelled = jb_span_take_word (&rest, labels);
  jb_span_take_any (&rest, "：:");
  n = jb_span_take_digits (&rest);
  if (first)
    return n > 0 && (jb_span_take (&rest, "份") || jb_span_take (&rest, "号份")) &&
           jb_span_is_empty (rest);

  return n >= (labelled ? 1u : 6u) && n <= 7 && jb_span_is_empty (rest);
}

/**
 * jb_shape_is_name:
 *
 * Whether it ends as the name of a publication does.
 */
gboolean
jb_shape_is_name (JbSpan line)
{
  char   buffer[96];
  JbSpan rest;

  if (!compact_span (line, buffer, sizeof buffer, &rest))
    return FALSE;
  if (jb_span_take_any (&rest, "《“"))
    jb_span_take_last (&rest, "》”");

  return jb_span_count (rest) <= 20 && jb_span_ends_in (rest, names);
}

/**
 * jb_shape_is_document_number:
 *
 * A document's number (发文字号): 某妇发〔2012〕8号, 某妇字[2011]7号. 〔2012〕第8期 is an issue.
 */
gboolean
jb_shape_is_document_number (JbSpan line)
{
  char        buffer[96];
  JbSpan      rest;
  const char *start;

  if (!jb_span_has_suffix (line, "号") || !compact_span (line, buffer, sizeof buffer, &rest))
    return FALSE;

  start = rest.at;
  while (!jb_span_is_empty (rest))
    {
      JbSpan year = rest;

      if (take_issue_year (&year) && jb_span_length (year) < jb_span_length (rest) &&
          jb_span_take_any (&rest, "〔[［【（("))
        {
          if (year.at == start || rest.at - start < 6)
            return FALSE;
          jb_span_take (&year, "第");
          return jb_span_take_number (&year) > 0 && jb_span_take (&year, "号") &&
                 jb_span_is_empty (year);
        }
      if (jb_span_take_any (&rest, "，。：；"))
        return FALSE;
      rest.at = g_utf8_next_char (rest.at);
    }

  return FALSE;
}

/**
 * jb_shape_is_document_title:
 *
 * Whether it ends as the title of an official document does: …的通知, …意见（试行）.
 */
gboolean
jb_shape_is_document_title (JbSpan line)
{
  JbSpan      rest = line;
  const char *open;

  if (jb_span_length (line) > MAX_HEAD_BYTES)
    return FALSE;
  if (jb_span_take_last (&rest, "）)"))
    {
      open = g_strrstr_len (rest.at, jb_span_length (rest), "（");
      if (open == NULL)
        open = g_strrstr_len (rest.at, jb_span_length (rest), "(");
      if (open == NULL || open == rest.at)
        return FALSE;
      rest.end = open;
      rest = jb_span_trim (rest);
    }

  return jb_span_ends_in (rest, document_titles);
}
