/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-article.h"
#include "jb-cards.h"

G_BEGIN_DECLS

#define JB_TYPE_ARTICLE_CARD (jb_article_card_get_type ())
G_DECLARE_FINAL_TYPE (JbArticleCard, jb_article_card, JB, ARTICLE_CARD, GtkBox)

GtkWidget *jb_article_card_new         (JbArticle     *article);
JbArticle *jb_article_card_get_article (JbArticleCard *self);
int        jb_article_card_estimate    (gpointer       article,
                                        JbCards       *cards,
                                        int            width);

G_END_DECLS
