/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-revision.h"

G_BEGIN_DECLS

gboolean      jb_archive_save_revision         (JbArchive            *self,
                                                gint64                id,
                                                JbTranscript         *transcript,
                                                JbRevisionEvent       event,
                                                const char           *label,
                                                GError              **error);
void          jb_archive_save_revision_async   (JbArchive            *self,
                                                gint64                id,
                                                JbTranscript         *transcript,
                                                JbRevisionEvent       event,
                                                gint64                origin,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      jb_archive_save_revision_finish  (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

gboolean      jb_archive_label_revision        (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                const char           *label,
                                                GError              **error);
void          jb_archive_label_revision_async  (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                const char           *label,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      jb_archive_label_revision_finish (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

GPtrArray    *jb_archive_list_revisions        (JbArchive            *self,
                                                gint64                id,
                                                GError              **error);
void          jb_archive_list_revisions_async  (JbArchive            *self,
                                                gint64                id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray    *jb_archive_list_revisions_finish (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

JbTranscript *jb_archive_load_revision         (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                GError              **error);
void          jb_archive_load_revision_async   (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
JbTranscript *jb_archive_load_revision_finish  (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

gboolean      jb_archive_restore               (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                GError              **error);
void          jb_archive_restore_async         (JbArchive            *self,
                                                gint64                id,
                                                gint64                number,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      jb_archive_restore_finish        (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
