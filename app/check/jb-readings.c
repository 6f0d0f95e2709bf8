/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-readings.h"

static void
clear_reading (gpointer data)
{
  JbRecipientReading *entry = data;

  jb_reading_unref (entry->reading);
}

static JbReading *
read_text (const char   *text,
           JbDirectory  *directory,
           JbPartialDate date,
           GHashTable   *known)
{
  JbReading *reading = known != NULL ? g_hash_table_lookup (known, text) : NULL;

  if (reading != NULL)
    return jb_reading_ref (reading);

  reading = jb_reading_new (text, directory, date);
  if (known != NULL)
    g_hash_table_insert (known, g_strdup (text), jb_reading_ref (reading));

  return reading;
}

/**
 * jb_readings_new:
 * @issue: an issue
 * @directory: (nullable): who is known
 * @date: its date, 0 when it is not known
 * @known: (nullable) (element-type utf8 JbReading): what was read before with the same directory
 *   and date, which is not read again; what is new is added
 *
 * Returns: (transfer full) (element-type JbRecipientReading): what its recipients say; it
 *   borrows from @issue
 */
GArray *
jb_readings_new (const JbIssue *issue,
                 JbDirectory   *directory,
                 JbPartialDate  date,
                 GHashTable    *known)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (JbRecipientReading));

  g_array_set_clear_func (readings, clear_reading);
  for (guint i = 0; i < issue->lists->len; i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);

      for (guint j = list->block == JB_ISSUE_NONE ? 0 : list->block; j < list->end; j++)
        {
          JbRecipientReading entry = { j, list->label, JB_DIRECTORY_LIST_NONE, NULL };
          g_autofree char   *text = NULL;

          if (jb_issue_get_block (issue, j)->role != JB_ROLE_RECIPIENT)
            continue;
          text = jb_issue_dup_value (issue, j);
          entry.list = jb_directory_list_of_label (list->label);
          entry.reading = read_text (text, directory, date, known);
          g_array_append_val (readings, entry);
        }
    }

  return readings;
}

/**
 * jb_readings_find_entries:
 * @by_alias: (out) (optional): whether the directory has it under another name
 *
 * Returns: (transfer container) (element-type JbDirectoryEntry): the entries that are about
 *   a recipient, whenever they hold
 */
GPtrArray *
jb_readings_find_entries (JbDirectory         *directory,
                          const JbReadingItem *item,
                          gboolean            *by_alias)
{
  GPtrArray       *found = g_ptr_array_new ();
  const char      *name = item->name != NULL ? item->name : item->posts[0];
  const GPtrArray *entries = jb_directory_lookup_name (directory, name);
  gboolean         is_alias = FALSE;

  if (entries == NULL && item->name == NULL)
    entries = jb_directory_lookup_post (directory, name);
  if (entries == NULL)
    {
      entries = jb_directory_lookup_alias (directory, name);
      is_alias = entries != NULL;
    }
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_ptr_array_add (found, g_ptr_array_index (entries, i));
  if (by_alias != NULL)
    *by_alias = is_alias;

  return found;
}
