/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-outgoing.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Files that are handed to another program, which reads them when it likes: each lot stands in
 * a folder of its own in the user's cache, so that it can bear the proposed name, and is
 * cleared away a day later. */

static char *
dup_base (void)
{
  return g_build_filename (g_get_user_cache_dir (), "jianbao", "outgoing", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_rmdir (path);
}

/**
 * jb_outgoing_clean:
 * @older_than: an age in seconds
 *
 * Removes what was handed out longer ago.
 */
void
jb_outgoing_clean (gint64 older_than)
{
  g_autofree char *base = dup_base ();
  g_autoptr(GDir) dir = g_dir_open (base, 0, NULL);
  gint64      now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (base, name, NULL);
      GStatBuf         info;

      if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) &&
          now - (gint64) info.st_mtime >= older_than)
        remove_folder (path);
    }
}

/**
 * jb_outgoing_make_folder:
 * @error: return location for a #GFileError
 *
 * Makes a folder for files that go out together, and clears old ones away.
 *
 * Returns: (transfer full) (nullable) (type filename): its path
 */
char *
jb_outgoing_make_folder (GError **error)
{
  enum
  {
    DAY = 24 * 60 * 60
  };
  g_autofree char *base = dup_base ();
  g_autofree char *path = g_build_filename (base, "XXXXXX", NULL);

  jb_outgoing_clean (DAY);
  if (g_mkdir_with_parents (base, 0700) != 0 || g_mkdtemp_full (path, 0700) == NULL)
    {
      int              code = errno;
      g_autofree char *name = g_filename_display_name (base);

      g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (code),
                   _("No file can be made in “%s”: %s. Make room there, or export the text to "
                     "another folder."),
                      name, g_strerror (code));
      return NULL;
    }

  return g_steal_pointer (&path);
}

/**
 * jb_outgoing_write:
 * @folder: (type filename): one of jb_outgoing_make_folder()
 * @name: the name of the file, in UTF-8
 * @bytes: what is in it
 * @error: return location for a #GFileError
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
jb_outgoing_write (const char *folder,
                   const char *name,
                   GBytes     *bytes,
                   GError    **error)
{
  g_autofree char *encoded = g_filename_from_utf8 (name, -1, NULL, NULL, error);
  g_autofree char *path = NULL;
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);

  if (encoded == NULL)
    return NULL;

  path = g_build_filename (folder, encoded, NULL);
  if (!g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;

  return g_file_new_for_path (path);
}
