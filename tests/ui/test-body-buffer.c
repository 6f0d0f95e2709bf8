/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-body-buffer.h"
#include "jb-value-buffer.h"
#include "ui-fixture.h"

static const char text[] =
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "第一段在这里。\n"
    "\n"
    "第二段在这里，长一些。\n"
    "\n"
    "第三段。\n"
    "\n"
    "                           （柳汀市妇联）\n";

typedef struct
{
  JbBulletin   *bulletin;
  JbArticle    *article;
  GListModel   *paragraphs;
  JbBodyBuffer *buffer;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(JbSection) section = NULL;

  fixture->bulletin = ui_fixture_read (text);
  section = g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  fixture->article = g_list_model_get_item (jb_section_get_articles (section), 0);
  fixture->paragraphs = jb_article_get_paragraphs (fixture->article);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 3);
  fixture->buffer = jb_body_buffer_new ();
  jb_body_buffer_bind (fixture->buffer, JB_NODE (fixture->article), fixture->paragraphs,
                       (JbSplice) jb_article_splice_paragraphs, "Edit Body");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  /* GTK 4.8 never lets go of a buffer that had a selection; so it lets go of the rest. */
  if (data != NULL)
    {
      jb_body_buffer_bind (fixture->buffer, NULL, NULL, NULL, NULL);
      g_object_unref (fixture->buffer);
    }
  else
    g_assert_finalize_object (fixture->buffer);
  g_clear_object (&fixture->article);
  g_assert_finalize_object (fixture->bulletin);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);

  return gtk_text_iter_get_slice (&start, &end);
}

/* What the buffer must say: a line for each paragraph, with U+2028 inside a table. */
static char *
dup_expected (Fixture *fixture)
{
  GString *expected = g_string_new (NULL);
  guint    n = g_list_model_get_n_items (fixture->paragraphs);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (fixture->paragraphs, i);
      g_auto (GStrv) parts = g_strsplit (jb_block_get_text (block), "\n", -1);
      g_autofree char *line = g_strjoinv ("\xe2\x80\xa8", parts);

      if (i > 0)
        g_string_append_c (expected, '\n');
      g_string_append (expected, line);
    }

  return g_string_free (expected, FALSE);
}

static void
assert_agree (Fixture *fixture)
{
  g_autofree char *shown = dup_text (fixture);
  g_autofree char *expected = dup_expected (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
user_replace (Fixture    *fixture,
              int         start,
              int         end,
              const char *added)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter    from, to;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  if (start < end)
    gtk_text_buffer_delete (buffer, &from, &to);
  if (added != NULL)
    gtk_text_buffer_insert (buffer, &from, added, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static JbBlock *
get_block (Fixture *fixture,
           guint    position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (fixture->paragraphs, position);

  g_assert_nonnull (block);

  return block;
}

static void
test_bind (Fixture      *fixture,
           gconstpointer data)
{
  assert_agree (fixture);
  g_assert_false (gtk_text_buffer_get_enable_undo (GTK_TEXT_BUFFER (fixture->buffer)));
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (fixture->bulletin)));

  jb_body_buffer_bind (fixture->buffer, NULL, NULL, NULL, NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)), ==, 0);

  /* Nothing is bound: typing has nowhere to go. */
  user_replace (fixture, 0, 0, "甲");
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (fixture->bulletin)));
}

static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  user_replace (fixture, 2, 2, "大");
  user_replace (fixture, 3, 3, "文");
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 0)), ==, "第一大文段在这里。");
  assert_agree (fixture);

  jb_history_undo (history);
  assert_agree (fixture);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 0)), ==, "第一段在这里。");
  g_assert_false (jb_history_get_can_undo (history));
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);

  jb_history_redo (history);
  assert_agree (fixture);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 0)), ==, "第一大文段在这里。");
}

typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Emission;

static void
on_items_changed_cb (GListModel *list,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Emission   *emission)
{
  emission->n++;
  emission->position = position;
  emission->removed = removed;
  emission->added = added;
}

/* Only the paragraphs concerned change; the others stay the same objects. */
static void
test_split_and_join (Fixture      *fixture,
                     gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  JbBlock         *first = get_block (fixture, 0);
  JbBlock         *second = get_block (fixture, 1);
  JbBlock         *third = get_block (fixture, 2);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  Emission         emission = { 0 };

  g_signal_connect (fixture->paragraphs, "items-changed", G_CALLBACK (on_items_changed_cb),
                    &emission);

  user_replace (fixture, 3, 3, "\n");
  assert_agree (fixture);
  g_assert_cmpuint (emission.n, ==, 1);
  g_assert_cmpuint (emission.position, ==, 1);
  g_assert_cmpuint (emission.removed, ==, 0);
  g_assert_cmpuint (emission.added, ==, 1);
  g_assert_true (get_block (fixture, 0) == first);
  g_assert_cmpstr (jb_block_get_text (first), ==, "第一段");
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 1)), ==, "在这里。");
  g_assert_true (get_block (fixture, 2) == second);
  g_assert_true (get_block (fixture, 3) == third);
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Edit Body");

  user_replace (fixture, 3, 4, NULL);
  assert_agree (fixture);
  g_assert_cmpuint (emission.n, ==, 2);
  g_assert_true (get_block (fixture, 0) == first);
  g_assert_true (get_block (fixture, 1) == second);

  /* A line break before a paragraph leaves that paragraph what it is. */
  user_replace (fixture, 8, 8, "\n");
  assert_agree (fixture);
  g_assert_true (get_block (fixture, 2) == second);

  while (jb_history_undo (history))
    assert_agree (fixture);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);

  g_signal_handlers_disconnect_by_func (fixture->paragraphs, on_items_changed_cb, &emission);
}

static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);

  /* Every kind of line break begins a paragraph. */
  user_replace (fixture, 0, 3, "甲\r\n乙\r丙\xe2\x80\xa9丁");
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 6);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 0)), ==, "甲");
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 3)), ==, "丁在这里。");

  /* It is one step. */
  g_assert_true (jb_history_undo (history));
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 3);
  g_assert_false (jb_history_get_can_undo (history));
}

static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (tags, "table");
  GtkTextIter      iter;
  g_autofree char *shown = NULL;

  jb_block_set_text (get_block (fixture, 1), "│甲│乙│\n│1│2│");
  assert_agree (fixture);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 3);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, 1, 1);
  g_assert_true (gtk_text_iter_has_tag (&iter, tag));

  /* A line that is typed inside the table is part of it. */
  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, 1, 5);
  user_replace (fixture, gtk_text_iter_get_offset (&iter), gtk_text_iter_get_offset (&iter),
                "\xe2\x80\xa8├─┼─┤");
  assert_agree (fixture);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 1)), ==,
                   "│甲│乙│\n├─┼─┤\n│1│2│");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  user_replace (fixture, 0, gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->buffer)),
                NULL);
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 0);

  user_replace (fixture, 0, 0, "新的");
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 1);

  while (jb_history_undo (history))
    assert_agree (fixture);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
}

/* While an input method is composing the buffer is not touched; what changed meanwhile is
 * there when it ends, and what it commits goes where the caret was. */
static void
test_composing (Fixture      *fixture,
                gconstpointer data)
{
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  g_autofree char *before = dup_text (fixture);
  g_autofree char *during = NULL;
  GtkTextIter      caret;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &caret, 2, 1);
  gtk_text_buffer_place_cursor (buffer, &caret);
  jb_body_buffer_set_composing (fixture->buffer, TRUE);
  jb_block_set_text (get_block (fixture, 0), "别处改了第一段。");
  jb_article_splice_paragraphs (fixture->article, 1, 0, (const char *[]) { "插入的一段。", NULL });
  during = dup_text (fixture);
  g_assert_cmpstr (during, ==, before);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, "四五", -1);
  gtk_text_buffer_end_user_action (buffer);
  jb_body_buffer_set_composing (fixture->buffer, FALSE);
  assert_agree (fixture);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 0)), ==, "别处改了第一段。");
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 1)), ==, "插入的一段。");
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 3)), ==, "第四五三段。");
}

/* A change elsewhere leaves the caret and the selection at the same characters. */
static void
test_caret (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter      start, end;
  g_autofree char *selected = NULL;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 1, 2);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 1, 4);
  gtk_text_buffer_select_range (buffer, &start, &end);
  jb_block_set_text (get_block (fixture, 0), "很长很长的第一段，不是原来的那一段了。");
  jb_block_set_text (get_block (fixture, 1), "第二段在这里，长一些，又长一些。");
  jb_article_splice_paragraphs (fixture->article, 0, 0, (const char *[]) { "零", NULL });
  jb_article_splice_paragraphs (fixture->article, 3, 1, NULL);
  assert_agree (fixture);

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  selected = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (selected, ==, "段在");
}

/* What the text cannot carry goes when the user is done with it, and only from lines that
 * were typed. */
static void
test_tidy (Fixture      *fixture,
           gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  g_autofree char *tidied = NULL;
  GtkTextIter      caret;

  jb_body_buffer_tidy (fixture->buffer, FALSE);
  g_assert_false (jb_history_get_can_undo (history));

  user_replace (fixture, 7, 7, "\n\n　　新的一段。 \n\n");
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 7);

  gtk_text_buffer_get_iter_at_line (buffer, &caret, 4);
  gtk_text_buffer_place_cursor (buffer, &caret);
  jb_body_buffer_tidy (fixture->buffer, TRUE);
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 5);
  jb_body_buffer_tidy (fixture->buffer, FALSE);
  assert_agree (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->paragraphs), ==, 4);
  g_assert_cmpstr (jb_block_get_text (get_block (fixture, 1)), ==, "新的一段。");
  tidied = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_nonnull (strstr (tidied, "第一段在这里。\n\n新的一段。\n\n第二段"));

  while (jb_history_undo (history))
    assert_agree (fixture);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
}

static const char *const pieces[] = {
  "字", "一二三", "a", "\n", "甲\n乙", "\n\n", "\r\n", "\xe2\x80\xa8", "\xe2\x80\xa9", "，", "𠮷", "—\n—",
};

static const char *
pick_piece (void)
{
  return pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
}

static void
edit_as_user (Fixture *fixture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->buffer);
  int            n = gtk_text_buffer_get_char_count (buffer);
  int            start = g_test_rand_int_range (0, n + 1);
  int            end = MIN (n, start + g_test_rand_int_range (0, 8));
  GtkTextIter    from, to;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      user_replace (fixture, start, start, pick_piece ());
      break;
    case 1:
      user_replace (fixture, start, end, NULL);
      break;
    case 2:
      user_replace (fixture, start, end, pick_piece ());
      break;
    default:
      if (g_test_rand_int_range (0, 4) == 0)
        jb_body_buffer_tidy (fixture->buffer, g_test_rand_bit ());
      /* As a program does it, outside a user action. */
      gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
      gtk_text_buffer_delete (buffer, &from, &to);
      gtk_text_buffer_insert (buffer, &from, pick_piece (), -1);
    }
}

static void
edit_as_program (Fixture *fixture)
{
  guint       n = g_list_model_get_n_items (fixture->paragraphs);
  guint       position = (guint) g_test_rand_int_range (0, (int) n + 1);
  guint       removed = (guint) g_test_rand_int_range (0, (int) MIN (3, n - position) + 1);
  const char *added[] = { "加的", "│表│\n│格│", NULL };

  if (position < n && g_test_rand_bit ())
    {
      JbBlock         *block = get_block (fixture, position);
      g_autofree char *changed = g_strconcat (jb_block_get_text (block), "改", NULL);

      jb_block_set_text (block, g_test_rand_bit () ? changed : "换");
    }
  else
    jb_article_splice_paragraphs (fixture->article, position, removed,
                                  added + g_test_rand_int_range (0, 3));
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint            n_steps = g_test_thorough () ? 20000 : 3000;

  for (guint i = 0; i < n_steps; i++)
    {
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          jb_history_undo (history);
          break;
        case 1:
          jb_history_redo (history);
          break;
        case 2:
        case 3:
          edit_as_program (fixture);
          break;
        default:
          edit_as_user (fixture);
        }
      ui_fixture_settle ();
      assert_agree (fixture);
    }

  while (jb_history_redo (history))
    assert_agree (fixture);
  last = ui_fixture_dup_bytes (fixture->bulletin);
  while (jb_history_undo (history))
    assert_agree (fixture);
  undone = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (undone, ==, before);
  while (jb_history_redo (history))
    assert_agree (fixture);
  redone = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (redone, ==, last);
}

static void
test_value (void)
{
  static const char noted[] = "[交流]\n\n题目\n\n编者按：原来的按语。\n\n正文。\n\n（某市妇联）\n";
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (noted);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);
  JbValueBuffer *buffer = jb_value_buffer_new ();
  GtkTextIter    start, end;

  g_assert_cmpstr (jb_article_get_editor_note (article), ==, "原来的按语。");
  jb_value_buffer_bind (buffer, G_OBJECT (article), "editor-note");
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (buffer), &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &end, "加\n一\r\n句。", -1);
  g_assert_cmpstr (jb_article_get_editor_note (article), ==, "原来的按语。加一句。");

  jb_history_undo (jb_bulletin_get_history (bulletin));
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, 6);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), "", 0);
  g_assert_null (jb_article_get_editor_note (article));
  g_assert_finalize_object (buffer);
}

static const char notice[] =
    "松妇发〔2013〕6号\n\n松岭市妇联关于开展读书活动的通知\n\n各县妇联：\n\n"
    "　　现将有关事项通知如下。\n\n松岭市妇女联合会\n2013年3月28日\n";

static void
assert_addressees (JbDocument *document,
                   const char *expected)
{
  GListModel *addressees = jb_document_get_addressee (document);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (addressees); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (addressees, i);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", jb_block_get_text (block));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Several addressees typed on one line are as many as they are read as, and the text is the one
 * that was typed. */
static void
test_addressees (void)
{
  static const struct
  {
    const char *typed;
    const char *expected;
    const char *printed;
  } cases[] = {
    { "各县妇联，市直机关妇工委", "各县妇联|市直机关妇工委", "各县妇联，市直机关妇工委：" },
    { "各县妇联，市直机关妇工委：", "各县妇联|市直机关妇工委", "各县妇联，市直机关妇工委：" },
    { "各县、区妇联", "各县、区妇联", "各县、区妇联：" },
    { "各县妇联（区、市，开发区）", "各县妇联（区、市，开发区）", "各县妇联（区、市，开发区）：" },
    { "甲县妇联，乙县妇联\n市直机关妇工委", "甲县妇联|乙县妇联|市直机关妇工委",
      "甲县妇联，乙县妇联，市直机关妇工委：" },
    { "甲县妇联， 乙县妇联，", "甲县妇联|乙县妇联", "甲县妇联，乙县妇联：" },
    { "各县妇联:", "各县妇联", "各县妇联：" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbBulletin) bulletin = ui_fixture_read (notice);
      JbDocument      *document = jb_bulletin_get_document (bulletin);
      JbBodyBuffer    *buffer = jb_body_buffer_new ();
      g_autofree char *bytes = NULL;
      g_autofree char *wanted = g_strdup_printf ("\n\n%s\n\n", cases[i].printed);
      g_autofree char *shown = NULL;
      g_autofree char *undone = NULL;
      g_autoptr(JbBulletin) again = NULL;
      GtkTextIter start, end;

      jb_body_buffer_bind (buffer, JB_NODE (document), jb_document_get_addressee (document),
                           (JbSplice) jb_document_splice_addressee, "Edit Addressees");
      gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), cases[i].typed, -1);
      gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
      ui_fixture_settle ();
      jb_body_buffer_tidy (buffer, FALSE);
      ui_fixture_settle ();
      assert_addressees (document, cases[i].expected);

      /* The form shows a line for each, and the text is read back as the same. */
      gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
      shown = gtk_text_iter_get_slice (&start, &end);
      g_strdelimit (shown, "\n", '|');
      g_assert_cmpstr (shown, ==, cases[i].expected);
      bytes = ui_fixture_dup_bytes (bulletin);
      if (strstr (bytes, wanted) == NULL)
        g_test_message ("%s", bytes);
      g_assert_nonnull (strstr (bytes, wanted));
      again = ui_fixture_read (bytes);
      assert_addressees (jb_bulletin_get_document (again), cases[i].expected);

      while (jb_history_undo (jb_bulletin_get_history (bulletin)))
        ;
      undone = ui_fixture_dup_bytes (bulletin);
      g_assert_cmpstr (undone, ==, notice);
      jb_body_buffer_bind (buffer, NULL, NULL, NULL, NULL);
      g_object_unref (buffer);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/body-buffer/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("bind", test_bind);
  ADD ("typing", test_typing);
  ADD ("split-and-join", test_split_and_join);
  ADD ("paste", test_paste);
  ADD ("table", test_table);
  ADD ("empty", test_empty);
  ADD ("tidy", test_tidy);
  ADD ("composing", test_composing);
  g_test_add ("/ui/body-buffer/caret", Fixture, "selects", set_up, test_caret, tear_down);
  ADD ("random", test_random);
  g_test_add_func ("/ui/body-buffer/addressees", test_addressees);
  g_test_add_func ("/ui/value-buffer", test_value);

  return g_test_run ();
}
