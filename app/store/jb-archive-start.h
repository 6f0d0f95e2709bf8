/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "legacy/jb-house-style.h"

G_BEGIN_DECLS

/**
 * JbArchiveStart:
 * @publication: (nullable): the publication that the issue belongs to
 * @style: its house style; the built-in one where there is nothing to learn from
 * @number: the number after the highest one of its publication, 0 where none is known
 * @total: the running number (总期号) after the highest one, 0 where none is known
 *
 * What a new issue begins with.
 */
typedef struct
{
  JbPublication *publication;
  JbHouseStyle  *style;
  gint64         number;
  gint64         total;
} JbArchiveStart;

JbArchiveStart *jb_archive_start (JbArchive  *self,
                                  gint64      publication_id,
                                  const char *name,
                                  int         year,
                                  GError    **error);
void            jb_archive_start_async (JbArchive          *self,
                                        gint64              publication_id,
                                        const char         *name,
                                        int                 year,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
JbArchiveStart *jb_archive_start_finish (JbArchive    *self,
                                         GAsyncResult *result,
                                         GError      **error);
void            jb_archive_start_free (JbArchiveStart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveStart, jb_archive_start_free)

G_END_DECLS
