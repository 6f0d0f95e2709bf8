/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "fixture.h"
#include "store/jb-archive-backup.h"

typedef int (*OpenFunc) (const char *path, int flags, int mode);

static guint n_refused;

/* The file system of the document portals: every file is taken for a link. */
static int
open_as_portal (const char *path,
                int         flags,
                int         mode)
{
  if ((flags & O_NOFOLLOW) != 0)
    {
      n_refused++;
      errno = ELOOP;
      return -1;
    }

  return open (path, flags | O_CLOEXEC, mode);
}

static void
add (JbArchive  *archive,
     const char *title)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin (title, "正文一段。");
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (archive, transcript, NULL, NULL, &error));
  g_assert_no_error (error);
}

static guint
count (JbArchive *archive)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (archive, NULL, &error);

  g_assert_no_error (error);

  return entries->len;
}

static void
test_backup_in_portal (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "archive.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (path, &error);
  g_autofree char *aside = NULL;

  g_assert_no_error (error);
  add (archive, "第一篇");
  g_assert_true (jb_archive_backup (archive, copy, &error));
  g_assert_no_error (error);
  add (archive, "第二篇");
  g_assert_cmpuint (count (archive), ==, 2);
  g_clear_object (&archive);

  g_assert_true (jb_archive_restore_backup (path, copy, &aside, &error));
  g_assert_no_error (error);
  archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (archive), ==, 1);
  g_assert_cmpuint (n_refused, >, 0);

  g_clear_object (&archive);
  fixture_remove_folder (folder);
}

static void
test_link_is_refused (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (path, &error);
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");
  OpenFunc     open_file = (OpenFunc) vfs->xGetSystemCall (vfs, "open");
  int          fd;

  g_assert_no_error (error);
  g_assert_true (open_file != open_as_portal);
  g_assert_cmpint (symlink (path, link), ==, 0);

  g_assert_cmpint (open_file (link, O_RDONLY | O_NOFOLLOW, 0), ==, -1);
  g_assert_cmpint (errno, ==, ELOOP);
  g_assert_cmpint (open_file (missing, O_RDONLY | O_NOFOLLOW, 0), ==, -1);
  g_assert_cmpint (errno, ==, ENOENT);
  fd = open_file (path, O_RDONLY | O_NOFOLLOW, 0);
  g_assert_cmpint (fd, >=, 0);
  close (fd);

  g_clear_object (&archive);
  fixture_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  sqlite3_vfs *vfs;

  g_test_init (&argc, &argv, NULL);
  sqlite3_initialize ();
  vfs = sqlite3_vfs_find ("unix");
  g_assert_cmpint (vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) open_as_portal), ==,
                   SQLITE_OK);

  g_test_add_func ("/sqlite-open/backup-in-portal", test_backup_in_portal);
  g_test_add_func ("/sqlite-open/link-is-refused", test_link_is_refused);

  return g_test_run ();
}
