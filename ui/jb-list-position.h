/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean jb_list_position (GListModel *list,
                           gpointer    item,
                           guint      *position);

G_END_DECLS
