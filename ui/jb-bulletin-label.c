/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-bulletin-label.h"

#include <glib/gi18n-lib.h>

#include "jb-part-label.h"

/* What a bulletin is called, in the title of its window and in every list: its name and issue
 * number, else its first title, else its name. */

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
make_label (const char *name,
            const char *issue,
            const char *title)
{
  if (is_filled (name) && is_filled (issue))
    {
      g_autofree char *number = jb_bulletin_label_dup_issue (issue);

      return g_strdup_printf ("%s %s", name, number);
    }
  if (is_filled (title))
    return g_strdup (title);

  return g_strdup (is_filled (name) ? name : _("Untitled"));
}

/* The first title of any article, %NULL for none. */
static char *
dup_first_title (JbBulletin *bulletin)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      g_autoptr(GObject) article = g_list_model_get_item (jb_section_get_articles (section), 0);
      g_autofree char *title = article != NULL ? jb_part_label_dup (article) : NULL;

      if (is_filled (title))
        return g_steal_pointer (&title);
    }

  return NULL;
}

/**
 * jb_bulletin_label_dup_issue:
 * @issue: the issue number as it is printed
 *
 * Returns: (transfer full): “No. 12” for a bare number, else @issue as it is
 */
char *
jb_bulletin_label_dup_issue (const char *issue)
{
  g_return_val_if_fail (issue != NULL, NULL);

  for (const char *c = issue; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c))
      return g_strdup (issue);

  /* Translators: the number of an issue, as in “No. 12” */
  return *issue != '\0' ? g_strdup_printf (C_("issue", "No. %s"), issue) : g_strdup ("");
}

/**
 * jb_bulletin_label_dup:
 *
 * Returns: (transfer full): one line that names @bulletin
 */
char *
jb_bulletin_label_dup (JbBulletin *bulletin)
{
  JbDocument      *document;
  JbFields        *masthead;
  g_autofree char *title = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);

  document = jb_bulletin_get_document (bulletin);
  if (document != NULL)
    {
      title = jb_part_label_dup (G_OBJECT (document));
      return make_label (NULL, NULL, title);
    }

  masthead = jb_bulletin_get_masthead (bulletin);
  title = dup_first_title (bulletin);

  return make_label (jb_fields_get_text (masthead, "name"), jb_fields_get_text (masthead, "issue"),
                     title);
}

/**
 * jb_bulletin_label_dup_for_entry:
 *
 * Returns: (transfer full): one line that names the bulletin @entry, as it does when it is open
 */
char *
jb_bulletin_label_dup_for_entry (JbArchiveEntry *entry)
{
  gboolean is_bulletin;

  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (entry), NULL);

  is_bulletin = jb_archive_entry_get_kind (entry) == JB_KIND_BULLETIN;

  return make_label (is_bulletin ? jb_archive_entry_get_name (entry) : NULL,
                     is_bulletin ? jb_archive_entry_get_issue (entry) : NULL,
                     jb_archive_entry_get_title (entry));
}
