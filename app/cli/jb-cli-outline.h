/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

char *jb_cli_outline_write (const JbTranscript *transcript);

G_END_DECLS
