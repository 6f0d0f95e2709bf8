/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-part-file.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean jb_backup_copy (JbSqlite   *sqlite,
                         const char *path,
                         GError    **error);
gboolean jb_backup_copy_by_way (JbSqlite   *sqlite,
                                const char *path,
                                int         fd,
                                GError    **error);
gboolean jb_backup_make_readable (const char  *path,
                                  const char  *archive,
                                  JbPartFile **copy,
                                  GError     **error);

G_END_DECLS
