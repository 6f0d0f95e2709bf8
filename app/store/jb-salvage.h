/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean jb_salvage_tables (JbSqlite  *from,
                            JbSqlite  *to,
                            GError   **error);

G_END_DECLS
