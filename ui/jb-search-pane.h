/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive-search.h"

G_BEGIN_DECLS

#define JB_TYPE_SEARCH_PANE (jb_search_pane_get_type ())
G_DECLARE_FINAL_TYPE (JbSearchPane, jb_search_pane, JB, SEARCH_PANE, GtkBox)

void        jb_search_pane_set_archive  (JbSearchPane *self,
                                         JbArchive    *archive);
void        jb_search_pane_begin        (JbSearchPane *self);
const char *jb_search_pane_get_words    (JbSearchPane *self);
void        jb_search_pane_set_words    (JbSearchPane *self,
                                         const char   *words);
GListModel *jb_search_pane_get_hits     (JbSearchPane *self);

G_END_DECLS
