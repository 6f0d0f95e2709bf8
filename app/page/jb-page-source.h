/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-block.h"

G_BEGIN_DECLS

/**
 * JbPageSource:
 * @at: where it begins in the text of a paragraph, in bytes
 * @length: in bytes
 * @block: (unowned): whose value it is
 * @value: where it begins in that value, in bytes
 *
 * A part of a paragraph that stands in the value of a block, letter by letter.
 */
typedef struct
{
  guint    at;
  guint    length;
  JbBlock *block;
  guint    value;
} JbPageSource;

GArray *jb_page_sources_new (void);
void    jb_page_sources_add (GArray     *self,
                             const char *text,
                             gsize       start,
                             gsize       end,
                             gsize       from,
                             JbBlock    *block);

G_END_DECLS
