/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-list-rows.h"

struct _JbListRows
{
  /* Entries by their ids; they are not held. */
  GHashTable *by_id;

  /* Those that were looked at last, the very last first; they are held. */
  GQueue *kept;
  guint   n_kept;
};

typedef struct
{
  gint64          id;
  JbArchiveEntry *entry;
  GList          *link;
} Row;

/* The last one who held it lets go; until it is gone its id can be asked for. */
static void
on_gone_cb (gpointer data,
            GObject *entry)
{
  JbListRows *self = data;
  gint64      id = jb_archive_entry_get_id ((JbArchiveEntry *) entry);

  g_hash_table_remove (self->by_id, &id);
}

/**
 * jb_list_rows_new:
 * @n_kept: how many to hold that nobody else does
 *
 * Returns: (transfer full): no rows yet
 */
JbListRows *
jb_list_rows_new (guint n_kept)
{
  JbListRows *self = g_new0 (JbListRows, 1);

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->kept = g_queue_new ();
  self->n_kept = n_kept;

  return self;
}

void
jb_list_rows_free (JbListRows *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Row *) value)->entry), on_gone_cb, self);
  g_queue_free_full (self->kept, g_object_unref);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * jb_list_rows_look:
 *
 * Returns: (transfer none) (nullable): the entry of a bulletin, if it is there
 */
JbArchiveEntry *
jb_list_rows_look (JbListRows *self,
                   gint64      id)
{
  Row *row = g_hash_table_lookup (self->by_id, &id);

  return row != NULL ? row->entry : NULL;
}

/**
 * jb_list_rows_add:
 * @entry: an entry of a bulletin that has none here
 *
 * Takes in an entry for as long as somebody else holds it.
 */
void
jb_list_rows_add (JbListRows     *self,
                  JbArchiveEntry *entry)
{
  Row *row;

  g_return_if_fail (jb_list_rows_look (self, jb_archive_entry_get_id (entry)) == NULL);

  row = g_new0 (Row, 1);
  row->id = jb_archive_entry_get_id (entry);
  row->entry = entry;
  g_hash_table_insert (self->by_id, &row->id, row);
  g_object_weak_ref (G_OBJECT (entry), on_gone_cb, self);
}

/* Lets go of what was looked at longest ago. */
static void
drop (JbListRows *self,
      GList      *link)
{
  g_autoptr(JbArchiveEntry) entry = link->data;
  gint64 id = jb_archive_entry_get_id (entry);
  Row   *row = g_hash_table_lookup (self->by_id, &id);

  if (row != NULL && row->link == link)
    row->link = NULL;
  g_queue_delete_link (self->kept, link);
}

/**
 * jb_list_rows_keep:
 * @entry: an entry that is here
 *
 * Holds an entry because it was looked at, and lets go of another one for it.
 */
void
jb_list_rows_keep (JbListRows     *self,
                   JbArchiveEntry *entry)
{
  gint64 id = jb_archive_entry_get_id (entry);
  Row   *row = g_hash_table_lookup (self->by_id, &id);

  g_return_if_fail (row != NULL && row->entry == entry);

  if (row->link != NULL)
    {
      g_queue_unlink (self->kept, row->link);
      g_queue_push_head_link (self->kept, row->link);
      return;
    }

  g_queue_push_head (self->kept, g_object_ref (entry));
  row->link = self->kept->head;
  while (self->kept->length > self->n_kept)
    drop (self, self->kept->tail);
}

/**
 * jb_list_rows_forget:
 *
 * Lets go of the entry of a bulletin that is no longer in the list.
 */
void
jb_list_rows_forget (JbListRows *self,
                     gint64      id)
{
  Row *row = g_hash_table_lookup (self->by_id, &id);

  if (row == NULL)
    return;

  g_object_weak_unref (G_OBJECT (row->entry), on_gone_cb, self);
  if (row->link != NULL)
    {
      GList *link = row->link;

      row->link = NULL;
      g_object_unref (link->data);
      g_queue_delete_link (self->kept, link);
    }
  g_hash_table_remove (self->by_id, &id);
}

/**
 * jb_list_rows_count:
 *
 * Returns: how many entries are there
 */
guint
jb_list_rows_count (JbListRows *self)
{
  return g_hash_table_size (self->by_id);
}
