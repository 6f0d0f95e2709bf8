/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JbArchiveSource:
 *
 * A source (来源) as the articles of the archive print it, and how often. It never changes.
 */
#define JB_TYPE_ARCHIVE_SOURCE (jb_archive_source_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveSource, jb_archive_source, JB, ARCHIVE_SOURCE, GObject)

JbArchiveSource *jb_archive_source_new            (const char      *text,
                                                   guint            n_articles,
                                                   gint64           latest_id,
                                                   const char      *latest_day);
const char      *jb_archive_source_get_text       (JbArchiveSource *self);
guint            jb_archive_source_get_n_articles (JbArchiveSource *self);
gint64           jb_archive_source_get_latest_id  (JbArchiveSource *self);
const char      *jb_archive_source_get_latest_day (JbArchiveSource *self);

G_END_DECLS
