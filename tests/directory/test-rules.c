/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check/jb-checker.h"
#include "directory/jb-directory-csv.h"
#include "legacy/jb-legacy.h"

/* The rules that need a directory, each with texts that it must report and texts that it must
 * pass. All issues are of 2014 unless they say otherwise. */

static const char csv[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "group,省妇联各主席,,报,1,,,,2\n"
    "person,沈远,市委副书记,报,2,,2009,2011,1\n"
    "person,沈远,市政协主席,报,3,,2012,,1\n"
    "person,秦书言,市委副书记,报,4,,2012,,1\n"
    "person,唐鹿,市委常委,报,5,,2012,,3\n"
    "person,唐鹿,常务副市长,报,6,,2013,,3\n"
    "person,白石,副市长,报,7,白时,,2013-06,1\n"
    "person,江月,全国人大常委会副委员长,报,8,,2008,,1\n"
    "person,陆云,市妇联主席,报,9,,2015,,1\n"
    "unit,市委办公室,,送,1,市委办|中共市委办公室,,,1\n"
    "unit,市政府办公室,,送,2,,,,1\n"
    "unit,市妇联信息科,,送,3,,,2012,1\n"
    "unit,市妇联宣传部,,送,4,,,,1\n"
    "group,各县妇联,,发,1,各县区妇联,,,12\n"
    "group,市妇联各部室,,发,2,,,,5\n";

typedef struct
{
  const char *text;
  const char *found;
  guint       date;
} Case;

#define HEAD       "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户，收集意见30条。\n（沙渚县妇联）\n\n"
#define BODY(text) "[动态]\n沙渚县妇联走访家庭\n" text "\n（沙渚县妇联）\n\n报：省妇联各主席\n"
#define UP         "报：省妇联各主席，市政协主席沈远\n"
#define ACROSS     "送：市委办公室、市政府办公室\n"
#define DOWN       "发：各县妇联，市妇联各部室\n"

static const Case unknown[] = {
  { HEAD "报：市长秦川\n", "市长秦川" },
  { HEAD "报：市政协主席沈远、秦川\n", "秦川" },
  { HEAD "报：省妇联各主席，市长秦川\n" ACROSS DOWN, "市长秦川" },
  { HEAD UP "送：市纪委\n" DOWN, "市纪委" },
  { HEAD UP "送：市委办公室、市总工会\n", "市总工会" },
  { HEAD UP ACROSS "发：各乡妇联\n", "各乡妇联" },
  { HEAD "报：省妇联主席\n", "省妇联主席" },
  { HEAD "送：市委、市人大办公室\n", "市人大办公室" },
  { HEAD "送：市委办公室督查科\n", "市委办公室督查科" },
  { HEAD "抄送：市档案馆\n", "市档案馆" },
  { HEAD "送：㛃县妇联，市纪委\n", "㛃县妇联|市纪委" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD "报：市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "报：市委常委、常务副市长唐 鹿\n", NULL },
  { HEAD "送：市委、市政府办公室\n", NULL },
  { HEAD "送：市委办\n", NULL },
  { HEAD "送：市委 办公室\n", NULL },
  { HEAD "发：各县区妇联\n", NULL },
  { HEAD "报：市委副书记、市政协主席\n", NULL },
  { HEAD "报：副市长白时\n", NULL },
  { HEAD "报：市委副书记沈远\n", NULL },
  { HEAD "送：市妇联信息科、宣传部\n", NULL },
  { HEAD, NULL },
};

static const Case alias[] = {
  { HEAD "送：市委办\n", "市委办" },
  { HEAD "送：中共市委办公室\n", "中共市委办公室" },
  { HEAD "发：各县区妇联\n", "各县区妇联" },
  { HEAD "报：副市长白时\n", "副市长白时", 20130101 },
  { HEAD "送：市委办、市政府办公室\n", "市委办" },
  { HEAD "送：市政府办公室、市委办\n", "市委办" },
  { HEAD "发：市妇联各部室，各县区妇联\n", "各县区妇联" },
  { HEAD "送：市委 办\n", "市委 办" },
  { HEAD "送：市委办，市委办\n", "市委办|市委办" },
  { HEAD "抄送：中共市委办公室\n", "中共市委办公室" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD "送：市委办公室\n", NULL },
  { HEAD "送：市委\n", NULL },
  { HEAD "发：各县妇联\n", NULL },
  { HEAD "报：副市长白石\n", NULL },
  { HEAD "送：市委办公室督查科\n", NULL },
  { HEAD "送：市委、市政府办公室\n", NULL },
  { HEAD "送：中共市委\n", NULL },
  { HEAD "发：各县区\n", NULL },
  { HEAD "送：市政府办\n", NULL },
  { HEAD, NULL },
};

static const Case expired[] = {
  { HEAD "报：市委副书记沈远\n", "市委副书记沈远" },
  { HEAD "报：市委副书记沈远、秦书言\n", "市委副书记沈远" },
  { HEAD "报：市政协主席沈远\n", "市政协主席沈远", 20100000 },
  { HEAD "报：副市长白石\n", "副市长白石" },
  { HEAD "报：副市长白石\n", "副市长白石", 20130701 },
  { HEAD "报：副市长白时\n", "副市长白时" },
  { HEAD "送：市妇联信息科\n", "市妇联信息科" },
  { HEAD "报：市委常委、常务副市长唐鹿\n", "市委常委、常务副市长唐鹿", 20120500 },
  { HEAD "报：市委副书记秦书言\n", "市委副书记秦书言", 20110000 },
  { HEAD "报：市妇联主席陆云\n", "市妇联主席陆云" },
  { HEAD "报：白石\n", "白石" },
  { HEAD "送：市妇联信息科、宣传部\n", "市妇联信息科" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD "报：市委副书记沈远\n", NULL, 20100000 },
  { HEAD "报：市委副书记沈远\n", NULL, 20111231 },
  { HEAD "报：市政协主席沈远\n", NULL, 20120000 },
  { HEAD "报：副市长白石\n", NULL, 20130630 },
  { HEAD "报：副市长白石\n", NULL, 20130000 },
  { HEAD "送：市妇联信息科\n", NULL, 20121231 },
  { HEAD "报：市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "报：市妇联主席陆云\n", NULL, 20150000 },
  { HEAD "报：市长沈远\n", NULL },
  { HEAD "报：市委副书记\n", NULL },
  { HEAD "报：市委副书记秦川\n", NULL },
};

static const Case wrong_list[] = {
  { HEAD "送：市政协主席沈远\n", "市政协主席沈远" },
  { HEAD "发：市政协主席沈远\n", "市政协主席沈远" },
  { HEAD "报：市委办公室\n", "市委办公室" },
  { HEAD "发：市委办公室\n", "市委办公室" },
  { HEAD "报：各县妇联\n", "各县妇联" },
  { HEAD "送：各县妇联，市妇联各部室\n", "各县妇联|市妇联各部室" },
  { HEAD "发：省妇联各主席\n", "省妇联各主席" },
  { HEAD "抄报：市委办公室\n", "市委办公室" },
  { HEAD "抄送：省妇联各主席\n", "省妇联各主席" },
  { HEAD "发：市委办\n", "市委办" },
  { HEAD "报：省妇联各主席，市委办公室、市政府办公室\n", "市委办公室|市政府办公室" },
  { HEAD "发：市委、市政府办公室\n", "市委、市政府办公室|市政府办公室" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD "抄送：市委办公室\n", NULL },
  { HEAD "抄报：省妇联各主席\n", NULL },
  { HEAD "下发：各县妇联\n", NULL },
  { HEAD "送：市纪委\n", NULL },
  { HEAD "存：市委办公室\n", NULL },
  { HEAD "报：市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "送：市委、市政府办公室\n", NULL },
  { HEAD "送：市妇联信息科\n", NULL },
  { HEAD "报：副市长白石\n", NULL },
  { HEAD, NULL },
};

static const Case order[] = {
  { HEAD "报：市政协主席沈远，省妇联各主席\n", "市政协主席沈远" },
  { HEAD "报：省妇联各主席，市委副书记秦书言，市政协主席沈远\n", "市委副书记秦书言" },
  { HEAD "送：市政府办公室，市委办公室\n", "市政府办公室" },
  { HEAD "送：市政府办公室、市委办公室\n", "市政府办公室" },
  { HEAD "发：市妇联各部室，各县妇联\n", "市妇联各部室" },
  { HEAD "报：省妇联各主席，市委常委、常务副市长唐鹿，市政协主席沈远，市委副书记秦书言\n",
    "市委常委、常务副市长唐鹿" },
  { HEAD "报：市委常委、常务副市长唐鹿，省妇联各主席，市政协主席沈远，市委副书记秦书言\n",
    "市委常委、常务副市长唐鹿" },
  { HEAD "报：市政协主席沈远，市委副书记秦书言，省妇联各主席\n", "省妇联各主席" },
  { HEAD UP "送：市妇联宣传部，市委办公室、市政府办公室\n" DOWN, "市妇联宣传部" },
  { HEAD "送：市政府办公室，市纪委，市委办公室\n", "市政府办公室" },
  { HEAD "送：市政府办公室，市委办\n", "市政府办公室" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD DOWN ACROSS UP, NULL },
  { HEAD "报：省妇联各主席，市政协主席沈远，市委副书记秦书言，市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "报：省妇联各主席，市委副书记沈远\n", NULL, 20100000 },
  { HEAD "送：市纪委，市委办公室，市总工会，市政府办公室\n", NULL },
  { HEAD "送：市委、市政府办公室\n", NULL },
  { HEAD "送：市委办公室\n", NULL },
  { HEAD "送：市委办公室，市委办公室\n", NULL },
  { HEAD "送：市妇联宣传部，市妇联信息科\n", NULL },
  { HEAD "报：市委办公室，省妇联各主席\n", NULL },
  { HEAD, NULL },
};

static const Case no_post[] = {
  { HEAD "报：沈远\n", "沈远" },
  { HEAD "报：沈 远\n", "沈 远" },
  { HEAD "报：省妇联各主席，唐鹿\n", "唐鹿" },
  { HEAD "报：沈远、秦书言\n", "沈远|秦书言" },
  { HEAD "报：白石\n", "白石" },
  { HEAD "送：市委办公室、沈远\n", "沈远" },
  { HEAD "抄送：沈远\n", "沈远" },
  { HEAD "报：市政协主席沈远，秦川野\n", "秦川野" },
  { HEAD "报：市政协主席沈远，市委副书记秦书言，于海\n", "于海" },
  { HEAD "报：江月\n", "江月" },
  { HEAD UP ACROSS DOWN, NULL },
  { HEAD "报：市政协主席沈远、秦书言\n", NULL },
  { HEAD "发：任城、章丘\n", NULL },
  { HEAD "发：高青\n", NULL },
  { HEAD "报：沈远（市政协主席）\n", NULL },
  { HEAD "报：市政协主席\n", NULL },
  { HEAD "报：市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "送：市委、市政府\n", NULL },
  { HEAD "报：省妇联各主席，市政协主席沈远同志\n", NULL },
  { HEAD "报：市政协主席沈　远\n", NULL },
  { HEAD, NULL },
};

static const Case post[] = {
  { HEAD "报：市政协副主席沈远\n", "市政协副主席沈远" },
  { HEAD "报：市长沈远\n", "市长沈远" },
  { HEAD "报：市委常委、副市长唐鹿\n", "市委常委、副市长唐鹿" },
  { HEAD "报：市委书记秦书言\n", "市委书记秦书言" },
  { HEAD "报：市委第一副书记秦书言\n", "市委第一副书记秦书言" },
  { HEAD "报：市委书记沈远、秦书言\n", "市委书记沈远|秦书言" },
  { BODY ("全国人大副委员长江月到会讲话。"), "全国人大副委员长" },
  { BODY ("会前，全国人大副委员长江月看望代表。"), "全国人大副委员长" },
  { BODY ("全国人大常委副委员长江月出席。"), "全国人大常委副委员长" },
  { BODY ("市委专职副书记秦书言出席会议。"), "市委专职副书记" },
  { BODY ("市委副书记沈远出席会议。"), "市委副书记" },
  { BODY ("会前，市委副书记沈远看望代表；日前市委副书记沈远到会。"), "市委副书记|市委副书记" },
  { BODY ("市政协主任沈远出席会议。"), "市政协主任" },
  { HEAD UP ACROSS DOWN, NULL },
  { BODY ("全国人大常委会副委员长江月到会讲话。"), NULL },
  { BODY ("江月到会讲话。"), NULL },
  { BODY ("副委员长江月到会讲话。"), NULL },
  { BODY ("省妇联主席江月到会讲话。"), NULL },
  { BODY ("时任市委副书记沈远出席会议。"), NULL },
  { BODY ("原市委副书记沈远、前市委副书记沈远出席会议。"), NULL },
  { BODY ("2010年5月，市委副书记沈远到沙渚县调研。"), NULL },
  { BODY ("市委副书记沈远出席会议。"), NULL, 20100000 },
  { BODY ("副市长白石出席会议。"), NULL },
  { BODY ("浔江月色很好，沈远近都知道。"), NULL },
  { BODY ("市政协主席沈远出席会议。"), NULL },
  { BODY ("市委书记和沈远出席会议。"), NULL },
  { BODY ("全国人大代表江月提出建议。"), NULL },
  { HEAD "报：市委副书记沈远\n", NULL },
  { HEAD "报：市长秦川\n", NULL },
  { HEAD "报：市委常委、常务副市长唐鹿\n", NULL },
  { HEAD "报：沈远\n", NULL },
};

typedef struct
{
  const char *rule;
  const Case *cases;
  guint       n_cases;
} Table;

#define TABLE(rule, cases) \
  { \
    (rule), (cases), G_N_ELEMENTS (cases) \
  }

static const Table tables[] = {
  TABLE ("recipients.unknown", unknown),
  TABLE ("recipients.alias", alias),
  TABLE ("recipients.expired", expired),
  TABLE ("recipients.wrong-list", wrong_list),
  TABLE ("recipients.order", order),
  TABLE ("recipients.no-post", no_post),
  TABLE ("consistency.post", post),
};

static JbDirectory *
read_directory (const char *text)
{
  g_autoptr(GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (text, strlen (text), &errors);

  g_assert_nonnull (directory);

  return directory;
}

static GPtrArray *
check (const char  *rule,
       const char  *text,
       JbDirectory *directory,
       guint        date)
{
  g_autoptr(JbChecker) checker = jb_checker_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (jb_checker_set_rules (checker, rule, NULL, &error));
  jb_checker_set_directory (checker, directory, date);

  return jb_checker_check (checker, transcript);
}

static void
test_table (gconstpointer data)
{
  const Table *table = data;
  g_autoptr(JbDirectory) directory = read_directory (csv);
  guint n_found = 0;

  for (guint i = 0; i < table->n_cases; i++)
    {
      const Case *row = &table->cases[i];
      g_autoptr(GPtrArray) findings =
                     check (table->rule, row->text, directory,
                            row->date != 0 ? row->date : 20140000);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint j = 0; j < findings->len; j++)
        {
          const JbFinding *finding = findings->pdata[j];

          g_assert_cmpstr (finding->rule, ==, table->rule);
          g_assert_cmpuint (finding->end - finding->start, ==,
                            (gsize) g_utf8_strlen (finding->text, -1));
          g_string_append_printf (found, "%s%s", j > 0 ? "|" : "", finding->text);
        }
      g_test_message ("%s", row->text);
      g_assert_cmpstr (found->str, ==, row->found != NULL ? row->found : "");
      n_found += row->found != NULL;
    }
  g_assert_cmpuint (n_found, >=, 10);
  g_assert_cmpuint (table->n_cases - n_found, >=, 10);
}

/* An empty directory knows nobody, so it has nothing to say. */
static void
test_without_directory (void)
{
  g_autoptr(JbDirectory) empty = jb_directory_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr(GPtrArray) findings = check (
            tables[i].rule, HEAD "报：市委副书记沈远，副市长白石\n送：市委办，市纪委\n发：市委办公室\n",
            j == 0 ? NULL : empty, 20140000);

        g_assert_cmpuint (findings->len, ==, 0);
      }
}

static void
assert_fix (const char *rule,
            const char *text,
            const char *expected,
            const char *words)
{
  g_autoptr(JbDirectory) directory = read_directory (csv);
  g_autoptr(GPtrArray) findings = check (rule, text, directory, 20140000);
  const JbFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->fix, ==, expected);
  g_assert_false (finding->safe_fix);
  g_assert_nonnull (strstr (finding->message, words));
}

static void
test_fixes (void)
{
  assert_fix ("recipients.alias", HEAD "送：市委办\n", "市委办公室", "市委办公室");
  assert_fix ("recipients.expired", HEAD "报：市委副书记沈远\n", NULL, "秦书言");
  assert_fix ("recipients.no-post", HEAD "报：唐鹿\n", "市委常委、常务副市长唐鹿", "唐鹿");
  assert_fix ("recipients.no-post", HEAD "报：白石\n", NULL, "白石");
  assert_fix ("recipients.order", HEAD "送：市政府办公室，市委办公室\n", NULL, "市政府办公室");
  assert_fix ("consistency.post", BODY ("全国人大副委员长江月到会。"), "全国人大常委会副委员长",
              "江月");
  assert_fix ("consistency.post", HEAD "报：市长沈远\n", "市政协主席沈远", "市政协主席");
}

static void
assert_expired (const char *text,
                guint       date,
                const char *words,
                gboolean    expected)
{
  g_autoptr(JbDirectory) directory = read_directory (
      "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
      "person,沈远,市委副书记,报,2,,2009,2011,1\n"
      "person,沈远,市政协主席,报,3,,2012,,1\n"
      "person,唐鹿,常务副市长,报,4,,2009,2011,1\n"
      "person,白石,市长,报,5,,2009,2011,1\n"
      "person,秦书言,市长,报,6,,2012,,1\n"
      "person,白石,市委书记,报,7,,2012,,1\n");
  g_autoptr(GPtrArray) findings = check ("recipients.expired", text, directory, date);
  const JbFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_test_message ("%s", finding->message);
  g_assert_cmpint (strstr (finding->message, words) != NULL, ==, expected);
}

/* Who holds the post now is said first, else what the person is now. */
static void
test_expired_post (void)
{
  assert_expired (HEAD "报：市委副书记沈远\n", 20140000, "沈远 is “市政协主席” now", TRUE);
  assert_expired (HEAD "报：市政协主席沈远\n", 20100000, "市委副书记", FALSE);
  assert_expired (HEAD "报：常务副市长唐鹿\n", 20140000, " now", FALSE);
  assert_expired (HEAD "报：市长白石\n", 20140000, "“市长” is 秦书言 now", TRUE);
  assert_expired (HEAD "报：市长白石\n", 20140000, "市委书记", FALSE);
}

/* The date on the masthead goes before the one given. */
static void
test_printed_date (void)
{
  g_autoptr(JbDirectory) directory = read_directory (csv);
  g_autoptr(GPtrArray) findings =
                 check ("recipients.expired",
                        "妇情简报\n第3期\n沙渚县妇联办公室 2010年4月2日\n\n" HEAD "报：市委副书记沈远\n", directory,
                        20140000);

  g_assert_cmpuint (findings->len, ==, 0);
}

/* The day of filing on the masthead does not, as long as it stands there. */
static void
test_told_date (void)
{
  static const char *const printed[] = { "2014年4月2日", "2014年4月3日" };

  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autofree char *text = g_strconcat ("妇情简报\n第3期\n沙渚县妇联办公室 ", printed[i],
                                           "\n\n" HEAD "报：市委副书记沈远\n", NULL);
      g_autoptr(JbDirectory) directory = read_directory (csv);
      g_autoptr(JbChecker) checker = jb_checker_new ();
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
      g_autoptr(GPtrArray) believed = NULL;
      g_autoptr(GPtrArray) told = NULL;

      g_assert_true (jb_checker_set_rules (checker, "recipients.expired", NULL, NULL));
      jb_checker_set_directory (checker, directory, 0);
      believed = jb_checker_check (checker, transcript);
      g_assert_cmpuint (believed->len, ==, 1);
      jb_checker_set_told_date (checker, "2014-04-02", 20100000);
      told = jb_checker_check (checker, transcript);
      g_assert_cmpuint (told->len, ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/directory-rules/", tables[i].rule, NULL);

      g_test_add_data_func (path, &tables[i], test_table);
    }
  g_test_add_func ("/directory-rules/without-directory", test_without_directory);
  g_test_add_func ("/directory-rules/fixes", test_fixes);
  g_test_add_func ("/directory-rules/expired-post", test_expired_post);
  g_test_add_func ("/directory-rules/told-date", test_told_date);
  g_test_add_func ("/directory-rules/printed-date", test_printed_date);

  return g_test_run ();
}
