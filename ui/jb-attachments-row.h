/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-document.h"

G_BEGIN_DECLS

#define JB_TYPE_ATTACHMENTS_ROW (jb_attachments_row_get_type ())
G_DECLARE_FINAL_TYPE (JbAttachmentsRow, jb_attachments_row, JB, ATTACHMENTS_ROW, AdwPreferencesRow)

void         jb_attachments_row_set_document (JbAttachmentsRow *self,
                                              JbDocument       *document);
GtkTextView *jb_attachments_row_get_view     (JbAttachmentsRow *self);

G_END_DECLS
