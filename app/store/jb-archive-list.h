/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveList:
 *
 * A #GListModel of #JbArchiveEntry, newest first, that follows an archive.
 */
#define JB_TYPE_ARCHIVE_LIST (jb_archive_list_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveList, jb_archive_list, JB, ARCHIVE_LIST, GObject)

JbArchiveList *jb_archive_list_new         (JbArchive              *archive,
                                            const JbArchiveFilter  *filter);
JbArchive     *jb_archive_list_get_archive (JbArchiveList          *self);
gboolean       jb_archive_list_get_loading (JbArchiveList          *self);
gboolean       jb_archive_list_find        (JbArchiveList          *self,
                                            gint64                  id,
                                            guint                  *position);

gboolean       jb_archive_list_load        (JbArchiveList          *self,
                                            GError                **error);
void           jb_archive_list_load_async  (JbArchiveList          *self,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
gboolean       jb_archive_list_load_finish (JbArchiveList          *self,
                                            GAsyncResult           *result,
                                            GError                **error);

G_END_DECLS
