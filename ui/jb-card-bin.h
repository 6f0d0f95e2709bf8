/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-cards.h"

G_BEGIN_DECLS

#define JB_TYPE_CARD_BIN (jb_card_bin_get_type ())
G_DECLARE_FINAL_TYPE (JbCardBin, jb_card_bin, JB, CARD_BIN, GtkWidget)

GtkWidget *jb_card_bin_new      (GObject        *item,
                                 JbCardsCreate   create,
                                 JbCardsEstimate estimate,
                                 gpointer        user_data);
GtkWidget *jb_card_bin_ensure   (JbCardBin      *self);
GtkWidget *jb_card_bin_get_card (JbCardBin      *self);
void       jb_card_bin_set_seen (JbCardBin      *self,
                                 gboolean        seen);

G_END_DECLS
