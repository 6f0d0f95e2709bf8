/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-directory-merge.h"

#include <string.h>

#include "directory/jb-directory-csv.h"
#include "legacy/jb-legacy.h"

static JbDirectory *
read_directory (const char *text)
{
  g_autoptr(GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (text, strlen (text), &errors);

  g_assert_nonnull (directory);

  return directory;
}

static void
assert_written (JbDirectory *directory,
                const char  *expected)
{
  g_autoptr(GBytes) bytes = jb_directory_csv_write (directory);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

static void
test_merge (void)
{
  g_autoptr(JbDirectory) directory =
                 read_directory (HEADER "unit,市委办,,送,,市办,2012,2013,1\n"
                                        "group,各县妇联,,发,1,,,,12\n"
                                        "unit,市委办公室,,,4,市委办,2011-05,,3\n"
                                        "person,沈远,市长,报,1,,2009,2010,1\n"
                                        "person,沈元,市长,报,1,,2012,2013,1\n"
                                        "person,沈远,书记,报,1,,2014,,1\n");

  g_assert_false (jb_directory_merge (directory, 0, 0));
  g_assert_false (jb_directory_merge (directory, 0, 1));
  g_assert_false (jb_directory_merge (directory, 3, 5));
  g_assert_false (jb_directory_merge (directory, 0, 6));
  g_assert_true (jb_directory_merge (directory, 2, 0));
  g_assert_true (jb_directory_merge (directory, 2, 3));
  assert_written (directory, HEADER "group,各县妇联,,发,1,,,,12\n"
                                    "unit,市委办公室,,送,4,市委办|市办,2011-05,,3\n"
                                    "person,沈远,市长,报,1,沈元,2009,2013,1\n"
                                    "person,沈远,书记,报,1,,2014,,1\n");
}

static void
test_duplicates (void)
{
  g_autoptr(JbDirectory) directory =
                 read_directory (HEADER "unit,市委办公室,,送,,市委办,,,1\n"
                                        "unit,市委 办公室,,送,,,,,1\n"
                                        "unit,市委办,,送,,,,,1\n"
                                        "person,沈远,市长,报,1,,2009,2010,1\n"
                                        "person,沈远,市长,报,1,,2012,,1\n"
                                        "person,沈远,书记,报,1,,2009,,1\n");
  g_autoptr(GArray) pairs = jb_directory_find_duplicates (directory);

  g_assert_cmpuint (pairs->len, ==, 4);
  g_assert_cmpuint (g_array_index (pairs, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (pairs, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (pairs, guint, 2), ==, 0);
  g_assert_cmpuint (g_array_index (pairs, guint, 3), ==, 2);
}

static void
test_copies (void)
{
  static const char text[] = "[动态]\n沙渚县妇联走访家庭\n走访家庭80户。\n（沙渚县妇联）\n\n"
                             "报：市委常委、市长沈远，副市长唐鹿\n送：市委办、市档案馆（4份），市纪委\n"
                             "发：各县妇联\n存：市委办公室\n";
  g_autoptr(JbDirectory) directory =
                 read_directory (HEADER "person,沈远,市委常委,报,,,2012,,2\n"
                                        "person,沈远,市长,报,,,2012,,2\n"
                                        "person,唐鹿,副市长,报,,,,2013,9\n"
                                        "unit,市委办公室,,送,,市委办,,,3\n"
                                        "unit,市档案馆,,送,,,,,7\n"
                                        "group,各县妇联,,发,,,,,1000000\n");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(JbDirectory) empty = jb_directory_new ();
  guint n_unknown;

  g_assert_no_error (error);
  g_assert_cmpuint (jb_directory_sum_copies (directory, transcript, 20140000, &n_unknown), ==,
                    2 + 1 + 3 + 4 + 1 + 1000000);
  g_assert_cmpuint (n_unknown, ==, 2);
  g_assert_cmpuint (jb_directory_sum_copies (directory, transcript, 20130000, NULL), ==,
                    2 + 9 + 3 + 4 + 1 + 1000000);
  g_assert_cmpuint (jb_directory_sum_copies (empty, transcript, 0, &n_unknown), ==,
                    1 + 1 + 1 + 4 + 1 + 1);
  g_assert_cmpuint (n_unknown, ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory-merge/merge", test_merge);
  g_test_add_func ("/directory-merge/duplicates", test_duplicates);
  g_test_add_func ("/directory-merge/copies", test_copies);

  return g_test_run ();
}
