/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-read-only.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What is not in the file itself. SQLite reads a log where it can, and rolls back a journal only
 * where it may write. */
static gboolean
has_log (const char *path)
{
  static const char *const logs[] = { "-wal", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (path, logs[i], NULL);
      GStatBuf         info;

      if (g_stat (log, &info) == 0 && info.st_size > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_read_only_dup_uri:
 * @path: (type filename): the absolute path of a file that cannot be written
 *
 * SQLite writes beside a file with a log of its own even to read it, unless nobody can change the
 * file. Where a log is there, somebody may, and the index of the log has to be there as well.
 *
 * Returns: (transfer full): a URI by which SQLite opens the file, and makes no other
 */
char *
jb_read_only_dup_uri (const char *path)
{
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);

  return g_strconcat (uri, has_log (absolute) ? "?mode=ro&readonly_shm=1" : "?immutable=1", NULL);
}

/**
 * jb_read_only_explain:
 * @path: (type filename): a file that could not be read where it cannot be written
 * @error: (nullable): why, to be replaced where the reason is what stands beside the file
 */
void
jb_read_only_explain (const char *path,
                      GError    **error)
{
  g_autofree char *name = NULL;

  if (error == NULL || !has_log (path) ||
      !(g_error_matches (*error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY) ||
        g_error_matches (*error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_IO)))
    return;

  name = g_filename_display_name (path);
  g_clear_error (error);
  g_set_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY,
               _("“%s” can be read only where it can be written: a program was working on it and "
                 "has not finished. Copy it, with the files beside it that begin with its name, to "
                 "a folder of your own, and use the copy."),
                  name);
}

/**
 * jb_read_only_open:
 * @path: (type filename): a file that is there
 * @busy_timeout: how long to wait for another program, in milliseconds
 * @error: return location for a #JbArchiveError
 *
 * As jb_sqlite_open(), for somebody who only reads: what cannot be written is opened all the same.
 *
 * Returns: (transfer full) (nullable): the connection
 */
JbSqlite *
jb_read_only_open (const char *path,
                   guint       busy_timeout,
                   GError    **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(JbSqlite) sqlite = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  sqlite = jb_sqlite_open (path, busy_timeout, &local);
  if (sqlite != NULL)
    jb_sqlite_run (sqlite, "PRAGMA schema_version", &local);
  if (g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY) &&
      g_file_test (path, G_FILE_TEST_EXISTS))
    return jb_sqlite_open_to_read (path, busy_timeout, error);

  /* What else is wrong with a file that was opened is told by whoever works on it. */
  if (sqlite == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return g_steal_pointer (&sqlite);
}
