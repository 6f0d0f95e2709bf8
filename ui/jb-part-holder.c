/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-part-holder.h"

G_DEFINE_INTERFACE (JbPartHolder, jb_part_holder, GTK_TYPE_WIDGET)

static void
jb_part_holder_default_init (JbPartHolderInterface *iface)
{
}

/**
 * jb_part_holder_get_part:
 *
 * Returns: (transfer none) (nullable): the part that the widget stands for
 */
JbNode *
jb_part_holder_get_part (JbPartHolder *self)
{
  g_return_val_if_fail (JB_IS_PART_HOLDER (self), NULL);

  return JB_PART_HOLDER_GET_IFACE (self)->get_part (self);
}

/**
 * jb_part_holder_go_to:
 * @part: a part of the same bulletin
 *
 * Shows @part where the widget shows parts, and gives it the keyboard.
 */
void
jb_part_holder_go_to (JbPartHolder *self,
                      JbNode       *part)
{
  g_return_if_fail (JB_IS_PART_HOLDER (self));
  g_return_if_fail (JB_IS_NODE (part));

  if (JB_PART_HOLDER_GET_IFACE (self)->go_to != NULL)
    JB_PART_HOLDER_GET_IFACE (self)->go_to (self, part);
}
