/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JbCardsCreate:
 * @item: (type GObject): an item of the model
 *
 * Returns: (transfer floating): the widget that stands for @item
 */
typedef GtkWidget *(*JbCardsCreate) (gpointer item,
                                     gpointer user_data);

#define JB_TYPE_CARDS (jb_cards_get_type ())
G_DECLARE_FINAL_TYPE (JbCards, jb_cards, JB, CARDS, GtkBox)

void       jb_cards_bind     (JbCards       *self,
                              GListModel    *model,
                              JbCardsCreate  create,
                              gpointer       user_data);
GtkWidget *jb_cards_get_card (JbCards       *self,
                              guint          position);

G_END_DECLS
