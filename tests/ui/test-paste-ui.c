/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-fields.h"
#include "jb-field-row.h"
#include "jb-text-paste.h"
#include "jb-text-row.h"
#include "ui-fixture.h"

static const char text[] =
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "第一段在这里。\n"
    "\n"
    "第二段在这里。\n"
    "\n"
    "                           （柳汀市妇联）\n";

static const char html[] =
    "<p style='text-indent:2em'>会议要求。<o:p></o:p></p><p>&nbsp;</p>"
    "<table><tr><td>县区</td><td>户数</td></tr><tr><td>沙渚</td><td>12</td></tr></table>";

typedef struct
{
  JbBulletin *bulletin;
  JbSection  *section;
  JbArticle  *article;
  JbHistory  *history;
  GtkWidget  *window;
  GtkWidget  *title;
  GtkWidget  *body;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->bulletin = ui_fixture_read (text);
  fixture->history = jb_bulletin_get_history (fixture->bulletin);
  fixture->section = g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  fixture->article =
      data == NULL
          ? g_list_model_get_item (jb_section_get_articles (fixture->section), 0)
          : g_object_ref (jb_section_insert_article (fixture->section, 1));
  fixture->window = gtk_window_new ();
  fixture->title = jb_text_row_new ("Title", JB_NODE (fixture->article), "title");
  fixture->body = jb_text_row_new ("Body", JB_NODE (fixture->article), "paragraphs");
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->title);
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->body);
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_clear_object (&fixture->article);
  g_clear_object (&fixture->section);
  g_assert_finalize_object (fixture->bulletin);
}

static GtkTextBuffer *
get_buffer (GtkWidget *row)
{
  return gtk_text_view_get_buffer (jb_text_row_get_view (JB_TEXT_ROW (row)));
}

static void
place_caret (GtkWidget *row,
             int        start,
             int        end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (row), &from, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (row), &to, end);
  gtk_text_buffer_select_range (get_buffer (row), &to, &from);
}

static void
paste (GtkWidget  *row,
       const char *plain,
       const char *rich,
       gboolean    clean)
{
  jb_text_paste_insert (JB_TEXT_ROW (row), plain, rich, rich != NULL ? strlen (rich) : 0, clean);
}

static void
assert_lines (GListModel *lines,
              ...)
{
  const char *expected;
  guint       i = 0;
  va_list     args;

  va_start (args, lines);
  while ((expected = va_arg (args, const char *)) != NULL)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (lines, i++);

      g_assert_nonnull (block);
      g_assert_cmpstr (jb_block_get_text (block), ==, expected);
    }
  va_end (args);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, i);
}

static void
test_plain (Fixture      *fixture,
            gconstpointer data)
{
  GListModel      *paragraphs = jb_article_get_paragraphs (fixture->article);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  /* Nothing to clean: one step. */
  place_caret (fixture->body, 2, 2);
  paste (fixture->body, "大", NULL, TRUE);
  assert_lines (paragraphs, "第一大段在这里。", "第二段在这里。", NULL);
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste");
  ui_fixture_type (GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (fixture->body))), "字");
  jb_history_undo (fixture->history);
  assert_lines (paragraphs, "第一大段在这里。", "第二段在这里。", NULL);
  jb_history_undo (fixture->history);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);

  /* In place of a selection. */
  place_caret (fixture->body, 0, 7);
  paste (fixture->body, "换了。\r\n再来。\r\n", NULL, TRUE);
  assert_lines (paragraphs, "换了。", "再来。", "第二段在这里。", NULL);
}

static void
test_clean (Fixture      *fixture,
            gconstpointer data)
{
  GListModel      *paragraphs = jb_article_get_paragraphs (fixture->article);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  place_caret (fixture->body, 7, 7);
  paste (fixture->body, "\n　　会议 要求。\n\n　　会议决定。  \n", NULL, TRUE);
  assert_lines (paragraphs, "第一段在这里。会议 要求。", "会议决定。", "第二段在这里。", NULL);

  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Clean Up Paste");
  jb_history_undo (fixture->history);
  assert_lines (paragraphs, "第一段在这里。", "　　会议 要求。", "", "　　会议决定。  ", "第二段在这里。", NULL);
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste");
  jb_history_undo (fixture->history);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  jb_history_redo (fixture->history);
  jb_history_redo (fixture->history);
  assert_lines (paragraphs, "第一段在这里。会议 要求。", "会议决定。", "第二段在这里。", NULL);
}

static void
test_as_it_is (Fixture      *fixture,
               gconstpointer data)
{
  place_caret (fixture->body, 14 + 1, 14 + 1);
  paste (fixture->body, "　　会议\xc2\xa0要求。", NULL, FALSE);
  assert_lines (jb_article_get_paragraphs (fixture->article), "第一段在这里。",
                "第二段在这里。　　会议\xc2\xa0要求。", NULL);
}

static void
test_html (Fixture      *fixture,
           gconstpointer data)
{
  GListModel *paragraphs = jb_article_get_paragraphs (fixture->article);

  place_caret (fixture->body, 3, 3);
  paste (fixture->body, "会议要求。\n\n县区\t户数\n沙渚\t12\n", html, TRUE);
  assert_lines (paragraphs, "第一段会议要求。", "┌──┬──┐\n│县区│户数│\n├──┼──┤\n│沙渚│12　│\n└──┴──┘",
                "在这里。", "第二段在这里。", NULL);
  jb_history_undo (fixture->history);
  assert_lines (paragraphs, "第一段会议要求。", "", "县区\t户数", "沙渚\t12在这里。", "第二段在这里。", NULL);

  /* A program that gives out HTML for text. */
  jb_history_undo (fixture->history);
  place_caret (fixture->body, 3, 3);
  paste (fixture->body, "<p>会议<b>决定</b>。</p>", "<p>会议<b>决定</b>。</p>", TRUE);
  assert_lines (paragraphs, "第一段会议决定。在这里。", "第二段在这里。", NULL);

  /* One that gives out nothing for text. */
  jb_history_undo (fixture->history);
  place_caret (fixture->body, 3, 3);
  paste (fixture->body, "", "<p>会议<b>决定</b>。</p>", TRUE);
  assert_lines (paragraphs, "第一段会议决定。在这里。", "第二段在这里。", NULL);

  /* HTML that says nothing does not hide the text. */
  jb_history_undo (fixture->history);
  place_caret (fixture->body, 0, 0);
  paste (fixture->body, "文字在此。", "<img src='x.png'>", TRUE);
  assert_lines (paragraphs, "文字在此。第一段在这里。", "第二段在这里。", NULL);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  place_caret (fixture->body, 0, 7);
  paste (fixture->body, "  \n", NULL, TRUE);
  paste (fixture->body, "", NULL, FALSE);
  g_assert_false (jb_history_get_can_undo (fixture->history));

  gtk_text_view_set_editable (jb_text_row_get_view (JB_TEXT_ROW (fixture->body)), FALSE);
  paste (fixture->body, "甲", NULL, TRUE);
  g_assert_false (jb_history_get_can_undo (fixture->history));
}

/* A text of one value has no line breaks to paste into. */
static void
test_value (Fixture      *fixture,
            gconstpointer data)
{
  jb_text_row_set_field (JB_TEXT_ROW (fixture->body), "editor-note");
  paste (fixture->body, "　　合作社办起来，\n　　难在第三年。\n", NULL, TRUE);
  g_assert_cmpstr (jb_article_get_editor_note (fixture->article), ==, "合作社办起来，难在第三年。");
  jb_history_undo (fixture->history);
  g_assert_cmpstr (jb_article_get_editor_note (fixture->article), ==, "　　合作社办起来，　　难在第三年。");
}

#define ARTICLE \
  "禾山县妇联办起夜校\n\n――五个乡镇的做法\n\n　　3月以来，禾山县妇联在五个乡镇办起妇女夜校，开课六十二次。\n" \
  "　　学员要求增加课时，县妇联已经答复。\n（禾山县妇联）\n"

/* What was pasted stands in one field, but for its end of line, and nothing in the others. */
static void
assert_raw (Fixture   *fixture,
            GtkWidget *row,
            GtkWidget *other)
{
  g_autofree char *raw = NULL;
  g_autofree char *line = NULL;

  g_object_get (get_buffer (row), "text", &raw, NULL);
  line = g_strconcat (raw, "\n", NULL);
  g_assert_cmpstr (line, ==, ARTICLE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (other)), ==, 0);
  g_assert_null (jb_article_get_subtitle (fixture->article));
  g_assert_null (jb_article_get_source (fixture->article));
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste");
}

static void
test_article (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  paste (fixture->body, ARTICLE, NULL, TRUE);
  assert_lines (jb_article_get_title (fixture->article), "禾山县妇联办起夜校", NULL);
  g_assert_cmpstr (jb_article_get_subtitle (fixture->article), ==, "五个乡镇的做法");
  assert_lines (jb_article_get_paragraphs (fixture->article),
                "3月以来，禾山县妇联在五个乡镇办起妇女夜校，开课六十二次。", "学员要求增加课时，县妇联已经答复。", NULL);
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "禾山县妇联");
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste Article");
  g_assert_cmpint (gtk_text_buffer_get_line_count (get_buffer (fixture->body)), ==, 2);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture->title)), ==, 9);

  /* First what was pasted comes back, then the article as it was. */
  jb_history_undo (fixture->history);
  assert_raw (fixture, fixture->body, fixture->title);
  jb_history_undo (fixture->history);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture->body)), ==, 0);
  jb_history_redo (fixture->history);
  assert_raw (fixture, fixture->body, fixture->title);
  jb_history_redo (fixture->history);
  assert_lines (jb_article_get_title (fixture->article), "禾山县妇联办起夜校", NULL);
  g_assert_false (jb_history_get_can_redo (fixture->history));
}

/* Into the title, which then is what keeps the whole. */
static void
test_article_into_title (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  paste (fixture->title, ARTICLE, NULL, TRUE);
  assert_lines (jb_article_get_title (fixture->article), "禾山县妇联办起夜校", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (fixture->article)), ==,
                    2);
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "禾山县妇联");
  jb_history_undo (fixture->history);
  assert_raw (fixture, fixture->title, fixture->body);
  jb_history_undo (fixture->history);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (jb_history_get_can_undo (fixture->history) &&
                  g_str_has_prefix (jb_history_get_undo_label (fixture->history), "Paste"));

  /* One line is a title, and no article. */
  paste (fixture->title, "　　禾山县妇联办起夜校\n", NULL, TRUE);
  assert_lines (jb_article_get_title (fixture->article), "禾山县妇联办起夜校", NULL);
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Clean Up Paste");
}

static void
test_articles (Fixture      *fixture,
               gconstpointer data)
{
  GListModel *articles = jb_section_get_articles (fixture->section);

  paste (fixture->title, ARTICLE "\n" ARTICLE "\n" ARTICLE, NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 4);
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste Articles");
  jb_history_undo (fixture->history);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 2);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture->title)), >,
                   3 * g_utf8_strlen (ARTICLE, -1) - 1);
  jb_history_undo (fixture->history);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture->title)), ==, 0);
}

/* With something in the article already, a pasted article is only paragraphs. */
static void
test_article_into_text (Fixture      *fixture,
                        gconstpointer data)
{
  GListModel *paragraphs = jb_article_get_paragraphs (fixture->article);

  place_caret (fixture->body, 15, 15);
  paste (fixture->body, ARTICLE, NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (paragraphs), ==, 6);
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "柳汀市妇联");
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (fixture->section)), ==, 1);
}

static void
wait_for_lines (GListModel *lines,
                guint       n)
{
  for (guint i = 0; i < 6000 && g_list_model_get_n_items (lines) != n; i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, n);
}

/* By the clipboard, as the keys and the menu do it. */
static void
test_clipboard (Fixture      *fixture,
                gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->body);
  GListModel   *paragraphs = jb_article_get_paragraphs (fixture->article);
  g_autoptr(GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *both[2] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, "　　会议要求。\n\n县区\t户数\n沙渚\t12\n"),
  };
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_union (both, 2);

  gdk_clipboard_set_content (clipboard, provider);
  place_caret (fixture->body, 15, 15);
  g_signal_emit_by_name (jb_text_row_get_view (JB_TEXT_ROW (fixture->body)), "paste-clipboard");
  wait_for_lines (paragraphs, 3);
  assert_lines (paragraphs, "第一段在这里。", "第二段在这里。会议要求。",
                "┌──┬──┐\n│县区│户数│\n├──┼──┤\n│沙渚│12　│\n└──┴──┘", NULL);
  jb_history_undo (fixture->history);
  jb_history_undo (fixture->history);

  place_caret (fixture->body, 15, 15);
  g_assert_true (gtk_widget_activate_action (fixture->body, "text.paste-as-it-is", NULL));
  wait_for_lines (paragraphs, 6);
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste");
}

/* --- Where one line fits --- */

typedef struct
{
  JbBulletin *bulletin;
  JbFields   *masthead;
  JbHistory  *history;
  GtkWidget  *window;
  GtkWidget  *toasts;
  GtkWidget  *row;
  char       *offered;
} LineFixture;

static void
offer_cb (GSimpleAction *action,
          GVariant      *parameter,
          LineFixture   *fixture)
{
  g_free (fixture->offered);
  g_variant_get (parameter, "(ss)", &fixture->offered, NULL);
}

static void
set_up_line (LineFixture  *fixture,
             gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action =
                 g_simple_action_new ("offer-step-back", G_VARIANT_TYPE ("(ss)"));
  GtkWidget *list = gtk_list_box_new ();

  fixture->bulletin = ui_fixture_read (data != NULL ? data : "[动态]\n");
  fixture->history = jb_bulletin_get_history (fixture->bulletin);
  fixture->masthead = jb_bulletin_get_masthead (fixture->bulletin);
  fixture->window = gtk_window_new ();
  fixture->toasts = adw_toast_overlay_new ();
  fixture->row = jb_field_row_new ("Name", G_OBJECT (fixture->masthead), "name", JB_ROLE_MASTHEAD);
  g_signal_connect (action, "activate", G_CALLBACK (offer_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->row);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), list);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->toasts);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down_line (LineFixture  *fixture,
                gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_clear_pointer (&fixture->offered, g_free);
  g_assert_finalize_object (fixture->bulletin);
}

static gboolean
shows_label (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, label))
      return TRUE;

  return FALSE;
}

static gboolean
is_refused (LineFixture *fixture)
{
  return shows_label (fixture->toasts,
                      "One line fits here: paste an article into its title or text");
}

static gboolean
is_offered (LineFixture *fixture)
{
  return fixture->offered != NULL;
}

static gboolean
has_text (LineFixture *fixture)
{
  return *gtk_editable_get_text (GTK_EDITABLE (fixture->row)) != '\0';
}

static void
paste_line (LineFixture *fixture,
            const char  *pasted,
            gboolean (*is_done) (LineFixture *fixture))
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->row), pasted);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (fixture->row)),
                         "paste-clipboard");
  for (guint i = 0; i < 6000 && !is_done (fixture); i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_true (is_done (fixture));
}

/* A text of one line goes where the caret is, without the end of its line. */
static void
test_line (LineFixture  *fixture,
           gconstpointer data)
{
  paste_line (fixture, "\n柳汀妇女\r\n\n", has_text);
  g_assert_cmpstr (jb_fields_get_text (fixture->masthead, "name"), ==, "柳汀妇女");
  g_assert_false (is_refused (fixture));
  g_assert_null (fixture->offered);
  jb_history_undo (fixture->history);
  g_assert_false (has_text (fixture));
}

/* An article that is pasted where the keyboard is in a bulletin that was begun just now. */
static void
test_article_into_line (LineFixture  *fixture,
                        gconstpointer data)
{
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  g_autoptr(JbArticle) article = NULL;

  paste_line (fixture, ARTICLE, is_offered);
  g_assert_cmpstr (fixture->offered, ==, "Article pasted into its fields");
  g_assert_false (has_text (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (section)), ==, 1);
  article = g_list_model_get_item (jb_section_get_articles (section), 0);
  assert_lines (jb_article_get_title (article), "禾山县妇联办起夜校", NULL);
  g_assert_cmpstr (jb_article_get_subtitle (article), ==, "五个乡镇的做法");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (article)), ==, 2);
  g_assert_cmpstr (jb_article_get_source (article), ==, "禾山县妇联");

  /* One step, which is undone and done again. */
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Paste Article");
  jb_history_undo (fixture->history);
  g_assert_false (jb_history_get_can_undo (fixture->history));
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  jb_history_redo (fixture->history);
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (section)), ==, 1);

  /* The next one has a place of its own to go to. */
  paste_line (fixture, ARTICLE, is_refused);
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (section)), ==, 1);
  g_assert_false (has_text (fixture));
}

/* What is no article, or has no place, is not squeezed into the line, and what is selected there
 * stays. */
static void
test_lines_refused (LineFixture  *fixture,
                    gconstpointer data)
{
  jb_fields_set_text (fixture->masthead, "name", "柳汀妇女");
  gtk_editable_select_region (GTK_EDITABLE (fixture->row), 0, -1);
  paste_line (fixture, "简报\n第3期", is_refused);
  g_assert_cmpstr (jb_fields_get_text (fixture->masthead, "name"), ==, "柳汀妇女");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->row)), ==, "柳汀妇女");
  g_assert_null (fixture->offered);
}

/* The row goes while the clipboard is read. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->body), "甲");
  g_signal_emit_by_name (jb_text_row_get_view (JB_TEXT_ROW (fixture->body)), "paste-clipboard");
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < 20; i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
}

/* --- Quotation marks --- */

static GtkWidget *
get_view (Fixture *fixture)
{
  return GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (fixture->body)));
}

static void
assert_first (Fixture    *fixture,
              const char *expected)
{
  g_autoptr(JbBlock) block =
                 g_list_model_get_item (jb_article_get_paragraphs (fixture->article), 0);

  g_assert_cmpstr (jb_block_get_text (block), ==, expected);
}

static gboolean
press (GtkWidget *view,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);
  guint    n = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (guint i = 0; i < n && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

static void
test_quotes (Fixture      *fixture,
             gconstpointer data)
{
  place_caret (fixture->body, 1, 1);
  ui_fixture_type (get_view (fixture), "\"");
  assert_first (fixture, "第“一段在这里。");
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), ==, "Correct Quotation Mark");
  ui_fixture_type (get_view (fixture), "好");
  ui_fixture_type (get_view (fixture), "\"");
  assert_first (fixture, "第“好”一段在这里。");

  /* One undo gives what was typed, the next takes that away. */
  jb_history_undo (fixture->history);
  assert_first (fixture, "第“好\"一段在这里。");
  jb_history_undo (fixture->history);
  assert_first (fixture, "第“一段在这里。");
  jb_history_undo (fixture->history);
  assert_first (fixture, "第\"一段在这里。");
  jb_history_redo (fixture->history);
  place_caret (fixture->body, 2, 2);
  ui_fixture_type (get_view (fixture), "好");

  /* An input method that got out of step. */
  place_caret (fixture->body, 3, 3);
  ui_fixture_type (get_view (fixture), "“");
  assert_first (fixture, "第“好”一段在这里。");
  place_caret (fixture->body, 0, 0);
  ui_fixture_type (get_view (fixture), "’");
  assert_first (fixture, "‘第“好”一段在这里。");
}

static void
test_quotes_backspace (Fixture      *fixture,
                       gconstpointer data)
{
  place_caret (fixture->body, 1, 1);
  ui_fixture_type (get_view (fixture), "”");
  assert_first (fixture, "第“一段在这里。");
  g_assert_true (press (get_view (fixture), GDK_KEY_BackSpace));
  assert_first (fixture, "第”一段在这里。");

  /* Only once, and only right away. */
  g_assert_false (press (get_view (fixture), GDK_KEY_BackSpace));
  ui_fixture_type (get_view (fixture), "\"");
  ui_fixture_type (get_view (fixture), "甲");
  g_assert_false (press (get_view (fixture), GDK_KEY_BackSpace));
}

static void
test_quotes_left_alone (Fixture      *fixture,
                        gconstpointer data)
{
  /* Right as it is. */
  place_caret (fixture->body, 1, 1);
  ui_fixture_type (get_view (fixture), "“");
  assert_first (fixture, "第“一段在这里。");
  g_assert_cmpstr (jb_history_get_undo_label (fixture->history), !=, "Correct Quotation Mark");

  /* While composing. */
  g_signal_emit_by_name (get_view (fixture), "preedit-changed", "ni");
  ui_fixture_type (get_view (fixture), "\"");
  g_signal_emit_by_name (get_view (fixture), "preedit-changed", "");
  assert_first (fixture, "第“\"一段在这里。");

  /* Pasted, or more than one character. */
  paste (fixture->body, "\"", NULL, TRUE);
  assert_first (fixture, "第“\"\"一段在这里。");
  ui_fixture_type (get_view (fixture), "\"甲\"");
  assert_first (fixture, "第“\"\"\"甲\"一段在这里。");
}

/* In a field of one line, too. */
static void
test_quotes_entry (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *row = jb_field_row_new ("Subtitle", G_OBJECT (fixture->article), "subtitle",
                                     JB_ROLE_SUBTITLE);
  GtkWidget *field = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  gtk_list_box_append (GTK_LIST_BOX (gtk_window_get_child (GTK_WINDOW (fixture->window))), row);
  gtk_widget_grab_focus (field);
  ui_fixture_type (field, "\"");
  g_assert_cmpstr (jb_article_get_subtitle (fixture->article), ==, "“");
  ui_fixture_type (field, "暖巷");
  ui_fixture_type (field, "“");
  g_assert_cmpstr (jb_article_get_subtitle (fixture->article), ==, "“暖巷”");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (field)), ==, 4);
  jb_history_undo (fixture->history);
  g_assert_cmpstr (jb_article_get_subtitle (fixture->article), ==, "“暖巷“");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "“暖巷“");
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, data, function) \
  g_test_add (path, Fixture, data, set_up, function, tear_down)
  ADD ("/paste-ui/plain", NULL, test_plain);
  ADD ("/paste-ui/clean", NULL, test_clean);
  ADD ("/paste-ui/as-it-is", NULL, test_as_it_is);
  ADD ("/paste-ui/html", NULL, test_html);
  ADD ("/paste-ui/nothing", NULL, test_nothing);
  ADD ("/paste-ui/value", NULL, test_value);
  ADD ("/paste-ui/article", "empty", test_article);
  ADD ("/paste-ui/article-into-title", "empty", test_article_into_title);
  ADD ("/paste-ui/articles", "empty", test_articles);
  ADD ("/paste-ui/article-into-text", NULL, test_article_into_text);
  ADD ("/paste-ui/clipboard", NULL, test_clipboard);
  ADD ("/paste-ui/gone", NULL, test_gone);
#define ADD_LINE(path, data, function) \
  g_test_add (path, LineFixture, data, set_up_line, function, tear_down_line)
  ADD_LINE ("/paste-ui/line", NULL, test_line);
  ADD_LINE ("/paste-ui/article-into-line", NULL, test_article_into_line);
  ADD_LINE ("/paste-ui/lines-refused/begun", NULL, test_lines_refused);
  ADD_LINE ("/paste-ui/lines-refused/written", text, test_lines_refused);
#undef ADD_LINE
  ADD ("/quotes-ui/typed", NULL, test_quotes);
  ADD ("/quotes-ui/backspace", NULL, test_quotes_backspace);
  ADD ("/quotes-ui/entry", NULL, test_quotes_entry);
  ADD ("/quotes-ui/left-alone", NULL, test_quotes_left_alone);
#undef ADD

  return g_test_run ();
}
