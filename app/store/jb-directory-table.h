/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory-edits.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

GPtrArray *jb_directory_table_list    (JbSqlite   *sqlite,
                                       GArray     *keys,
                                       GError    **error);
gboolean   jb_directory_table_replace (JbSqlite   *sqlite,
                                       GPtrArray  *entries,
                                       GArray     *keys,
                                       GError    **error);
gboolean   jb_directory_table_change  (JbSqlite   *sqlite,
                                       GArray     *changes,
                                       GError    **error);

G_END_DECLS
