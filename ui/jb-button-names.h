/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_button_names_tidy      (GtkWidget  *root);
void jb_button_names_set_label (GtkButton  *button,
                                const char *label);

G_END_DECLS
