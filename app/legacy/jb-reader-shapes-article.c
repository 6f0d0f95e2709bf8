/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-shapes-private.h"

#include <string.h>

enum
{
  MAX_SOURCE_CHARACTERS = 40,
  MAX_SUBTITLE_CHARACTERS = 60,
  MAX_HEADING_CHARACTERS = 80,
  MAX_HEADING_SENTENCE_CHARACTERS = 24,
  MAX_SHORT_BYTES = 240,
};

static const char *const source_labels[] = {
  "供稿单位", "供稿人", "供稿", "稿件来源", "信息来源", "资料来源", "来稿单位", "报送单位", "来源", "执笔人",
  "执笔", "撰稿人", "撰稿", "撰文", "作者单位", "作者", "文", NULL,
};

static const char *const source_ends[] = { "供稿", "执笔", "撰稿", "撰文", NULL };

static const char *const not_source_starts[] = {
  "联系人", "联系电话", "电话", "共印", "附", "注", "见", "详见", "参见", "下转", "上接", "未完", "待续",
  "全文", "本期", "图", "表", "略", "此件", "此页", "本页", "以上", "以下", "单位：", "单位:", "转载", "编者",
  "第", "总第", "总", "掌声", "完", "续", "截至", "根据", "按", "盖章", "印章", "公章", "签名", "签字",
  "主动公开", "内部", "秘密", "机密", "增刊", "上", "中", "下", "如", "即", "含", "不含", "其中", NULL,
};

static const char *const not_source_ends[] = {
  "略", "待续", "删节", "删改", "试行", "暂行", "草案", "讨论稿", "征求意见稿", "送审稿", "节选", "摘要",
  "摘登", "选登", "修订", "修正", "之一", "之二", "之三", "之四", "一", "二", "三", "四", "上", "中", "下",
  "页", "版", "通过", "整理", "标题", "盖章", "笑", "掌声", "期", "元", "人", "名单", "附后", "印章",
  "公开", "代章", "完毕", NULL,
};

static const char *const units[] = {
  "妇联", "妇女联合会", "办公室", "委员会", "联合会", "研究室", "编辑部", "中心", "政府", "党委", "党工委",
  "妇儿工委", "妇工委", "妇委会", "妇代会", "街道", "办事处", "集团", "公司", "医院", "学校", "小学", "中学",
  "大学", "学院", "工会", "支部", "总支", "协会", "法院", "检察院", "组织部", "宣传部", "统战部", "发展部",
  "权益部", "组联部", "组宣部", "儿童部", "办", "部", "处", "科", "局", "厅", "院", "委", "社", "站", "队",
  "组", "会", "室", "所", "团", "省委", "市委", "区委", "县委", "村", "镇", "乡", "社区", NULL,
};

static const char *const note_labels[] = {
  "编者按语", "编者按", "编者的话", "编者语", "编前按", "编前话", "编前语", "按语", NULL,
};

/**
 * jb_shape_is_bracketed:
 * @inside: (out): what stands between, trimmed
 *
 * A line that is one pair of round brackets from end to end.
 */
gboolean
jb_shape_is_bracketed (JbSpan  line,
                       JbSpan *inside)
{
  JbSpan rest = line;
  guint  depth = 0;

  if (jb_span_length (line) > MAX_SHORT_BYTES || !jb_shape_take_bracket (&rest, "（(", "）)"))
    return FALSE;

  *inside = jb_span_trim (rest);
  for (;;)
    {
      jb_span_skip_ideographs (&rest);
      if (jb_span_is_empty (rest))
        break;
      if (jb_span_take_any (&rest, "（("))
        {
          depth++;
        }
      else if (jb_span_take_any (&rest, "）)"))
        {
          if (depth == 0)
            return FALSE;
          depth--;
        }
      else
        {
          rest.at = g_utf8_next_char (rest.at);
        }
    }

  return depth == 0 && !jb_span_is_empty (*inside);
}

/**
 * jb_shape_is_unit:
 *
 * Whether it ends as the name of an organisation does: 妇联, 办公室, 部, 局 …
 */
gboolean
jb_shape_is_unit (JbSpan value)
{
  return jb_span_count (value) >= 2 && jb_span_ends_in (value, units);
}

static gboolean
take_source_label (JbSpan  *value,
                   gboolean spaces)
{
  JbSpan rest = *value;

  if (!jb_span_take_word (&rest, source_labels))
    return FALSE;

  if (jb_span_take_space (&rest) > 0 && spaces && !jb_span_is_empty (rest))
    jb_span_take_any (&rest, COLONS "/／");
  else if (!jb_span_take_any (&rest, COLONS "/／"))
    return FALSE;

  *value = jb_span_trim (rest);
  return !jb_span_is_empty (*value);
}

static gboolean
take_source_end (JbSpan *value)
{
  for (guint i = 0; source_ends[i] != NULL; i++)
    if (jb_span_has_suffix (*value, source_ends[i]))
      {
        JbSpan rest = { value->at, value->end - strlen (source_ends[i]) };

        rest = jb_span_trim (rest);
        while (jb_span_take_last (&rest, COLONS "/／"))
          ;
        rest = jb_span_trim (rest);
        if (jb_span_count (rest) < 2)
          return FALSE;
        *value = rest;
        return TRUE;
      }

  return FALSE;
}

/**
 * jb_shape_is_source:
 * @value: (out): the source without brackets and 供稿, 执笔, 文/
 *
 * （甲县妇联）, (甲县妇联), （甲县妇联供稿）, 供稿：甲县妇联, 文/某某. Brackets that hold a date, an
 * ordinal, （未完待续） or （图略） are not sources.
 */
gboolean
jb_shape_is_source (JbSpan  line,
                    JbSpan *value)
{
  JbSpan   inside;
  JbSpan   rest;
  gboolean labelled;

  if (jb_span_length (line) > MAX_SHORT_BYTES)
    return FALSE;

  if (!jb_shape_is_bracketed (line, &inside))
    {
      inside = line;
      labelled = take_source_label (&inside, FALSE);
      if (!labelled && (!take_source_end (&inside) || jb_shape_holds_mark (line, "，。；：:！？、“（")))
        return FALSE;
      if (jb_shape_holds_mark (inside, "，。；：:！？") || jb_span_count (inside) > 30)
        return FALSE;
      take_source_end (&inside);
      *value = inside;
      return TRUE;
    }

  if (jb_span_count (inside) > MAX_SOURCE_CHARACTERS || jb_shape_holds_mark (inside, "。；！？"))
    return FALSE;

  labelled = take_source_label (&inside, TRUE);
  if (take_source_end (&inside))
    labelled = TRUE;
  *value = inside;
  if (labelled)
    return TRUE;

  rest = inside;
  if (jb_shape_take_date (&rest))
    return FALSE;
  rest = inside;
  if (jb_span_take_number (&rest) > 0 && (jb_span_is_empty (rest) || !jb_shape_is_unit (inside)))
    return FALSE;
  rest = inside;
  if (jb_span_take_word (&rest, not_source_starts) && !jb_shape_is_unit (inside))
    return FALSE;
  rest = inside;
  if (jb_span_has_prefix (rest, "联系") || jb_span_has_prefix (rest, "附件") ||
      jb_span_has_prefix (rest, "共印") || jb_span_has_prefix (rest, "此件"))
    return FALSE;
  if (jb_span_ends_in (inside, not_source_ends) && jb_span_count (inside) > 3)
    return FALSE;

  return jb_span_count (inside) >= 2 && !jb_span_is_one_of (inside, not_source_ends);
}

/**
 * jb_shape_is_aside:
 *
 * Whether what stands in round brackets is a remark about the text: 未完待续, 图略, a date.
 */
gboolean
jb_shape_is_aside (JbSpan inside)
{
  static const char *const words[] = {
    "未完", "待续", "下转", "上接", "图略", "图片略", "表略", "从略", "附后", "单位：", "共印", NULL,
  };
  JbSpan date = inside;

  return jb_span_holds_any (inside, words) ||
         (jb_shape_take_date (&date) && jb_span_is_empty (date));
}

/**
 * jb_shape_ends_in_source:
 * @text: (out): the paragraph
 * @source: (out): the source, with its brackets
 *
 * A paragraph that ends a sentence, and far behind it on the same line a source.
 */
gboolean
jb_shape_ends_in_source (JbSpan  line,
                         JbSpan *text,
                         JbSpan *source)
{
  JbSpan      rest = line;
  JbSpan      value;
  const char *p = line.end;
  guint       depth = 0;

  if (!jb_span_take_last (&rest, "）)"))
    return FALSE;

  do
    {
      JbSpan character = { g_utf8_prev_char (p), p };

      if (jb_span_take_any (&character, "）)"))
        {
          depth++;
        }
      else if (jb_span_take_any (&character, "（(") && --depth == 0)
        {
          *text = (JbSpan) { line.at, g_utf8_prev_char (p) };
          *source = (JbSpan) { text->end, line.end };
          return jb_span_take_last_space (text) >= 4 &&
                 (jb_span_has_suffix (*text, "。") || jb_span_has_suffix (*text, "。”")) &&
                 jb_shape_is_source (*source, &value);
        }
      p = g_utf8_prev_char (p);
    }
  while (p > line.at && line.end - p < MAX_SHORT_BYTES);

  return FALSE;
}

/**
 * jb_shape_is_subtitle:
 * @value: (out): the subtitle without its dashes
 *
 * A short line after dashes of any kind that is no sentence.
 */
gboolean
jb_shape_is_subtitle (JbSpan  line,
                      JbSpan *value)
{
  JbSpan rest = line;
  guint  n_wide = 0;
  guint  n = 0;

  if (jb_span_length (line) > MAX_SHORT_BYTES)
    return FALSE;

  for (;;)
    {
      if (jb_span_take_any (&rest, "—―"))
        n_wide++;
      else if (!jb_span_take_any (&rest, DASHES))
        break;
      n++;
    }
  if (n_wide == 0 && n < 2)
    return FALSE;

  while (jb_span_take_last (&rest, DASHES))
    ;
  rest = jb_span_trim (rest);
  if (jb_span_is_empty (rest) || jb_span_count (rest) > MAX_SUBTITLE_CHARACTERS ||
      jb_span_contains (rest, "。") || jb_shape_holds_mark (rest, "；"))
    return FALSE;

  *value = rest;
  return TRUE;
}

/* Two or three characters, spaced out or not: long enough for a name, too short for a
 * line of a title. */
static gboolean
is_person (JbSpan line)
{
  char  buffer[32];
  gsize n;

  if (jb_span_length (line) >= sizeof buffer)
    return FALSE;

  n = jb_span_compact (line, buffer, sizeof buffer);
  if (n != 6 && n != 9)
    return FALSE;
  for (gsize i = 0; i < n; i += 3)
    if ((guint8) buffer[i] < 0xe4 || (guint8) buffer[i] > 0xe9)
      return FALSE;

  return TRUE;
}

/**
 * jb_shape_is_byline:
 *
 * Whether it is the name of a body or person and nothing else, as it stands under a title
 * without brackets: 甲县妇联, 乙市妇联办公室 某某.
 */
gboolean
jb_shape_is_byline (JbSpan line)
{
  static const char *const ends[] = {
    "妇联", "妇女联合会", "办公室", "妇儿工委", "妇工委", "妇委会", "组联部", "宣传部", "组宣部", "发展部",
    "权益部", "儿童部", "研究室", "通讯员", "编辑部", NULL,
  };
  static const char *const places[] = {
    "省", "市", "区", "县", "镇", "乡", "州", "旗", "校", NULL,
  };
  JbSpan rest = line;
  JbSpan name;

  if (is_person (line))
    return TRUE;

  /* 甲市妇联　某某 */
  name = (JbSpan) { line.end, line.end };
  for (guint n = 0; n < 3 && !jb_span_is_empty (rest); n++)
    {
      JbSpan unit = { line.at, rest.end };

      name.at = rest.end = g_utf8_prev_char (rest.end);
      unit.end = rest.end;
      if (jb_span_take_last_space (&unit) > 0 && n >= 1 && is_person (name))
        {
          line = unit;
          break;
        }
    }

  rest = line;
  if (jb_span_length (line) > 60 || jb_span_count (line) < 4 ||
      jb_shape_holds_mark (line, "，。、；：“”《》！？") || !jb_span_ends_in (line, ends))
    return FALSE;

  rest.at = g_utf8_next_char (rest.at);
  return jb_span_holds_any (rest, places) || jb_span_has_prefix (line, "省") ||
         jb_span_has_prefix (line, "市") || jb_span_has_prefix (line, "区") ||
         jb_span_has_prefix (line, "县");
}

/* "编 者 按" as well as "编者按". */
static gboolean
take_spaced (JbSpan     *span,
             const char *word)
{
  JbSpan rest = *span;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      JbSpan character = { p, g_utf8_next_char (p) };
      gsize  n = jb_span_length (character);

      if (p != word)
        jb_span_take_space (&rest);
      if (jb_span_length (rest) < n || memcmp (rest.at, p, n) != 0)
        return FALSE;
      rest.at += n;
    }

  *span = rest;
  return TRUE;
}

/**
 * jb_shape_is_editor_note:
 * @value: (out): the note without its label; empty where the label stands alone
 *
 * 编者按：…, 【编者按】…, （编者的话：…）.
 */
gboolean
jb_shape_is_editor_note (JbSpan  line,
                         JbSpan *value)
{
  JbSpan   rest = line;
  gboolean opened, closed, spaced, colon;
  gboolean found = FALSE;

  jb_shape_take_marks (&rest);
  opened = jb_span_take_any (&rest, OPEN_SQUARE "（(");
  if (opened)
    jb_span_take_space (&rest);
  for (guint i = 0; note_labels[i] != NULL && !found; i++)
    found = take_spaced (&rest, note_labels[i]);
  if (!found)
    {
      if (!jb_span_take (&rest, "按：") && !jb_span_take (&rest, "按:"))
        return FALSE;
      *value = jb_span_trim (rest);
      return !opened;
    }

  spaced = jb_span_take_space (&rest) > 0;
  closed = opened && jb_span_take_any (&rest, CLOSE_SQUARE "）)");
  if (closed)
    spaced = jb_span_take_space (&rest) > 0 || spaced;
  colon = jb_span_take_any (&rest, COLONS);
  if (colon)
    jb_span_take_space (&rest);
  if (!closed && !colon && !spaced && !jb_span_is_empty (rest))
    return FALSE;
  if (opened && !closed)
    jb_span_take_last (&rest, CLOSE_SQUARE "）)");

  *value = jb_span_trim (rest);
  return TRUE;
}

/**
 * jb_shape_is_ordinal:
 *
 * Whether it begins with an ordinal: 一、 （一） 1. 1、 ① 第一， 一是.
 */
gboolean
jb_shape_is_ordinal (JbSpan line)
{
  JbSpan   rest = line;
  gunichar first = jb_span_first (line);

  if (first >= 0x2460 && first <= 0x249b)
    return TRUE;
  if (jb_span_take_any (&rest, "（("))
    return jb_span_take_number (&rest) > 0 && jb_span_take_any (&rest, "）)");
  if (jb_span_take (&rest, "第"))
    return jb_span_take_number (&rest) > 0 && jb_span_take_any (&rest, "，、,条章");
  if (jb_span_take_number (&rest) == 0)
    return FALSE;
  if (jb_span_take (&rest, "."))
    return jb_span_is_empty (rest) || !g_ascii_isdigit (*rest.at);

  return jb_span_take_any (&rest, "、．）)") || jb_span_take (&rest, "是") || jb_span_take (&rest, "要");
}

/**
 * jb_shape_is_heading:
 *
 * A heading of a document's first level: a line 一、… with no sentence after it.
 */
gboolean
jb_shape_is_heading (JbSpan line)
{
  JbSpan rest = line;

  if (jb_span_length (line) > MAX_HEADING_CHARACTERS * 4)
    return FALSE;
  if (!jb_span_take_any (&rest, "一二三四五六七八九十百"))
    return FALSE;
  while (jb_span_take_any (&rest, "一二三四五六七八九十百零〇○"))
    ;
  if (!jb_span_take (&rest, "、") || jb_span_is_empty (rest))
    return FALSE;
  if (jb_span_count (rest) > MAX_HEADING_CHARACTERS || jb_span_has_suffix (rest, "；"))
    return FALSE;
  if (jb_span_take_last (&rest, "。") && jb_span_count (rest) > MAX_HEADING_SENTENCE_CHARACTERS)
    return FALSE;

  return !jb_shape_holds_mark (rest, "。！？");
}

/**
 * jb_shape_begins_with_date:
 *
 * Whether it begins as a report does: 5月8日，… 2012年…，… 近日，…
 */
gboolean
jb_shape_begins_with_date (JbSpan line)
{
  static const char *const days[] = { "近日", "日前", "连日来", "近年来", "今年以来", "入春以来", NULL };
  JbSpan                   rest = line;

  if (!jb_span_contains (line, "，") && !jb_span_contains (line, ","))
    return FALSE;
  if (jb_span_take_word (&rest, days))
    return TRUE;

  return jb_span_take_digits (&rest) > 0 &&
         (jb_span_take_space (&rest), jb_span_take_any (&rest, "年月日"));
}
