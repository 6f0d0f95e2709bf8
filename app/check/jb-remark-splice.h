/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *jb_remark_take   (GPtrArray   *remarks,
                             GPtrArray   *findings,
                             GPtrArray   *blocks,
                             const guint *matches,
                             GHashTable  *changed);
void       jb_remark_splice (GListModel  *model,
                             GPtrArray   *list,
                             GPtrArray   *next,
                             const guint *matches);

G_END_DECLS
