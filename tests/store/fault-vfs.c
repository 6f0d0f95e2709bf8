/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

/* What a write replaced, so that a power cut can bring it back. */
typedef struct
{
  sqlite3_int64 size;
  sqlite3_int64 offset;
  guint8       *bytes;
  int           n_bytes;
} Undo;

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  char         *path;
  GPtrArray    *unsynced;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs  fault_vfs;
static FaultKind    armed;
static guint        countdown;
static gboolean     struck;
static GPtrArray   *files;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->bytes);
  g_free (undo);
}

/* Takes the files back to what they were when they were synced last. */
static void
cut_power (void)
{
  for (guint i = 0; i < files->len; i++)
    {
      FaultFile *file = g_ptr_array_index (files, i);

      for (guint j = file->unsynced->len; j > 0; j--)
        {
          Undo *undo = g_ptr_array_index (file->unsynced, j - 1);

          if (undo->n_bytes > 0)
            file->real->pMethods->xWrite (file->real, undo->bytes, undo->n_bytes, undo->offset);
          file->real->pMethods->xTruncate (file->real, undo->size);
        }
      g_ptr_array_set_size (file->unsynced, 0);
    }
}

/* Whether the operation at hand fails. */
static int
strike (gboolean writes,
        int      failure)
{
  if (armed == FAULT_NONE || armed == FAULT_READ_ONLY)
    return SQLITE_OK;

  if (!struck)
    {
      if (--countdown > 0)
        return SQLITE_OK;
      struck = TRUE;
      if (armed == FAULT_POWER)
        cut_power ();
    }
  else if (armed == FAULT_IO)
    {
      return SQLITE_OK;
    }

  if (armed == FAULT_FULL)
    return writes ? SQLITE_FULL : SQLITE_OK;

  return failure;
}

static void
remember (FaultFile    *file,
          sqlite3_int64 offset,
          int           n_bytes)
{
  Undo *undo = g_new0 (Undo, 1);

  file->real->pMethods->xFileSize (file->real, &undo->size);
  undo->offset = offset;
  if (offset < undo->size)
    {
      undo->n_bytes = MIN (n_bytes, undo->size - offset);
      undo->bytes = g_malloc (undo->n_bytes);
      g_assert_cmpint (file->real->pMethods->xRead (file->real, undo->bytes, undo->n_bytes,
                                                    offset),
                       ==, SQLITE_OK);
    }
  g_ptr_array_add (file->unsynced, undo);
}

static int
file_close (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;
  int        result = file->real->pMethods->xClose (file->real);

  g_ptr_array_remove (files, file);
  g_ptr_array_unref (file->unsynced);
  g_free (file->path);
  g_free (file->real);

  return result;
}

static int
file_read (sqlite3_file *base,
           void         *buffer,
           int           n_bytes,
           sqlite3_int64 offset)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xRead (real, buffer, n_bytes, offset);
}

static int
file_write (sqlite3_file *base,
            const void   *buffer,
            int           n_bytes,
            sqlite3_int64 offset)
{
  FaultFile *file = (FaultFile *) base;
  int        result = strike (TRUE, SQLITE_IOERR_WRITE);

  if (result != SQLITE_OK)
    return result;
  remember (file, offset, n_bytes);

  return file->real->pMethods->xWrite (file->real, buffer, n_bytes, offset);
}

static int
file_truncate (sqlite3_file *base,
               sqlite3_int64 size)
{
  FaultFile    *file = (FaultFile *) base;
  int           result = strike (FALSE, SQLITE_IOERR_TRUNCATE);
  sqlite3_int64 old_size;

  if (result != SQLITE_OK)
    return result;
  file->real->pMethods->xFileSize (file->real, &old_size);
  remember (file, size, MAX (old_size - size, 0));

  return file->real->pMethods->xTruncate (file->real, size);
}

static int
file_sync (sqlite3_file *base,
           int           flags)
{
  FaultFile *file = (FaultFile *) base;
  int        result = strike (FALSE, SQLITE_IOERR_FSYNC);

  if (result != SQLITE_OK)
    return result;
  g_ptr_array_set_size (file->unsynced, 0);

  /* The power that fails here is not the real one, so the disk need not be waited for. */
  return SQLITE_OK;
}

static int
file_size (sqlite3_file  *base,
           sqlite3_int64 *size)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *base,
           int           level)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xLock (real, level);
}

static int
file_unlock (sqlite3_file *base,
             int           level)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
file_check_reserved_lock (sqlite3_file *base,
                          int          *reserved)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xCheckReservedLock (real, reserved);
}

static int
file_control (sqlite3_file *base,
              int           operation,
              void         *argument)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xSectorSize (real);
}

static int
file_device_characteristics (sqlite3_file *base)
{
  return 0;
}

static int
file_shm_map (sqlite3_file   *base,
              int             region,
              int             size,
              int             extend,
              void volatile **memory)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xShmMap (real, region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *base,
               int           offset,
               int           n,
               int           flags)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *base)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *base,
                int delete)
{
  sqlite3_file *real = ((FaultFile *) base)->real;

  return real->pMethods->xShmUnmap (real, delete);
}

static const sqlite3_io_methods methods = {
  2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
  file_unlock, file_check_reserved_lock, file_control, file_sector_size,
  file_device_characteristics, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs     *vfs,
          sqlite3_filename path,
          sqlite3_file    *base,
          int              flags,
          int             *out_flags)
{
  FaultFile *file = (FaultFile *) base;
  int        result;

  file->base.pMethods = NULL;
  if (armed == FAULT_READ_ONLY)
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;

  file->real = g_malloc0 (real_vfs->szOsFile);
  result = real_vfs->xOpen (real_vfs, path, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    {
      g_free (file->real);
      return result;
    }

  file->path = g_strdup (path);
  file->unsynced = g_ptr_array_new_with_free_func (undo_free);
  file->base.pMethods = &methods;
  g_ptr_array_add (files, file);

  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *path,
            int          sync)
{
  int result = strike (FALSE, SQLITE_IOERR_DELETE);

  return result != SQLITE_OK ? result : real_vfs->xDelete (real_vfs, path, sync);
}

/* Makes every connection from now on go through here. */
void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.pNext = NULL;
  fault_vfs.szOsFile = sizeof (FaultFile);
  fault_vfs.xOpen = vfs_open;
  fault_vfs.xDelete = vfs_delete;
  files = g_ptr_array_new ();
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

/* Lets the operation with this number, from 1, fail. Writes, truncations, syncs and
 * deletions count. */
void
fault_vfs_arm (FaultKind kind,
               guint     operation)
{
  armed = kind;
  countdown = operation;
  struck = FALSE;
}

/* Returns whether an operation failed. */
gboolean
fault_vfs_disarm (void)
{
  armed = FAULT_NONE;

  return struck;
}
