/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-list.h"

#include "jb-archive-entry-private.h"
#include "jb-archive-list-read.h"
#include "jb-list-keys.h"
#include "jb-list-rows.h"
#include "jb-list-wishes.h"

/* So many are read first, which is more than a screen shows; the others when these are there. */
enum
{
  FIRST_PAGE = 40
};

/* Who asks for a row is likely to ask for the next ones. Of pages that nobody has seen for long, as
 * when somebody drags through the whole list, the oldest wishes are dropped. */
enum
{
  PAGE_BEFORE = 8,
  PAGE_SIZE = 64,
  MAX_PAGES = 8,
  N_KEPT = 512,
};

/* After so many milliseconds what could not be read is tried again. */
enum
{
  RETRY_DELAY = 2000
};

struct _JbArchiveList
{
  GObject parent_instance;

  JbArchive      *archive;
  JbArchiveFilter filter;
  char           *source;
  char           *label;

  /* Where every bulletin stands. */
  JbListKeys *keys;

  /* What the list says of bulletins that somebody has seen. */
  JbListRows   *rows;
  JbListWishes *wishes;
  GArray       *page;
  GHashTable   *fresh;
  guint         read_id;
  guint         retry_id;

  /* What was announced while the keys are being read, and may not be among them. */
  GPtrArray *news;
  GArray    *removed;
  guint      n_reading;
  GPtrArray *loads;

  guint loaded : 1;
  guint read_again : 1;
  guint in_trouble : 1;
};

static void jb_archive_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbArchiveList, jb_archive_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      jb_archive_list_iface_init))

enum
{
  PROP_LOADING = 1,
  N_PROPERTIES
};

enum
{
  TROUBLE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

static void read_all (JbArchiveList *self);

static void read_rows (JbArchiveList *self);

static gboolean
read_rows_cb (gpointer data)
{
  JbArchiveList *self = data;

  self->read_id = 0;
  read_rows (self);

  return G_SOURCE_REMOVE;
}

static void
read_soon (JbArchiveList *self)
{
  if (self->read_id == 0 && self->page == NULL)
    self->read_id = g_idle_add_full (G_PRIORITY_DEFAULT, read_rows_cb, self, NULL);
}

/* Has the row at @position read, and those around it that are not there. */
static void
want_page (JbArchiveList *self,
           guint          position)
{
  guint   first = position - MIN (position, PAGE_BEFORE);
  guint   last = MIN (jb_list_keys_count (self->keys), first + PAGE_SIZE);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < last; i++)
    {
      gint64          id = jb_list_keys_get (self->keys, i)->id;
      JbArchiveEntry *entry = jb_list_rows_look (self->rows, id);

      if ((entry == NULL || !jb_archive_entry_get_loaded (entry)) &&
          !jb_list_wishes_has (self->wishes, id))
        g_array_append_val (ids, id);
    }
  jb_list_wishes_add (self->wishes, ids);
  read_soon (self);
}

/* Has a row read again that somebody holds, since it says something else now. */
static void
want_again (gpointer data,
            gint64   id)
{
  JbArchiveList  *self = data;
  JbArchiveEntry *entry = jb_list_rows_look (self->rows, id);

  if (entry == NULL || !jb_archive_entry_get_loaded (entry))
    return;

  jb_list_wishes_add_one (self->wishes, id);
  read_soon (self);
}

static void
tell_change (gpointer data,
             guint    position,
             guint    n_removed,
             guint    n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, n_removed, n_added);
}

/* An entry of which only that is known what its key tells. */
static JbArchiveEntry *
make_entry (const JbListKey *key)
{
  JbArchiveRow row = { 0 };

  row.id = key->id;
  row.status = jb_list_key_get_filed (key) ? JB_ARCHIVE_STATUS_FILED : JB_ARCHIVE_STATUS_DRAFT;

  return jb_archive_entry_new_take (&row);
}

static void
take_row (JbArchiveList  *self,
          JbArchiveEntry *entry)
{
  JbArchiveEntry *old = jb_list_rows_look (self->rows, jb_archive_entry_get_id (entry));

  /* A row that stays keeps its object, so that who shows it follows. */
  if (old != NULL)
    {
      jb_archive_entry_assign (old, entry);
      return;
    }

  jb_list_rows_add (self->rows, entry);
  jb_list_rows_keep (self->rows, entry);
}

static void
take_in (JbArchiveList *self,
         GPtrArray     *entries)
{
  g_autoptr(GHashTable) ids = NULL;
  g_autoptr(GArray) more = NULL;

  /* Who wrote the articles is not among what is announced. */
  if (self->source != NULL)
    {
      for (guint i = 0; i < entries->len; i++)
        if (jb_list_rows_look (self->rows, jb_archive_entry_get_id (entries->pdata[i])) != NULL)
          take_row (self, entries->pdata[i]);
      read_all (self);
      return;
    }

  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  more = g_array_new (FALSE, FALSE, sizeof (JbListKey));
  for (guint i = entries->len; i > 0; i--)
    {
      JbArchiveEntry     *entry = g_ptr_array_index (entries, i - 1);
      const JbArchiveRow *row = jb_archive_entry_get_row (entry);
      JbListKey           key;

      /* Of two that are announced together the last one says how it is. */
      if (!g_hash_table_add (ids, (gpointer) &row->id))
        continue;
      if (self->page != NULL)
        g_hash_table_add (self->fresh, g_memdup2 (&row->id, sizeof row->id));
      if (jb_list_table_matches (&self->filter, jb_archive_entry_get_row (entry)))
        {
          jb_list_key_init (&key, row);
          g_array_append_val (more, key);
          take_row (self, entry);
        }
      else if (jb_list_rows_look (self->rows, row->id) != NULL)
        take_row (self, entry);
    }

  if (g_hash_table_size (ids) == 1)
    jb_list_keys_change_one (self->keys, jb_archive_entry_get_id (entries->pdata[0]),
                             more->len > 0 ? &g_array_index (more, JbListKey, 0) : NULL);
  else
    jb_list_keys_change (self->keys, jb_list_keys_merge (self->keys, ids, more));
}

static void
take_out (JbArchiveList *self,
          GArray        *removed)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (JbListKey));

  for (guint i = 0; i < removed->len; i++)
    {
      g_hash_table_add (ids, &g_array_index (removed, gint64, i));
      jb_list_rows_forget (self->rows, g_array_index (removed, gint64, i));
    }

  if (removed->len == 1)
    jb_list_keys_change_one (self->keys, g_array_index (removed, gint64, 0), NULL);
  else if (removed->len > 1)
    jb_list_keys_change (self->keys, jb_list_keys_merge (self->keys, ids, none));
}

static void
on_entries_cb (JbArchiveList *self,
               GPtrArray     *entries)
{
  if (self->n_reading > 0)
    for (guint i = 0; i < entries->len; i++)
      g_ptr_array_add (self->news, g_object_ref (g_ptr_array_index (entries, i)));
  take_in (self, entries);
}

static void
on_entries_removed_cb (JbArchiveList *self,
                       GArray        *ids)
{
  if (self->n_reading > 0)
    g_array_append_vals (self->removed, ids->data, ids->len);
  take_out (self, ids);
}

static void
on_changed_elsewhere_cb (JbArchiveList *self)
{
  if (self->loaded)
    read_all (self);
}

static gboolean
retry_cb (gpointer data)
{
  JbArchiveList *self = data;

  self->retry_id = 0;
  read_all (self);

  return G_SOURCE_REMOVE;
}

/* Says once what is the matter, and tries again from time to time. */
static void
note_trouble (JbArchiveList *self,
              const GError  *error)
{
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add (RETRY_DELAY, retry_cb, self);
  if (self->in_trouble)
    return;

  self->in_trouble = TRUE;
  g_signal_emit (self, signals[TROUBLE], 0, error);
}

/* What is being loaded is there when the rows are that somebody asked for meanwhile. */
static void
finish_loads (JbArchiveList *self,
              GError        *error)
{
  g_autoptr(GPtrArray) loads = NULL;

  if (error == NULL && (self->n_reading > 0 || self->page != NULL || self->read_id != 0))
    return;
  if (self->loads->len == 0)
    return;

  loads = g_steal_pointer (&self->loads);
  self->loads = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  for (guint i = 0; i < loads->len; i++)
    {
      if (error == NULL)
        g_task_return_boolean (loads->pdata[i], TRUE);
      else
        g_task_return_error (loads->pdata[i], g_error_copy (error));
    }
}

static void
on_rows_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbArchiveList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = jb_archive_read_rows_finish (JB_ARCHIVE (source), result, &error);

  jb_list_wishes_drop (self->wishes, g_steal_pointer (&self->page));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (rows->pdata[i]);

      /* What was announced meanwhile is newer. */
      if (!g_hash_table_contains (self->fresh, &id))
        take_row (self, rows->pdata[i]);
    }
  g_hash_table_remove_all (self->fresh);
  if (rows == NULL)
    note_trouble (self, error);
  else
    read_rows (self);
  finish_loads (self, error);
}

/* Reads the page that was asked for last. */
static void
read_rows (JbArchiveList *self)
{
  if (self->page != NULL || jb_list_wishes_is_empty (self->wishes))
    return;

  self->page = jb_list_wishes_take (self->wishes);
  jb_archive_read_rows_async (self->archive, self->page, NULL, on_rows_read_cb,
                              g_object_ref (self));
}

static void
on_all_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(JbArchiveList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GArray) keys = jb_archive_read_keys_finish (JB_ARCHIVE (source), result, &rows,
                                                         &error);

  self->n_reading--;
  if (keys != NULL)
    {
      g_autoptr(GPtrArray) news = g_steal_pointer (&self->news);
      g_autoptr(GArray) removed = g_steal_pointer (&self->removed);

      self->news = g_ptr_array_new_with_free_func (g_object_unref);
      self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->in_trouble = FALSE;
      jb_list_keys_change (self->keys, g_steal_pointer (&keys));
      if (news->len > 0)
        take_in (self, news);
      take_out (self, removed);
    }
  else if (self->loads->len == 0 &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_trouble (self, error);

  if (self->read_again)
    read_all (self);
  finish_loads (self, error);
}

static void
on_first_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(JbArchiveList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GArray) keys = jb_archive_read_keys_finish (JB_ARCHIVE (source), result, &rows,
                                                         &error);

  self->n_reading--;
  if (keys == NULL)
    {
      finish_loads (self, error);
      return;
    }

  /* The rows are read with the keys, and are not to be let go before they are looked at. */
  for (guint i = 0; i < rows->len; i++)
    take_row (self, rows->pdata[i]);
  read_all (self);
  if (jb_list_keys_count (self->keys) == 0 && keys->len > 0)
    {
      jb_list_keys_change (self->keys, g_steal_pointer (&keys));
      if (self->news->len > 0)
        take_in (self, self->news);
      take_out (self, self->removed);
    }
}

/* Reads again where every bulletin stands. What is asked for while that is being done, is done
 * afterwards. */
static void
read_all (JbArchiveList *self)
{
  if (self->n_reading > 0)
    {
      self->read_again = TRUE;
      return;
    }

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->read_again = FALSE;
  self->n_reading++;
  jb_archive_read_keys_async (self->archive, &self->filter, 0, NULL, on_all_read_cb,
                              g_object_ref (self));
}

static GType
jb_archive_list_get_item_type (GListModel *model)
{
  return JB_TYPE_ARCHIVE_ENTRY;
}

static guint
jb_archive_list_get_n_items (GListModel *model)
{
  return jb_list_keys_count (JB_ARCHIVE_LIST (model)->keys);
}

static gpointer
jb_archive_list_get_item (GListModel *model,
                          guint       position)
{
  JbArchiveList   *self = JB_ARCHIVE_LIST (model);
  const JbListKey *key;
  JbArchiveEntry  *entry;

  if (position >= jb_list_keys_count (self->keys))
    return NULL;

  key = jb_list_keys_get (self->keys, position);
  entry = jb_list_rows_look (self->rows, key->id);
  if (entry != NULL)
    g_object_ref (entry);
  else
    {
      entry = make_entry (key);
      jb_list_rows_add (self->rows, entry);
    }
  if (jb_archive_entry_get_loaded (entry))
    jb_list_rows_keep (self->rows, entry);
  else if (!jb_list_wishes_has (self->wishes, key->id))
    want_page (self, position);

  return entry;
}

static void
jb_archive_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = jb_archive_list_get_item_type;
  iface->get_n_items = jb_archive_list_get_n_items;
  iface->get_item = jb_archive_list_get_item;
}

static void
jb_archive_list_dispose (GObject *object)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);

  G_OBJECT_CLASS (jb_archive_list_parent_class)->dispose (object);
}

static void
jb_archive_list_finalize (GObject *object)
{
  JbArchiveList *self = JB_ARCHIVE_LIST (object);

  g_clear_object (&self->archive);
  g_free (self->source);
  g_free (self->label);
  jb_list_keys_free (self->keys);
  jb_list_rows_free (self->rows);
  jb_list_wishes_free (self->wishes);
  g_hash_table_unref (self->fresh);
  g_ptr_array_unref (self->news);
  g_array_unref (self->removed);
  g_ptr_array_unref (self->loads);

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
    case PROP_LOADING:
      g_value_set_boolean (value, jb_archive_list_get_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_archive_list_class_init (JbArchiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_archive_list_dispose;
  object_class->finalize = jb_archive_list_finalize;
  object_class->get_property = jb_archive_list_get_property;

  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * JbArchiveList::trouble:
   * @error: what is the matter
   *
   * The archive cannot be read any more. What the list has stays; it tries again by itself, and
   * says so once until that works.
   */
  signals[TROUBLE] = g_signal_new ("trouble", JB_TYPE_ARCHIVE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jb_archive_list_init (JbArchiveList *self)
{
  const JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;

  self->filter = everything;
  self->keys = jb_list_keys_new (tell_change, want_again, self);
  self->rows = jb_list_rows_new (N_KEPT);
  self->wishes = jb_list_wishes_new (MAX_PAGES, PAGE_SIZE);
  self->fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->news = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->loads = g_ptr_array_new_with_free_func (g_object_unref);
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

  self = g_object_new (JB_TYPE_ARCHIVE_LIST, NULL);
  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "entries-added", G_CALLBACK (on_entries_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "entries-changed", G_CALLBACK (on_entries_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "entries-removed", G_CALLBACK (on_entries_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed-elsewhere", G_CALLBACK (on_changed_elsewhere_cb),
                           self, G_CONNECT_SWAPPED);
  if (filter != NULL)
    {
      self->filter = *filter;
      self->filter.before_id = 0;
      self->filter.limit = 0;
      self->source = g_strdup (filter->source);
      self->filter.source = self->source;
      self->label = g_strdup (filter->label);
      self->filter.label = self->label;
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

  return self->loads->len > 0;
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
  guint found;

  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);

  return jb_list_keys_find (self->keys, id, position != NULL ? position : &found);
}

/**
 * jb_archive_list_get_id:
 * @position: a place in the list
 *
 * Asks for the id of a bulletin without having it read.
 *
 * Returns: the id, 0 behind the end of the list
 */
gint64
jb_archive_list_get_id (JbArchiveList *self,
                        guint          position)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), 0);

  if (position >= jb_list_keys_count (self->keys))
    return 0;

  return jb_list_keys_get (self->keys, position)->id;
}

/**
 * jb_archive_list_get_month:
 * @position: a place in the list
 * @filed: (out): whether the bulletin is filed
 * @year: (out): the year of its date, 0 for none
 * @month: (out): the month of its date, 0 for none
 *
 * Asks to which part of the list a bulletin belongs. The bin has no parts.
 *
 * Returns: whether there is such a place
 */
gboolean
jb_archive_list_get_month (JbArchiveList *self,
                           guint          position,
                           gboolean      *filed,
                           int           *year,
                           int           *month)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);
  g_return_val_if_fail (filed != NULL && year != NULL && month != NULL, FALSE);

  if (position >= jb_list_keys_count (self->keys))
    return FALSE;

  *filed = jb_list_key_get_filed (jb_list_keys_get (self->keys, position));
  jb_list_key_get_month (jb_list_keys_get (self->keys, position), year, month);

  return TRUE;
}

/**
 * jb_archive_list_get_n_rows:
 *
 * Returns: how many entries are in memory; not more than are held, and some hundreds
 */
guint
jb_archive_list_get_n_rows (JbArchiveList *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), 0);

  return jb_list_rows_count (self->rows);
}

/**
 * jb_archive_list_load:
 * @error: return location for a #JbArchiveError
 *
 * Reads where the bulletins stand and waits for that. When it fails the list stays as it was.
 *
 * Returns: whether it worked
 */
gboolean
jb_archive_list_load (JbArchiveList *self,
                      GError       **error)
{
  GArray *keys;

  g_return_val_if_fail (JB_IS_ARCHIVE_LIST (self), FALSE);

  self->loaded = TRUE;
  keys = jb_archive_read_keys (self->archive, &self->filter, error);
  if (keys == NULL)
    return FALSE;
  jb_list_keys_change (self->keys, keys);

  return TRUE;
}

/**
 * jb_archive_list_load_async:
 *
 * Reads where the bulletins stand, into an empty list those with which it begins first, so that
 * something can be shown soon. What changes meanwhile is not missed. It is done when the rows are
 * read that were asked for meanwhile. When it fails, what has been read stays.
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
  self->loaded = TRUE;
  g_ptr_array_add (self->loads, task);
  if (self->loads->len == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (self->n_reading == 0 && jb_list_keys_count (self->keys) == 0 &&
      jb_list_table_is_everything (&self->filter))
    {
      self->n_reading++;
      jb_archive_read_keys_async (self->archive, &self->filter, FIRST_PAGE, cancellable,
                                  on_first_read_cb, g_object_ref (self));
    }
  else
    read_all (self);
}

gboolean
jb_archive_list_load_finish (JbArchiveList *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
