/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

JbArticle *jb_bulletin_duplicate_article (JbBulletin *self,
                                          JbArticle  *article);
JbSection *jb_bulletin_duplicate_section (JbBulletin *self,
                                          JbSection  *section);

G_END_DECLS
