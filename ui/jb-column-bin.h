/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_COLUMN_BIN (jb_column_bin_get_type ())
G_DECLARE_FINAL_TYPE (JbColumnBin, jb_column_bin, JB, COLUMN_BIN, AdwBin)

G_END_DECLS
