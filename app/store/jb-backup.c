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
copy_bytes (int from,
            int to)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize           length;

  while ((length = read (from, piece, PIECE_BYTES)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0 || !write_all (to, piece, length))
        return errno;
    }

  return 0;
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
  g_autoptr(JbPartFile) near = NULL;
  int number;

  g_return_val_if_fail (sqlite != NULL && path != NULL && fd >= 0, FALSE);

  near = jb_part_file_new (jb_sqlite_get_path (sqlite));
  if (near == NULL)
    {
      int              why = errno;
      g_autofree char *name = g_strconcat (jb_sqlite_get_path (sqlite), ".part", NULL);

      return set_file_error (sqlite, error, name, why);
    }
  if (!copy_into (sqlite, jb_part_file_get_path (near), error))
    return FALSE;

  /* It is not needed by its name any more, and so it ends with the program at the latest. */
  g_unlink (jb_part_file_get_path (near));
  number = copy_bytes (jb_part_file_get_fd (near), fd);

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
  g_autoptr(JbPartFile) part = NULL;
  gboolean copied;

  g_return_val_if_fail (sqlite != NULL && path != NULL, FALSE);

  jb_part_file_sweep_beside (jb_sqlite_get_path (sqlite));
  jb_part_file_sweep_beside (path);
  part = jb_part_file_new (path);
  if (part == NULL)
    return set_file_error (sqlite, error, path, errno);

  if (takes_databases (jb_part_file_get_fd (part), jb_part_file_get_path (part)))
    copied = copy_into (sqlite, jb_part_file_get_path (part), error);
  else
    copied = jb_backup_copy_by_way (sqlite, path, jb_part_file_get_fd (part), error);
  if (!copied)
    return FALSE;

  return (jb_part_file_finish (part) && jb_part_file_take_place (part)) ||
         set_file_error (sqlite, error, path, errno);
}

static gboolean
copy_near (const char *path,
           JbPartFile *near,
           GError    **error)
{
  g_autofree char *display_path = g_filename_display_name (path);
  int              number = near == NULL ? errno : 0;
  int              fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 && number == 0)
    number = errno;
  if (number == 0)
    number = copy_bytes (fd, jb_part_file_get_fd (near));
  if (number == 0 && !jb_part_file_finish (near))
    number = errno;
  if (fd >= 0)
    close (fd);
  if (number == 0)
    return TRUE;

  g_set_error (error, JB_ARCHIVE_ERROR, jb_sqlite_words_code_from_errno (number),
               _("The backup “%s” could not be read: %s. Nothing was changed."), display_path,
                  g_strerror (number));
  return FALSE;
}

/**
 * jb_backup_make_readable:
 * @path: a backup
 * @archive: the archive's file
 * @copy: (out) (nullable) (transfer full): the copy that SQLite can open in place of @path
 * @error: return location for a #JbArchiveError
 *
 * Sees to it that SQLite can open a backup. Where it cannot work on the file itself, as behind a
 * document portal, that takes a copy beside the archive, and the room for it; else @copy is %NULL.
 *
 * Returns: whether it worked
 */
gboolean
jb_backup_make_readable (const char  *path,
                         const char  *archive,
                         JbPartFile **copy,
                         GError     **error)
{
  g_autoptr(JbPartFile) near = NULL;

  g_return_val_if_fail (path != NULL && archive != NULL && copy != NULL, FALSE);

  *copy = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || is_open_to_sqlite (path))
    return TRUE;

  near = jb_part_file_new (archive);
  if (!copy_near (path, near, error))
    return FALSE;
  *copy = g_steal_pointer (&near);

  return TRUE;
}
