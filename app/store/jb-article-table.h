/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

gboolean   jb_article_table_write        (JbSqlite            *sqlite,
                                          gint64               bulletin_id,
                                          const JbTranscript  *transcript,
                                          gboolean             replace,
                                          GError             **error);
gboolean   jb_article_table_remove       (JbSqlite            *sqlite,
                                          gint64               bulletin_id,
                                          GError             **error);
gboolean   jb_article_table_rebuild      (JbSqlite            *sqlite,
                                          gpointer             data,
                                          GError             **error);
GPtrArray *jb_article_table_list_sources (JbSqlite            *sqlite,
                                          guint                limit,
                                          GError             **error);

G_END_DECLS
