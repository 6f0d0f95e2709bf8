/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-field-paste.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-text-paste.h"
#include "jb-toast.h"
#include "legacy/jb-paste-articles.h"
#include "legacy/jb-paste.h"

/* Pasting a text of several lines where one fits. In a bulletin that has no article yet, such as
 * one that was begun just now, an article is made of it; elsewhere it is refused. */

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        {
          n++;
          break;
        }

  return n;
}

/* In a source or a subtitle two lines are one that was broken on paper. */
static gboolean
fits (GObject    *object,
      const char *text)
{
  return count_lines (text) < (JB_IS_FIELDS (object) ? 2 : 3);
}

/* The first section, when no section has an article. */
static JbSection *
find_place (JbBulletin *bulletin)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);

      if (g_list_model_get_n_items (jb_section_get_articles (section)) > 0)
        return NULL;
    }

  return n > 0 ? g_list_model_get_item (sections, 0) : NULL;
}

static gboolean
make_articles (GtkWidget  *row,
               GObject    *object,
               const char *text)
{
  JbBulletin *bulletin = JB_IS_NODE (object) ? jb_node_get_bulletin (JB_NODE (object)) : NULL;
  g_autoptr(JbSection) section = bulletin != NULL ? find_place (bulletin) : NULL;
  g_autoptr(GPtrArray) read = NULL;
  g_auto (GStrv) paragraphs = NULL;
  const char *label;
  JbHistory  *history;
  JbArticle  *article;

  /* The lines of a masthead have no sentence, the text of an article has. */
  if (section == NULL || strstr (text, "。") == NULL)
    return FALSE;

  paragraphs = jb_paste_clean_text (text);
  read = jb_paste_read_articles ((const char *const *) paragraphs);
  if (read == NULL)
    return FALSE;

  history = jb_bulletin_get_history (bulletin);
  label = read->len > 1 ? _("Paste Articles") : _("Paste Article");
  jb_history_break_merge (history);
  jb_history_begin (history, label);
  article = jb_section_insert_article (section, 0);
  jb_paste_fill_articles (section, article, read, label);
  jb_history_end (history);
  jb_history_break_merge (history);

  jb_text_paste_offer_articles (row, read->len, _("_Undo"));

  return TRUE;
}

/**
 * jb_field_paste_take_lines:
 * @row: a field of one line
 * @object: (nullable): what the value belongs to
 * @text: what is pasted
 *
 * Takes a text of several lines, which does not fit into a field of one, and says what became
 * of it: articles if the bulletin has none yet, in one step, otherwise nothing.
 *
 * Returns: whether it was taken; %FALSE for a text that fits
 */
gboolean
jb_field_paste_take_lines (GtkWidget  *row,
                           GObject    *object,
                           const char *text)
{
  GtkWidget *toasts;

  g_return_val_if_fail (GTK_IS_WIDGET (row), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (fits (object, text))
    return FALSE;
  if (make_articles (row, object, text))
    return TRUE;

  toasts = gtk_widget_get_ancestor (row, ADW_TYPE_TOAST_OVERLAY);
  if (toasts != NULL)
    jb_toast_show (ADW_TOAST_OVERLAY (toasts),
                   jb_toast_new (_("One line fits here: paste an article into its title or text")));
  else
    gtk_widget_error_bell (row);

  return TRUE;
}
