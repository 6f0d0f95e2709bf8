/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_PANE (jb_pane_get_type ())
G_DECLARE_FINAL_TYPE (JbPane, jb_pane, JB, PANE, GtkWidget)

int  jb_pane_get_width (JbPane *self);
void jb_pane_set_width (JbPane *self,
                        int     width);

G_END_DECLS
