/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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
                       number == ENOSPC || number == EDQUOT || number == EFBIG
                           ? JB_ARCHIVE_ERROR_FULL
                           : JB_ARCHIVE_ERROR_IO,
                       _("The backup “%s” could not be written: %s. Make room, or choose another "
                         "place."),
                          display_path, g_strerror (number));
  return FALSE;
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
  int              fd;

  g_return_val_if_fail (sqlite != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  part = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_file_error (sqlite, error, path, errno);
  close (fd);

  if (!copy_into (sqlite, part, error))
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
