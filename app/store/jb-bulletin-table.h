/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean        jb_bulletin_table_add        (JbSqlite               *sqlite,
                                              JbTranscript           *transcript,
                                              const JbArchiveOrigin  *origin,
                                              gint64                 *id,
                                              GError                **error);
gboolean        jb_bulletin_table_save       (JbSqlite               *sqlite,
                                              gint64                  id,
                                              JbTranscript           *transcript,
                                              gboolean               *changed,
                                              GError                **error);
JbTranscript   *jb_bulletin_table_load       (JbSqlite               *sqlite,
                                              gint64                  id,
                                              GError                **error);
gboolean        jb_bulletin_table_find_bytes (JbSqlite               *sqlite,
                                              const char             *sha256,
                                              gint64                 *id,
                                              GError                **error);
JbArchiveEntry *jb_bulletin_table_get_entry  (JbSqlite               *sqlite,
                                              gint64                  id,
                                              GError                **error);
GPtrArray      *jb_bulletin_table_list       (JbSqlite               *sqlite,
                                              const JbArchiveFilter  *filter,
                                              GError                **error);

G_END_DECLS
