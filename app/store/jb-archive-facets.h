/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveFacets:
 * @years: (element-type int): the years of bulletins, the newest first
 * @publications: (element-type JbPublication): the publications, by name
 * @sources: (element-type JbArchiveSource): the sources used most
 * @labels: (element-type utf8): the labels, in alphabetical order
 * @n_deleted: how many bulletins are in the bin
 *
 * What a list of the archive can be filtered by.
 */
typedef struct
{
  GArray    *years;
  GPtrArray *publications;
  GPtrArray *sources;
  GPtrArray *labels;
  guint      n_deleted;
} JbArchiveFacets;

JbArchiveFacets *jb_archive_get_facets (JbArchive *self,
                                        guint      n_sources,
                                        GError   **error);
void             jb_archive_get_facets_async (JbArchive          *self,
                                              guint               n_sources,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
JbArchiveFacets *jb_archive_get_facets_finish (JbArchive    *self,
                                               GAsyncResult *result,
                                               GError      **error);
void             jb_archive_facets_free (JbArchiveFacets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveFacets, jb_archive_facets_free)

G_END_DECLS
