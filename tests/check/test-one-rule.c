/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "check/jb-checker.h"
#include "legacy/jb-legacy.h"

/* Single rules on texts that are more than one piece, or with words of their own. */

static GPtrArray *
check (JbChecker  *checker,
       const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return jb_checker_check (checker, transcript);
}

/* What is right keeps what it shares with the text around it from being found, wherever it
 * begins; of two wrong words that overlap the later goes before where it is as long. */
static void
test_right_words (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "收到帐篷，结到帐款。", "帐款" },
    { "专题讲座落幕，教学楼座落东区。", "座落" },
    { "到帐。", "到帐" },
    { "到帐目录。", "帐目" },
    { "讲座到帐。", "到帐" },
    { "帐篷。", "" },
    { "甲甲甲。", "甲|甲|甲" },
    { "甲乙丙甲乙。", "甲乙丙|甲乙" },
  };
  g_autoptr (JbWords) words = jb_words_new ();
  g_autoptr (JbChecker) checker = jb_checker_new ();

  jb_words_add (words, "到帐\t到账\n帐目\t账目\n帐款\t账款\n座落\t坐落\n帐篷\t=\n讲座\t=\n"
                       "甲\t子\n甲乙\t子丑\n甲乙丙\t子丑寅\n");
  jb_checker_set_words (checker, words);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("[动态]\n走访慰问\n%s\n（松岭市妇联）\n", rows[i].text);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      g_assert_true (jb_checker_set_rules (checker, "word.variant", NULL, NULL));
      findings = check (checker, text);
      for (guint j = 0; j < findings->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? "|" : "",
                                ((JbFinding *) g_ptr_array_index (findings, j))->text);
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

/* A title with a point at its end is read as a paragraph; what is one is left alone. */
static void
test_lost_titles (void)
{
#define LONG_TEXT "沙渚县妇联走访家庭80户，收集意见30条，已办结26条，群众十分满意。\n（沙渚县妇联）\n"
#define DOCUMENT(title) \
  "松妇发〔2013〕6号\n\n" title "\n\n各县妇联：\n\n　　为推动读书，决定开展活动，现通知如下：\n　　一、时间\n" \
  "　　4月至10月。\n\n　　　　　　　　　　　　松岭市妇女联合会\n　　　　　　　　　　　　2013年3月28日\n"
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "[动态]\n沙渚县妇联开展走访慰问。\n" LONG_TEXT, "。" },
    { "[动态]\n沙渚县妇联“三送三进”暖民心；\n" LONG_TEXT, "；" },
    { "[动态]\n沙渚县妇联召开2014年度工作会议。\n" LONG_TEXT "禾坪镇妇联办起夜校。\n" LONG_TEXT, "。。" },
    { DOCUMENT ("松岭市妇联关于开展读书活动的通知。"), "。" },
    { "[动态]\n沙渚县妇联开展走访慰问\n" LONG_TEXT, "" },
    { "[通知]\n稿件请交到编辑部来。\n", "" },
    { "[动态]\n6月8日，沙渚县妇联办起书屋。\n" LONG_TEXT, "" },
    { "[动态]\n沙渚县妇联开展走访。收到好评。\n" LONG_TEXT, "" },
    { "[动态]\n沙渚县妇联开展走访慰问\n共走访家庭80户。\n" LONG_TEXT, "" },
    { DOCUMENT ("松岭市妇联关于开展读书活动的通知"), "" },
  };
  g_autoptr (JbChecker) checker = jb_checker_new ();

  g_assert_true (jb_checker_set_rules (checker, "punct.title-end", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) findings = check (checker, rows[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < findings->len; j++)
        {
          const JbFinding *finding = g_ptr_array_index (findings, j);

          g_string_append (found, finding->text);
          g_assert_cmpstr (finding->fix, ==, "");
          g_assert_false (finding->safe_fix);
        }
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
#undef LONG_TEXT
#undef DOCUMENT
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/one-rule/right-words", test_right_words);
  g_test_add_func ("/check/one-rule/lost-titles", test_lost_titles);

  return g_test_run ();
}
