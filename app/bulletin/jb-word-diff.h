/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbWordRange:
 * @start: where it begins, in bytes
 * @end: where it ends, in bytes
 *
 * A run of words in a text.
 */
typedef struct
{
  gsize start;
  gsize end;
} JbWordRange;

void   jb_word_diff_make     (const char  *first,
                              const char  *second,
                              GArray     **removed,
                              GArray     **added);
void   jb_word_diff_count    (const char  *first,
                              const char  *second,
                              guint64     *n_removed,
                              guint64     *n_added);
double jb_word_diff_liken    (const char  *first,
                              const char  *second);

G_END_DECLS
