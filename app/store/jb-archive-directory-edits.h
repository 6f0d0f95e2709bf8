/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory-edits.h"
#include "jb-archive.h"

G_BEGIN_DECLS

GPtrArray *jb_archive_load_directory_rows (JbArchive *self,
                                           GArray   **keys,
                                           GError   **error);
void       jb_archive_load_directory_rows_async (JbArchive          *self,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
GPtrArray *jb_archive_load_directory_rows_finish (JbArchive    *self,
                                                  GAsyncResult *result,
                                                  GArray      **keys,
                                                  GError      **error);

gboolean jb_archive_change_directory (JbArchive *self,
                                      GArray    *changes,
                                      GError   **error);
void     jb_archive_change_directory_async (JbArchive          *self,
                                            GArray             *changes,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean jb_archive_change_directory_finish (JbArchive    *self,
                                             GAsyncResult *result,
                                             GError      **error);

void     jb_archive_overwrite_directory_async (JbArchive          *self,
                                               JbDirectoryEdits   *edits,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean jb_archive_overwrite_directory_finish (JbArchive    *self,
                                                GAsyncResult *result,
                                                GError      **error);

G_END_DECLS
