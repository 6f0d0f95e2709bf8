/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_line_ends_mend (GtkTextBuffer *buffer,
                        int            at);

G_END_DECLS
