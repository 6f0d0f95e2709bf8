/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_announcer_say (GtkWidget  *widget,
                       const char *text);
void jb_announcer_hush (GtkWidget  *widget,
                        const char *text);
void jb_announcer_describe (GtkWidget  *widget,
                            const char *text);

G_END_DECLS
