/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-find.h"

G_BEGIN_DECLS

#define JB_TYPE_FIND_MARKS (jb_find_marks_get_type ())
G_DECLARE_FINAL_TYPE (JbFindMarks, jb_find_marks, JB, FIND_MARKS, GObject)

JbFindMarks *jb_find_marks_new        (void);
void         jb_find_marks_set_find   (JbFindMarks   *self,
                                       JbFind        *find);
void         jb_find_marks_set_buffer (JbFindMarks   *self,
                                       GtkTextBuffer *buffer);

G_END_DECLS
