/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-find.h"

G_BEGIN_DECLS

#define JB_TYPE_FIND_BAR (jb_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (JbFindBar, jb_find_bar, JB, FIND_BAR, GtkBox)

GtkWidget *jb_find_bar_new      (void);
JbFind    *jb_find_bar_get_find (JbFindBar  *self);
void       jb_find_bar_set_find (JbFindBar  *self,
                                 JbFind     *find);
gboolean   jb_find_bar_get_open (JbFindBar  *self);
void       jb_find_bar_open     (JbFindBar  *self,
                                 const char *text,
                                 JbBlock    *block,
                                 guint       start);
void       jb_find_bar_set_replacing (JbFindBar *self,
                                      gboolean   replacing);
void       jb_find_bar_set_read_only (JbFindBar *self,
                                      gboolean   read_only);
void       jb_find_bar_close    (JbFindBar  *self);
void       jb_find_bar_step     (JbFindBar  *self,
                                 int         steps);

G_END_DECLS
