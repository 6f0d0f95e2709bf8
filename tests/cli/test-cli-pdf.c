/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

static const char issue[] = "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n报：市委办公室\n";

static void
assert_pdf (GBytes *bytes)
{
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 5);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
}

static void
test_file (CliFixture   *f,
           gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) imported = NULL;
  g_autoptr (CliRun) of_id = NULL;
  g_autoptr (CliRun) plain = NULL;
  g_autoptr (GBytes) bytes = NULL;

  cli_fixture_write (f, "issue.txt", issue, -1);
  run = cli_run (f, "pdf", "issue.txt", "-o", "issue.pdf", NULL);
  cli_assert_status (run, 0);
  g_assert_cmpstr (run->text, ==, "");
  bytes = cli_fixture_read (f, "issue.pdf");
  assert_pdf (bytes);

  /* From the archive it is the same file. */
  imported = cli_run (f, "import", "issue.txt", NULL);
  cli_assert_status (imported, 0);
  of_id = cli_run (f, "pdf", "1", "-o", "-", NULL);
  cli_assert_status (of_id, 0);
  g_assert_true (g_bytes_equal (of_id->out, bytes));

  plain = cli_run (f, "pdf", "1", "--style", "document", "-o", "-", NULL);
  cli_assert_status (plain, 0);
  assert_pdf (plain->out);
  g_assert_false (g_bytes_equal (plain->out, bytes));
}

static void
test_refused (CliFixture   *f,
              gconstpointer data)
{
  g_autoptr (CliRun) no_output = NULL;
  g_autoptr (CliRun) no_style = NULL;
  g_autoptr (CliRun) no_file = NULL;
  g_autoptr (CliRun) no_id = NULL;
  g_autoptr (CliRun) no_folder = NULL;

  cli_fixture_write (f, "issue.txt", issue, -1);
  no_output = cli_run (f, "pdf", "issue.txt", NULL);
  cli_assert_status (no_output, 2);
  cli_assert_says (no_output->err, "-o");
  no_style = cli_run (f, "pdf", "issue.txt", "-o", "x.pdf", "--style", "poster", NULL);
  cli_assert_status (no_style, 2);
  cli_assert_says (no_style->err, "poster");
  no_file = cli_run (f, "pdf", "missing.txt", "-o", "x.pdf", NULL);
  cli_assert_status (no_file, 3);
  cli_assert_says (no_file->err, "missing.txt");
  no_id = cli_run (f, "pdf", "99", "-o", "x.pdf", NULL);
  cli_assert_status (no_id, 3);
  no_folder = cli_run (f, "pdf", "issue.txt", "-o", "nowhere/x.pdf", NULL);
  cli_assert_status (no_folder, 1);
  cli_assert_says (no_folder->err, "nowhere");
  g_assert_false (g_file_test ("x.pdf", G_FILE_TEST_EXISTS));
}

static void
test_cover (CliFixture   *f,
            gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) other = NULL;
  g_autoptr (CliRun) no_directory = NULL;
  g_autoptr (CliRun) no_folder = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) counted = NULL;

  cli_fixture_write (f, "issue.txt", issue, -1);
  cli_fixture_write (f, "units.csv",
                     "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                     "unit,市委办公室,,报,1,,,,5\n",
                     -1);
  run = cli_run (f, "pdf", "issue.txt", "-o", "issue.pdf", "--cover", "list.pdf", NULL);
  cli_assert_status (run, 0);
  plain = cli_fixture_read (f, "list.pdf");
  assert_pdf (plain);
  other = cli_run (f, "pdf", "issue.txt", "-o", "issue.pdf", "--cover", "list.pdf", "--directory",
                   "units.csv", NULL);
  cli_assert_status (other, 0);
  counted = cli_fixture_read (f, "list.pdf");
  assert_pdf (counted);
  g_assert_false (g_bytes_equal (plain, counted));

  no_directory = cli_run (f, "pdf", "issue.txt", "-o", "issue.pdf", "--cover", "list.pdf",
                          "--directory", "missing.csv", NULL);
  cli_assert_status (no_directory, 3);
  cli_assert_says (no_directory->err, "missing.csv");
  no_folder = cli_run (f, "pdf", "issue.txt", "-o", "issue.pdf", "--cover", "nowhere/list.pdf",
                       NULL);
  cli_assert_status (no_folder, 1);
  cli_assert_says (no_folder->err, "nowhere");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/pdf/file", test_file);
  CLI_ADD ("/cli/pdf/refused", test_refused);
  CLI_ADD ("/cli/pdf/cover", test_cover);

  return g_test_run ();
}
