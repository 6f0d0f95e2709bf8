/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-sqlite-words.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* The code of a system call's error. */
JbArchiveError
jb_sqlite_words_code_from_errno (int number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      return JB_ARCHIVE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return JB_ARCHIVE_ERROR_FULL;
    default:
      return JB_ARCHIVE_ERROR_IO;
    }
}

/* The code of an extended result of SQLite, and of the system call behind it. */
JbArchiveError
jb_sqlite_words_code_from_result (int result,
                                  int number)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return JB_ARCHIVE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return JB_ARCHIVE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return JB_ARCHIVE_ERROR_FULL;
    case SQLITE_CORRUPT:
      return JB_ARCHIVE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return JB_ARCHIVE_ERROR_FOREIGN;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return jb_sqlite_words_code_from_errno (number);
    default:
      return JB_ARCHIVE_ERROR_FAILED;
    }
}

/* What is the matter with the file and what to do about it, in one or two sentences. */
char *
jb_sqlite_words_explain (const char    *display_path,
                         JbArchiveError code,
                         int            number,
                         const char    *details)
{
  switch (code)
    {
    case JB_ARCHIVE_ERROR_BUSY:
      return g_strdup_printf (_("Another program is using “%s”. Close it, or try again in a "
                                "moment."),
                                 display_path);
    case JB_ARCHIVE_ERROR_READ_ONLY:
      return g_strdup_printf (_("“%s” or its folder cannot be written. Change its permissions, "
                                "or use an archive in a folder of your own."),
                                 display_path);
    case JB_ARCHIVE_ERROR_FULL:
      if (number == EFBIG || number == EDQUOT)
        return g_strdup_printf (_("“%s” has reached the limit that is set for files or for your "
                                  "part of the disk. Raise it or free some space, then try "
                                  "again."),
                                   display_path);
      return g_strdup_printf (_("The disk that holds “%s” is full. Free some space and try "
                                "again."),
                                 display_path);
    case JB_ARCHIVE_ERROR_DAMAGED:
      return g_strdup_printf (_("The file “%s” is damaged. Copy it to a safe place before "
                                "anything else, then go on with a backup."),
                                 display_path);
    case JB_ARCHIVE_ERROR_FOREIGN:
      return g_strdup_printf (_("“%s” is not an archive of Jianbao, or is damaged beyond "
                                "recognition. It was left as it is; choose another file or a "
                                "backup."),
                                 display_path);
    case JB_ARCHIVE_ERROR_IO:
      return g_strdup_printf (_("Reading or writing “%s” failed: %s. Check the disk and try "
                                "again."),
                                 display_path,
                                 number != 0 ? g_strerror (number) : details);
    case JB_ARCHIVE_ERROR_FAILED:
    case JB_ARCHIVE_ERROR_NEWER:
    case JB_ARCHIVE_ERROR_NOT_FOUND:
    case JB_ARCHIVE_ERROR_FILED:
    case JB_ARCHIVE_ERROR_EXISTS:
    case JB_ARCHIVE_ERROR_CHANGED:
    case JB_ARCHIVE_ERROR_GONE:
    default:
      return g_strdup_printf (_("The archive “%s” refused the work: %s. Nothing was changed."),
                                 display_path, details);
    }
}
