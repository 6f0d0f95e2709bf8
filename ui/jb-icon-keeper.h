/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_ICON_KEEPER (jb_icon_keeper_get_type ())

G_DECLARE_FINAL_TYPE (JbIconKeeper, jb_icon_keeper, JB, ICON_KEEPER, GObject)

JbIconKeeper *jb_icon_keeper_new (GdkDisplay *display);
guint         jb_icon_keeper_count (JbIconKeeper *self);

G_END_DECLS
