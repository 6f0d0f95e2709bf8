/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-directory-csv.h"

#include <string.h>

static JbDirectory *
read_csv (const char *text,
          char      **complaints)
{
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(GString) said = g_string_new (NULL);
  JbDirectory *directory = jb_directory_csv_read (text, strlen (text), &errors);

  for (guint i = 0; i < errors->len; i++)
    {
      const JbDirectoryCsvError *error = errors->pdata[i];

      g_assert_cmpstr (error->message, !=, "");
      g_string_append_printf (said, "%s%" G_GUINT64_FORMAT ":%s", i > 0 ? " " : "", error->line,
                              error->column != NULL ? error->column : "-");
    }
  g_assert_cmpint (directory == NULL, ==, errors->len > 0);
  *complaints = g_string_free (g_steal_pointer (&said), FALSE);

  return directory;
}

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { HEADER "\n", HEADER "\n" },
    { HEADER, HEADER "\n" },
    { "\xef\xbb\xbf" HEADER "\r\nunit,市委,,送,,,,,\r\n", HEADER "\nunit,市委,,送,,,,,1\n" },
    { HEADER "\runit,市委,,送,,,,,\r", HEADER "\nunit,市委,,送,,,,,1\n" },
    { "name,kind\n市委,unit\n", HEADER "\nunit,市委,,,,,,,1\n" },
    { "Name , KIND\n 市委 , unit \n", HEADER "\nunit,市委,,,,,,,1\n" },
    { "kind,name\n\nunit,市委\n,\n\nunit,市府", HEADER "\nunit,市委,,,,,,,1\nunit,市府,,,,,,,1\n" },
    { "kind,name\n\"unit\",\"A, \"\"B\"\"\"\n", HEADER "\nunit,\"A, \"\"B\"\"\",,,,,,,1\n" },
    { HEADER "\nperson,沈远,市委副书记,报,3,沈元| 沈园 ||,2009,2011-06-30,2\n",
      HEADER "\nperson,沈远,市委副书记,报,3,沈元|沈园,2009,2011-06-30,2\n" },
    { HEADER "\ngroup,各县妇联,,发,9223372036854775807,,2012-05,2012,1000000\n",
      HEADER "\ngroup,各县妇联,,发,9223372036854775807,,2012-05,2012,1000000\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaints = NULL;
      g_autoptr(JbDirectory) directory = read_csv (cases[i].text, &complaints);
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *written = NULL;

      g_assert_cmpstr (complaints, ==, "");
      bytes = jb_directory_csv_write (directory);
      written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

/* All that is wrong is said, by line and column, and nothing is read. */
static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    const char *complaints;
  } cases[] = {
    { "", "1:-" },
    { "\n\n", "1:-" },
    { "kind\n", "1:name" },
    { "kind,name,phone\n", "1:-" },
    { "kind,name,kind\n", "1:kind" },
    { "市委,市府\n", "1:- 1:- 1:kind 1:name" },
    { "kind,name\nplace,市委\n", "2:kind" },
    { "kind,name\nunit,\n", "2:name" },
    { "kind,name\nunit\n", "2:-" },
    { "kind,name\nunit,a,b\n", "2:-" },
    { "kind,name\nunit,\"a\n", "2:-" },
    { "kind,name\nunit,\"a\"b\n", "2:-" },
    { "kind,name\nunit,a\"b\n", "2:-" },
    { "kind,name\nunit,\"a\nb\"\nplace,c\n", "2:name 4:kind" },
    { "kind,name\r\nunit,\"a\r\nb\"\r\nplace,c\r\n", "2:name 4:kind" },
    { "kind,name,list\nunit,a,转\n", "2:list" },
    { "kind,name,rank\nunit,a,-1\nunit,b,1.5\nunit,c,9223372036854775808\n",
      "2:rank 3:rank 4:rank" },
    { "kind,name,copies\nunit,a,x\nunit,b,1000001\nunit,c,-3\n", "2:copies 3:copies 4:copies" },
    { "kind,name,valid_from\nunit,a,2014-7\nunit,b,去年\n", "2:valid_from 3:valid_from" },
    { "kind,name,valid_from,valid_to\nunit,a,2014,2013\nunit,b,2014,2014-01\n", "2:valid_to" },
    { "kind,name\nx,\nunit,a\ny,b\n", "2:kind 2:name 4:kind" },
    { "kind,name\nunit,\xca\xd0\n", "2:-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaints = NULL;
      g_autoptr(JbDirectory) directory = read_csv (cases[i].text, &complaints);

      g_assert_null (directory);
      g_assert_cmpstr (complaints, ==, cases[i].complaints);
    }
}

static void
test_nul (void)
{
  g_autoptr(GPtrArray) errors = NULL;

  g_assert_null (jb_directory_csv_read ("kind,name\nunit,a\0b\n", 19, &errors));
  g_assert_cmpuint (errors->len, ==, 1);
}

static char *
make_text (void)
{
  static const char *const pieces[] = { "市", "委", ",", "\"", "𠮷", " b", "'", "=1", ";", "·" };
  GString                 *text = g_string_new ("名");

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "末");

  return g_string_free (text, FALSE);
}

static JbPartialDate
make_date (guint year)
{
  guint month = (guint) g_test_rand_int_range (0, 13);
  guint day = month > 0 ? (guint) g_test_rand_int_range (0, 29) : 0;

  return g_test_rand_bit () ? 0 : year * 10000 + month * 100 + day;
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(JbDirectory) directory = jb_directory_new ();
      g_autoptr(JbDirectory) again = NULL;
      g_autoptr(GPtrArray) errors = NULL;
      g_autoptr(GBytes) bytes = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        {
          g_autofree char  *name = make_text ();
          g_autofree char  *post = make_text ();
          g_autofree char  *alias = make_text ();
          const char *const aliases[] = { alias, NULL };
          JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
          g_autoptr(JbDirectoryEntry) entry = NULL;

          values.kind = (JbDirectoryKind) g_test_rand_int_range (0, 3);
          values.name = name;
          values.post = g_test_rand_bit () ? post : NULL;
          values.list = (JbDirectoryList) g_test_rand_int_range (0, 4);
          values.rank = g_test_rand_bit () ? g_test_rand_int_range (0, G_MAXINT32)
                                           : G_MAXINT64 - g_test_rand_int_range (0, 9);
          values.aliases = g_test_rand_bit () ? aliases : NULL;
          values.valid_from = make_date (2009);
          values.valid_to = make_date (2010);
          values.copies = (guint) g_test_rand_int_range (0, JB_DIRECTORY_MAX_COPIES + 1);
          entry = jb_directory_entry_new (&values);
          jb_directory_append (directory, entry);
        }

      bytes = jb_directory_csv_write (directory);
      again = jb_directory_csv_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     &errors);
      g_assert_nonnull (again);
      g_assert_cmpuint (jb_directory_get_size (again), ==, jb_directory_get_size (directory));
      for (guint i = 0; i < jb_directory_get_size (again); i++)
        g_assert_true (jb_directory_entry_equal (jb_directory_get_entry (again, i),
                                                 jb_directory_get_entry (directory, i)));
    }
}

static void
test_large (void)
{
  g_autoptr(GString) text = g_string_new ("kind,name,post\n");
  g_autofree char *complaints = NULL;
  g_autoptr(JbDirectory) directory = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "person,名%u,副主任\n", i % 1000);
  directory = read_csv (text->str, &complaints);
  g_assert_nonnull (directory);
  g_assert_cmpuint (jb_directory_get_size (directory), ==, 200000);
  g_assert_cmpuint (jb_directory_lookup_name (directory, "名7")->len, ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory-csv/good", test_good);
  g_test_add_func ("/directory-csv/bad", test_bad);
  g_test_add_func ("/directory-csv/nul", test_nul);
  g_test_add_func ("/directory-csv/round-trip", test_round_trip);
  g_test_add_func ("/directory-csv/large", test_large);

  return g_test_run ();
}
