/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jb-preview-spans.h"
#include "legacy/jb-retype.h"

G_BEGIN_DECLS

#define JB_TYPE_PREVIEW_BUFFER (jb_preview_buffer_get_type ())
G_DECLARE_FINAL_TYPE (JbPreviewBuffer, jb_preview_buffer, JB, PREVIEW_BUFFER, GtkTextBuffer)

JbPreviewBuffer      *jb_preview_buffer_new              (void);
JbBulletin           *jb_preview_buffer_get_bulletin     (JbPreviewBuffer *self);
void                  jb_preview_buffer_set_bulletin     (JbPreviewBuffer *self,
                                                          JbBulletin      *bulletin);
JbRetype             *jb_preview_buffer_get_retype       (JbPreviewBuffer *self);
const JbPreviewSpans *jb_preview_buffer_get_spans        (JbPreviewBuffer *self);
void                  jb_preview_buffer_set_active       (JbPreviewBuffer *self,
                                                          gboolean         active);
void                  jb_preview_buffer_set_has_keyboard (JbPreviewBuffer *self,
                                                          gboolean         has_keyboard);
void                  jb_preview_buffer_set_composing    (JbPreviewBuffer *self,
                                                          gboolean         composing);
gboolean              jb_preview_buffer_follow           (JbPreviewBuffer *self);

G_END_DECLS
