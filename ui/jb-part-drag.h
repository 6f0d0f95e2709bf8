/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-rearrange.h"
#include "jb-part-holder.h"

G_BEGIN_DECLS

void jb_part_drag_add_source (GtkWidget    *handle,
                              JbPartHolder *holder);
void jb_part_drag_add_target (GtkWidget    *widget,
                              JbPartHolder *holder,
                              JbPlace       section_place);

G_END_DECLS
