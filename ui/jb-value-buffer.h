/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_VALUE_BUFFER (jb_value_buffer_get_type ())
G_DECLARE_FINAL_TYPE (JbValueBuffer, jb_value_buffer, JB, VALUE_BUFFER, GtkTextBuffer)

JbValueBuffer *jb_value_buffer_new           (void);
void           jb_value_buffer_bind          (JbValueBuffer *self,
                                              GObject       *object,
                                              const char    *property);
void           jb_value_buffer_set_composing (JbValueBuffer *self,
                                              gboolean       composing);

G_END_DECLS
