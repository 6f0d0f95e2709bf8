/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-shapes.h"

#include <string.h>

#define COLONS "：:∶"

enum
{
  MAX_LABEL_CHARACTERS = 8,
  MAX_TAIL_BYTES = 240,
  MAX_SENTENCE_BYTES = 360,
};

static const char *const recipient_labels[] = {
  "报送", "报告", "报", "送达", "送阅", "送", "发至", "发送", "发放", "发", "抄送", "抄报", "抄发", "分送", "分报",
  "分发", "主送", "主报", "印送", "印发", "呈报", "呈送", "呈", "上报", "下发", "下达", "转发", "报呈", NULL,
};

static const char *const staff_labels[] = {
  "责任编辑", "执行编辑", "特约编辑", "编辑", "执行主编", "副主编", "主编", "总编辑", "总编", "编审", "责编",
  "核稿", "审核", "审稿", "校核", "校对", "复核", "终审", "初审", "核发", "审签", "签发", "签批", "拟稿",
  "撰稿", "起草", "打字", "打印", "排版", "印刷", "联系人", "联系电话", "联系方式", "电话", "传真", "邮箱",
  "电子邮箱", "电子邮件", "电子信箱", "信箱", "网址", "网站", "地址", "邮编", "邮政编码", "承办", "承办人",
  "承办单位", "主办", "主办单位", "编印", "编印单位", "编发", "值班", "值班电话", "投稿邮箱", "E-mail",
  "Email", "QQ", "微信", "监制", "统稿", "责任校对", "投稿信箱", "本期编辑", "本期责编", "本期签发", NULL,
};

/* Words that stand in sentences, and seldom in the names of those who receive a bulletin. */
static const char *const telling_words[] = {
  "的", "了", "把", "让", "请", "被", "逾期", "您", "我们", "这个", "每周", "每月", "每天", "当天", "以前", "之前",
  "必须", "不得", "已经", "正在", NULL,
};

static gboolean
take_colon (JbSpan *span)
{
  JbSpan rest = *span;

  jb_span_take_space (&rest);
  if (!jb_span_take_any (&rest, COLONS))
    return FALSE;

  *span = rest;
  return TRUE;
}

/**
 * jb_shape_is_labelled:
 * @label: (out): the label, with the white space inside it
 * @value: (out): what stands after the colon, trimmed
 *
 * A short label, a colon, and text.
 */
gboolean
jb_shape_is_labelled (JbSpan  line,
                      JbSpan *label,
                      JbSpan *value)
{
  JbSpan rest = line;
  guint  n = 0;

  while (!jb_span_is_empty (rest) && n <= MAX_LABEL_CHARACTERS)
    {
      JbSpan after = rest;

      if (take_colon (&after))
        {
          if (n == 0)
            return FALSE;
          *label = (JbSpan) { line.at, rest.at };
          *value = jb_span_trim (after);
          return TRUE;
        }
      if (jb_span_take_space (&rest) > 0)
        continue;
      if (jb_span_take_any (&rest, "，。；、（）()“”《》！？"))
        return FALSE;
      rest.at = g_utf8_next_char (rest.at);
      n++;
    }

  return FALSE;
}

static gboolean
is_labelled_as (JbSpan             line,
                const char *const *labels,
                JbSpan            *label,
                JbSpan            *value)
{
  char buffer[64];

  if (!jb_shape_is_labelled (line, label, value) || jb_span_length (*label) >= sizeof buffer)
    return FALSE;

  jb_span_compact (*label, buffer, sizeof buffer);
  return jb_span_is_one_of (jb_span (buffer), labels);
}

/**
 * jb_shape_is_recipients:
 * @label: (out): the label, with the white space inside it
 * @value: (out): what stands after the colon, trimmed
 *
 * 报：…, 送 :…, 抄　送∶…
 */
gboolean
jb_shape_is_recipients (JbSpan  line,
                        JbSpan *label,
                        JbSpan *value)
{
  return is_labelled_as (line, recipient_labels, label, value);
}

/* What stands far inside a line is not looked at, however long it is. */
static JbSpan
beginning_of (JbSpan value)
{
  if (jb_span_length (value) > MAX_SENTENCE_BYTES)
    {
      value.end = value.at + MAX_SENTENCE_BYTES;
      while (((guint8) *value.end & 0xc0) == 0x80)
        value.end--;
    }

  return value;
}

/**
 * jb_shape_is_sentence:
 *
 * Whether @value, which stands after 报：, 送： or 发：, goes on after a full stop, which a
 * list of those who receive a bulletin does not.
 */
gboolean
jb_shape_is_sentence (JbSpan value)
{
  JbSpan      rest = beginning_of (value);
  const char *stop;

  while ((stop = g_strstr_len (rest.at, jb_span_length (rest), "。")) != NULL)
    {
      JbSpan after = jb_span_trim ((JbSpan) { stop + strlen ("。"), value.end });
      JbSpan label, list;

      if (!jb_span_is_empty (after) && !jb_shape_is_recipients (after, &label, &list) &&
          !jb_shape_is_copies (after, &list))
        return TRUE;
      rest.at = stop + strlen ("。");
    }

  return FALSE;
}

/**
 * jb_shape_sounds_told:
 *
 * Whether @value ends in a full stop and has words in it that tell something: 把, 了, 每周.
 * That alone does not keep it from being a list.
 */
gboolean
jb_shape_sounds_told (JbSpan value)
{
  JbSpan rest = beginning_of (value);

  if (!jb_span_has_suffix (value, "。"))
    return FALSE;

  while (!jb_span_is_empty (rest))
    {
      if (jb_span_take_word (&rest, telling_words))
        return TRUE;
      rest.at = g_utf8_next_char (rest.at);
    }

  return FALSE;
}

/**
 * jb_shape_is_copies:
 * @value: (out): without brackets
 *
 * 共印120份, （共印120份）, 印数：120份, 印120份.
 */
gboolean
jb_shape_is_copies (JbSpan  line,
                    JbSpan *value)
{
  static const char *const starts[] = {
    "本期共印", "共印制", "共印发", "共印", "共发", "印数", "份数", "印发份数", "印制", "印", "共", NULL,
  };
  char   buffer[96];
  JbSpan inside = line;
  JbSpan rest;

  if (jb_span_length (line) >= sizeof buffer)
    return FALSE;
  if (!jb_shape_is_bracketed (line, &inside) && jb_span_take_any (&inside, "[［【"))
    jb_span_take_last (&inside, "]］】");
  while (jb_span_take_last (&inside, "。"))
    ;
  jb_span_compact (inside, buffer, sizeof buffer);
  rest = jb_span (buffer);
  if (!jb_span_take_word (&rest, starts))
    return FALSE;
  jb_span_take_any (&rest, COLONS);
  if (jb_span_take_number (&rest) == 0 || !jb_span_take_any (&rest, "份册") ||
      !jb_span_is_empty (rest))
    return FALSE;

  *value = jb_span_trim (inside);
  return TRUE;
}

/**
 * jb_shape_is_printed:
 *
 * Who printed a document, and when: 某办公室　2012年3月28日印发.
 */
gboolean
jb_shape_is_printed (JbSpan line)
{
  JbSpan rest = line;

  if (jb_span_length (line) > MAX_TAIL_BYTES)
    return FALSE;
  if (!jb_span_has_suffix (rest, "印发") && !jb_span_has_suffix (rest, "日印") &&
      !jb_span_has_suffix (rest, "编印") && !jb_span_has_suffix (rest, "印制"))
    return FALSE;
  if (jb_span_contains (line, "，") || jb_span_contains (line, "。"))
    return FALSE;

  return jb_span_contains (line, "年") && jb_span_contains (line, "月");
}

/**
 * jb_shape_is_keywords:
 * @value: (out): the words
 *
 * 主题词：家庭　读书
 */
gboolean
jb_shape_is_keywords (JbSpan  line,
                      JbSpan *value)
{
  static const char *const labels[] = { "主题词", "关键词", NULL };
  JbSpan                   label;

  return is_labelled_as (line, labels, &label, value);
}

/**
 * jb_shape_is_extra:
 * @value: (out): who receives this issue besides
 *
 * 本期增发：…
 */
gboolean
jb_shape_is_extra (JbSpan  line,
                   JbSpan *value)
{
  static const char *const labels[] = {
    "本期增发", "增发", "本期加发", "加发", "本期加送", "加送", "本期增送", "增送", "本期另发", "另发", NULL,
  };
  JbSpan label;

  return is_labelled_as (line, labels, &label, value);
}

/**
 * jb_shape_is_signer:
 * @value: (out): who signs
 *
 * 签发人：某某, as it stands on the line of a document's number.
 */
gboolean
jb_shape_is_signer (JbSpan  line,
                    JbSpan *value)
{
  static const char *const labels[] = { "签发人", "签发", "会签人", NULL };
  JbSpan                   label;

  return is_labelled_as (line, labels, &label, value);
}

/**
 * jb_shape_is_staff:
 * @label: (out): the label
 * @value: (out): the name or number
 *
 * 责任编辑：…, 核稿：…, 电话：…
 */
gboolean
jb_shape_is_staff (JbSpan  line,
                   JbSpan *label,
                   JbSpan *value)
{
  return jb_span_length (line) <= MAX_TAIL_BYTES &&
         is_labelled_as (line, staff_labels, label, value);
}

/**
 * jb_shape_is_note:
 * @value: (out): without brackets
 *
 * （联系人：…，电话：…）, （此件公开发布）.
 */
gboolean
jb_shape_is_note (JbSpan  line,
                  JbSpan *value)
{
  static const char *const starts[] = {
    "联系人", "联系电话", "联系方式", "联系", "电话", "此件", "本件", "主动公开", "信息公开", NULL,
  };
  JbSpan inside;
  JbSpan rest;

  if (!jb_shape_is_bracketed (line, &inside))
    return FALSE;

  rest = inside;
  if (!jb_span_take_word (&rest, starts))
    return FALSE;

  *value = inside;
  return TRUE;
}
