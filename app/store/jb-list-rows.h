/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry.h"

G_BEGIN_DECLS

/**
 * JbListRows:
 *
 * The entries of a list that somebody holds, each of which is there once, and those that were
 * looked at last.
 */
typedef struct _JbListRows JbListRows;

JbListRows     *jb_list_rows_new (guint n_kept);
void            jb_list_rows_free (JbListRows *self);
JbArchiveEntry *jb_list_rows_look (JbListRows *self,
                                   gint64      id);
void            jb_list_rows_add (JbListRows     *self,
                                  JbArchiveEntry *entry);
void            jb_list_rows_keep (JbListRows     *self,
                                   JbArchiveEntry *entry);
void            jb_list_rows_forget (JbListRows *self,
                                     gint64      id);
guint           jb_list_rows_count (JbListRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbListRows, jb_list_rows_free)

G_END_DECLS
