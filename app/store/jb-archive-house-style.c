/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive.h"

/* The newest issues of a publication show its habits; older ones may have other ones. */
enum { LEARNT_ISSUES = 5 };

static gint64
find_publication (JbArchive  *self,
                  gint64      id,
                  const char *name)
{
  g_autoptr(JbArchiveEntry) entry = id > 0 ? jb_archive_get_entry (self, id, NULL) : NULL;
  g_autoptr(GPtrArray) publications = NULL;

  if (entry != NULL)
    return jb_archive_entry_get_publication_id (entry);
  if (name == NULL)
    return 0;

  publications = jb_archive_list_publications (self, NULL);
  for (guint i = 0; publications != NULL && i < publications->len; i++)
    if (g_str_equal (jb_publication_get_name (publications->pdata[i]), name))
      return jb_publication_get_id (publications->pdata[i]);

  return 0;
}

/**
 * jb_archive_learn_house_style:
 * @id: a bulletin in the archive, or 0
 * @name: (nullable): for one that is not there yet, the name on its masthead
 *
 * Reads the newest filed issues of the bulletin's publication, and waits for them.
 *
 * Returns: (transfer full): the habits that they show; the built-in style where there are none
 */
JbHouseStyle *
jb_archive_learn_house_style (JbArchive  *self,
                              gint64      id,
                              const char *name)
{
  JbHouseStyle   *style = jb_house_style_new ();
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GPtrArray) issues = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), style);

  filter.drafts = FALSE;
  filter.publication_id = find_publication (self, id, name);
  filter.limit = LEARNT_ISSUES;
  if (filter.publication_id == 0)
    return style;

  issues = jb_archive_list (self, &filter, NULL);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      gint64 issue = jb_archive_entry_get_id (g_ptr_array_index (issues, i));
      g_autoptr(JbTranscript) transcript = jb_archive_load (self, issue, NULL);

      if (transcript != NULL)
        jb_house_style_learn (style, transcript);
    }

  return style;
}
