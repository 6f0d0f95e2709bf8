/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_EDITOR (jb_editor_get_type ())
G_DECLARE_FINAL_TYPE (JbEditor, jb_editor, JB, EDITOR, GtkBox)

void     jb_editor_set_bulletin (JbEditor   *self,
                                 JbBulletin *bulletin);
gboolean jb_editor_lets_write   (GtkWidget  *widget);
void     jb_editor_lock_part    (GtkWidget  *widget);
void     jb_editor_set_editable (JbEditor   *self,
                                 gboolean    editable);
void     jb_editor_begin        (JbEditor   *self);
void     jb_editor_tidy         (JbEditor   *self);
int      jb_editor_get_position (JbEditor   *self);
void     jb_editor_set_position (JbEditor   *self,
                                 int         position);
void     jb_editor_reveal       (JbEditor   *self,
                                 GtkWidget  *widget);

G_END_DECLS
