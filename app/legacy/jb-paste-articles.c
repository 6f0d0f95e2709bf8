/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-articles.h"

#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "jb-house-style.h"
#include "jb-reader-shapes.h"
#include "jb-reader.h"

/* Whole articles that are pasted: their titles, texts and sources are told apart by the
 * same reader that reads old issues. */

/* A section line makes the reader expect articles and nothing else. */
#define SECTION_LINE "[稿件]\n\n"

/* Whether the reader took every line for a part of an article. What it took for something
 * else would be lost. */
static gboolean
holds_articles_only (const JbTranscript *transcript)
{
  guint n_sections = 0;

  if (transcript->kind != JB_KIND_BULLETIN)
    return FALSE;
  for (guint i = 0; i < transcript->marks->len; i++)
    switch (g_array_index (transcript->marks, JbMark, i).role)
      {
      case JB_ROLE_SECTION:
        n_sections++;
        break;
      case JB_ROLE_TITLE:
      case JB_ROLE_SUBTITLE:
      case JB_ROLE_EDITOR_NOTE:
      case JB_ROLE_PARAGRAPH:
      case JB_ROLE_SOURCE:
        break;
      default:
        return FALSE;
      }

  return n_sections == 1;
}

static JbTranscript *
read_text (const char *const *paragraphs)
{
  GString *text = g_string_new (SECTION_LINE);
  gsize    length;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_string_append (text, paragraphs[i]);
      g_string_append (text, paragraphs[i + 1] != NULL ? "\n\n" : "\n");
    }
  length = text->len;

  return jb_reader_read (g_string_free (text, FALSE), length);
}

static gboolean
has_title_and_text (JbArticle *article)
{
  return g_list_model_get_n_items (jb_article_get_title (article)) > 0 &&
         g_list_model_get_n_items (jb_article_get_paragraphs (article)) > 0;
}

/**
 * jb_paste_read_articles:
 * @paragraphs: a text that is pasted, cleaned; see jb_paste_clean_text()
 *
 * Tells titles, subtitles, editor's notes, texts and sources apart.
 *
 * Returns: (transfer full) (element-type JbArticle) (nullable): the articles, which belong
 *   to no bulletin that is used otherwise; %NULL when it is no article, or holds something
 *   that is no part of one
 */
GPtrArray *
jb_paste_read_articles (const char *const *paragraphs)
{
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(JbHouseStyle) style = NULL;
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbSection) section = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  guint n;

  g_return_val_if_fail (paragraphs != NULL, NULL);

  /* One line is a title, or a sentence: who is to say? */
  if (paragraphs[0] == NULL || paragraphs[1] == NULL)
    return NULL;

  transcript = read_text (paragraphs);
  if (!holds_articles_only (transcript))
    return NULL;

  style = jb_house_style_new ();
  bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  articles = g_ptr_array_new_with_free_func (g_object_unref);
  n = g_list_model_get_n_items (jb_section_get_articles (section));
  for (guint i = 0; i < n; i++)
    {
      JbArticle *article = g_list_model_get_item (jb_section_get_articles (section), i);

      g_ptr_array_add (articles, article);
      if (!has_title_and_text (article))
        return NULL;
    }

  return n > 0 ? g_steal_pointer (&articles) : NULL;
}

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

static void
fill (JbArticle *article,
      JbArticle *read)
{
  g_auto (GStrv) title = dup_texts (jb_article_get_title (read));
  g_auto (GStrv) paragraphs = dup_texts (jb_article_get_paragraphs (read));

  jb_article_splice_title (article, 0,
                           g_list_model_get_n_items (jb_article_get_title (article)),
                           (const char *const *) title);
  if (jb_article_get_subtitle (read) != NULL)
    jb_article_set_subtitle (article, jb_article_get_subtitle (read));
  if (jb_article_get_editor_note (read) != NULL)
    jb_article_set_editor_note (article, jb_article_get_editor_note (read));
  jb_article_splice_paragraphs (article, 0,
                                g_list_model_get_n_items (jb_article_get_paragraphs (article)),
                                (const char *const *) paragraphs);
  if (jb_article_get_source (read) != NULL)
    jb_article_set_source (article, jb_article_get_source (read));
}

/**
 * jb_paste_fill_articles:
 * @section: the section that @article is in
 * @article: an article that says nothing yet
 * @read: (element-type JbArticle): what jb_paste_read_articles() gave
 * @label: the name of the step, for undo
 *
 * Makes @article the first of the articles that were read, and puts the others after it,
 * as one step.
 */
void
jb_paste_fill_articles (JbSection  *section,
                        JbArticle  *article,
                        GPtrArray  *read,
                        const char *label)
{
  JbBulletin *bulletin;
  GListModel *articles;
  guint       at = 0;

  g_return_if_fail (JB_IS_SECTION (section));
  g_return_if_fail (JB_IS_ARTICLE (article));
  g_return_if_fail (read != NULL && read->len > 0);

  bulletin = jb_node_get_bulletin (JB_NODE (section));
  articles = jb_section_get_articles (section);
  g_return_if_fail (bulletin != NULL);

  for (;; at++)
    {
      g_autoptr(JbArticle) other = g_list_model_get_item (articles, at);

      g_return_if_fail (other != NULL);
      if (other == article)
        break;
    }

  jb_history_begin (jb_bulletin_get_history (bulletin), label);
  fill (article, g_ptr_array_index (read, 0));
  for (guint i = 1; i < read->len; i++)
    fill (jb_section_insert_article (section, at + i), g_ptr_array_index (read, i));
  jb_history_end (jb_bulletin_get_history (bulletin));
}
