/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry.h"
#include "jb-filing.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

JbFiling *jb_filing_table_propose (JbSqlite            *sqlite,
                                   gint64               id,
                                   const JbFilingWish  *wish,
                                   GError             **error);
gboolean  jb_filing_table_file    (JbSqlite            *sqlite,
                                   gint64               id,
                                   const JbFiling      *filing,
                                   GError             **error);
gboolean  jb_filing_table_reopen  (JbSqlite            *sqlite,
                                   gint64               id,
                                   GError             **error);
gboolean  jb_filing_table_get_next
                                  (JbSqlite            *sqlite,
                                   JbArchiveEntry      *entry,
                                   gboolean             supplement,
                                   int                  year,
                                   gint64              *number,
                                   GError             **error);

G_END_DECLS
