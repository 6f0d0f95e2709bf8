/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_OUTLINE (jb_outline_get_type ())
G_DECLARE_FINAL_TYPE (JbOutline, jb_outline, JB, OUTLINE, GtkBox)

JbBulletin *jb_outline_get_bulletin (JbOutline  *self);
void        jb_outline_set_bulletin (JbOutline  *self,
                                     JbBulletin *bulletin);
GListModel *jb_outline_get_model    (JbOutline  *self);
GObject    *jb_outline_get_current  (JbOutline  *self);
void        jb_outline_set_current  (JbOutline  *self,
                                     GObject    *part);

G_END_DECLS
