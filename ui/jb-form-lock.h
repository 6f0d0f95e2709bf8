/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_form_lock_set (GtkWidget *root,
                       gboolean   locked);
void jb_form_lock_spare (GtkWidget *widget);

G_END_DECLS
