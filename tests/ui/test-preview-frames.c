/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-article-card.h"
#include "jb-field-row.h"
#include "jb-outline-row.h"
#include "jb-preview-tags.h"
#include "jb-text-row.h"
#include "preview-fixture.h"
#include "ui-fixture.h"

/* What a key does not do: lay out, animate or mark again what has not changed. */

static guint n_layouts;

static void
measure_child (GtkWidget     *widget,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
allocate_child (GtkWidget *widget,
                int        width,
                int        height,
                int        baseline)
{
  n_layouts++;
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/* Something around @child that notes when @child has everything laid out. */
static GtkWidget *
surround (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_child, allocate_child));
  gtk_box_append (GTK_BOX (box), child);

  return box;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", surround (child),
                                    "default-width", 600, "default-height", 500, NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  ui_fixture_settle ();

  return window;
}

/* Waits for what a change has queued: it is told before the next frame is drawn. */
static void
wait_for_frames (GtkWidget *window)
{
  for (int i = 0; i < 3; i++)
    {
      ui_fixture_settle ();
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
    }
  ui_fixture_settle ();
}

static void
test_card (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read ("[动态]\n\n一个标题\n\n一段话在这里。\n\n"
                                                     "        （柳汀市妇联）\n");
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);
  GtkWidget     *card = jb_article_card_new (article);
  GtkWidget     *window = show (card);
  GtkWidget     *row = ui_fixture_find (card, JB_TYPE_TEXT_ROW, 0);
  GtkWidget     *count = ui_fixture_find (card, GTK_TYPE_INSCRIPTION, 0);
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkTextIter    at;

  for (guint i = 0; !g_str_equal (jb_text_row_get_field (JB_TEXT_ROW (row)), "paragraphs"); i++)
    row = ui_fixture_find (card, JB_TYPE_TEXT_ROW, i);
  view = jb_text_row_get_view (JB_TEXT_ROW (row));
  buffer = gtk_text_view_get_buffer (view);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 3);
  gtk_text_buffer_place_cursor (buffer, &at);
  wait_for_frames (window);
  g_assert_nonnull (strstr (gtk_inscription_get_text (GTK_INSCRIPTION (count)), "16"));

  n_layouts = 0;
  ui_fixture_type (GTK_WIDGET (view), "字");
  wait_for_frames (window);
  g_assert_nonnull (strstr (gtk_inscription_get_text (GTK_INSCRIPTION (count)), "17"));
  g_assert_cmpuint (n_layouts, ==, 0);

  /* A paragraph more needs its room. */
  ui_fixture_type (GTK_WIDGET (view), "字\n字");
  wait_for_frames (window);
  g_assert_cmpuint (n_layouts, >, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
}

static void
assert_marked (PreviewFixture *fixture,
               JbBlock        *block)
{
  const char *text = block != NULL ? jb_block_get_text (block) : "";
  int         start = block != NULL ? preview_fixture_find_words (fixture, text) : 0;
  int         end = start + (int) g_utf8_strlen (text, -1);
  int         n = gtk_text_buffer_get_char_count (fixture->buffer);

  for (int i = 0; i < n; i++)
    g_assert_cmpint (preview_fixture_has_tag (fixture, i, JB_PREVIEW_TAG_PLACE), ==,
                     i >= start && i < end);
}

static void
test_place (PreviewFixture *fixture,
            gconstpointer   newline)
{
  static const char *const texts[] = {
    "第二段在这里，长一些，写的是车上有什么人。",
    "新的第二段在这里，长一些，写的是车上有什么人。",
    "新的第二段在这里，长了一些，写的是车上有什么人。",
    "新的第二段在这里，长了一些，写的是车上有什么人。完",
    "段在这里，长了一些，写的是车上有什么人",
    "段",
    "完全另一段话",
  };
  JbBlock   *first = preview_fixture_get_paragraph (fixture, 0, 0);
  JbBlock   *second = preview_fixture_get_paragraph (fixture, 0, 1);
  GtkWidget *button = gtk_button_new ();

  /* The keyboard is elsewhere, as when somebody types in the forms. */
  gtk_box_append (GTK_BOX (fixture->preview), button);
  gtk_widget_grab_focus (button);
  ui_fixture_settle ();

  jb_preview_show_block (fixture->preview, second, 0, 0);
  assert_marked (fixture, second);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      jb_block_set_text (second, texts[i]);
      jb_preview_update (fixture->preview);
      assert_marked (fixture, second);
      preview_fixture_assert_agree (fixture);
    }

  jb_block_set_text (first, "前面那段话变长了，后面的往后移。");
  jb_preview_update (fixture->preview);
  assert_marked (fixture, second);

  jb_preview_show_block (fixture->preview, first, 0, 0);
  assert_marked (fixture, first);
  jb_preview_show_block (fixture->preview, NULL, 0, 0);
  assert_marked (fixture, NULL);
}

static void
test_text_side (PreviewFixture *fixture,
                gconstpointer   newline)
{
  JbBlock   *block = preview_fixture_get_paragraph (fixture, 0, 0);
  GtkWidget *box;

  g_object_ref (fixture->preview);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  box = surround (GTK_WIDGET (fixture->preview));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  g_object_unref (fixture->preview);
  wait_for_frames (fixture->window);

  n_layouts = 0;
  jb_block_set_text (block, "第一段在这里，写的是车开到哪里。");
  wait_for_frames (fixture->window);
  preview_fixture_assert_agree (fixture);
  g_assert_cmpuint (n_layouts, ==, 0);
}

static double
get_title_opacity (GtkWidget *row)
{
  return gtk_widget_get_opacity (ui_fixture_find (row, GTK_TYPE_LABEL, 0));
}

/* The title of an entry row moves for 150 ms. */
static void
wait_for_opacity (GtkWidget *row,
                  double     opacity)
{
  for (guint i = 0; i < 6000 && get_title_opacity (row) != opacity; i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_cmpfloat (get_title_opacity (row), ==, opacity);
}

static void
on_changed_cb (GtkEditable *editable,
               guint       *n)
{
  ++*n;
}

static void
test_still_row (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read ("[动态]\n\n一个标题\n\n一段话。\n");
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = jb_field_row_new ("Source", G_OBJECT (article), "source", JB_ROLE_SOURCE);
  GtkWidget *other = jb_field_row_new ("Subtitle", G_OBJECT (article), "subtitle",
                                       JB_ROLE_SUBTITLE);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *window;
  guint      n_changed = 0;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), other);
  window = show (list);
  gtk_widget_grab_focus (other);
  wait_for_opacity (row, 1);

  /* Without the keyboard the title makes room for a value, and comes back. */
  jb_article_set_source (article, "柳汀市妇联");
  wait_for_opacity (row, 0);
  jb_article_set_source (article, "砚湖市妇联");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "砚湖市妇联");
  g_assert_cmpfloat (get_title_opacity (row), ==, 0);
  jb_article_set_source (article, NULL);
  wait_for_opacity (row, 1);

  /* With the keyboard it has made room already; what is typed arrives. */
  gtk_widget_grab_focus (row);
  wait_for_opacity (row, 0);
  g_signal_connect (row, "changed", G_CALLBACK (on_changed_cb), &n_changed);
  ui_fixture_type (text, "柳");
  ui_fixture_type (text, "汀");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpstr (jb_article_get_source (article), ==, "柳汀");
  g_assert_cmpfloat (get_title_opacity (row), ==, 0);

  /* What is left empty shows its title again, what is not does not. */
  gtk_widget_grab_focus (other);
  ui_fixture_settle ();
  g_assert_cmpfloat (get_title_opacity (row), ==, 0);
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_null (jb_article_get_source (article));
  gtk_widget_grab_focus (other);
  wait_for_opacity (row, 1);
  jb_history_undo (jb_bulletin_get_history (bulletin));
  wait_for_opacity (row, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
}

static void
test_outline_row (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read ("[动态]\n\n一个标题\n\n一段话。\n");
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *other = gtk_label_new ("Other");
  GtkWidget *row = jb_outline_row_new ();
  GtkWidget *window, *label;

  jb_outline_row_set_item (JB_OUTLINE_ROW (row), G_OBJECT (section));
  gtk_stack_add_child (GTK_STACK (stack), row);
  gtk_stack_add_child (GTK_STACK (stack), other);
  window = show (stack);
  label = ui_fixture_find (row, GTK_TYPE_LABEL, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "动态");

  jb_section_set_name (section, "交流");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "交流");

  /* Out of sight it waits. */
  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  wait_for_frames (window);
  n_layouts = 0;
  jb_section_set_name (section, "经验之谈");
  wait_for_frames (window);
  g_assert_cmpuint (n_layouts, ==, 0);
  gtk_stack_set_visible_child (GTK_STACK (stack), row);
  wait_for_frames (window);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "经验之谈");

  /* Another item is shown at once. */
  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  jb_section_set_name (section, "动态");
  jb_outline_row_set_item (JB_OUTLINE_ROW (row), NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "");

  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/preview-frames/card", test_card);
  g_test_add ("/preview-frames/place", PreviewFixture, NULL, preview_fixture_set_up, test_place,
              preview_fixture_tear_down);
  g_test_add ("/preview-frames/text-side", PreviewFixture, NULL, preview_fixture_set_up,
              test_text_side, preview_fixture_tear_down);
  g_test_add_func ("/preview-frames/still-row", test_still_row);
  g_test_add_func ("/preview-frames/outline-row", test_outline_row);

  return g_test_run ();
}
