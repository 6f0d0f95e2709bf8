/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void jb_row_refusal_show (AdwEntryRow *row,
                          const char  *reason);

G_END_DECLS
