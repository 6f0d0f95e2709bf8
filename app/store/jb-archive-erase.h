/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

gboolean jb_archive_erase (JbArchive    *self,
                           const gint64 *ids,
                           guint         n_ids,
                           GError      **error);
void     jb_archive_erase_async (JbArchive          *self,
                                 const gint64       *ids,
                                 guint               n_ids,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean jb_archive_erase_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error);

G_END_DECLS
