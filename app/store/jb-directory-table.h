/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

GPtrArray *jb_directory_table_list    (JbSqlite   *sqlite,
                                       GError    **error);
gboolean   jb_directory_table_replace (JbSqlite   *sqlite,
                                       GPtrArray  *entries,
                                       GError    **error);

G_END_DECLS
