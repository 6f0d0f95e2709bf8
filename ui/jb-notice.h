/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean jb_notice_is_due (gint64                started);
void     jb_notice_send   (GtkApplicationWindow *window,
                           const char           *title,
                           const char           *body,
                           const char           *action_name,
                           GVariant             *target);
void     jb_notice_follow (GtkApplication       *application,
                           GVariant             *parameter);

G_END_DECLS
