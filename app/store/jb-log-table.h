/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-log-entry.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean   jb_log_table_add  (JbSqlite     *sqlite,
                              gint64        id,
                              JbLogEvent    event,
                              const char   *place,
                              const char   *details,
                              const char   *sha256,
                              GError      **error);
GPtrArray *jb_log_table_list (JbSqlite     *sqlite,
                              gint64        id,
                              GError      **error);

G_END_DECLS
