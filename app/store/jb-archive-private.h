/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-job.h"

G_BEGIN_DECLS

/* How long to wait for another program before giving up, in milliseconds. */
enum { JB_ARCHIVE_BUSY_TIMEOUT = 5000 };

JbArchive    *jb_archive_open_full  (const char           *path,
                                     guint                 busy_timeout,
                                     GError              **error);

gboolean      jb_archive_run_job    (JbArchive            *self,
                                     JbArchiveJob         *job,
                                     GError              **error);
void          jb_archive_start_job  (JbArchive            *self,
                                     JbArchiveJob         *job,
                                     GCancellable         *cancellable,
                                     gpointer              tag,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
JbArchiveJob *jb_archive_finish_job (JbArchive            *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
