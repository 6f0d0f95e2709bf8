/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_PREVIEW_VIEW (jb_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (JbPreviewView, jb_preview_view, JB, PREVIEW_VIEW, GtkTextView)

gboolean jb_preview_view_get_show_white_space (JbPreviewView *self);
void     jb_preview_view_set_show_white_space (JbPreviewView *self,
                                               gboolean       show_white_space);

G_END_DECLS
