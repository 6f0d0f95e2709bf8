/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jb-archive-list.h"

G_BEGIN_DECLS

char     *jb_library_part_dup_name (JbArchiveList *list,
                                    guint          position);
gboolean  jb_library_part_begins   (JbArchiveList *list,
                                    guint          position);

G_END_DECLS
