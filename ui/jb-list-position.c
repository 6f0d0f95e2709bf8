/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-list-position.h"

/**
 * jb_list_position:
 * @item: (type GObject): what to look for
 * @position: (out): where it is
 *
 * Returns: whether @item is in @list
 */
gboolean
jb_list_position (GListModel *list,
                  gpointer    item,
                  guint      *position)
{
  guint n;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), FALSE);

  n = g_list_model_get_n_items (list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) at = g_list_model_get_item (list, i);

      if (at == item)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
