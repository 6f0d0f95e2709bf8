/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-part-holder.h"

G_BEGIN_DECLS

void        jb_structure_install_actions (GtkWidgetClass *widget_class,
                                          const char     *prefix);
void        jb_structure_install_keys    (GtkWidgetClass *widget_class,
                                          const char     *prefix);
void        jb_structure_update_actions  (GtkWidget      *holder,
                                          const char     *prefix);
const char *jb_structure_get_prefix      (JbNode         *part);
GMenuModel *jb_structure_menu_new        (JbNode         *part);

G_END_DECLS
