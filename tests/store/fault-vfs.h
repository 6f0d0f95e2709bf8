/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_NONE: everything works
 * @FAULT_IO: one operation fails
 * @FAULT_FULL: from one operation on, writing finds the disk full
 * @FAULT_KILL: from one operation on, nothing reaches the disk any more
 * @FAULT_POWER: as @FAULT_KILL, and what was not synced yet is lost as well
 * @FAULT_READ_ONLY: files can only be opened for reading
 */
typedef enum
{
  FAULT_NONE,
  FAULT_IO,
  FAULT_FULL,
  FAULT_KILL,
  FAULT_POWER,
  FAULT_READ_ONLY,
} FaultKind;

void     fault_vfs_install   (void);
void     fault_vfs_arm       (FaultKind kind,
                              guint     operation);
gboolean fault_vfs_disarm    (void);

G_END_DECLS
