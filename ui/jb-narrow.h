/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_narrow_shorten (GtkWidget *widget);
void jb_narrow_title (GtkWidget *title);

G_END_DECLS
