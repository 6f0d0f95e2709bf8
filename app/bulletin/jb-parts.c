/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-parts-private.h"

/* The texts of @blocks, one a line. */
char *
jb_parts_join_lines (GListModel *blocks)
{
  GString *text = g_string_new (NULL);
  guint    n = g_list_model_get_n_items (blocks);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block->content.text);
    }

  return g_string_free (text, FALSE);
}

/* The last of @blocks, borrowed; NULL when there is none. */
JbBlock *
jb_parts_peek_last (GListStore *blocks)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (blocks));
  g_autoptr(JbBlock) block = NULL;

  if (n > 0)
    block = g_list_model_get_item (G_LIST_MODEL (blocks), n - 1);

  return block;
}
