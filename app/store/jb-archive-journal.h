/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

void       jb_archive_journal_write_async  (JbArchive            *self,
                                            gint64                id,
                                            JbTranscript         *transcript,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   jb_archive_journal_write_finish (JbArchive            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

void       jb_archive_journal_clear_async  (JbArchive            *self,
                                            gint64                id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   jb_archive_journal_clear_finish (JbArchive            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

GPtrArray *jb_archive_recover              (JbArchive            *self,
                                            guint                *n_lost,
                                            GError              **error);
void       jb_archive_recover_async        (JbArchive            *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray *jb_archive_recover_finish       (JbArchive            *self,
                                            GAsyncResult         *result,
                                            guint                *n_lost,
                                            GError              **error);

G_END_DECLS
