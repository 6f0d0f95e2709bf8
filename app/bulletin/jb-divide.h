/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

JbArticle *jb_divide_article    (JbArticle *article,
                                 guint      paragraph,
                                 gboolean   as_title);
gboolean   jb_divide_can_join   (JbArticle *article);
JbArticle *jb_divide_join       (JbArticle *article);

G_END_DECLS
