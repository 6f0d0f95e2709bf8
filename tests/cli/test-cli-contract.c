/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cli-fixture.h"
#include "legacy/jb-encoding.h"

/* What scripts rest on whatever the machine, the locale and the text: every command has help, a
 * page in the manual and a completion; what a machine reads is valid; what cannot be written is no
 * crash and leaves nothing behind. */

static const char issue[] = "青禾简报\n"
                            "\n"
                            "第3期\n"
                            "\n"
                            "青禾县妇联办公室\n"
                            "\n"
                            "2014年5月1日\n"
                            "\n"
                            "内容提要\n"
                            "\n"
                            "[妇工动态]\n"
                            "\n"
                            "春耕服务队进村\n"
                            "\n"
                            "[妇工动态]\n"
                            "\n"
                            "春耕服务队进村\n"
                            "\n"
                            "青禾县妇联组织六支服务队，到田头帮助缺少劳力的家庭。\n"
                            "\n"
                            "每队有一名农技员，带着种子和农具上门。\n"
                            "\n"
                            "                           （青禾县妇联）\n"
                            "\n"
                            "报：县委办公室，县政府办公室\n"
                            "\n"
                            "送：县总工会\n"
                            "\n"
                            "发：各乡镇妇联\n";

static char *
import (CliFixture *fixture,
        const char *text,
        gssize      length)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_write (fixture, "issue.txt", text, length);
  run = cli_run (fixture, "import", "--again", "issue.txt", NULL);
  cli_assert_status (run, 0);

  return g_strndup (run->text, strcspn (run->text, "\t"));
}

static void
assert_text (CliFixture *fixture,
             const char *id,
             const char *expected)
{
  g_autoptr (CliRun) run = cli_run (fixture, "export", id, NULL);

  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, expected);
}

static CliRun *
patch (CliFixture *fixture,
       const char *id,
       const char *operations)
{
  cli_fixture_write (fixture, "patch.json", operations, -1);

  return cli_run (fixture, "patch", id, "patch.json", NULL);
}

static GPtrArray *
list_commands (CliFixture *fixture)
{
  g_autoptr (CliRun) run = cli_run (fixture, "--help", NULL);
  g_autoptr (GRegex) pattern = g_regex_new ("^  ([a-z][a-z-]*) +\\S", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *list = strstr (run->text, "\nCommands:\n");

  cli_assert_status (run, 0);
  g_assert_nonnull (list);
  for (g_regex_match (pattern, list, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (names, g_match_info_fetch (match, 1));
  g_assert_cmpuint (names->len, >=, 20);

  return names;
}

static void
test_every_command (CliFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) names = list_commands (fixture);
  g_autofree char *manual = cli_load_manual ();
  g_autofree char *completion = cli_load_data ("completions/jianbao-cli");

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (CliRun) help = cli_run (fixture, name, "--help", NULL);
      g_autoptr (CliRun) wrong = cli_run (fixture, name, "--no-such-option", NULL);
      g_autofree char *heading = g_strdup_printf (".B[IR]* \"?%s\\b", name);

      cli_assert_status (help, 0);
      g_assert_cmpstr (help->err, ==, "");
      cli_assert_status (wrong, 2);
      g_assert_true (g_regex_match_simple (heading, manual, 0, 0));
      cli_assert_says (completion, name);
      cli_assert_options_told (help->text, manual, completion);
    }
}

/* A task of cron has no locale, and its words are Chinese all the same. */
static void
test_no_locale (CliFixture   *fixture,
                gconstpointer data)
{
  static const char *const environment[] = { "LC_ALL=C", NULL };
  g_autofree char         *id = import (fixture, issue, -1);
  const char *const        label[] = { "--db", "archive.db", "label", "评优", id, NULL };
  const char *const        by_label[] = { "--db", "archive.db", "list", "--label", "评优", NULL };
  const char *const        by_source[] = { "--db", "archive.db", "list", "--source=青禾县妇联", NULL };
  const char *const        file[] = { "--db", "archive.db", "file", id, "--issue", "增刊2", NULL };
  const char *const        name[] = { "--db", "archive.db", "history", id, "--name", "终稿", NULL };
  const char *const        broken[] = { "--db", "archive.db", "list", "--source=\xe9\x9d", NULL };
  const char *const *const calls[] = { label, by_label, by_source, file, name };
  const char *const        says[] = { "", "春耕服务队进村", "春耕服务队进村", "增刊第2期", "" };
  g_autoptr (CliRun) refused = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) run = cli_run_full (fixture, environment, NULL, calls[i]);

      cli_assert_status (run, 0);
      cli_assert_says (run->text, says[i]);
    }

  refused = cli_run_full (fixture, environment, NULL, broken);
  cli_assert_status (refused, 2);
  cli_assert_says (refused->err, "--source");
}

/* JSON has all control characters escaped, and gives them back. */
static void
test_json_of_anything (CliFixture   *fixture,
                       gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("标题");
  g_autofree char *id = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) listed = NULL;
  g_autoptr (CliRun) found = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *title;

  for (char c = 1; c < 0x20; c++)
    if (strchr ("\t\n\v\f\r", c) == NULL)
      g_string_append_printf (text, "%c字", c);
  g_string_append (text, "\x7f末\n\n这里有“引号”\\和/线。\x1f\n");
  id = import (fixture, text->str, -1);

  shown = cli_run (fixture, "show", id, "--json", NULL);
  cli_assert_status (shown, 0);
  listed = cli_run (fixture, "list", "--json", NULL);
  found = cli_run (fixture, "search", "末", "--json", NULL);
  for (const char *p = shown->text; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
  for (const char *p = found->text; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n');

  list = cli_parse (listed->text);
  title = json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (list), 0), "title");
  g_assert_true (g_str_has_prefix (title, "标题"));
  node = cli_parse (shown->text);
  title = json_array_get_string_element (
      json_object_get_array_member (
          json_array_get_object_element (
              json_object_get_array_member (
                  json_array_get_object_element (
                      json_object_get_array_member (json_node_get_object (node), "sections"), 0),
                  "articles"),
              0),
          "title"),
      0);
  g_assert_true (g_str_has_prefix (text->str, title));
  g_assert_true (g_str_has_suffix (title, "末"));
}

static void
test_empty_database_name (CliFixture   *fixture,
                          gconstpointer data)
{
  static const char *const calls[][4] = {
    { "--db", "", "list" },
    { "--db=", "list" },
    { "list", "--db", "" },
    { "new", "--db=" },
  };
  g_autofree char *usual = g_build_filename (fixture->folder, "jianbao", NULL);

  /* An empty variable in a script must not mean the archive of the user. */
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, NULL, calls[i]);

      cli_assert_status (run, 2);
      g_assert_false (g_file_test (usual, G_FILE_TEST_EXISTS));
    }
}

/* Runs a shell, which has the program as $0 and its words as "$@". */
static int
run_shell (CliFixture *fixture,
           const char *script,
           const char *first,
           const char *second,
           char      **err)
{
  const char *const arguments[] = { "sh", "-c", script, g_getenv ("JB_CLI"), "--db", "archive.db",
                                    first, second, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (fixture->folder, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_stdout (CliFixture   *fixture,
             gconstpointer data)
{
  static const char *const calls[][2] = {
    { "list", "--json" }, { "export", "1" },   { "show", "1" },
    { "search", "妇联" },  { "history", "1" },  { "stats", "--csv" },
    { "verify", NULL },   { "new", NULL },     { "directory", "export" },
  };
  g_autofree char *id = import (fixture, issue, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *full = NULL;
      g_autofree char *closed = NULL;
      g_autofree char *gone = NULL;

      g_assert_cmpint (run_shell (fixture, "exec \"$0\" \"$@\" >/dev/full", calls[i][0],
                                  calls[i][1], &full),
                       ==, 1);
      cli_assert_says (full, "No space left on device");
      g_assert_cmpint (run_shell (fixture, "exec \"$0\" \"$@\" >&-", calls[i][0], calls[i][1],
                                  &closed),
                       ==, 1);
      cli_assert_says (closed, "could not be written");

      /* Who stops reading has what it wanted: that is told by the status alone. */
      g_assert_cmpint (run_shell (fixture,
                                  "mkfifo gone; sleep 60 <gone & exec 3>gone; kill $!; wait;"
                                  " rm gone; \"$0\" \"$@\" >&3; exit $?",
                                  calls[i][0], calls[i][1], &gone),
                       ==, 1);
      g_assert_null (strstr (gone, "jianbao-cli:"));
    }
}

static void
limit_files (gpointer data)
{
  struct rlimit limit = { 2048, 2048 };

  signal (SIGXFSZ, SIG_DFL);
  setrlimit (RLIMIT_FSIZE, &limit);
}

/* Where no larger file may be written, an export says so, and nothing is left of it. */
static void
test_file_limit (CliFixture   *fixture,
                 gconstpointer data)
{
  const char *const arguments[] = { g_getenv ("JB_CLI"), "export", "long.txt", "-o", "out.txt",
                                    NULL };
  g_autofree char  *paragraph = g_strnfill (8000, 'x');
  g_autofree char  *text = g_strconcat ("题目一二三\n\n", paragraph, "\n", NULL);
  g_autofree char  *err = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GBytes) left = NULL;
  guint n = 0;
  int   status;

  cli_fixture_write (fixture, "long.txt", text, -1);
  cli_fixture_write (fixture, "out.txt", "old", -1);
  g_spawn_sync (fixture->folder, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL,
                limit_files, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  cli_assert_says (err, "larger than this system allows");

  left = cli_fixture_read (fixture, "out.txt");
  g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), "old", 3);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2);
}

static void
test_name_revision (CliFixture   *fixture,
                    gconstpointer data)
{
  static const char *const wrong[][5] = {
    { "history", "1", "1" },
    { "history", "1", "1", "2" },
    { "history", "1", "x", "--name=甲" },
    { "history", "1", "--name=甲", "--json" },
    { "history", "1", "--name=甲", "--log" },
    { "history", "1", "--name=一\n二" },
    { "history", "1", "--name" },
    { "restore", "1", "x" },
  };
  static const char *const missing[][5] = {
    { "history", "1", "9", "--name=甲" },
    { "history", "1", "0", "--name=甲" },
    { "history", "8", "--name=甲" },
    { "restore", "1", "0" },
    { "restore", "1", "9" },
  };
  g_autofree char *id = import (fixture, issue, -1);
  g_autoptr (CliRun) first = NULL;
  g_autoptr (CliRun) newest = NULL;
  g_autoptr (CliRun) none = NULL;
  g_autoptr (CliRun) list = NULL;
  g_autoptr (CliRun) json = NULL;
  g_autoptr (CliRun) changed = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  changed = patch (fixture, id,
                   "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/source\","
                   " \"value\": \"青禾县总工会\"}]");
  cli_assert_status (changed, 0);

  first = cli_run (fixture, "history", id, "1", "--name", "送审稿", NULL);
  cli_assert_status (first, 0);
  g_assert_cmpstr (first->text, ==, "");
  newest = cli_run (fixture, "history", id, "--name", " 终稿 ", NULL);
  cli_assert_status (newest, 0);

  list = cli_run (fixture, "history", id, NULL);
  cli_assert_says (list->text, "Changed by a patch: 终稿\n");
  cli_assert_says (list->text, "Added: 送审稿\n");
  none = cli_run (fixture, "history", id, "2", "--name", "", NULL);
  cli_assert_status (none, 0);
  json = cli_run (fixture, "history", id, "--json", NULL);
  node = cli_parse (json->text);
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (array, 0), "label"));
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (array, 1),
                                                  "label"),
                   ==, "送审稿");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, wrong[i][0], wrong[i][1], wrong[i][2],
                                        wrong[i][3], wrong[i][4], NULL);

      cli_assert_status (run, 2);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, missing[i][0], missing[i][1], missing[i][2],
                                        missing[i][3], NULL);

      cli_assert_status (run, 3);
    }
}

/* Each operation of RFC 6902, and its reverse, which gives the old bytes. */
static void
test_patch_and_back (CliFixture   *fixture,
                     gconstpointer data)
{
#define ARTICLE "/sections/0/articles/0"
  static const struct
  {
    const char *there;
    const char *back;
  } rows[] = {
    { "{\"op\": \"replace\", \"path\": \"" ARTICLE "/source\", \"value\": \"县妇联\"}",
      "{\"op\": \"replace\", \"path\": \"" ARTICLE "/source\", \"value\": \"青禾县妇联\"}" },
    { "{\"op\": \"add\", \"path\": \"" ARTICLE "/paragraphs/-\", \"value\": \"末段。\"}",
      "{\"op\": \"remove\", \"path\": \"" ARTICLE "/paragraphs/2\"}" },
    { "{\"op\": \"add\", \"path\": \"" ARTICLE "/paragraphs/0\", \"value\": \"首段。\"}",
      "{\"op\": \"remove\", \"path\": \"" ARTICLE "/paragraphs/0\"}" },
    { "{\"op\": \"move\", \"from\": \"" ARTICLE "/paragraphs/0\", \"path\": \"" ARTICLE
      "/paragraphs/1\"}",
      "{\"op\": \"move\", \"from\": \"" ARTICLE "/paragraphs/1\", \"path\": \"" ARTICLE
      "/paragraphs/0\"}" },
    { "{\"op\": \"copy\", \"from\": \"" ARTICLE "/paragraphs/0\", \"path\": \"" ARTICLE
      "/paragraphs/-\"}",
      "{\"op\": \"remove\", \"path\": \"" ARTICLE "/paragraphs/2\"}" },
    { "{\"op\": \"copy\", \"from\": \"" ARTICLE "\", \"path\": \"/sections/0/articles/-\"}",
      "{\"op\": \"remove\", \"path\": \"/sections/0/articles/1\"}" },
    { "{\"op\": \"add\", \"path\": \"/recipients/送/0\", \"value\": \"县教育局\"}",
      "{\"op\": \"remove\", \"path\": \"/recipients/送/0\"}" },
    { "{\"op\": \"replace\", \"path\": \"/masthead/issue\", \"value\": \"第4期\"}",
      "{\"op\": \"replace\", \"path\": \"/masthead/issue\", \"value\": \"第3期\"}" },
  };
  g_autofree char *id = import (fixture, issue, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *there = g_strconcat ("[", rows[i].there, "]", NULL);
      g_autofree char *back = g_strconcat ("[", rows[i].back, "]", NULL);
      g_autofree char *failing =
          g_strconcat ("[", rows[i].there,
                       ", {\"op\": \"test\", \"path\": \"/kind\", \"value\": \"document\"}]", NULL);
      g_autoptr (CliRun) refused = patch (fixture, id, failing);
      g_autoptr (CliRun) forth = NULL;
      g_autoptr (CliRun) reverse = NULL;
      g_autoptr (CliRun) changed = NULL;

      cli_assert_status (refused, 3);
      assert_text (fixture, id, issue);

      forth = patch (fixture, id, there);
      cli_assert_status (forth, 0);
      changed = cli_run (fixture, "export", id, NULL);
      g_assert_cmpstr (changed->text, !=, issue);
      reverse = patch (fixture, id, back);
      cli_assert_status (reverse, 0);
      assert_text (fixture, id, issue);
    }
#undef ARTICLE
}

/* A name that is printed letter-spaced stays so, whatever it is changed into. */
static void
test_letter_spaced (CliFixture   *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *printed;
  } rows[] = {
    { "青禾妇女", "青　禾　妇　女\n" },
    { "青禾县妇女工作", "青　禾　县　妇　女　工　作\n" },
    { "新青禾简报", "新　青　禾　简　报\n" },
    { "青禾简报", "青　禾　简　报\n" },
  };
  g_autofree char *text = g_strconcat ("青　禾　简　报", issue + strlen ("青禾简报"), NULL);
  g_autofree char *id = import (fixture, text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *operations =
          g_strdup_printf ("[{\"op\": \"replace\", \"path\": \"/masthead/name\","
                           " \"value\": \"%s\"}]",
                           rows[i].name);
      g_autofree char *expected = g_strconcat (rows[i].printed, strchr (issue, '\n') + 1, NULL);
      g_autoptr (CliRun) run = patch (fixture, id, operations);

      cli_assert_status (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      assert_text (fixture, id, expected);
    }
}

static void
expect_filed (CliFixture *fixture,
              const char *id,
              const char *day,
              const char *line)
{
  g_autoptr (CliRun) run = day != NULL ? cli_run (fixture, "file", id, "--date", day, NULL)
                                       : cli_run (fixture, "file", id, NULL);

  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, line);
}

/* The number is the next one of the year that an issue is filed into. */
static void
test_file_into_year (CliFixture   *fixture,
                     gconstpointer data)
{
  g_autofree char *first = import (fixture, issue, -1);
  g_autoptr (CliRun) second = NULL;
  g_autoptr (CliRun) third = NULL;

  expect_filed (fixture, first, NULL, "1\t第3期\t-\t2014-05-01\n");
  second = cli_run (fixture, "new", "--like", "1", NULL);
  cli_assert_status (second, 0);
  third = cli_run (fixture, "new", "--like", "1", NULL);
  cli_assert_status (third, 0);

  expect_filed (fixture, "2", "2015-01-08", "2\t第1期\t-\t2015-01-08\n");
  expect_filed (fixture, "3", "2014-05-15", "3\t第4期\t-\t2014-05-15\n");
}

/* The file of another program is called that, also when it should be recovered. */
static void
test_recover_foreign (CliFixture   *fixture,
                      gconstpointer data)
{
  const char *const arguments[] = { "--db", "other.db", "verify", "--recover", NULL };
  g_autofree char  *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (CliRun) run = NULL;
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TABLE letter (text)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  before = cli_fixture_read (fixture, "other.db");

  run = cli_run_full (fixture, NULL, NULL, arguments);
  cli_assert_status (run, 4);
  cli_assert_says (run->err, "belongs to another program");
  after = cli_fixture_read (fixture, "other.db");
  g_assert_true (g_bytes_equal (before, after));
}

/* White space that no font draws is a space on the page, and no box. */
static void
test_pdf_white_space (CliFixture   *fixture,
                      gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (issue, "，", -1);
  g_autofree char *text = g_strjoinv ("\t", parts);
  g_autofree char *id = import (fixture, text, -1);
  g_autoptr (CliRun) run = cli_run (fixture, "pdf", id, "-o", "issue.pdf", NULL);

  cli_assert_status (run, 0);
  g_assert_null (strstr (run->err, "boxes"));
}

/* A backup is one file, and stays one when it is looked at. */
static void
test_backup_alone (CliFixture   *fixture,
                   gconstpointer data)
{
  static const char *const calls[][2] = { { "verify" }, { "list" }, { "show", "1" }, { "new" } };
  g_autofree char         *id = import (fixture, issue, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char  *name = g_strdup_printf ("copy-%s.db", calls[i][0]);
      const char *const arguments[] = { "--db", name, calls[i][0], calls[i][1], NULL };
      g_autoptr (CliRun) backup = cli_run (fixture, "backup", name, NULL);
      g_autoptr (CliRun) run = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *found;

      cli_assert_status (backup, 0);
      run = cli_run_full (fixture, NULL, NULL, arguments);
      cli_assert_status (run, 0);
      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((found = g_dir_read_name (dir)) != NULL)
        g_assert_true (g_str_equal (found, name) || !g_str_has_prefix (found, name));
    }
}

/* The most that one bulletin may have goes in and comes out whole; one byte more is refused in
 * words, whichever way it comes. */
static void
test_largest (CliFixture   *fixture,
              gconstpointer data)
{
  static const char title[] = "题目一二三\n\n";
  static const char line[] = "这一段写得很长，写到不能再长为止，仍然是一段。\n\n";
  g_autoptr (GString) text = g_string_sized_new (JB_ENCODING_MAX_BYTES + 1);
  g_autofree char *path = g_build_filename (fixture->folder, "large.txt", NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "out.txt", NULL);
  g_autofree char *written = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) exported = NULL;
  g_autoptr (CliRun) grown = NULL;
  g_autoptr (CliRun) above = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) json = NULL;
  g_autoptr (CliRun) list = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* A few long paragraphs: what is long here is the text, not the number of its parts. */
  g_string_append (text, title);
  while (text->len < 4096)
    g_string_append (text, line);
  while (text->len + 3 <= JB_ENCODING_MAX_BYTES - 2)
    g_string_append_len (text, "长", 3);
  while (text->len < JB_ENCODING_MAX_BYTES - 1)
    g_string_append_c (text, 'x');
  g_string_append_c (text, '\n');
  g_assert_cmpuint (text->len, ==, JB_ENCODING_MAX_BYTES);

  cli_fixture_write (fixture, "large.txt", text->str, (gssize) text->len);
  run = cli_run (fixture, "import", "large.txt", NULL);
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, "1\tbulletin\t题目一二三\tlarge.txt\n");
  exported = cli_run (fixture, "export", "1", "-o", "out.txt", NULL);
  cli_assert_status (exported, 0);
  g_file_get_contents (out, &written, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (written, length, text->str, text->len);

  grown = patch (fixture, "1",
                 "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/title/0\","
                 " \"value\": \"题目一二三四\"}]");
  cli_assert_status (grown, 3);
  cli_assert_says (grown->err, "64 MiB");

  /* The file system keeps what was not written as a hole, so these cost nothing. */
  g_assert_cmpint (truncate (path, JB_ENCODING_MAX_BYTES + 1), ==, 0);
  above = cli_run (fixture, "import", "large.txt", NULL);
  cli_assert_status (above, 1);
  cli_assert_says (above->err, "64 MiB");
  cli_assert_says (above->err, "0 imported, 1 failed");
  shown = cli_run (fixture, "show", "large.txt", NULL);
  cli_assert_status (shown, 3);
  cli_assert_says (shown->err, "64 MiB");
  json = cli_run (fixture, "new", "large.txt", NULL);
  cli_assert_status (json, 3);

  list = cli_run (fixture, "list", NULL);
  g_assert_cmpstr (list->text, ==, "1\tbulletin\tdraft\t-\t-\t-\t题目一二三\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/contract/every-command", test_every_command);
  CLI_ADD ("/cli/contract/no-locale", test_no_locale);
  CLI_ADD ("/cli/contract/json-of-anything", test_json_of_anything);
  CLI_ADD ("/cli/contract/empty-database-name", test_empty_database_name);
  CLI_ADD ("/cli/contract/stdout", test_stdout);
  CLI_ADD ("/cli/contract/file-limit", test_file_limit);
  CLI_ADD ("/cli/contract/name-revision", test_name_revision);
  CLI_ADD ("/cli/contract/patch-and-back", test_patch_and_back);
  CLI_ADD ("/cli/contract/letter-spaced", test_letter_spaced);
  CLI_ADD ("/cli/contract/file-into-year", test_file_into_year);
  CLI_ADD ("/cli/contract/recover-foreign", test_recover_foreign);
  CLI_ADD ("/cli/contract/pdf-white-space", test_pdf_white_space);
  CLI_ADD ("/cli/contract/backup-alone", test_backup_alone);
  CLI_ADD ("/cli/contract/largest", test_largest);

  return g_test_run ();
}
