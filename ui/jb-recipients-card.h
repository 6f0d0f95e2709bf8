/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-recipients.h"
#include "check/jb-findings.h"
#include "check/jb-receivers.h"
#include "jb-cards.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENTS_CARD (jb_recipients_card_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientsCard, jb_recipients_card, JB, RECIPIENTS_CARD, GtkBox)

GtkWidget    *jb_recipients_card_new            (JbRecipients     *recipients);
JbRecipients *jb_recipients_card_get_recipients (JbRecipientsCard *self);
void          jb_recipients_card_tidy           (JbRecipientsCard *self);
void          jb_recipients_card_focus_entry    (JbRecipientsCard *self,
                                                 guint             position);
void          jb_recipients_card_focus_label    (JbRecipientsCard *self);
int           jb_recipients_card_estimate       (gpointer          recipients,
                                                 JbCards          *cards,
                                                 int               width);

G_END_DECLS
