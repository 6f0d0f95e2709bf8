/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-list.h"

#include "jb-archive-entry-private.h"

/* The rows stand oldest first, because new ones come at the end and cost least there;
 * the list turns them round. */
struct _JbArchiveList
{
  GObject parent_instance;

  JbArchive      *archive;
  JbArchiveFilter filter;
  GPtrArray      *rows;

  /* What was announced while the rows are being read, and may not be among them. */
  GPtrArray *news;
  guint      n_loading;
};

/* So many are read first, which is more than a screen shows; the others when these are there. */
enum { FIRST_PAGE = 40 };

static void jb_archive_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbArchiveList, jb_archive_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      jb_archive_list_iface_init))

enum
{
  PROP_ARCHIVE = 1,
  PROP_LOADING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
matches (JbArchiveList  *self,
         JbArchiveEntry *entry)
{
  const JbArchiveRow *row = jb_archive_entry_get_row (entry);
  gboolean            filed = row->status == JB_ARCHIVE_STATUS_FILED;

  return (self->filter.year == 0 || self->filter.year == row->year) &&
         (filed ? self->filter.filed : self->filter.drafts) &&
         self->filter.bin == (row->deleted != 0) &&
         (self->filter.publication_id == 0 || self->filter.publication_id == row->publication_id);
}

/* The index of the first row whose id is not below @id. */
static guint
find_index (JbArchiveList *self,
            gint64         id)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (jb_archive_entry_get_id (g_ptr_array_index (self->rows, middle)) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
take_in (JbArchiveList  *self,
         JbArchiveEntry *entry)
{
  gint64          id = jb_archive_entry_get_id (entry);
  guint           index = find_index (self, id);
  JbArchiveEntry *old = index < self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;

  if (old != NULL && jb_archive_entry_get_id (old) != id)
    old = NULL;

  /* A row that stays keeps its object, so that selections stay too. */
  if (old != NULL && matches (self, entry))
    {
      jb_archive_entry_assign (old, entry);
    }
  else if (old != NULL)
    {
      g_ptr_array_remove_index (self->rows, index);
      g_list_model_items_changed (G_LIST_MODEL (self), self->rows->len - index, 1, 0);
    }
  else if (matches (self, entry))
    {
      g_ptr_array_insert (self->rows, index, g_object_ref (entry));
      g_list_model_items_changed (G_LIST_MODEL (self), self->rows->len - 1 - index, 0, 1);
    }
}

static void
take_in_all (JbArchiveList *self,
             GPtrArray     *entries)
{
  for (guint i = 0; i < entries->len; i++)
    take_in (self, g_ptr_array_index (entries, i));
}

static void
remember_news (JbArchiveList *self,
               GPtrArray     *entries)
{
  if (self->n_loading == 0)
    return;

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->news, g_object_ref (g_ptr_array_index (entries, i)));
}

static void
on_entries_added_cb (JbArchiveList *self,
                     GPtrArray     *entries)
{
  guint  n_before = self->rows->len;
  gint64 last = n_before > 0
                    ? jb_archive_entry_get_id (g_ptr_array_index (self->rows, n_before - 1))
                    : 0;

  remember_news (self, entries);

  /* Ids only grow, so as a rule all of them are newer than all rows, and one change of
   * the list says it. */
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (g_ptr_array_index (entries, i));

      if (id <= last)
        {
          take_in_all (self, entries);
          return;
        }
      last = id;
    }

  for (guint i = 0; i < entries->len; i++)
    if (matches (self, g_ptr_array_index (entries, i)))
      g_ptr_array_add (self->rows, g_object_ref (g_ptr_array_index (entries, i)));
  if (self->rows->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->rows->len - n_before);
}

static void
on_entries_changed_cb (JbArchiveList *self,
                       GPtrArray     *entries)
{
  remember_news (self, entries);
  take_in_all (self, entries);
}

static void
on_entries_removed_cb (JbArchiveList *self,
                       GArray        *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint  index = find_index (self, id);

      for (guint j = self->news->len; j > 0; j--)
        if (jb_archive_entry_get_id (g_ptr_array_index (self->news, j - 1)) == id)
          g_ptr_array_remove_index (self->news, j - 1);
      if (index == self->rows->len ||
          jb_archive_entry_get_id (g_ptr_array_index (self->rows, index)) != id)
        continue;
      g_ptr_array_remove_index (self->rows, index);
      g_list_model_items_changed (G_LIST_MODEL (self), self->rows->len - index, 1, 0);
    }
}

static void
begin_loading (JbArchiveList *self)
{
  if (self->n_loading++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
end_loading (JbArchiveList *self)
{
  if (--self->n_loading > 0)
    return;

  g_ptr_array_set_size (self->news, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Takes @entries, which are newest first, for the rows. */
static void
replace_rows (JbArchiveList *self,
              GPtrArray     *entries)
{
  guint      n_before = self->rows->len;
  GPtrArray *rows = g_ptr_array_new_full (entries->len, g_object_unref);

  for (guint i = entries->len; i > 0; i--)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (entries, i - 1)));

  g_ptr_array_unref (self->rows);
  self->rows = rows;
  if (n_before > 0 || rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, rows->len);

  take_in_all (self, self->news);
}

/* Takes @entries, which are newest first, for all rows below @before_id. */
static void
replace_older_rows (JbArchiveList *self,
                    gint64         before_id,
                    GPtrArray     *entries)
{
  guint      n_older = find_index (self, before_id);
  guint      n_newer = self->rows->len - n_older;
  GPtrArray *rows = g_ptr_array_new_full (entries->len + n_newer, g_object_unref);

  for (guint i = entries->len; i > 0; i--)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (entries, i - 1)));
  for (guint i = n_older; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (self->rows, i)));

  g_ptr_array_unref (self->rows);
  self->rows = rows;
  if (n_older > 0 || entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_newer, n_older, entries->len);

  take_in_all (self, self->news);
}

static GType
jb_archive_list_get_item_type (GListModel *model)
{
  return JB_TYPE_ARCHIVE_ENTRY;
}

static guint
jb_archive_list_get_n_items (GListModel *model)
{
  return JB_ARCHIVE_LIST (model)->rows->len;
}

static gpointer
jb_archive_list_get_item (GListModel *model,
                          guint       position)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (model);

  if (position >= self->rows->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->rows, self->rows->len - 1 - position));
}

static void
jb_archive_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = jb_archive_list_get_item_type;
  iface->get_n_items = jb_archive_list_get_n_items;
  iface->get_item = jb_archive_list_get_item;
}

static void
jb_archive_list_constructed (GObject *object)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  G_OBJECT_CLASS (jb_archive_list_parent_class)->constructed (object);

  g_signal_connect_object (self->archive, "entries-added", G_CALLBACK (on_entries_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "entries-changed", G_CALLBACK (on_entries_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "entries-removed", G_CALLBACK (on_entries_removed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
jb_archive_list_finalize (GObject *object)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  g_clear_object (&self->archive);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->news);

  G_OBJECT_CLASS (jb_archive_list_parent_class)->finalize (object);
}

static void
jb_archive_list_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  switch (id)
    {
    case PROP_ARCHIVE:
      g_value_set_object (value, self->archive);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->n_loading > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_archive_list_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  switch (id)
    {
    case PROP_ARCHIVE:
      self->archive = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_archive_list_class_init (JbArchiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = jb_archive_list_constructed;
  object_class->finalize = jb_archive_list_finalize;
  object_class->get_property = jb_archive_list_get_property;
  object_class->set_property = jb_archive_list_set_property;

  properties[PROP_ARCHIVE] =
      g_param_spec_object ("archive", NULL, NULL, JB_TYPE_ARCHIVE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
jb_archive_list_init (JbArchiveList *self)
{
  const JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;

  self->filter = everything;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->news = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * jb_archive_list_new:
 * @archive: what to list; to be used in the thread that opened it
 * @filter: (nullable): which bulletins; %NULL for all. Its page is not looked at
 *
 * A list that is empty until it is loaded.
 *
 * Returns: (transfer full): the list
 */
JbArchiveList *
jb_archive_list_new (JbArchive             *archive,
                     const JbArchiveFilter *filter)
{
  JbArchiveList *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_ARCHIVE_LIST, "archive", archive, NULL);
  if (filter != NULL)
    {
      self->filter = *filter;
      self->filter.before_id = 0;
      self->filter.limit = 0;
    }

  return self;
}

/**
 * jb_archive_list_get_archive:
 *
 * Returns: (transfer none): the archive that it lists
 */
JbArchive *
jb_archive_list_get_archive (JbArchiveList *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), NULL);

  return self->archive;
}

/**
 * jb_archive_list_get_loading:
 *
 * Returns: whether the bulletins are being read
 */
gboolean
jb_archive_list_get_loading (JbArchiveList *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);

  return self->n_loading > 0;
}

/**
 * jb_archive_list_find:
 * @id: a bulletin
 * @position: (out) (optional): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
jb_archive_list_find (JbArchiveList *self,
                      gint64         id,
                      guint         *position)
{
  guint index;

  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);

  index = find_index (self, id);
  if (index == self->rows->len ||
      jb_archive_entry_get_id (g_ptr_array_index (self->rows, index)) != id)
    return FALSE;

  if (position != NULL)
    *position = self->rows->len - 1 - index;
  return TRUE;
}

/**
 * jb_archive_list_load:
 * @error: return location for a #JbArchiveError
 *
 * Reads the bulletins and waits for them. When it fails the list stays as it was.
 *
 * Returns: whether it worked
 */
gboolean
jb_archive_list_load (JbArchiveList *self,
                      GError       **error)
{
  g_autoptr(GPtrArray) entries = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);

  entries = jb_archive_list (self->archive, &self->filter, error);
  if (entries == NULL)
    return FALSE;
  replace_rows (self, entries);

  return TRUE;
}

static void
finish_loading (GTask  *task,
                GError *error)
{
  g_autoptr(GTask) owned = task;

  end_loading (g_task_get_source_object (task));
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_older_listed_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      data)
{
  GTask         *task = data;
  JbArchiveList *self = g_task_get_source_object (task);
  gint64        *before_id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list_finish (JB_ARCHIVE (object), result, &error);

  if (entries != NULL)
    replace_older_rows (self, *before_id, entries);
  finish_loading (task, g_steal_pointer (&error));
}

static void
on_listed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  GTask         *task = data;
  JbArchiveList *self = g_task_get_source_object (task);
  gint64        *before_id = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list_finish (JB_ARCHIVE (object), result, &error);

  if (entries != NULL)
    replace_rows (self, entries);
  if (entries != NULL && before_id != NULL && entries->len == FIRST_PAGE)
    {
      JbArchiveFilter older = self->filter;

      *before_id = jb_archive_entry_get_id (g_ptr_array_index (entries, FIRST_PAGE - 1));
      older.before_id = *before_id;
      jb_archive_list_async (self->archive, &older, g_task_get_cancellable (task),
                             on_older_listed_cb, task);
    }
  else
    finish_loading (task, g_steal_pointer (&error));
}

/**
 * jb_archive_list_load_async:
 *
 * Reads the bulletins: into an empty list the newest first, so that something can be shown
 * soon. What changes meanwhile is not missed. When it fails, what has been read stays.
 */
void
jb_archive_list_load_async (JbArchiveList      *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (JB_IS_ARCHIVE_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_list_load_async);
  g_task_set_check_cancellable (task, FALSE);
  begin_loading (self);
  if (self->rows->len == 0)
    {
      JbArchiveFilter newest = self->filter;

      newest.limit = FIRST_PAGE;
      g_task_set_task_data (task, g_new0 (gint64, 1), g_free);
      jb_archive_list_async (self->archive, &newest, cancellable, on_listed_cb, task);
    }
  else
    jb_archive_list_async (self->archive, &self->filter, cancellable, on_listed_cb, task);
}

gboolean
jb_archive_list_load_finish (JbArchiveList *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
