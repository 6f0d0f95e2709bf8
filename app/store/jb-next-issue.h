/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

JbTranscript *jb_next_issue_make (JbSqlite  *sqlite,
                                  gint64     like,
                                  GError   **error);

G_END_DECLS
