/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-stats.h"

typedef ArchiveFixture Fixture;

static void
add_text (Fixture    *f,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);
  fixture_add (f->archive, transcript);
}

static void
set_directory (Fixture    *f,
               const char *csv)
{
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  g_assert_nonnull (directory);
  jb_archive_save_directory (f->archive, directory, &error);
  g_assert_no_error (error);
}

static void
assert_csv (Fixture         *f,
            JbArchiveCountBy by,
            const char      *from,
            const char      *to,
            const char      *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts = jb_archive_count_articles (f->archive, by, from, to, &error);
  g_autofree char *csv = NULL;

  g_assert_no_error (error);
  csv = jb_archive_count_to_csv (counts, by);
  g_assert_cmpstr (csv, ==, expected);
}

static const char first[] =
    "禾坪妇工\n第1期\n禾坪市妇联 2014年3月5日\n\n[要闻]\n\n甲镇办起夜校\n\n    夜校开课了，来了四十人。\n\n"
    "    （甲镇妇联）\n\n乙镇办起食堂\n\n    食堂开张了，来了九十人。\n\n    （乙镇妇女联合会、甲镇妇联）\n";
static const char second[] =
    "禾坪妇工\n第2期\n禾坪市妇联 2014年5月6日\n\n[动态]\n\n丙镇办起书屋\n\n    书屋开门了，来了三十人。\n\n"
    "    （乙镇妇联）\n";

/* A unit that shares a bracket has the article too. */
static void
test_count (Fixture      *f,
            gconstpointer data)
{
  add_text (f, first);
  add_text (f, second);

  assert_csv (f, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL,
              "source,articles,bulletins\n甲镇妇联,2,1\n乙镇妇女联合会,1,1\n乙镇妇联,1,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, NULL, NULL,
              "section,articles,bulletins\n要闻,2,1\n动态,1,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_MONTH, NULL, NULL,
              "month,articles,bulletins\n2014-03,2,1\n2014-05,1,1\n");
}

static void
test_period (Fixture      *f,
             gconstpointer data)
{
  add_text (f, first);
  add_text (f, second);

  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, "2014-04", NULL,
              "section,articles,bulletins\n动态,1,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, NULL, "2014-03",
              "section,articles,bulletins\n要闻,2,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, "2014-03-05", "2014-03-05",
              "section,articles,bulletins\n要闻,2,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, "2014-03-06", "2014-05-05",
              "section,articles,bulletins\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SECTION, "2013", "2013", "section,articles,bulletins\n");
}

/* One unit under two names is one. */
static void
test_aliases (Fixture      *f,
              gconstpointer data)
{
  add_text (f, first);
  add_text (f, second);
  set_directory (f, "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                    "unit,乙镇妇女联合会,,送,1,乙镇妇联,,,1\n");

  assert_csv (f, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL,
              "source,articles,bulletins\n乙镇妇女联合会,2,2\n甲镇妇联,2,1\n");
}

/* Both names in one bracket are one article, and a person's other name is no unit's. */
static void
test_alias_twice (Fixture      *f,
                  gconstpointer data)
{
  add_text (f, "禾坪妇工\n第3期\n禾坪市妇联 2014年6月6日\n\n[动态]\n\n丁镇办起书屋\n\n"
               "    书屋开门了，来了三十人。\n\n    （乙镇妇联、乙镇妇女联合会）\n");
  set_directory (f, "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                    "unit,乙镇妇女联合会,,送,1,乙镇妇联,,,1\n"
                    "person,王红,县长,送,1,甲镇妇联,,,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL,
              "source,articles,bulletins\n乙镇妇女联合会,1,1\n");

  add_text (f, first);
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SOURCE, "2014-03", "2014-03",
              "source,articles,bulletins\n甲镇妇联,2,1\n乙镇妇女联合会,1,1\n");
}

/* Of a name that two units share nobody knows whose it is. */
static void
test_shared_alias (Fixture      *f,
                   gconstpointer data)
{
  add_text (f, second);
  set_directory (f, "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                    "unit,乙镇妇女联合会,,送,1,乙镇妇联,,,1\n"
                    "unit,乙镇妇幼保健站,,送,2,乙镇妇联,,,1\n");
  assert_csv (f, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL,
              "source,articles,bulletins\n乙镇妇联,1,1\n");
}

static void
test_quoting (void)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new ();
  JbArchiveCount   odd = { (char *) "甲,\"乙\"\n丙", 3, 2 };
  JbArchiveCount   none = { NULL, 1, 1 };
  g_autofree char *csv = NULL;

  g_ptr_array_add (counts, &odd);
  g_ptr_array_add (counts, &none);
  csv = jb_archive_count_to_csv (counts, JB_ARCHIVE_COUNT_BY_SOURCE);
  g_assert_cmpstr (csv, ==, "source,articles,bulletins\n\"甲,\"\"乙\"\"\n丙\",3,2\n,1,1\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/store/stats/count", test_count);
  FIXTURE_ADD ("/store/stats/period", test_period);
  FIXTURE_ADD ("/store/stats/aliases", test_aliases);
  FIXTURE_ADD ("/store/stats/alias-twice", test_alias_twice);
  FIXTURE_ADD ("/store/stats/shared-alias", test_shared_alias);
  g_test_add_func ("/store/stats/quoting", test_quoting);

  return g_test_run ();
}
