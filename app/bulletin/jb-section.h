/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-article.h"

G_BEGIN_DECLS

#define JB_TYPE_SECTION (jb_section_get_type ())
G_DECLARE_FINAL_TYPE (JbSection, jb_section, JB, SECTION, JbNode)

const char *jb_section_get_name       (JbSection  *self);
void        jb_section_set_name       (JbSection  *self,
                                       const char *name);
GListModel *jb_section_get_articles   (JbSection  *self);
JbArticle  *jb_section_insert_article (JbSection  *self,
                                       guint       position);
void        jb_section_remove_article (JbSection  *self,
                                       guint       position);

G_END_DECLS
