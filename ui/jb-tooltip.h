/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  jb_tooltip_install (void);
char *jb_tooltip_dup_text (const char *text);
void  jb_tooltip_set_text (GtkTooltip *tooltip,
                           const char *text);

G_END_DECLS
