/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-filing.h"

G_BEGIN_DECLS

JbFiling  *jb_archive_propose_filing        (JbArchive            *self,
                                             gint64                id,
                                             const JbFilingWish   *wish,
                                             GError              **error);
void       jb_archive_propose_filing_async  (JbArchive            *self,
                                             gint64                id,
                                             const JbFilingWish   *wish,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
JbFiling  *jb_archive_propose_filing_finish (JbArchive            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

GPtrArray *jb_archive_check_filing          (JbArchive            *self,
                                             gint64                id,
                                             const JbFiling       *filing,
                                             GError              **error);
void       jb_archive_check_filing_async    (JbArchive            *self,
                                             gint64                id,
                                             const JbFiling       *filing,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray *jb_archive_check_filing_finish   (JbArchive            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

gboolean   jb_archive_file                  (JbArchive            *self,
                                             gint64                id,
                                             const JbFiling       *filing,
                                             GError              **error);
void       jb_archive_file_async            (JbArchive            *self,
                                             gint64                id,
                                             const JbFiling       *filing,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean   jb_archive_file_finish           (JbArchive            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

gboolean   jb_archive_reopen                (JbArchive            *self,
                                             gint64                id,
                                             GError              **error);
void       jb_archive_reopen_async          (JbArchive            *self,
                                             gint64                id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean   jb_archive_reopen_finish         (JbArchive            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

gboolean   jb_archive_add_next              (JbArchive            *self,
                                             gint64                like,
                                             gint64               *id,
                                             GError              **error);
void       jb_archive_add_next_async        (JbArchive            *self,
                                             gint64                like,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean   jb_archive_add_next_finish       (JbArchive            *self,
                                             GAsyncResult         *result,
                                             gint64               *id,
                                             GError              **error);

G_END_DECLS
