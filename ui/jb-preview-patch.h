/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jb-preview-spans.h"

G_BEGIN_DECLS

gboolean jb_preview_patch_apply (GtkTextBuffer        *buffer,
                                 const JbPreviewSpans *old,
                                 JbPreviewSpans       *next,
                                 int                   caret,
                                 int                  *start,
                                 int                  *end);

G_END_DECLS
