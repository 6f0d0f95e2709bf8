/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_PREVIEW (jb_preview_get_type ())
G_DECLARE_FINAL_TYPE (JbPreview, jb_preview, JB, PREVIEW, GtkBox)

JbBulletin *jb_preview_get_bulletin (JbPreview  *self);
void        jb_preview_set_bulletin (JbPreview  *self,
                                     JbBulletin *bulletin);
void        jb_preview_update       (JbPreview  *self);
char       *jb_preview_dup_text     (JbPreview  *self);

G_END_DECLS
