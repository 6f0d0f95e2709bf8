/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char     *jb_key_tip_dup         (GtkWidget  *widget);
void      jb_key_tip_attach      (GtkWidget  *widget,
                                  const char *action_name);
gboolean  jb_key_tip_on_query_cb (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard,
                                  GtkTooltip *tooltip,
                                  gpointer    data);

G_END_DECLS
