/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_TEXT_ROW (jb_text_row_get_type ())
G_DECLARE_FINAL_TYPE (JbTextRow, jb_text_row, JB, TEXT_ROW, AdwPreferencesRow)

GtkWidget   *jb_text_row_new        (const char *title,
                                     JbNode     *object,
                                     const char *field);
JbNode      *jb_text_row_get_object (JbTextRow  *self);
void         jb_text_row_set_object (JbTextRow  *self,
                                     JbNode     *object);
const char  *jb_text_row_get_field  (JbTextRow  *self);
void         jb_text_row_set_field  (JbTextRow  *self,
                                     const char *field);
GtkTextView *jb_text_row_get_view   (JbTextRow  *self);
void         jb_text_row_hold_quotes (JbTextRow *self,
                                      gboolean   hold);

G_END_DECLS
