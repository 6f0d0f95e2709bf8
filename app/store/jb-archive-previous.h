/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-archive-entry.h"

G_BEGIN_DECLS

JbArchiveEntry *jb_archive_find_previous (GListModel *entries,
                                          gint64      id,
                                          const char *name);

G_END_DECLS
