/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-part-label.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"

static char *
join_lines (char *text)
{
  g_autofree char *owned = text;
  g_auto (GStrv) lines = g_strsplit (owned, "\n", -1);

  return g_strjoinv (NULL, lines);
}

/**
 * jb_part_label_dup:
 * @part: (nullable): an article, a section, an entry of the digest, a document or a block
 *
 * Returns: (transfer full): one line that names it; "" when it has no name
 */
char *
jb_part_label_dup (GObject *part)
{
  const char *name = NULL;

  if (JB_IS_ARTICLE (part))
    return join_lines (jb_article_dup_title_text (JB_ARTICLE (part)));
  if (JB_IS_DOCUMENT (part))
    return join_lines (jb_document_dup_title_text (JB_DOCUMENT (part)));
  if (JB_IS_SECTION (part))
    name = jb_section_get_name (JB_SECTION (part));
  else if (JB_IS_DIGEST_ENTRY (part))
    name = jb_digest_entry_get_section (JB_DIGEST_ENTRY (part));
  else if (JB_IS_BLOCK (part))
    name = jb_block_get_text (JB_BLOCK (part));

  return g_strdup (name != NULL ? name : "");
}
