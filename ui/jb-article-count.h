/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-article.h"

G_BEGIN_DECLS

#define JB_TYPE_ARTICLE_COUNT (jb_article_count_get_type ())
G_DECLARE_FINAL_TYPE (JbArticleCount, jb_article_count, JB, ARTICLE_COUNT, GObject)

JbArticleCount *jb_article_count_new          (void);
void            jb_article_count_set_article  (JbArticleCount *self,
                                               JbArticle      *article);
guint           jb_article_count_get_total    (JbArticleCount *self);
const char     *jb_article_count_get_number   (JbArticleCount *self);
const char     *jb_article_count_get_text     (JbArticleCount *self);
const char     *jb_article_count_get_details  (JbArticleCount *self);

G_END_DECLS
