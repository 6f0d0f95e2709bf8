/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/wait.h>
#include <string.h>

#include "cli-fixture.h"

/* Revisions, filing and the bin on the command line. */

static const char issue[] =
    "{\"kind\": \"bulletin\", \"masthead\": {\"name\": \"青禾简报\", \"date\": \"2014年5月1日\"},"
    " \"digest\": [], \"sections\": [{\"name\": \"妇工动态\", \"articles\": [{\"title\": [\"春耕服务队进村\"],"
    " \"paragraphs\": [\"正文一段。\"], \"source\": \"青禾县妇联\"}]}],"
    " \"recipients\": {\"报\": [\"县委办公室\"], \"送\": [\"县总工会\"], \"发\": [\"各乡镇妇联\"]},"
    " \"tail\": {}}";

static void
make (CliFixture *f,
      const char *id)
{
  g_autoptr(CliRun) run = NULL;
  g_autofree char *line = g_strconcat (id, "\n", NULL);

  cli_fixture_write (f, "issue.json", issue, -1);
  run = cli_run (f, "new", "issue.json", NULL);
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, line);
}

static void
set_source (CliFixture *f,
            const char *id,
            const char *source)
{
  g_autoptr(CliRun) run = NULL;
  g_autofree char *patch = g_strdup_printf (
      "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/source\", \"value\": \"%s\"}]",
      source);

  cli_fixture_write (f, "patch.json", patch, -1);
  run = cli_run (f, "patch", id, "patch.json", NULL);
  cli_assert_status (run, 0);
}

static void
expect (CliFixture *f,
        int         status,
        const char *out,
        const char *err,
        const char *a,
        const char *b,
        const char *c,
        const char *d)
{
  g_autoptr(CliRun) run = cli_run (f, a, b, c, d, NULL);

  /* What was found is a result and not said on stderr. */
  if (status == 1)
    g_assert_cmpint (run->status, ==, 1);
  else
    cli_assert_status (run, status);
  if (out != NULL)
    cli_assert_says (run->text, out);
  if (err != NULL)
    cli_assert_says (run->err, err);
}

static void
test_history (CliFixture   *f,
              gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *newest;

  make (f, "1");
  set_source (f, "1", "禾山县妇联");
  expect (f, 0, NULL, NULL, "restore", "1", "1", NULL);
  expect (f, 0, "青禾县妇联", NULL, "export", "1", NULL, NULL);
  expect (f, 0, "Restored from revision 1", NULL, "history", "1", NULL, NULL);

  run = cli_run (f, "history", "1", "--json", NULL);
  cli_assert_status (run, 0);
  node = cli_parse (run->text);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 3);
  newest = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpint (json_object_get_int_member (newest, "revision"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (newest, "event"), ==, "restored");
  g_assert_cmpint (json_object_get_int_member (newest, "restored"), ==, 1);
  newest = json_array_get_object_element (json_node_get_array (node), 1);
  g_assert_cmpstr (json_object_get_string_member (newest, "event"), ==, "patched");
  g_assert_cmpint (json_object_get_int_member (newest, "added"), >, 0);

  expect (f, 0, NULL, NULL, "restore", "1", "2", NULL);
  expect (f, 0, "禾山县妇联", NULL, "export", "1", NULL, NULL);
  expect (f, 3, NULL, "revision", "restore", "1", "9", NULL);
  expect (f, 3, NULL, NULL, "restore", "7", "1", NULL);
  expect (f, 3, NULL, NULL, "history", "7", NULL, NULL);
  expect (f, 2, NULL, "no number", "history", "x", NULL, NULL);
  expect (f, 2, NULL, NULL, "restore", "1", NULL, NULL);
}

static void
test_diff (CliFixture   *f,
           gconstpointer data)
{
  g_autoptr(CliRun) same = NULL;

  make (f, "1");
  set_source (f, "1", "禾山县妇联");
  make (f, "2");
  expect (f, 1, "-Source: 青禾县妇联\n+Source: 禾山县妇联\n", NULL, "diff", "1@1", "1@2", NULL);
  expect (f, 1, "@@ 妇工动态 › 春耕服务队进村\n", NULL, "diff", "2", "1", NULL);
  expect (f, 1, "\"part\" : \"source\"", NULL, "diff", "2", "1", "--json");
  same = cli_run (f, "diff", "1@1", "2", NULL);
  cli_assert_status (same, 0);
  g_assert_cmpstr (same->text, ==, "");
  cli_fixture_write (f, "a.txt", "[妇工动态]\n\n春耕\n\n正文。\n", -1);
  cli_fixture_write (f, "b.txt", "[妇工动态]\n\n春耕\n\n\n正文。\n", -1);
  expect (f, 1, "only spaces", NULL, "diff", "a.txt", "b.txt", NULL);
  expect (f, 3, NULL, "revision", "diff", "1@9", "1", NULL);
  expect (f, 3, NULL, NULL, "diff", "missing.txt", "1", NULL);
  expect (f, 2, NULL, NULL, "diff", "1", NULL, NULL);
}

static void
test_file (CliFixture   *f,
           gconstpointer data)
{
  g_autoptr(CliRun) list = NULL;
  g_autoptr(CliRun) run = NULL;

  make (f, "1");
  make (f, "2");
  make (f, "3");
  expect (f, 0, "1\t第1期\t-\t2014-05-01\n", NULL, "file", "1", "--force", NULL);
  run = cli_run (f, "file", "2", "--issue", "1", "--date", "2014-08-01", "--force", NULL);
  cli_assert_status (run, 1);
  cli_assert_says (run->err, "第1期 of 2014 is filed already, as bulletin 1");
  expect (f, 0, "2\t第2期\t-\t2014-05-01\n", NULL, "file", "2", "--force", NULL);

  expect (f, 3, NULL, "is filed", "file", "1", NULL, NULL);
  expect (f, 3, NULL, "Reopen it", "restore", "1", "1", NULL);
  expect (f, 3, NULL, "Reopen it", "delete", "1", NULL, NULL);
  cli_fixture_write (f, "patch.json",
                     "[{\"op\": \"remove\", \"path\": \"/sections/0/articles/0/source\"}]", -1);
  expect (f, 3, NULL, "Reopen it", "patch", "1", "patch.json", NULL);

  list = cli_run (f, "list", "--status", "filed", "--year", "2014", NULL);
  g_assert_nonnull (strstr (list->text, "2\tbulletin\tfiled\t2014-05-01\t青禾简报\t第2期\t"));
  g_assert_null (strstr (list->text, "3\tbulletin\tdraft"));

  expect (f, 0, NULL, NULL, "reopen", "1", NULL, NULL);
  expect (f, 3, NULL, "a draft", "reopen", "1", NULL, NULL);
  expect (f, 0, "reopened", NULL, "history", "1", "--log", NULL);
  expect (f, 2, NULL, "no issue number", "file", "3", "--issue", "x");
  expect (f, 2, NULL, "no date", "file", "3", "--date", "2014-02-30");
  expect (f, 3, NULL, NULL, "file", "9", NULL, NULL);
}

/* Errors keep an issue from being filed, and are said. */
static void
test_file_checks (CliFixture   *f,
                  gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;

  cli_fixture_write (f, "a.txt", "[妇工动态]\n\n春耕服务队进村\n\n2014年2月30日，服务队进村。\n\n（青禾县妇联）\n", -1);
  run = cli_run (f, "import", "a.txt", NULL);
  cli_assert_status (run, 0);
  expect (f, 1, NULL, "date.invalid", "file", "1", NULL, NULL);
  expect (f, 1, NULL, "was not filed: 1 error", "file", "1", NULL, NULL);
  expect (f, 0, "draft", NULL, "list", NULL, NULL, NULL);
  expect (f, 0, "第1期", NULL, "file", "1", "--force", NULL);
}

static const char directory[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "person,陆宜宁,省委副书记,报,1,,,2011-12-31,1\n"
    "person,陆宜宁,省政协主席,报,2,,2012-01-01,,1\n"
    "person,方怀远,省人大常委会副主任,报,4,,,,1\n"
    "unit,省总工会,,送,10,,,,1\n"
    "group,各市妇联,,发,20,,,,16\n";

/* A wrong recipient cannot be filed unseen: what it is about is said with place and rule. */
static void
test_file_recipients (CliFixture   *f,
                      gconstpointer data)
{
  static const struct
  {
    const char *up, *across, *down;
    const char *finding;
    gboolean    refused;
  } cases[] = {
    { "省委副书记陆宜宁", "省总工会", "各市妇联", "9:3 recipients.expired: ", TRUE },
    { "省政协主席陆宜宁，省政协主席陆宜宁", "省总工会", "各市妇联",
      "9:12 recipients.duplicate: ", TRUE },
    { "省政协主席陆宜宁", "省总工会", "各市妇联，省总工会", "recipients.cross-list: ", TRUE },
    { "省政协主席陆宜宁", "各市妇联", "省总工会", "recipients.wrong-list: ", TRUE },
    { "省政协主席陆宜宁，副省长乔守成", "省总工会", "各市妇联", "9:12 recipients.unknown: ",
      FALSE },
    { "省政协主席陆宜宁，方怀远", "省总工会", "各市妇联", "9:12 recipients.no-post: ", FALSE },
    { "省政协主席陆宜宁", "省总工会", NULL, "recipients.missing: ", FALSE },
    { "省政协主席陆宜宁，省人大常委会副主任方怀远", "省总工会", "各市妇联", NULL, FALSE },
  };

  cli_fixture_write (f, "directory.csv", directory, -1);
  expect (f, 0, NULL, NULL, "directory", "import", "directory.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autofree char *down =
          cases[i].down != NULL ? g_strdup_printf ("发：%s\n", cases[i].down) : g_strdup ("");
      g_autofree char *text = g_strdup_printf (
          "[妇工动态]\n\n春耕服务队进村\n\n服务队进村。\n\n（青禾县妇联）\n\n报：%s\n送：%s\n%s",
          cases[i].up, cases[i].across, down);
      g_autoptr(CliRun) added = NULL;
      g_autoptr(CliRun) filed = NULL;
      g_autoptr(CliRun) forced = NULL;

      cli_fixture_write (f, "issue.txt", text, -1);
      added = cli_run (f, "import", "issue.txt", "--again", NULL);
      cli_assert_status (added, 0);

      filed = cli_run (f, "file", id, "--date", "2014-05-01", NULL);
      g_assert_cmpint (filed->status, ==, cases[i].refused ? 1 : 0);
      if (cases[i].finding != NULL)
        cli_assert_says (filed->err, cases[i].finding);
      else
        g_assert_null (strstr (filed->err, "recipients."));
      if (!cases[i].refused)
        {
          g_assert_null (strstr (filed->err, "not filed"));
          continue;
        }

      g_assert_cmpstr (filed->text, ==, "");
      cli_assert_says (filed->err, "was not filed: ");
      expect (f, 0, id, NULL, "list", "--status", "draft", NULL);

      /* Who insists is told all the same. */
      forced = cli_run (f, "file", id, "--date", "2014-05-01", "--force", NULL);
      cli_assert_status (forced, 0);
      cli_assert_says (forced->err, cases[i].finding);
    }
}

/* A post is held against the day that the issue is filed with. */
static void
test_file_date (CliFixture   *f,
                gconstpointer data)
{
  g_autoptr(CliRun) added = NULL;

  cli_fixture_write (f, "directory.csv", directory, -1);
  expect (f, 0, NULL, NULL, "directory", "import", "directory.csv", NULL);
  cli_fixture_write (f, "issue.txt",
                     "[妇工动态]\n\n春耕服务队进村\n\n服务队进村。\n\n（青禾县妇联）\n\n"
                     "报：省委副书记陆宜宁\n送：省总工会\n发：各市妇联\n",
                     -1);
  added = cli_run (f, "import", "issue.txt", NULL);
  cli_assert_status (added, 0);
  expect (f, 1, NULL, "recipients.expired", "file", "1", "--date", "2012-01-01");
  expect (f, 0, "2011-12-31", NULL, "file", "1", "--date", "2011-12-31");
}

static void
test_new_like (CliFixture   *f,
               gconstpointer data)
{
  g_autoptr(CliRun) run = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *masthead;
  JsonArray  *sections;

  make (f, "1");
  expect (f, 0, NULL, NULL, "file", "1", "--force", NULL);
  expect (f, 0, "2\n", NULL, "new", "--like", "1", NULL);
  run = cli_run (f, "show", "2", "--json", NULL);
  node = cli_parse (run->text);
  masthead = json_object_get_object_member (json_node_get_object (node), "masthead");
  g_assert_cmpstr (json_object_get_string_member (masthead, "name"), ==, "青禾简报");
  g_assert_cmpstr (json_object_get_string_member (masthead, "issue"), ==, "第2期");
  g_assert_cmpstr (json_object_get_string_member (masthead, "date"), ==, "2014年5月8日");
  sections = json_object_get_array_member (json_node_get_object (node), "sections");
  g_assert_cmpuint (json_array_get_length (sections), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_array_get_object_element (sections, 0), "articles")),
                    ==, 0);
  expect (f, 0, "各乡镇妇联", NULL, "export", "2", NULL, NULL);

  expect (f, 3, NULL, NULL, "new", "--like", "9", NULL);
  expect (f, 2, NULL, NULL, "new", "--like", "x", NULL);
  expect (f, 2, NULL, NULL, "new", "issue.json", "--like", "1");
}

static void
test_bin (CliFixture   *f,
          gconstpointer data)
{
  make (f, "1");
  make (f, "2");
  expect (f, 3, NULL, NULL, "delete", "1", "9", NULL);
  expect (f, 0, NULL, NULL, "delete", "1", NULL, NULL);
  expect (f, 0, "1\tbulletin", NULL, "list", "--bin", NULL, NULL);
  cli_fixture_write (f, "patch.json",
                     "[{\"op\": \"remove\", \"path\": \"/sections/0/articles/0/source\"}]", -1);
  expect (f, 3, NULL, "bin", "patch", "1", "patch.json", NULL);
  expect (f, 0, NULL, NULL, "undelete", "1", NULL, NULL);
  expect (f, 0, "1\tbulletin", NULL, "list", NULL, NULL, NULL);
  expect (f, 0, NULL, NULL, "delete", "2", NULL, NULL);
  expect (f, 0, NULL, "0 bulletins were deleted", "purge", NULL, NULL, NULL);
  expect (f, 0, NULL, "1 bulletin was deleted", "purge", "--all", NULL, NULL);
  expect (f, 3, NULL, NULL, "show", "2", NULL, NULL);
}

static void
test_export_logged (CliFixture   *f,
                    gconstpointer data)
{
  make (f, "1");
  expect (f, 0, NULL, NULL, "export", "1", "-o", "out.txt");
  expect (f, 0, "exported", NULL, "history", "1", "--log", NULL);
  expect (f, 0, "out.txt", NULL, "history", "1", "--log", "--json");
}

/* Two programs that file at once never give one number twice. */
static void
test_two_programs (CliFixture   *f,
                   gconstpointer data)
{
  GPid        pids[4];
  const char *cli = g_getenv ("JB_CLI");

  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);

      make (f, id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      char            *argv[] = { (char *) cli, (char *) "--db", f->database, (char *) "file", id,
                                  (char *) "--force", NULL };

      g_assert_true (g_spawn_async (f->folder, argv, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                                        G_SPAWN_STDERR_TO_DEV_NULL,
                                    NULL, NULL, &pids[i], NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      int status;

      waitpid (pids[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      g_autofree char *number = g_strdup_printf ("第%u期", i + 1);

      expect (f, 0, number, NULL, "list", "--status", "filed", NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/archive/history", test_history);
  CLI_ADD ("/cli/archive/diff", test_diff);
  CLI_ADD ("/cli/archive/file", test_file);
  CLI_ADD ("/cli/archive/file-checks", test_file_checks);
  CLI_ADD ("/cli/archive/file-recipients", test_file_recipients);
  CLI_ADD ("/cli/archive/file-date", test_file_date);
  CLI_ADD ("/cli/archive/new-like", test_new_like);
  CLI_ADD ("/cli/archive/bin", test_bin);
  CLI_ADD ("/cli/archive/export-logged", test_export_logged);
  CLI_ADD ("/cli/archive/two-programs", test_two_programs);

  return g_test_run ();
}
