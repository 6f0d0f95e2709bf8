/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-hit.h"
#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveSearchOrder:
 * @JB_ARCHIVE_SEARCH_NEWEST: by the date of the issue, the newest first
 * @JB_ARCHIVE_SEARCH_BEST: those that say it most often for their length first
 */
typedef enum
{
  JB_ARCHIVE_SEARCH_NEWEST,
  JB_ARCHIVE_SEARCH_BEST,
} JbArchiveSearchOrder;

/**
 * JbArchiveSearch:
 * @words: what is looked for: words, all of which a bulletin must have, and filters as
 *   `source:松岭`, `section:`, `recipient:`, `title:`, `publication:`, `year:2010-2013` or
 *   `status:filed` or `label:年终`; a word is any run of characters, and "a run" may have spaces
 * @order: which ones first
 * @limit: at most so many, 0 for all
 * @after: where to go on, 0 at first: what the page before said is next
 *
 * What to look for in the archive.
 */
typedef struct
{
  const char           *words;
  JbArchiveSearchOrder  order;
  guint                 limit;
  gint64                after;
} JbArchiveSearch;

GPtrArray *jb_archive_search               (JbArchive              *self,
                                            const JbArchiveSearch  *search,
                                            gint64                 *next,
                                            GError                **error);
void       jb_archive_search_async         (JbArchive              *self,
                                            const JbArchiveSearch  *search,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
GPtrArray *jb_archive_search_finish        (JbArchive              *self,
                                            GAsyncResult           *result,
                                            gint64                 *next,
                                            GError                **error);
gboolean   jb_archive_search_is_empty      (const char             *words);

gboolean   jb_archive_rebuild_index        (JbArchive              *self,
                                            GError                **error);
void       jb_archive_rebuild_index_async  (JbArchive              *self,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
gboolean   jb_archive_rebuild_index_finish (JbArchive              *self,
                                            GAsyncResult           *result,
                                            GError                **error);

G_END_DECLS
