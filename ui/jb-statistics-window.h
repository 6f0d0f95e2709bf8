/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-statistics-period.h"
#include "store/jb-archive-stats.h"

G_BEGIN_DECLS

#define JB_TYPE_STATISTICS_WINDOW (jb_statistics_window_get_type ())
G_DECLARE_FINAL_TYPE (JbStatisticsWindow, jb_statistics_window, JB, STATISTICS_WINDOW,
                      AdwApplicationWindow)

JbStatisticsWindow *jb_statistics_window_present    (GtkApplication     *application,
                                                     JbArchive          *archive);
void                jb_statistics_window_set_period (JbStatisticsWindow *self,
                                                     JbStatisticsPeriod  period,
                                                     const char         *from,
                                                     const char         *to);
void                jb_statistics_window_set_by     (JbStatisticsWindow *self,
                                                     JbArchiveCountBy    by);
GListModel         *jb_statistics_window_get_items  (JbStatisticsWindow *self);
gboolean            jb_statistics_window_get_busy   (JbStatisticsWindow *self);
void                jb_statistics_window_save_to    (JbStatisticsWindow *self,
                                                     GFile              *file);

G_END_DECLS
