/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-piece.h"

G_BEGIN_DECLS

/* No such place or pair. */
#define JB_PAIRS_NONE G_MAXUINT

/**
 * JbPair:
 * @kind: 0 for “”, 1 for ‘’, then the brackets
 * @open: where it opens
 * @close: where it closes, or %JB_PAIRS_NONE
 * @outer: the number of the pair around it, or %JB_PAIRS_NONE
 *
 * Two marks that belong together.
 */
typedef struct
{
  guint kind;
  guint open;
  guint close;
  guint outer;
} JbPair;

enum
{
  JB_PAIR_DOUBLE_QUOTE,
  JB_PAIR_SINGLE_QUOTE,
  JB_PAIR_TITLE,
  JB_PAIR_INNER_TITLE,
  JB_PAIR_ROUND,
  JB_PAIR_SQUARE,
};

const GArray *jb_pairs_find (const JbPiece *piece,
                             const GArray **strays);
void          jb_pairs_report (const JbPiece *piece,
                               JbReport      *report,
                               guint          open,
                               guint          close,
                               const char    *message,
                               const char    *fix_open,
                               const char    *fix_close);
gboolean      jb_pairs_is_ordinal (const gunichar *text,
                                   guint           close);

G_END_DECLS
