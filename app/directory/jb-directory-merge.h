/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-reading.h"

G_BEGIN_DECLS

gboolean  jb_directory_merge           (JbDirectory         *self,
                                        guint                position,
                                        guint                other);
JbDirectoryEntry *
          jb_directory_merge_entries   (JbDirectoryEntry    *kept,
                                        JbDirectoryEntry    *gone);
gboolean  jb_directory_do_periods_meet (const JbDirectoryValues *a,
                                        const JbDirectoryValues *b);
GArray   *jb_directory_find_duplicates (JbDirectory         *self);

guint64 jb_directory_count_copies (JbDirectory     *self,
                                   const JbReading *reading,
                                   JbPartialDate    date,
                                   guint           *n_unknown);
guint64   jb_directory_sum_copies      (JbDirectory         *self,
                                        const JbTranscript  *transcript,
                                        JbPartialDate        date,
                                        guint               *n_unknown);

G_END_DECLS
