/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

gboolean jb_archive_choose_reading (JbArchive  *self,
                                    const char *text,
                                    const char *reading,
                                    GError    **error);
void     jb_archive_choose_reading_async (JbArchive          *self,
                                          const char         *text,
                                          const char         *reading,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean jb_archive_choose_reading_finish (JbArchive    *self,
                                           GAsyncResult *result,
                                           GError      **error);

G_END_DECLS
