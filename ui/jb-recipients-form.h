/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"
#include "check/jb-findings.h"
#include "check/jb-receivers.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENTS_FORM (jb_recipients_form_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientsForm, jb_recipients_form, JB, RECIPIENTS_FORM, GtkBox)

void jb_recipients_form_set_bulletin (JbRecipientsForm *self,
                                      JbBulletin       *bulletin);
void jb_recipients_form_set_receivers (JbRecipientsForm *self,
                                       JbReceivers      *receivers);
void jb_recipients_form_set_findings (JbRecipientsForm *self,
                                      JbFindings       *findings);

G_END_DECLS
