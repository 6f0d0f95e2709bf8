/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-backup.h"

#include "jb-sqlite-words.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

enum { PIECE_BYTES = 1024 * 1024 };

static gboolean
copy_into (JbSqlite   *sqlite,
           const char *path,
           GError    **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  jb_sqlite_bind_string (statement, 1, path);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/* VACUUM INTO leaves its file in the cache of the system. */
static gboolean
sync_path (const char *path,
           int         flags)
{
  int      fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return FALSE;
  synced = fsync (fd) == 0;
  if (!synced)
    {
      int number = errno;

      close (fd);
      errno = number;
      return FALSE;
    }

  return close (fd) == 0;
}

/* A copy that failed may have left a journal. */
static void
discard (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  g_unlink (journal);
  g_unlink (part);
}

static gboolean
set_file_error (JbSqlite   *sqlite,
                GError    **error,
                const char *path,
                int         number)
{
  g_autofree char *display_path = g_filename_display_name (path);

  jb_sqlite_set_error (sqlite, error,
                       jb_sqlite_words_code_from_errno (number),
                       _("The backup “%s” could not be written: %s. Make room, or choose another "
                         "place."),
                          display_path, g_strerror (number));
  return FALSE;
}

/* A database needs locks, and SQLite opens no file that may be a link. A document portal, through
 * which a program in a sandbox sees the folder that was chosen, has no locks, and takes every file
 * for a link. */
static gboolean
takes_databases (int         fd,
                 const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int          again;

  if (fcntl (fd, F_SETLK, &lock) != 0 &&
      (errno == ENOSYS || errno == EOPNOTSUPP || errno == ENOLCK))
    return FALSE;

  again = g_open (path, O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0);
  if (again < 0)
    return errno != ELOOP;
  close (again);

  return TRUE;
}

/* What takes_databases() asks, of a file that is only read. */
static gboolean
is_open_to_sqlite (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);

  if (fd < 0)
    return errno != ELOOP;
  close (fd);

  return TRUE;
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gssize      length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, (gsize) length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= written;
    }

  return TRUE;
}

/* Returns 0, or what went wrong. */
static int
copy_bytes (const char *from,
            int         to)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  int              fd = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  gssize           length = -1;
  int              number = 0;

  if (fd < 0)
    return errno;
  while ((length = read (fd, piece, PIECE_BYTES)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0 || !write_all (to, piece, length))
        {
          number = errno;
          break;
        }
    }
  close (fd);

  return number;
}

/**
 * jb_backup_copy_by_way:
 * @sqlite: the archive's file, outside of a transaction
 * @path: where the copy will be, for what is said of errors
 * @fd: an empty file, open for writing
 * @error: return location for a #JbArchiveError
 *
 * Writes a whole copy of the archive into a file in which SQLite cannot work itself. It is made
 * beside the archive first, which takes the room of a copy there for a moment.
 *
 * Returns: whether it worked
 */
gboolean
jb_backup_copy_by_way (JbSqlite   *sqlite,
                       const char *path,
                       int         fd,
                       GError    **error)
{
  g_autofree char *near = NULL;
  int              near_fd;
  int              number;

  g_return_val_if_fail (sqlite != NULL && path != NULL && fd >= 0, FALSE);

  near = g_strconcat (jb_sqlite_get_path (sqlite), ".XXXXXX", NULL);
  near_fd = g_mkstemp_full (near, O_RDWR | O_CLOEXEC, 0600);
  if (near_fd < 0)
    return set_file_error (sqlite, error, near, errno);
  close (near_fd);

  if (!copy_into (sqlite, near, error))
    {
      discard (near);
      return FALSE;
    }
  number = copy_bytes (near, fd);
  discard (near);

  return number == 0 || set_file_error (sqlite, error, path, number);
}

/**
 * jb_backup_copy:
 * @sqlite: the archive's file, outside of a transaction
 * @path: where to put the copy; what is there is replaced
 * @error: return location for a #JbArchiveError
 *
 * Writes a whole copy of the archive as it is now. It appears at @path when it is
 * complete and on the disk, and not at all when something fails.
 *
 * Returns: whether it worked
 */
gboolean
jb_backup_copy (JbSqlite   *sqlite,
                const char *path,
                GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  gboolean         copied;
  int              fd;

  g_return_val_if_fail (sqlite != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  part = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_file_error (sqlite, error, path, errno);

  copied = takes_databases (fd, part) ? copy_into (sqlite, part, error)
                                      : jb_backup_copy_by_way (sqlite, path, fd, error);
  close (fd);
  if (!copied)
    {
      discard (part);
      return FALSE;
    }

  if (!sync_path (part, O_RDWR) || g_rename (part, path) != 0 || !sync_path (folder, O_RDONLY))
    {
      int number = errno;

      discard (part);
      return set_file_error (sqlite, error, path, number);
    }

  return TRUE;
}

static gboolean
copy_near (const char *path,
           char       *near,
           GError    **error)
{
  g_autofree char *display_path = g_filename_display_name (path);
  int              fd = g_mkstemp_full (near, O_RDWR | O_CLOEXEC, 0600);
  int              number = fd < 0 ? errno : copy_bytes (path, fd);

  if (fd >= 0)
    close (fd);
  if (number == 0)
    return TRUE;

  if (fd >= 0)
    discard (near);
  g_set_error (error, JB_ARCHIVE_ERROR, jb_sqlite_words_code_from_errno (number),
               _("The backup “%s” could not be read: %s. Nothing was changed."), display_path,
                  g_strerror (number));
  return FALSE;
}

/**
 * jb_backup_dup_readable:
 * @path: a backup
 * @archive: the archive's file
 * @error: return location for a #JbArchiveError
 *
 * A name of the backup by which SQLite can open it. That is @path, unless the backup is where
 * SQLite cannot work, as behind a document portal; then it is that of a copy beside the archive,
 * which takes the room of a copy there until jb_backup_forget_readable().
 *
 * Returns: (transfer full) (nullable): the name
 */
char *
jb_backup_dup_readable (const char *path,
                        const char *archive,
                        GError    **error)
{
  g_autofree char *near = NULL;

  g_return_val_if_fail (path != NULL && archive != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || is_open_to_sqlite (path))
    return g_strdup (path);

  near = g_strconcat (archive, ".XXXXXX", NULL);

  return copy_near (path, near, error) ? g_steal_pointer (&near) : NULL;
}

/**
 * jb_backup_forget_readable:
 * @path: a backup
 * @readable: (nullable): what jb_backup_dup_readable() returned for it
 *
 * Deletes the copy of the backup that was made to read it, if there is one.
 */
void
jb_backup_forget_readable (const char *path,
                           const char *readable)
{
  g_return_if_fail (path != NULL);

  if (readable != NULL && !g_str_equal (path, readable))
    discard (readable);
}
