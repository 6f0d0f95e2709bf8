/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-entry.h"

G_BEGIN_DECLS

/**
 * JbDirectoryChange:
 * @key: which row of the directory
 * @before: (nullable): what it was; %NULL when there was none
 * @after: (nullable): what it is; %NULL when there is none any more
 *
 * One row that is another than before. Both references are owned.
 */
typedef struct
{
  gint64            key;
  JbDirectoryEntry *before;
  JbDirectoryEntry *after;
} JbDirectoryChange;

GArray  *jb_directory_changes_new       (void);
void     jb_directory_changes_sort      (GArray                  *changes);
void     jb_directory_changes_reverse   (GArray                  *changes);
GArray  *jb_directory_changes_drop_idle (GArray                  *changes);
gboolean jb_directory_change_is_idle    (const JbDirectoryChange *self);

G_END_DECLS
