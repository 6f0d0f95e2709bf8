/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveReport:
 * @n_bulletins: how many bulletins are whole
 * @problems: (array zero-terminated=1): what is damaged or lost, a line each
 * @index_is_stale: whether the search index does not say what the texts say, which loses nothing:
 *   jb_archive_rebuild_index() makes it anew
 * @aside: (nullable) (type filename): after a recovery, where the damaged file is now
 *
 * What a check of the whole archive has found, or what a recovery could not read.
 */
typedef struct
{
  guint    n_bulletins;
  GStrv    problems;
  gboolean index_is_stale;
  char    *aside;
} JbArchiveReport;

/**
 * JbArchiveProgressFunc:
 * @n_done: how many bulletins were looked at
 * @n_total: how many there are
 *
 * Tells how far a check of the archive is. Called in the thread of the check.
 */
typedef void (*JbArchiveProgressFunc)     (guint                 n_done,
                                           guint                 n_total,
                                           gpointer              data);

void             jb_archive_report_free    (JbArchiveReport      *self);

JbArchiveReport *jb_archive_verify         (JbArchive            *self,
                                            GError              **error);
void             jb_archive_verify_async   (JbArchive            *self,
                                            JbArchiveProgressFunc progress,
                                            gpointer              progress_data,
                                            GDestroyNotify        free_progress_data,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
JbArchiveReport *jb_archive_verify_finish  (JbArchive            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

JbArchiveReport *jb_archive_salvage        (const char           *path,
                                            GError              **error);
void             jb_archive_salvage_async  (const char           *path,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
JbArchiveReport *jb_archive_salvage_finish (GAsyncResult         *result,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveReport, jb_archive_report_free)

G_END_DECLS
