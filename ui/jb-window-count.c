/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-count.h"

/* How long a bulletin is, in characters that are not white space. */

static guint
count_article (JbArticle *article)
{
  return jb_count_blocks (jb_article_get_title (article)) +
         jb_count_characters (jb_article_get_subtitle (article)) +
         jb_count_characters (jb_article_get_editor_note (article)) +
         jb_count_blocks (jb_article_get_paragraphs (article)) +
         jb_count_characters (jb_article_get_source (article));
}

static guint
count_section (JbSection *section)
{
  GListModel *articles = jb_section_get_articles (section);
  guint       n = g_list_model_get_n_items (articles);
  guint       sum = jb_count_characters (jb_section_get_name (section));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (articles, i);

      sum += count_article (article);
    }

  return sum;
}

static void
add_line (GString    *text,
          const char *name,
          guint       n)
{
  if (n == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: a part of the bulletin, and how many characters it has */
  g_string_append_printf (text, _("%s: %'u"), name, n);
}

static void
add_digest (GString    *text,
            JbBulletin *bulletin)
{
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  guint       n = g_list_model_get_n_items (digest);
  guint       sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbDigestEntry) entry = g_list_model_get_item (digest, i);

      sum += jb_count_characters (jb_digest_entry_get_section (entry)) +
             jb_count_blocks (jb_digest_entry_get_titles (entry));
    }
  add_line (text, _("Digest"), sum);
}

static void
add_sections (GString    *text,
              JbBulletin *bulletin)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      const char *name = jb_section_get_name (section);

      add_line (text, name != NULL ? name : _("Articles Without Section"), count_section (section));
    }
}

static void
add_recipients (GString    *text,
                JbBulletin *bulletin)
{
  GListModel *lists = jb_bulletin_get_recipients (bulletin);
  guint       n = g_list_model_get_n_items (lists);
  guint       sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);

      sum += jb_count_characters (jb_recipients_get_label (list)) +
             jb_count_blocks (jb_recipients_get_entries (list));
    }
  add_line (text, _("Recipients"), sum);
}

/**
 * jb_window_dup_count_details:
 *
 * Returns: (transfer full): how long each part of @bulletin is, one on a line, and what is
 *   counted
 */
char *
jb_window_dup_count_details (JbBulletin *bulletin)
{
  JbDocument *document = jb_bulletin_get_document (bulletin);
  GListModel *masthead = G_LIST_MODEL (jb_bulletin_get_masthead (bulletin));
  GString    *text = g_string_new (NULL);

  add_line (text, _("Masthead"), jb_count_blocks (masthead));
  if (document != NULL)
    {
      add_line (text, _("Title"), jb_count_blocks (jb_document_get_title (document)));
      add_line (text, _("Body"), jb_count_blocks (jb_document_get_body (document)));
    }
  add_digest (text, bulletin);
  add_sections (text, bulletin);
  add_recipients (text, bulletin);
  add_line (text, _("Tail"), jb_count_blocks (G_LIST_MODEL (jb_bulletin_get_tail (bulletin))));
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, _("White space and line ends are not counted"));

  return g_string_free (text, FALSE);
}
