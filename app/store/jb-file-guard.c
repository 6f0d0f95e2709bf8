/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-file-guard.h"

#include <fcntl.h>

#include <glib/gstdio.h>

#ifdef F_OFD_SETLK
static int
guard (const char *path,
       const char *suffix,
       off_t       start,
       off_t       length)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  struct flock     lock = { .l_type = F_RDLCK, .l_start = start, .l_len = length };
  int              fd = g_open (name, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &lock);

  return fd;
}
#endif

/**
 * jb_file_guard_init:
 * @guards: (out caller-allocates): guards that hold nothing
 */
void
jb_file_guard_init (int guards[JB_FILE_GUARD_N])
{
  for (guint i = 0; i < JB_FILE_GUARD_N; i++)
    guards[i] = -1;
}

/**
 * jb_file_guard_take:
 * @path: (type filename): an archive that is open, with its log
 * @guards: what holds the locks
 *
 * Whoever opens and closes the file in our process, as GTK does with each file of a folder that
 * it lists, drops all our locks unknown to SQLite; another program that ends would then take
 * itself for the last, and delete the log from under us. Locks of an open file stay: these are
 * the shared lock of the file and the one of the log's index, where SQLite's format has them.
 */
void
jb_file_guard_take (const char *path,
                    int         guards[JB_FILE_GUARD_N])
{
#ifdef F_OFD_SETLK
  guards[0] = guard (path, "", 0x40000002, 510);
  guards[1] = guard (path, "-shm", 128, 1);
#endif
}

/**
 * jb_file_guard_drop:
 * @guards: what may hold locks
 */
void
jb_file_guard_drop (int guards[JB_FILE_GUARD_N])
{
  for (guint i = 0; i < JB_FILE_GUARD_N; i++)
    if (guards[i] >= 0)
      g_close (guards[i], NULL);
}
