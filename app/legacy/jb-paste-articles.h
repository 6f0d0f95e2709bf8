/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-section.h"

G_BEGIN_DECLS

GPtrArray *jb_paste_read_articles (const char *const *paragraphs);
void       jb_paste_fill_articles (JbSection         *section,
                                   JbArticle         *article,
                                   GPtrArray         *read,
                                   const char        *label);

G_END_DECLS
