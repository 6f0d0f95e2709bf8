/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-list-wishes.h"

struct _JbListWishes
{
  GQueue     *pages;
  GHashTable *ids;
  guint       n_pages;
  guint       page_size;
};

/**
 * jb_list_wishes_new:
 * @n_pages: so many pages are remembered
 * @page_size: so many rows are read at once
 *
 * Returns: (transfer full): no wishes
 */
JbListWishes *
jb_list_wishes_new (guint n_pages,
                    guint page_size)
{
  JbListWishes *self = g_new0 (JbListWishes, 1);

  self->pages = g_queue_new ();
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_pages = n_pages;
  self->page_size = page_size;

  return self;
}

void
jb_list_wishes_free (JbListWishes *self)
{
  g_queue_free_full (self->pages, (GDestroyNotify) g_array_unref);
  g_hash_table_unref (self->ids);
  g_free (self);
}

/**
 * jb_list_wishes_has:
 *
 * Returns: whether a row has been asked for, or is being read
 */
gboolean
jb_list_wishes_has (JbListWishes *self,
                    gint64        id)
{
  return g_hash_table_contains (self->ids, &id);
}

/**
 * jb_list_wishes_is_empty:
 *
 * Returns: whether there is nothing to read
 */
gboolean
jb_list_wishes_is_empty (JbListWishes *self)
{
  return g_queue_is_empty (self->pages);
}

/**
 * jb_list_wishes_add:
 * @ids: (transfer full) (element-type gint64): bulletins
 *
 * Asks for rows before all others.
 */
void
jb_list_wishes_add (JbListWishes *self,
                    GArray       *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->ids, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  g_queue_push_head (self->pages, ids);
  while (self->pages->length > self->n_pages)
    jb_list_wishes_drop (self, g_queue_pop_tail (self->pages));
}

/**
 * jb_list_wishes_add_one:
 * @id: a bulletin
 *
 * Asks for a row, also when it is being read: it may be another one by now.
 */
void
jb_list_wishes_add_one (JbListWishes *self,
                        gint64        id)
{
  GArray *page = g_queue_peek_head (self->pages);

  if (page != NULL && page->len < self->page_size)
    {
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
      g_array_append_val (page, id);
      return;
    }

  page = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (page, id);
  jb_list_wishes_add (self, page);
}

/**
 * jb_list_wishes_take:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): what to read next; until it is given
 *   to jb_list_wishes_drop() it counts as asked for
 */
GArray *
jb_list_wishes_take (JbListWishes *self)
{
  return g_queue_pop_head (self->pages);
}

/**
 * jb_list_wishes_drop:
 * @ids: (transfer full) (element-type gint64): what is read, or not wanted any more
 */
void
jb_list_wishes_drop (JbListWishes *self,
                     GArray       *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_remove (self->ids, &g_array_index (ids, gint64, i));
  g_array_unref (ids);
}
