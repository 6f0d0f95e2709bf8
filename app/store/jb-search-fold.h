/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbSearchFold:
 * @text: what was folded so far, UTF-8 without white space but for single spaces between two
 *   Latin words
 * @space: whether white space was passed over since the last character
 *
 * Text on its way into the form in which the search compares: full-width ASCII as ASCII, capitals
 * small, white space gone.
 */
typedef struct
{
  GString  *text;
  gboolean  space;
} JbSearchFold;

gunichar jb_search_fold_decode (const char   **at,
                                const char    *end);
gunichar jb_search_fold_one    (gunichar       c);
gboolean jb_search_fold_space  (gunichar       c);
gboolean jb_search_fold_token  (gunichar       folded);

void     jb_search_fold_append (JbSearchFold  *self,
                                const char    *text,
                                gsize          length,
                                GArray        *origins);
void     jb_search_fold_part   (JbSearchFold  *self);

G_END_DECLS
