/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gsize    jb_text_patch_measure (const char    *old,
                                gsize          old_length,
                                const char    *text,
                                gsize          length);
gboolean jb_text_patch_known   (GtkTextBuffer *buffer,
                                int            at,
                                const char    *old,
                                gsize          old_length,
                                const char    *text,
                                gsize          length,
                                int            near,
                                int           *start,
                                int           *end);
gboolean jb_text_patch_range   (GtkTextBuffer *buffer,
                                int            start,
                                int            end,
                                const char    *text);
gboolean jb_text_patch_all     (GtkTextBuffer *buffer,
                                const char    *text);

G_END_DECLS
