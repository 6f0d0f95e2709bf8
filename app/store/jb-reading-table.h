/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

GPtrArray *jb_reading_table_list (JbSqlite *sqlite,
                                  GError  **error);
gboolean   jb_reading_table_set (JbSqlite   *sqlite,
                                 const char *text,
                                 const char *reading,
                                 GError    **error);

G_END_DECLS
