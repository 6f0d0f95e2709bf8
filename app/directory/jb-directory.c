/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory.h"

#include <string.h>

/* Characters of the basic plane, and values of hash_couple(). */
enum { PLANE = 0x10000 };

struct _JbDirectory
{
  GObject parent_instance;

  GPtrArray *entries;

  /* From a key to the entries that have it, in the order of their coming. The lists borrow. */
  GHashTable *by_name;
  GHashTable *by_alias;
  GHashTable *by_post;

  /* From the name of people with a post to those who have it; and from the hash of the first two
   * characters of such names to the lengths that they have, the longest first. Most places of a
   * text begin no name at all: those are told by a bit. */
  GHashTable *people;
  GHashTable *by_couple;
  guint8      begins[PLANE / 8];
  guint8      is_couple[PLANE / 8];

  /* From the key of a text to how it is read. */
  GHashTable *readings;

  guint revision;
};

/* A piece of a text, which may go on. */
typedef struct
{
  const char *text;
  gsize       length;
} Name;

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

static guint
hash_couple (gunichar first,
             gunichar second)
{
  return (first * 0x9e37u + second * 0x79b1u) % PLANE;
}

static gboolean
has_bit (const guint8 *bits,
         guint         i)
{
  return (bits[i / 8] & 1u << (i % 8)) != 0;
}

static void
set_bit (guint8 *bits,
         guint   i)
{
  bits[i / 8] |= (guint8) (1u << (i % 8));
}

static guint
hash_name (gconstpointer data)
{
  const Name *name = data;
  guint       hash = 5381;

  for (gsize i = 0; i < name->length; i++)
    hash = hash * 33 + (guint8) name->text[i];

  return hash;
}

static gboolean
equal_names (gconstpointer a,
             gconstpointer b)
{
  const Name *x = a;
  const Name *y = b;

  return x->length == y->length && memcmp (x->text, y->text, x->length) == 0;
}

static void
free_name (gpointer data)
{
  g_free ((char *) ((Name *) data)->text);
  g_free (data);
}

static void
note_length (JbDirectory *self,
             guint        couple,
             gsize        length)
{
  GArray *lengths = g_hash_table_lookup (self->by_couple, GUINT_TO_POINTER (couple));
  guint   place = 0;

  if (lengths == NULL)
    {
      lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_insert (self->by_couple, GUINT_TO_POINTER (couple), lengths);
    }
  while (place < lengths->len && g_array_index (lengths, gsize, place) > length)
    place++;
  if (place == lengths->len || g_array_index (lengths, gsize, place) != length)
    g_array_insert_val (lengths, place, length);
}

/* Lengths and bits stay when the last one of a name goes: then it is looked for in vain. */
static void
change_people (JbDirectory      *self,
               JbDirectoryEntry *entry,
               gboolean          add)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
  Name                     name = { values->name, strlen (values->name) };
  gunichar                 first = g_utf8_get_char (values->name);
  guint                    couple;
  GPtrArray               *people;

  if (values->kind != JB_DIRECTORY_PERSON || values->post == NULL || first == 0)
    return;

  people = g_hash_table_lookup (self->people, &name);
  if (!add)
    {
      g_ptr_array_remove (people, entry);
      return;
    }
  if (people == NULL)
    {
      Name *key = g_memdup2 (&name, sizeof name);

      key->text = g_strdup (name.text);
      people = g_ptr_array_new ();
      g_hash_table_insert (self->people, key, people);
    }
  g_ptr_array_add (people, entry);

  couple = hash_couple (first, g_utf8_get_char (g_utf8_next_char (values->name)));
  note_length (self, couple, name.length);
  set_bit (self->begins, first % PLANE);
  set_bit (self->is_couple, couple);
}

static void
add_entry (JbDirectory      *self,
           JbDirectoryEntry *entry)
{
  change_indexes (self, entry, index_add);
  change_people (self, entry, TRUE);
}

static void
remove_entry (JbDirectory      *self,
              JbDirectoryEntry *entry)
{
  change_indexes (self, entry, index_remove);
  change_people (self, entry, FALSE);
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
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->by_couple);
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
  self->people = g_hash_table_new_full (hash_name, equal_names, free_name,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->by_couple = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
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
      g_hash_table_remove_all (self->people);
      g_hash_table_remove_all (self->by_couple);
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

/* The one with the longest name of those whose name begins at @text; of names of one character
 * @second is 0. */
static JbDirectoryEntry *
find_person (JbDirectory *self,
             gunichar     first,
             gunichar     second,
             const char  *text,
             gsize        length)
{
  guint         couple = hash_couple (first, second);
  const GArray *lengths = NULL;

  if (has_bit (self->is_couple, couple))
    lengths = g_hash_table_lookup (self->by_couple, GUINT_TO_POINTER (couple));
  for (guint i = 0; lengths != NULL && i < lengths->len; i++)
    {
      Name             name = { text, g_array_index (lengths, gsize, i) };
      const GPtrArray *people = name.length <= length ? g_hash_table_lookup (self->people, &name)
                                                      : NULL;

      if (people != NULL && people->len > 0)
        return g_ptr_array_index (people, 0);
    }

  return NULL;
}

/* A character of three bytes, as most Chinese ones are. */
static inline gunichar
get_three (const char *at)
{
  return (gunichar) (*at & 0xf) << 12 | (gunichar) (at[1] & 0x3f) << 6 | (gunichar) (at[2] & 0x3f);
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

  for (const char *p = text; p < end;)
    {
      const char *next;
      gunichar    first, second;

      if ((guint8) *p < THREE)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      first = (guint8) *p < FOUR ? get_three (p) : g_utf8_get_char (p);
      next = (guint8) *p < FOUR ? p + 3 : g_utf8_next_char (p);
      if (has_bit (self->begins, first % PLANE))
        {
          second = next < end ? g_utf8_get_char (next) : 0;
          *person = find_person (self, first, second, p, (gsize) (end - p));
          if (*person == NULL && second != 0)
            *person = find_person (self, first, 0, p, (gsize) (end - p));
          if (*person != NULL)
            return p;
        }
      p = next;
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
