/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-recipient.h"

#include <string.h>

struct _JbDirectoryRecipient
{
  GObject parent_instance;

  GPtrArray *entries;
  GArray    *keys;

  /* What is searched, one name, post or alias a line. */
  char *words;
  char *collation;
};

G_DEFINE_FINAL_TYPE (JbDirectoryRecipient, jb_directory_recipient, G_TYPE_OBJECT)

static const JbDirectoryValues *
get_values (JbDirectoryRecipient *self,
            guint                 row)
{
  return jb_directory_entry_get_values (g_ptr_array_index (self->entries, row));
}

static void
add_words (GString    *words,
           const char *text)
{
  g_autofree char *folded = jb_directory_recipient_dup_words (text);

  g_string_append (words, folded);
  g_string_append_c (words, '\n');
}

/* A person is also found by the name as it is printed, behind each post. */
static char *
gather_words (JbDirectoryRecipient *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const JbDirectoryValues *values = get_values (self, i);

      if (values->post != NULL)
        {
          g_autofree char *printed = g_strconcat (values->post, values->name, NULL);

          add_words (words, printed);
        }
      else
        add_words (words, values->name);
      for (guint j = 0; values->aliases != NULL && values->aliases[j] != NULL; j++)
        add_words (words, values->aliases[j]);
    }

  return g_string_free (words, FALSE);
}

static void
jb_directory_recipient_finalize (GObject *object)
{
  JbDirectoryRecipient *self = JB_DIRECTORY_RECIPIENT (object);

  g_ptr_array_unref (self->entries);
  g_array_unref (self->keys);
  g_free (self->words);
  g_free (self->collation);

  G_OBJECT_CLASS (jb_directory_recipient_parent_class)->finalize (object);
}

static void
jb_directory_recipient_class_init (JbDirectoryRecipientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_directory_recipient_finalize;
}

static void
jb_directory_recipient_init (JbDirectoryRecipient *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * jb_directory_recipient_new:
 * @edits: a directory
 * @keys: (element-type gint64): the rows of one person, unit or group, at least one
 *
 * Returns: (transfer full): what these rows are about
 */
JbDirectoryRecipient *
jb_directory_recipient_new (JbDirectoryEdits *edits,
                            GArray           *keys)
{
  JbDirectoryRecipient *self;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits) && keys != NULL && keys->len > 0, NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_RECIPIENT, NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      gint64            key = g_array_index (keys, gint64, i);
      JbDirectoryEntry *entry = jb_directory_edits_get_entry (edits, key);

      g_assert (entry != NULL);
      g_array_append_val (self->keys, key);
      g_ptr_array_add (self->entries, g_object_ref (entry));
    }
  self->words = gather_words (self);
  self->collation = g_utf8_collate_key (get_values (self, 0)->name, -1);

  return self;
}

/**
 * jb_directory_recipient_get_n_rows:
 *
 * Returns: how many rows of the directory it has, at least one
 */
guint
jb_directory_recipient_get_n_rows (JbDirectoryRecipient *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), 0);

  return self->keys->len;
}

/**
 * jb_directory_recipient_get_key:
 *
 * Returns: the key of one of its rows
 */
gint64
jb_directory_recipient_get_key (JbDirectoryRecipient *self,
                                guint                 row)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self) && row < self->keys->len, 0);

  return g_array_index (self->keys, gint64, row);
}

/**
 * jb_directory_recipient_get_entry:
 *
 * Returns: (transfer none): one of its rows
 */
JbDirectoryEntry *
jb_directory_recipient_get_entry (JbDirectoryRecipient *self,
                                  guint                 row)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self) && row < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, row);
}

/**
 * jb_directory_recipient_has_key:
 *
 * Returns: whether the row is one of its own
 */
gboolean
jb_directory_recipient_has_key (JbDirectoryRecipient *self,
                                gint64                key)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), FALSE);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, gint64, i) == key)
      return TRUE;

  return FALSE;
}

/**
 * jb_directory_recipient_get_kind:
 *
 * Returns: whether it is a person, a unit or a group
 */
JbDirectoryKind
jb_directory_recipient_get_kind (JbDirectoryRecipient *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), JB_DIRECTORY_UNIT);

  return get_values (self, 0)->kind;
}

/**
 * jb_directory_recipient_get_name:
 *
 * Returns: (transfer none): its name
 */
const char *
jb_directory_recipient_get_name (JbDirectoryRecipient *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), NULL);

  return get_values (self, 0)->name;
}

/**
 * jb_directory_recipient_dup_aliases:
 *
 * Returns: (transfer full): the other names that any of its rows has, each once
 */
char **
jb_directory_recipient_dup_aliases (JbDirectoryRecipient *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *const *aliases = get_values (self, i)->aliases;

      for (guint j = 0; aliases != NULL && aliases[j] != NULL; j++)
        if (g_hash_table_add (seen, (gpointer) aliases[j]))
          g_strv_builder_add (builder, aliases[j]);
    }

  return g_strv_builder_end (builder);
}

/* How far a period lies from a date: those that are over count before those to come. */
static gint64
measure_distance (const JbDirectoryValues *values,
                  JbPartialDate            date)
{
  if (jb_partial_date_is_within (date, values->valid_from, values->valid_to))
    return 0;
  if (values->valid_to != 0 &&
      jb_partial_date_get_last (values->valid_to) < jb_partial_date_get_first (date))
    return (gint64) jb_partial_date_get_first (date) - jb_partial_date_get_last (values->valid_to);

  return G_GINT64_CONSTANT (100000000) + jb_partial_date_get_first (values->valid_from);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const JbDirectoryValues *x = *(const JbDirectoryValues *const *) a;
  const JbDirectoryValues *y = *(const JbDirectoryValues *const *) b;
  guint                    list_x, list_y;

  g_assert (x != NULL && y != NULL);
  list_x = x->list != JB_DIRECTORY_LIST_NONE ? x->list : G_MAXUINT;
  list_y = y->list != JB_DIRECTORY_LIST_NONE ? y->list : G_MAXUINT;
  if (list_x != list_y)
    return list_x < list_y ? -1 : 1;
  if (x->rank != y->rank)
    return (x->rank != 0 ? x->rank : G_MAXINT64) < (y->rank != 0 ? y->rank : G_MAXINT64) ? -1 : 1;

  return 0;
}

/* The rows that say what it is on a date, by rank: those that hold then, else those that were
 * the last to hold, else those that will first. */
static GPtrArray *
list_values (JbDirectoryRecipient *self,
             JbPartialDate         date)
{
  GPtrArray *listed = g_ptr_array_new ();
  gint64     nearest = G_MAXINT64;

  for (guint i = 0; i < self->entries->len; i++)
    nearest = MIN (nearest, measure_distance (get_values (self, i), date));
  for (guint i = 0; i < self->entries->len; i++)
    if (measure_distance (get_values (self, i), date) == nearest)
      g_ptr_array_add (listed, (gpointer) get_values (self, i));
  g_ptr_array_sort (listed, compare_values);

  return listed;
}

/**
 * jb_directory_recipient_dup_label:
 * @date: a date, 0 for all times
 *
 * Returns: (transfer full): how it is printed in a list of recipients on that date:
 *   省委常委、副省长孙伟
 */
char *
jb_directory_recipient_dup_label (JbDirectoryRecipient *self,
                                  JbPartialDate         date)
{
  g_autoptr(GPtrArray) listed = NULL;
  GString *label;

  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), NULL);

  listed = list_values (self, date);
  label = g_string_new (NULL);
  for (guint i = 0; i < listed->len; i++)
    {
      const JbDirectoryValues *values = g_ptr_array_index (listed, i);
      gboolean                 is_new = values->post != NULL;

      for (guint j = 0; is_new && j < i; j++)
        is_new = g_strcmp0 (((JbDirectoryValues *) g_ptr_array_index (listed, j))->post,
                            values->post) != 0;
      if (!is_new)
        continue;
      if (label->len > 0)
        g_string_append (label, "、");
      g_string_append (label, values->post);
    }
  g_string_append (label, jb_directory_recipient_get_name (self));

  return g_string_free (label, FALSE);
}

/**
 * jb_directory_recipient_find_values:
 * @date: a date, 0 for all times
 *
 * Returns: (transfer none): the row that says best where it stands on that date
 */
const JbDirectoryValues *
jb_directory_recipient_find_values (JbDirectoryRecipient *self,
                                    JbPartialDate         date)
{
  const JbDirectoryValues *best = NULL;
  gint64                   nearest = G_MAXINT64;

  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const JbDirectoryValues *values = get_values (self, i);
      gint64                   distance = measure_distance (values, date);

      if (best == NULL || distance < nearest ||
          (distance == nearest && compare_values (&values, &best) < 0))
        {
          best = values;
          nearest = distance;
        }
    }

  return best;
}

/**
 * jb_directory_recipient_is_valid_on:
 * @date: a date, 0 for any
 *
 * Returns: whether any of its rows may hold on that date
 */
gboolean
jb_directory_recipient_is_valid_on (JbDirectoryRecipient *self,
                                    JbPartialDate         date)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (jb_directory_entry_is_valid_on (g_ptr_array_index (self->entries, i), date))
      return TRUE;

  return FALSE;
}

/**
 * jb_directory_recipient_is_in_list:
 * @date: only rows that hold on this date count; 0 for all
 *
 * Returns: whether any of its rows is in that list
 */
gboolean
jb_directory_recipient_is_in_list (JbDirectoryRecipient *self,
                                   JbDirectoryList       list,
                                   JbPartialDate         date)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (get_values (self, i)->list == list &&
        jb_directory_entry_is_valid_on (g_ptr_array_index (self->entries, i), date))
      return TRUE;

  return FALSE;
}

/**
 * jb_directory_recipient_dup_words:
 * @text: what is looked for
 *
 * Returns: (transfer full): what jb_directory_recipient_matches() takes
 */
char *
jb_directory_recipient_dup_words (const char *text)
{
  g_autofree char *key = jb_directory_dup_key (text);

  return g_utf8_casefold (key, -1);
}

/**
 * jb_directory_recipient_matches:
 * @words: from jb_directory_recipient_dup_words()
 *
 * Returns: whether a name, post or alias has that in it
 */
gboolean
jb_directory_recipient_matches (JbDirectoryRecipient *self,
                                const char           *words)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (self) && words != NULL, FALSE);

  return strstr (self->words, words) != NULL;
}

static int
compare_numbers (guint a,
                 guint b)
{
  return a < b ? -1 : a > b;
}

static JbPartialDate
get_newest (JbDirectoryRecipient *self)
{
  JbPartialDate newest = 0;

  for (guint i = 0; i < self->entries->len; i++)
    newest = MAX (newest, jb_partial_date_get_first (get_values (self, i)->valid_from));

  return newest;
}

/**
 * jb_directory_recipient_compare:
 * @order: by what
 * @date: the date on which ranks and copies count, 0 for all times
 *
 * Returns: below 0 when @a comes first, above 0 when @b does
 */
int
jb_directory_recipient_compare (JbDirectoryRecipient *a,
                                JbDirectoryRecipient *b,
                                JbDirectoryOrder      order,
                                JbPartialDate         date)
{
  const JbDirectoryValues *x, *y;
  int                      result = 0;

  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (a) && JB_IS_DIRECTORY_RECIPIENT (b), 0);

  if (order == JB_DIRECTORY_ORDER_NAME)
    result = strcmp (a->collation, b->collation);
  else if (order == JB_DIRECTORY_ORDER_NEWEST)
    result = compare_numbers (get_newest (b), get_newest (a));
  if (result == 0)
    {
      x = jb_directory_recipient_find_values (a, date);
      y = jb_directory_recipient_find_values (b, date);
      if (order == JB_DIRECTORY_ORDER_COPIES)
        result = compare_numbers (y->copies, x->copies);
      if (result == 0)
        result = compare_values (&x, &y);
    }
  if (result == 0)
    result = strcmp (a->collation, b->collation);
  if (result == 0)
    result = g_array_index (a->keys, gint64, 0) < g_array_index (b->keys, gint64, 0) ? -1 : 1;

  return a == b ? 0 : result;
}
