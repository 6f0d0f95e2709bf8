/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-backup.h"
#include "store/jb-backup.h"

/* What becomes of a copy that is not finished: a program that is killed meanwhile, which takes a
 * second process, this program again; a disk that says late that it is full; and files that cannot
 * be moved. */

static const char *program;

/* What closing or syncing a copy in the making fails with, 0 for not at all; atomic, for the
 * archive closes files in a thread of its own. */
static int close_fails, sync_fails;

/* What the name contains of a file that cannot be moved, and of one that cannot have a second
 * name; NULL for none. */
static const char *unmoved, *unlinked;

int close (int fd);
int fsync (int fd);
int link (const char *from,
          const char *to);
int rename (const char *from,
            const char *to);

static gboolean
is_part (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char             name[4096] = { 0 };

  return readlink (link, name, sizeof name - 1) > 0 && strstr (name, ".part-") != NULL;
}

/* In the place of the C library's. A file that fails to be closed is closed all the same. */
int
close (int fd)
{
  int      number = g_atomic_int_get (&close_fails);
  gboolean fails = number != 0 && is_part (fd);
  int      result = (int) syscall (SYS_close, fd);

  if (!fails)
    return result;
  errno = number;

  return -1;
}

int
fsync (int fd)
{
  int number = g_atomic_int_get (&sync_fails);

  if (number == 0 || !is_part (fd))
    return (int) syscall (SYS_fsync, fd);
  errno = number;

  return -1;
}

int
link (const char *from,
      const char *to)
{
  if (unlinked == NULL || strstr (from, unlinked) == NULL)
    return (int) syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = EPERM;

  return -1;
}

int
rename (const char *from,
        const char *to)
{
  if (unmoved == NULL || strstr (from, unmoved) == NULL || strstr (from, ".part-") != NULL)
    return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = EACCES;

  return -1;
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

/* An archive whose copy is larger than what SQLite keeps in memory of it. */
static void
fill (ArchiveFixture *f)
{
  g_autofree char *paragraph = g_strnfill (4 * 1024 * 1024, '-');
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("甲", paragraph);

  fixture_add (f->archive, transcript);
}

/* The limit is one that the system enforces by killing the program in the middle of a write. */
static int
die_copying (const char *how,
             const char *path,
             const char *copy)
{
  struct rlimit none = { 0, 0 };
  struct rlimit limit = { 1024 * 1024, 1024 * 1024 };
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (path, 1000, NULL);
  int fd;

  if (sqlite == NULL)
    return 1;
  signal (SIGXFSZ, SIG_DFL);
  if (setrlimit (RLIMIT_CORE, &none) != 0 || setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 1;

  if (g_str_equal (how, "backup"))
    return jb_backup_copy (sqlite, copy, NULL) ? 0 : 1;
  fd = g_open ("/dev/null", O_WRONLY | O_CLOEXEC, 0);

  return jb_backup_copy_by_way (sqlite, copy, fd, NULL) ? 0 : 1;
}

static void
have_one_die (const char *how,
              const char *path,
              const char *copy)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, how,
                                                    path, copy, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (other, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (other));
  g_assert_cmpint (g_subprocess_get_term_sig (other), ==, SIGXFSZ);
}

static void
test_killed_by_way (ArchiveFixture *f,
                    gconstpointer   data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr(GError) error = NULL;

  fill (f);
  have_one_die ("by-way", f->path, copy);
  g_assert_cmpuint (count_files (f->folder, "archive.db.part-"), >=, 1);
  g_clear_object (&f->archive);
  f->archive = fixture_open (f->path);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);

  have_one_die ("by-way", f->path, copy);
  g_assert_cmpuint (count_files (f->folder, "archive.db.part-"), >=, 1);
  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);
}

static void
test_killed_backup (ArchiveFixture *f,
                    gconstpointer   data)
{
  g_autofree char *backups = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "other.name", NULL);
  g_autofree char *yesterday = g_build_filename (backups, "archive-2014-05-06.db", NULL);
  g_autoptr(GDateTime) today = g_date_time_new_local (2014, 5, 7, 9, 0, 0);
  g_autoptr(GError) error = NULL;

  fill (f);
  have_one_die ("backup", f->path, copy);
  g_assert_cmpuint (count_files (f->folder, "other.name.part-"), >=, 1);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);

  /* That of another day goes as well. */
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  have_one_die ("backup", f->path, yesterday);
  g_assert_cmpuint (count_files (backups, "archive-2014-05-06.db.part-"), >=, 1);
  g_assert_true (jb_archive_backup_daily (f->archive, backups, today, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (backups, ".part-"), ==, 0);
  g_assert_cmpuint (count_files (backups, "archive-2014-05-07.db"), ==, 1);
  g_assert_cmpuint (count_files (backups, ""), ==, 1);
}

static void
write_file (ArchiveFixture *f,
            const char     *name,
            const char     *bytes,
            gsize           n_bytes,
            int             mode)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

/* Whatever may be somebody's own stays, however much it looks like one of these. */
static void
test_foreign (ArchiveFixture *f,
              gconstpointer   data)
{
  static const char *const names[] = {
    "archive.db.backup",      "archive.db.AbC123",      "archive.db.part-AbC12",
    "archive.db.part-AbC1234", "archive.db.part-A_C123", "archive.db-part-AbC123",
    "part-AbC123",            "letter.part-AbC123",     "archive.db.PART-AbC123",
  };
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "archive.db.part-folder", NULL);
  g_autofree char *link = g_build_filename (f->folder, "archive.db.part-symbol", NULL);
  g_autofree char *second = g_build_filename (f->folder, "archive.db.part-second", NULL);
  g_autofree char *first = g_build_filename (f->folder, names[0], NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;
  guint n_files;

  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_true (g_file_get_contents (copy, &bytes, &size, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (f, names[i], bytes, size, 0600);
  write_file (f, "archive.db.part-letter", "a letter of the office", 22, 0600);
  write_file (f, "archive.db.part-shared", bytes, size, 0644);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (first, link), ==, 0);
  g_assert_cmpint (linkat (AT_FDCWD, first, AT_FDCWD, second, 0), ==, 0);

  g_clear_object (&f->archive);
  n_files = count_files (f->folder, "");
  f->archive = fixture_open (f->path);
  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_no_error (error);
  g_clear_object (&f->archive);
  g_assert_cmpuint (count_files (f->folder, ""), ==, n_files);

  /* Only what could be nothing else goes. */
  write_file (f, "archive.db.part-AbC123", bytes, size, 0600);
  write_file (f, "archive-2014-05-06.db.part-Ab4567", "", 0, 0600);
  g_assert_cmpuint (count_files (f->folder, ""), ==, n_files + 2);
  g_clear_object (&(JbArchive *) { fixture_open (f->path) });
  g_assert_cmpuint (count_files (f->folder, ""), ==, n_files);
}

/* The copy of another program, or of another thread, goes on while this one opens the archive. */
static void
test_in_use (ArchiveFixture *f,
             gconstpointer   data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr(JbPartFile) part = jb_part_file_new (copy);
  g_autoptr(JbPartFile) near = jb_part_file_new (f->path);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (part);
  g_assert_nonnull (near);
  g_assert_cmpint (write (jb_part_file_get_fd (part), "SQLite format 3", 16), ==, 16);
  g_clear_object (&(JbArchive *) { fixture_open (f->path) });
  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 2);

  /* The lock holds until the file is in its place. */
  g_assert_true (jb_part_file_finish (part));
  jb_part_file_sweep_beside (copy);
  g_assert_cmpuint (count_files (f->folder, "copy.db.part-"), ==, 1);
  g_assert_true (jb_part_file_take_place (part));
  g_clear_pointer (&part, jb_part_file_free);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_clear_pointer (&near, jb_part_file_free);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);
}

/* A server may say not before the file is closed that there is no room for it. */
static void
test_told_late (ArchiveFixture *f,
                gconstpointer   data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *link = g_build_filename (f->folder, "portal", NULL);
  g_autofree char *old = NULL;
  g_autofree char *after = NULL;
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("乙", "段");
  g_autoptr(GError) error = NULL;
  gsize n_old, n_after;

  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_true (g_file_get_contents (copy, &old, &n_old, &error));
  fixture_add (f->archive, transcript);

  for (guint i = 0; i < 2; i++)
    {
      g_atomic_int_set (i == 0 ? &close_fails : &sync_fails, ENOSPC);
      g_assert_false (jb_archive_backup (f->archive, copy, &error));
      g_atomic_int_set (&close_fails, 0);
      g_atomic_int_set (&sync_fails, 0);
      g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FULL);
      g_assert_nonnull (strstr (error->message, copy));
      g_assert_nonnull (strstr (error->message, "Make room"));
      g_clear_error (&error);

      /* The older backup is as it was. */
      g_assert_true (g_file_get_contents (copy, &after, &n_after, NULL));
      g_assert_cmpmem (after, n_after, old, n_old);
      g_clear_pointer (&after, g_free);
      g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);
    }

  /* Nor is a backup taken back of which a part may be missing. */
  g_assert_cmpint (symlink (copy, link), ==, 0);
  g_atomic_int_set (&close_fails, EIO);
  g_assert_false (jb_archive_check_backup (f->path, link, &error));
  g_atomic_int_set (&close_fails, 0);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, link));
  g_clear_error (&error);
  g_assert_cmpuint (count_files (f->folder, ".part-"), ==, 0);
  g_assert_true (jb_archive_check_backup (f->path, link, &error));
  g_assert_no_error (error);
}

/* Whatever of the exchange fails, the archive is in its place with what was in it. */
static void
test_not_exchanged (ArchiveFixture *f,
                    gconstpointer   data)
{
  static const struct
  {
    const char *unlinked;
    const char *unmoved;
  } cases[] = {
    /* The new file cannot be moved to its place. */
    { NULL, "restoring" },
    { "archive.db", "restoring" },
    /* Nor can the old one be moved out of it. */
    { "archive.db", "archive.db" },
    { NULL, "archive.db-journal" },
  };
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *journal = g_build_filename (f->folder, "archive.db-journal", NULL);
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("甲", "段");
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_backup (f->archive, copy, &error));
  g_assert_no_error (error);
  fixture_add (f->archive, transcript);
  g_clear_object (&f->archive);
  g_assert_true (g_file_set_contents (journal, "", 0, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *aside = NULL;
      gboolean         restored;

      unlinked = cases[i].unlinked;
      unmoved = cases[i].unmoved;
      restored = jb_archive_restore_backup (f->path, copy, &aside, &error);
      unlinked = unmoved = NULL;
      g_assert_false (restored);
      g_assert_null (aside);
      g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, f->path));
      g_assert_nonnull (strstr (error->message, "left as it is"));
      g_clear_error (&error);
      g_assert_cmpuint (count_files (f->folder, ""), ==, 3);
      g_assert_cmpint (fixture_query_number (f->path, "SELECT count(*) FROM bulletin"), ==, 1);
      g_assert_true (g_file_set_contents (journal, "", 0, NULL));
    }

  /* Without a second name it is moved, which is as good. */
  unlinked = "archive.db";
  g_assert_true (jb_archive_restore_backup (f->path, copy, NULL, &error));
  unlinked = NULL;
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count(*) FROM bulletin"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *self = NULL;

  if (argc == 4)
    return die_copying (argv[1], argv[2], argv[3]);

  self = g_file_read_link ("/proc/self/exe", NULL);
  program = self != NULL ? self : argv[0];
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/part-file/killed-by-way", test_killed_by_way);
  FIXTURE_ADD ("/part-file/killed-backup", test_killed_backup);
  FIXTURE_ADD ("/part-file/foreign", test_foreign);
  FIXTURE_ADD ("/part-file/in-use", test_in_use);
  FIXTURE_ADD ("/part-file/told-late", test_told_late);
  FIXTURE_ADD ("/part-file/not-exchanged", test_not_exchanged);

  return g_test_run ();
}
