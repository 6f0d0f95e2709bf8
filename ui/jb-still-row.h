/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void jb_still_row_attach (AdwEntryRow *row);
void jb_still_row_set_text (AdwEntryRow *row,
                            const char  *text);

G_END_DECLS
