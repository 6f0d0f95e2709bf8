/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-learner.h"
#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveProgress:
 *
 * How far long work on the archive is. Reference counted.
 */
typedef struct _JbArchiveProgress JbArchiveProgress;

JbArchiveProgress *jb_archive_progress_new   (void);
JbArchiveProgress *jb_archive_progress_ref   (JbArchiveProgress *self);
void               jb_archive_progress_unref (JbArchiveProgress *self);
guint              jb_archive_progress_get   (JbArchiveProgress *self,
                                              guint             *n_total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveProgress, jb_archive_progress_unref)

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
                                                JbArchiveProgress    *progress,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
JbLearning  *jb_archive_learn_directory_finish (JbArchive            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
