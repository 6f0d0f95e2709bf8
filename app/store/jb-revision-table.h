/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-revision.h"
#include "jb-snapshot.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

/**
 * JbRevisionCause:
 * @event: what makes the revision
 * @origin: the revision that is restored, else 0
 * @label: (nullable): what to call it
 *
 * Why a bulletin is written.
 */
typedef struct
{
  JbRevisionEvent  event;
  gint64           origin;
  const char      *label;
} JbRevisionCause;

gboolean    jb_revision_table_begin      (JbSqlite               *sqlite,
                                          gint64                  id,
                                          guint64                 n_characters,
                                          GError                **error);
gboolean    jb_revision_table_push       (JbSqlite               *sqlite,
                                          gint64                  id,
                                          const JbSnapshot       *before,
                                          const JbSnapshot       *after,
                                          const JbRevisionCause  *cause,
                                          GError                **error);
gboolean    jb_revision_table_get_latest (JbSqlite               *sqlite,
                                          gint64                  id,
                                          gint64                 *number,
                                          GError                **error);
gboolean    jb_revision_table_set_label  (JbSqlite               *sqlite,
                                          gint64                  id,
                                          gint64                  number,
                                          const char             *label,
                                          GError                **error);
GPtrArray  *jb_revision_table_list       (JbSqlite               *sqlite,
                                          gint64                  id,
                                          GError                **error);
JbSnapshot *jb_revision_table_load       (JbSqlite               *sqlite,
                                          gint64                  id,
                                          gint64                  number,
                                          GError                **error);

G_END_DECLS
