/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cli-fixture.h"

static const char issue[] = "内容提要\n"
                            "\n"
                            "[工作动态]\n"
                            "青湖市妇联办起周末课堂\n"
                            "\n"
                            "[工作动态]\n"
                            "\n"
                            "青湖市妇联办起周末课堂\n"
                            "\n"
                            "    入秋以来，青湖市妇联在三个街道办起周末课堂。\n"
                            "\n"
                            "（青湖市妇联）\n"
                            "\n"
                            "报：省妇联办公室\n";

static const char *const command_names[] = { "import", "new", "show", "patch", "check",
                                             "export", "list" };

static void
test_help (CliFixture   *fixture,
           gconstpointer data)
{
  g_autoptr (CliRun) all = cli_run (fixture, "--help", NULL);
  g_autoptr (CliRun) version = cli_run (fixture, "--version", NULL);

  cli_assert_status (all, 0);
  g_assert_cmpstr (all->err, ==, "");
  cli_assert_status (version, 0);
  g_assert_true (g_str_has_prefix (version->text, "jianbao-cli "));

  for (gsize i = 0; i < G_N_ELEMENTS (command_names); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, command_names[i], "--help", NULL);
      g_autofree char *usage = g_strdup_printf ("jianbao-cli [OPTION…] %s", command_names[i]);

      cli_assert_says (all->text, command_names[i]);
      cli_assert_status (run, 0);
      cli_assert_says (run->text, usage);
      g_assert_cmpstr (run->err, ==, "");
    }

  /* Help makes no database. */
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

/* Every command and option that the help names is in the manual page and in the completion. */
static void
test_help_and_manual_agree (CliFixture   *fixture,
                            gconstpointer data)
{
  g_autofree char *manual = cli_load_manual ();
  g_autofree char *completion = cli_load_data ("completions/jianbao-cli");

  for (gsize i = 0; i < G_N_ELEMENTS (command_names); i++)
    {
      g_autoptr (CliRun) run = cli_run (fixture, command_names[i], "--help", NULL);
      g_autofree char *heading = g_strdup_printf (" %s ", command_names[i]);

      cli_assert_says (manual, heading);
      cli_assert_says (completion, command_names[i]);
      cli_assert_options_told (run->text, manual, completion);
    }
}

static void
test_wrong_calls (CliFixture   *fixture,
                  gconstpointer data)
{
  static const char *const calls[][6] = {
    { NULL },
    { "" },
    { "no-such-command" },
    { "\xff\xfe" },
    { "--no-such-option", "list" },
    { "import" },
    { "import", "--no-such-option", "." },
    { "import", "" },
    { "import", ".", "" },
    { "show" },
    { "show", "1", "2" },
    { "show", "-x" },
    { "patch", "1" },
    { "patch", "issue.txt", "patch.json" },
    { "patch", "", "patch.json" },
    { "patch", "1", "2", "3" },
    { "new", "a", "b" },
    { "export" },
    { "export", "1", "--encoding", "latin1" },
    { "export", "1", "--encoding", "\xff" },
    { "export", "1", "--encoding" },
    { "export", "1", "--newline", "cr" },
    { "export", "1", "--style", "mine" },
    { "export", "1", "-o" },
    { "export", "1", "-o", "" },
    { "list", "1" },
    { "list", "--year", "twelve" },
    { "list", "--year", "-1" },
    { "list", "--year", "99999999999999999999" },
    { "list", "--status", "lost" },
    { "--db" },
    { "list", "--db" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, NULL, calls[i]);

      cli_assert_status (run, 2);
      cli_assert_says (run->err, "--help");
    }
}

static void
test_which_database (CliFixture   *fixture,
                     gconstpointer data)
{
  static const struct
  {
    const char *environment[3];
    const char *arguments[5];
    const char *expected;
  } rows[] = {
    { { NULL }, { "new" }, "jianbao/jianbao.db" },
    { { "JIANBAO_DB=" }, { "new" }, "jianbao/jianbao.db" },
    { { "JIANBAO_DB=variable.db" }, { "new" }, "variable.db" },
    { { "JIANBAO_DB=variable.db" }, { "--db", "before.db", "new" }, "before.db" },
    { { "JIANBAO_DB=variable.db" }, { "new", "--db", "after.db" }, "after.db" },
    { { NULL }, { "--db", "before.db", "new", "--db=after.db" }, "after.db" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CliRun) run = NULL;
      g_autofree char *path = g_build_filename (fixture->folder, rows[i].expected, NULL);
      static const char *const all[] = {
        "jianbao/jianbao.db", "variable.db", "before.db", "after.db",
      };

      run = cli_run_full (fixture, rows[i].environment, NULL, rows[i].arguments);
      cli_assert_status (run, 0);
      for (gsize j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autofree char *other = g_build_filename (fixture->folder, all[j], NULL);

          g_assert_cmpint (g_file_test (other, G_FILE_TEST_EXISTS), ==,
                           strcmp (all[j], rows[i].expected) == 0);
        }
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
test_database_trouble (CliFixture   *fixture,
                       gconstpointer data)
{
  const char *junk = "This is a letter, and no database at all, but long enough for one.\n";
  static const char *const calls[][5] = {
    { "--db", "letter.txt", "list" },
    { "--db", "letter.txt", "show", "1" },
    { "--db", "letter.txt", "export", "1" },
    { "--db", "letter.txt", "new" },
    { "--db", "letter.txt", "import", "issue.txt" },
    { "--db", ".", "list" },
  };

  cli_fixture_write (fixture, "letter.txt", junk, -1);
  cli_fixture_write (fixture, "issue.txt", issue, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, NULL, calls[i]);
      g_autoptr (GBytes) left = cli_fixture_read (fixture, "letter.txt");

      cli_assert_status (run, 4);
      g_assert_cmpmem (junk, strlen (junk), g_bytes_get_data (left, NULL),
                       g_bytes_get_size (left));
    }
}

/* An archive that opens, but takes nothing in: what was counted would not be true. */
static void
test_import_into_damaged (CliFixture   *fixture,
                          gconstpointer data)
{
  g_autoptr (CliRun) made = cli_run (fixture, "new", NULL);
  g_autoptr (CliRun) run = NULL;
  sqlite3 *database = NULL;

  cli_assert_status (made, 0);
  g_assert_cmpint (sqlite3_open (fixture->database, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "DROP TABLE body", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);

  cli_fixture_write (fixture, "issue.txt", issue, -1);
  run = cli_run (fixture, "import", "issue.txt", NULL);
  cli_assert_status (run, 4);
  g_assert_cmpstr (run->text, ==, "");
  g_assert_cmpstr (run->err, !=, "");
  g_assert_null (strstr (run->err, "0 failed"));
}

static void
test_import_folder (CliFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) twice = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "in", "pipe.txt", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "in", "b", "loop", NULL);
  g_auto (GStrv) lines = NULL;

  cli_fixture_write (fixture, "in/b/2.txt", "二\n", -1);
  cli_fixture_write (fixture, "in/b/1.TXT", "一\n", -1);
  cli_fixture_write (fixture, "in/a.txt", issue, -1);
  cli_fixture_write (fixture, "in/c.txt", "三\n", -1);
  cli_fixture_write (fixture, "in/broken.txt", "坏\xff", -1);
  cli_fixture_write (fixture, "in/notes.md", "not asked for\n", -1);
  cli_fixture_write (fixture, "in/.hidden.txt", "not asked for\n", -1);
  cli_fixture_write (fixture, "named.md", "四\n", -1);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);

  run = cli_run (fixture, "import", "in", "missing.txt", "named.md", NULL);
  cli_assert_status (run, 1);
  lines = g_strsplit (run->text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[0], ==, "1\tbulletin\t青湖市妇联办起周末课堂\tin/a.txt");
  g_assert_true (g_str_has_prefix (lines[1], "2\t"));
  g_assert_true (g_str_has_suffix (lines[1], "\tin/b/1.TXT"));
  g_assert_true (g_str_has_suffix (lines[2], "\tin/b/2.txt"));
  g_assert_true (g_str_has_suffix (lines[3], "\tin/c.txt"));
  g_assert_true (g_str_has_suffix (lines[4], "\tnamed.md"));
  g_assert_cmpstr (lines[5], ==, "");
  cli_assert_says (run->err, "broken.txt");
  cli_assert_says (run->err, "at byte 3,");
  cli_assert_says (run->err, "pipe.txt");
  cli_assert_says (run->err, "missing.txt");
  g_assert_true (g_str_has_suffix (run->err, "\n5 imported, 3 failed\n"));

  /* The same bytes under another name are the same bulletin. */
  cli_fixture_write (fixture, "copy.txt", issue, -1);
  again = cli_run (fixture, "import", "copy.txt", NULL);
  cli_assert_status (again, 0);
  g_assert_cmpstr (again->text, ==, "1\tbulletin\t青湖市妇联办起周末课堂\tcopy.txt\n");
  cli_assert_says (again->err, "already in the archive");
  g_assert_true (g_str_has_suffix (again->err, "\n0 imported, 0 failed\n"));

  twice = cli_run (fixture, "import", "--again", "copy.txt", NULL);
  cli_assert_status (twice, 0);
  g_assert_cmpstr (twice->text, ==, "6\tbulletin\t青湖市妇联办起周末课堂\tcopy.txt\n");
  g_assert_cmpstr (twice->err, ==, "1 imported, 0 failed\n");
}

static void
test_import_same_bytes_at_once (CliFixture   *fixture,
                                gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) empty = NULL;

  cli_fixture_write (fixture, "in/1.txt", issue, -1);
  cli_fixture_write (fixture, "in/2.txt", issue, -1);
  run = cli_run (fixture, "import", "in", NULL);
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==,
                   "1\tbulletin\t青湖市妇联办起周末课堂\tin/1.txt\n"
                   "1\tbulletin\t青湖市妇联办起周末课堂\tin/2.txt\n");
  g_assert_true (g_str_has_suffix (run->err, "\n1 imported, 0 failed\n"));

  cli_fixture_write (fixture, "none/notes.md", "", 0);
  empty = cli_run (fixture, "import", "none", NULL);
  cli_assert_status (empty, 0);
  g_assert_cmpstr (empty->text, ==, "");
  cli_assert_says (empty->err, "There is no *.txt in “none”.");
  g_assert_true (g_str_has_suffix (empty->err, "\n0 imported, 0 failed\n"));
}

/* Nobody will ever write to the pipe: who opens it waits for good. */
static void
test_no_ordinary_files (CliFixture   *fixture,
                        gconstpointer data)
{
  static const char *const names[] = { "pipe.txt", "link.txt", "/dev/null" };
  g_autofree char         *pipe = g_build_filename (fixture->folder, "pipe.txt", NULL);
  g_autofree char         *link = g_build_filename (fixture->folder, "link.txt", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("pipe.txt", link), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CliRun) import = cli_run (fixture, "import", names[i], NULL);
      g_autoptr (CliRun) show = cli_run (fixture, "show", names[i], NULL);
      g_autoptr (CliRun) export = cli_run (fixture, "export", names[i], NULL);

      cli_assert_status (import, 1);
      cli_assert_says (import->err, names[i]);
      cli_assert_says (import->err, "It is no ordinary file.");
      g_assert_true (g_str_has_suffix (import->err, "\n0 imported, 1 failed\n"));
      cli_assert_status (show, 3);
      cli_assert_says (show->err, names[i]);
      cli_assert_says (show->err, "It is no ordinary file.");
      cli_assert_status (export, 3);
      g_assert_cmpstr (export->err, ==, show->err);
    }

  /* A link to an ordinary file is one. */
  cli_fixture_write (fixture, "issue.txt", issue, -1);
  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_cmpint (symlink ("issue.txt", link), ==, 0);
  {
    g_autoptr (CliRun) import = cli_run (fixture, "import", "link.txt", NULL);

    cli_assert_status (import, 0);
    g_assert_cmpstr (import->err, ==, "1 imported, 0 failed\n");
  }
}

static void
test_odd_names (CliFixture   *fixture,
                gconstpointer data)
{
  static const char *const names[] = { "a\tb\n.txt", "\xb1\xa8.txt", "-.txt", "12", "%s.txt" };
  g_autoptr (CliRun) run = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("第%" G_GSIZE_FORMAT "期\n", i);

      cli_fixture_write (fixture, names[i], text, -1);
    }

  run = cli_run (fixture, "import", "--", names[0], names[1], names[2], "./12", "%s.txt", NULL);
  cli_assert_status (run, 0);
  cli_assert_says (run->text, "\ta\\011b\\012.txt\n");
  cli_assert_says (run->text, "\t\xb1\xa8.txt\n");
  cli_assert_says (run->text, "\t%s.txt\n");
  g_assert_cmpstr (run->err, ==, "5 imported, 0 failed\n");
}

static void
test_targets (CliFixture   *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *target;
    const char *says;
  } refused[] = {
    { "", "empty" },
    { "2", "There is no bulletin number 2. “jianbao-cli list” shows" },
    { "0", "There is no bulletin number 0. “jianbao-cli list” shows" },
    { "18446744073709551617", "There is no bulletin number 18446744073709551617. “jianbao-cli" },
    { "missing.txt", "missing.txt" },
    { ".", "folder" },
    { "broken.txt", "at byte 1," },
    { "nul.txt", "at byte 2," },
    { "-1.txt", "-1.txt" },
    { "1 ", "1 " },
  };
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) by_id = NULL;
  g_autoptr (CliRun) by_file = NULL;
  g_autoptr (CliRun) outline = NULL;

  cli_fixture_write (fixture, "issue.txt", issue, -1);
  cli_fixture_write (fixture, "1", "别的\n", -1);
  cli_fixture_write (fixture, "broken.txt", "a\xff", -1);
  cli_fixture_write (fixture, "nul.txt", "ab\0c", 4);
  import = cli_run (fixture, "import", "issue.txt", NULL);
  cli_assert_status (import, 0);

  by_id = cli_run (fixture, "export", "1", NULL);
  cli_assert_status (by_id, 0);
  g_assert_cmpstr (by_id->text, ==, issue);
  g_assert_cmpstr (by_id->err, ==, "");
  by_file = cli_run (fixture, "export", "./1", NULL);
  cli_assert_status (by_file, 0);
  g_assert_cmpstr (by_file->text, ==, "别的\n");

  outline = cli_run (fixture, "show", "1", NULL);
  cli_assert_status (outline, 0);
  cli_assert_says (outline->text, "Source: 青湖市妇联\n");
  cli_assert_says (outline->text, "Section 1: 工作动态\n");
  cli_assert_says (outline->text, "  报: 省妇联办公室\n");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (CliRun) show = cli_run (fixture, "show", "--", refused[i].target, NULL);
      g_autoptr (CliRun) export = cli_run (fixture, "export", "--", refused[i].target, NULL);

      cli_assert_status (show, 3);
      cli_assert_says (show->err, refused[i].says);
      cli_assert_status (export, 3);
      cli_assert_says (export->err, refused[i].says);
    }
}

static void
test_list (CliFixture   *fixture,
           gconstpointer data)
{
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) all = NULL;
  g_autoptr (CliRun) filed = NULL;
  g_autoptr (CliRun) year = NULL;
  g_autoptr (CliRun) json = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *newest;

  cli_fixture_write (fixture, "issue.txt", issue, -1);
  cli_fixture_write (fixture, "other.txt", "别的\n", -1);
  import = cli_run (fixture, "import", "issue.txt", "other.txt", NULL);
  cli_assert_status (import, 0);

  all = cli_run (fixture, "list", NULL);
  cli_assert_status (all, 0);
  g_assert_true (g_str_has_prefix (all->text, "2\tbulletin\tdraft\t-\t-\t-\t别的\n1\t"));
  g_assert_true (g_str_has_suffix (all->text, "\t青湖市妇联办起周末课堂\n"));
  g_assert_cmpstr (all->err, ==, "");

  filed = cli_run (fixture, "list", "--status", "filed", NULL);
  cli_assert_status (filed, 0);
  g_assert_cmpstr (filed->text, ==, "");
  year = cli_run (fixture, "list", "--year", "1999", "--json", NULL);
  cli_assert_status (year, 0);
  g_assert_cmpstr (year->text, ==, "[]\n");

  json = cli_run (fixture, "list", "--json", "--status", "draft", NULL);
  cli_assert_status (json, 0);
  node = cli_parse (json->text);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
  newest = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpint (json_object_get_int_member (newest, "id"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (newest, "kind"), ==, "bulletin");
  g_assert_cmpstr (json_object_get_string_member (newest, "status"), ==, "draft");
  g_assert_cmpstr (json_object_get_string_member (newest, "title"), ==, "别的");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/help", test_help);
  CLI_ADD ("/cli/help-and-manual-agree", test_help_and_manual_agree);
  CLI_ADD ("/cli/wrong-calls", test_wrong_calls);
  CLI_ADD ("/cli/which-database", test_which_database);
  CLI_ADD ("/cli/database-trouble", test_database_trouble);
  CLI_ADD ("/cli/import-into-damaged", test_import_into_damaged);
  CLI_ADD ("/cli/import-folder", test_import_folder);
  CLI_ADD ("/cli/import-same-bytes-at-once", test_import_same_bytes_at_once);
  CLI_ADD ("/cli/no-ordinary-files", test_no_ordinary_files);
  CLI_ADD ("/cli/odd-names", test_odd_names);
  CLI_ADD ("/cli/targets", test_targets);
  CLI_ADD ("/cli/list", test_list);

  return g_test_run ();
}
