/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

char      *jb_label_table_dup_clean (const char *label);
gboolean   jb_label_table_set (JbSqlite   *sqlite,
                               gint64      id,
                               const char *label,
                               gboolean    on,
                               gboolean   *changed,
                               GError    **error);
gboolean   jb_label_table_read (JbSqlite *sqlite,
                                gint64    id,
                                char    **labels,
                                GError  **error);
GPtrArray *jb_label_table_list (JbSqlite *sqlite,
                                GError  **error);
gboolean   jb_label_table_has       (const char  *labels,
                                     const char  *label);

G_END_DECLS
