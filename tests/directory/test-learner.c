/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-learner.h"

#include <string.h>

#include "legacy/jb-legacy.h"

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

static JbTranscript *
read_issue (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static void
learn_issue (JbLearner    *learner,
             gint64        id,
             JbPartialDate date,
             const char   *text)
{
  g_autoptr(JbTranscript) transcript = read_issue (text);

  jb_learner_add (learner, id, NULL, date, JB_LEARNER_DATE_PRINTED, transcript);
}

/* One line for each: state kind name post list rank from to. */
static char *
tell (const JbLearning *learning)
{
  static const char states[] = "=+>";
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < learning->lessons->len; i++)
    {
      const JbLesson          *lesson = learning->lessons->pdata[i];
      const JbDirectoryValues *values = jb_directory_entry_get_values (lesson->entry);
      g_autofree char         *from = jb_partial_date_to_string (values->valid_from);
      g_autofree char         *to = jb_partial_date_to_string (values->valid_to);

      g_string_append_printf (text, "%c%s %s %s %s%d %s..%s\n", states[lesson->state],
                              jb_directory_kind_to_string (values->kind), values->name,
                              values->post != NULL ? values->post : "-",
                              jb_directory_list_to_string (values->list), (int) values->rank, from,
                              to);
    }

  return g_string_free (text, FALSE);
}

static char *
tell_contradictions (const JbLearning *learning)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < learning->contradictions->len; i++)
    {
      const JbContradiction *contradiction = learning->contradictions->pdata[i];

      g_assert_cmpstr (contradiction->message, !=, "");
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %s\n", contradiction->id,
                              contradiction->what, contradiction->text);
    }

  return g_string_free (text, FALSE);
}

static void
assert_learning (JbLearner  *learner,
                 const char *expected,
                 const char *contradictions)
{
  g_autoptr(JbLearning) learning = jb_learner_finish (learner);
  g_autofree char *told = tell (learning);
  g_autofree char *contradicted = tell_contradictions (learning);

  g_assert_cmpstr (told, ==, expected);
  g_assert_cmpstr (contradicted, ==, contradictions);
}

static void
test_periods (void)
{
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (known);

  /* Added in another order than that of their dates. */
  learn_issue (learner, 3, 20140500, HEAD "报：市政协主席沈远，副市长唐鹿\n送：市委办公室\n发：各县妇联\n");
  learn_issue (learner, 1, 20090000, HEAD "报：市委副书记沈远，副市长白石\n送：市委办公室\n发：各县妇联\n");
  learn_issue (learner, 2, 20120301,
               HEAD "报：市政协主席沈远，市委常委、副市长秦书言\n送：市委办公室\n发：各县妇联\n");
  assert_learning (learner,
                   "+person 沈远 市委副书记 报1 2009..2009\n"
                   "+person 白石 副市长 报2 2009..2009\n"
                   "+person 沈远 市政协主席 报3 2012-03-01..\n"
                   "+person 秦书言 市委常委 报4 2012-03-01..2012-03-01\n"
                   "+person 秦书言 副市长 报5 2012-03-01..2012-03-01\n"
                   "+person 唐鹿 副市长 报6 2014-05..\n"
                   "+unit 市委办公室 - 送1 2009..\n"
                   "+group 各县妇联 - 发1 2009..\n",
                   "");
}

/* The posts of one body, which nobody is named for, are told apart by the body. */
static void
test_posts (void)
{
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (known);

  learn_issue (learner, 1, 20140500, HEAD "报：省妇联主席、副主席\n发：各县妇联\n");
  assert_learning (learner,
                   "+group 省妇联主席 - 报1 2014-05..\n"
                   "+group 省妇联副主席 - 报2 2014-05..\n"
                   "+group 各县妇联 - 发1 2014-05..\n",
                   "");
}

static void
test_contradictions (void)
{
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (known);

  learn_issue (learner, 1, 20090000,
               HEAD "报：市委书记沈远，市委书记秦书言\n送：市委办公室，市妇联\n发：市妇联，各县妇联\n");
  learn_issue (learner, 2, 20100000, HEAD "报：副市长白石、唐鹿\n送：市委、市政府信访局\n发：各县妇联\n");
  learn_issue (learner, 3, 0, HEAD "报：副市长白石\n送：市委办公室\n发：各县妇联\n");
  assert_learning (learner,
                   "+person 沈远 市委书记 报1 2009..2009\n"
                   "+person 秦书言 市委书记 报2 2009..2009\n"
                   "+person 白石 副市长 报3 ..\n"
                   "+person 唐鹿 副市长 报4 2010..\n"
                   "+unit 市委办公室 - 送1 ..2009\n"
                   "+unit 市妇联 - 送2 2009..2009\n"
                   "+group 各县妇联 - 发1 ..\n",
                   "3 date \n"
                   "1 list 市妇联\n"
                   "2 unclear 市委、市政府信访局\n"
                   "1 post 市委书记\n");
}

/* Several may be 副主席, and a successor in the same year is no contradiction. */
static void
test_no_contradictions (void)
{
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (known);
  g_autoptr(JbLearning) learning = NULL;

  learn_issue (learner, 1, 20120000, HEAD "报：市委书记沈远，副主席白石\n送：市妇联\n发：各县妇联\n");
  learn_issue (learner, 2, 20120000, HEAD "报：市委书记秦书言，副主席唐鹿、白石\n发：市妇联\n");
  learning = jb_learner_finish (learner);
  g_assert_cmpuint (learning->contradictions->len, ==, 0);
}

static void
test_known (void)
{
  const char *const aliases[] = { "市委办", NULL };
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbDirectoryEntry) office = NULL;
  g_autoptr(JbDirectoryEntry) person = NULL;
  g_autoptr(JbDirectoryEntry) learnt = NULL;
  g_autoptr(JbLearner) learner = NULL;

  values.name = "市委办公室";
  values.list = JB_DIRECTORY_LIST_REPORT;
  values.rank = 7;
  values.aliases = aliases;
  office = jb_directory_entry_new (&values);
  jb_directory_append (known, office);
  values = (JbDirectoryValues) JB_DIRECTORY_VALUES_INIT;
  values.kind = JB_DIRECTORY_PERSON;
  values.name = "沈远";
  values.post = "市长";
  values.list = JB_DIRECTORY_LIST_REPORT;
  values.valid_to = 20110000;
  person = jb_directory_entry_new (&values);
  jb_directory_append (known, person);
  values.name = "唐鹿";
  values.post = "副市长";
  values.valid_from = 20110000;
  values.learnt = TRUE;
  learnt = jb_directory_entry_new (&values);
  jb_directory_append (known, learnt);

  learner = jb_learner_new (known);
  learn_issue (learner, 4, 20140000, HEAD "报：市长沈远，副市长唐鹿\n送：市委办\n发：各县妇联\n");
  assert_learning (learner,
                   "=person 沈远 市长 报0 ..2011\n"
                   ">person 唐鹿 副市长 报0 2011..\n"
                   "=unit 市委办公室 - 报7 ..\n"
                   "+group 各县妇联 - 发1 2014..\n",
                   "4 period 市长沈远\n"
                   "4 list 市委办\n");
  g_assert_cmpuint (jb_directory_get_size (known), ==, 3);
}

static void
test_publications (void)
{
  g_autoptr(JbDirectory) known = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (known);
  g_autoptr(JbTranscript) first = read_issue (HEAD "报：市长沈远\n");
  g_autoptr(JbTranscript) second = read_issue (HEAD "报：县长白石\n");

  jb_learner_add (learner, 1, "甲刊", 20120000, JB_LEARNER_DATE_PRINTED, first);
  jb_learner_add (learner, 2, "乙刊", 20140000, JB_LEARNER_DATE_PRINTED, second);
  assert_learning (learner,
                   "+person 沈远 市长 报1 2012..\n"
                   "+person 白石 县长 报2 2014..\n",
                   "");
}

static void
test_find_date (void)
{
  static const struct
  {
    const char   *text;
    const char   *day;
    const char   *filed;
    const char   *path;
    JbPartialDate date;
    JbLearnerDate source;
  } cases[] = {
    { "正文。", "2014-07-24", "2015-01-01", "x-2013.txt", 20140724, JB_LEARNER_DATE_PRINTED },
    { "正文。", NULL, "2015-01-01", "x-2013.txt", 20150101, JB_LEARNER_DATE_FILED },
    { "正文。", NULL, NULL, "/a/x-2013.txt", 20130000, JB_LEARNER_DATE_FILE_NAME },
    { "正文。", NULL, NULL, "20130607.txt", 20130607, JB_LEARNER_DATE_FILE_NAME },
    { "正文。", NULL, NULL, "简报2013年6月7日.txt", 20130607, JB_LEARNER_DATE_FILE_NAME },
    { "正文。", NULL, NULL, "2013-06-07 简报.txt", 20130607, JB_LEARNER_DATE_FILE_NAME },
    { "正文。", NULL, NULL, "2013-06.txt", 20130600, JB_LEARNER_DATE_FILE_NAME },
    { "正文。", NULL, NULL, "x.txt", 0, JB_LEARNER_DATE_NONE },
    { "正文。", NULL, NULL, NULL, 0, JB_LEARNER_DATE_NONE },
    { "正文。", NULL, NULL, "/2013/123456.txt", 0, JB_LEARNER_DATE_NONE },
    { "2012年3月1日至2012年4月5日。", NULL, NULL, "x.txt", 20120405, JB_LEARNER_DATE_TEXT },
    { "2012年3月1日至2012年4月5日。", NULL, NULL, "x-2012.txt", 20120405, JB_LEARNER_DATE_TEXT },
    { "到2015年12月31日。", NULL, NULL, "x-2012.txt", 20120000, JB_LEARNER_DATE_FILE_NAME },
    { "2012—2015年，2013年。", NULL, NULL, "x.txt", 0, JB_LEARNER_DATE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbTranscript) transcript = read_issue (cases[i].text);
      JbLearnerDate source;

      g_assert_cmpuint (jb_learner_find_date (transcript, cases[i].day, cases[i].filed,
                                              cases[i].path, &source),
                        ==, cases[i].date);
      g_assert_cmpint (source, ==, cases[i].source);
    }
}

/* The mere day of filing does not make an old issue new. */
static void
test_find_told_date (void)
{
  static const struct
  {
    const char   *text;
    const char   *path;
    JbPartialDate date;
    JbLearnerDate source;
  } cases[] = {
    { "正文。", "x-2013.txt", 20130000, JB_LEARNER_DATE_FILE_NAME },
    { "到2012年4月5日。", "x.txt", 20120405, JB_LEARNER_DATE_TEXT },
    { "正文。", "x.txt", 20150102, JB_LEARNER_DATE_FILED },
    { "正文。", NULL, 20150102, JB_LEARNER_DATE_FILED },
    { "正文。", "x-2015.txt", 20150102, JB_LEARNER_DATE_FILED },
    { "到2015年1月1日。", "x.txt", 20150102, JB_LEARNER_DATE_FILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbTranscript) transcript = read_issue (cases[i].text);
      JbLearnerDate source;

      g_assert_cmpuint (
          jb_learner_find_told_date (transcript, "2015-01-02", cases[i].path, &source), ==,
          cases[i].date);
      g_assert_cmpint (source, ==, cases[i].source);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/learner/periods", test_periods);
  g_test_add_func ("/learner/posts", test_posts);
  g_test_add_func ("/learner/contradictions", test_contradictions);
  g_test_add_func ("/learner/no-contradictions", test_no_contradictions);
  g_test_add_func ("/learner/known", test_known);
  g_test_add_func ("/learner/publications", test_publications);
  g_test_add_func ("/learner/find-date", test_find_date);
  g_test_add_func ("/learner/find-told-date", test_find_told_date);

  return g_test_run ();
}
