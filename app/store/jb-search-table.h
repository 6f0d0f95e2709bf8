/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletin/jb-transcript.h"
#include "jb-archive-search.h"
#include "jb-search-query.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

extern const char jb_search_table_schema[];

gboolean   jb_search_table_forget   (JbSqlite             *sqlite,
                                     gint64                bulletin_id,
                                     GError              **error);
gboolean   jb_search_table_note     (JbSqlite             *sqlite,
                                     gint64                bulletin_id,
                                     const JbTranscript   *transcript,
                                     GError              **error);
gboolean   jb_search_table_rebuild  (JbSqlite             *sqlite,
                                     gpointer              data,
                                     GError              **error);
gboolean   jb_search_table_is_stale (JbSqlite             *sqlite,
                                     gboolean             *stale,
                                     GError              **error);
gboolean   jb_search_table_check    (JbSqlite             *sqlite,
                                     gboolean             *in_step,
                                     GError              **error);
GPtrArray *jb_search_table_find     (JbSqlite             *sqlite,
                                     const JbSearchQuery  *query,
                                     JbArchiveSearchOrder  order,
                                     gint64                after,
                                     guint                 limit,
                                     gint64               *next,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_END_DECLS
