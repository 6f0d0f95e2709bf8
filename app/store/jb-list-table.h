/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry-private.h"
#include "jb-archive.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

/**
 * JbListKey:
 * @id: a bulletin
 * @rank: where it stands in a list: the smallest come first, and of equals the newest
 * @stamp: another number when anything that a list shows of the bulletin is another
 *
 * All that a list has to know of a bulletin that it does not show.
 */
typedef struct
{
  gint64  id;
  guint32 rank;
  guint32 stamp;
} JbListKey;

void     jb_list_key_init (JbListKey          *key,
                           const JbArchiveRow *row);
int      jb_list_key_compare (gconstpointer a,
                              gconstpointer b);
gboolean jb_list_key_get_filed (const JbListKey *key);
void     jb_list_key_get_month (const JbListKey *key,
                                int             *year,
                                int             *month);

gboolean jb_list_table_matches (const JbArchiveFilter *filter,
                                const JbArchiveRow    *row);
gboolean jb_list_table_is_everything (const JbArchiveFilter *filter);

GArray *jb_list_table_list (JbSqlite              *sqlite,
                            const JbArchiveFilter *filter,
                            GError               **error);
GArray *jb_list_table_list_first (JbSqlite *sqlite,
                                  guint     limit,
                                  GError  **error);

G_END_DECLS
