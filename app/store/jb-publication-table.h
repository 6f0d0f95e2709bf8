/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-publication.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

GPtrArray     *jb_publication_table_list   (JbSqlite       *sqlite,
                                            GError        **error);
JbPublication *jb_publication_table_get    (JbSqlite       *sqlite,
                                            gint64          id,
                                            GError        **error);
gboolean       jb_publication_table_find   (JbSqlite       *sqlite,
                                            const char     *name,
                                            gint64         *id,
                                            GError        **error);
gboolean       jb_publication_table_save   (JbSqlite       *sqlite,
                                            JbPublication  *publication,
                                            gint64         *id,
                                            GError        **error);

G_END_DECLS
