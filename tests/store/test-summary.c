/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bulletin/jb-summary.h"

#include <string.h>

#include "fixture.h"

static void
test_bulletin (void)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_MASTHEAD, 0, "name", "", "青禾妇女工作", "", "\n" },
    { JB_ROLE_MASTHEAD, 0, "issue", "", "第12期", "", "\n" },
    { JB_ROLE_MASTHEAD, 0, "issuer", "", "青禾县妇联\t办公室", "", "  " },
    { JB_ROLE_MASTHEAD, 0, "date", "", "2014年3月5日", "", "\n\n" },
    { JB_ROLE_SECTION, 0, NULL, "[", "动态", "]", "\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "  春耕服务队", "", "\n\n" },
    { JB_ROLE_ORNAMENT, 0, NULL, "", "—1—", "", "\n" },
    { JB_ROLE_TITLE, 0, NULL, "", "下乡　进村", "", "\n" },
    { JB_ROLE_PARAGRAPH, 0, NULL, "", "一 二\xc2\xa0三", "", "\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "第二篇", "", "\n" },
  };
  g_autoptr(JbTranscript) transcript = fixture_transcript (JB_KIND_BULLETIN, blocks,
                                                            G_N_ELEMENTS (blocks));
  g_autoptr(JbSummary) summary = jb_summary_new (transcript);
  g_autoptr(JbSummary) copy = jb_summary_copy (summary);

  g_assert_cmpint (copy->kind, ==, JB_KIND_BULLETIN);
  g_assert_cmpstr (copy->name, ==, "青禾妇女工作");
  g_assert_cmpstr (copy->issue, ==, "第12期");
  g_assert_cmpstr (copy->issuer, ==, "青禾县妇联 办公室");
  g_assert_cmpstr (copy->total, ==, NULL);
  g_assert_cmpstr (copy->date, ==, "2014年3月5日");
  g_assert_cmpstr (copy->day, ==, "2014-03-05");
  g_assert_cmpint (copy->year, ==, 2014);
  g_assert_cmpstr (copy->title, ==, "春耕服务队下乡 进村");
  g_assert_cmpuint (copy->n_articles, ==, 2);
  g_assert_cmpuint (copy->n_characters, ==, 6 + 4 + 8 + 9 + 4 + 5 + 3 + 4 + 3 + 3);
}

static void
test_document (void)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_NUMBER, 0, NULL, "", "禾妇发〔2012〕8号", "", "\n" },
    { JB_ROLE_DOCUMENT_TITLE, 0, NULL, "", "关于开展", "", "\n" },
    { JB_ROLE_DOCUMENT_TITLE, 0, NULL, "", "读书活动的通知", "", "\n" },
    { JB_ROLE_ADDRESSEE, 0, NULL, "", "各乡镇妇联", "：", "\n" },
    { JB_ROLE_BODY, 0, NULL, "　　", "正文。", "", "\n" },
    { JB_ROLE_SIGNATURE, 0, NULL, "", "青禾县妇联", "", "\n" },
  };
  g_autoptr(JbTranscript) transcript = fixture_transcript (JB_KIND_DOCUMENT, blocks,
                                                            G_N_ELEMENTS (blocks));
  g_autoptr(JbSummary) summary = jb_summary_new (transcript);

  g_assert_cmpint (summary->kind, ==, JB_KIND_DOCUMENT);
  g_assert_cmpstr (summary->issue, ==, "禾妇发〔2012〕8号");
  g_assert_cmpstr (summary->title, ==, "关于开展读书活动的通知");
  g_assert_cmpstr (summary->issuer, ==, "青禾县妇联");
  g_assert_cmpstr (summary->date, ==, NULL);
  g_assert_cmpstr (summary->day, ==, NULL);
  g_assert_cmpint (summary->year, ==, 2012);
  g_assert_cmpuint (summary->n_articles, ==, 1);
}

static void
test_loose (void)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("印出的刊名", "二〇一五年十一月二十日", "题");
  g_autoptr(JbSummary) summary = NULL;

  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "name", "没印的刊名");
  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "total", "总第200期");
  jb_transcript_add_loose (transcript, JB_ROLE_TAIL, "date", "1999年1月1日");
  summary = jb_summary_new (transcript);

  g_assert_cmpstr (summary->name, ==, "印出的刊名");
  g_assert_cmpstr (summary->total, ==, "总第200期");
  g_assert_cmpstr (summary->day, ==, "2015-11-20");
}

static void
test_fallback (void)
{
  const FixtureBlock untitled[] = {
    { JB_ROLE_SECTION, 0, NULL, "[", "动态", "]", "\n" },
    { JB_ROLE_UNKNOWN, 0, NULL, "", "  \t ", "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_STARTS_ARTICLE, NULL, "", "没有题目的一段。", "", "\n" },
  };
  const FixtureBlock only_section[] = {
    { JB_ROLE_SECTION, 0, NULL, "[", "动态", "]", "\n" },
  };
  g_autoptr(JbTranscript) a = fixture_transcript (JB_KIND_BULLETIN, untitled, 3);
  g_autoptr(JbTranscript) b = fixture_transcript (JB_KIND_BULLETIN, only_section, 1);
  g_autoptr(JbTranscript) c = jb_transcript_new (JB_KIND_DOCUMENT);
  g_autoptr(JbSummary) summary_a = jb_summary_new (a);
  g_autoptr(JbSummary) summary_b = jb_summary_new (b);
  g_autoptr(JbSummary) summary_c = jb_summary_new (c);

  g_assert_cmpstr (summary_a->title, ==, "没有题目的一段。");
  g_assert_cmpstr (summary_b->title, ==, "");
  g_assert_cmpstr (summary_c->title, ==, "");
  g_assert_cmpuint (summary_c->n_articles, ==, 0);
  g_assert_cmpuint (summary_c->n_characters, ==, 0);
}

/* What frames an issue is no title of it; a line that was not recognised may be, and a document
 * has the first line that there is. */
static void
test_frame (void)
{
  const FixtureBlock frame[] = {
    { JB_ROLE_MASTHEAD, 0, "name", "", "妇情简报", "", "\n" },
    { JB_ROLE_DIGEST_HEADING, 0, NULL, "", "内容提要", "", "\n" },
    { JB_ROLE_DIGEST_SECTION, 0, NULL, "[", "动态", "]", "\n" },
    { JB_ROLE_SECTION, 0, NULL, "[", "新栏目", "]", "\n" },
    { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "", "报", "：", "" },
    { JB_ROLE_RECIPIENT, 0, NULL, "", "市委", "", "\n" },
    { JB_ROLE_TAIL, 0, "printed", "", "2013年3月1日印发", "", "\n" },
    { JB_ROLE_UNKNOWN, 0, NULL, "", "没有认出的一行", "", "\n" },
  };
  g_autoptr(JbTranscript) issue = fixture_transcript (JB_KIND_BULLETIN, frame, 7);
  g_autoptr(JbTranscript) unknown = fixture_transcript (JB_KIND_BULLETIN, frame, 8);
  g_autoptr(JbTranscript) document = fixture_transcript (JB_KIND_DOCUMENT, frame + 4, 3);
  g_autoptr(JbSummary) summary_issue = jb_summary_new (issue);
  g_autoptr(JbSummary) summary_unknown = jb_summary_new (unknown);
  g_autoptr(JbSummary) summary_document = jb_summary_new (document);

  g_assert_cmpstr (summary_issue->title, ==, "");
  g_assert_cmpstr (summary_unknown->title, ==, "没有认出的一行");
  g_assert_cmpstr (summary_document->title, ==, "报");
}

static void
test_long_title (void)
{
  g_autofree char *title = g_strnfill (100000, 'x');
  g_autoptr(JbTranscript) transcript = fixture_bulletin (title, "段");
  g_autoptr(JbSummary) summary = jb_summary_new (transcript);

  g_assert_cmpint (g_utf8_strlen (summary->title, -1), ==, 301);
  g_assert_true (g_str_has_suffix (summary->title, "x…"));
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *day;
    int         year;
  } cases[] = {
    { "2014年3月5日", "2014-03-05", 2014 },
    { "２０１４年１２月３１日", "2014-12-31", 2014 },
    { "二○一四年十月三十一日", "2014-10-31", 2014 },
    { "二零一四年二月十日", "2014-02-10", 2014 },
    { "2014-03-05", "2014-03-05", 2014 },
    { "2014.3.5", "2014-03-05", 2014 },
    { "2014 年 3 月 5 日", "2014-03-05", 2014 },
    { "甲午年 2014年3月5日", "2014-03-05", 2014 },
    { "2014年2月30日", NULL, 2014 },
    { "2014年3月", NULL, 2014 },
    { "2014年", NULL, 2014 },
    { "3月5日", NULL, 0 },
    { "12345年", NULL, 0 },
    { "0012年1月1日", NULL, 0 },
    { "十十十", NULL, 0 },
    { "", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbTranscript) transcript = jb_transcript_new (JB_KIND_BULLETIN);
      g_autoptr(JbSummary) summary = NULL;

      jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "date", cases[i].date);
      summary = jb_summary_new (transcript);
      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (summary->day, ==, cases[i].day);
      g_assert_cmpint (summary->year, ==, cases[i].year);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/summary/bulletin", test_bulletin);
  g_test_add_func ("/summary/document", test_document);
  g_test_add_func ("/summary/loose", test_loose);
  g_test_add_func ("/summary/fallback", test_fallback);
  g_test_add_func ("/summary/frame", test_frame);
  g_test_add_func ("/summary/long-title", test_long_title);
  g_test_add_func ("/summary/dates", test_dates);

  return g_test_run ();
}
