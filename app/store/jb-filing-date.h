/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-learner.h"
#include "jb-archive-entry.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean      jb_filing_date_is_today (const char *day,
                                       gint64      time);
JbPartialDate jb_filing_date_find_told (JbSqlite       *sqlite,
                                        JbArchiveEntry *entry,
                                        JbLearnerDate  *source);
JbPartialDate jb_filing_date_find (JbSqlite           *sqlite,
                                   JbArchiveEntry     *entry,
                                   const JbTranscript *transcript,
                                   JbLearnerDate      *source);

G_END_DECLS
