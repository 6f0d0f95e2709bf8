/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-log-entry.h"

G_BEGIN_DECLS

/* So long a bulletin stays in the bin. */
enum { JB_ARCHIVE_BIN_DAYS = 30 };

gboolean   jb_archive_delete          (JbArchive            *self,
                                       const gint64         *ids,
                                       guint                 n_ids,
                                       GError              **error);
void       jb_archive_delete_async    (JbArchive            *self,
                                       const gint64         *ids,
                                       guint                 n_ids,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   jb_archive_delete_finish   (JbArchive            *self,
                                       GAsyncResult         *result,
                                       GError              **error);

gboolean   jb_archive_undelete        (JbArchive            *self,
                                       const gint64         *ids,
                                       guint                 n_ids,
                                       GError              **error);
void       jb_archive_undelete_async  (JbArchive            *self,
                                       const gint64         *ids,
                                       guint                 n_ids,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   jb_archive_undelete_finish (JbArchive            *self,
                                       GAsyncResult         *result,
                                       GError              **error);

gboolean   jb_archive_purge           (JbArchive            *self,
                                       gint64                before,
                                       guint                *n_purged,
                                       GError              **error);
void       jb_archive_purge_async     (JbArchive            *self,
                                       gint64                before,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   jb_archive_purge_finish    (JbArchive            *self,
                                       GAsyncResult         *result,
                                       guint                *n_purged,
                                       GError              **error);
gint64     jb_archive_get_purge_time  (void);

gboolean   jb_archive_log             (JbArchive            *self,
                                       gint64                id,
                                       JbLogEvent            event,
                                       const char           *place,
                                       GBytes               *bytes,
                                       GError              **error);
void       jb_archive_log_async       (JbArchive            *self,
                                       gint64                id,
                                       JbLogEvent            event,
                                       const char           *place,
                                       GBytes               *bytes,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   jb_archive_log_finish      (JbArchive            *self,
                                       GAsyncResult         *result,
                                       GError              **error);
GPtrArray *jb_archive_list_log        (JbArchive            *self,
                                       gint64                id,
                                       GError              **error);
void       jb_archive_list_log_async  (JbArchive            *self,
                                       gint64                id,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *jb_archive_list_log_finish (JbArchive            *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
