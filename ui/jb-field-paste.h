/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

gboolean jb_field_paste_take_lines (GtkWidget  *row,
                                    GObject    *object,
                                    const char *text);

G_END_DECLS
