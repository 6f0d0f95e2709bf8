/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-transfer.h"

#include <glib/gi18n-lib.h>

#include "jb-parts-private.h"

static char **
dup_texts (GListModel *blocks)
{
  guint  n = g_list_model_get_n_items (blocks);
  char **texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      texts[i] = g_strdup (jb_block_get_text (block));
    }

  return texts;
}

/**
 * jb_transfer_article:
 * @article: an article of any bulletin
 * @section: a section, as a rule of another bulletin
 * @position: where among its articles
 *
 * Takes an article across into another bulletin, as one step of that bulletin's history:
 * what it says, and its lines and paragraphs. The white space and the decoration around
 * them are those of the bulletin it comes into. The original stays as it is.
 *
 * Returns: (transfer none): the new article
 */
JbArticle *
jb_transfer_article (JbArticle *article,
                     JbSection *section,
                     guint      position)
{
  g_auto (GStrv) title = NULL;
  g_auto (GStrv) paragraphs = NULL;
  JbBulletin *bulletin;
  JbHistory  *history;
  JbArticle  *copy;

  g_return_val_if_fail (JB_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (JB_IS_SECTION (section), NULL);

  bulletin = jb_node_get_bulletin (JB_NODE (section));
  g_return_val_if_fail (bulletin != NULL, NULL);

  history = jb_bulletin_get_history (bulletin);
  title = dup_texts (jb_article_get_title (article));
  paragraphs = dup_texts (jb_article_get_paragraphs (article));

  jb_history_begin (history, _("Add Article"));
  copy = jb_section_insert_article (section, position);
  jb_article_splice_title (copy, 0, 0, (const char *const *) title);
  jb_article_set_subtitle (copy, jb_article_get_subtitle (article));
  jb_article_set_editor_note (copy, jb_article_get_editor_note (article));
  jb_article_splice_paragraphs (copy, 0, 0, (const char *const *) paragraphs);
  jb_article_set_source (copy, jb_article_get_source (article));
  jb_history_end (history);

  return copy;
}

/**
 * jb_transfer_give_away:
 * @article: an article
 *
 * Removes an article that another bulletin has taken, as the step “Move to Another Issue”.
 */
void
jb_transfer_give_away (JbArticle *article)
{
  JbBulletin *bulletin;
  JbSection  *section;
  guint       position;

  g_return_if_fail (JB_IS_ARTICLE (article));

  bulletin = jb_node_get_bulletin (JB_NODE (article));
  section = JB_SECTION (jb_node_get_owner (JB_NODE (article)));
  g_return_if_fail (bulletin != NULL && section != NULL &&
                    g_list_store_find (section->articles, article, &position));

  jb_history_begin (jb_bulletin_get_history (bulletin), _("Move to Another Issue"));
  jb_section_remove_article (section, position);
  jb_history_end (jb_bulletin_get_history (bulletin));
}
