/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-role.h"

G_BEGIN_DECLS

/**
 * JbLayoutPoint:
 * @role: what the block is
 * @key: its masthead or tail key, interned, or %NULL
 * @flags: its #JbMarkFlags
 *
 * One side of a margin: as much of a block as the white space around it depends on.
 */
typedef struct
{
  JbRole      role;
  const char *key;
  guint       flags;
} JbLayoutPoint;

#define JB_TYPE_LAYOUT (jb_layout_get_type ())
G_DECLARE_INTERFACE (JbLayout, jb_layout, JB, LAYOUT, GObject)

/**
 * JbLayoutInterface:
 * @dup_gap: the white space between two neighbours. Newlines are written "\n";
 *   the caller turns them into the bulletin's own. Either side may be %NULL: the
 *   start or the end of the text.
 * @get_surround: the decoration around a value, e.g. "（" and "）" of a source
 *
 * Where the white space around a new block comes from when the bulletin itself has
 * no example of the same pair of neighbours.
 */
struct _JbLayoutInterface
{
  GTypeInterface parent;

  char *(*dup_gap)      (JbLayout            *self,
                         const JbLayoutPoint *before,
                         const JbLayoutPoint *after);
  void  (*get_surround) (JbLayout            *self,
                         const JbLayoutPoint *point,
                         const char         **open,
                         const char         **close);
};

char *jb_layout_dup_gap      (JbLayout            *self,
                              const JbLayoutPoint *before,
                              const JbLayoutPoint *after);
void  jb_layout_get_surround (JbLayout            *self,
                              const JbLayoutPoint *point,
                              const char         **open,
                              const char         **close);

G_END_DECLS
