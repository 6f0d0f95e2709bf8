/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-role.h"
#include "jb-source-completion.h"

G_BEGIN_DECLS

#define JB_TYPE_FIELD_ROW (jb_field_row_get_type ())
G_DECLARE_FINAL_TYPE (JbFieldRow, jb_field_row, JB, FIELD_ROW, AdwEntryRow)

GtkWidget  *jb_field_row_new        (const char *title,
                                     GObject    *object,
                                     const char *field,
                                     JbRole      role);
GObject    *jb_field_row_get_object (JbFieldRow *self);
void        jb_field_row_set_object (JbFieldRow *self,
                                     GObject    *object);
gboolean    jb_field_row_get_composing
                                    (JbFieldRow *self);
const char *jb_field_row_get_field  (JbFieldRow *self);
void        jb_field_row_set_field  (JbFieldRow *self,
                                     const char *field);

JbSourceCompletion *jb_field_row_get_completion (JbFieldRow *self);
void        jb_field_row_expose_text (AdwEntryRow *row);

G_END_DECLS
