/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-block.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENT_ROW (jb_recipient_row_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientRow, jb_recipient_row, JB, RECIPIENT_ROW, AdwPreferencesRow)

GtkWidget *jb_recipient_row_new       (JbBlock   *block);
JbBlock   *jb_recipient_row_get_block (JbRecipientRow *self);

G_END_DECLS
