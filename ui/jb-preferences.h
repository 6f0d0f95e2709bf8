/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-settings.h"

G_BEGIN_DECLS

#define JB_TYPE_PREFERENCES (jb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (JbPreferences, jb_preferences, JB, PREFERENCES, AdwPreferencesWindow)

GtkWidget *jb_preferences_new (JbSettings *settings);

G_END_DECLS
