/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

GPtrArray *jb_check_table_list_ignored (JbSqlite    *sqlite,
                                        gint64       id,
                                        GError     **error);
gboolean   jb_check_table_set_ignored  (JbSqlite    *sqlite,
                                        gint64       id,
                                        GPtrArray   *keys,
                                        GError     **error);
char      *jb_check_table_get_skip     (JbSqlite    *sqlite,
                                        const char  *name,
                                        JbKind       kind,
                                        GError     **error);
gboolean   jb_check_table_set_skip     (JbSqlite    *sqlite,
                                        const char  *name,
                                        JbKind       kind,
                                        const char  *skip,
                                        GError     **error);

G_END_DECLS
