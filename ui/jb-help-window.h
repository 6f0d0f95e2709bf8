/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_HELP_WINDOW (jb_help_window_get_type ())
G_DECLARE_FINAL_TYPE (JbHelpWindow, jb_help_window, JB, HELP_WINDOW, AdwApplicationWindow)

JbHelpWindow *jb_help_window_new      (GtkApplication *application,
                                       const char     *root);
void          jb_help_window_present  (GtkApplication *application);
void          jb_help_window_show     (JbHelpWindow   *self,
                                       const char     *id);
const char   *jb_help_window_get_page (JbHelpWindow   *self);

G_END_DECLS
