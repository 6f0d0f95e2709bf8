/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean jb_integrity_check         (JbSqlite  *sqlite,
                                     char     **problem,
                                     GError   **error);
gboolean jb_integrity_check_cheaply (JbSqlite  *sqlite,
                                     GError   **error);
GStrv    jb_integrity_list_tables   (JbSqlite  *sqlite,
                                     GError   **error);

G_END_DECLS
