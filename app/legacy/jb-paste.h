/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

char   **jb_paste_clean_text   (const char        *text);
char   **jb_paste_clean_html   (const char        *html,
                                gsize              length);
char    *jb_paste_html_to_text (const char        *html,
                                gsize              length);
char    *jb_paste_dup_one_line (const char *const *paragraphs);
char    *jb_paste_dup_plain    (const char        *text);
gboolean jb_paste_was_cleaned  (const char        *text,
                                const char *const *paragraphs);

G_END_DECLS
