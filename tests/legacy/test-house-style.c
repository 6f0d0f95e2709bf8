/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "issue-maker.h"
#include "legacy/jb-house-style.h"

#define PUSH "                           "
#define RULE "━━━━━━━━━━━━━━━━━━━━━━━━━━━━"

enum { N_GENERATED = 300 };

typedef struct
{
  JbRole      role;
  const char *key;
  guint       flags;
  const char *open;
  const char *value;
  const char *close;
  const char *gap;
} Block;

static JbTranscript *
make_issue (JbKind       kind,
            const Block *blocks,
            guint        n_blocks)
{
  JbTranscript *issue = issue_new (kind);
  GString      *text = g_string_new (NULL);

  for (guint i = 0; i < n_blocks; i++)
    {
      const Block *block = &blocks[i];
      JbMark       mark = { 0 };

      mark.role = block->role;
      mark.key = g_intern_string (block->key);
      mark.flags = block->flags;
      mark.open = strlen (block->open);
      mark.raw = strlen (block->value);
      mark.close = strlen (block->close);
      mark.gap = strlen (block->gap);
      g_array_append_val (issue->marks, mark);
      g_string_append_printf (text, "%s%s%s%s", block->open, block->value, block->close,
                              block->gap);
    }

  g_free (issue->text);
  issue->length = text->len;
  issue->text = g_string_free (text, FALSE);

  return issue;
}

static void
assert_laid_out (const JbTranscript *issue,
                 const char         *expected)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbTranscript) laid_out = jb_house_style_lay_out (style, issue);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (laid_out->text, ==, expected);
  g_assert_cmpuint (laid_out->length, ==, strlen (expected));
  g_assert_true (jb_transcript_check (laid_out, &error));
  g_assert_no_error (error);
}

static void
test_built_in_gaps (void)
{
  static const struct
  {
    JbLayoutPoint before;
    JbLayoutPoint after;
    const char   *gap;
  } cases[] = {
    { { JB_ROLE_DIGEST_HEADING }, { JB_ROLE_DIGEST_SECTION }, "\n\n" },
    { { JB_ROLE_DIGEST_SECTION }, { JB_ROLE_DIGEST_TITLE }, "\n\n" },
    { { JB_ROLE_DIGEST_TITLE }, { JB_ROLE_DIGEST_TITLE }, "\n" },
    { { JB_ROLE_DIGEST_TITLE }, { JB_ROLE_SECTION }, "\n\n" },
    { { JB_ROLE_SECTION }, { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE }, "\n\n" },
    { { JB_ROLE_TITLE }, { JB_ROLE_TITLE }, "\n" },
    { { JB_ROLE_TITLE }, { JB_ROLE_PARAGRAPH }, "\n" },
    { { JB_ROLE_SUBTITLE }, { JB_ROLE_PARAGRAPH }, "\n" },
    { { JB_ROLE_PARAGRAPH }, { JB_ROLE_PARAGRAPH }, "\n\n" },
    { { JB_ROLE_PARAGRAPH }, { JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE }, "\n\n" },
    { { JB_ROLE_PARAGRAPH }, { JB_ROLE_SOURCE }, "\n" },
    { { JB_ROLE_SOURCE }, { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE }, "\n\n" },
    { { JB_ROLE_SOURCE }, { JB_ROLE_SECTION }, "\n\n" },
    { { JB_ROLE_SOURCE }, { JB_ROLE_RECIPIENTS_LABEL }, "\n\n" },
    { { JB_ROLE_RECIPIENTS_LABEL }, { JB_ROLE_RECIPIENT }, "" },
    { { JB_ROLE_RECIPIENT }, { JB_ROLE_RECIPIENT }, "，" },
    { { JB_ROLE_RECIPIENT }, { JB_ROLE_RECIPIENTS_LABEL }, "\n\n" },
    { { JB_ROLE_ADDRESSEE }, { JB_ROLE_ADDRESSEE }, "，" },
    { { JB_ROLE_ADDRESSEE }, { JB_ROLE_BODY }, "：\n\n" },
    { { JB_ROLE_HEADING }, { JB_ROLE_BODY }, "\n\n" },
  };
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  JbLayoutPoint    source = { JB_ROLE_SOURCE };
  g_autofree char *start = jb_layout_dup_gap (JB_LAYOUT (style), NULL, &source);
  g_autofree char *end = jb_layout_dup_gap (JB_LAYOUT (style), &source, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *gap = jb_layout_dup_gap (JB_LAYOUT (style), &cases[i].before,
                                                &cases[i].after);

      g_test_message ("pair %u", i);
      g_assert_cmpstr (gap, ==, cases[i].gap);
    }

  g_assert_cmpstr (start, ==, "");
  g_assert_cmpstr (end, ==, "\n");
}

static void
test_built_in_surrounds (void)
{
  static const struct
  {
    JbRole      role;
    const char *key;
    const char *open;
    const char *close;
  } cases[] = {
    { JB_ROLE_SECTION, NULL, "[", "]" },
    { JB_ROLE_TITLE, NULL, "", "" },
    { JB_ROLE_SUBTITLE, NULL, "――", "" },
    { JB_ROLE_EDITOR_NOTE, NULL, "编者按：", "" },
    { JB_ROLE_PARAGRAPH, NULL, "", "" },
    { JB_ROLE_SOURCE, NULL, PUSH "（", "）" },
    { JB_ROLE_RECIPIENTS_LABEL, NULL, "", "：" },
    { JB_ROLE_TAIL, "staff/校对", "校对：", "" },
    { JB_ROLE_TAIL, "copies", PUSH "（", "）" },
    { JB_ROLE_DOCUMENT_DATE, NULL, "（", "）" },
  };
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JbLayoutPoint point = { cases[i].role, g_intern_string (cases[i].key), 0 };
      const char   *open, *close;

      jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
      g_assert_cmpstr (open, ==, cases[i].open);
      g_assert_cmpstr (close, ==, cases[i].close);
    }
}

static void
test_bulletin (void)
{
  g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);

  issue_add (issue, JB_ROLE_MASTHEAD, "notice", 0, "内部资料");
  issue_add (issue, JB_ROLE_MASTHEAD, "name", 0, "松岭妇情");
  issue_add (issue, JB_ROLE_MASTHEAD, "issue", 0, "第3期");
  issue_add (issue, JB_ROLE_MASTHEAD, "total", 0, "总第41期");
  issue_add (issue, JB_ROLE_MASTHEAD, "issuer", 0, "松岭市妇联办公室");
  issue_add (issue, JB_ROLE_MASTHEAD, "date", 0, "2013年3月8日");
  issue_add (issue, JB_ROLE_DIGEST_HEADING, NULL, 0, "内容提要");
  issue_add (issue, JB_ROLE_DIGEST_SECTION, NULL, 0, "动态");
  issue_add (issue, JB_ROLE_DIGEST_TITLE, NULL, 0, "沙渚县妇联办夜校");
  issue_add (issue, JB_ROLE_DIGEST_TITLE, NULL, 0, "禾坪镇评选好家风");
  issue_add (issue, JB_ROLE_SECTION, NULL, 0, "动态");
  issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "沙渚县妇联");
  issue_add (issue, JB_ROLE_TITLE, NULL, 0, "办夜校");
  issue_add (issue, JB_ROLE_SUBTITLE, NULL, 0, "夜校见闻");
  issue_add (issue, JB_ROLE_EDITOR_NOTE, NULL, 0, "夜校办得好。");
  issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "每周三晚上开课。");
  issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "来了40人。");
  issue_add (issue, JB_ROLE_SOURCE, NULL, 0, "沙渚县妇联");
  issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "禾坪镇评选好家风");
  issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "评出12户。");
  issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "报");
  issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "省妇联");
  issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "市委");
  issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "发");
  issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "各县妇联");
  issue_add (issue, JB_ROLE_TAIL, "staff/编辑", 0, "顾小满");
  issue_add (issue, JB_ROLE_TAIL, "staff/核稿", 0, "安如意");
  issue_add (issue, JB_ROLE_TAIL, "copies", 0, "共印60份");

  assert_laid_out (issue,
                   "内部资料\n\n松岭妇情\n第3期（总第41期）\n松岭市妇联办公室　　2013年3月8日\n" RULE
                   "\n\n内容提要\n\n[动态]\n\n"
                   "沙渚县妇联办夜校\n禾坪镇评选好家风\n\n[动态]\n\n"
                   "沙渚县妇联\n办夜校\n――夜校见闻\n编者按：夜校办得好。\n\n每周三晚上开课。\n\n来了40人。\n" PUSH "（沙渚县妇联）\n\n"
                   "禾坪镇评选好家风\n评出12户。\n\n报：省妇联，市委\n\n发：各县妇联\n\n"
                   "编辑：顾小满　　核稿：安如意\n" PUSH "（共印60份）\n");
}

static void
test_document (void)
{
  g_autoptr(JbTranscript) issue = issue_new (JB_KIND_DOCUMENT);

  issue_add (issue, JB_ROLE_NUMBER, NULL, 0, "松妇发〔2013〕8号");
  issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "松岭市妇联关于");
  issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "开办夜校的通知");
  issue_add (issue, JB_ROLE_DOCUMENT_DATE, NULL, 0, "2013年3月8日");
  issue_add (issue, JB_ROLE_ADDRESSEE, NULL, 0, "各县妇联");
  issue_add (issue, JB_ROLE_ADDRESSEE, NULL, 0, "各妇委会");
  issue_add (issue, JB_ROLE_BODY, NULL, 0, "现将有关事项通知如下。");
  issue_add (issue, JB_ROLE_HEADING, NULL, 0, "一、时间");
  issue_add (issue, JB_ROLE_BODY, NULL, 0, "4月至6月。");

  assert_laid_out (issue,
                   "松妇发〔2013〕8号\n\n松岭市妇联关于\n开办夜校的通知\n（2013年3月8日）\n\n"
                   "各县妇联，各妇委会：\n\n现将有关事项通知如下。\n\n一、时间\n\n4月至6月。\n");
}

static void
test_document_signed_below (void)
{
  g_autoptr(JbTranscript) issue = issue_new (JB_KIND_DOCUMENT);

  issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "关于开办夜校的请示");
  issue_add (issue, JB_ROLE_ADDRESSEE, NULL, 0, "市政府");
  issue_add (issue, JB_ROLE_BODY, NULL, 0, "妥否，请批示。");
  issue_add (issue, JB_ROLE_SIGNATURE, NULL, 0, "松岭市妇联");
  issue_add (issue, JB_ROLE_DOCUMENT_DATE, NULL, 0, "2013年3月8日");
  issue_add (issue, JB_ROLE_TAIL, "note", 0, "联系人：顾小满");
  issue_add (issue, JB_ROLE_TAIL, "keywords", 0, "妇女　夜校");

  assert_laid_out (issue,
                   "关于开办夜校的请示\n\n市政府：\n\n妥否，请批示。\n\n"
                   /* The signature and the date are pushed right. */
                   PUSH "松岭市妇联\n" PUSH "2013年3月8日\n\n"
                   /* The note has its brackets. */
                   "（联系人：顾小满）\n主题词：妇女　夜校\n");
}

static void
test_total_alone (void)
{
  g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);

  issue_add (issue, JB_ROLE_MASTHEAD, "name", 0, "松岭妇情");
  issue_add (issue, JB_ROLE_MASTHEAD, "total", 0, "总第41期");
  issue_add (issue, JB_ROLE_MASTHEAD, "date", 0, "2013年3月8日");

  assert_laid_out (issue, "松岭妇情\n总第41期\n2013年3月8日\n" RULE "\n");
}

static void
test_rule_only_where_missing (void)
{
  static const Block blocks[] = {
    { JB_ROLE_ORNAMENT, NULL, 0, "", "****", "", "\n" },
    { JB_ROLE_MASTHEAD, "name", 0, "", "松岭妇情", "", "\n" },
    { JB_ROLE_ORNAMENT, NULL, 0, "", "----", "", "\n" },
    { JB_ROLE_MASTHEAD, "date", 0, "", "2013年3月8日", "", "\n" },
    { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "", "沙渚县妇联办夜校", "", "\n" },
  };
  g_autoptr(JbTranscript) with_rule = make_issue (JB_KIND_BULLETIN, blocks, 5);
  g_autoptr(JbTranscript) above_only = make_issue (JB_KIND_BULLETIN, blocks, 2);
  g_autoptr(JbTranscript) without_masthead = make_issue (JB_KIND_BULLETIN, blocks + 4, 1);

  assert_laid_out (with_rule, "****\n松岭妇情\n----\n2013年3月8日\n\n沙渚县妇联办夜校\n");
  assert_laid_out (above_only, "****\n松岭妇情\n" RULE "\n");
  assert_laid_out (without_masthead, "沙渚县妇联办夜校\n");
}

static void
test_kept_blocks (void)
{
  static const Block blocks[] = {
    { JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE, "  ", "第一天学缝纫。", " ", "\r\n" },
    { JB_ROLE_ORNAMENT, NULL, 0, "    ", "— 2 —", "", "\r\n" },
    { JB_ROLE_UNKNOWN, NULL, 0, " ", "@@", "", "\r\n\r\n\r\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "", "第二天学珠算。", "", "" },
  };
  g_autoptr(JbTranscript) issue = make_issue (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));

  issue->newline = JB_NEWLINE_CRLF;
  assert_laid_out (issue,
                   "第一天学缝纫。\r\n\r\n— 2 —\r\n\r\n@@\r\n\r\n第二天学珠算。\r\n");

  issue->newline = JB_NEWLINE_MIXED;
  assert_laid_out (issue, "第一天学缝纫。\n\n— 2 —\n\n@@\n\n第二天学珠算。\n");
}

static void
test_table_keeps_lines (void)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);
  g_autoptr(JbTranscript) laid_out = NULL;
  g_autofree char *value = NULL;

  issue_add (issue, JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE, "┌┐\n││\n└┘");
  assert_laid_out (issue, "┌┐\n││\n└┘\n");

  issue->newline = JB_NEWLINE_CRLF;
  laid_out = jb_house_style_lay_out (style, issue);
  g_assert_cmpstr (laid_out->text, ==, "┌┐\r\n││\r\n└┘\r\n");
  g_assert_true (jb_transcript_check (laid_out, NULL));
  g_assert_cmpuint (laid_out->cuts->len, ==, 2);
  value = jb_transcript_dup_value (laid_out, &g_array_index (laid_out->marks, JbMark, 0), 0);
  g_assert_cmpstr (value, ==, "┌┐\n││\n└┘");
}

static void
test_wrapped_lines_are_joined (void)
{
  static const Block blocks[] = {
    { JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE, "", "每周三\n　晚上开课。", "", "\n" },
  };
  g_autoptr(JbTranscript) issue = make_issue (JB_KIND_BULLETIN, blocks, 1);
  JbCut cut = { strlen ("每周三"), strlen ("\n　"), 0 };

  g_array_append_val (issue->cuts, cut);
  g_array_index (issue->marks, JbMark, 0).n_cuts = 1;
  assert_laid_out (issue, "每周三晚上开课。\n");
}

static void
test_misread_paragraphs_are_indented (void)
{
  static const char *const shielded[] = {
    "会议议程如下", "她说：“真好！”", "（本文有删节）", "报：这个字怎么念。", "[动态]", "――摘自来信！", "共印40份。",
    "编者按：这是正文。", "2013年3月8日", "— 3 —",
  };
  static const char *const plain[] = {
    "会议开了两天。", "她说：“收获很大。”", "（一）开办夜校。", "4月9日，夜校开课。", "共印多少份才够用。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shielded); i++)
    {
      g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);
      g_autofree char *expected = g_strdup_printf ("夜校\n　　%s\n", shielded[i]);

      issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "夜校");
      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, shielded[i]);
      assert_laid_out (issue, expected);
    }

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);
      g_autofree char *expected = g_strdup_printf ("夜校\n%s\n", plain[i]);

      issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "夜校");
      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, plain[i]);
      assert_laid_out (issue, expected);
    }
}

static void
test_learning (void)
{
  static const Block blocks[] = {
    { JB_ROLE_SECTION, NULL, 0, " 【", "动态", "】  ", "\r\n" },
    { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "", "夜校", "", " \r\n \r\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "　　", "一。", "", "\r\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "　　", "二。", "", "\r\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "", "三。", "", "\r\n\r\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "", "四。", "", "\r\n" },
    { JB_ROLE_SOURCE, NULL, 0, "供稿：", "沙渚县妇联", "", "\r\n" },
    { JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "", "报", "∶", "" },
    { JB_ROLE_RECIPIENT, NULL, 0, "", "省妇联", "", "；" },
    { JB_ROLE_RECIPIENT, NULL, 0, "", "市委", "。", "\r\n" },
    { JB_ROLE_TAIL, "copies", 0, "第2页", "共印9份", "", "\f" },
  };
  static const char *const gaps[] = { "\n", "\n\n", "\n", NULL, NULL, "\n", "\n", "", "；", "。\n" };
  g_autoptr(JbTranscript) issue = make_issue (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autofree char *end = NULL;
  JbLayoutPoint    point = { JB_ROLE_SECTION };
  JbLayoutPoint    copies = { JB_ROLE_TAIL, g_intern_string ("copies") };
  const char      *open, *close;

  jb_house_style_learn (style, issue);

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      JbLayoutPoint    before = { blocks[i].role, g_intern_string (blocks[i].key),
                                  blocks[i].flags };
      JbLayoutPoint    after = { blocks[i + 1].role, g_intern_string (blocks[i + 1].key),
                                 blocks[i + 1].flags };
      g_autofree char *gap = jb_layout_dup_gap (JB_LAYOUT (style), &before, &after);

      if (gaps[i] != NULL)
        g_assert_cmpstr (gap, ==, gaps[i]);
    }

  /* What holds more than white space is not learnt. */
  end = jb_layout_dup_gap (JB_LAYOUT (style), &copies, NULL);
  g_assert_cmpstr (end, ==, "\n");
  jb_layout_get_surround (JB_LAYOUT (style), &copies, &open, &close);
  g_assert_cmpstr (open, ==, PUSH "（");

  jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
  g_assert_cmpstr (open, ==, "【");
  g_assert_cmpstr (close, ==, "】");

  /* Two and two: the built-in way is taken. */
  point.role = JB_ROLE_PARAGRAPH;
  jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
  g_assert_cmpstr (open, ==, "");

  point.role = JB_ROLE_SOURCE;
  jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
  g_assert_cmpstr (open, ==, "供稿：");
  g_assert_cmpstr (close, ==, "");

  /* The end mark of a list is no part of its entries. */
  point.role = JB_ROLE_RECIPIENT;
  jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
  g_assert_cmpstr (close, ==, "");

  /* What was not seen stays as it was. */
  point.role = JB_ROLE_SUBTITLE;
  jb_layout_get_surround (JB_LAYOUT (style), &point, &open, &close);
  g_assert_cmpstr (open, ==, "――");
}

static void
test_learning_takes_the_most_frequent (void)
{
  static const Block airy[] = {
    { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "", "夜校", "", "\n\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "", "一。", "", "\n" },
  };
  static const Block dense[] = {
    { JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "", "夜校", "", "\n" },
    { JB_ROLE_PARAGRAPH, NULL, 0, "", "一。", "", "\n" },
  };
  g_autoptr(JbTranscript) one = make_issue (JB_KIND_BULLETIN, airy, 2);
  g_autoptr(JbTranscript) other = make_issue (JB_KIND_BULLETIN, dense, 2);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  JbLayoutPoint    title = { JB_ROLE_TITLE };
  JbLayoutPoint    paragraph = { JB_ROLE_PARAGRAPH };
  g_autofree char *after_one = NULL;
  g_autofree char *after_two = NULL;
  g_autofree char *after_three = NULL;

  jb_house_style_learn (style, one);
  after_one = jb_layout_dup_gap (JB_LAYOUT (style), &title, &paragraph);
  g_assert_cmpstr (after_one, ==, "\n\n");

  jb_house_style_learn (style, other);
  after_two = jb_layout_dup_gap (JB_LAYOUT (style), &title, &paragraph);
  g_assert_cmpstr (after_two, ==, "\n");

  jb_house_style_learn (style, one);
  after_three = jb_layout_dup_gap (JB_LAYOUT (style), &title, &paragraph);
  g_assert_cmpstr (after_three, ==, "\n\n");
}

static void
assert_only_margins_change (JbHouseStyle       *style,
                            const JbTranscript *issue)
{
  g_autoptr(JbTranscript) once = jb_house_style_lay_out (style, issue);
  g_autoptr(JbTranscript) twice = jb_house_style_lay_out (style, once);
  g_autofree char *before = issue_describe (issue, FALSE);
  g_autofree char *after = issue_describe (once, FALSE);
  g_autoptr(GBytes) once_marks = jb_transcript_pack_marks (once);
  g_autoptr(GBytes) twice_marks = jb_transcript_pack_marks (twice);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_transcript_check (once, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (once->kind, ==, issue->kind);
  g_assert_cmpint (once->encoding, ==, issue->encoding);
  g_assert_cmpuint (once->loose->len, ==, issue->loose->len);
  g_assert_cmpstr (once->text, ==, twice->text);
  g_assert_true (g_bytes_equal (once_marks, twice_marks));
}

static void
test_generated (void)
{
  for (guint seed = 0; seed < N_GENERATED; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(JbHouseStyle) style = jb_house_style_new ();
      g_autoptr(JbTranscript) bulletin = issue_make_bulletin (rand, seed % 2);
      g_autoptr(JbTranscript) document = issue_make_document (rand, seed % 2);

      bulletin->newline = g_rand_int_range (rand, 0, 4);
      bulletin->encoding = JB_ENCODING_GB18030;
      jb_transcript_add_loose (bulletin, JB_ROLE_TAIL, "printed", "未印");
      assert_only_margins_change (style, bulletin);
      assert_only_margins_change (style, document);

      /* A style learnt from what it laid out itself is still itself. */
      jb_house_style_learn (style, bulletin);
      assert_only_margins_change (style, bulletin);
      assert_only_margins_change (style, document);
    }
}

static void
test_learning_own_layout (void)
{
  for (guint seed = 0; seed < N_GENERATED; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(JbHouseStyle) style = jb_house_style_new ();
      g_autoptr(JbTranscript) bulletin = issue_make_bulletin (rand, seed % 2);
      g_autoptr(JbTranscript) before = jb_house_style_lay_out (style, bulletin);
      g_autoptr(JbTranscript) after = NULL;

      jb_house_style_learn (style, before);
      after = jb_house_style_lay_out (style, bulletin);
      g_assert_cmpstr (before->text, ==, after->text);
    }
}

static void
test_empty (void)
{
  g_autoptr(JbTranscript) bulletin = issue_new (JB_KIND_BULLETIN);
  g_autoptr(JbTranscript) document = issue_new (JB_KIND_DOCUMENT);

  assert_laid_out (bulletin, "");
  assert_laid_out (document, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house-style/built-in-gaps", test_built_in_gaps);
  g_test_add_func ("/house-style/built-in-surrounds", test_built_in_surrounds);
  g_test_add_func ("/house-style/bulletin", test_bulletin);
  g_test_add_func ("/house-style/document", test_document);
  g_test_add_func ("/house-style/document-signed-below", test_document_signed_below);
  g_test_add_func ("/house-style/total-alone", test_total_alone);
  g_test_add_func ("/house-style/rule-only-where-missing", test_rule_only_where_missing);
  g_test_add_func ("/house-style/kept-blocks", test_kept_blocks);
  g_test_add_func ("/house-style/table-keeps-lines", test_table_keeps_lines);
  g_test_add_func ("/house-style/wrapped-lines-are-joined", test_wrapped_lines_are_joined);
  g_test_add_func ("/house-style/misread-paragraphs-are-indented",
                   test_misread_paragraphs_are_indented);
  g_test_add_func ("/house-style/learning", test_learning);
  g_test_add_func ("/house-style/learning-takes-the-most-frequent",
                   test_learning_takes_the_most_frequent);
  g_test_add_func ("/house-style/generated", test_generated);
  g_test_add_func ("/house-style/learning-own-layout", test_learning_own_layout);
  g_test_add_func ("/house-style/empty", test_empty);

  return g_test_run ();
}
