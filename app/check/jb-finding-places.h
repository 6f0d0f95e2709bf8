/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

void jb_finding_places_set (const JbTranscript *transcript,
                            GPtrArray          *findings);

G_END_DECLS
