/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive-hit.h"

G_BEGIN_DECLS

#define JB_TYPE_SEARCH_ROW (jb_search_row_get_type ())
G_DECLARE_FINAL_TYPE (JbSearchRow, jb_search_row, JB, SEARCH_ROW, GtkBox)

JbArchiveHit *jb_search_row_get_hit (JbSearchRow  *self);
void          jb_search_row_set_hit (JbSearchRow  *self,
                                     JbArchiveHit *hit);

G_END_DECLS
