/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-legacy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "jb-encoding.h"

/* Read and written at once; between two pieces a cancelled job stops. */
enum { PIECE_BYTES = 1024 * 1024 };

/* In front of the target's own folder, so that the rename never crosses disks; short, so
 * that it fits wherever the target's own name fits. */
#define TEMPORARY_NAME ".jianbao-XXXXXX"

static const char *
explain (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      return _("The disk is full. Free some space or choose another folder.");
    case EFBIG:
      return _("The file would be larger than this system allows. Choose another folder.");
    case EACCES:
    case EPERM:
      return _("You are not allowed to write there. Choose another folder.");
    case EROFS:
      return _("The disk is read-only. Choose another folder.");
    case ENOENT:
    case ENOTDIR:
      return _("The folder does not exist. Make it first or choose another one.");
    case EISDIR:
      return _("There is a folder of that name. Choose another name.");
    case ELOOP:
      return _("It is a link that leads nowhere. Choose another name.");
    case ENAMETOOLONG:
      return _("The name is too long. Choose a shorter one.");
    case EIO:
      return _("The disk reports an error. Choose another disk.");
    default:
      return g_strerror (saved_errno);
    }
}

static gboolean
set_save_error (GError    **error,
                const char *path,
                int         saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (saved_errno),
               _("“%s” was not written: %s"), name, explain (saved_errno));

  return FALSE;
}

static gboolean
write_all (int           fd,
           GBytes       *bytes,
           GCancellable *cancellable,
           const char   *path,
           GError      **error)
{
  gsize       left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n = write (fd, at, MIN (left, (gsize) PIECE_BYTES));
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_save_error (error, path, n < 0 ? errno : ENOSPC);

      at += n;
      left -= n;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A device or pipe cannot be replaced by a file, only written to. */
static gboolean
write_through (const char   *path,
               GBytes       *bytes,
               GCancellable *cancellable,
               GError      **error)
{
  int      fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean written;

  if (fd < 0)
    return set_save_error (error, path, errno);

  written = write_all (fd, bytes, cancellable, path, error);
  if (close (fd) != 0 && written)
    return set_save_error (error, path, errno);

  return written;
}

/* The rename itself is only on the disk when the folder is. Not every file system can do
 * that, and the new file is in place by now, so a refusal is no failure. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

static gboolean
replace_file (const char        *path,
              const struct stat *old,
              GBytes            *bytes,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, TEMPORARY_NAME, NULL);
  int              fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  gboolean         written;
  int              saved_errno = 0;

  if (fd < 0)
    return set_save_error (error, path, errno);

  written = write_all (fd, bytes, cancellable, path, error);

  /* Another owner's file stays theirs where the system allows that; where it does not, the
   * exporter owns the new one, as with any other program. */
  if (written && old != NULL && (old->st_uid != geteuid () || old->st_gid != getegid ()) &&
      fchown (fd, old->st_uid, old->st_gid) != 0)
    g_debug ("Owner of %s not kept: %s", path, g_strerror (errno));
  if (written && old != NULL && fchmod (fd, old->st_mode & 07777) != 0)
    saved_errno = errno;
  if (written && saved_errno == 0 && fsync (fd) != 0 && errno != EINVAL && errno != ENOSYS)
    saved_errno = errno;
  if (close (fd) != 0 && saved_errno == 0)
    saved_errno = errno;
  if (written && saved_errno == 0 && g_rename (temporary, path) != 0)
    saved_errno = errno;

  if (!written || saved_errno != 0)
    {
      g_unlink (temporary);
      return written ? set_save_error (error, path, saved_errno) : FALSE;
    }

  sync_folder (folder);

  return TRUE;
}

static gboolean
save_local (const char   *path,
            GBytes       *bytes,
            GCancellable *cancellable,
            GError      **error)
{
  struct stat      link;
  struct stat      old;
  g_autofree char *real = NULL;
  char            *resolved;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (lstat (path, &link) != 0)
    {
      if (errno != ENOENT)
        return set_save_error (error, path, errno);
      return replace_file (path, NULL, bytes, cancellable, error);
    }

  if (stat (path, &old) != 0)
    return set_save_error (error, path, S_ISLNK (link.st_mode) && errno == ENOENT ? ELOOP : errno);
  if (S_ISDIR (old.st_mode))
    return set_save_error (error, path, EISDIR);
  if (!S_ISREG (old.st_mode))
    return write_through (path, bytes, cancellable, error);

  /* Replacing would get round a file that somebody has write-protected. */
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return set_save_error (error, path, errno);

  /* A link stays a link: what it points to is replaced. */
  if (!S_ISLNK (link.st_mode))
    return replace_file (path, &old, bytes, cancellable, error);

  resolved = realpath (path, NULL);
  if (resolved == NULL)
    return set_save_error (error, path, errno);
  real = g_strdup (resolved);
  free (resolved);

  return replace_file (real, &old, bytes, cancellable, error);
}

/**
 * jb_legacy_save_file:
 * @file: where to; one that exists is replaced and keeps its permissions
 * @bytes: what
 * @cancellable: (nullable): to give up while nothing has changed yet
 *
 * Replaces a file in one step: whoever looks sees the old file or the new one, also after a
 * power cut. When it fails, the old file is as it was and nothing is left beside it. A link is
 * followed; a device or pipe is written to.
 *
 * Returns: %TRUE when done, else an error of %G_IO_ERROR that names the file
 */
gboolean
jb_legacy_save_file (GFile        *file,
                     GBytes       *bytes,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && bytes != NULL, FALSE);

  path = g_file_get_path (file);
  if (path != NULL)
    return save_local (path, bytes, cancellable, error);

  if (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &local_error))
    return TRUE;

  name = g_file_get_parse_name (file);
  g_set_error (error, local_error->domain, local_error->code,
               _("“%s” was not written: %s"), name, local_error->message);

  return FALSE;
}

static void
set_read_error (GError      **error,
                GFile        *file,
                const GError *cause)
{
  g_autofree char *name = g_file_get_parse_name (file);
  const char      *words = cause->message;

  if (cause->domain == G_IO_ERROR)
    switch (cause->code)
      {
      case G_IO_ERROR_NOT_FOUND:
      case G_IO_ERROR_NOT_DIRECTORY:
        words = _("There is no such file. Check the name.");
        break;
      case G_IO_ERROR_PERMISSION_DENIED:
        words = _("You are not allowed to read it. Ask its owner.");
        break;
      case G_IO_ERROR_IS_DIRECTORY:
        words = _("It is a folder. Choose a file in it.");
        break;
      default:
        break;
      }

  g_set_error (error, cause->domain, cause->code, _("“%s” cannot be read: %s"), name, words);
}

/* Reads to the end, but never more than one piece above the limit: a file may grow
 * meanwhile, and a device has no end. */
static GBytes *
read_all (GFile        *file,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *buffer = NULL;
  gsize            size = 64 * 1024;
  gsize            n_bytes = 0;

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) &&
      g_file_info_get_size (info) > 0)
    size = g_file_info_get_size (info) + 1;

  /* One byte too many is enough for jb_encoding_decode() to refuse the file. */
  size = MIN (size, JB_ENCODING_MAX_BYTES + 1);
  buffer = g_malloc (size);

  while (n_bytes <= JB_ENCODING_MAX_BYTES)
    {
      gssize n;

      if (n_bytes == size)
        {
          size = MIN (size * 2, JB_ENCODING_MAX_BYTES + 1);
          buffer = g_realloc (buffer, size);
        }

      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer + n_bytes,
                               MIN (size - n_bytes, (gsize) PIECE_BYTES), cancellable, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      n_bytes += n;
    }

  buffer = g_realloc (buffer, MAX (n_bytes, (gsize) 1));

  return g_bytes_new_take (g_steal_pointer (&buffer), n_bytes);
}

/* Only a file whose size is known is refused here, before anything is loaded. */
static gboolean
check_size (GFile        *file,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
      return FALSE;
    }

  /* A pipe may never end, and reading it would wait for ever. */
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _("It is no ordinary file."));
      return FALSE;
    }

  if (g_file_info_get_size (info) > (goffset) JB_ENCODING_MAX_BYTES)
    {
      g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE,
                           _("It is larger than 64 MiB, the most that one bulletin may have. "
                             "Split it into single bulletins."));
      return FALSE;
    }

  return TRUE;
}

/**
 * jb_legacy_read_file:
 * @file: a legacy text
 * @cancellable: (nullable): to give up
 * @bytes_out: (out) (optional) (transfer full): the bytes of the file
 *
 * Reads a bulletin or document from a file.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with an error of
 *   %JB_ENCODING_ERROR or %G_IO_ERROR that names the file
 */
JbTranscript *
jb_legacy_read_file (GFile        *file,
                     GCancellable *cancellable,
                     GBytes      **bytes_out,
                     GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JbTranscript *transcript = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (bytes_out != NULL)
    *bytes_out = NULL;

  if (check_size (file, cancellable, &local_error))
    bytes = read_all (file, cancellable, &local_error);
  if (bytes != NULL)
    transcript = jb_legacy_read (bytes, &local_error);

  if (transcript == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        set_read_error (error, file, local_error);
      return NULL;
    }

  if (bytes_out != NULL)
    *bytes_out = g_steal_pointer (&bytes);

  return transcript;
}
