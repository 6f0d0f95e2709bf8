/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

JbTranscript *jb_reader_read (char  *text,
                              gsize  length);

G_END_DECLS
