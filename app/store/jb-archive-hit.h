/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry.h"

G_BEGIN_DECLS

/**
 * JbArchiveHitMark:
 * @start: where it begins, in characters
 * @end: where it ends, in characters
 *
 * A part of a snippet that was looked for.
 */
typedef struct
{
  guint start;
  guint end;
} JbArchiveHitMark;

#define JB_TYPE_ARCHIVE_HIT (jb_archive_hit_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveHit, jb_archive_hit, JB, ARCHIVE_HIT, GObject)

JbArchiveEntry         *jb_archive_hit_get_entry   (JbArchiveHit *self);
JbRole                  jb_archive_hit_get_role    (JbArchiveHit *self);
const char             *jb_archive_hit_get_field   (JbArchiveHit *self);
guint                   jb_archive_hit_get_article (JbArchiveHit *self);
guint                   jb_archive_hit_get_block   (JbArchiveHit *self);
guint                   jb_archive_hit_get_start   (JbArchiveHit *self);
guint                   jb_archive_hit_get_end     (JbArchiveHit *self);
const char             *jb_archive_hit_get_found   (JbArchiveHit *self);
const char             *jb_archive_hit_get_snippet (JbArchiveHit *self);
const JbArchiveHitMark *jb_archive_hit_get_marks   (JbArchiveHit *self,
                                                    guint        *n_marks);

G_END_DECLS
