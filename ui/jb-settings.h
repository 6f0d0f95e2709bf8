/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text of forms and text side is between so many percent of its usual size. */
enum
{
  JB_TEXT_SCALE_MIN = 50,
  JB_TEXT_SCALE_NORMAL = 100,
  JB_TEXT_SCALE_MAX = 300,
};

#define JB_TYPE_SETTINGS (jb_settings_get_type ())
G_DECLARE_FINAL_TYPE (JbSettings, jb_settings, JB, SETTINGS, GObject)

JbSettings *jb_settings_new         (void);
JbSettings *jb_settings_find        (GtkWidget  *widget);

gboolean    jb_settings_get_boolean (JbSettings *self,
                                     const char *key);
int         jb_settings_get_int     (JbSettings *self,
                                     const char *key);
gint64      jb_settings_get_int64   (JbSettings *self,
                                     const char *key);
const char *jb_settings_get_string  (JbSettings *self,
                                     const char *key);

void        jb_settings_zoom        (JbSettings *self,
                                     int         steps);

G_END_DECLS
