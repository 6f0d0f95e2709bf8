/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-editor.h"

G_BEGIN_DECLS

#define JB_TYPE_EDITOR_PLACE (jb_editor_place_get_type ())
G_DECLARE_FINAL_TYPE (JbEditorPlace, jb_editor_place, JB, EDITOR_PLACE, GObject)

JbEditorPlace *jb_editor_place_new       (JbEditor      *editor);
JbBlock       *jb_editor_place_get_block (JbEditorPlace *self,
                                          guint         *value_start,
                                          guint         *value_end);
void           jb_editor_place_go_to     (JbEditorPlace *self,
                                          JbBlock       *block,
                                          guint          value_character,
                                          gboolean       focus);
void           jb_editor_place_unmark    (JbEditorPlace *self);

G_END_DECLS
