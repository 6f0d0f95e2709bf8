/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-preview-buffer.h"

G_BEGIN_DECLS

const JbPreviewSpan *jb_preview_place_get_span  (JbPreviewBuffer *buffer,
                                                 int              at);
JbBlock             *jb_preview_place_get_block (JbPreviewBuffer *buffer,
                                                 int              at,
                                                 guint           *value_character);
gboolean             jb_preview_place_get_range (JbPreviewBuffer *buffer,
                                                 JbBlock         *block,
                                                 gsize            value_start,
                                                 gsize            value_end,
                                                 GtkTextIter     *start,
                                                 GtkTextIter     *end);
void                 jb_preview_place_get_lines (JbPreviewBuffer *buffer,
                                                 gsize           *start,
                                                 gsize           *end);

G_END_DECLS
