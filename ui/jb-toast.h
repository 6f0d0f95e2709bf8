/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *jb_toast_new      (const char      *text);
void      jb_toast_show     (AdwToastOverlay *overlay,
                             AdwToast        *toast);
void      jb_toast_take_off (AdwToast        *toast,
                             AdwToastOverlay *overlay);

G_END_DECLS
