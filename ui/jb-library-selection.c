/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-selection.h"

/**
 * JbLibrarySelection:
 *
 * Which bulletins of a list are selected. They are known by their ids: a bulletin that moves in the
 * list, as one that is filed, stays selected, and selecting a hundred thousand has none of them
 * read.
 */

struct _JbLibrarySelection
{
  GObject parent_instance;

  /* Owned */
  JbArchiveList *list;
  GtkBitset     *selected;
  GHashTable    *ids;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbLibrarySelection, jb_library_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return JB_TYPE_ARCHIVE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  JbLibrarySelection *self = JB_LIBRARY_SELECTION (model);

  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  JbLibrarySelection *self = JB_LIBRARY_SELECTION (model);

  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (JB_LIBRARY_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_ref (JB_LIBRARY_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  JbLibrarySelection *self = JB_LIBRARY_SELECTION (model);
  g_autoptr(GtkBitset) wanted = gtk_bitset_copy (selected);
  g_autoptr(GtkBitset) changed = gtk_bitset_copy (self->selected);
  GtkBitsetIter iter;
  guint         position;
  guint         n_items = get_n_items (G_LIST_MODEL (self));

  /* What is wanted inside the mask, and what is there outside of it. */
  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (changed, mask);
  gtk_bitset_union (wanted, changed);
  if (n_items < G_MAXUINT)
    gtk_bitset_remove_range_closed (wanted, n_items, G_MAXUINT);

  g_clear_pointer (&changed, gtk_bitset_unref);
  changed = gtk_bitset_copy (wanted);
  gtk_bitset_difference (changed, self->selected);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, changed, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = jb_archive_list_get_id (self->list, position);

      if (gtk_bitset_contains (wanted, position))
        g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
      else
        g_hash_table_remove (self->ids, &id);
    }
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&wanted);

  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changed),
                                         gtk_bitset_get_maximum (changed) -
                                             gtk_bitset_get_minimum (changed) + 1);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* An id that is no longer in the list stays until the next time that something is selected: what
 * moves goes before it comes. */
static void
on_items_changed_cb (JbLibrarySelection *self,
                     guint               position,
                     guint               n_removed,
                     guint               n_added)
{
  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  if (g_hash_table_size (self->ids) > 0)
    for (guint i = position; i < position + n_added; i++)
      {
        gint64 id = jb_archive_list_get_id (self->list, i);

        if (g_hash_table_contains (self->ids, &id))
          gtk_bitset_add (self->selected, i);
      }
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
jb_library_selection_dispose (GObject *object)
{
  JbLibrarySelection *self = JB_LIBRARY_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (jb_library_selection_parent_class)->dispose (object);
}

static void
jb_library_selection_finalize (GObject *object)
{
  JbLibrarySelection *self = JB_LIBRARY_SELECTION (object);

  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (jb_library_selection_parent_class)->finalize (object);
}

static void
jb_library_selection_class_init (JbLibrarySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_library_selection_dispose;
  object_class->finalize = jb_library_selection_finalize;
}

static void
jb_library_selection_init (JbLibrarySelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * jb_library_selection_new:
 *
 * Returns: (transfer full): a selection in no list
 */
JbLibrarySelection *
jb_library_selection_new (void)
{
  return g_object_new (JB_TYPE_LIBRARY_SELECTION, NULL);
}

/**
 * jb_library_selection_set_list:
 * @list: (nullable): the list to select in
 *
 * Nothing is selected in a new list.
 */
void
jb_library_selection_set_list (JbLibrarySelection *self,
                               JbArchiveList      *list)
{
  guint n_before;

  g_return_if_fail (JB_IS_LIBRARY_SELECTION (self));
  g_return_if_fail (list == NULL || JB_IS_ARCHIVE_LIST (list));

  if (self->list == list)
    return;

  n_before = get_n_items (G_LIST_MODEL (self));
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_bitset_remove_all (self->selected);
  g_hash_table_remove_all (self->ids);
  g_set_object (&self->list, list);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before,
                              get_n_items (G_LIST_MODEL (self)));
}

/**
 * jb_library_selection_get_list:
 *
 * Returns: (transfer none) (nullable): the list
 */
JbArchiveList *
jb_library_selection_get_list (JbLibrarySelection *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY_SELECTION (self), NULL);

  return self->list;
}

/**
 * jb_library_selection_count:
 *
 * Returns: how many bulletins are selected
 */
guint
jb_library_selection_count (JbLibrarySelection *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * jb_library_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected bulletins, in the order
 *   of the list
 */
GArray *
jb_library_selection_dup_ids (JbLibrarySelection *self)
{
  GArray       *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint         position;

  g_return_val_if_fail (JB_IS_LIBRARY_SELECTION (self), ids);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = jb_archive_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }

  return ids;
}
