/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jb-log-entry.h"

G_BEGIN_DECLS

#define JB_TYPE_LOG_ROW (jb_log_row_get_type ())
G_DECLARE_FINAL_TYPE (JbLogRow, jb_log_row, JB, LOG_ROW, GtkBox)

JbLogEntry *jb_log_row_get_entry (JbLogRow   *self);
void        jb_log_row_set_entry (JbLogRow   *self,
                                  JbLogEntry *entry);

G_END_DECLS
