/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

gboolean jb_archive_find_previous (JbArchive       *self,
                                   gint64           id,
                                   const char      *name,
                                   JbArchiveEntry **previous,
                                   GError         **error);
void     jb_archive_find_previous_async (JbArchive          *self,
                                         gint64              id,
                                         const char         *name,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean jb_archive_find_previous_finish (JbArchive       *self,
                                          GAsyncResult    *result,
                                          JbArchiveEntry **previous,
                                          GError         **error);

G_END_DECLS
