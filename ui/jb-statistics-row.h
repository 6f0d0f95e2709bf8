/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jb-statistics-item.h"

G_BEGIN_DECLS

#define JB_TYPE_STATISTICS_ROW (jb_statistics_row_get_type ())
G_DECLARE_FINAL_TYPE (JbStatisticsRow, jb_statistics_row, JB, STATISTICS_ROW, GtkBox)

void jb_statistics_row_set_item (JbStatisticsRow  *self,
                                 JbStatisticsItem *item);

G_END_DECLS
