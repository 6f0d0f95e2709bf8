/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "legacy/jb-reader-shapes.h"
#include "legacy/jb-reader.h"
#include "reader-cases.h"

enum
{
  N_MUTATIONS = 3000,
  N_PATTERN_BYTES = 20000,
  MAX_OUTLINE_CHARACTERS = 16,
};

/* All cases, put together when the test starts. */
static GPtrArray *cases;

typedef gboolean (*PlainShape) (JbSpan line);
typedef gboolean (*ValueShape) (JbSpan line, JbSpan *value);

static void
check_plain (PlainShape         shape,
             gboolean           expected,
             const char *const *lines)
{
  for (; *lines != NULL; lines++)
    if (shape (jb_span (*lines)) != expected)
      g_error ("%s: %s", expected ? "not recognised" : "recognised", *lines);
}

/* @pairs: a line and its value, or a line and %NULL where the shape must not be seen. */
static void
check_value (ValueShape shape, const char *const (*pairs)[2], guint n_pairs)
{
  for (guint i = 0; i < n_pairs; i++)
    {
      JbSpan           value;
      gboolean         found = shape (jb_span (pairs[i][0]), &value);
      g_autofree char *text = NULL;

      g_assert_cmpint (found, ==, pairs[i][1] != NULL);
      if (!found)
        continue;
      text = g_strndup (value.at, jb_span_length (value));
      g_assert_cmpstr (text, ==, pairs[i][1]);
    }
}

#define CHECK_VALUE(shape, ...) \
  G_STMT_START \
  { \
    static const char *const pairs[][2] = { __VA_ARGS__ }; \
\
    check_value (shape, pairs, G_N_ELEMENTS (pairs)); \
  } \
  G_STMT_END

#define CHECK_PLAIN(shape, expected, ...) \
  G_STMT_START \
  { \
    static const char *const lines[] = { __VA_ARGS__, NULL }; \
\
    check_plain (shape, expected, lines); \
  } \
  G_STMT_END

static void
test_ornaments (void)
{
  CHECK_PLAIN (jb_shape_is_rule, TRUE, "━━━━━━", "------", "―――――", "= = = = =", "***", "─ ─ ─ ─",
               "★★★★★");
  CHECK_PLAIN (jb_shape_is_rule, FALSE, "--", "——", "――副题", "……", "-1-", "+---+", "a---");
  CHECK_PLAIN (jb_shape_is_page_number, TRUE, "- 1 -", "— 3 —", "－２－", "·3·", "第3页",
               "第 3 页 共 5 页", "第3页/共5页", "3/5", "Page 3 of 5");
  CHECK_PLAIN (jb_shape_is_page_number, FALSE, "- 1", "3", "第3期", "--- 三", "第3页上",
               "2012-3-4");
  CHECK_PLAIN (jb_shape_is_bare_number, TRUE, "3", "12", "１２");
  CHECK_PLAIN (jb_shape_is_bare_number, FALSE, "2012", "3.", "三");
  CHECK_PLAIN (jb_shape_is_table_row, TRUE, "┌──┬──┐", "│甲│乙│", "+---+---+", "|a|b|");
  CHECK_PLAIN (jb_shape_is_table_row, FALSE, "────", "+1", "|", "甲│乙");
}

static void
test_sections (void)
{
  CHECK_VALUE (jb_shape_is_section, { "[动态]", "动态" }, { "【动态】", "动态" },
               { "［ 妇工 动态 ］", "妇工 动态" }, { "◆〖动态〗", "动态" },
               { "★【简讯】★", "简讯" }, { "[3]", NULL }, { "[二○一二年]", NULL },
               { "【编者按】", NULL }, { "【相关链接】", NULL }, { "[内容提要]", NULL },
               { "[动态]简讯", NULL }, { "[动态][简讯]", NULL }, { "[]", NULL }, { "动态", NULL });
  CHECK_VALUE (jb_shape_is_digest_heading, { "内容提要", "内容提要" },
               { "【内容提要】", "内容提要" }, { "目　录", "目　录" }, { "本期要目：", "本期要目" },
               { "—— 本期导读 ——", "本期导读" }, { "要目编制办法", NULL }, { "目", NULL },
               { "内容提要如下", NULL });
}

static void
test_sources (void)
{
  CHECK_VALUE (jb_shape_is_source, { "（松岭市妇联）", "松岭市妇联" },
               { "(松岭市妇联)", "松岭市妇联" }, { "（松岭市妇联　沈一禾）", "松岭市妇联　沈一禾" },
               { "（枫桥县妇联供稿）", "枫桥县妇联" }, { "（供稿：枫桥县妇联）", "枫桥县妇联" },
               { "供稿：枫桥县妇联", "枫桥县妇联" }, { "文/沈一禾", "沈一禾" },
               { "执笔：林晚", "林晚" }, { "（综合各县来稿）", "综合各县来稿" }, { "（一）", NULL },
               { "（2012年）", NULL }, { "（2012年3月8日）", NULL }, { "（未完待续）", NULL },
               { "（图略）", NULL }, { "（共印80份）", NULL }, { "（联系人：林晚）", NULL },
               { "（试行）", NULL }, { "（见附表）", NULL }, { "（她说，这样很好。）", NULL },
               { "（甲）乙（丙）", NULL }, { "松岭市妇联", NULL }, { "供稿", NULL });
  CHECK_VALUE (jb_shape_is_subtitle, { "――综述", "综述" }, { "——综述", "综述" },
               { "-- 综述 --", "综述" }, { "－－综述", "综述" }, { "-综述", NULL }, { "――", NULL },
               { "——她说。又说。", NULL });
  CHECK_VALUE (jb_shape_is_editor_note, { "编者按：这很好。", "这很好。" },
               { "编 者 按: 好。", "好。" }, { "【编者按】这很好。", "这很好。" },
               { "（编者按：这很好。）", "这很好。" }, { "【编者按】", "" },
               { "编者的话　好。", "好。" }, { "编者按照惯例", NULL }, { "按期完成", NULL });
}

static void
test_heads (void)
{
  CHECK_PLAIN (jb_shape_is_issue, TRUE, "第12期", "第七期", "第 12 期", "〔2012〕第8期",
               "2012年第8期", "（增刊）第2期", "（第3期）", "增刊", "第7、8期合刊", "第3-4期");
  CHECK_PLAIN (jb_shape_is_issue, FALSE, "第12届", "总第12期", "某妇发〔2012〕8号", "第一期培训班",
               "第期");
  CHECK_PLAIN (jb_shape_is_total, TRUE, "总第356期", "（总第356期）", "总356期");
  CHECK_PLAIN (jb_shape_is_total, FALSE, "第356期", "总结");
  CHECK_PLAIN (jb_shape_is_date, TRUE, "2012年4月20日", "2012 年 4 月 20 日", "二○一一年八月九日",
               "2010.7.15", "2010-7-15", "2012年4月", "２０１１年９月６日",
               "2012年4月20日（星期五）");
  CHECK_PLAIN (jb_shape_is_date, FALSE, "2012年", "4月20日", "2012年4月20日印发", "2012年4月起");
  CHECK_PLAIN (jb_shape_is_notice, TRUE, "内部资料　注意保存", "内部刊物");
  CHECK_PLAIN (jb_shape_is_notice, FALSE, "妇女工作信息");
  CHECK_PLAIN (jb_shape_is_document_number, TRUE, "松妇发〔2012〕8号", "松妇字[2011]7号",
               "松妇办函〔2012〕第3号", "松妇发（2012）8号");
  CHECK_PLAIN (jb_shape_is_document_number, FALSE, "〔2012〕第8期", "〔2012〕8号", "松妇发8号",
               "见松妇发〔2012〕8号文");
  CHECK_PLAIN (jb_shape_is_document_title, TRUE, "关于开展活动的通知", "工作意见",
               "管理办法（试行）");
  CHECK_PLAIN (jb_shape_is_document_title, FALSE, "关于开展活动", "通知各县");
  CHECK_PLAIN (jb_shape_is_heading, TRUE, "一、活动时间", "十二、有关要求",
               "二、提高认识，加强领导");
  CHECK_PLAIN (jb_shape_is_heading, FALSE, "一是活动", "1、活动", "一、时间。4月1日起。",
               "（一）活动", "一、报名；");
  CHECK_PLAIN (jb_shape_is_ordinal, TRUE, "一、甲", "（一）甲", "1.甲", "1、甲", "①甲", "一是甲",
               "第一，甲");
  CHECK_PLAIN (jb_shape_is_ordinal, FALSE, "1.5万元", "一户一策", "甲一、");
}

static void
test_tails (void)
{
  CHECK_VALUE (jb_shape_is_copies, { "共印120份", "共印120份" }, { "（共印120份）", "共印120份" },
               { "印数：80份", "印数：80份" }, { "共印", NULL }, { "共印发通知", NULL });
  CHECK_VALUE (jb_shape_is_keywords, { "主题词：家庭　读书", "家庭　读书" },
               { "主题 词:读书", "读书" }, { "主题：读书", NULL });
  CHECK_VALUE (jb_shape_is_extra, { "本期增发：县气象局", "县气象局" }, { "增发了一期", NULL });
  CHECK_VALUE (jb_shape_is_note, { "（联系人：林晚，电话：1）", "联系人：林晚，电话：1" },
               { "（松岭市妇联）", NULL });
  CHECK_PLAIN (jb_shape_is_printed, TRUE, "松岭市妇联办公室　　2012年3月28日印发");
  CHECK_PLAIN (jb_shape_is_printed, FALSE, "现予印发", "3月28日，市妇联印发");
  CHECK_PLAIN (jb_shape_is_sentence, TRUE, "核对后发出。同时存档", "传到办公室。逾期不收。");
  CHECK_PLAIN (jb_shape_sounds_told, TRUE, "每周五下班前传到办公室。", "稿件的去向。");
  CHECK_PLAIN (jb_shape_sounds_told, FALSE, "省妇联各主席，市委办公室。", "分管工作的领导");
  CHECK_PLAIN (jb_shape_is_sentence, FALSE, "省妇联各主席，市委办公室。",
               "各县（市、区，含开发区）妇联");
}

/* A line for each block that is no ornament: its role, its key, and how its value begins.
 * "§" begins a section without a name, "¶" an article. */
static char *
outline (const JbTranscript *transcript)
{
  g_autoptr(GEnumClass) roles = g_type_class_ref (JB_TYPE_ROLE);
  GString *string = g_string_new (NULL);
  gsize    start = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark    *mark = &g_array_index (transcript->marks, JbMark, i);
      g_autofree char *value = jb_transcript_dup_value (transcript, mark, start);
      gsize            length = g_utf8_strlen (value, -1);

      start += mark->open + mark->raw + mark->close + mark->gap;
      if (mark->role == JB_ROLE_ORNAMENT)
        continue;

      if (mark->flags & JB_MARK_STARTS_SECTION)
        g_string_append (string, "§");
      if (mark->flags & JB_MARK_STARTS_ARTICLE)
        g_string_append (string, "¶");
      g_string_append (string, g_enum_get_value (roles, mark->role)->value_nick);
      if (mark->key != NULL)
        g_string_append_printf (string, "/%s", mark->key);
      g_string_append_c (string, ' ');
      if ((mark->role == JB_ROLE_PARAGRAPH || mark->role == JB_ROLE_BODY) &&
          length > MAX_OUTLINE_CHARACTERS && strchr (value, '\n') == NULL)
        {
          g_autofree char *beginning = g_utf8_substring (value, 0, MAX_OUTLINE_CHARACTERS);

          g_string_append_printf (string, "%s…\n", beginning);
        }
      else
        {
          g_string_append_printf (string, "%s\n", value);
        }
    }

  return g_string_free (string, FALSE);
}

static void
check_promises (const JbTranscript *transcript,
                const char         *text,
                gsize               length)
{
  g_autoptr(GError) error = NULL;
  gsize at = transcript->lead;

  jb_transcript_check (transcript, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (transcript->length, ==, length);
  g_assert_cmpmem (transcript->text, transcript->length, text, length);
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
  g_assert_cmpuint (at, ==, length);
}

static JbTranscript *
read_text (const char *text,
           gsize       length)
{
  JbTranscript *transcript = jb_reader_read (g_strndup (text, length), length);

  check_promises (transcript, text, length);
  return transcript;
}

static void
list_cases (const ReaderCase *some,
            guint             n_some)
{
  for (guint i = 0; i < n_some; i++)
    g_ptr_array_add (cases, (gpointer) &some[i]);
}

static const ReaderCase *
get_case (guint i)
{
  return g_ptr_array_index (cases, i);
}

static void
test_case (gconstpointer data)
{
  const ReaderCase *reader_case = data;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autofree char *found = NULL;

  transcript = read_text (reader_case->text, strlen (reader_case->text));
  found = outline (transcript);
  g_assert_cmpstr (found, ==, reader_case->outline);
  g_assert_cmpint (transcript->kind, ==, reader_case->kind);
}

/* What a text says does not depend on its newlines. */
static void
test_newlines (void)
{
  static const struct
  {
    const char *newline;
    JbNewline   kind;
  } newlines[] = { { "\r\n", JB_NEWLINE_CRLF }, { "\r", JB_NEWLINE_CR } };

  for (guint i = 0; i < cases->len; i++)
    {
      const ReaderCase *reader_case = get_case (i);

      if (strchr (reader_case->text, '\r') != NULL || strchr (reader_case->text, '\n') == NULL)
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (newlines); j++)
        {
          g_auto (GStrv) lines = g_strsplit (reader_case->text, "\n", -1);
          g_autofree char *text = g_strjoinv (newlines[j].newline, lines);
          g_autoptr(JbTranscript) transcript = read_text (text, strlen (text));
          g_autofree char *found = outline (transcript);

          g_assert_cmpint (transcript->newline, ==, newlines[j].kind);
          g_assert_cmpstr (found, ==, reader_case->outline);
        }
    }
}

static void
test_newline_kinds (void)
{
  static const struct
  {
    const char *text;
    JbNewline   kind;
  } texts[] = {
    { "", JB_NEWLINE_LF },          { "甲", JB_NEWLINE_LF },          { "甲\n乙", JB_NEWLINE_LF },
    { "甲\r\n乙\r\n", JB_NEWLINE_CRLF },
    { "甲\r乙", JB_NEWLINE_CR },
    { "甲\r\n乙\n", JB_NEWLINE_MIXED },
    { "甲\r\r\n", JB_NEWLINE_MIXED }, { "甲\n\r乙", JB_NEWLINE_MIXED }, { "甲\f乙\v丙", JB_NEWLINE_LF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JbTranscript) transcript = read_text (texts[i].text, strlen (texts[i].text));

      g_assert_cmpint (transcript->newline, ==, texts[i].kind);
    }
}

static void
test_mutations (void)
{
  static const char *const pieces[] = {
    "\n", "\r\n", "\r", "　", " ", "\f", "\t", "（", "）", "(", ")", "[", "]", "【", "】", "——", "--",
    "━━━━", "报：",
    "送:", "发 ：", "，", "、", "。", "；", "：", "编者按：", "内容提要", "目录", "第3期", "（总第9期）", "〔2012〕8号",
    "2012年3月8日", "一、", "（一）", "1.", "◆", "…………3", "│", "┌─┐", "- 1 -", "3\n", "共印80份", "供稿：", "文/",
    "主题词：", "签发人：", "附件：", "\xef\xbb\xbf", "\xc2\xa0", "a", "的通知", "：\n", "松岭市妇联", "𠀀", "‐",
  };

  for (guint n = 0; n < N_MUTATIONS; n++)
    {
      const ReaderCase *reader_case = get_case (g_test_rand_int_range (0, cases->len));
      g_autoptr(GString) text = g_string_new (reader_case->text);
      g_autoptr(JbTranscript) transcript = NULL;
      int n_changes = g_test_rand_int_range (1, 12);

      for (int i = 0; i < n_changes; i++)
        {
          glong length = g_utf8_strlen (text->str, text->len);
          glong at = g_test_rand_int_range (0, length + 1);
          gsize start = g_utf8_offset_to_pointer (text->str, at) - text->str;
          glong n_gone = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (0, 30) : 0;
          gsize end = g_utf8_offset_to_pointer (text->str, MIN (at + n_gone, length)) - text->str;

          g_string_erase (text, start, end - start);
          g_string_insert (text, start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      transcript = read_text (text->str, text->len);
    }
}

/* Texts that are one piece over and over, at the sizes where buffers grow. */
static void
test_patterns (void)
{
  static const char *const patterns[] = {
    "\n", "\r", "　", "　\n", "（", "（\n", "）", "[", "[\n", "[动态]\n", "-", "--\n", "—", "――甲乙\n",
    "内容提要\n", "题目\n",
    "（妇联）\n", "报：\n", "报：甲，\n", "报： ", "│\n", "1\n", "1\n\n", "- 1 -\n", "\f\n名\n", "编者按：\n",
    "：\n", "一、\n",
    "2012年3月8日\n", "各县，\n", "。    （妇联）", "\xef\xbb\xbf", "\xef\xbb\xbf\n", "，", "第3期 ",
    "松妇发〔2012〕8号\n",
    "今年以来，松岭市妇联坚持把妇女创业就业作为重要\n", "甲乙丙……3\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      while (text->len < N_PATTERN_BYTES)
        {
          g_autoptr(JbTranscript) transcript = NULL;

          g_string_append (text, patterns[i]);
          if (text->len < 80 || text->len + strlen (patterns[i]) >= N_PATTERN_BYTES)
            transcript = read_text (text->str, text->len);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cases = g_ptr_array_new ();
  list_cases (reader_bulletin_cases, n_reader_bulletin_cases);
  list_cases (reader_layout_cases, n_reader_layout_cases);
  list_cases (reader_document_cases, n_reader_document_cases);

  g_test_add_func ("/reader/shapes/ornaments", test_ornaments);
  g_test_add_func ("/reader/shapes/sections", test_sections);
  g_test_add_func ("/reader/shapes/sources", test_sources);
  g_test_add_func ("/reader/shapes/heads", test_heads);
  g_test_add_func ("/reader/shapes/tails", test_tails);
  for (guint i = 0; i < cases->len; i++)
    {
      g_autofree char *path = g_strconcat ("/reader/cases/", get_case (i)->name, NULL);

      g_test_add_data_func (path, get_case (i), test_case);
    }
  g_test_add_func ("/reader/newlines", test_newlines);
  g_test_add_func ("/reader/newline-kinds", test_newline_kinds);
  g_test_add_func ("/reader/mutations", test_mutations);
  g_test_add_func ("/reader/patterns", test_patterns);

  status = g_test_run ();
  g_ptr_array_unref (cases);

  return status;
}
