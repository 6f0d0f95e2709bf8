/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory.h"

#include <string.h>

struct _JbDirectory
{
  GObject parent_instance;

  GPtrArray *entries;

  /* From a key to the entries that have it, in the order of their coming. The lists borrow. */
  GHashTable *by_name;
  GHashTable *by_alias;
  GHashTable *by_post;

  /* From the first character of a name to the people with a post who have such a name. Most
   * characters of a text begin no name at all: those are told by a bit. */
  GHashTable *by_first;
  guint8      begins[0x10000 / 8];

  /* From the key of a text to how it is read. */
  GHashTable *readings;

  guint revision;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbDirectory, jb_directory, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GHashTable *
create_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static void
index_add (GHashTable       *index,
           const char       *text,
           JbDirectoryEntry *entry)
{
  g_autofree char *key = jb_directory_dup_key (text);
  GPtrArray       *entries = g_hash_table_lookup (index, key);

  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&key), entries);
    }
  g_ptr_array_add (entries, entry);
}

static void
index_remove (GHashTable       *index,
              const char       *text,
              JbDirectoryEntry *entry)
{
  g_autofree char *key = jb_directory_dup_key (text);
  GPtrArray       *entries = g_hash_table_lookup (index, key);

  g_ptr_array_remove (entries, entry);
  if (entries->len == 0)
    g_hash_table_remove (index, key);
}

static void
change_indexes (JbDirectory      *self,
                JbDirectoryEntry *entry,
                void (*change) (GHashTable       *index,
                                const char       *text,
                                JbDirectoryEntry *entry))
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);

  change (self->by_name, values->name, entry);
  if (values->post != NULL)
    change (self->by_post, values->post, entry);
  for (guint i = 0; values->aliases != NULL && values->aliases[i] != NULL; i++)
    change (self->by_alias, values->aliases[i], entry);
}

static void
change_first (JbDirectory      *self,
              JbDirectoryEntry *entry,
              gboolean          add)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
  gunichar                 first = g_utf8_get_char (values->name);
  gpointer                 key = GUINT_TO_POINTER (first);
  GPtrArray               *people;

  if (values->kind != JB_DIRECTORY_PERSON || values->post == NULL || first == 0)
    return;

  people = g_hash_table_lookup (self->by_first, key);
  if (people == NULL)
    {
      people = g_ptr_array_new ();
      g_hash_table_insert (self->by_first, key, people);
    }
  if (add)
    g_ptr_array_add (people, entry);
  else
    g_ptr_array_remove (people, entry);
  self->begins[(first & 0xffff) / 8] |= (guint8) (1u << (first % 8));
}

static void
add_entry (JbDirectory      *self,
           JbDirectoryEntry *entry)
{
  change_indexes (self, entry, index_add);
  change_first (self, entry, TRUE);
}

static void
remove_entry (JbDirectory      *self,
              JbDirectoryEntry *entry)
{
  change_indexes (self, entry, index_remove);
  change_first (self, entry, FALSE);
}

/* Common Chinese characters and ASCII are their own key, and so are most names. */
static gboolean
is_key (const char *text)
{
  const guint8 *p = (const guint8 *) text;

  while (*p != 0)
    if (*p > 0x20 && *p < 0x7f)
      p++;
    else if (*p >= 0xe4 && *p <= 0xe9)
      p += 3;
    else
      return FALSE;

  return TRUE;
}

static const GPtrArray *
index_lookup (GHashTable *index,
              const char *text)
{
  g_autofree char *key = NULL;

  if (is_key (text))
    return g_hash_table_lookup (index, text);

  key = jb_directory_dup_key (text);

  return g_hash_table_lookup (index, key);
}

static GType
jb_directory_get_item_type (GListModel *model)
{
  return JB_TYPE_DIRECTORY_ENTRY;
}

static guint
jb_directory_get_n_items (GListModel *model)
{
  return JB_DIRECTORY (model)->entries->len;
}

static gpointer
jb_directory_get_item (GListModel *model,
                       guint       position)
{
  JbDirectory *self = JB_DIRECTORY (model);

  return position < self->entries->len
             ? g_object_ref (g_ptr_array_index (self->entries, position))
             : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = jb_directory_get_item_type;
  iface->get_n_items = jb_directory_get_n_items;
  iface->get_item = jb_directory_get_item;
}

static void
jb_directory_finalize (GObject *object)
{
  JbDirectory *self = JB_DIRECTORY (object);

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_alias);
  g_hash_table_unref (self->by_post);
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->readings);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (jb_directory_parent_class)->finalize (object);
}

static void
jb_directory_class_init (JbDirectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jb_directory_finalize;
}

static void
jb_directory_init (JbDirectory *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_name = create_index ();
  self->by_alias = create_index ();
  self->by_post = create_index ();
  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * jb_directory_new:
 *
 * Returns: (transfer full): a directory without entries
 */
JbDirectory *
jb_directory_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY, NULL);
}

static void
copy_readings (JbDirectory *self,
               JbDirectory *copy)
{
  GHashTableIter iter;
  gpointer       text, reading;

  g_hash_table_iter_init (&iter, self->readings);
  while (g_hash_table_iter_next (&iter, &text, &reading))
    g_hash_table_insert (copy->readings, g_strdup (text), g_strdup (reading));
}

/**
 * jb_directory_copy:
 *
 * Returns: (transfer full): another directory with the same entries and readings
 */
JbDirectory *
jb_directory_copy (JbDirectory *self)
{
  JbDirectory *copy = jb_directory_new ();

  g_return_val_if_fail (JB_IS_DIRECTORY (self), copy);

  jb_directory_splice (copy, 0, 0, self->entries);
  copy_readings (self, copy);

  return copy;
}

/**
 * jb_directory_append:
 *
 * Adds @entry at the end.
 */
void
jb_directory_append (JbDirectory      *self,
                     JbDirectoryEntry *entry)
{
  g_return_if_fail (JB_IS_DIRECTORY (self) && JB_IS_DIRECTORY_ENTRY (entry));

  g_ptr_array_add (self->entries, g_object_ref (entry));
  add_entry (self, entry);
  self->revision++;
  g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);
}

/**
 * jb_directory_splice:
 * @position: where
 * @n_removed: how many entries go
 * @added: (nullable) (element-type JbDirectoryEntry): which come in their place
 *
 * The one way to change a directory: whoever keeps what was removed can undo it.
 */
void
jb_directory_splice (JbDirectory *self,
                     guint        position,
                     guint        n_removed,
                     GPtrArray   *added)
{
  guint n_added = added != NULL ? added->len : 0;

  g_return_if_fail (JB_IS_DIRECTORY (self));
  g_return_if_fail (position <= self->entries->len &&
                    n_removed <= self->entries->len - position);

  if (n_removed == 0 && n_added == 0)
    return;

  if (n_removed == self->entries->len)
    {
      g_hash_table_remove_all (self->by_name);
      g_hash_table_remove_all (self->by_alias);
      g_hash_table_remove_all (self->by_post);
      g_hash_table_remove_all (self->by_first);
    }
  else
    for (guint i = 0; i < n_removed; i++)
      remove_entry (self, g_ptr_array_index (self->entries, position + i));

  if (n_removed > 0)
    g_ptr_array_remove_range (self->entries, position, n_removed);
  if (n_added > 0)
    {
      guint n_old = self->entries->len;

      g_ptr_array_set_size (self->entries, (int) (n_old + n_added));
      memmove (self->entries->pdata + position + n_added, self->entries->pdata + position,
               (n_old - position) * sizeof (gpointer));
      for (guint i = 0; i < n_added; i++)
        {
          self->entries->pdata[position + i] = g_object_ref (g_ptr_array_index (added, i));
          add_entry (self, g_ptr_array_index (added, i));
        }
    }

  self->revision++;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/**
 * jb_directory_get_size:
 *
 * Returns: how many entries there are
 */
guint
jb_directory_get_size (JbDirectory *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self), 0);

  return self->entries->len;
}

/**
 * jb_directory_get_revision:
 *
 * Returns: a number that is another one after each change
 */
guint
jb_directory_get_revision (JbDirectory *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self), 0);

  return self->revision;
}

/**
 * jb_directory_get_entry:
 *
 * Returns: (transfer none): the entry at @position, which must be there
 */
JbDirectoryEntry *
jb_directory_get_entry (JbDirectory *self,
                        guint        position)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self) && position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/**
 * jb_directory_lookup_name:
 *
 * Returns: (transfer none) (nullable) (element-type JbDirectoryEntry): the entries of that
 *   name, as long as the directory does not change
 */
const GPtrArray *
jb_directory_lookup_name (JbDirectory *self,
                          const char  *name)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self) && name != NULL, NULL);

  return index_lookup (self->by_name, name);
}

/**
 * jb_directory_lookup_alias:
 *
 * Returns: (transfer none) (nullable) (element-type JbDirectoryEntry): the entries of which
 *   that is another name
 */
const GPtrArray *
jb_directory_lookup_alias (JbDirectory *self,
                           const char  *alias)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self) && alias != NULL, NULL);

  return index_lookup (self->by_alias, alias);
}

/**
 * jb_directory_lookup_post:
 *
 * Returns: (transfer none) (nullable) (element-type JbDirectoryEntry): the entries with that
 *   post, whenever it was held
 */
const GPtrArray *
jb_directory_lookup_post (JbDirectory *self,
                          const char  *post)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self) && post != NULL, NULL);

  return index_lookup (self->by_post, post);
}

/**
 * jb_directory_lookup_kind:
 * @name: a name or alias
 * @date: entries that hold on this date go first
 * @kind: (out): what it is the name of
 *
 * Returns: whether the directory knows the name
 */
gboolean
jb_directory_lookup_kind (JbDirectory     *self,
                          const char      *name,
                          JbPartialDate    date,
                          JbDirectoryKind *kind)
{
  const GPtrArray *entries = jb_directory_lookup_name (self, name);

  if (entries == NULL)
    entries = jb_directory_lookup_alias (self, name);
  if (entries == NULL)
    return FALSE;

  *kind = jb_directory_entry_get_values (g_ptr_array_index (entries, 0))->kind;
  for (guint i = 0; i < entries->len; i++)
    if (jb_directory_entry_is_valid_on (g_ptr_array_index (entries, i), date))
      {
        *kind = jb_directory_entry_get_values (g_ptr_array_index (entries, i))->kind;
        break;
      }

  return TRUE;
}

/* The one with the longest name of those whose name begins at @text. */
static JbDirectoryEntry *
find_person (JbDirectory *self,
             gunichar     first,
             const char  *text,
             gsize        length)
{
  const GPtrArray  *people = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (first));
  JbDirectoryEntry *best = NULL;
  gsize             n_best = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *name = jb_directory_entry_get_values (g_ptr_array_index (people, i))->name;
      gsize       n = strlen (name);

      if (n > n_best && n <= length && memcmp (text, name, n) == 0)
        {
          best = g_ptr_array_index (people, i);
          n_best = n;
        }
    }

  return best;
}

/**
 * jb_directory_search_person:
 * @text: a text
 * @end: where it ends
 * @person: (out) (transfer none): who is named there
 *
 * Looks for the first Chinese name of somebody with a post.
 *
 * Returns: (nullable): where in @text it begins
 */
const char *
jb_directory_search_person (JbDirectory       *self,
                            const char        *text,
                            const char        *end,
                            JbDirectoryEntry **person)
{
  /* What Chinese characters begin with in UTF-8, in three bytes and in four. */
  enum
  {
    THREE = 0xe3,
    FOUR = 0xf0
  };

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const guint8 *bytes = (const guint8 *) p;
      gunichar      c;

      if (bytes[0] < THREE)
        continue;
      c = bytes[0] < FOUR
              ? (bytes[0] & 0xfu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu)
              : g_utf8_get_char (p);
      if ((self->begins[(c & 0xffff) / 8] & 1u << (c % 8)) == 0)
        continue;
      *person = find_person (self, c, p, (gsize) (end - p));
      if (*person != NULL)
        return p;
    }

  return NULL;
}

static GPtrArray *
select_valid (const GPtrArray *entries,
              JbPartialDate    date)
{
  GPtrArray *valid = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (jb_directory_entry_is_valid_on (g_ptr_array_index (entries, i), date))
      g_ptr_array_add (valid, g_object_ref (g_ptr_array_index (entries, i)));

  return valid;
}

/**
 * jb_directory_list_holders:
 * @post: a post
 * @date: a date, 0 for any
 *
 * Returns: (transfer full) (element-type JbDirectoryEntry): who held the post on that date
 */
GPtrArray *
jb_directory_list_holders (JbDirectory  *self,
                           const char   *post,
                           JbPartialDate date)
{
  g_return_val_if_fail (JB_IS_DIRECTORY (self) && post != NULL, NULL);

  return select_valid (jb_directory_lookup_post (self, post), date);
}

/**
 * jb_directory_list_posts:
 * @name: the name or alias of a person
 * @date: a date, 0 for any
 *
 * Returns: (transfer full) (element-type JbDirectoryEntry): the entries of that name that hold
 *   on that date, one for each post
 */
GPtrArray *
jb_directory_list_posts (JbDirectory  *self,
                         const char   *name,
                         JbPartialDate date)
{
  const GPtrArray *entries;

  g_return_val_if_fail (JB_IS_DIRECTORY (self) && name != NULL, NULL);

  entries = jb_directory_lookup_name (self, name);
  if (entries == NULL)
    entries = jb_directory_lookup_alias (self, name);

  return select_valid (entries, date);
}

/**
 * jb_directory_choose_reading:
 * @text: an entry of a recipients line
 * @reading: (nullable): one of its readings, as jb_reading_to_string() has it; %NULL for the
 *   likeliest
 *
 * Remembers how people want @text to be read. What was read already stays as it is.
 */
void
jb_directory_choose_reading (JbDirectory *self,
                             const char  *text,
                             const char  *reading)
{
  g_autofree char *key = NULL;

  g_return_if_fail (JB_IS_DIRECTORY (self) && text != NULL);

  self->revision++;
  key = jb_directory_dup_key (text);
  if (reading != NULL)
    g_hash_table_replace (self->readings, g_steal_pointer (&key), g_strdup (reading));
  else
    g_hash_table_remove (self->readings, key);
}

/**
 * jb_directory_get_chosen_reading:
 * @text: an entry of a recipients line
 *
 * Returns: (transfer none) (nullable): how people want @text to be read, %NULL where nobody has
 *   said so
 */
const char *
jb_directory_get_chosen_reading (JbDirectory *self,
                                 const char  *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (JB_IS_DIRECTORY (self) && text != NULL, NULL);

  if (g_hash_table_size (self->readings) == 0)
    return NULL;

  key = jb_directory_dup_key (text);

  return g_hash_table_lookup (self->readings, key);
}

static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;

  switch (c)
    {
    case 0x2022:
    case 0x2027:
    case 0x30fb:
    case 0xff65:
      return 0xb7;
    default:
      return c;
    }
}

/**
 * jb_directory_dup_key:
 * @name: a name or post as printed
 *
 * Names are the same when they differ only in white space, in the width of characters or in
 * the kind of middle dot.
 *
 * Returns: (transfer full): what names that are the same share
 */
char *
jb_directory_dup_key (const char *name)
{
  GString *key;

  if (is_key (name))
    return g_strdup (name);

  key = g_string_sized_new (strlen (name));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff)
        g_string_append_unichar (key, fold (c));
    }

  return g_string_free (key, FALSE);
}
