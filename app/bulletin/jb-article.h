/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_ARTICLE (jb_article_get_type ())
G_DECLARE_FINAL_TYPE (JbArticle, jb_article, JB, ARTICLE, JbNode)

GListModel *jb_article_get_title         (JbArticle         *self);
GListModel *jb_article_get_paragraphs    (JbArticle         *self);
char       *jb_article_dup_title_text    (JbArticle         *self);
void        jb_article_set_title_text    (JbArticle         *self,
                                          const char        *text);
const char *jb_article_get_subtitle      (JbArticle         *self);
void        jb_article_set_subtitle      (JbArticle         *self,
                                          const char        *text);
const char *jb_article_get_editor_note   (JbArticle         *self);
void        jb_article_set_editor_note   (JbArticle         *self,
                                          const char        *text);
const char *jb_article_get_source        (JbArticle         *self);
void        jb_article_set_source        (JbArticle         *self,
                                          const char        *text);
void        jb_article_splice_title      (JbArticle         *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added);
void        jb_article_splice_paragraphs (JbArticle         *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added);

G_END_DECLS
