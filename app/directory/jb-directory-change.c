/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-change.h"

static void
change_clear (gpointer data)
{
  JbDirectoryChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

/**
 * jb_directory_changes_new:
 *
 * Returns: (transfer full) (element-type JbDirectoryChange): no changes
 */
GArray *
jb_directory_changes_new (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (JbDirectoryChange));

  g_array_set_clear_func (changes, change_clear);

  return changes;
}

static JbDirectoryChange *
get_change (GArray *changes,
            guint   position)
{
  return &g_array_index (changes, JbDirectoryChange, position);
}

/**
 * jb_directory_change_is_idle:
 *
 * Returns: whether it changes nothing, who wrote the entry included
 */
gboolean
jb_directory_change_is_idle (const JbDirectoryChange *self)
{
  JbDirectoryEntry *a = self->before;
  JbDirectoryEntry *b = self->after;

  if (a == NULL || b == NULL)
    return a == b;

  return a == b || (jb_directory_entry_equal (a, b) &&
                    jb_directory_entry_get_values (a)->learnt ==
                        jb_directory_entry_get_values (b)->learnt);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const JbDirectoryChange *x = a;
  const JbDirectoryChange *y = b;

  return x->key < y->key ? -1 : x->key > y->key;
}

/**
 * jb_directory_changes_reverse:
 *
 * Makes of changes those that take them back.
 */
void
jb_directory_changes_reverse (GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      JbDirectoryChange *change = get_change (changes, i);
      JbDirectoryEntry  *before = change->before;

      change->before = change->after;
      change->after = before;
    }
}

/**
 * jb_directory_changes_drop_idle:
 * @changes: (transfer full): changes
 *
 * Returns: (transfer full): those that change anything, by key
 */
GArray *
jb_directory_changes_drop_idle (GArray *changes)
{
  GArray *kept = jb_directory_changes_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      JbDirectoryChange *change = get_change (changes, i);
      JbDirectoryChange  moved = *change;

      if (jb_directory_change_is_idle (change))
        continue;
      change->before = NULL;
      change->after = NULL;
      g_array_append_val (kept, moved);
    }
  g_array_unref (changes);
  g_array_sort (kept, compare_changes);

  return kept;
}

/**
 * jb_directory_changes_sort:
 *
 * Sorts changes by key.
 */
void
jb_directory_changes_sort (GArray *changes)
{
  g_array_sort (changes, compare_changes);
}
