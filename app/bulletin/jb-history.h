/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-block.h"

G_BEGIN_DECLS

#define JB_TYPE_HISTORY (jb_history_get_type ())
G_DECLARE_FINAL_TYPE (JbHistory, jb_history, JB, HISTORY, GObject)

void        jb_history_begin          (JbHistory  *self,
                                       const char *label);
void        jb_history_end            (JbHistory  *self);
void        jb_history_cancel         (JbHistory  *self);
void        jb_history_break_merge    (JbHistory  *self);
gboolean    jb_history_undo           (JbHistory  *self);
gboolean    jb_history_redo           (JbHistory  *self);
gboolean    jb_history_get_can_undo   (JbHistory  *self);
gboolean    jb_history_get_can_redo   (JbHistory  *self);
const char *jb_history_get_undo_label (JbHistory  *self);
const char *jb_history_get_redo_label (JbHistory  *self);
JbBlock    *jb_history_get_last_block (JbHistory  *self,
                                       guint      *value_character);
JbBlock    *jb_history_get_only_block (JbHistory  *self);
void        jb_history_mark_saved     (JbHistory  *self);
gboolean    jb_history_get_modified   (JbHistory  *self);
guint       jb_history_get_revision   (JbHistory  *self);

G_END_DECLS
