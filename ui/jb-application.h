/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-settings.h"

G_BEGIN_DECLS

#define JB_TYPE_APPLICATION (jb_application_get_type ())
G_DECLARE_FINAL_TYPE (JbApplication, jb_application, JB, APPLICATION, AdwApplication)

JbApplication *jb_application_new          (void);
JbSettings    *jb_application_get_settings (JbApplication *self);

G_END_DECLS
