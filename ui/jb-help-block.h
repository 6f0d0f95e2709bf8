/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-help-page.h"

G_BEGIN_DECLS

GtkWidget *jb_help_block_create      (const JbHelpBlock *block);
GtkWidget *jb_help_block_create_text (const char        *markup);

G_END_DECLS
