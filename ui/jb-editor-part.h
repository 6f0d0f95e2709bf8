/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-editor.h"

G_BEGIN_DECLS

/**
 * JbPartField:
 *
 * Which field of a card has the keyboard, and where in it.
 */
typedef struct
{
  char *title;
  int   offset;
} JbPartField;

GtkWidget *jb_editor_find_part  (JbEditor          *self,
                                 GObject           *part);
void       jb_editor_go_to_part (JbEditor          *self,
                                 GObject           *part,
                                 const JbPartField *field,
                                 gboolean           focus);
GObject   *jb_editor_get_part_at (GtkWidget        *widget);

void       jb_part_field_take   (JbPartField       *field,
                                 GtkWidget         *card);
void       jb_part_field_clear  (JbPartField       *field);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JbPartField, jb_part_field_clear)

G_END_DECLS
