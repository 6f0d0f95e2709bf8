/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbPacking:
 * @JB_PACKING_BODY: the snapshot is the bulletin's body; there is nothing to unpack
 * @JB_PACKING_WHOLE: all of it
 * @JB_PACKING_DELTA: how it differs from another one
 * @JB_PACKING_LOST: what it was can no longer be said
 * @JB_PACKING_DEFLATED: added where the bytes are compressed
 *
 * How a snapshot is stored. Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_PACKING_BODY = 0,
  JB_PACKING_WHOLE = 1,
  JB_PACKING_DELTA = 2,
  JB_PACKING_LOST = 3,
  JB_PACKING_DEFLATED = 16,
} JbPacking;

/**
 * JbSnapshot:
 * @text: UTF-8
 * @length: its length in bytes
 * @marks: as of jb_transcript_pack_marks()
 *
 * A transcript as it is stored: what is compared, packed and unpacked.
 */
typedef struct
{
  char   *text;
  gsize   length;
  GBytes *marks;
} JbSnapshot;

JbSnapshot   *jb_snapshot_new           (const JbTranscript  *transcript);
JbSnapshot   *jb_snapshot_new_take      (char                *text,
                                         gsize                length,
                                         GBytes              *marks);
void          jb_snapshot_free          (JbSnapshot          *self);
gboolean      jb_snapshot_equal         (const JbSnapshot    *self,
                                         const JbSnapshot    *other);
gint64        jb_snapshot_get_checksum  (const JbSnapshot    *self);
guint64       jb_snapshot_count         (const JbSnapshot    *self);
JbTranscript *jb_snapshot_to_transcript (const JbSnapshot    *self,
                                         GError             **error);

GBytes       *jb_snapshot_pack          (const JbSnapshot    *self,
                                         const JbSnapshot    *base,
                                         gboolean             fast,
                                         guint               *packing,
                                         guint64             *n_literal);
JbSnapshot   *jb_snapshot_unpack        (guint                packing,
                                         const void          *data,
                                         gsize                size,
                                         const JbSnapshot    *base,
                                         gint64               checksum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbSnapshot, jb_snapshot_free)

G_END_DECLS
