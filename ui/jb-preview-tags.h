/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jb-preview-spans.h"

G_BEGIN_DECLS

/* The tags that are not a role's: the field that the forms are in, and a character that the
 * encoding cannot carry. */
#define JB_PREVIEW_TAG_PLACE "place"
#define JB_PREVIEW_TAG_UNENCODABLE "unencodable"

void jb_preview_tags_install    (GtkTextBuffer       *buffer);
void jb_preview_tags_set_scheme (GtkTextBuffer       *buffer,
                                 gboolean             dark,
                                 gboolean             high_contrast);
void jb_preview_tags_apply      (GtkTextBuffer       *buffer,
                                 const JbPreviewSpan *span,
                                 gboolean             is_new);

G_END_DECLS
