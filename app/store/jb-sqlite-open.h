/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void jb_sqlite_open_in_portals (void);

G_END_DECLS
