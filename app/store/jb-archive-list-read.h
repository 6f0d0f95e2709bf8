/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

GArray *jb_archive_read_keys (JbArchive             *self,
                              const JbArchiveFilter *filter,
                              GError               **error);
void    jb_archive_read_keys_async (JbArchive             *self,
                                    const JbArchiveFilter *filter,
                                    guint                  limit,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data);
GArray *jb_archive_read_keys_finish (JbArchive    *self,
                                     GAsyncResult *result,
                                     GPtrArray   **rows,
                                     GError      **error);

void       jb_archive_read_rows_async (JbArchive          *self,
                                       GArray             *ids,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *jb_archive_read_rows_finish (JbArchive    *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
