/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_PART_HOLDER (jb_part_holder_get_type ())
G_DECLARE_INTERFACE (JbPartHolder, jb_part_holder, JB, PART_HOLDER, GtkWidget)

/**
 * JbPartHolderInterface:
 * @get_part: the part of the bulletin that the widget stands for, or %NULL
 * @go_to: shows another part, which has just been moved or made, and gives it the
 *   keyboard; without it the forms do
 *
 * A widget that stands for a part of a bulletin that can be moved: an article, a section,
 * an entry of the digest.
 */
struct _JbPartHolderInterface
{
  GTypeInterface parent;

  JbNode *(*get_part) (JbPartHolder *self);
  void    (*go_to)    (JbPartHolder *self,
                       JbNode       *part);
};

JbNode *jb_part_holder_get_part (JbPartHolder *self);
void    jb_part_holder_go_to    (JbPartHolder *self,
                                 JbNode       *part);

G_END_DECLS
