/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean  jb_backup_copy            (JbSqlite    *sqlite,
                                     const char  *path,
                                     GError     **error);
gboolean  jb_backup_copy_by_way     (JbSqlite    *sqlite,
                                     const char  *path,
                                     int          fd,
                                     GError     **error);
char     *jb_backup_dup_readable    (const char  *path,
                                     const char  *archive,
                                     GError     **error);
void      jb_backup_forget_readable (const char  *path,
                                     const char  *readable);

G_END_DECLS
