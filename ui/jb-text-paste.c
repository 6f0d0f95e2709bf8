/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-text-paste.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-body-buffer.h"
#include "jb-body-line.h"
#include "jb-editor.h"
#include "legacy/jb-paste-articles.h"
#include "legacy/jb-paste.h"

/* Pasting into a text row. What a word processor or a browser copied is cleaned up, as a
 * step of its own, so that undo gives the text as it was; a whole article that goes into an
 * empty one fills its fields, which is such a step, too. */

#define MIME_HTML "text/html"

/* What is being read from the clipboard. */
typedef struct
{
  GWeakRef row;
  char    *html;
  gsize    html_length;
  gboolean clean;
} Paste;

static void
free_paste (Paste *paste)
{
  g_weak_ref_clear (&paste->row);
  g_free (paste->html);
  g_free (paste);
}

static GtkTextBuffer *
get_buffer (JbTextRow *row)
{
  return gtk_text_view_get_buffer (jb_text_row_get_view (row));
}

static JbHistory *
get_history (JbTextRow *row)
{
  JbNode     *node = jb_text_row_get_object (row);
  JbBulletin *bulletin = node != NULL ? jb_node_get_bulletin (node) : NULL;

  return bulletin != NULL ? jb_bulletin_get_history (bulletin) : NULL;
}

static gboolean
is_blank_list (GListModel *blocks)
{
  guint n = g_list_model_get_n_items (blocks);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      if (*jb_block_get_text (block) != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* The article that the row belongs to, when nothing is written in it yet. */
static JbArticle *
get_blank_article (JbTextRow *row)
{
  JbNode    *node = jb_text_row_get_object (row);
  JbArticle *article;

  if (node == NULL || !JB_IS_ARTICLE (node) || !JB_IS_BODY_BUFFER (get_buffer (row)) ||
      jb_node_get_owner (node) == NULL)
    return NULL;

  article = JB_ARTICLE (node);

  return is_blank_list (jb_article_get_title (article)) &&
                 is_blank_list (jb_article_get_paragraphs (article)) &&
                 is_blank (jb_article_get_subtitle (article)) &&
                 is_blank (jb_article_get_editor_note (article)) &&
                 is_blank (jb_article_get_source (article))
             ? article
             : NULL;
}

static void
offer (JbTextRow  *row,
       const char *message,
       const char *button)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.offer-step-back", "(ss)", message, button);
}

/* The articles that are pasted into an empty one. */
static GPtrArray *
read_articles (JbTextRow         *row,
               const char *const *paragraphs)
{
  return get_blank_article (row) != NULL ? jb_paste_read_articles (paragraphs) : NULL;
}

/**
 * jb_text_paste_offer_articles:
 * @row: where the articles were pasted
 * @n: how many they are
 * @button: what taking the last step back is called, with a mnemonic
 *
 * Says that articles were made of what was pasted, and offers to take that step back.
 */
void
jb_text_paste_offer_articles (GtkWidget  *row,
                              guint       n,
                              const char *button)
{
  g_autofree char *message = NULL;

  g_return_if_fail (GTK_IS_WIDGET (row));

  message = g_strdup_printf (ngettext ("Article pasted into its fields", "%u articles pasted", n),
                             n);
  gtk_widget_activate_action (row, "win.offer-step-back", "(ss)", message, button);
}

/* Puts the articles in place of what was pasted, as another step. */
static void
replace_with_articles (JbTextRow *row,
                       GPtrArray *read)
{
  JbArticle *article = JB_ARTICLE (jb_text_row_get_object (row));

  jb_paste_fill_articles (JB_SECTION (jb_node_get_owner (JB_NODE (article))), article, read,
                          read->len > 1 ? _("Paste Articles") : _("Paste Article"));
  jb_text_paste_offer_articles (GTK_WIDGET (row), read->len, _("_Keep as It Was"));
}

static gboolean
is_in_table (GtkTextBuffer *buffer)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&caret, 0);

  return jb_body_line_begins_table (gtk_text_iter_get_char (&caret));
}

/* Puts the text in place of the selection, as one step. Returns where it begins. */
static int
insert_plain (GtkTextBuffer *buffer,
              JbHistory     *history,
              const char    *text)
{
  GtkTextIter start, end;
  int         offset;

  jb_history_break_merge (history);
  jb_history_begin (history, _("Paste"));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  offset = gtk_text_iter_get_offset (&start);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  jb_history_end (history);
  jb_history_break_merge (history);

  return offset;
}

/* Puts the paragraphs in place of what was pasted, as another step. */
static void
replace_with_paragraphs (GtkTextBuffer     *buffer,
                         JbHistory         *history,
                         int                offset,
                         const char *const *paragraphs)
{
  GtkTextIter start, end;

  jb_history_begin (history, _("Clean Up Paste"));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_delete (buffer, &start, &end);
  if (JB_IS_BODY_BUFFER (buffer))
    jb_body_buffer_insert_lines (JB_BODY_BUFFER (buffer), paragraphs);
  else
    {
      g_autofree char *line = jb_paste_dup_one_line (paragraphs);

      gtk_text_buffer_insert_at_cursor (buffer, line, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  jb_history_end (history);
  jb_history_break_merge (history);
}

static guint
count_visible (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isgraph (g_utf8_get_char (p));

  return n;
}

/* HTML says more about paragraphs, lists and tables, unless it leaves out the text, as
 * what some programs offer does. */
static char **
clean (const char *text,
       const char *html,
       gsize       html_length)
{
  g_auto (GStrv) paragraphs = NULL;
  g_autofree char *joined = NULL;

  if (html == NULL)
    return jb_paste_clean_text (text);

  paragraphs = jb_paste_clean_html (html, html_length);
  joined = g_strjoinv ("\n", paragraphs);
  if (count_visible (joined) * 4 < count_visible (text) * 3)
    return jb_paste_clean_text (text);

  return g_steal_pointer (&paragraphs);
}

/**
 * jb_text_paste_insert:
 * @text: what was copied, as plain text
 * @html: (nullable): the same as HTML
 * @html_length: the length of @html in bytes
 * @clean: whether it is to be cleaned up
 *
 * Pastes a text into a row.
 */
void
jb_text_paste_insert (JbTextRow  *row,
                      const char *text,
                      const char *html,
                      gsize       html_length,
                      gboolean    clean_up)
{
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;
  g_auto (GStrv) paragraphs = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  GtkTextBuffer *buffer;
  GtkTextView   *view;
  JbHistory     *history;
  int            offset;

  g_return_if_fail (JB_IS_TEXT_ROW (row));
  g_return_if_fail (text != NULL);

  view = jb_text_row_get_view (row);
  buffer = get_buffer (row);
  history = get_history (row);
  if (history == NULL || !gtk_text_view_get_editable (view))
    return;

  /* Some programs give out the HTML itself when they are asked for text, or nothing. */
  if (html != NULL &&
      (*text == '\0' ||
       (strlen (text) == html_length && memcmp (text, html, html_length) == 0)))
    text = shown = jb_paste_html_to_text (html, html_length);

  gtk_text_view_reset_im_context (view);
  if (clean_up && !is_in_table (buffer))
    {
      paragraphs = clean (text, html, html_length);
      if (paragraphs[0] == NULL)
        return;
      articles = read_articles (row, (const char *const *) paragraphs);
    }

  plain = jb_paste_dup_plain (text);
  if (*plain == '\0')
    return;
  jb_text_row_hold_quotes (row, TRUE);
  offset = insert_plain (buffer, history, clean_up ? plain : text);
  if (articles != NULL)
    replace_with_articles (row, articles);
  else if (paragraphs != NULL &&
           jb_paste_was_cleaned (text, (const char *const *) paragraphs))
    {
      replace_with_paragraphs (buffer, history, offset, (const char *const *) paragraphs);
      offer (row, _("Paste was cleaned up"), _("_Keep as It Was"));
    }
  jb_text_row_hold_quotes (row, FALSE);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Paste           *paste = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(JbTextRow) row = g_weak_ref_get (&paste->row);

  if (text == NULL && paste->html != NULL)
    text = jb_paste_html_to_text (paste->html, paste->html_length);
  if (row != NULL && text != NULL)
    jb_text_paste_insert (row, text, paste->html, paste->html_length, paste->clean);
  free_paste (paste);
}

static void
html_spliced_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Paste *paste = data;
  g_autoptr(JbTextRow) row = g_weak_ref_get (&paste->row);
  g_autoptr(GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) > 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      paste->html = g_bytes_unref_to_data (g_steal_pointer (&bytes), &paste->html_length);
    }
  if (row != NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (row)), NULL, text_read_cb,
                                   paste);
  else
    free_paste (paste);
}

static void
html_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GInputStream) input =
                 gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) output = NULL;

  if (input == NULL)
    {
      gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_read_cb, data);
      return;
    }

  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, html_spliced_cb, data);
}

/**
 * jb_text_paste_from_clipboard:
 * @clean: whether what other programs copied is to be cleaned up
 *
 * Pastes what is on the clipboard, as soon as it has been read.
 */
void
jb_text_paste_from_clipboard (JbTextRow *row,
                              gboolean   clean_up)
{
  GdkClipboard *clipboard;
  Paste        *paste;

  g_return_if_fail (JB_IS_TEXT_ROW (row));

  if (!jb_editor_lets_write (GTK_WIDGET (row)))
    {
      gtk_widget_error_bell (GTK_WIDGET (row));
      return;
    }

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (row));
  paste = g_new0 (Paste, 1);
  g_weak_ref_init (&paste->row, row);
  paste->clean = clean_up;
  if (clean_up &&
      gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MIME_HTML))
    gdk_clipboard_read_async (clipboard, (const char *[]) { MIME_HTML, NULL }, G_PRIORITY_DEFAULT,
                              NULL, html_read_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, paste);
}
