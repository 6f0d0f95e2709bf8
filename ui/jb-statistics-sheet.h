/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

guint   jb_statistics_sheet_count_rows (double      height);
double  jb_statistics_sheet_get_height (guint       n_rows);
void    jb_statistics_sheet_draw       (cairo_t    *cairo,
                                        double      width,
                                        const char *title,
                                        GListModel *items,
                                        guint       first,
                                        guint       n_rows);
GBytes *jb_statistics_sheet_to_png     (const char *title,
                                        GListModel *items,
                                        GError    **error);

G_END_DECLS
