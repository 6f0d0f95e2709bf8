/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-previous.h"

#include <string.h>

static JbArchiveEntry *
find (GListModel *entries,
      gint64      id)
{
  guint n = id > 0 ? g_list_model_get_n_items (entries) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (entries, i);

      if (jb_archive_entry_get_id (entry) == id)
        return entry;
    }

  return NULL;
}

static gboolean
is_same_publication (JbArchiveEntry *entry,
                     JbArchiveEntry *current,
                     const char     *name)
{
  if (jb_archive_entry_get_kind (entry) != JB_KIND_BULLETIN)
    return FALSE;
  if (current != NULL)
    return jb_archive_entry_get_publication_id (entry) ==
           jb_archive_entry_get_publication_id (current);

  return name == NULL || *name == '\0' ||
         g_strcmp0 (jb_archive_entry_get_publication (entry), name) == 0 ||
         g_strcmp0 (jb_archive_entry_get_name (entry), name) == 0;
}

/* By the day of the issue; where that is not known, by the order in which they came. */
static int
compare (JbArchiveEntry *a,
         JbArchiveEntry *b)
{
  const char *first = jb_archive_entry_get_day (a);
  const char *second = jb_archive_entry_get_day (b);
  gint64      first_id = jb_archive_entry_get_id (a);
  gint64      second_id = jb_archive_entry_get_id (b);

  if (first != NULL && second != NULL && strcmp (first, second) != 0)
    return strcmp (first, second);

  return first_id < second_id ? -1 : first_id > second_id;
}

/**
 * jb_archive_find_previous:
 * @entries: (type GListModel): a list of #JbArchiveEntry
 * @id: a bulletin; 0 for one that is not in the archive yet
 * @name: (nullable): the name of the publication, where @id is not known
 *
 * Looks for the issue that another one is compared with: the last one of the same publication
 * that was filed before it; when none was filed, the last earlier draft. A bulletin that is not
 * in the archive yet comes after all others.
 *
 * Returns: (transfer full) (nullable): that issue
 */
JbArchiveEntry *
jb_archive_find_previous (GListModel *entries,
                          gint64      id,
                          const char *name)
{
  g_autoptr(JbArchiveEntry) best = NULL;
  JbArchiveEntry *current;
  guint           n;

  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);

  current = find (entries, id);
  n = g_list_model_get_n_items (entries);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (entries, i);
      gboolean filed = jb_archive_entry_get_status (entry) == JB_ARCHIVE_STATUS_FILED;
      gboolean best_filed = best != NULL &&
                            jb_archive_entry_get_status (best) == JB_ARCHIVE_STATUS_FILED;

      if (jb_archive_entry_get_id (entry) == id || !is_same_publication (entry, current, name) ||
          (current != NULL && compare (entry, current) >= 0))
        continue;
      if (best == NULL || filed > best_filed ||
          (filed == best_filed && compare (entry, best) > 0))
        g_set_object (&best, entry);
    }

  return g_steal_pointer (&best);
}
