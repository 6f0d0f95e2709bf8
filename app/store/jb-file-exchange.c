/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-file-exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "jb-archive-error.h"

/* What SQLite keeps beside a file. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

/**
 * jb_file_exchange_dup_name:
 * @path: the archive's file
 * @what: what the other file is for
 *
 * Returns: (transfer full): the path of a file beside it that is not there: of jianbao.db it is
 *   jianbao-WHAT-TIME.db
 */
char *
jb_file_exchange_dup_name (const char *path,
                           const char *what)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_str_has_suffix (path, ".db") ? g_strndup (path, strlen (path) - 3)
                                                         : g_strdup (path);
  char            *name = g_strdup_printf ("%s-%s-%s.db", stem, what, time);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%s-%s-%u.db", stem, what, time, i);
    }

  return name;
}

static gboolean
set_error (GError    **error,
           const char *path,
           int         number)
{
  g_autofree char *display_path = g_filename_display_name (path);

  g_set_error (error, JB_ARCHIVE_ERROR,
               number == EACCES || number == EPERM || number == EROFS ? JB_ARCHIVE_ERROR_READ_ONLY
               : number == ENOSPC || number == EDQUOT                 ? JB_ARCHIVE_ERROR_FULL
                                                                      : JB_ARCHIVE_ERROR_IO,
               _("The file “%s” could not be set aside: %s. It was left as it is."), display_path,
                  g_strerror (number));

  return FALSE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  close (fd);
}

/* A second name for the file; where the file system has none, the file itself is moved. */
static gboolean
give_name (const char *path,
           const char *name)
{
  return link (path, name) == 0 || (errno != EEXIST && g_rename (path, name) == 0);
}

/* Moves what stands beside @from to beside @to. An old log must never be beside a new file. */
static gboolean
move_companions (const char *from,
                 const char *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *old = g_strconcat (from, companions[i], NULL);
      g_autofree char *new = g_strconcat (to, companions[i], NULL);

      if (g_rename (old, new) != 0 && errno != ENOENT)
        return FALSE;
    }

  return TRUE;
}

static void
put_back (const char *path,
          const char *name)
{
  move_companions (name, path);
  /* Renaming one of two names of a file to the other does nothing. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_unlink (name);
  else
    g_rename (name, path);
}

/* A log beside the new file would be left behind. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, companions[0], NULL);
  GStatBuf         info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

/**
 * jb_file_exchange:
 * @path: the archive's file; may be missing
 * @replacement: the file that takes its place: whole, on the disk, beside it, and not open
 * @what: what becomes of the old one, for its name
 * @aside: (out) (optional) (nullable) (transfer full): where the old one is now
 * @error: return location for a #JbArchiveError
 *
 * Sets a file aside, with what SQLite keeps beside it, and puts another in its place. There is a
 * whole file at @path at any time, where the file system can give two names to one file.
 *
 * Returns: whether it worked; else everything is as it was
 */
gboolean
jb_file_exchange (const char *path,
                  const char *replacement,
                  const char *what,
                  char      **aside,
                  GError    **error)
{
  g_autofree char *name = jb_file_exchange_dup_name (path, what);
  gboolean         exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (aside != NULL)
    *aside = NULL;
  if (has_log (replacement))
    return set_error (error, path, EBUSY);
  if (exists && (!give_name (path, name) || !move_companions (path, name)))
    {
      int number = errno;

      put_back (path, name);
      return set_error (error, path, number);
    }

  sync_folder (path);
  if (g_rename (replacement, path) != 0)
    {
      int number = errno;

      if (exists)
        put_back (path, name);
      return set_error (error, path, number);
    }
  sync_folder (path);

  if (aside != NULL && exists)
    *aside = g_steal_pointer (&name);

  return TRUE;
}

/**
 * jb_file_exchange_delete:
 * @path: a file that was to take the place of another
 *
 * Deletes it, with what SQLite keeps beside it.
 */
void
jb_file_exchange_delete (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      g_unlink (companion);
    }
  g_unlink (path);
}
