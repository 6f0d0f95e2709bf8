/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_row_name_from (GtkWidget *row,
                       GtkWidget *first_label,
                       ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
