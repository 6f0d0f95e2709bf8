/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-role.h"

G_BEGIN_DECLS

/**
 * JbPreviewLabel:
 * @role: what is written in the margin
 * @at: beside which line: a place in it, in characters
 */
typedef struct
{
  JbRole role;
  int    at;
} JbPreviewLabel;

#define JB_TYPE_PREVIEW_VIEW (jb_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (JbPreviewView, jb_preview_view, JB, PREVIEW_VIEW, GtkTextView)

gboolean jb_preview_view_get_show_white_space (JbPreviewView *self);
void     jb_preview_view_set_show_white_space (JbPreviewView *self,
                                               gboolean       show_white_space);
GArray  *jb_preview_view_list_labels          (JbPreviewView *self,
                                               int            start,
                                               int            end);

G_END_DECLS
