/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-snapshot.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean      jb_body_table_check   (JbSqlite            *sqlite,
                                     const JbTranscript  *transcript,
                                     GError             **error);
gboolean      jb_body_table_write   (JbSqlite            *sqlite,
                                     gint64               id,
                                     const JbTranscript  *transcript,
                                     GError             **error);
gboolean      jb_body_table_compare (JbSqlite            *sqlite,
                                     gint64               id,
                                     const JbTranscript  *transcript,
                                     gboolean            *same,
                                     GError             **error);
JbTranscript *jb_body_table_load    (JbSqlite            *sqlite,
                                     gint64               id,
                                     GError             **error);
gboolean      jb_body_table_load_snapshot
                                    (JbSqlite            *sqlite,
                                     gint64               id,
                                     JbSnapshot         **snapshot,
                                     GError             **error);

G_END_DECLS
