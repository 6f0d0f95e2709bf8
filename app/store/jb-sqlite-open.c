/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-sqlite-open.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <sqlite3.h>

/* As SQLite calls open(). */
typedef int (*OpenFunc) (const char *path, int flags, int mode);

static OpenFunc open_before;

/* A link is refused as before. */
static int
open_in_portals (const char *path,
                 int         flags,
                 int         mode)
{
  struct stat info;
  int         fd = open_before (path, flags, mode);

  if (fd >= 0 || errno != ELOOP || (flags & O_NOFOLLOW) == 0)
    return fd;
  if (lstat (path, &info) != 0)
    {
      if (errno != ENOENT || (flags & O_CREAT) == 0)
        return -1;
    }
  else if (S_ISLNK (info.st_mode))
    {
      errno = ELOOP;
      return -1;
    }

  return open_before (path, flags & ~O_NOFOLLOW, mode);
}

/**
 * jb_sqlite_open_in_portals:
 *
 * Lets SQLite open files that a document portal shows. SQLite forbids the system to follow a link
 * at the end of a path, and the file system of the portals up to 1.16 takes every file for one.
 * To be called before the first file is opened; calling it again does nothing.
 */
void
jb_sqlite_open_in_portals (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

      if (vfs != NULL && vfs->iVersion >= 3)
        {
          open_before = (OpenFunc) vfs->xGetSystemCall (vfs, "open");
          if (open_before != NULL)
            vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) open_in_portals);
        }
      g_once_init_leave (&once, 1);
    }
}
