/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveCountBy:
 * @JB_ARCHIVE_COUNT_BY_SOURCE: one count for each contributing unit; several units that share one
 *   bracket each have the article counted, and a unit is counted under the name that the directory
 *   has for it, whichever of its names is printed
 * @JB_ARCHIVE_COUNT_BY_SECTION: one for each section
 * @JB_ARCHIVE_COUNT_BY_MONTH: one for each month, as 2013-05, the oldest first
 *
 * What articles are counted by.
 */
typedef enum
{
  JB_ARCHIVE_COUNT_BY_SOURCE,
  JB_ARCHIVE_COUNT_BY_SECTION,
  JB_ARCHIVE_COUNT_BY_MONTH,
} JbArchiveCountBy;

/**
 * JbArchiveCount:
 * @name: (nullable): the unit, section or month; %NULL for articles that have none
 * @n_articles: how many articles
 * @n_bulletins: in how many bulletins
 *
 * One line of a count of articles.
 */
typedef struct
{
  char  *name;
  guint  n_articles;
  guint  n_bulletins;
} JbArchiveCount;

void       jb_archive_count_free            (JbArchiveCount       *self);
char      *jb_archive_count_to_csv          (GPtrArray            *counts,
                                             JbArchiveCountBy      by);
gboolean   jb_archive_count_check_day       (const char           *day);

GPtrArray *jb_archive_count_articles        (JbArchive            *self,
                                             JbArchiveCountBy      by,
                                             const char           *from,
                                             const char           *to,
                                             GError              **error);
void       jb_archive_count_articles_async  (JbArchive            *self,
                                             JbArchiveCountBy      by,
                                             const char           *from,
                                             const char           *to,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray *jb_archive_count_articles_finish (JbArchive            *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
