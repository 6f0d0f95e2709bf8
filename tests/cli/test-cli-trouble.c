/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "cli-fixture.h"

/* What is said when a database lacks a part of what it should have, and when a call cannot be
 * done: a status, words, and nothing on stdout that looks like a result. */

static const char issue[] =
    "[妇工动态]\n\n春耕服务队进村\n\n　　服务队走访三十户，帐目公开。\n\n（青禾县妇联）\n\n"
    "报：县委办公室\n\n送：县总工会\n\n发：各乡镇妇联\n";

static CliRun *
call (CliFixture *f,
      const char *line)
{
  g_autofree char *whole = g_strdup_printf ("--db %s %s", f->database, line);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);

  return cli_run_full (f, NULL, NULL, (const char *const *) arguments);
}

static void
expect (CliFixture *f,
        int         status,
        const char *words,
        const char *line)
{
  g_autoptr (CliRun) run = call (f, line);

  g_test_message ("%s: %s", line, run->err);
  cli_assert_status (run, status);
  if (words != NULL)
    cli_assert_says (run->err, words);
}

static void
import_issue (CliFixture *f)
{
  cli_fixture_write (f, "issue.txt", issue, -1);
  expect (f, 0, NULL, "import issue.txt");
}

static void
run_sql (CliFixture *f,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->database, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* A table that a command needs is gone, as after a recovery with another program. */
static void
test_table_gone (CliFixture   *f,
                 gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *line;
  } rows[] = {
    { "revision", "import other.txt" },
    { "publication", "new new.json" },
    { "body", "show 1" },
    { "journal", "patch 1 patch.json" },
    { "body", "export 1" },
    { "article", "list" },
    { "directory", "check 1" },
    { "check_settings", "check 1" },
    { "directory", "pdf 1 -o issue.pdf --cover cover.pdf" },
    { "bulletin", "directory learn" },
    { "journal", "check 1 --fix" },
    { "directory", "directory export" },
    { "directory", "directory import directory.csv" },
    { "directory", "directory learn" },
    { "body", "pdf 1 -o issue.pdf" },
    { "body", "search 春耕" },
    { "body", "rebuild-index" },
    { "article", "stats" },
    { "body", "verify" },
    { "log", "file 1 --force" },
    { "bulletin", "reopen 1" },
    { "revision", "history 1" },
    { "journal", "restore 1 1" },
    { "revision", "diff 1@1 1" },
    { "log", "delete 1" },
    { "bulletin", "purge" },
    { "publication", "label 评优 1" },
  };
  g_autofree char *spare = g_build_filename (f->folder, "spare.db", NULL);
  g_autofree char *whole = NULL;
  gsize            size;

  import_issue (f);
  expect (f, 0, NULL, "backup spare.db");
  g_assert_true (g_file_get_contents (spare, &whole, &size, NULL));
  cli_fixture_write (f, "directory.csv", "kind,name\nunit,县委办公室\n", -1);
  cli_fixture_write (f, "other.txt", "[妇工动态]\n\n春耕\n\n正文。\n", -1);
  cli_fixture_write (f, "new.json", "{\"kind\": \"bulletin\"}", -1);
  cli_fixture_write (f, "patch.json",
                     "[{\"op\": \"replace\", \"path\": \"/sections/0/name\", \"value\": \"要闻\"}]",
                     -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TABLE \"%s\"", rows[i].table);

      cli_fixture_write (f, "archive.db", whole, (gssize) size);
      run_sql (f, sql);
      expect (f, 4, "archive.db", rows[i].line);
    }
}

static void
test_wrong_calls (CliFixture   *f,
                  gconstpointer data)
{
  import_issue (f);
  expect (f, 2, "empty", "backup ''");
  expect (f, 2, "either", "backup --daily --restore x");
  expect (f, 2, "either", "stats --csv --json");
  expect (f, 2, "20 characters", "label '' 1");
  expect (f, 2, "no number", "label 评优 x");
  expect (f, 2, "running number", "file 1 --total x");
  expect (f, 3, "0", "history 0");
  expect (f, 3, "0", "new --like 0");
  expect (f, 3, "0", "directory learn 0");
  expect (f, 3, "9", "label 评优 9");
  expect (f, 3, "9", "directory learn 9");
}

static void
test_label (CliFixture   *f,
            gconstpointer data)
{
  g_autoptr (CliRun) found = NULL;
  g_autoptr (CliRun) none = NULL;

  import_issue (f);
  expect (f, 0, NULL, "label 评优 1");
  found = call (f, "list --label 评优");
  cli_assert_says (found->text, "春耕服务队进村");
  expect (f, 0, NULL, "label --remove 评优 1");
  none = call (f, "list --label 评优");
  g_assert_cmpstr (none->text, ==, "");
}

static void
test_damage_told (CliFixture   *f,
                  gconstpointer data)
{
  g_autoptr (CliRun) stale = NULL;
  g_autoptr (CliRun) recovered = NULL;

  import_issue (f);
  run_sql (f, "DELETE FROM search_row");
  stale = call (f, "verify");
  g_assert_cmpint (stale->status, ==, 1);
  cli_assert_says (stale->text, "1 bulletin is whole");
  cli_assert_says (stale->err, "rebuild-index");
  expect (f, 0, NULL, "rebuild-index");
  expect (f, 0, NULL, "verify");

  run_sql (f, "UPDATE body SET text = substr (text, 2)");
  expect (f, 4, "1《春耕服务队进村》", "verify");
  expect (f, 4, "--recover", "verify");
  expect (f, 4, "archive.db", "show 1");
  recovered = call (f, "verify --recover");
  g_assert_cmpint (recovered->status, ==, 1);
  cli_assert_says (recovered->err, "lost");
  cli_assert_says (recovered->err, "archive-damaged-");
  expect (f, 0, NULL, "verify");
}

/* What cannot be written where it was asked for. */
static void
test_not_written (CliFixture   *f,
                  gconstpointer data)
{
  import_issue (f);
  cli_fixture_write (f, "file", "", 0);
  expect (f, 1, "file/x", "export 1 -o file/x");
  expect (f, 1, "file/x.pdf", "pdf 1 -o file/x.pdf");
  expect (f, 1, "file/list.pdf", "pdf 1 -o issue.pdf --cover file/list.pdf");
  expect (f, 1, "file/x.csv", "directory export -o file/x.csv");
  expect (f, 1, "file/x.db", "backup file/x.db");
  expect (f, 1, "file", "backup --daily file");
}

static void
test_not_read (CliFixture   *f,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "huge", NULL);

  import_issue (f);
  cli_fixture_write (f, "huge", "", 0);
  g_assert_cmpint (truncate (path, 64 * 1024 * 1024 + 1), ==, 0);
  expect (f, 3, "64 MiB", "directory import huge");
  expect (f, 3, "huge", "new huge");
  expect (f, 3, "missing", "directory import missing");
  expect (f, 3, "missing", "check 1 --directory missing");
  expect (f, 3, "huge", "check 1 --directory huge");
  expect (f, 3, "no ordinary file", "directory import /dev/null");
  expect (f, 3, "is a folder", "directory import .");
  expect (f, 3, "no such file", "directory import missing");
  expect (f, 3, "empty", "directory import ''");
}

/* An issue and its twin: both bear the same number. */
static void
import_twins (CliFixture *f)
{
  static const char twin[] =
      "青禾简报\n\n第3期\n\n青禾县妇联办公室    2014年3月5日\n\n[工作动态]\n\n青禾县妇联启动家庭%s\n\n"
      "首批120户家庭领到借阅卡，经费1.07个亿。\n\n（青禾县妇联）\n";
  g_auto (GStrv) halves = g_strsplit (twin, "%s", 2);
  g_autofree char *first = g_strconcat (halves[0], "阅读季", halves[1], NULL);
  g_autofree char *second = g_strconcat (halves[0], "运动季", halves[1], NULL);

  cli_fixture_write (f, "first.txt", first, -1);
  cli_fixture_write (f, "second.txt", second, -1);
  expect (f, 0, NULL, "import first.txt second.txt");
}

/* What was done otherwise than it looks is said, beside the result. */
static void
test_done_and_told (CliFixture   *f,
                    gconstpointer data)
{
  g_autoptr (CliRun) first = NULL;
  g_autoptr (CliRun) second = NULL;
  g_autoptr (CliRun) patched = NULL;
  g_autoptr (CliRun) cover = NULL;
  g_autoptr (CliRun) boxes = NULL;
  g_autoptr (CliRun) unseen = NULL;

  import_twins (f);
  first = call (f, "file 1");
  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpstr (first->text, ==, "1\t第3期\t-\t2014-03-05\n");
  g_assert_null (strstr (first->err, "bears number"));

  second = call (f, "file 2");
  g_assert_cmpint (second->status, ==, 0);
  g_assert_cmpstr (second->text, ==, "2\t第4期\t-\t2014-03-05\n");
  cli_assert_says (second->err, "Bulletin 2 bears number 3, which bulletin 1 is filed with");
  cli_assert_says (second->err, "filed as 第4期");

  /* A text that would be read for something else. */
  expect (f, 0, NULL, "reopen 2");
  cli_fixture_write (f, "patch.json",
                     "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/paragraphs/0\","
                     " \"value\": \"（乙县妇联）\"}]",
                     -1);
  patched = call (f, "patch 2 patch.json");
  g_assert_cmpint (patched->status, ==, 0);
  cli_assert_says (patched->err, "Bulletin 2 was changed, but its text alone no longer says so");
  cli_assert_says (patched->err, "/sections/0/articles/0/paragraphs/0");

  cover = call (f, "pdf 1 -o issue.pdf --cover cover.pdf");
  g_assert_cmpint (cover->status, ==, 0);
  cli_assert_says (cover->err, "names no recipients");

  /* No font has the characters that everybody may use for his own. */
  cli_fixture_write (f, "boxes.txt", "[要闻]\n\n夜校\U000f1234开班\n\n　　正文。\n", -1);
  boxes = call (f, "pdf boxes.txt -o boxes.pdf");
  g_assert_cmpint (boxes->status, ==, 1);
  cli_assert_says (boxes->err, "they are boxes: \U000f1234");

  /* What was exported and could not be noted is exported. */
  run_sql (f, "DROP TABLE log");
  unseen = call (f, "export 1 -o out.txt");
  g_assert_cmpint (unseen->status, ==, 0);
  cli_assert_says (unseen->err, "could not note");
  g_bytes_unref (cli_fixture_read (f, "out.txt"));
}

/* Rules that are off for a publication are off here, unless they are named. */
static void
test_rules_off (CliFixture   *f,
                gconstpointer data)
{
  g_autoptr (CliRun) before = NULL;
  g_autoptr (CliRun) after = NULL;
  g_autoptr (CliRun) named = NULL;
  g_autoptr (CliRun) file = NULL;

  import_twins (f);
  before = call (f, "check 1");
  cli_assert_says (before->text, "number.unit");
  run_sql (f, "INSERT INTO check_settings VALUES ('青禾简报', 0, 'number.unit')");
  after = call (f, "check 1");
  g_assert_null (strstr (after->text, "number.unit"));
  named = call (f, "check 1 --only number.unit");
  cli_assert_says (named->text, "number.unit");
  file = call (f, "check first.txt");
  cli_assert_says (file->text, "number.unit");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/trouble/table-gone", test_table_gone);
  CLI_ADD ("/cli/trouble/wrong-calls", test_wrong_calls);
  CLI_ADD ("/cli/trouble/label", test_label);
  CLI_ADD ("/cli/trouble/damage-told", test_damage_told);
  CLI_ADD ("/cli/trouble/not-written", test_not_written);
  CLI_ADD ("/cli/trouble/not-read", test_not_read);
  CLI_ADD ("/cli/trouble/done-and-told", test_done_and_told);
  CLI_ADD ("/cli/trouble/rules-off", test_rules_off);

  return g_test_run ();
}
