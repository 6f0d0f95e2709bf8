/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-recipients.h"

#include <string.h>

/* One person, unit or group. */
typedef struct
{
  char                 *name;
  GArray               *keys;
  guint                 position;
  gboolean              is_touched;
  JbDirectoryRecipient *item;
} Group;

typedef struct
{
  gint64 key;
  Group *group;
} Row;

struct _JbDirectoryRecipients
{
  GObject parent_instance;

  JbDirectoryEdits *edits;

  /* One for each row of the directory; the groups are borrowed. */
  GArray *rows;

  GPtrArray  *groups;
  GHashTable *by_name;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbDirectoryRecipients, jb_directory_recipients, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
group_free (gpointer data)
{
  Group *group = data;

  g_clear_object (&group->item);
  g_array_unref (group->keys);
  g_free (group->name);
  g_free (group);
}

static GType
jb_directory_recipients_get_item_type (GListModel *model)
{
  return JB_TYPE_DIRECTORY_RECIPIENT;
}

static guint
jb_directory_recipients_get_n_items (GListModel *model)
{
  return JB_DIRECTORY_RECIPIENTS (model)->groups->len;
}

static gpointer
jb_directory_recipients_get_item (GListModel *model,
                                  guint       position)
{
  JbDirectoryRecipients *self = JB_DIRECTORY_RECIPIENTS (model);

  if (position >= self->groups->len)
    return NULL;

  return g_object_ref (((Group *) g_ptr_array_index (self->groups, position))->item);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = jb_directory_recipients_get_item_type;
  iface->get_n_items = jb_directory_recipients_get_n_items;
  iface->get_item = jb_directory_recipients_get_item;
}

static char *
dup_name (JbDirectoryEntry *entry)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
  g_autofree char         *key = jb_directory_dup_key (values->name);

  return g_strdup_printf ("%d\n%s", values->kind, key);
}

static void
touch (Group     *group,
       GPtrArray *touched)
{
  if (!group->is_touched)
    g_ptr_array_add (touched, group);
  group->is_touched = TRUE;
}

static void
leave_group (Row       *row,
             GPtrArray *touched)
{
  for (guint i = 0; i < row->group->keys->len; i++)
    if (g_array_index (row->group->keys, gint64, i) == row->key)
      {
        g_array_remove_index (row->group->keys, i);
        break;
      }
  touch (row->group, touched);
}

/* The new groups are in @touched, and not in the list yet. */
static Group *
join_group (JbDirectoryRecipients *self,
            JbDirectoryEntry      *entry,
            gint64                 key,
            GPtrArray             *touched)
{
  g_autofree char *name = dup_name (entry);
  Group           *group = g_hash_table_lookup (self->by_name, name);
  guint            place;

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->name = g_steal_pointer (&name);
      group->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->by_name, group->name, group);
    }
  for (place = group->keys->len; place > 0; place--)
    if (g_array_index (group->keys, gint64, place - 1) < key)
      break;
  g_array_insert_val (group->keys, place, key);
  touch (group, touched);

  return group;
}

static void
renumber (JbDirectoryRecipients *self,
          guint                  from)
{
  for (guint i = from; i < self->groups->len; i++)
    ((Group *) g_ptr_array_index (self->groups, i))->position = i;
}

static gboolean
is_gone (JbDirectoryRecipients *self,
         guint                  position)
{
  return ((Group *) g_ptr_array_index (self->groups, position))->keys->len == 0;
}

/* From the end, so that what comes before stays where it is. */
static void
remove_gone (JbDirectoryRecipients *self,
             GPtrArray             *touched)
{
  guint first = G_MAXUINT;
  guint last = 0;

  for (guint i = touched->len; i > 0; i--)
    {
      Group *group = g_ptr_array_index (touched, i - 1);

      if (group->keys->len > 0)
        continue;
      g_ptr_array_remove_index (touched, i - 1);
      g_hash_table_remove (self->by_name, group->name);
      if (group->item == NULL)
        {
          group_free (group);
          continue;
        }
      first = MIN (first, group->position);
      last = MAX (last, group->position);
    }
  if (first == G_MAXUINT)
    return;

  for (guint end = last + 1; end > first;)
    {
      guint begin = end;

      while (begin > first && is_gone (self, begin - 1))
        begin--;
      if (begin == end)
        {
          end--;
          continue;
        }
      g_ptr_array_remove_range (self->groups, begin, end - begin);
      renumber (self, begin);
      g_list_model_items_changed (G_LIST_MODEL (self), begin, end - begin, 0);
      end = begin;
    }
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  const Group *x = *(Group *const *) a;
  const Group *y = *(Group *const *) b;

  return x->position < y->position ? -1 : x->position > y->position;
}

static void
make_item (JbDirectoryRecipients *self,
           Group                 *group)
{
  g_clear_object (&group->item);
  group->item = jb_directory_recipient_new (self->edits, group->keys);
}

static void
announce_touched (JbDirectoryRecipients *self,
                  GPtrArray             *touched)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new ();
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();
  guint n_old = self->groups->len;

  for (guint i = 0; i < touched->len; i++)
    {
      Group *group = g_ptr_array_index (touched, i);

      group->is_touched = FALSE;
      g_ptr_array_add (group->item != NULL ? changed : added, group);
    }

  g_ptr_array_sort (changed, compare_positions);
  for (guint i = 0; i < changed->len;)
    {
      guint position = ((Group *) g_ptr_array_index (changed, i))->position;
      guint n = 0;

      while (i + n < changed->len &&
             ((Group *) g_ptr_array_index (changed, i + n))->position == position + n)
        make_item (self, g_ptr_array_index (changed, i + n++));
      g_list_model_items_changed (G_LIST_MODEL (self), position, n, n);
      i += n;
    }

  for (guint i = 0; i < added->len; i++)
    {
      make_item (self, g_ptr_array_index (added, i));
      g_ptr_array_add (self->groups, g_ptr_array_index (added, i));
    }
  renumber (self, n_old);
  if (added->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, added->len);
}

static void
on_items_changed_cb (JbDirectoryRecipients *self,
                     guint                  position,
                     guint                  n_removed,
                     guint                  n_added)
{
  JbDirectory *directory = jb_directory_edits_get_directory (self->edits);
  g_autoptr(GPtrArray) touched = g_ptr_array_new ();
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < n_removed; i++)
    leave_group (&g_array_index (self->rows, Row, position + i), touched);
  if (n_removed > 0)
    g_array_remove_range (self->rows, position, n_removed);

  for (guint i = 0; i < n_added; i++)
    {
      Row row;

      row.key = jb_directory_edits_get_key (self->edits, position + i);
      row.group = join_group (self, jb_directory_get_entry (directory, position + i), row.key,
                              touched);
      g_array_append_val (rows, row);
    }
  if (n_added > 0)
    g_array_insert_vals (self->rows, position, rows->data, rows->len);

  remove_gone (self, touched);
  announce_touched (self, touched);
}

static void
jb_directory_recipients_finalize (GObject *object)
{
  JbDirectoryRecipients *self = JB_DIRECTORY_RECIPIENTS (object);

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->rows);
  g_object_unref (self->edits);

  G_OBJECT_CLASS (jb_directory_recipients_parent_class)->finalize (object);
}

static void
jb_directory_recipients_class_init (JbDirectoryRecipientsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_directory_recipients_finalize;
}

static void
jb_directory_recipients_init (JbDirectoryRecipients *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * jb_directory_recipients_new:
 * @edits: the directory to follow
 *
 * Returns: (transfer full): its people, units and groups
 */
JbDirectoryRecipients *
jb_directory_recipients_new (JbDirectoryEdits *edits)
{
  JbDirectoryRecipients *self;
  JbDirectory           *directory;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits), NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_RECIPIENTS, NULL);
  self->edits = g_object_ref (edits);
  directory = jb_directory_edits_get_directory (edits);
  g_signal_connect_object (directory, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_items_changed_cb (self, 0, 0, jb_directory_get_size (directory));

  return self;
}

/**
 * jb_directory_recipients_find:
 * @key: a row of the directory
 *
 * Returns: (transfer none) (nullable): what the row is about, as long as nothing changes
 */
JbDirectoryRecipient *
jb_directory_recipients_find (JbDirectoryRecipients *self,
                              gint64                 key)
{
  guint position;

  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENTS (self), NULL);

  if (!jb_directory_edits_find_key (self->edits, key, &position) || position >= self->rows->len)
    return NULL;

  return g_array_index (self->rows, Row, position).group->item;
}
