/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveWatch:
 *
 * Looks from time to time whether another program wrote to an archive, which then emits
 * #JbArchive::changed-elsewhere. A look costs next to nothing, and is done in the archive's thread.
 */
#define JB_TYPE_ARCHIVE_WATCH (jb_archive_watch_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveWatch, jb_archive_watch, JB, ARCHIVE_WATCH, GObject)

JbArchiveWatch *jb_archive_watch_new (JbArchive *archive);
void            jb_archive_watch_look (JbArchiveWatch *self);
void            jb_archive_watch_set_interval (JbArchiveWatch *self,
                                               guint           interval);

G_END_DECLS
