/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_CARDS (jb_cards_get_type ())
G_DECLARE_FINAL_TYPE (JbCards, jb_cards, JB, CARDS, GtkBox)

/**
 * JbCardsCreate:
 * @item: (type GObject): an item of the model
 *
 * Returns: (transfer floating): the widget that stands for @item
 */
typedef GtkWidget *(*JbCardsCreate) (gpointer item,
                                     gpointer user_data);

/**
 * JbCardsEstimate:
 * @item: (type GObject): an item of the model
 * @cards: the cards it belongs to, for jb_cards_estimate_text()
 * @width: how wide its card will be, in pixels
 *
 * Returns: about how high the card of @item will be, in pixels
 */
typedef int (*JbCardsEstimate) (gpointer item,
                                JbCards *cards,
                                int      width);

void       jb_cards_set_estimate  (JbCards        *self,
                                   JbCardsEstimate estimate);
int        jb_cards_estimate_text (JbCards        *self,
                                   const char     *text,
                                   int             width);
void       jb_cards_bind          (JbCards        *self,
                                   GListModel     *model,
                                   JbCardsCreate   create,
                                   gpointer        user_data);
GtkWidget *jb_cards_ensure_card   (JbCards        *self,
                                   guint           position);
GtkWidget *jb_cards_get_card      (JbCards        *self,
                                   guint           position);

G_END_DECLS
