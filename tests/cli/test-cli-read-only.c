/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cli-fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive.h"

/* An archive that cannot be written, as on a disc or in a colleague's folder, can be read all the
 * same, and nothing is written beside it. The system lets its administrator write everywhere, so
 * the program is started through this one, which gives that right up first. */

#define REAL "JB_REAL_CLI"

/* What the system calls CAP_DAC_OVERRIDE, and what it calls CAP_DAC_READ_SEARCH. */
enum { WRITE_ALL = 1, READ_ALL = 2 };

static const char issue[] =
    "[妇工动态]\n\n春耕服务队进村\n\n　　服务队走访三十户，帐目公开。\n\n（青禾县妇联）\n\n"
    "报：县委办公室\n\n送：县总工会\n\n发：各乡镇妇联\n";
static const char other[] =
    "[妇工动态]\n\n夜校开班\n\n　　夜校每周开两次课。\n\n（青禾县妇联）\n\n报：县委办公室\n";

static const char *const readers[] = {
  "list",
  "list --json",
  "show 1 --json",
  "search 春耕 --json",
  "export 1",
  "verify",
  "diff 1 2",
  "diff 1@1 1",
  "history 1",
  "history 1 --log",
  "stats",
  "check 1 --json",
  "directory export",
};

static const char *const writers[] = {
  "import issue.txt --again",
  "new --like 1",
  "patch 1 patch.json",
  "label 评优 1",
  "file 1 --force",
  "delete 1",
  "restore 1 1",
  "check 1 --fix",
  "rebuild-index",
  "directory learn",
  "history 1 --name 初稿",
};

static CliRun *
call (CliFixture *f,
      const char *folder,
      const char *line)
{
  g_autofree char *whole = g_strdup_printf ("--db %s/%s/archive.db %s", f->folder, folder, line);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);

  return cli_run_full (f, NULL, NULL, (const char *const *) arguments);
}

static char *
in_folder (CliFixture *f,
           const char *folder,
           const char *name)
{
  return g_build_filename (f->folder, folder, name, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All names and bytes in a folder. */
static char *
sum_up (CliFixture *f,
        const char *folder)
{
  g_autofree char *path = in_folder (f, folder, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
      g_checksum_update (sum, names->pdata[i], -1);
      g_checksum_update (sum, (const guchar *) bytes, (gssize) size);
    }

  return g_strdup (g_checksum_get_string (sum));
}

static void
set_modes (CliFixture *f,
           const char *folder,
           int         file_mode,
           int         folder_mode)
{
  static const char *const names[] = { "archive.db", "archive.db-wal", "archive.db-shm" };
  g_autofree char         *path = in_folder (f, folder, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_assert_cmpint (g_chmod (file, file_mode), ==, 0);
    }
  g_assert_cmpint (g_chmod (path, folder_mode), ==, 0);
}

/* Whether the rights of a file hold for the program that is started here. */
static gboolean
rights_hold (CliFixture *f)
{
  g_autofree char *locked = in_folder (f, "locked", NULL);
  g_autoptr (CliRun) run = NULL;

  g_assert_cmpint (g_mkdir (locked, 0555), ==, 0);
  run = call (f, "locked", "import issue.txt");
  g_assert_cmpint (g_chmod (locked, 0755), ==, 0);
  if (run->status == 4)
    return TRUE;

  g_test_skip ("this system lets its administrator write everywhere");
  return FALSE;
}

static gboolean
prepare (CliFixture *f)
{
  g_autoptr (CliRun) first = NULL;
  g_autoptr (CliRun) second = NULL;

  cli_fixture_write (f, "issue.txt", issue, -1);
  cli_fixture_write (f, "other.txt", other, -1);
  cli_fixture_write (f, "patch.json",
                     "[{\"op\": \"replace\", \"path\": \"/sections/0/name\", \"value\": \"要闻\"}]",
                     -1);
  if (!rights_hold (f))
    return FALSE;

  first = call (f, "archive", "import issue.txt other.txt");
  cli_assert_status (first, 0);
  second = call (f, "archive", "label 评优 1");
  cli_assert_status (second, 0);

  return TRUE;
}

static void
assert_written_nowhere (CliFixture *f)
{
  g_autofree char *before = sum_up (f, "archive");

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (CliRun) run = call (f, "archive", writers[i]);
      g_autofree char *after = sum_up (f, "archive");

      g_test_message ("%s: %s", writers[i], run->err);
      cli_assert_status (run, 4);
      cli_assert_says (run->err, "cannot be written");
      cli_assert_says (run->err, "archive/archive.db");
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_read (CliFixture   *f,
           gconstpointer data)
{
  static const struct
  {
    int file;
    int folder;
  } modes[] = { { 0444, 0555 }, { 0444, 0755 }, { 0644, 0555 } };
  g_autoptr (GPtrArray) before =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) cli_run_free);
  g_autofree char *sum = NULL;

  if (!prepare (f))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    g_ptr_array_add (before, call (f, "archive", readers[i]));
  sum = sum_up (f, "archive");

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      set_modes (f, "archive", modes[i].file, modes[i].folder);
      for (gsize j = 0; j < G_N_ELEMENTS (readers); j++)
        {
          g_autoptr (CliRun) run = call (f, "archive", readers[j]);
          g_autofree char *after = sum_up (f, "archive");
          const CliRun    *expected = before->pdata[j];

          g_test_message ("%o %o %s: %s", modes[i].file, modes[i].folder, readers[j], run->err);
          g_assert_cmpint (run->status, ==, expected->status);
          g_assert_cmpstr (run->text, ==, expected->text);
          g_assert_cmpstr (run->err, ==, expected->err);
          g_assert_cmpint (run->status, <=, 1);
          g_assert_cmpstr (after, ==, sum);
        }
      if (i == 0)
        assert_written_nowhere (f);
      set_modes (f, "archive", 0644, 0755);
    }
}

/* A copy that can be written is made from one that cannot, with the program or without. */
static void
test_backup (CliFixture   *f,
             gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (CliRun) backup = NULL;
  g_autoptr (CliRun) restored = NULL;
  g_autoptr (CliRun) expected = NULL;
  g_autoptr (CliRun) list = NULL;
  g_autoptr (CliRun) text = NULL;
  g_autoptr (CliRun) refused = NULL;
  g_autoptr (CliRun) below = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *never = NULL;

  if (!prepare (f))
    return;

  expected = call (f, "archive", "list --json");
  set_modes (f, "archive", 0444, 0555);
  backup = call (f, "archive", "backup copy.db");
  cli_assert_status (backup, 0);
  text = call (f, "archive", "export 1 -o text.txt");
  set_modes (f, "archive", 0644, 0755);

  /* What was exported could not be noted, which is said, but it was exported. */
  g_assert_cmpint (text->status, ==, 0);
  cli_assert_says (text->err, "cannot be written");
  written = cli_fixture_read (f, "text.txt");
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), issue,
                   strlen (issue));

  /* And a backup that cannot be written can be put in the place of an archive. */
  g_assert_cmpint (g_chmod (copy, 0444), ==, 0);
  restored = call (f, "new", "backup --restore copy.db");
  cli_assert_status (restored, 0);
  list = call (f, "new", "list --json");
  g_assert_cmpstr (list->text, ==, expected->text);

  /* What is none leaves no folder behind. */
  refused = call (f, "never", "backup --restore issue.txt");
  cli_assert_status (refused, 3);
  never = in_folder (f, "never", NULL);
  g_assert_false (g_file_test (never, G_FILE_TEST_EXISTS));
  below = call (f, "issue.txt", "backup --restore copy.db");
  cli_assert_status (below, 4);
  cli_assert_says (below->err, "issue.txt");
}

/* What somebody who can write has saved is read from the log, without writing to its index. */
static void
test_in_use (CliFixture   *f,
             gconstpointer data)
{
  g_autofree char *path = in_folder (f, "archive", "archive.db");
  g_autofree char *log = in_folder (f, "archive", "archive.db-wal");
  g_autofree char *index = in_folder (f, "archive", "archive.db-shm");
  g_autofree char *moved = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (issue, strlen (issue));
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (CliRun) list = NULL;
  g_autoptr (CliRun) found = NULL;
  g_autoptr (CliRun) alone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!prepare (f))
    return;

  archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_add (archive, transcript, NULL, NULL, &error));
  g_assert_no_error (error);

  set_modes (f, "archive", 0444, 0555);
  before = sum_up (f, "archive");
  list = call (f, "archive", "list");
  cli_assert_status (list, 0);
  g_assert_true (g_str_has_prefix (list->text, "3\t"));
  found = call (f, "archive", "search 春耕");
  cli_assert_status (found, 0);
  g_assert_true (g_str_has_prefix (found->text, "3\t"));
  after = sum_up (f, "archive");
  g_assert_cmpstr (after, ==, before);
  set_modes (f, "archive", 0644, 0755);

  /* A log without its index cannot be read where no index can be made: what is said helps. */
  moved = in_folder (f, "archive", "index");
  g_assert_cmpint (g_rename (index, moved), ==, 0);
  set_modes (f, "archive", 0444, 0555);
  alone = call (f, "archive", "list");
  set_modes (f, "archive", 0644, 0755);
  g_assert_cmpint (g_rename (moved, index), ==, 0);
  cli_assert_status (alone, 4);
  cli_assert_says (alone->err, "archive/archive.db");
  cli_assert_says (alone->err, "Copy it, with the files beside it");
}

static void
test_old (CliFixture   *f,
          gconstpointer data)
{
  g_autofree char *path = in_folder (f, "archive", "archive.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (CliRun) run = NULL;
  sqlite3 *db;

  if (!prepare (f))
    return;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 5", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  before = sum_up (f, "archive");
  set_modes (f, "archive", 0444, 0555);
  run = call (f, "archive", "list");
  set_modes (f, "archive", 0644, 0755);
  cli_assert_status (run, 4);
  cli_assert_says (run->err, "archive/archive.db");
  cli_assert_says (run->err, "older version");
  after = sum_up (f, "archive");
  g_assert_cmpstr (after, ==, before);
}

/* The program itself, without the rights of an administrator. */
static int
run_without_rights (char **arguments)
{
  const char *real = g_getenv (REAL);

  prctl (PR_CAPBSET_DROP, WRITE_ALL, 0, 0, 0);
  prctl (PR_CAPBSET_DROP, READ_ALL, 0, 0, 0);
  arguments[0] = (char *) real;
  execv (real, arguments);

  return 127;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *self = NULL;

  if (g_getenv (REAL) != NULL)
    return run_without_rights (argv);

  g_test_init (&argc, &argv, NULL);
  self = g_file_read_link ("/proc/self/exe", NULL);
  g_assert_nonnull (self);
  g_setenv (REAL, g_getenv ("JB_CLI"), TRUE);
  g_setenv ("JB_CLI", self, TRUE);

  CLI_ADD ("/cli/read-only/read", test_read);
  CLI_ADD ("/cli/read-only/backup", test_backup);
  CLI_ADD ("/cli/read-only/in-use", test_in_use);
  CLI_ADD ("/cli/read-only/old", test_old);

  return g_test_run ();
}
