/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_OUTLINE_ROW (jb_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (JbOutlineRow, jb_outline_row, JB, OUTLINE_ROW, GtkBox)

GtkWidget *jb_outline_row_new       (void);
GObject   *jb_outline_row_get_item  (JbOutlineRow *self);
void       jb_outline_row_set_item  (JbOutlineRow *self,
                                     GObject      *item);
char      *jb_outline_row_dup_label (GObject      *item);

G_END_DECLS
