/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/jb-archive-entry.h"

G_BEGIN_DECLS

GMenuModel *jb_library_menu_new (JbArchiveEntry *entry,
                                 guint           n_targets,
                                 gboolean        in_bin);

G_END_DECLS
