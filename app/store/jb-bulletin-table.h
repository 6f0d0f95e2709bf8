/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-revision-table.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

/* When a list says that a bulletin is of: its day, else the day under which it was filed, which is
 * not in the index for lists and so is looked up for the few that need it. */
#define JB_BULLETIN_TABLE_FILED_DAY \
  "(SELECT filed_day FROM bulletin AS filed WHERE filed.id = bulletin.id)"
#define JB_BULLETIN_TABLE_DAY \
  "coalesce (day, CASE WHEN status = 1 THEN " JB_BULLETIN_TABLE_FILED_DAY " END)"
#define JB_BULLETIN_TABLE_YEAR \
  "coalesce (CASE WHEN day IS NULL AND status = 1 THEN" \
  " CAST (substr (" JB_BULLETIN_TABLE_FILED_DAY ", 1, 4) AS INTEGER) END, year)"

/* What a #JbArchiveFilter asks for, after jb_bulletin_table_bind_filter(). */
#define JB_BULLETIN_TABLE_FILTER \
  "(?1 = 0 OR " JB_BULLETIN_TABLE_YEAR " = ?1) AND ((?2 AND status <> 1) OR (?3 AND status = 1))" \
  " AND (?4 = 0 OR publication_id = ?4) AND (?5 = 0 OR bulletin.id < ?5)" \
  " AND (deleted IS NOT NULL) = ?7" \
  " AND (?8 IS NULL OR bulletin.id IN (SELECT bulletin_id FROM article WHERE source IN" \
  "  (SELECT DISTINCT source FROM article WHERE instr (source, ?8) > 0)))" \
  " AND (?9 IS NULL OR instr (char (10) || labels || char (10), char (10) || ?9 || char (10)) > 0)"

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
gboolean        jb_bulletin_table_erase      (JbSqlite               *sqlite,
                                              gint64                  id,
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
void            jb_bulletin_table_bind_filter
                                             (sqlite3_stmt           *statement,
                                              const JbArchiveFilter  *filter);

G_END_DECLS
