/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-section.h"
#include "jb-cards.h"

G_BEGIN_DECLS

#define JB_TYPE_SECTION_CARD (jb_section_card_get_type ())
G_DECLARE_FINAL_TYPE (JbSectionCard, jb_section_card, JB, SECTION_CARD, GtkBox)

GtkWidget *jb_section_card_new         (JbSection     *section);
JbSection *jb_section_card_get_section (JbSectionCard *self);
int        jb_section_card_estimate    (gpointer       section,
                                        JbCards       *cards,
                                        int            width);

G_END_DECLS
