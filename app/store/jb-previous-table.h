/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean jb_previous_table_find (JbSqlite       *sqlite,
                                 JbArchiveEntry *current,
                                 const char     *name,
                                 gint64         *id,
                                 GError        **error);
gboolean jb_previous_table_find_filed (JbSqlite       *sqlite,
                                       JbArchiveEntry *current,
                                       const char     *name,
                                       gint64         *id,
                                       GError        **error);

G_END_DECLS
