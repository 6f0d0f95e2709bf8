/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-list-keys.h"

struct _JbListKeys
{
  /* The keys are the first ones of @head and, behind them, @tail from a place on. */
  GArray *head;
  guint   n_head;
  GArray *tail;
  guint   tail_from;

  JbListKeysChanged changed;
  JbListKeysOther   is_other;
  gpointer          data;
};

/**
 * jb_list_keys_new:
 * @changed: is told of each run of keys that is another
 * @is_other: is told of a bulletin that is shown otherwise than before
 * @data: for both
 *
 * Returns: (transfer full): no keys
 */
JbListKeys *
jb_list_keys_new (JbListKeysChanged changed,
                  JbListKeysOther   is_other,
                  gpointer          data)
{
  JbListKeys *self = g_new0 (JbListKeys, 1);

  self->head = g_array_new (FALSE, FALSE, sizeof (JbListKey));
  self->changed = changed;
  self->is_other = is_other;
  self->data = data;

  return self;
}

void
jb_list_keys_free (JbListKeys *self)
{
  g_array_unref (self->head);
  g_free (self);
}

/**
 * jb_list_keys_count:
 *
 * Returns: how many keys there are
 */
guint
jb_list_keys_count (JbListKeys *self)
{
  return self->n_head + (self->tail != NULL ? self->tail->len - self->tail_from : 0);
}

/**
 * jb_list_keys_get:
 * @position: a place below the number of keys
 *
 * Returns: (transfer none): the key there, until something changes
 */
const JbListKey *
jb_list_keys_get (JbListKeys *self,
                  guint       position)
{
  if (position < self->n_head)
    return &g_array_index (self->head, JbListKey, position);

  return &g_array_index (self->tail, JbListKey, position - self->n_head + self->tail_from);
}

/**
 * jb_list_keys_find:
 * @id: a bulletin
 * @position: (out): where its key stands
 *
 * A page of memory has many keys, so that looking at all of them is quick.
 *
 * Returns: whether it has one
 */
gboolean
jb_list_keys_find (JbListKeys *self,
                   gint64      id,
                   guint      *position)
{
  guint n = jb_list_keys_count (self);

  for (guint i = 0; i < n; i++)
    if (jb_list_keys_get (self, i)->id == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* The keys that stay, where some bulletins move: a bulletin that comes to another place before it
 * has gone from the old one would be there twice. %NULL where none moves. */
static GArray *
dup_staying (GArray *old,
             GArray *keys)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) staying = NULL;
  gboolean moved = FALSE;
  guint    i = 0;
  guint    j = 0;

  while (i < old->len)
    {
      JbListKey *before = &g_array_index (old, JbListKey, i);
      int        order = j < keys->len
                             ? jb_list_key_compare (before, &g_array_index (keys, JbListKey, j))
                             : -1;

      if (order < 0)
        g_hash_table_add (gone, &before->id);
      i += order <= 0;
      j += order >= 0;
    }
  if (g_hash_table_size (gone) == 0)
    return NULL;

  for (j = 0; j < keys->len && !moved; j++)
    moved = g_hash_table_contains (gone, &g_array_index (keys, JbListKey, j).id);
  if (!moved)
    return NULL;

  staying = g_array_sized_new (FALSE, FALSE, sizeof (JbListKey), old->len);
  for (i = 0; i < old->len; i++)
    if (!g_hash_table_contains (gone, &g_array_index (old, JbListKey, i).id))
      g_array_append_val (staying, g_array_index (old, JbListKey, i));

  return g_steal_pointer (&staying);
}

/**
 * jb_list_keys_change:
 * @keys: (transfer full) (element-type JbListKey): what the keys are from now on, sorted
 *
 * Puts new keys in the place of the old ones and tells what is another, each run of them for
 * itself. While that is being told, what has been told comes from the new keys.
 */
void
jb_list_keys_change (JbListKeys *self,
                     GArray     *keys)
{
  GArray *old, *staying;
  guint   i = 0;
  guint   j = 0;

  g_return_if_fail (self->tail == NULL);

  staying = dup_staying (self->head, keys);
  if (staying != NULL)
    jb_list_keys_change (self, staying);
  old = self->head;

  self->tail = old;
  self->tail_from = 0;
  self->head = keys;
  self->n_head = 0;

  while (i < old->len || j < keys->len)
    {
      guint from = i;
      guint to = j;

      while (i < old->len || j < keys->len)
        {
          int order = i == old->len    ? 1
                      : j == keys->len ? -1
                                       : jb_list_key_compare (&g_array_index (old, JbListKey, i),
                                                              &g_array_index (keys, JbListKey, j));

          if (order == 0)
            break;
          if (order < 0)
            i++;
          else
            j++;
        }

      if (i > from || j > to)
        {
          self->n_head = j;
          self->tail_from = i;
          for (guint k = to; k < j; k++)
            self->is_other (self->data, g_array_index (keys, JbListKey, k).id);
          self->changed (self->data, to, i - from, j - to);
        }

      while (i < old->len && j < keys->len &&
             jb_list_key_compare (&g_array_index (old, JbListKey, i),
                                  &g_array_index (keys, JbListKey, j)) == 0)
        {
          if (g_array_index (old, JbListKey, i).stamp != g_array_index (keys, JbListKey, j).stamp)
            self->is_other (self->data, g_array_index (keys, JbListKey, j).id);
          i++;
          j++;
        }
      self->n_head = j;
      self->tail_from = i;
    }

  self->n_head = keys->len;
  self->tail = NULL;
  self->tail_from = 0;
  g_array_unref (old);
}

/**
 * jb_list_keys_change_one:
 * @id: a bulletin
 * @key: (nullable): its key from now on, %NULL when it is not in the list any more
 *
 * Changes one key and tells of it.
 */
void
jb_list_keys_change_one (JbListKeys      *self,
                         gint64           id,
                         const JbListKey *key)
{
  guint position, n;

  if (jb_list_keys_find (self, id, &position))
    {
      JbListKey *old = &g_array_index (self->head, JbListKey, position);

      if (key != NULL && key->rank == old->rank)
        {
          old->stamp = key->stamp;
          return;
        }
      g_array_remove_index (self->head, position);
      self->n_head--;
      self->changed (self->data, position, 1, 0);
    }
  if (key == NULL)
    return;

  position = 0;
  for (n = self->n_head; position < n;)
    {
      guint middle = position + (n - position) / 2;

      if (jb_list_key_compare (&g_array_index (self->head, JbListKey, middle), key) < 0)
        position = middle + 1;
      else
        n = middle;
    }
  g_array_insert_val (self->head, position, *key);
  self->n_head++;
  self->changed (self->data, position, 0, 1);
}

/**
 * jb_list_keys_merge:
 * @ids: (element-type gint64): bulletins to leave out
 * @more: (element-type JbListKey): keys to put in, in any order
 *
 * Returns: (transfer full) (element-type JbListKey): the keys without the ones and with the others,
 *   for jb_list_keys_change()
 */
GArray *
jb_list_keys_merge (JbListKeys *self,
                    GHashTable *ids,
                    GArray     *more)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (JbListKey), self->n_head + more->len);
  guint   j = 0;

  g_array_sort (more, jb_list_key_compare);
  for (guint i = 0; i < self->n_head; i++)
    {
      const JbListKey *key = &g_array_index (self->head, JbListKey, i);

      for (; j < more->len &&
             jb_list_key_compare (&g_array_index (more, JbListKey, j), key) < 0;
           j++)
        g_array_append_val (keys, g_array_index (more, JbListKey, j));
      if (!g_hash_table_contains (ids, &key->id))
        g_array_append_val (keys, *key);
    }
  g_array_append_vals (keys, (JbListKey *) (gpointer) more->data + j, more->len - j);

  return keys;
}
