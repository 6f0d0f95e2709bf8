/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview-fixture.h"

#include <string.h>

#include "jb-preview-buffer.h"
#include "ui-fixture.h"

static const char text[] =
    "内容提要\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "第一段在这里，写的是车开到了哪里。\n"
    "\n"
    "第二段在这里，长一些，写的是车上有什么人。\n"
    "\n"
    "                           （柳汀市妇联）\n"
    "\n"
    "砚湖市办起茶山夜校\n"
    "\n"
    "夜校开在茶山上，来的人不少。\n"
    "\n"
    "                           （砚湖市妇联）\n";

static JbBulletin *
read_with_newline (const char *newline)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv (newline, lines);

  return ui_fixture_read (joined);
}

void
preview_fixture_set_up (PreviewFixture *fixture,
                        gconstpointer   newline)
{
  fixture->bulletin = read_with_newline (newline != NULL ? newline : "\n");
  fixture->preview = g_object_new (JB_TYPE_PREVIEW, NULL);
  fixture->view = GTK_WIDGET (jb_preview_get_view (fixture->preview));
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "content", fixture->preview,
                                  "default-width", 500, "default-height", 500, NULL);
  jb_preview_set_bulletin (fixture->preview, fixture->bulletin);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (fixture->view);
  ui_fixture_settle ();
}

/* Everything that the window held goes with it. */
void
preview_fixture_tear_down (PreviewFixture *fixture,
                           gconstpointer   newline)
{
  JbPreview *preview = g_object_ref (fixture->preview);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_finalize_object (preview);
  g_assert_finalize_object (fixture->bulletin);
}

void
preview_fixture_assert_agree (PreviewFixture *fixture)
{
  g_autofree char *shown = jb_preview_dup_text (fixture->preview);
  g_autofree char *expected = ui_fixture_dup_bytes (fixture->bulletin);

  g_assert_cmpstr (shown, ==, expected);
}

JbArticle *
preview_fixture_get_article (PreviewFixture *fixture,
                             guint           position)
{
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  g_autoptr(JbArticle) article =
                 g_list_model_get_item (jb_section_get_articles (section), position);

  g_assert_nonnull (article);

  return article;
}

JbBlock *
preview_fixture_get_paragraph (PreviewFixture *fixture,
                               guint           article,
                               guint           position)
{
  JbArticle *owner = preview_fixture_get_article (fixture, article);
  g_autoptr(JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (owner), position);

  g_assert_nonnull (block);

  return block;
}

/* The last place in the text where @words begin, in characters. */
int
preview_fixture_find_words (PreviewFixture *fixture,
                            const char     *words)
{
  g_autofree char *shown = jb_preview_dup_text (fixture->preview);
  const char      *at = g_strrstr (shown, words);

  g_assert_nonnull (at);

  return (int) g_utf8_strlen (shown, at - shown);
}

void
preview_fixture_put_caret (PreviewFixture *fixture,
                           int             at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, at);
  /* A key or the mouse never puts it inside a line end. */
  if (gtk_text_iter_get_char (&iter) == '\n' && !gtk_text_iter_starts_line (&iter) &&
      !gtk_text_iter_is_cursor_position (&iter))
    gtk_text_iter_backward_char (&iter);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
}

int
preview_fixture_get_caret (PreviewFixture *fixture)
{
  int position;

  g_object_get (fixture->buffer, "cursor-position", &position, NULL);

  return position;
}

void
preview_fixture_replace (PreviewFixture *fixture,
                         int             start,
                         int             end,
                         const char     *added)
{
  GtkTextIter from, to;

  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to, end);
  if (start < end)
    gtk_text_buffer_delete (fixture->buffer, &from, &to);
  if (added != NULL)
    gtk_text_buffer_insert (fixture->buffer, &from, added, -1);
  gtk_text_buffer_end_user_action (fixture->buffer);
}

gboolean
preview_fixture_has_tag (PreviewFixture *fixture,
                         int             at,
                         const char     *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (
      gtk_text_buffer_get_tag_table (fixture->buffer), name);
  GtkTextIter iter;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, at);

  return gtk_text_iter_has_tag (&iter, tag);
}

/* GTK sees the lines that the text has, with LF, CRLF and CR as line ends: a caret has a place
 * wherever it may be put. */
void
preview_fixture_assert_lines (PreviewFixture *fixture)
{
  g_autofree char *shown = jb_preview_dup_text (fixture->preview);
  GtkTextIter      iter;
  int              line = 0;

  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  for (const char *at = shown; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean is_end = *at == '\n' || (*at == '\r' && at[1] != '\n');

      g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, line);
      gtk_text_iter_forward_char (&iter);
      line += is_end;
    }
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, line);
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), ==, line + 1);
}

/* Every character has the tag of the role that its block has, and no other one. */
void
preview_fixture_assert_tagged (PreviewFixture *fixture)
{
  JbPreviewBuffer      *buffer = JB_PREVIEW_BUFFER (fixture->buffer);
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (buffer);
  gsize                 start = 0;

  for (guint i = 1; i < spans->spans->len; i++)
    {
      const JbPreviewSpan *span = jb_preview_spans_get (spans, i);
      gboolean             filled = span->body_chars > 0;

      g_assert_cmpuint (span->start, >=, start);
      start = span->start + span->n_bytes;
      g_assert_true (jb_block_get_role (span->block) == span->role);
      if (!filled)
        continue;
      for (int c = span->at; c < span->at + span->body_chars; c++)
        {
          GtkTextIter iter;

          gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, c);
          if (g_unichar_isspace (gtk_text_iter_get_char (&iter)))
            continue;
          g_assert_cmpint (preview_fixture_has_tag (fixture, c, "title"), ==,
                           span->role == JB_ROLE_TITLE || span->role == JB_ROLE_DOCUMENT_TITLE);
          g_assert_cmpint (preview_fixture_has_tag (fixture, c, "unknown"), ==,
                           span->role == JB_ROLE_UNKNOWN);
          g_assert_cmpint (preview_fixture_has_tag (fixture, c, "section"), ==,
                           span->role == JB_ROLE_SECTION);
          g_assert_cmpint (preview_fixture_has_tag (fixture, c, "source"), ==,
                           span->role == JB_ROLE_SOURCE);
          g_assert_cmpint (preview_fixture_has_tag (fixture, c, "digest"), ==,
                           span->role >= JB_ROLE_DIGEST_HEADING &&
                               span->role <= JB_ROLE_DIGEST_TITLE);
        }
    }
  g_assert_cmpuint (start, ==, spans->length);
}
