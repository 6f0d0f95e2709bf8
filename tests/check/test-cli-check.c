/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../cli/cli-fixture.h"

/* “jianbao-cli check”, as scripts and people call it. */

#define ISSUE(paragraph) \
  "[动态]\n沙渚县妇联开展走访慰问\n" paragraph "\n（沙渚县妇联）\n\n报：省妇联\n送：市委办公室\n发：各县妇联\n"

static const char clean[] = ISSUE ("沙渚县妇联走访家庭80户，收集意见30条。");
static const char faulty[] = ISSUE ("沙渚县妇联走访家庭80户,收集“意见30条。 ");
static const char fixed[] = ISSUE ("沙渚县妇联走访家庭80户，收集“意见30条。");

static void
test_status (CliFixture   *fixture,
             gconstpointer data)
{
  g_autoptr (CliRun) good = NULL;
  g_autoptr (CliRun) bad = NULL;
  g_autoptr (CliRun) json = NULL;

  cli_fixture_write (fixture, "good.txt", clean, -1);
  cli_fixture_write (fixture, "bad.txt", faulty, -1);

  good = cli_run (fixture, "check", "good.txt", NULL);
  g_assert_cmpint (good->status, ==, 0);
  g_assert_cmpstr (good->text, ==, "");
  json = cli_run (fixture, "check", "--json", "good.txt", NULL);
  g_assert_cmpint (json->status, ==, 0);
  g_assert_cmpstr (json->text, ==, "[]\n");

  bad = cli_run (fixture, "check", "bad.txt", NULL);
  g_assert_cmpint (bad->status, ==, 1);
  cli_assert_says (bad->text, "3:13 warning punct.half-width: ");
  cli_assert_says (bad->text, " (GB/T 15834-2011 5.1) [, → ，]\n");
  cli_assert_says (bad->text, "3:16 warning punct.unbalanced: ");
  cli_assert_says (bad->text, "3:23 info space.trailing: ");
  cli_assert_says (bad->err, "0 errors, 2 warnings, 1 to look at");

  /* A file needs no database. */
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

static void
assert_member (JsonObject *object,
               const char *name,
               const char *value)
{
  if (value == NULL)
    g_assert_true (json_object_get_null_member (object, name));
  else
    g_assert_cmpstr (json_object_get_string_member (object, name), ==, value);
}

static void
test_json (CliFixture   *fixture,
           gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray  *array;
  JsonObject *object;

  cli_fixture_write (fixture, "bad.txt", faulty, -1);
  run = cli_run (fixture, "check", "--json", "bad.txt", NULL);
  g_assert_cmpint (run->status, ==, 1);
  node = cli_parse (run->text);
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), ==, 3);

  object = json_array_get_object_element (array, 0);
  assert_member (object, "rule", "punct.half-width");
  assert_member (object, "level", "warning");
  assert_member (object, "pointer", "/sections/0/articles/0/paragraphs/0");
  assert_member (object, "text", ",");
  assert_member (object, "fix", "，");
  assert_member (object, "clause", "GB/T 15834-2011 5.1");
  g_assert_true (json_object_get_boolean_member (object, "safe_fix"));
  g_assert_cmpint (json_object_get_int_member (object, "start"), ==, 12);
  g_assert_cmpint (json_object_get_int_member (object, "end"), ==, 13);
  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "column"), ==, 13);

  object = json_array_get_object_element (array, 1);
  assert_member (object, "rule", "punct.unbalanced");
  assert_member (object, "fix", NULL);
  g_assert_false (json_object_get_boolean_member (object, "safe_fix"));

  object = json_array_get_object_element (array, 2);
  assert_member (object, "rule", "space.trailing");
  assert_member (object, "level", "info");
  assert_member (object, "clause", NULL);
  assert_member (object, "text", "");
  assert_member (object, "printed", " ");
  assert_member (object, "printed_fix", "");
}

static void
test_only_and_skip (CliFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (CliRun) only = NULL;
  g_autoptr (CliRun) skip = NULL;
  g_autoptr (CliRun) unknown = NULL;

  cli_fixture_write (fixture, "bad.txt", faulty, -1);
  only = cli_run (fixture, "check", "--only", "space,punct.unbalanced", "bad.txt", NULL);
  g_assert_cmpint (only->status, ==, 1);
  g_assert_null (strstr (only->text, "punct.half-width"));
  cli_assert_says (only->text, "punct.unbalanced");
  skip = cli_run (fixture, "check", "--skip", "punct,space", "bad.txt", NULL);
  g_assert_cmpint (skip->status, ==, 0);
  unknown = cli_run (fixture, "check", "--only", "nonsense", "bad.txt", NULL);
  cli_assert_status (unknown, 2);
  cli_assert_says (unknown->err, "nonsense");
}

/* A file is left as it is: the fixed text goes to stdout, in the file's encoding. */
static void
test_fix_file (CliFixture   *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) encoded = NULL;
  g_autoptr (GBytes) left = NULL;
  g_autofree char *gb = NULL;
  g_autofree char *expected = NULL;
  gsize            n_gb, n_expected;

  cli_fixture_write (fixture, "bad.txt", faulty, -1);
  run = cli_run (fixture, "check", "--fix", "bad.txt", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->text, ==, fixed);
  left = cli_fixture_read (fixture, "bad.txt");
  g_assert_cmpmem (faulty, strlen (faulty), g_bytes_get_data (left, NULL), g_bytes_get_size (left));

  gb = g_convert (faulty, -1, "GB18030", "UTF-8", NULL, &n_gb, &error);
  g_assert_no_error (error);
  expected = g_convert (fixed, -1, "GB18030", "UTF-8", NULL, &n_expected, &error);
  g_assert_no_error (error);
  cli_fixture_write (fixture, "gb.txt", gb, (gssize) n_gb);
  encoded = cli_run (fixture, "check", "--fix", "gb.txt", NULL);
  g_assert_cmpmem (expected, n_expected, g_bytes_get_data (encoded->out, NULL),
                   g_bytes_get_size (encoded->out));
}

/* A bulletin of the database gets one saved change, and none when nothing can be fixed. */
static void
test_fix_bulletin (CliFixture   *fixture,
                   gconstpointer data)
{
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) exported = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) missing = NULL;

  cli_fixture_write (fixture, "bad.txt", faulty, -1);
  import = cli_run (fixture, "import", "bad.txt", NULL);
  cli_assert_status (import, 0);

  run = cli_run (fixture, "check", "1", "--fix", NULL);
  g_assert_cmpint (run->status, ==, 1);
  cli_assert_says (run->text, "punct.unbalanced");
  g_assert_null (strstr (run->text, "punct.half-width"));
  exported = cli_run (fixture, "export", "1", NULL);
  g_assert_cmpstr (exported->text, ==, fixed);
  again = cli_run (fixture, "check", "1", "--fix", NULL);
  cli_assert_says (again->err, "0 places were fixed.");

  missing = cli_run (fixture, "check", "7", NULL);
  cli_assert_status (missing, 3);
}

static void
test_previous (CliFixture   *fixture,
               gconstpointer data)
{
  g_autoptr (CliRun) alone = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) missing = NULL;
  g_auto (GStrv) parts = g_strsplit (clean, "省妇联\n", 2);
  g_autofree char *other = g_strjoinv ("省妇联，省总工会\n", parts);

  cli_fixture_write (fixture, "old.txt", clean, -1);
  cli_fixture_write (fixture, "new.txt", other, -1);
  alone = cli_run (fixture, "check", "new.txt", NULL);
  g_assert_cmpint (alone->status, ==, 0);
  run = cli_run (fixture, "check", "new.txt", "--previous", "old.txt", NULL);
  g_assert_cmpint (run->status, ==, 1);
  cli_assert_says (run->text, "6:7 info recipients.changed: Added");
  missing = cli_run (fixture, "check", "new.txt", "--previous", "none.txt", NULL);
  cli_assert_status (missing, 3);
}

/* By default it is the last filed issue that came before, for an old one that is opened again
 * too. */
static void
test_previous_filed (CliFixture   *fixture,
                     gconstpointer data)
{
  static const char *const more[] = { "省妇联\n", "省妇联，省总工会\n", "省妇联，省总工会，省团委\n" };
  g_auto (GStrv) parts = g_strsplit (clean, "省妇联\n", 2);
  g_autoptr (CliRun) first = NULL;
  g_autoptr (CliRun) last = NULL;
  g_autoptr (CliRun) reopened = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = g_strjoinv (more[i], parts);
      g_autoptr (CliRun) import = NULL;
      g_autoptr (CliRun) file = NULL;

      cli_fixture_write (fixture, name, text, -1);
      import = cli_run (fixture, "import", name, NULL);
      cli_assert_status (import, 0);
      if (i == 2)
        break;
      file = cli_run (fixture, "file", id, "--force", NULL);
      cli_assert_status (file, 0);
    }

  last = cli_run (fixture, "check", "3", "--only", "recipients.changed", NULL);
  cli_assert_says (last->text, "省团委");
  g_assert_null (strstr (last->text, "省总工会"));
  first = cli_run (fixture, "check", "1", "--only", "recipients.changed", NULL);
  cli_assert_status (first, 0);
  g_assert_cmpstr (first->text, ==, "");
  reopened = cli_run (fixture, "reopen", "1", NULL);
  cli_assert_status (reopened, 0);
  g_clear_pointer (&first, cli_run_free);
  first = cli_run (fixture, "check", "1", "--only", "recipients.changed", NULL);
  g_assert_cmpstr (first->text, ==, "");
}

static void
test_wrong_calls (CliFixture   *fixture,
                  gconstpointer data)
{
  g_autoptr (CliRun) none = cli_run (fixture, "check", NULL);
  g_autoptr (CliRun) two = cli_run (fixture, "check", "a", "b", NULL);
  g_autoptr (CliRun) option = cli_run (fixture, "check", "--mend", "a", NULL);
  g_autoptr (CliRun) file = cli_run (fixture, "check", "missing.txt", NULL);
  g_autoptr (CliRun) help = cli_run (fixture, "check", "--help", NULL);

  cli_assert_status (none, 2);
  cli_assert_status (two, 2);
  cli_assert_status (option, 2);
  cli_assert_status (file, 3);
  cli_assert_status (help, 0);
  cli_assert_says (help->text, "--previous");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/check/status", test_status);
  CLI_ADD ("/cli/check/json", test_json);
  CLI_ADD ("/cli/check/only-and-skip", test_only_and_skip);
  CLI_ADD ("/cli/check/fix-file", test_fix_file);
  CLI_ADD ("/cli/check/fix-bulletin", test_fix_bulletin);
  CLI_ADD ("/cli/check/previous", test_previous);
  CLI_ADD ("/cli/check/previous-filed", test_previous_filed);
  CLI_ADD ("/cli/check/wrong-calls", test_wrong_calls);

  return g_test_run ();
}
