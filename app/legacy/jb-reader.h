/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

/*
 * The reader recognises what an old text is made of. It decides by evidence: what the
 * digest names, where a line stands, what shape it has, what the text does elsewhere.
 */
JbTranscript *jb_reader_read    (char       *text,
                                 gsize       length);
JbTranscript *jb_reader_read_as (char       *text,
                                 gsize       length,
                                 JbKind      kind);
JbTranscript *jb_reader_mark_as (char       *text,
                                 gsize       length,
                                 JbRole      role,
                                 const char *key);

G_END_DECLS
