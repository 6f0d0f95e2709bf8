/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-journal.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean   jb_journal_table_write  (JbSqlite            *sqlite,
                                    gint64               id,
                                    const JbTranscript  *transcript,
                                    GError             **error);
gboolean   jb_journal_table_remove (JbSqlite            *sqlite,
                                    gint64               id,
                                    GError             **error);
gboolean   jb_journal_table_find   (JbSqlite            *sqlite,
                                    JbJournal          **journal,
                                    GError             **error);
gboolean   jb_journal_table_drop   (JbSqlite            *sqlite,
                                    const JbJournal     *journal,
                                    GError             **error);

G_END_DECLS
