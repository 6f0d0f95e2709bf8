/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

JbSqlite *jb_read_only_open (const char *path,
                             guint       busy_timeout,
                             GError    **error);
char     *jb_read_only_dup_uri (const char *path);
void      jb_read_only_explain (const char *path,
                                GError    **error);

G_END_DECLS
