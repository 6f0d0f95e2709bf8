/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"
#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_PREVIEW (jb_preview_get_type ())
G_DECLARE_FINAL_TYPE (JbPreview, jb_preview, JB, PREVIEW, GtkBox)

JbBulletin  *jb_preview_get_bulletin      (JbPreview  *self);
void         jb_preview_set_bulletin      (JbPreview  *self,
                                           JbBulletin *bulletin);
void         jb_preview_set_editable      (JbPreview  *self,
                                           gboolean    editable);
void         jb_preview_set_findings      (JbPreview  *self,
                                           JbFindings *findings);
void         jb_preview_update            (JbPreview  *self);
char        *jb_preview_dup_text          (JbPreview  *self);
GtkTextView *jb_preview_get_view          (JbPreview  *self);

JbBlock     *jb_preview_get_place         (JbPreview  *self,
                                           guint      *value_character);
void         jb_preview_show_block        (JbPreview  *self,
                                           JbBlock    *block,
                                           gsize       value_start,
                                           gsize       value_end);
void         jb_preview_go_to_block       (JbPreview  *self,
                                           JbBlock    *block,
                                           guint       value_character);
guint        jb_preview_mark_unencodable  (JbPreview  *self,
                                           JbEncoding  encoding);

G_END_DECLS
