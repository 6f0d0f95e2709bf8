/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

/* What "show" prints for people: all that a bulletin or a document holds, one line each. */

static void
assert_shown (CliFixture *f,
              const char *text,
              const char *expected)
{
  g_autoptr (CliRun) file = NULL;
  g_autoptr (CliRun) imported = NULL;
  g_autoptr (CliRun) archived = NULL;

  cli_fixture_write (f, "text.txt", text, -1);
  file = cli_run (f, "show", "text.txt", NULL);
  cli_assert_status (file, 0);
  g_assert_cmpstr (file->text, ==, expected);
  g_assert_cmpstr (file->err, ==, "");

  /* From the database it reads the same. */
  imported = cli_run (f, "import", "--again", "text.txt", NULL);
  cli_assert_status (imported, 0);
  archived = cli_run (f, "show", "1", NULL);
  cli_assert_status (archived, 0);
  g_assert_cmpstr (archived->text, ==, expected);
}

static void
test_document (CliFixture   *f,
               gconstpointer data)
{
  assert_shown (f,
                "青禾县妇女联合会文件\n\n禾妇发〔2015〕3号\n\n关于评选好家庭的\n通知\n\n"
                "各乡镇妇联，县直机关妇委会：\n\n一、评选范围\n\n"
                "全县各类家庭，不论大小，不论城乡，凡和睦相处、热心公益、邻里称道的，都可以自荐或者由"
                "村居推荐参加评选。\n\n青禾县妇女联合会\n2015年3月2日\n",
                "Official document, 134 characters, utf-8, newline LF\n"
                "\n"
                "Masthead\n"
                "  name: 青禾县妇女联合会文件\n"
                "\n"
                "Document\n"
                "  Number: 禾妇发〔2015〕3号\n"
                "  Title: 关于评选好家庭的 / 通知\n"
                "  Date: 2015年3月2日\n"
                "  Addressees: 各乡镇妇联 | 县直机关妇委会\n"
                "  一、评选范围\n"
                "    全县各类家庭，不论大小，不论城乡，凡和睦相处、热心公益、邻里…\n"
                "  Signature: 青禾县妇女联合会\n");
}

static void
test_bulletin (CliFixture   *f,
               gconstpointer data)
{
  assert_shown (f,
                "青禾简报\r\n第3期\r\n青禾县妇联办公室    2014年3月5日\r\n\r\n[要闻]\r\n\r\n"
                "夜校开班\r\n\r\n　　夜校每周开两次课。\r\n\r\n（青禾县妇联）\r\n\r\n"
                "报：省妇联各主席\r\n送：市委办公室\r\n发：各县妇联，市妇联各部室　　　　共印60份\r\n"
                "责任编辑：沈一禾\r\n松岭市妇联办公室　2013年5月6日\r\n（本期完）\r\n",
                "Bulletin, 158 characters, utf-8, newline CRLF\n"
                "\n"
                "Masthead\n"
                "  name: 青禾简报\n"
                "  issue: 第3期\n"
                "  issuer: 青禾县妇联办公室\n"
                "  date: 2014年3月5日\n"
                "\n"
                "Section 1: 要闻\n"
                "  1.1 夜校开班\n"
                "      1 paragraph, 9 characters\n"
                "      Source: 青禾县妇联\n"
                "\n"
                "Recipients\n"
                "  报: 省妇联各主席\n"
                "  送: 市委办公室\n"
                "  发: 各县妇联 | 市妇联各部室\n"
                "\n"
                "Tail\n"
                "  copies: 共印60份\n"
                "  责任编辑: 沈一禾\n"
                "\n"
                "Not recognized\n"
                "  Line 17: 松岭市妇联办公室　2013年5月6日\n"
                "  Line 18: （本期完）\n");
}

/* An article may lack a title or a source. */
static void
test_gaps (CliFixture   *f,
           gconstpointer data)
{
  assert_shown (f, "[妇工动态]\n\n　　正文一段。\n",
                "Bulletin, 16 characters, utf-8, newline LF\n"
                "\n"
                "Section 1: 妇工动态\n"
                "  1.1 (no title)\n"
                "      1 paragraph, 5 characters\n"
                "      (no source)\n");
}

/* What a terminal would obey is not printed. */
static void
test_control_characters (CliFixture   *f,
                         gconstpointer data)
{
  assert_shown (f, "[妇工动态]\n\n春\033[31m耕\a\n\n　　正文一段。\n\n（青禾县\033妇联）\n",
                "Bulletin, 36 characters, utf-8, newline LF\n"
                "\n"
                "Section 1: 妇工动态\n"
                "  1.1 春 [31m耕 \n"
                "      1 paragraph, 5 characters\n"
                "      Source: 青禾县 妇联\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/outline/document", test_document);
  CLI_ADD ("/cli/outline/bulletin", test_bulletin);
  CLI_ADD ("/cli/outline/gaps", test_gaps);
  CLI_ADD ("/cli/outline/control-characters", test_control_characters);

  return g_test_run ();
}
