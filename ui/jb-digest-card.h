/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-digest-entry.h"
#include "jb-cards.h"

G_BEGIN_DECLS

#define JB_TYPE_DIGEST_CARD (jb_digest_card_get_type ())
G_DECLARE_FINAL_TYPE (JbDigestCard, jb_digest_card, JB, DIGEST_CARD, GtkBox)

GtkWidget     *jb_digest_card_new       (JbDigestEntry *entry);
JbDigestEntry *jb_digest_card_get_entry (JbDigestCard  *self);
int            jb_digest_card_estimate  (gpointer       entry,
                                         JbCards       *cards,
                                         int            width);

G_END_DECLS
