/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-text-row.h"

G_BEGIN_DECLS

void jb_text_paste_from_clipboard (JbTextRow *row,
                                   gboolean   clean);
void jb_text_paste_insert (JbTextRow  *row,
                           const char *text,
                           const char *html,
                           gsize       html_length,
                           gboolean    clean);
void jb_text_paste_offer_articles (GtkWidget  *row,
                                   guint       n,
                                   const char *button);

G_END_DECLS
