/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

gboolean   jb_archive_backup              (JbArchive            *self,
                                           const char           *path,
                                           GError              **error);
void       jb_archive_backup_async        (JbArchive            *self,
                                           const char           *path,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean   jb_archive_backup_finish       (JbArchive            *self,
                                           GAsyncResult         *result,
                                           GError              **error);

gboolean   jb_archive_backup_daily        (JbArchive            *self,
                                           const char           *folder,
                                           GDateTime            *now,
                                           char                **made,
                                           GError              **error);
void       jb_archive_backup_daily_async  (JbArchive            *self,
                                           const char           *folder,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean   jb_archive_backup_daily_finish (JbArchive            *self,
                                           GAsyncResult         *result,
                                           char                **made,
                                           GError              **error);

char      *jb_archive_dup_backup_folder   (const char           *path);
GPtrArray *jb_archive_list_backups        (const char           *path,
                                           const char           *folder);

gboolean   jb_archive_check_backup        (const char           *path,
                                           const char           *backup,
                                           GError              **error);
gboolean   jb_archive_restore_backup      (const char           *path,
                                           const char           *backup,
                                           char                **aside,
                                           GError              **error);

G_END_DECLS
