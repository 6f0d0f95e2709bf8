/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-layout.h"

G_DEFINE_INTERFACE (JbLayout, jb_layout, G_TYPE_OBJECT)

static void
jb_layout_default_init (JbLayoutInterface *iface)
{
}

/**
 * jb_layout_dup_gap:
 * @before: (nullable): the block before, %NULL at the start of the text
 * @after: (nullable): the block after, %NULL at the end of the text
 *
 * Returns: (transfer full): the white space between the two, newlines as "\n"
 */
char *
jb_layout_dup_gap (JbLayout            *self,
                   const JbLayoutPoint *before,
                   const JbLayoutPoint *after)
{
  g_return_val_if_fail (JB_IS_LAYOUT (self), NULL);

  return JB_LAYOUT_GET_IFACE (self)->dup_gap (self, before, after);
}

/**
 * jb_layout_get_surround:
 * @open: (out) (transfer none): decoration before the value
 * @close: (out) (transfer none): decoration after the value
 *
 * Both strings belong to @self and are free of newlines.
 */
void
jb_layout_get_surround (JbLayout            *self,
                        const JbLayoutPoint *point,
                        const char         **open,
                        const char         **close)
{
  g_return_if_fail (JB_IS_LAYOUT (self));
  g_return_if_fail (point != NULL && open != NULL && close != NULL);

  JB_LAYOUT_GET_IFACE (self)->get_surround (self, point, open, close);
}
