/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-divide.h"

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-margins-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/* Two articles from one, and one from two. Paragraphs that change hands stay where they
 * are in the text, to the byte. */

static JbSection *
find_section (JbArticle *article,
              guint     *position)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (article));

  if (owner == NULL || jb_node_get_bulletin (owner) == NULL ||
      !g_list_store_find (JB_SECTION (owner)->articles, article, position))
    return NULL;

  return JB_SECTION (owner);
}

/* Hands the paragraphs of @from, from @position on, to the end of @to. */
static void
hand_over (JbBulletin *bulletin,
           JbArticle  *from,
           guint       position,
           JbArticle  *to)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (from->paragraphs));

  for (guint i = position; i < n; i++)
    g_ptr_array_add (taken, g_list_model_get_item (G_LIST_MODEL (from->paragraphs), i));

  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, from->paragraphs, JB_NODE (from), position,
                                             n - position, NULL));
  jb_edit_apply (bulletin,
                 jb_edit_new_list (bulletin, to->paragraphs, JB_NODE (to),
                                   g_list_model_get_n_items (G_LIST_MODEL (to->paragraphs)), 0,
                                   taken));
}

/* Gives the two neighbours @block and the one after it the margin of what they are now. */
static void
mend_gap (JbBulletin *bulletin,
          JbBlock    *block)
{
  g_autofree char *gap = NULL;

  if (block == NULL || block->next == NULL || jb_block_belongs_to_nothing (block) ||
      jb_block_belongs_to_nothing (block->next))
    return;

  gap = jb_margins_dup_gap (bulletin, block, block->next);
  jb_margins_set_gap (bulletin, block, gap);
}

/**
 * jb_divide_article:
 * @article: an article
 * @paragraph: the paragraph that the second article begins with
 * @as_title: whether that paragraph is the title of the second article
 *
 * Makes two articles of one, as one step to undo. The source goes with the second, at
 * whose end it stands.
 *
 * Returns: (transfer none): the second article
 */
JbArticle *
jb_divide_article (JbArticle *article,
                   guint      paragraph,
                   gboolean   as_title)
{
  g_autoptr(JbBlock) first = NULL;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  JbBulletin      *bulletin;
  JbHistory       *history;
  JbSection       *section;
  JbArticle       *second;
  JbBlock         *last;
  guint            position;

  g_return_val_if_fail (JB_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (paragraph < g_list_model_get_n_items (G_LIST_MODEL (article->paragraphs)),
                        NULL);

  section = find_section (article, &position);
  g_return_val_if_fail (section != NULL, NULL);

  bulletin = jb_node_get_bulletin (JB_NODE (article));
  history = jb_bulletin_get_history (bulletin);
  last = jb_parts_peek_last (article->paragraphs);

  jb_history_begin (history, _("Split Article"));
  /* A by-line, above the body, is the first article's. */
  if (article->source != NULL && article->source->prev == last)
    {
      source = g_strdup (article->source->content.text);
      jb_article_set_source (article, NULL);
    }
  if (as_title)
    {
      first = g_list_model_get_item (G_LIST_MODEL (article->paragraphs), paragraph);
      title = g_strdup (first->content.text);
      jb_article_splice_paragraphs (article, paragraph, 1, NULL);
    }

  second = jb_section_insert_article (section, position + 1);
  if (paragraph < g_list_model_get_n_items (G_LIST_MODEL (article->paragraphs)))
    {
      g_autoptr(JbBlock) start = g_list_model_get_item (G_LIST_MODEL (article->paragraphs),
                                                         paragraph);

      hand_over (bulletin, article, paragraph, second);
      mend_gap (bulletin, start->prev);
    }
  if (title != NULL)
    jb_article_set_title_text (second, title);
  jb_article_set_source (second, source);
  jb_history_end (history);

  return second;
}

/**
 * jb_divide_can_join:
 *
 * Returns: whether there is an article before @article in its section
 */
gboolean
jb_divide_can_join (JbArticle *article)
{
  guint position;

  g_return_val_if_fail (JB_IS_ARTICLE (article), FALSE);

  return find_section (article, &position) != NULL && position > 0;
}

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (texts, g_strdup (text));
}

/* What of @article besides its paragraphs goes on as paragraphs: nothing may be lost. */
static GPtrArray *
dup_head (JbArticle *article)
{
  GPtrArray       *texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = jb_article_dup_title_text (article);
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autofree char *joined = g_strjoinv (NULL, lines);

  add_text (texts, joined);
  add_text (texts, jb_article_get_subtitle (article));
  add_text (texts, jb_article_get_editor_note (article));
  g_ptr_array_add (texts, NULL);

  return texts;
}

/* Both sources, as an office prints the source of a joint article. */
static char *
join_sources (const char *first,
              const char *second)
{
  if (first == NULL || g_strcmp0 (first, second) == 0)
    return g_strdup (second);
  if (second == NULL)
    return g_strdup (first);

  return g_strdup_printf ("%s、%s", first, second);
}

/**
 * jb_divide_join:
 * @article: an article that is not the first of its section
 *
 * Joins an article to the one before it, as one step to undo. Its title, subtitle and
 * editor's note go on as paragraphs, and the source names both sources.
 *
 * Returns: (transfer none): the article that is left
 */
JbArticle *
jb_divide_join (JbArticle *article)
{
  g_autoptr(JbArticle) gone = NULL;
  g_autoptr(JbArticle) left = NULL;
  g_autoptr(GPtrArray) head = NULL;
  g_autoptr(JbBlock) start = NULL;
  g_autofree char *source = NULL;
  JbBulletin      *bulletin;
  JbHistory       *history;
  JbSection       *section;
  guint            position;

  g_return_val_if_fail (jb_divide_can_join (article), NULL);

  section = find_section (article, &position);
  bulletin = jb_node_get_bulletin (JB_NODE (article));
  history = jb_bulletin_get_history (bulletin);
  gone = g_object_ref (article);
  left = g_list_model_get_item (G_LIST_MODEL (section->articles), position - 1);
  head = dup_head (gone);
  source = join_sources (jb_article_get_source (left), jb_article_get_source (gone));

  jb_history_begin (history, _("Join Articles"));
  jb_article_set_source (left, NULL);
  jb_article_set_source (gone, NULL);
  jb_article_splice_title (gone, 0, g_list_model_get_n_items (G_LIST_MODEL (gone->title)), NULL);
  jb_article_set_subtitle (gone, NULL);
  jb_article_set_editor_note (gone, NULL);
  jb_article_splice_paragraphs (left, g_list_model_get_n_items (G_LIST_MODEL (left->paragraphs)),
                                0, (const char *const *) head->pdata);
  start = g_list_model_get_item (G_LIST_MODEL (gone->paragraphs), 0);
  hand_over (bulletin, gone, 0, left);
  if (start != NULL)
    mend_gap (bulletin, start->prev);
  jb_section_remove_article (section, position);
  jb_article_set_source (left, source);
  jb_history_end (history);

  return left;
}
