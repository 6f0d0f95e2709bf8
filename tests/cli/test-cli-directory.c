/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

#define CSV \
  HEADER "group,省妇联各主席,,报,1,,,,2\n" \
         "person,沈远,市委副书记,报,2,,2009,2011,1\n" \
         "person,沈远,市政协主席,报,3,,2012,,1\n" \
         "unit,市委办公室,,送,1,市委办,,,1\n"

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

#define RUN(...) \
  g_clear_pointer (&run, cli_run_free); \
  run = cli_run (f, __VA_ARGS__, NULL)

static void
test_import (CliFixture   *f,
             gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  cli_fixture_write (f, "good.csv", CSV, -1);
  cli_fixture_write (f, "bad.csv", HEADER "unit,,,转,,,,,\n", -1);

  RUN ("directory", "export");
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, HEADER);

  RUN ("directory", "import", "good.csv");
  cli_assert_status (run, 0);
  cli_assert_says (run->err, "4 entries");
  RUN ("directory", "import", "bad.csv");
  cli_assert_status (run, 3);
  cli_assert_says (run->err, "bad.csv:2: column name: ");
  cli_assert_says (run->err, "bad.csv:2: column list: ");
  RUN ("directory", "export");
  g_assert_cmpstr (run->text, ==, CSV);
  RUN ("directory", "export", "-o", "out.csv");
  cli_assert_status (run, 0);
  {
    g_autoptr(GBytes) bytes = cli_fixture_read (f, "out.csv");

    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), CSV, strlen (CSV));
  }

  RUN ("directory", "export", "--json");
  cli_assert_status (run, 0);
  {
    g_autoptr(JsonNode) node = cli_parse (run->text);
    JsonObject *entry = json_array_get_object_element (json_node_get_array (node), 1);

    g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 4);
    g_assert_cmpstr (json_object_get_string_member (entry, "name"), ==, "沈远");
    g_assert_cmpstr (json_object_get_string_member (entry, "valid_to"), ==, "2011");
  }
}

static void
test_wrong_calls (CliFixture   *f,
                  gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  RUN ("directory");
  cli_assert_status (run, 2);
  RUN ("directory", "sort");
  cli_assert_status (run, 2);
  RUN ("directory", "import");
  cli_assert_status (run, 2);
  RUN ("directory", "export", "x.csv");
  cli_assert_status (run, 2);
  RUN ("directory", "learn", "x");
  cli_assert_status (run, 2);
  RUN ("directory", "learn", "-o", "x");
  cli_assert_status (run, 2);
  RUN ("directory", "learn", "7");
  cli_assert_status (run, 3);
  RUN ("directory", "import", "gone.csv");
  cli_assert_status (run, 3);
  RUN ("directory", "--help");
  cli_assert_status (run, 0);
  cli_fixture_write (f, "archive.db", "this is no database, but a text", -1);
  RUN ("directory", "export");
  cli_assert_status (run, 4);
}

static void
test_learn (CliFixture   *f,
            gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  cli_fixture_write (f, "2010.txt", HEAD "报：市委副书记沈远\n送：市委办公室\n发：各县妇联\n", -1);
  cli_fixture_write (f, "2014.txt", HEAD "报：市政协主席沈远\n送：市委办公室\n发：各县妇联\n", -1);
  cli_fixture_write (f, "2015.txt", HEAD "报：市政协主席沈远，市政协主席秦川\n", -1);
  RUN ("import", "2010.txt", "2014.txt", "2015.txt");

  RUN ("directory", "learn", "1", "2");
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==,
                   "new\tperson\t沈远\t市委副书记\t报\t2010\t2010\n"
                   "new\tperson\t沈远\t市政协主席\t报\t2014\t-\n"
                   "new\tunit\t市委办公室\t-\t送\t2010\t-\n"
                   "new\tgroup\t各县妇联\t-\t发\t2010\t-\n");
  RUN ("directory", "learn", "1", "2");
  cli_assert_status (run, 0);
  g_assert_null (strstr (run->text, "new"));

  RUN ("directory", "learn", "--json");
  cli_assert_status (run, 1);
  {
    g_autoptr(JsonNode) node = cli_parse (run->text);
    JsonObject *root = json_node_get_object (node);
    JsonArray  *contradictions = json_object_get_array_member (root, "contradictions");
    JsonObject *issue =
        json_array_get_object_element (json_object_get_array_member (root, "issues"), 0);

    g_assert_cmpuint (json_array_get_length (contradictions), ==, 1);
    g_assert_cmpstr (json_object_get_string_member (
                         json_array_get_object_element (contradictions, 0), "what"),
                     ==, "post");
    g_assert_cmpstr (json_object_get_string_member (issue, "date"), ==, "2010");
    g_assert_cmpstr (json_object_get_string_member (issue, "date_from"), ==, "file-name");
  }
}

/* What is filed without a date is of the year that its file tells; a date that is given or printed
 * goes before that. */
static void
test_filed (CliFixture   *f,
            gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  cli_fixture_write (f, "people.csv", CSV, -1);
  cli_fixture_write (f, "old-2009.txt", HEAD "报：市委副书记沈远\n送：市委办公室\n发：各县妇联\n", -1);
  cli_fixture_write (f, "new-2012.txt", HEAD "报：市政协主席沈远\n送：市委办公室\n发：各县妇联\n", -1);
  RUN ("import", "old-2009.txt", "new-2012.txt");
  RUN ("file", "--force", "1");
  cli_assert_status (run, 0);
  RUN ("file", "--force", "2");
  cli_assert_status (run, 0);

  RUN ("directory", "learn");
  cli_assert_status (run, 0);
  cli_assert_says (run->text, "new\tperson\t沈远\t市委副书记\t报\t2009\t2009\n");
  cli_assert_says (run->text, "new\tperson\t沈远\t市政协主席\t报\t2012\t-\n");

  RUN ("directory", "import", "people.csv");
  RUN ("check", "1", "--only", "recipients.expired");
  cli_assert_status (run, 0);
  RUN ("reopen", "1");
  RUN ("file", "1");
  g_assert_null (strstr (run->err, "recipients.expired"));
  RUN ("file", "1", "--force");
  RUN ("directory", "learn", "1", "--json");
  cli_assert_says (run->text, "\"file-name\"");

  cli_fixture_write (f, "again-2009.txt", HEAD "报：市委副书记沈远\n送：市委办公室\n发：各县妇联。\n", -1);
  RUN ("import", "again-2009.txt");
  RUN ("file", "3", "--date", "2013-05-06");
  g_assert_cmpint (run->status, ==, 1);
  cli_assert_says (run->err, "recipients.expired");
  RUN ("file", "3");
  g_assert_null (strstr (run->err, "recipients.expired"));
  RUN ("reopen", "3");
  RUN ("file", "3", "--force", "--date", "2013-05-06");
  cli_assert_status (run, 0);
  RUN ("check", "3", "--only", "recipients.expired");
  g_assert_cmpint (run->status, ==, 1);
  RUN ("directory", "learn", "3", "--json");
  cli_assert_says (run->text, "2013-05-06");
}

static void
test_check (CliFixture   *f,
            gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  cli_fixture_write (f, "people.csv", CSV, -1);
  cli_fixture_write (f, "2014.txt", HEAD "报：省妇联各主席，市委副书记沈远\n送：市委办\n发：各县妇联\n", -1);

  RUN ("check", "2014.txt", "--only", "recipients", "--directory", "people.csv");
  g_assert_cmpint (run->status, ==, 1);
  cli_assert_says (run->text, "6:10 error recipients.expired");
  cli_assert_says (run->text, "recipients.alias");
  cli_assert_says (run->text, "recipients.unknown");
  RUN ("check", "2014.txt", "--only", "recipients.expired");
  cli_assert_status (run, 0);
  RUN ("check", "2014.txt", "--directory", "2014.txt");
  cli_assert_status (run, 3);

  /* The archive's own directory is for what is in the archive. */
  RUN ("import", "2014.txt");
  RUN ("check", "1", "--only", "recipients.expired");
  cli_assert_status (run, 0);
  RUN ("directory", "import", "people.csv");
  RUN ("check", "1", "--only", "recipients.expired");
  g_assert_cmpint (run->status, ==, 1);
  RUN ("check", "2014.txt", "--only", "recipients.expired");
  cli_assert_status (run, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli-directory/import", test_import);
  CLI_ADD ("/cli-directory/wrong-calls", test_wrong_calls);
  CLI_ADD ("/cli-directory/learn", test_learn);
  CLI_ADD ("/cli-directory/filed", test_filed);
  CLI_ADD ("/cli-directory/check", test_check);

  return g_test_run ();
}
