/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-block.h"
#include "check/jb-findings.h"
#include "check/jb-receivers.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENT_ROW (jb_recipient_row_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientRow, jb_recipient_row, JB, RECIPIENT_ROW, AdwPreferencesRow)

GtkWidget  *jb_recipient_row_new           (JbBlock        *block);
JbBlock    *jb_recipient_row_get_block     (JbRecipientRow *self);
void        jb_recipient_row_set_receivers (JbRecipientRow *self,
                                            JbReceivers    *receivers);
void        jb_recipient_row_set_findings  (JbRecipientRow *self,
                                            JbFindings     *findings);
const char *jb_recipient_row_get_note      (JbRecipientRow *self);
GtkText    *jb_recipient_row_get_text      (JbRecipientRow *self);

G_END_DECLS
