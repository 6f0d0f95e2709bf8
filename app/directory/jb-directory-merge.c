/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-merge.h"

#include <string.h>

#include "jb-reading.h"

static void
add_name (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), name) == 0)
      return;

  g_ptr_array_add (names, (gpointer) name);
}

static void
add_names (GPtrArray               *names,
           const JbDirectoryValues *values)
{
  add_name (names, values->name);
  for (guint i = 0; values->aliases != NULL && values->aliases[i] != NULL; i++)
    add_name (names, values->aliases[i]);
}

/**
 * jb_directory_do_periods_meet:
 *
 * Returns: whether nothing of the time lies between the periods of two entries
 */
gboolean
jb_directory_do_periods_meet (const JbDirectoryValues *a,
                              const JbDirectoryValues *b)
{
  return (a->valid_to == 0 || b->valid_from == 0 ||
          jb_partial_date_get_first (b->valid_from) <= jb_partial_date_get_last (a->valid_to)) &&
         (b->valid_to == 0 || a->valid_from == 0 ||
          jb_partial_date_get_first (a->valid_from) <= jb_partial_date_get_last (b->valid_to));
}

/**
 * jb_directory_merge_entries:
 * @kept: an entry
 * @gone: one of the same recipient
 *
 * Makes one entry of two: it has the name, post and list of the first, the other name as an
 * alias, and holds whenever either did. Only entries of one kind and, for people, one post can
 * be merged.
 *
 * Returns: (transfer full) (nullable): the one, or %NULL when they cannot be merged
 */
JbDirectoryEntry *
jb_directory_merge_entries (JbDirectoryEntry *kept,
                            JbDirectoryEntry *gone)
{
  JbDirectoryValues        values = *jb_directory_entry_get_values (kept);
  const JbDirectoryValues *other = jb_directory_entry_get_values (gone);
  g_autoptr(GPtrArray) names = NULL;

  if (values.kind != other->kind ||
      (values.kind == JB_DIRECTORY_PERSON && g_strcmp0 (values.post, other->post) != 0))
    return NULL;

  names = g_ptr_array_new ();
  add_names (names, &values);
  add_names (names, other);
  g_ptr_array_remove_index (names, 0);
  g_ptr_array_add (names, NULL);
  values.aliases = (const char *const *) names->pdata;
  if (values.valid_from != 0 &&
      (other->valid_from == 0 || jb_partial_date_get_first (other->valid_from) <
                                     jb_partial_date_get_first (values.valid_from)))
    values.valid_from = other->valid_from;
  if (values.valid_to != 0 &&
      (other->valid_to == 0 || jb_partial_date_get_last (other->valid_to) >
                                   jb_partial_date_get_last (values.valid_to)))
    values.valid_to = other->valid_to;
  if (values.list == JB_DIRECTORY_LIST_NONE)
    values.list = other->list;
  if (values.rank == 0)
    values.rank = other->rank;
  values.copies = MAX (values.copies, other->copies);
  values.learnt = FALSE;

  return jb_directory_entry_new (&values);
}

/**
 * jb_directory_merge:
 * @position: the entry to keep
 * @other: the one that is the same recipient
 *
 * Merges two entries as jb_directory_merge_entries() does. To undo it, put both back with
 * jb_directory_splice().
 *
 * Returns: whether they could be merged
 */
gboolean
jb_directory_merge (JbDirectory *self,
                    guint        position,
                    guint        other)
{
  g_autoptr(JbDirectoryEntry) entry = NULL;
  g_autoptr(GPtrArray) added = NULL;
  guint n_entries;

  g_return_val_if_fail (JB_IS_DIRECTORY (self), FALSE);

  n_entries = jb_directory_get_size (self);
  if (position >= n_entries || other >= n_entries || position == other)
    return FALSE;
  entry = jb_directory_merge_entries (jb_directory_get_entry (self, position),
                                      jb_directory_get_entry (self, other));
  if (entry == NULL)
    return FALSE;

  added = g_ptr_array_new ();
  g_ptr_array_add (added, entry);
  jb_directory_splice (self, position, 1, added);
  jb_directory_splice (self, other, 1, NULL);

  return TRUE;
}

static gboolean
are_duplicates (const JbDirectoryValues *a,
                const JbDirectoryValues *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a->kind != b->kind || !jb_directory_do_periods_meet (a, b))
    return FALSE;
  x = jb_directory_dup_key (a->post != NULL ? a->post : "");
  y = jb_directory_dup_key (b->post != NULL ? b->post : "");

  return strcmp (x, y) == 0;
}

/**
 * jb_directory_find_duplicates:
 *
 * Returns: (transfer full) (element-type guint): positions, two by two: an entry, and one
 *   further down that is of the same kind, name or alias, and post, at the same time
 */
GArray *
jb_directory_find_duplicates (JbDirectory *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) positions = g_hash_table_new (NULL, NULL);
  guint n_entries;

  g_return_val_if_fail (JB_IS_DIRECTORY (self), pairs);

  n_entries = jb_directory_get_size (self);
  for (guint i = 0; i < n_entries; i++)
    g_hash_table_insert (positions, jb_directory_get_entry (self, i), GUINT_TO_POINTER (i));

  for (guint i = 0; i < n_entries; i++)
    {
      JbDirectoryEntry        *entry = jb_directory_get_entry (self, i);
      const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
      const GPtrArray *const   others[] = { jb_directory_lookup_name (self, values->name),
                                            jb_directory_lookup_alias (self, values->name) };

      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        for (guint k = 0; others[j] != NULL && k < others[j]->len; k++)
          {
            JbDirectoryEntry *other = g_ptr_array_index (others[j], k);
            guint             at = GPOINTER_TO_UINT (g_hash_table_lookup (positions, other));

            /* A name that is an alias elsewhere is met from one side only. */
            if (other == entry || (j == 0 && at < i) ||
                !are_duplicates (values, jb_directory_entry_get_values (other)))
              continue;
            g_array_append_val (pairs, *(j == 0 ? &i : &at));
            g_array_append_val (pairs, *(j == 0 ? &at : &i));
          }
    }

  return pairs;
}

static guint
count_item (JbDirectory         *self,
            const JbReadingItem *item,
            JbPartialDate        date,
            guint               *n_unknown)
{
  const char *name = item->name != NULL ? item->name : item->posts[0];
  g_autoptr(GPtrArray) entries = jb_directory_list_posts (self, name, date);
  guint copies = 0;

  if (entries->len == 0 && n_unknown != NULL)
    ++*n_unknown;
  if (item->copies > 0)
    return item->copies;
  if (entries->len == 0)
    return 1;
  for (guint i = 0; i < entries->len; i++)
    copies = MAX (copies, jb_directory_entry_get_values (g_ptr_array_index (entries, i))->copies);

  return copies;
}

/**
 * jb_directory_count_copies:
 * @reading: what an entry of a recipients line says
 * @date: the date of the issue, 0 when it is not known
 * @n_unknown: (inout) (optional): how many recipients the directory does not know are added to
 *   this
 *
 * Returns: how many copies those whom the entry names get together
 */
guint64
jb_directory_count_copies (JbDirectory     *self,
                           const JbReading *reading,
                           JbPartialDate    date,
                           guint           *n_unknown)
{
  guint64 sum = 0;

  g_return_val_if_fail (JB_IS_DIRECTORY (self) && reading != NULL, 0);

  for (guint i = 0; i < reading->items->len; i++)
    sum += count_item (self, g_ptr_array_index (reading->items, i), date, n_unknown);

  return sum;
}

/**
 * jb_directory_sum_copies:
 * @transcript: an issue
 * @date: its date, 0 when it is not known
 * @n_unknown: (out) (optional): how many recipients the directory does not know
 *
 * What the line says, as in 市档案馆（2份）, goes before the directory. Who is not known gets
 * one.
 *
 * Returns: how many copies the recipients in 报, 送 and 发 get together
 */
guint64
jb_directory_sum_copies (JbDirectory        *self,
                         const JbTranscript *transcript,
                         JbPartialDate       date,
                         guint              *n_unknown)
{
  gboolean counts = FALSE;
  guint64  sum = 0;
  gsize    start;

  g_return_val_if_fail (JB_IS_DIRECTORY (self) && transcript != NULL, 0);

  if (n_unknown != NULL)
    *n_unknown = 0;
  start = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark    *mark = &g_array_index (transcript->marks, JbMark, i);
      g_autofree char *value = NULL;

      if (mark->role == JB_ROLE_RECIPIENTS_LABEL || (mark->role == JB_ROLE_RECIPIENT && counts))
        value = jb_transcript_dup_value (transcript, mark, start);
      if (mark->role == JB_ROLE_RECIPIENTS_LABEL)
        counts = jb_directory_list_of_label (value) != JB_DIRECTORY_LIST_NONE;
      else if (value != NULL)
        {
          g_autoptr(JbReading) reading = jb_reading_new (value, self, date);

          sum += jb_directory_count_copies (self, reading, date, n_unknown);
        }
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return sum;
}
