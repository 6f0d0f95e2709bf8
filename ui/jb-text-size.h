/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-settings.h"

G_BEGIN_DECLS

#define JB_TYPE_TEXT_SIZE (jb_text_size_get_type ())
G_DECLARE_FINAL_TYPE (JbTextSize, jb_text_size, JB, TEXT_SIZE, GObject)

JbTextSize *jb_text_size_new (JbSettings *settings,
                              GdkDisplay *display);

G_END_DECLS
