/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JB_ARCHIVE_ERROR (jb_archive_error_quark ())
GQuark jb_archive_error_quark (void);

/**
 * JbArchiveError:
 * @JB_ARCHIVE_ERROR_FAILED: anything that has no code of its own
 * @JB_ARCHIVE_ERROR_BUSY: another program holds the archive; trying again may work
 * @JB_ARCHIVE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @JB_ARCHIVE_ERROR_FULL: the disk is full, or a limit on the size of files is reached
 * @JB_ARCHIVE_ERROR_DAMAGED: the file, or the row asked for, is damaged
 * @JB_ARCHIVE_ERROR_NEWER: the file was written by a newer version of the program
 * @JB_ARCHIVE_ERROR_FOREIGN: the file is not an archive of this program
 * @JB_ARCHIVE_ERROR_NOT_FOUND: there is no bulletin or publication with this id
 * @JB_ARCHIVE_ERROR_FILED: the bulletin is filed, so it cannot be changed; or it is not, so it
 *   cannot be reopened
 * @JB_ARCHIVE_ERROR_EXISTS: there is another publication of that name, or a filed issue of that
 *   number
 * @JB_ARCHIVE_ERROR_IO: reading or writing the disk failed
 * @JB_ARCHIVE_ERROR_CHANGED: another program saved the bulletin since it was read here
 * @JB_ARCHIVE_ERROR_GONE: the file was moved or deleted while it was open
 * @JB_ARCHIVE_ERROR_DELETED: the bulletin is in the bin
 * @JB_ARCHIVE_ERROR_SAME_FILE: the archive's own file was named for a backup of it
 */
typedef enum
{
  JB_ARCHIVE_ERROR_FAILED,
  JB_ARCHIVE_ERROR_BUSY,
  JB_ARCHIVE_ERROR_READ_ONLY,
  JB_ARCHIVE_ERROR_FULL,
  JB_ARCHIVE_ERROR_DAMAGED,
  JB_ARCHIVE_ERROR_NEWER,
  JB_ARCHIVE_ERROR_FOREIGN,
  JB_ARCHIVE_ERROR_NOT_FOUND,
  JB_ARCHIVE_ERROR_FILED,
  JB_ARCHIVE_ERROR_EXISTS,
  JB_ARCHIVE_ERROR_IO,
  JB_ARCHIVE_ERROR_CHANGED,
  JB_ARCHIVE_ERROR_GONE,
  JB_ARCHIVE_ERROR_DELETED,
  JB_ARCHIVE_ERROR_SAME_FILE,
} JbArchiveError;

G_END_DECLS
