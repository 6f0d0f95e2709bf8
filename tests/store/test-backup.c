/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-search.h"
#include "store/jb-backup.h"
#include "store/jb-backup-policy.h"

typedef struct
{
  char      *folder;
  char      *path;
  char      *backup;
  JbArchive *archive;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->backup = g_build_filename (f->folder, "copy.db", NULL);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_clear_object (&f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->backup);
}

static void
add (Fixture    *f,
     const char *title)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin (title, "正文一段。");
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (f->archive, transcript, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The titles in the archive, oldest first. */
static char *
get_titles (Fixture    *f,
            const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (path, &error);
  g_autoptr(GPtrArray) entries = NULL;
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  entries = jb_archive_list (archive, NULL, &error);
  g_assert_no_error (error);
  for (guint i = entries->len; i > 0; i--)
    g_string_append (titles,
                     jb_archive_entry_get_title (g_ptr_array_index (entries, i - 1)));

  return g_string_free (titles, FALSE);
}

static void
assert_titles (Fixture    *f,
               const char *path,
               const char *expected)
{
  g_autofree char *titles = get_titles (f, path);

  g_assert_cmpstr (titles, ==, expected);
}

static guint
count_files (const char *folder,
             const char *containing)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, containing) != NULL;

  return n;
}

static void
test_backup (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  struct stat info;

  add (f, "甲");
  g_assert_true (jb_archive_backup (f->archive, f->backup, &error));
  g_assert_no_error (error);
  add (f, "乙");
  assert_titles (f, f->backup, "甲");
  assert_titles (f, f->path, "甲乙");
  g_assert_cmpint (stat (f->backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* An older one is replaced as a whole. */
  g_assert_true (jb_archive_backup (f->archive, f->backup, &error));
  assert_titles (f, f->backup, "甲乙");
}

/* What cannot be a backup is said in words, and leaves everything as it was. */
static void
test_bad_places (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *missing = g_build_filename (f->folder, "none", "copy.db", NULL);
  g_autofree char *inside = g_build_filename (f->path, "copy.db", NULL);
  const char      *places[] = { f->path, f->folder, missing, inside };

  add (f, "甲");
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (jb_archive_backup (f->archive, places[i], &error));
      g_assert_true (error->domain == JB_ARCHIVE_ERROR);
      g_assert_nonnull (strstr (error->message, places[i]));
    }
  g_assert_cmpuint (count_files (f->folder, "copy"), ==, 0);
  assert_titles (f, f->path, "甲");
}

static void
test_restore (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  add (f, "甲");
  g_assert_true (jb_archive_backup (f->archive, f->backup, &error));
  add (f, "乙");
  g_clear_object (&f->archive);

  g_assert_true (jb_archive_restore_backup (f->path, f->backup, &aside, &error));
  g_assert_no_error (error);
  assert_titles (f, f->path, "甲");
  assert_titles (f, f->backup, "甲");
  assert_titles (f, aside, "甲乙");
}

/* One that is open elsewhere notices, and writes nothing into the file that was set aside. */
static void
test_restore_while_open (Fixture      *f,
                         gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("丙", "正文");
  g_autoptr(GError) error = NULL;

  add (f, "甲");
  g_assert_true (jb_archive_backup (f->archive, f->backup, &error));
  add (f, "乙");
  g_assert_true (jb_archive_restore_backup (f->path, f->backup, &aside, &error));
  g_assert_no_error (error);
  g_assert_false (jb_archive_add (f->archive, transcript, NULL, NULL, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_clear_object (&f->archive);
  assert_titles (f, f->path, "甲");
  assert_titles (f, aside, "甲乙");
}

static void
test_restore_refused (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *text = g_build_filename (f->folder, "text.db", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.db", NULL);
  g_autofree char *missing = g_build_filename (f->folder, "missing.db", NULL);
  g_autofree char *newer = g_build_filename (f->folder, "newer.db", NULL);
  g_autofree char *broken = g_build_filename (f->folder, "broken.db", NULL);
  g_autofree char *bytes = NULL;
  gsize            n_bytes;
  const struct
  {
    const char *path;
    int         code;
  } cases[] = {
    { f->path, JB_ARCHIVE_ERROR_SAME_FILE },   { text, JB_ARCHIVE_ERROR_FOREIGN },
    { other, JB_ARCHIVE_ERROR_FOREIGN },     { missing, JB_ARCHIVE_ERROR_GONE },
    { f->folder, JB_ARCHIVE_ERROR_GONE },    { newer, JB_ARCHIVE_ERROR_NEWER },
    { broken, JB_ARCHIVE_ERROR_DAMAGED },
  };

  add (f, "甲");
  g_assert_true (jb_archive_backup (f->archive, newer, NULL));
  fixture_run_sql (newer, "PRAGMA user_version = 999");
  g_assert_true (jb_archive_backup (f->archive, broken, NULL));
  g_assert_true (g_file_get_contents (broken, &bytes, &n_bytes, NULL));
  memset (bytes + n_bytes / 2, 0x5a, n_bytes / 4);
  g_assert_true (g_file_set_contents (broken, bytes, (gssize) n_bytes, NULL));
  g_clear_object (&f->archive);
  g_assert_true (g_file_set_contents (text, "这不是数据库", -1, NULL));
  fixture_run_sql (other, "CREATE TABLE a (x)");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (jb_archive_restore_backup (f->path, cases[i].path, NULL, &error));
      g_assert_error (error, JB_ARCHIVE_ERROR, cases[i].code);
      g_clear_error (&error);
      g_assert_false (jb_archive_check_backup (f->path, cases[i].path, &error));
      g_assert_error (error, JB_ARCHIVE_ERROR, cases[i].code);
    }
  assert_titles (f, f->path, "甲");
  g_assert_cmpuint (count_files (f->folder, "restor"), ==, 0);
}

static void
parse_date (GDate *date,
            int    day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, 1, G_DATE_JANUARY, 2020);
  g_date_add_days (date, (guint) day);
}

/* A backup a day for three years: at any time those that are promised are there, and few more. */
static void
test_policy (void)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (int day = 0; day < 1100; day++)
    {
      g_autoptr(GArray) dates = g_array_new (FALSE, TRUE, sizeof (GDate));
      g_autoptr(GArray) chosen = NULL;
      GDate today;

      /* Weekends and a long holiday are without. */
      if (day % 7 >= 5 || (day > 400 && day < 440))
        continue;
      g_array_append_val (days, day);
      g_array_set_size (dates, days->len);
      for (guint i = 0; i < days->len; i++)
        parse_date (&g_array_index (dates, GDate, i), g_array_index (days, int, i));
      parse_date (&today, day);

      chosen = jb_backup_policy_choose ((const GDate *) (gpointer) dates->data, dates->len, &today);
      for (guint i = 0; i < chosen->len; i++)
        g_array_index (days, int, g_array_index (chosen, guint, i)) = -1;
      for (guint i = days->len; i > 0; i--)
        if (g_array_index (days, int, i - 1) < 0)
          g_array_remove_index (days, i - 1);

      g_assert_cmpuint (days->len, <=, 7 + 4 + 12);
      g_assert_cmpint (g_array_index (days, int, days->len - 1), ==, day);
      for (guint i = 1; i <= MIN (7, days->len) && day > 10 && (day < 400 || day > 460); i++)
        g_assert_cmpint (g_array_index (days, int, days->len - i), >=, day - 11);
    }

  g_assert_cmpint (g_array_index (days, int, 0), <, 1100 - 300);
  g_assert_cmpint (g_array_index (days, int, 0), >, 1100 - 400);
}

/* When the clock was set back nothing is deleted. */
static void
test_policy_clock (void)
{
  GDate dates[40];
  GDate today;
  g_autoptr(GArray) chosen = NULL;
  g_autoptr(GArray) later = NULL;

  for (int i = 0; i < 40; i++)
    parse_date (&dates[i], 1000 + i);
  parse_date (&today, 10);
  chosen = jb_backup_policy_choose (dates, G_N_ELEMENTS (dates), &today);
  g_assert_cmpuint (chosen->len, ==, 0);

  parse_date (&today, 1040);
  later = jb_backup_policy_choose (dates, G_N_ELEMENTS (dates), &today);
  g_assert_cmpuint (later->len, >, 20);
}

static void
test_daily (Fixture      *f,
            gconstpointer data)
{
  g_autofree char *folder = jb_archive_dup_backup_folder (f->path);
  g_autoptr(GDateTime) start = g_date_time_new_local (2020, 1, 1, 9, 0, 0);
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *stray = g_build_filename (folder, "archive-mine.db", NULL);
  guint            n_before;

  add (f, "甲");
  for (int day = 0; day < 60; day++)
    {
      g_autoptr(GDateTime) now = g_date_time_add_days (start, day);
      g_autofree char *made = NULL;
      g_autofree char *again = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (jb_archive_backup_daily (f->archive, folder, now, &made, &error));
      g_assert_no_error (error);
      g_assert_nonnull (made);
      g_assert_true (jb_archive_backup_daily (f->archive, folder, now, &again, &error));
      g_assert_null (again);
      if (day == 0)
        g_assert_true (g_file_set_contents (stray, "mine", -1, NULL));
    }

  backups = jb_archive_list_backups (f->path, folder);
  g_assert_cmpuint (backups->len, >=, 7 + 3);
  g_assert_cmpuint (backups->len, <=, 7 + 4 + 3);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 0), "archive-2020-02-29.db"));
  assert_titles (f, g_ptr_array_index (backups, 0), "甲");
  g_assert_true (g_file_test (stray, G_FILE_TEST_EXISTS));

  /* The clock is set back by years. */
  n_before = backups->len;
  {
    g_autoptr(GDateTime) back = g_date_time_new_local (2009, 1, 1, 9, 0, 0);
    g_autoptr(GPtrArray) after = NULL;

    g_assert_true (jb_archive_backup_daily (f->archive, folder, back, NULL, NULL));
    after = jb_archive_list_backups (f->path, folder);
    g_assert_cmpuint (after->len, ==, n_before + 1);
  }
}

static void
test_daily_trouble (Fixture      *f,
                    gconstpointer data)
{
  g_autofree char *inside = g_build_filename (f->path, "backups", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (jb_archive_backup_daily (f->archive, inside, NULL, NULL, &error));
  g_assert_true (error->domain == JB_ARCHIVE_ERROR);
  g_assert_nonnull (strstr (error->message, inside));
}

static void
test_verify (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbArchiveReport) whole = NULL;
  g_autoptr(JbArchiveReport) stale = NULL;
  g_autoptr(JbArchiveReport) damaged = NULL;
  g_autoptr(JbArchiveReport) dangling = NULL;
  g_autoptr(GError) error = NULL;

  add (f, "甲");
  add (f, "乙");
  whole = jb_archive_verify (f->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->n_bulletins, ==, 2);
  g_assert_null (whole->problems[0]);
  g_assert_false (whole->index_is_stale);

  fixture_run_sql (f->path, "UPDATE search_state SET stale = 1");
  stale = jb_archive_verify (f->archive, &error);
  g_assert_null (stale->problems[0]);
  g_assert_true (stale->index_is_stale);
  g_assert_true (jb_archive_rebuild_index (f->archive, &error));

  fixture_run_sql (f->path, "UPDATE body SET marks = x'00' WHERE bulletin_id = 2");
  damaged = jb_archive_verify (f->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damaged->n_bulletins, ==, 1);
  g_assert_nonnull (strstr (damaged->problems[0], "2《乙》"));
  g_assert_null (damaged->problems[1]);

  fixture_run_sql (f->path, "PRAGMA foreign_keys = OFF; DELETE FROM bulletin WHERE id = 2");
  dangling = jb_archive_verify (f->archive, &error);
  g_assert_nonnull (dangling->problems[0]);
}

static gboolean
contains (const char *bytes,
          gsize       n_bytes,
          const char *needle)
{
  gsize length = strlen (needle);

  for (gsize i = 0; i + length <= n_bytes; i++)
    if (memcmp (bytes + i, needle, length) == 0)
      return TRUE;

  return FALSE;
}

/* Fills the pages of the file that hold @needle with rubbish. Returns how many. */
static guint
damage_pages (const char *path,
              const char *needle)
{
  enum
  {
    PAGE = 4096
  };
  g_autofree char *bytes = NULL;
  gsize            n_bytes;
  guint            n = 0;

  fixture_run_sql (path, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  for (gsize page = PAGE; page + PAGE <= n_bytes; page += PAGE)
    if (contains (bytes + page, PAGE, needle))
      {
        memset (bytes + page, 0x5a, PAGE);
        n++;
      }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));

  return n;
}

/* Of a damaged file everything that can be read is in the new one, what is lost is said, and the
 * damaged one is kept byte for byte. */
static void
test_recover (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(JbArchiveReport) verified = NULL;
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *all = NULL;
  g_autoptr(GError) error = NULL;
  JbArchiveSearch search = { "正文", JB_ARCHIVE_SEARCH_NEWEST, 0, 0 };
  gsize           n_damaged, n_kept;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("标题%02u", i);
      g_autofree char *filler = g_strnfill (3000, 'x');
      g_autofree char *paragraph = g_strdup_printf ("独有%02u，正文。%s", i, filler);
      g_autoptr(JbTranscript) transcript = fixture_bulletin (title, paragraph);

      g_assert_true (jb_archive_add (f->archive, transcript, NULL, NULL, &error));
    }
  g_clear_object (&f->archive);
  g_assert_cmpuint (damage_pages (f->path, "独有17"), >=, 1);
  g_assert_true (g_file_get_contents (f->path, &damaged, &n_damaged, NULL));

  archive = jb_archive_open (f->path, &error);
  g_assert_null (archive);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);

  report = jb_archive_salvage (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report->aside);
  g_assert_cmpuint (report->n_bulletins, >=, 36);
  g_assert_cmpuint (report->n_bulletins, <, 40);
  all = g_strjoinv ("\n", report->problems);
  g_assert_nonnull (strstr (all, "18《标题17》"));
  g_assert_true (g_file_get_contents (report->aside, &kept, &n_kept, NULL));
  g_assert_cmpmem (kept, n_kept, damaged, n_damaged);

  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  verified = jb_archive_verify (archive, &error);
  g_assert_cmpuint (verified->n_bulletins, ==, report->n_bulletins);
  g_assert_null (verified->problems[0]);
  g_assert_false (verified->index_is_stale);
  hits = jb_archive_search (archive, &search, NULL, &error);
  g_assert_cmpuint (hits->len, ==, report->n_bulletins);
}

/* Of a file that lost its end, what is before it can be read, though SQLite opens it no more. What
 * is recovered is whole, and the rest is told of or has left no trace. */
static void
test_recover_truncated (Fixture      *f,
                        gconstpointer data)
{
  enum
  {
    N_BULLETINS = 60
  };
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_bytes;
  guint best = 0;

  for (guint i = 0; i < N_BULLETINS; i++)
    {
      g_autofree char *filler = g_strnfill (3000, 'x');
      g_autofree char *paragraph = g_strdup_printf ("独有%02u，正文。%s", i, filler);
      g_autoptr(JbTranscript) transcript = fixture_bulletin ("标题", paragraph);

      g_assert_true (jb_archive_add (f->archive, transcript, NULL, NULL, &error));
    }
  g_clear_object (&f->archive);
  g_assert_true (g_file_get_contents (f->path, &bytes, &n_bytes, NULL));

  for (guint eighths = 4; eighths < 8; eighths++)
    {
      gsize length = n_bytes * eighths / 8 / 4096 * 4096;
      g_autoptr(JbArchiveReport) report = NULL;
      g_autoptr(JbArchiveReport) verified = NULL;
      g_autofree char *kept = NULL;
      gsize            n_kept;

      g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
      g_assert_null (jb_archive_open (f->path, &error));
      g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
      g_clear_error (&error);

      report = jb_archive_salvage (f->path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->n_bulletins, >=, best);
      best = report->n_bulletins;
      g_assert_true (best == N_BULLETINS || report->problems[0] != NULL);
      g_assert_true (g_file_get_contents (report->aside, &kept, &n_kept, NULL));
      g_assert_cmpmem (kept, n_kept, bytes, length);

      f->archive = jb_archive_open (f->path, &error);
      g_assert_no_error (error);
      verified = jb_archive_verify (f->archive, &error);
      g_assert_no_error (error);
      g_assert_null (verified->problems[0]);
      g_assert_cmpuint (verified->n_bulletins, ==, best);
      g_clear_object (&f->archive);
    }
  g_test_message ("%u of %u", best, N_BULLETINS);
  g_assert_cmpuint (best, >, N_BULLETINS / 4);
}

/* A whole file loses nothing by being recovered, and the rows of bulletins that are gone come back
 * from their texts. */
static void
test_recover_rows (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(JbArchiveReport) again = NULL;
  g_autoptr(GError) error = NULL;

  add (f, "甲");
  add (f, "乙");
  g_clear_object (&f->archive);

  report = jb_archive_salvage (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_bulletins, ==, 2);
  g_assert_null (report->problems[0]);
  assert_titles (f, f->path, "甲乙");

  fixture_run_sql (f->path, "PRAGMA foreign_keys = OFF; DELETE FROM bulletin WHERE id = 1");
  again = jb_archive_salvage (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_bulletins, ==, 2);
  g_assert_nonnull (again->problems[0]);
  assert_titles (f, f->path, "乙甲");
}

/* Where nothing can be read, nothing is touched. */
static void
test_recover_nothing (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *rubbish = g_strnfill (20000, 'x');
  g_autofree char *kept = NULL;
  g_autofree char *missing = g_build_filename (f->folder, "missing.db", NULL);
  g_autoptr(GError) error = NULL;

  g_clear_object (&f->archive);
  g_assert_true (g_file_set_contents (f->path, rubbish, -1, NULL));
  g_assert_null (jb_archive_salvage (f->path, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
  g_assert_true (g_file_get_contents (f->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, rubbish);
  g_assert_cmpuint (count_files (f->folder, "recovering"), ==, 0);
  g_clear_error (&error);

  g_assert_null (jb_archive_salvage (missing, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_cmpuint (count_files (f->folder, "missing"), ==, 0);
}

/* For a folder in which SQLite cannot work, such as one that a portal shows. */
static void
test_by_way (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbSqlite) sqlite = NULL;
  struct stat info;
  int         fd;

  add (f, "甲");
  add (f, "乙");
  sqlite = jb_sqlite_open (f->path, 1000, &error);
  g_assert_no_error (error);

  fd = g_open (f->backup, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_assert_true (jb_backup_copy_by_way (sqlite, f->backup, fd, &error));
  g_assert_no_error (error);
  close (fd);
  g_assert_true (jb_archive_check_backup (f->path, f->backup, &error));
  g_assert_no_error (error);
  assert_titles (f, f->backup, "甲乙");
  g_assert_cmpuint (count_files (f->folder, "archive.db."), ==, 0);

  /* What cannot be written to is named, and nothing is left over. */
  fd = g_open ("/dev/full", O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_false (jb_backup_copy_by_way (sqlite, "/there/copy.db", fd, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "/there/copy.db"));
  close (fd);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (f->folder, "archive.db."), ==, 0);

  fd = g_open (f->backup, O_RDONLY | O_CLOEXEC, 0);
  g_assert_false (jb_backup_copy_by_way (sqlite, f->backup, fd, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_IO);
  close (fd);
  g_assert_cmpint (stat (f->backup, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
}

/* SQLite follows no link itself; a document portal shows every file as one. */
static void
test_restore_by_way (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = g_build_filename (f->folder, "portal", NULL);
  g_autofree char *aside = NULL;

  add (f, "甲");
  g_assert_true (jb_archive_backup (f->archive, f->backup, &error));
  g_assert_no_error (error);
  g_assert_cmpint (symlink (f->backup, link), ==, 0);
  add (f, "乙");
  g_clear_object (&f->archive);

  g_assert_true (jb_archive_check_backup (f->path, link, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, "archive.db."), ==, 0);
  g_assert_true (jb_archive_restore_backup (f->path, link, &aside, &error));
  g_assert_no_error (error);
  assert_titles (f, f->path, "甲");
  assert_titles (f, aside, "甲乙");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (f->folder, "archive.db."), ==, 0);
}

/* What is damaged is refused there too, by the name that was chosen. */
static void
test_restore_by_way_refused (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = g_build_filename (f->folder, "portal", NULL);

  add (f, "甲");
  g_assert_true (g_file_set_contents (f->backup, "a letter, not an archive", -1, NULL));
  g_assert_cmpint (symlink (f->backup, link), ==, 0);

  g_assert_false (jb_archive_check_backup (f->path, link, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
  g_assert_cmpuint (count_files (f->folder, "archive.db."), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("backup", test_backup);
  ADD ("by-way", test_by_way);
  ADD ("restore-by-way", test_restore_by_way);
  ADD ("restore-by-way-refused", test_restore_by_way_refused);
  ADD ("bad-places", test_bad_places);
  ADD ("restore", test_restore);
  ADD ("restore-while-open", test_restore_while_open);
  ADD ("restore-refused", test_restore_refused);
  g_test_add_func ("/backup/policy", test_policy);
  g_test_add_func ("/backup/policy-clock", test_policy_clock);
  ADD ("daily", test_daily);
  ADD ("daily-trouble", test_daily_trouble);
  ADD ("verify", test_verify);
  ADD ("recover", test_recover);
  ADD ("recover-rows", test_recover_rows);
  ADD ("recover-truncated", test_recover_truncated);
  ADD ("recover-nothing", test_recover_nothing);

  return g_test_run ();
}
