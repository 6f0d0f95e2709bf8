/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-layout.h"

G_BEGIN_DECLS

/* How far a source or a signature is pushed to the right: 27 spaces, as the first
 * source of the bulletin that the built-in style follows. */
#define JB_HOUSE_STYLE_PUSH "                           "

/* The indent of a paragraph that would be taken for something else without it. */
#define JB_HOUSE_STYLE_INDENT "　　"

/* The rule under a masthead. */
#define JB_HOUSE_STYLE_RULE "━━━━━━━━━━━━━━━━━━━━━━━━━━━━"

/**
 * JbPlace:
 * @JB_PLACE_USUAL: where a block of its role is mostly found
 * @JB_PLACE_APART: a running number without an issue number before it; a date below
 *   the body of a document
 *
 * Two kinds of block are decorated differently in two places.
 */
typedef enum
{
  JB_PLACE_USUAL,
  JB_PLACE_APART,
} JbPlace;

const char *jb_house_style_built_in_gap      (const JbLayoutPoint  *before,
                                              const JbLayoutPoint  *after);
void        jb_house_style_built_in_surround (const JbLayoutPoint  *point,
                                              JbPlace               place,
                                              const char          **open,
                                              const char          **close);

G_END_DECLS
