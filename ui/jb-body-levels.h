/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-block.h"

G_BEGIN_DECLS

void jb_body_levels_add_tags (GtkTextBuffer     *buffer);
void jb_body_levels_apply    (GtkTextBuffer     *buffer,
                              JbBlock           *block,
                              const GtkTextIter *start,
                              const GtkTextIter *end);

G_END_DECLS
