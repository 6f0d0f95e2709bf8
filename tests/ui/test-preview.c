/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-preview-view.h"
#include "preview-fixture.h"
#include "ui-fixture.h"

static void
test_follow (PreviewFixture *fixture,
             gconstpointer   newline)
{
  preview_fixture_assert_agree (fixture);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (fixture->view)));
  g_assert_false (gtk_text_buffer_get_enable_undo (fixture->buffer));
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (fixture->bulletin)));

  jb_article_set_source (preview_fixture_get_article (fixture, 0), "柳汀市妇联权益部");
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  jb_article_splice_paragraphs (preview_fixture_get_article (fixture, 0), 1, 0,
                                (const char *[]) { "加的一段。", NULL });
  jb_preview_update (fixture->preview);
  preview_fixture_assert_agree (fixture);

  /* Nothing to show, nothing to type in. */
  jb_preview_set_bulletin (fixture->preview, NULL);
  ui_fixture_settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (fixture->buffer), ==, 0);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
  jb_preview_set_bulletin (fixture->preview, fixture->bulletin);
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);

  jb_preview_set_editable (fixture->preview, FALSE);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
}

static void
test_typing (PreviewFixture *fixture,
             gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  int              at = preview_fixture_find_words (fixture, "第一段");

  preview_fixture_put_caret (fixture, at + 2);
  ui_fixture_type (fixture->view, "大");
  g_assert_cmpstr (jb_block_get_text (preview_fixture_get_paragraph (fixture, 0, 0)), ==,
                   "第一大段在这里，写的是车开到了哪里。");
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + 3);
  ui_fixture_type (fixture->view, "号");
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + 4);

  /* What is undone is where the caret goes. */
  preview_fixture_put_caret (fixture, 0);
  while (jb_history_undo (history))
    {
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
      g_assert_cmpint (preview_fixture_get_caret (fixture), >=, at + 2);
      g_assert_cmpint (preview_fixture_get_caret (fixture), <=, at + 3);
    }
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (jb_block_get_text (preview_fixture_get_paragraph (fixture, 0, 0)), ==,
                   "第一段在这里，写的是车开到了哪里。");
}

/* A line that is typed is read as what it looks like, and the forms have it. */
static void
test_lines (PreviewFixture *fixture,
            gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  int              at = preview_fixture_find_words (fixture, "在这里，写的");

  preview_fixture_put_caret (fixture, at);
  ui_fixture_type (fixture->view, "\n");
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + (int) strlen (newline));
  ui_fixture_type (fixture->view, "\n");
  preview_fixture_assert_agree (fixture);
  ui_fixture_type (fixture->view, "又一段，");
  preview_fixture_assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (
                        jb_article_get_paragraphs (preview_fixture_get_article (fixture, 0))),
                    ==, 3);
  g_assert_cmpstr (jb_block_get_text (preview_fixture_get_paragraph (fixture, 0, 1)), ==,
                   "又一段，在这里，写的是车开到了哪里。");

  /* Backspace takes a line end as a whole. */
  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "又一段"));
  g_signal_emit_by_name (fixture->view, "backspace");
  preview_fixture_assert_agree (fixture);

  while (jb_history_undo (history))
    {
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
    }
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
}

/* Which of several empty lines went is seen by where the caret was. */
static void
test_undo_lines (PreviewFixture *fixture,
                 gconstpointer   newline)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  int        at = preview_fixture_find_words (fixture, "哪里。") + 3;

  preview_fixture_put_caret (fixture, at);
  ui_fixture_type (fixture->view, "\n");
  ui_fixture_type (fixture->view, "\n");
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + 2 * (int) strlen (newline));
  while (jb_history_undo (history))
    ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at);
  g_assert_true (jb_history_redo (history));
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), >, at);
  g_assert_cmpint (preview_fixture_get_caret (fixture), <=, at + 2 * (int) strlen (newline));
}

/* What is undone far from the caret is where it may have been first: not behind the empty lines
 * that are like those that went or came. */
static void
test_undo_elsewhere (PreviewFixture *fixture,
                     gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *lines = g_strconcat (newline, newline, newline, newline, NULL);
  int              eol = (int) strlen (newline);
  int              at = preview_fixture_find_words (fixture, "哪里。") + 3;

  preview_fixture_replace (fixture, at, at, lines);
  jb_history_break_merge (history);
  preview_fixture_put_caret (fixture, at);
  ui_fixture_type (fixture->view, "\n");
  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "夜校开在"));
  g_assert_true (jb_history_undo (history));
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at);

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "夜校开在"));
  g_assert_true (jb_history_redo (history));
  ui_fixture_settle ();
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + eol);

  /* A paragraph in the middle of the empty lines. */
  preview_fixture_put_caret (fixture, at + 3 * eol);
  jb_history_break_merge (history);
  ui_fixture_type (fixture->view, "插进来的一段话，说了几句别的。");
  g_assert_cmpuint (g_list_model_get_n_items (
                        jb_article_get_paragraphs (preview_fixture_get_article (fixture, 0))),
                    ==, 3);
  preview_fixture_put_caret (fixture, 0);
  g_assert_true (jb_history_undo (history));
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at + 3 * eol);
}

static void
check_caret_everywhere (PreviewFixture *fixture)
{
  int n = gtk_text_buffer_get_char_count (fixture->buffer);

  preview_fixture_assert_agree (fixture);
  preview_fixture_assert_lines (fixture);
  for (int at = MAX (0, n - 4); at <= n; at++)
    {
      preview_fixture_put_caret (fixture, at);
      gtk_test_widget_wait_for_draw (fixture->window);
    }
}

/* A CR that loses its LF is a line end still, and GTK, which criticises a caret behind its line,
 * knows it. */
static void
test_lone_cr (PreviewFixture *fixture,
              gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  int              n = gtk_text_buffer_get_char_count (fixture->buffer);
  int              at = preview_fixture_find_words (fixture, "哪里。") + 3;
  g_autofree char *after = NULL;

  preview_fixture_replace (fixture, n - 1, n, NULL);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_true (g_str_has_suffix (after, "）\r"));
  check_caret_everywhere (fixture);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, n - 1);

  /* There is a line behind it to type in. */
  ui_fixture_type (fixture->view, "尾");
  check_caret_everywhere (fixture);
  g_signal_emit_by_name (fixture->view, "backspace");
  check_caret_everywhere (fixture);

  /* In the middle, and together again. */
  preview_fixture_replace (fixture, at + 1, at + 2, NULL);
  preview_fixture_assert_agree (fixture);
  preview_fixture_assert_lines (fixture);
  preview_fixture_put_caret (fixture, at + 1);
  gtk_test_widget_wait_for_draw (fixture->window);
  while (jb_history_undo (history))
    {
      ui_fixture_settle ();
      check_caret_everywhere (fixture);
    }
  g_assert_cmpint (gtk_text_buffer_get_char_count (fixture->buffer), ==, n);
}

/* Every kind of line break becomes the bulletin's own, and the caret stands beside it. */
static void
test_paste (PreviewFixture *fixture,
            gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *expected = g_strjoin (newline, "甲", "", "乙", "", "丙", "", "丁", NULL);
  g_autofree char *after = NULL;
  int              at = preview_fixture_find_words (fixture, "第二段");
  guint            n_lines;

  n_lines = (guint) gtk_text_buffer_get_line_count (fixture->buffer);
  preview_fixture_replace (fixture, at, at + 2, "甲\n\n乙\r\n\r\n丙\r\r丁");
  preview_fixture_assert_agree (fixture);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_nonnull (strstr (after, expected));
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), ==, (int) n_lines + 6);

  /* It is one step. */
  g_assert_true (jb_history_undo (history));
  g_assert_false (jb_history_get_can_undo (history));
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), ==, (int) n_lines);
}

/* While an input method is composing the text is not touched. What it commits goes where the
 * caret was, and what changed meanwhile is there when it ends. */
static void
test_composing (PreviewFixture *fixture,
                gconstpointer   newline)
{
  g_autofree char *before = jb_preview_dup_text (fixture->preview);
  g_autofree char *during = NULL;

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "第二段") + 1);
  g_signal_emit_by_name (fixture->view, "preedit-changed", "si");
  jb_article_set_source (preview_fixture_get_article (fixture, 0), "别处改的");
  jb_article_splice_paragraphs (preview_fixture_get_article (fixture, 0), 0, 0,
                                (const char *[]) { "插入的一段。", NULL });
  ui_fixture_settle ();
  jb_preview_update (fixture->preview);
  jb_preview_show_block (fixture->preview, preview_fixture_get_paragraph (fixture, 0, 0), 0, 0);
  during = jb_preview_dup_text (fixture->preview);
  g_assert_cmpstr (during, ==, before);

  ui_fixture_type (fixture->view, "四五");
  g_signal_emit_by_name (fixture->view, "preedit-changed", "");
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  g_assert_cmpstr (jb_article_get_source (preview_fixture_get_article (fixture, 0)), ==, "别处改的");
  g_assert_cmpstr (jb_block_get_text (preview_fixture_get_paragraph (fixture, 0, 0)), ==, "插入的一段。");
  g_assert_cmpstr (jb_block_get_text (preview_fixture_get_paragraph (fixture, 0, 2)), ==,
                   "第四五二段在这里，长一些，写的是车上有什么人。");
}

/* A change elsewhere leaves the caret and the selection at the same characters, also when it
 * touches the text before and behind them. */
static void
test_caret (PreviewFixture *fixture,
            gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  GtkTextIter      start, end;
  g_autofree char *selected = NULL;
  int              at = preview_fixture_find_words (fixture, "在这里，长一些");

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &start, at);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &end, at + 3);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);

  jb_history_begin (history, "Edit");
  jb_block_set_text (preview_fixture_get_paragraph (fixture, 0, 0), "很长很长的第一段，不是原来的那一段了。");
  jb_article_set_source (preview_fixture_get_article (fixture, 1), "别处改的");
  jb_article_splice_paragraphs (preview_fixture_get_article (fixture, 0), 0, 0,
                                (const char *[]) { "插入的一段。", NULL });
  jb_history_end (history);
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);
  selected = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (selected, ==, "在这里");

  /* GTK 4.8 keeps a buffer for ever that had a selection. */
  gtk_text_buffer_place_cursor (fixture->buffer, &start);
}

static gboolean
words_have_tag (PreviewFixture *fixture,
                const char     *words,
                const char     *tag)
{
  return preview_fixture_has_tag (fixture, preview_fixture_find_words (fixture, words), tag);
}

static void
test_tags (PreviewFixture *fixture,
           gconstpointer   newline)
{
  preview_fixture_assert_tagged (fixture);
  g_assert_true (words_have_tag (fixture, "砚湖市办起", "title"));
  g_assert_false (words_have_tag (fixture, "夜校开在", "title"));

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "办起茶山"));
  ui_fixture_type (fixture->view, "又");
  preview_fixture_assert_tagged (fixture);
  jb_article_splice_paragraphs (preview_fixture_get_article (fixture, 1), 0, 0,
                                (const char *[]) { "插入的一段。", NULL });
  ui_fixture_settle ();
  preview_fixture_assert_tagged (fixture);
}

typedef struct
{
  guint    n;
  JbBlock *block;
  guint    character;
} Activation;

static void
on_block_activated_cb (JbPreview  *preview,
                       JbBlock    *block,
                       guint       character,
                       Activation *activation)
{
  activation->n++;
  activation->block = block;
  activation->character = character;
}

static void
test_place (PreviewFixture *fixture,
            gconstpointer   newline)
{
  Activation activation = { 0 };
  guint      character;
  int        at = preview_fixture_find_words (fixture, "第二段");

  g_signal_connect (fixture->preview, "block-activated", G_CALLBACK (on_block_activated_cb),
                    &activation);

  preview_fixture_put_caret (fixture, at + 5);
  ui_fixture_settle ();
  g_assert_cmpuint (activation.n, >, 0);
  g_assert_true (activation.block == preview_fixture_get_paragraph (fixture, 0, 1));
  g_assert_cmpuint (activation.character, ==, 5);
  g_assert_true (jb_preview_get_place (fixture->preview, &character) == activation.block);

  /* The brackets of a source are no part of it. */
  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "（砚湖市妇联）") + 2);
  g_assert_true (jb_node_get_owner (JB_NODE (jb_preview_get_place (fixture->preview,
                                                                   &character))) ==
                 JB_NODE (preview_fixture_get_article (fixture, 1)));
  g_assert_cmpuint (character, ==, 1);

  /* Shown from elsewhere, nothing is activated and the keyboard stays elsewhere. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  ui_fixture_settle ();
  activation.n = 0;
  jb_preview_show_block (fixture->preview, preview_fixture_get_paragraph (fixture, 0, 0), 0, 0);
  ui_fixture_settle ();
  g_assert_cmpuint (activation.n, ==, 0);
  g_assert_false (gtk_widget_has_focus (fixture->view));
  at = preview_fixture_find_words (fixture, "第一段");
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at);
  g_assert_true (preview_fixture_has_tag (fixture, at, "place"));
  g_assert_true (words_have_tag (fixture, "哪里。", "place"));
  g_assert_false (preview_fixture_has_tag (fixture, at - 1, "place"));
  g_assert_false (words_have_tag (fixture, "第二段", "place"));
  jb_preview_show_block (fixture->preview, preview_fixture_get_paragraph (fixture, 0, 0), 0, 9);
  g_assert_true (preview_fixture_has_tag (fixture, at + 2, "place"));
  g_assert_false (preview_fixture_has_tag (fixture, at + 3, "place"));

  /* The mark goes with the block. */
  jb_article_splice_paragraphs (preview_fixture_get_article (fixture, 0), 0, 0,
                                (const char *[]) { "插入的一段。", NULL });
  ui_fixture_settle ();
  g_assert_true (words_have_tag (fixture, "第一段", "place"));
  g_assert_false (words_have_tag (fixture, "插入的", "place"));
  jb_preview_show_block (fixture->preview, NULL, 0, 0);
  g_assert_false (words_have_tag (fixture, "第一段", "place"));

  jb_preview_go_to_block (fixture->preview, preview_fixture_get_paragraph (fixture, 0, 2), 3);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==,
                   preview_fixture_find_words (fixture, "第二段") + 3);
  g_assert_true (gtk_widget_has_focus (fixture->view));
}

static char *
dup_line_role (PreviewFixture *fixture)
{
  char *role;

  g_object_get (fixture->preview, "line-role", &role, NULL);

  return role;
}

static void
test_tell (PreviewFixture *fixture,
           gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  g_autofree char *role = NULL;
  g_autofree char *told = NULL;
  g_autofree char *untold = NULL;

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "第一段") + 2);
  ui_fixture_settle ();
  role = dup_line_role (fixture);
  g_assert_cmpstr (role, ==, "paragraph");

  g_object_set (fixture->preview, "line-role", "subtitle", NULL);
  ui_fixture_settle ();
  told = dup_line_role (fixture);
  g_assert_cmpstr (told, ==, "subtitle");
  g_assert_cmpstr (jb_article_get_subtitle (preview_fixture_get_article (fixture, 0)), ==,
                   "第一段在这里，写的是车开到了哪里。");
  preview_fixture_assert_agree (fixture);
  preview_fixture_assert_tagged (fixture);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);

  gtk_widget_activate_action (fixture->view, "preview.read-again", NULL);
  ui_fixture_settle ();
  untold = dup_line_role (fixture);
  g_assert_cmpstr (untold, ==, "paragraph");
  preview_fixture_assert_tagged (fixture);

  while (jb_history_undo (history))
    {
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
      preview_fixture_assert_tagged (fixture);
    }
}

static void
test_white_space (PreviewFixture *fixture,
                  gconstpointer   newline)
{
  gboolean shown = TRUE;

  g_object_get (fixture->preview, "show-white-space", &shown, NULL);
  g_assert_false (shown);
  gtk_widget_activate_action (fixture->view, "preview.show-white-space", NULL);
  g_object_get (fixture->preview, "show-white-space", &shown, NULL);
  g_assert_true (shown);

  /* Nothing of the text changes, and drawing the signs does not stumble over any of them. */
  preview_fixture_replace (fixture, 0, 0, " \t　\xc2\xa0\xe2\x80\x82\f\xef\xbb\xbf甲");
  gtk_test_widget_wait_for_draw (fixture->window);
  preview_fixture_assert_agree (fixture);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) &&
          g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        return child;
      found = find_button (child, action);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What only the archive knows is said, with its line. */
static void
test_misread (PreviewFixture *fixture,
              gconstpointer   newline)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->preview), "preview.go-to-misread");
  gint64     end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_mapped (button));
  preview_fixture_put_caret (fixture, 0);
  jb_article_splice_title (preview_fixture_get_article (fixture, 1), 0, 1,
                           (const char *[]) { "[不是栏目]", NULL });
  while (!gtk_widget_get_mapped (button))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  preview_fixture_put_caret (fixture, 0);
  gtk_widget_activate_action (fixture->view, "preview.go-to-misread", NULL);
  g_assert_cmpint (preview_fixture_get_caret (fixture), ==,
                   preview_fixture_find_words (fixture, "[不是栏目]"));
}

/* GB18030 carries whatever people write: nothing is reported where nothing is wrong. */
static const char signed_document[] =
    "岚妇发〔2014〕17号　　　　签发人：陆宜宁\n"
    "\n"
    "岚川省妇女联合会关于做好\n"
    "讲师选聘工作的通知\n"
    "\n"
    "各市妇联，省直机关妇工委、省高校妇工委：\n"
    "\n"
    "现将有关事项通知如下。\n"
    "\n"
    "　　　　　　　　　　　　岚川省妇女联合会\n"
    "　　　　　　　　　　　　2014年8月20日\n"
    "\n"
    "抄送：省委办公厅，\n"
    "省政府办公厅。\n"
    "岚川省妇女联合会办公室　　2014年8月21日印发\n";

/* However much stands in a line, the margin beside it says one thing. */
static void
test_labels (PreviewFixture *fixture,
             gconstpointer   newline)
{
  static const struct
  {
    int    line;
    JbRole role;
  } expected[] = {
    { 0, JB_ROLE_NUMBER },     { 2, JB_ROLE_DOCUMENT_TITLE },      { 3, JB_ROLE_DOCUMENT_TITLE },
    { 5, JB_ROLE_ADDRESSEE },  { 7, JB_ROLE_BODY },  { 9, JB_ROLE_SIGNATURE },
    { 10, JB_ROLE_DOCUMENT_DATE }, { 12, JB_ROLE_RECIPIENTS_LABEL }, { 13, JB_ROLE_RECIPIENT },
    { 14, JB_ROLE_TAIL },
  };
  g_autoptr(JbBulletin) document = ui_fixture_read (signed_document);
  g_autoptr(GArray) labels = NULL;
  int n = (int) g_utf8_strlen (signed_document, -1);

  jb_preview_set_bulletin (fixture->preview, document);
  jb_preview_update (fixture->preview);
  labels = jb_preview_view_list_labels (JB_PREVIEW_VIEW (fixture->view), 0, n);
  for (guint i = 0; i < labels->len; i++)
    {
      JbPreviewLabel label = g_array_index (labels, JbPreviewLabel, i);
      GtkTextIter    iter;

      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, label.at);
      g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, expected[i].line);
      g_assert_cmpint (label.role, ==, expected[i].role);
    }
  g_assert_cmpuint (labels->len, ==, G_N_ELEMENTS (expected));

  jb_preview_set_bulletin (fixture->preview, fixture->bulletin);
}

static void
test_unencodable (PreviewFixture *fixture,
                  gconstpointer   newline)
{
  int at = preview_fixture_find_words (fixture, "夜校开在");

  preview_fixture_replace (fixture, at, at, "𠮷〇㐀😀é—");
  preview_fixture_assert_agree (fixture);
  for (guint encoding = JB_ENCODING_UTF8; encoding <= JB_ENCODING_UTF16BE; encoding++)
    g_assert_cmpuint (jb_preview_mark_unencodable (fixture->preview, encoding), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, newline, func) \
  g_test_add ("/ui/preview/" name, PreviewFixture, newline, preview_fixture_set_up, \
              func, preview_fixture_tear_down)

  ADD ("follow", "\n", test_follow);
  ADD ("typing", "\n", test_typing);
  ADD ("typing/crlf", "\r\n", test_typing);
  ADD ("lines", "\n", test_lines);
  ADD ("lines/crlf", "\r\n", test_lines);
  ADD ("lines/cr", "\r", test_lines);
  ADD ("undo-lines", "\n", test_undo_lines);
  ADD ("undo-lines/crlf", "\r\n", test_undo_lines);
  ADD ("undo-elsewhere", "\n", test_undo_elsewhere);
  ADD ("undo-elsewhere/crlf", "\r\n", test_undo_elsewhere);
  ADD ("undo-elsewhere/cr", "\r", test_undo_elsewhere);
  ADD ("lone-cr", "\r\n", test_lone_cr);
  ADD ("paste", "\n", test_paste);
  ADD ("paste/crlf", "\r\n", test_paste);
  ADD ("paste/cr", "\r", test_paste);
  ADD ("composing", "\n", test_composing);
  ADD ("caret", "\n", test_caret);
  ADD ("tags", "\n", test_tags);
  ADD ("place", "\n", test_place);
  ADD ("place/crlf", "\r\n", test_place);
  ADD ("tell", "\n", test_tell);
  ADD ("white-space", "\n", test_white_space);
  ADD ("misread", "\n", test_misread);
  ADD ("labels", "\n", test_labels);
  ADD ("unencodable", "\n", test_unencodable);

  return g_test_run ();
}
