/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jb-revision.h"

G_BEGIN_DECLS

#define JB_TYPE_HISTORY_ROW (jb_history_row_get_type ())
G_DECLARE_FINAL_TYPE (JbHistoryRow, jb_history_row, JB, HISTORY_ROW, GtkBox)

JbRevision *jb_history_row_get_revision (JbHistoryRow *self);
void        jb_history_row_set_revision (JbHistoryRow *self,
                                         JbRevision   *revision);

G_END_DECLS
