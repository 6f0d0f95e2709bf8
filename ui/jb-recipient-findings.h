/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENT_FINDINGS (jb_recipient_findings_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientFindings, jb_recipient_findings, JB, RECIPIENT_FINDINGS, AdwBin)

void        jb_recipient_findings_set_block (JbRecipientFindings *self,
                                             JbBlock             *block);
void        jb_recipient_findings_set_findings (JbRecipientFindings *self,
                                                JbFindings          *findings);
const char *jb_recipient_findings_get_message (JbRecipientFindings *self);

G_END_DECLS
