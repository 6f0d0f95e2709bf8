/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jb_preview_white_space_snapshot (GtkTextView       *view,
                                      const GtkTextIter *start,
                                      const GtkTextIter *end,
                                      GtkSnapshot       *snapshot);

G_END_DECLS
