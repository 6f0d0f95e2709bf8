/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "legacy/jb-legacy.h"

/* Each step of replacing a file fails: the old file is as it was, nothing is left beside it, and
 * what is said names the file. The steps stand here in the place of the C library's. */

typedef enum
{
  STEP_NONE,
  STEP_WRITE,
  STEP_MODE,
  STEP_SYNC,
  STEP_CLOSE,
  STEP_RENAME,
} Step;

static Step     failing;
static int      reason;
static gboolean interrupted;

int     close (int fd);
ssize_t write (int         fd,
               const void *bytes,
               size_t      size);
int     fsync (int fd);
int     fchmod (int    fd,
                mode_t mode);
int     rename (const char *from,
                const char *to);

/* Whether a file that is being written here is meant, and not one of the test's own. */
static gboolean
strikes (Step step,
         int  fd)
{
  g_autofree char *link = NULL;
  char             name[4096] = { 0 };

  if (failing != step)
    return FALSE;
  link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return readlink (link, name, sizeof name - 1) > 0 &&
         (strstr (name, ".jianbao-") != NULL || strcmp (name, "/dev/null") == 0);
}

int
close (int fd)
{
  gboolean fails = strikes (STEP_CLOSE, fd);
  int      result = (int) syscall (SYS_close, fd);

  if (!fails)
    return result;
  errno = reason;

  return -1;
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      size)
{
  if (!strikes (STEP_WRITE, fd) || (reason == EINTR && interrupted))
    return syscall (SYS_write, fd, bytes, size);
  interrupted = TRUE;
  errno = reason;

  return -1;
}

int
fsync (int fd)
{
  if (!strikes (STEP_SYNC, fd))
    return (int) syscall (SYS_fsync, fd);
  errno = reason;

  return -1;
}

int
fchmod (int    fd,
        mode_t mode)
{
  if (!strikes (STEP_MODE, fd))
    return (int) syscall (SYS_fchmod, fd, mode);
  errno = reason;

  return -1;
}

int
rename (const char *from,
        const char *to)
{
  if (failing != STEP_RENAME || strstr (from, ".jianbao-") == NULL)
    return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = reason;

  return -1;
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "issue.txt", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_unlink (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static gboolean
save (const char *path,
      GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  return jb_legacy_save_file (file, bytes, NULL, error);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_holds (Fixture    *f,
              const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
test_steps (Fixture      *f,
            gconstpointer data)
{
  static const struct
  {
    Step        step;
    int         reason;
    int         code;
    const char *words;
  } cases[] = {
    { STEP_WRITE, ENOSPC, G_IO_ERROR_NO_SPACE, "full" },
    { STEP_WRITE, EIO, G_IO_ERROR_FAILED, "The disk reports an error" },
    { STEP_MODE, EPERM, G_IO_ERROR_PERMISSION_DENIED, "not allowed" },
    { STEP_SYNC, EIO, G_IO_ERROR_FAILED, "The disk reports an error" },
    { STEP_SYNC, ENOSPC, G_IO_ERROR_NO_SPACE, "full" },
    { STEP_CLOSE, ENOSPC, G_IO_ERROR_NO_SPACE, "full" },
    { STEP_CLOSE, EIO, G_IO_ERROR_FAILED, "The disk reports an error" },
    { STEP_RENAME, EACCES, G_IO_ERROR_PERMISSION_DENIED, "not allowed" },
    { STEP_RENAME, EIO, G_IO_ERROR_FAILED, "The disk reports an error" },
  };

  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      failing = cases[i].step;
      reason = cases[i].reason;
      saved = save (f->path, &error);
      failing = STEP_NONE;
      g_assert_false (saved);
      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, G_IO_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, f->path));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      assert_holds (f, "old");
    }
}

/* A file that was not there is not there afterwards, and nothing else. */
static void
test_new_file (Fixture      *f,
               gconstpointer data)
{
  static const Step steps[] = { STEP_WRITE, STEP_SYNC, STEP_CLOSE, STEP_RENAME };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      failing = steps[i];
      reason = EIO;
      saved = save (f->path, &error);
      failing = STEP_NONE;
      g_assert_false (saved);
      g_assert_nonnull (error);
      g_assert_cmpuint (count_files (f), ==, 0);
    }
}

/* What is no failure: an interruption, and a file system that has nothing to wait for. */
static void
test_carries_on (Fixture      *f,
                 gconstpointer data)
{
  static const struct
  {
    Step step;
    int  reason;
  } cases[] = { { STEP_WRITE, EINTR }, { STEP_SYNC, EINVAL }, { STEP_SYNC, ENOSYS } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
      interrupted = FALSE;
      failing = cases[i].step;
      reason = cases[i].reason;
      saved = save (f->path, &error);
      failing = STEP_NONE;
      g_assert_no_error (error);
      g_assert_true (saved);
      assert_holds (f, "new");
    }
}

/* A device is written to, and may complain when it is closed. */
static void
test_device (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  failing = STEP_CLOSE;
  reason = EIO;
  g_assert_false (save ("/dev/null", &error));
  failing = STEP_NONE;
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/dev/null"));
  g_clear_error (&error);
  g_assert_true (save ("/dev/null", &error));
  g_assert_no_error (error);
}

static void
test_long_name (Fixture      *f,
                gconstpointer data)
{
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "The name is too long"));
  g_assert_cmpuint (count_files (f), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/file-faults/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("new-file", test_new_file);
  ADD ("carries-on", test_carries_on);
  ADD ("device", test_device);
  ADD ("long-name", test_long_name);

  return g_test_run ();
}
