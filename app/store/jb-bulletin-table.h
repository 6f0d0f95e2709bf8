/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-revision-table.h"
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
                                              const JbRevisionCause  *cause,
                                              gboolean               *changed,
                                              GError                **error);
gboolean        jb_bulletin_table_write      (JbSqlite               *sqlite,
                                              gint64                  id,
                                              JbTranscript           *transcript,
                                              const JbRevisionCause  *cause,
                                              GError                **error);
gboolean        jb_bulletin_table_check      (JbSqlite               *sqlite,
                                              gint64                  id,
                                              JbArchiveStatus         status,
                                              gboolean               *is_current,
                                              GError                **error);
gboolean        jb_bulletin_table_set_changed
                                             (JbSqlite               *sqlite,
                                              gint64                  id,
                                              GError                **error);
gboolean        jb_bulletin_table_set_deleted
                                             (JbSqlite               *sqlite,
                                              gint64                  id,
                                              gboolean                deleted,
                                              GError                **error);
GArray         *jb_bulletin_table_purge      (JbSqlite               *sqlite,
                                              gint64                  before,
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
