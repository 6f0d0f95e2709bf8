/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

/* Searching, counting, backing up and checking from the command line. */

static const char first[] = "松岭妇情通讯\n"
                            "\n"
                            "2013年第7期（总第107期）\n"
                            "\n"
                            "松岭市妇联办公室编\t2013年5月6日\n"
                            "\n"
                            "[工作动态]\n"
                            "\n"
                            "松岭市办起田间夜校\n"
                            "\n"
                            "　　松岭市妇联走访家庭1260户，办起夜校。\n"
                            "\n"
                            "                （松岭市妇联、沙渚县妇联）\n"
                            "\n"
                            "沙渚县推行“直通车”\n"
                            "\n"
                            "　　沙渚县妇联推行直通车制度。\n"
                            "\n"
                            "                （沙渚县妇联）\n"
                            "\n"
                            "报：省妇联办公室\n";

static const char second[] = "松岭妇情通讯\n"
                             "\n"
                             "2014年第2期（总第120期）\n"
                             "\n"
                             "松岭市妇联办公室编\t2014年2月8日\n"
                             "\n"
                             "[经验交流]\n"
                             "\n"
                             "禾坪镇夜校又开班\n"
                             "\n"
                             "　　禾坪镇妇联的夜校又开班了。\n"
                             "\n"
                             "                （禾坪镇妇联）\n"
                             "\n"
                             "报：省妇联办公室\n";

static void
import_both (CliFixture *fixture)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_write (fixture, "a.txt", second, -1);
  cli_fixture_write (fixture, "b.txt", first, -1);
  run = cli_run (fixture, "import", "a.txt", "b.txt", NULL);
  cli_assert_status (run, 0);
}

/* The first field of each line, as "1 2". */
static char *
get_ids (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (ids, "%s%.*s", i > 0 ? " " : "", (int) strcspn (lines[i], "\t"),
                            lines[i]);

  return g_string_free (ids, FALSE);
}

static void
test_search (CliFixture   *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *words[3];
    const char *ids;
  } cases[] = {
    { { "夜校" }, "1 2" },          { { "校" }, "1 2" },       { { "26" }, "2" },
    { { "夜校", "走访" }, "2" },    { { "夜校 走访" }, "2" },  { { "year:2014" }, "1" },
    { { "source:沙渚" }, "2" },     { { "“直通车" }, "2" },    { { "没有这个" }, "" },
    { { "section:经验", "夜" }, "1" }, { { "107期" }, "2" },   { { "recipient:省妇联" }, "1 2" },
  };

  import_both (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, "search", cases[i].words[0], cases[i].words[1],
                                        NULL);
      g_autofree char *ids = NULL;

      cli_assert_status (run, 0);
      ids = get_ids (run->text);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }

  {
    g_autoptr (CliRun) one = cli_run (fixture, "search", "--limit", "1", "夜校", NULL);
    g_autoptr (CliRun) best = cli_run (fixture, "search", "--best", "直通车", NULL);
    g_autofree char *ids = get_ids (one->text);

    g_assert_cmpstr (ids, ==, "1");
    cli_assert_says (one->text, "1\t2014-02-08\t2014年第2期\ttitle\t1\t禾坪镇夜校又开班\t禾坪镇〔夜校〕又开班");
    cli_assert_says (best->text, "\ttitle\t2\t");
  }
}

static void
test_search_json (CliFixture   *fixture,
                  gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *hit;
  JsonArray  *marks;

  import_both (fixture);
  run = cli_run (fixture, "search", "--json", "1260", NULL);
  cli_assert_status (run, 0);
  root = cli_parse (run->text);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
  hit = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpint (json_object_get_int_member (hit, "id"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (hit, "field"), ==, "body");
  g_assert_cmpint (json_object_get_int_member (hit, "article"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (hit, "start"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (hit, "end"), ==, 13);
  g_assert_cmpstr (json_object_get_string_member (hit, "text"), ==, "1260");
  g_assert_cmpstr (json_object_get_string_member (hit, "snippet"), ==,
                   "松岭市妇联走访家庭1260户，办起夜校。");
  marks = json_array_get_array_element (json_object_get_array_member (hit, "marks"), 0);
  g_assert_cmpint (json_array_get_int_element (marks, 0), ==, 9);
}

static void
test_search_refused (CliFixture   *fixture,
                     gconstpointer data)
{
  static const char *const bad[][3] = {
    { NULL },          { "" },           { " 　" },          { "source:" },
    { "--limit", "0", "x" }, { "--limit", "many", "x" }, { "--nonsense", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, "search", bad[i][0], bad[i][1], bad[i][2], NULL);

      cli_assert_status (run, 2);
    }
}

static void
test_stats (CliFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *options[3];
    const char *text;
  } cases[] = {
    { { NULL }, "沙渚县妇联\t2\t1\n松岭市妇联\t1\t1\n禾坪镇妇联\t1\t1\n" },
    { { "--by=section" }, "工作动态\t2\t1\n经验交流\t1\t1\n" },
    { { "--by=month" }, "2013-05\t2\t1\n2014-02\t1\t1\n" },
    { { "--from=2014" }, "禾坪镇妇联\t1\t1\n" },
    { { "--to=2013-05", "--by=month" }, "2013-05\t2\t1\n" },
    { { "--from=2013-05-07", "--to=2014-02-07" }, "" },
    { { "--csv", "--to=2013" }, "source,articles,bulletins\n沙渚县妇联,2,1\n松岭市妇联,1,1\n" },
  };
  static const char *const bad[] = { "--by=weather", "--from=soon", "--to=2013-13", "--from=2013-5",
                                     "--to=2013-02-30" };

  import_both (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, "stats", cases[i].options[0],
                                        cases[i].options[1], NULL);

      cli_assert_status (run, 0);
      g_assert_cmpstr (run->text, ==, cases[i].text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, "stats", bad[i], NULL);

      cli_assert_status (run, 2);
    }

  {
    g_autoptr (CliRun) run = cli_run (fixture, "stats", "--json", NULL);
    g_autoptr (JsonNode) root = cli_parse (run->text);
    JsonObject *count = json_array_get_object_element (json_node_get_array (root), 0);

    g_assert_cmpstr (json_object_get_string_member (count, "source"), ==, "沙渚县妇联");
    g_assert_cmpint (json_object_get_int_member (count, "articles"), ==, 2);
  }
}

static void
test_backup (CliFixture   *fixture,
             gconstpointer data)
{
  g_autoptr (CliRun) made = NULL;
  g_autoptr (CliRun) daily = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) same = NULL;
  g_autoptr (CliRun) restored = NULL;
  g_autoptr (CliRun) missing = NULL;
  g_autoptr (CliRun) letter = NULL;
  g_autoptr (CliRun) myself = NULL;
  g_autoptr (CliRun) nowhere = NULL;
  g_autoptr (CliRun) list = NULL;
  g_autoptr (CliRun) imported = NULL;

  cli_fixture_write (fixture, "b.txt", first, -1);
  imported = cli_run (fixture, "import", "b.txt", NULL);
  made = cli_run (fixture, "backup", "copy.db", NULL);
  cli_assert_status (made, 0);
  daily = cli_run (fixture, "backup", "--daily", "backups", NULL);
  cli_assert_status (daily, 0);
  cli_assert_says (daily->text, "backups/archive-2");
  again = cli_run (fixture, "backup", "--daily", "backups", NULL);
  g_assert_cmpstr (again->text, ==, "");
  same = cli_run (fixture, "backup", fixture->database, NULL);
  cli_assert_status (same, 2);
  nowhere = cli_run (fixture, "backup", "missing/copy.db", NULL);
  g_assert_cmpint (nowhere->status, ==, 1);
  cli_assert_says (nowhere->err, "missing/copy.db");

  import_both (fixture);
  restored = cli_run (fixture, "backup", "--restore", "copy.db", NULL);
  cli_assert_status (restored, 0);
  cli_assert_says (restored->err, "before-restore");
  list = cli_run (fixture, "list", NULL);
  g_assert_null (strstr (list->text, "禾坪镇"));
  cli_assert_says (list->text, "松岭市");
  missing = cli_run (fixture, "backup", "--restore", "none.db", NULL);
  cli_assert_status (missing, 3);
  cli_assert_says (missing->err, "none.db");
  cli_fixture_write (fixture, "letter.db", "Dear all, this is a letter and no backup.", -1);
  letter = cli_run (fixture, "backup", "--restore", "letter.db", NULL);
  cli_assert_status (letter, 3);
  myself = cli_run (fixture, "backup", "--restore", fixture->database, NULL);
  cli_assert_status (myself, 2);
}

static void
test_verify (CliFixture   *fixture,
             gconstpointer data)
{
  g_autoptr (CliRun) whole = NULL;
  g_autoptr (CliRun) rebuilt = NULL;
  g_autoptr (CliRun) refused = NULL;
  g_autoptr (CliRun) damaged = NULL;
  g_autoptr (CliRun) recovered = NULL;
  g_autofree char *bytes = NULL;
  gsize            n_bytes;

  import_both (fixture);
  whole = cli_run (fixture, "verify", NULL);
  cli_assert_status (whole, 0);
  g_assert_cmpstr (whole->text, ==, "2 bulletins are whole\n");
  rebuilt = cli_run (fixture, "rebuild-index", NULL);
  cli_assert_status (rebuilt, 0);
  refused = cli_run (fixture, "verify", "extra", NULL);
  cli_assert_status (refused, 2);

  g_assert_true (g_file_get_contents (fixture->database, &bytes, &n_bytes, NULL));
  memset (bytes + n_bytes - 24000, 0x5a, 16000);
  g_assert_true (g_file_set_contents (fixture->database, bytes, (gssize) n_bytes, NULL));
  damaged = cli_run (fixture, "verify", NULL);
  cli_assert_status (damaged, 4);
  recovered = cli_run (fixture, "verify", "--recover", NULL);
  g_assert_cmpint (recovered->status, <=, 1);
  cli_assert_says (recovered->err, "-damaged-");
}

/* Who only asks makes no database, and hears that there is none. */
static void
test_no_archive (CliFixture   *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *arguments[7];
    int         status;
    const char *out;
  } rows[] = {
    { { "list" }, 0, "" },
    { { "list", "--json" }, 0, "[]\n" },
    { { "search", "--json", "妇联" }, 0, "[]\n" },
    { { "stats" }, 0, "" },
    { { "stats", "--json" }, 0, "[]\n" },
    { { "stats", "--csv" }, 0, "source,articles,bulletins\n" },
    { { "directory", "export", "--json" }, 0, "[]\n" },
    { { "show", "1" }, 3, "" },
    { { "export", "1" }, 3, "" },
    { { "pdf", "1", "-o", "x.pdf" }, 3, "" },
    { { "check", "1" }, 3, "" },
    { { "file", "1" }, 3, "" },
    { { "reopen", "1" }, 3, "" },
    { { "delete", "1" }, 3, "" },
    { { "history", "1" }, 3, "" },
    { { "restore", "1", "1" }, 3, "" },
    { { "diff", "1", "2" }, 3, "" },
    { { "diff", "1@1", "1@2" }, 3, "" },
    { { "new", "--like", "1" }, 3, "" },
    { { "verify" }, 4, "" },
    { { "verify", "--recover" }, 4, "" },
    { { "rebuild-index" }, 4, "" },
    { { "purge" }, 4, "" },
    { { "backup", "copy.db" }, 4, "" },
  };
  g_autofree char *folder = g_build_filename (fixture->folder, "gone", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *arguments[10] = { "--db", "gone/archive.db" };
      g_autoptr (CliRun) run = NULL;

      for (gsize j = 0; rows[i].arguments[j] != NULL; j++)
        arguments[j + 2] = rows[i].arguments[j];
      run = cli_run_full (fixture, NULL, NULL, arguments);
      cli_assert_status (run, rows[i].status);
      g_assert_cmpstr (run->text, ==, rows[i].out);
      cli_assert_says (run->err, "There is no archive");
      cli_assert_says (run->err, "gone/archive.db");
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/archive/search", test_search);
  CLI_ADD ("/cli/archive/search-json", test_search_json);
  CLI_ADD ("/cli/archive/search-refused", test_search_refused);
  CLI_ADD ("/cli/archive/stats", test_stats);
  CLI_ADD ("/cli/archive/backup", test_backup);
  CLI_ADD ("/cli/archive/verify", test_verify);
  CLI_ADD ("/cli/archive/none", test_no_archive);

  return g_test_run ();
}
