/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveList:
 *
 * A #GListModel of #JbArchiveEntry that follows an archive: drafts first, and the newest first.
 * What is in the bin goes by the time when it came there.
 *
 * The list knows where every bulletin stands; what it says of one is read when somebody asks for
 * it, and some more around it. Until then the entry is not loaded. An entry that somebody holds
 * stays the same object, and follows.
 */
#define JB_TYPE_ARCHIVE_LIST (jb_archive_list_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveList, jb_archive_list, JB, ARCHIVE_LIST, GObject)

JbArchiveList *jb_archive_list_new (JbArchive             *archive,
                                    const JbArchiveFilter *filter);
JbArchive     *jb_archive_list_get_archive (JbArchiveList *self);
gboolean       jb_archive_list_get_loading (JbArchiveList *self);
gboolean       jb_archive_list_find (JbArchiveList *self,
                                     gint64         id,
                                     guint         *position);
gint64         jb_archive_list_get_id (JbArchiveList *self,
                                       guint          position);
gboolean       jb_archive_list_get_month (JbArchiveList *self,
                                          guint          position,
                                          gboolean      *filed,
                                          int           *year,
                                          int           *month);
guint          jb_archive_list_get_n_rows (JbArchiveList *self);

gboolean jb_archive_list_load (JbArchiveList *self,
                               GError       **error);
void     jb_archive_list_load_async (JbArchiveList      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean jb_archive_list_load_finish (JbArchiveList *self,
                                      GAsyncResult  *result,
                                      GError       **error);

G_END_DECLS
