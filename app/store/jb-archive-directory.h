/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-learner.h"
#include "jb-archive.h"

G_BEGIN_DECLS

JbDirectory *jb_archive_load_directory         (JbArchive            *self,
                                                GError              **error);
void         jb_archive_load_directory_async   (JbArchive            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
JbDirectory *jb_archive_load_directory_finish  (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

gboolean     jb_archive_save_directory         (JbArchive            *self,
                                                JbDirectory          *directory,
                                                GError              **error);
void         jb_archive_save_directory_async   (JbArchive            *self,
                                                JbDirectory          *directory,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean     jb_archive_save_directory_finish  (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

JbLearning  *jb_archive_learn_directory        (JbArchive            *self,
                                                const gint64         *ids,
                                                guint                 n_ids,
                                                GError              **error);
void         jb_archive_learn_directory_async  (JbArchive            *self,
                                                const gint64         *ids,
                                                guint                 n_ids,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
JbLearning  *jb_archive_learn_directory_finish (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
