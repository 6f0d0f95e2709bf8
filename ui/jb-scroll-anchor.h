/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_SCROLL_ANCHOR (jb_scroll_anchor_get_type ())
G_DECLARE_FINAL_TYPE (JbScrollAnchor, jb_scroll_anchor, JB, SCROLL_ANCHOR, GObject)

JbScrollAnchor *jb_scroll_anchor_new    (GtkScrolledWindow *scroller);
void            jb_scroll_anchor_go_to  (JbScrollAnchor    *self,
                                         double             position);
void            jb_scroll_anchor_reveal (JbScrollAnchor    *self,
                                         GtkWidget         *widget,
                                         double             y,
                                         double             height);

void            jb_scroll_anchor_set_covered
                                         (JbScrollAnchor    *self,
                                          double             covered);
void            jb_scroll_anchor_refresh (JbScrollAnchor    *self);
void            jb_scroll_anchor_refresh_if_needed
                                         (JbScrollAnchor    *self);

G_END_DECLS
