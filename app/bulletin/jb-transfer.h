/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

JbArticle *jb_transfer_article      (JbArticle  *article,
                                     JbSection  *section,
                                     guint       position);
void       jb_transfer_give_away    (JbArticle  *article);

G_END_DECLS
