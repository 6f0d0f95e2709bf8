/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive.h"

/* The newest issues of a publication show its habits; older ones may have other ones. */
enum { LEARNT_ISSUES = 5 };

static JbPublication *
find_publication (JbArchive  *self,
                  gint64      id,
                  const char *name)
{
  g_autoptr(JbArchiveEntry) entry = id > 0 ? jb_archive_get_entry (self, id, NULL) : NULL;
  g_autoptr(GPtrArray) publications = NULL;
  gint64 publication_id = entry != NULL ? jb_archive_entry_get_publication_id (entry) : 0;

  if (publication_id != 0)
    return jb_archive_get_publication (self, publication_id, NULL);
  if (entry != NULL || name == NULL)
    return NULL;

  publications = jb_archive_list_publications (self, NULL);
  for (guint i = 0; publications != NULL && i < publications->len; i++)
    if (g_str_equal (jb_publication_get_name (publications->pdata[i]), name))
      return g_object_ref (publications->pdata[i]);

  return NULL;
}

static void
learn (JbArchive    *self,
       JbHouseStyle *style,
       gint64        issue)
{
  g_autoptr(JbTranscript) transcript = jb_archive_load (self, issue, NULL);

  if (transcript != NULL)
    jb_house_style_learn (style, transcript);
}

/**
 * jb_archive_learn_house_style:
 * @id: a bulletin in the archive, or 0
 * @name: (nullable): for one that is not there yet, the name on its masthead
 *
 * Reads the issue that the bulletin's publication names for it, else its newest filed issues, and
 * waits for them.
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
  g_autoptr(JbPublication) publication = NULL;
  g_autoptr(GPtrArray) issues = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), style);

  publication = find_publication (self, id, name);
  if (publication == NULL)
    return style;
  if (jb_publication_get_style_issue (publication) != 0)
    {
      learn (self, style, jb_publication_get_style_issue (publication));
      return style;
    }

  filter.drafts = FALSE;
  filter.publication_id = jb_publication_get_id (publication);
  filter.limit = LEARNT_ISSUES;
  issues = jb_archive_list (self, &filter, NULL);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    learn (self, style, jb_archive_entry_get_id (g_ptr_array_index (issues, i)));

  return style;
}
