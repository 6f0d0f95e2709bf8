/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

/**
 * JbPartFile:
 *
 * A copy of an archive in the making: a file beside the one that it will be, or beside the archive
 * when it is only needed for a while. Whoever makes it holds a lock on it, so that what a program
 * left behind that was killed meanwhile can be told from it, and swept away.
 */

struct _JbPartFile
{
  char    *target;
  char    *path;
  int      fd;
  int      lock;
  gboolean taken;
};

/* The file of NAME is called NAME.part-XXXXXX. */
#define MARK ".part-"

enum
{
  N_RANDOM = 6,
  N_MAGIC = 16,
  /* Where there are no locks, what nobody has written to for so many seconds is left over. */
  ABANDONED_AFTER = 24 * 60 * 60,
};

static const char magic[N_MAGIC] = "SQLite format 3";
static const char nothing[N_MAGIC];

/* Locks the first byte, which SQLite never locks, for as long as the file is open. SQLite, which
 * opens and closes the same file, drops no such lock. */
static gboolean
take_lock (int fd)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
#else
  errno = ENOSYS;
  return FALSE;
#endif
}

/* Whether take_lock() failed for want of locks, and not because another program has this one. */
static gboolean
lacks_locks (int number)
{
  return number == ENOSYS || number == EOPNOTSUPP || number == ENOLCK || number == EINVAL;
}

static gboolean
is_there (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && info.st_nlink > 0;
}

static void
delete_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

/**
 * jb_part_file_new:
 * @target: (type filename): the file that it will be, or the archive that it is a copy of
 *
 * Makes an empty file that only its owner can read, under a name of its own beside @target.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL, and errno says why
 */
JbPartFile *
jb_part_file_new (const char *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  for (;;)
    {
      g_autoptr(JbPartFile) self = g_new0 (JbPartFile, 1);

      self->target = g_strdup (target);
      self->path = g_strconcat (target, MARK "XXXXXX", NULL);
      self->lock = -1;
      self->fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
      if (self->fd < 0)
        {
          int number = errno;

          g_clear_pointer (&self, jb_part_file_free);
          errno = number;
          return NULL;
        }

      /* A second descriptor holds the lock until the file has its name. */
      self->lock = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
      if (take_lock (self->fd) ? is_there (self->fd) : lacks_locks (errno))
        return g_steal_pointer (&self);

      /* Another program was about to sweep it away, before the lock was there. */
    }
}

/**
 * jb_part_file_free:
 *
 * Deletes the file, unless it is in its place.
 */
void
jb_part_file_free (JbPartFile *self)
{
  if (self == NULL)
    return;

  if (!self->taken && (self->fd >= 0 || self->lock >= 0))
    delete_with_journal (self->path);
  if (self->fd >= 0)
    close (self->fd);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

/**
 * jb_part_file_get_path:
 *
 * Returns: (type filename): what it is called meanwhile
 */
const char *
jb_part_file_get_path (JbPartFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * jb_part_file_get_fd:
 *
 * Returns: the open file, for reading and writing, or -1 after jb_part_file_finish()
 */
int
jb_part_file_get_fd (JbPartFile *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

/**
 * jb_part_file_finish:
 *
 * Closes the file when everything in it is on the disk, be it written here or by SQLite. A server
 * that has no room may say so not before it is closed.
 *
 * Returns: whether it worked; else errno says why not
 */
gboolean
jb_part_file_finish (JbPartFile *self)
{
  int fd;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (fsync (self->fd) != 0)
    return FALSE;
  fd = self->fd;
  self->fd = -1;

  /* Interrupted or not, Linux has closed it, and it was on the disk before. */
  return close (fd) == 0 || errno == EINTR;
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);
  int              number = 0;

  if (fd < 0)
    return FALSE;
  if (fsync (fd) != 0)
    number = errno;
  close (fd);
  errno = number;

  return number == 0;
}

/**
 * jb_part_file_take_place:
 *
 * Gives the finished file the name that it was made for, in place of what is there.
 *
 * Returns: whether it worked and lasts; else errno says why not
 */
gboolean
jb_part_file_take_place (JbPartFile *self)
{
  g_return_val_if_fail (self != NULL && self->fd < 0, FALSE);

  if (g_rename (self->path, self->target) != 0)
    return FALSE;
  self->taken = TRUE;

  return sync_folder (self->target);
}

static gboolean
is_name_of_ours (const char *name,
                 const char *stem)
{
  gsize       length = strlen (name);
  const char *random = name + length - N_RANDOM;

  if (!g_str_has_prefix (name, stem) ||
      length < strlen (stem) + strlen (MARK) + N_RANDOM ||
      strncmp (random - strlen (MARK), MARK, strlen (MARK)) != 0)
    return FALSE;

  for (guint i = 0; i < N_RANDOM; i++)
    if (!g_ascii_isalnum (random[i]))
      return FALSE;

  return TRUE;
}

/* SQLite writes the first page last: until then there is nothing, or zeros. */
static gboolean
has_bytes_of_ours (int fd)
{
  char   start[N_MAGIC] = { 0 };
  gssize length = pread (fd, start, sizeof start, 0);

  return length == 0 || (length == sizeof start && (memcmp (start, magic, sizeof magic) == 0 ||
                                                    memcmp (start, nothing, sizeof nothing) == 0));
}

static gboolean
is_left_over (int fd)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_nlink != 1 ||
      info.st_uid != geteuid () || (info.st_mode & 0777) != 0600 || !has_bytes_of_ours (fd))
    return FALSE;
  if (take_lock (fd))
    return TRUE;

  return lacks_locks (errno) && info.st_mtime + ABANDONED_AFTER < time (NULL);
}

/**
 * jb_part_file_sweep:
 * @folder: (type filename): a folder
 * @stem: (type filename): what the names of the files begin with
 *
 * Deletes what programs left in the folder that ended in the middle of a copy. What may be
 * anything else is left alone: another name, another owner, other bytes, or in use.
 */
void
jb_part_file_sweep (const char *folder,
                    const char *stem)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_return_if_fail (folder != NULL && stem != NULL);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int              fd;

      if (!is_name_of_ours (name, stem))
        continue;
      path = g_build_filename (folder, name, NULL);
      fd = g_open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
      if (fd < 0)
        continue;
      if (is_left_over (fd))
        delete_with_journal (path);
      close (fd);
    }
}

/**
 * jb_part_file_sweep_beside:
 * @path: (type filename): an archive, or a backup of one
 *
 * Deletes such files where it is, if they are of it or of what is called after it.
 */
void
jb_part_file_sweep_beside (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (path != NULL);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';
  jb_part_file_sweep (folder, name);
}
