/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-editor-part.h"
#include "jb-section-card.h"
#include "jb-text-row.h"
#include "window-fixture.h"

/* The forms by keyboard: Tab goes through all of them, and Shift+Tab the same way back. */

static const char issue[] = "内容提要\n\n[动态]\n\n甲镇开办夜校\n\n[动态]\n\n甲镇开办夜校\n\n"
                            "　　甲镇开办夜校。\n\n　　来的人不少。\n\n（甲镇妇联）\n\n"
                            "乙镇评选家庭\n――五年的做法\n\n　　乙镇评选家庭。\n\n（乙镇妇联）\n\n"
                            "[交流]\n\n丙镇植树\n\n　　丙镇植树。\n\n（丙镇妇联）\n\n"
                            "报：省委，省政府\n送：各市妇联\n";

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
press_tab (WindowFixture   *fixture,
           GtkDirectionType direction)
{
  g_signal_emit_by_name (get_focus (fixture), "move-focus", direction);
  ui_fixture_settle ();
}

static char *
describe (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);

  return g_strdup_printf ("%s %p in %s", G_OBJECT_TYPE_NAME (widget), (void *) widget,
                          row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))
                                      : "no row");
}

/* Goes through the forms until the keyboard leaves them. */
static GPtrArray *
walk (WindowFixture   *fixture,
      GtkDirectionType direction)
{
  GtkWidget *editor = window_fixture_find (fixture, JB_TYPE_EDITOR);
  GPtrArray *passed = g_ptr_array_new_with_free_func (g_object_unref);

  while (get_focus (fixture) != NULL && gtk_widget_is_ancestor (get_focus (fixture), editor))
    {
      g_autofree char *name = describe (get_focus (fixture));

      g_test_message ("%s", name);
      g_assert_false (g_ptr_array_find (passed, get_focus (fixture), NULL));
      g_assert_true (gtk_widget_get_mapped (get_focus (fixture)));
      g_ptr_array_add (passed, g_object_ref (get_focus (fixture)));
      press_tab (fixture, direction);
    }

  return passed;
}

static guint
count_text_views (GPtrArray *widgets)
{
  guint n = 0;

  for (guint i = 0; i < widgets->len; i++)
    n += GTK_IS_TEXT_VIEW (g_ptr_array_index (widgets, i));

  return n;
}

static void
assert_there_and_back (WindowFixture *fixture,
                       guint          n_text_views)
{
  GtkWidget *editor = window_fixture_find (fixture, JB_TYPE_EDITOR);
  g_autoptr(GPtrArray) there = NULL;
  g_autoptr(GPtrArray) back = NULL;

  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD));
  there = walk (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (count_text_views (there), ==, n_text_views);

  gtk_widget_grab_focus (g_ptr_array_index (there, there->len - 1));
  back = walk (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (back->len, ==, there->len);
  for (guint i = 0; i < there->len; i++)
    g_assert_true (g_ptr_array_index (there, i) ==
                   g_ptr_array_index (back, back->len - 1 - i));
}

static void
test_issue (WindowFixture *fixture,
            gconstpointer  data)
{
  window_fixture_import_text (fixture, "甲.txt", issue, -1);
  assert_there_and_back (fixture, 7);
}

static void
test_sample (WindowFixture *fixture,
             gconstpointer  data)
{
  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  assert_there_and_back (fixture, 14);
}

static void
test_document (WindowFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (g_getenv ("JB_SAMPLE"));
  g_autofree char *path = g_build_filename (folder, "sample-document.txt", NULL);

  window_fixture_import (fixture, path);
  assert_there_and_back (fixture, 4);
}

static void
test_new (WindowFixture *fixture,
          gconstpointer  data)
{
  window_fixture_activate (fixture, "win.new-bulletin");
  assert_there_and_back (fixture, 0);
}

/* Wherever the caret is, in whatever card, and however the card came to be. */
static void
test_text_views (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *editor, *row;

  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  editor = window_fixture_find (fixture, JB_TYPE_EDITOR);
  for (guint i = 0; (row = ui_fixture_find (editor, JB_TYPE_TEXT_ROW, i)) != NULL; i++)
    {
      GtkTextView   *view = jb_text_row_get_view (JB_TEXT_ROW (row));
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

      for (guint place = 0; place < 3; place++)
        for (GtkDirectionType direction = GTK_DIR_TAB_FORWARD;
             direction <= GTK_DIR_TAB_BACKWARD; direction++)
          {
            GtkTextIter start, end;

            if (!gtk_widget_get_mapped (row))
              continue;
            gtk_widget_grab_focus (GTK_WIDGET (view));
            g_assert_true (get_focus (fixture) == GTK_WIDGET (view));
            gtk_text_buffer_get_bounds (buffer, &start, &end);
            if (place == 2)
              gtk_text_buffer_select_range (buffer, &start, &end);
            else
              gtk_text_buffer_place_cursor (buffer, place == 0 ? &start : &end);
            press_tab (fixture, direction);
            g_assert_true (get_focus (fixture) != GTK_WIDGET (view));
            g_assert_false (gtk_widget_is_ancestor (get_focus (fixture), row));
          }
    }
}

static JbSectionCard *
find_section_card (WindowFixture *fixture,
                   guint          nth)
{
  return JB_SECTION_CARD (
      ui_fixture_find (GTK_WIDGET (fixture->window), JB_TYPE_SECTION_CARD, nth));
}

static guint
count_articles (JbSectionCard *card)
{
  return g_list_model_get_n_items (jb_section_get_articles (jb_section_card_get_section (card)));
}

static GtkWidget *
get_add_button (JbSectionCard *card)
{
  return gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (card)));
}

/* As the letter in its label does it: Alt+A. */
static gboolean
press_add_article (JbSectionCard *card,
                   gboolean       cycling)
{
  GtkWidget *button = get_add_button (card);

  g_assert_true (GTK_IS_BUTTON (button));

  return gtk_widget_mnemonic_activate (button, cycling);
}

/* The keyboard is in the title of the last article of that section. */
static void
assert_in_new_title (WindowFixture *fixture,
                     JbSectionCard *card)
{
  GListModel *articles = jb_section_get_articles (jb_section_card_get_section (card));
  g_autoptr(GObject) article =
                 g_list_model_get_item (articles, g_list_model_get_n_items (articles) - 1);
  GtkWidget *focus = get_focus (fixture);
  GtkWidget *row;

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_true (jb_editor_get_part_at (focus) == article);
  row = gtk_widget_get_ancestor (focus, JB_TYPE_TEXT_ROW);
  g_assert_cmpstr (jb_text_row_get_field (JB_TEXT_ROW (row)), ==, "title");
}

/* Whether a key is taken by what listens to keys at that widget. */
static gboolean
press_key_at (GtkWidget      *widget,
              guint           keyval,
              GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
    }

  return taken;
}

/* At the button that adds an article, the key for below adds one there, and no section. */
static void
test_add_below_button (WindowFixture *fixture,
                       gconstpointer  data)
{
  JbSectionCard *card;
  GtkWidget     *button;
  GListModel    *sections;
  guint          n_sections;

  window_fixture_activate (fixture, "win.new-bulletin");
  card = find_section_card (fixture, 0);
  button = get_add_button (card);
  sections = jb_bulletin_get_sections (jb_node_get_bulletin (
      JB_NODE (jb_section_card_get_section (card))));
  n_sections = g_list_model_get_n_items (sections);

  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_false (press_key_at (button, GDK_KEY_Return, 0));
  g_assert_false (press_key_at (button, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpuint (count_articles (card), ==, 0);
  g_assert_true (press_key_at (button, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  ui_fixture_settle ();
  g_assert_cmpuint (count_articles (card), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sections), ==, n_sections);
  assert_in_new_title (fixture, card);
}

/* What is typed right after Alt+A goes into the new title. */
static void
test_add_article (WindowFixture *fixture,
                  gconstpointer  data)
{
  JbSectionCard *card;

  window_fixture_activate (fixture, "win.new-bulletin");
  card = find_section_card (fixture, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (press_add_article (card, FALSE));
      g_assert_cmpuint (count_articles (card), ==, i + 1);
      assert_in_new_title (fixture, card);
      ui_fixture_type (get_focus (fixture), "题");
      ui_fixture_settle ();
      assert_in_new_title (fixture, card);
      if (i % 2 == 0)
        press_tab (fixture, GTK_DIR_TAB_FORWARD);
    }
}

static void
test_add_article_to_section (WindowFixture *fixture,
                             gconstpointer  data)
{
  JbSectionCard *first, *second;

  window_fixture_import_text (fixture, "甲.txt", issue, -1);
  first = find_section_card (fixture, 0);
  second = find_section_card (fixture, 1);

  /* GTK may mean either button; the section with the keyboard is meant. */
  gtk_widget_grab_focus (GTK_WIDGET (second));
  g_assert_true (press_add_article (first, TRUE));
  g_assert_cmpuint (count_articles (first), ==, 2);
  g_assert_cmpuint (count_articles (second), ==, 2);
  assert_in_new_title (fixture, second);
  gtk_widget_grab_focus (GTK_WIDGET (first));
  g_assert_true (press_add_article (second, TRUE));
  g_assert_cmpuint (count_articles (first), ==, 3);
  assert_in_new_title (fixture, first);

  /* With the keyboard in none, nothing is added without being asked. */
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  press_add_article (first, TRUE);
  ui_fixture_settle ();
  g_assert_cmpuint (count_articles (first), ==, 3);
  g_assert_cmpuint (count_articles (second), ==, 2);
}

/* All that could be written in, made or not made yet. */
static guint
assert_editable (GtkWidget *root,
                 gboolean   editable)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TEXT (child))
        {
          g_assert_cmpint (gtk_editable_get_editable (GTK_EDITABLE (child)), ==, editable);
          n++;
        }
      else if (GTK_IS_TEXT_VIEW (child))
        {
          g_assert_cmpint (gtk_text_view_get_editable (GTK_TEXT_VIEW (child)), ==, editable);
          n++;
        }
      n += assert_editable (child, editable);
    }

  return n;
}

/* What is filed is not written in, not even by what needs neither pointer nor keyboard. */
static void
test_locked (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (g_getenv ("JB_SAMPLE"));
  g_autofree char *document = g_build_filename (folder, "sample-document.txt", NULL);
  JbEditor        *editor = JB_EDITOR (window_fixture_find (fixture, JB_TYPE_EDITOR));
  g_autoptr(JbRecipients) recipients = NULL;
  JbBulletin *bulletin;
  guint       n;

  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  ui_fixture_find (GTK_WIDGET (editor), GTK_TYPE_BOX, 10000);
  n = assert_editable (GTK_WIDGET (editor), TRUE);
  g_assert_cmpuint (n, >, 40);
  jb_editor_set_editable (editor, FALSE);
  g_assert_cmpuint (assert_editable (GTK_WIDGET (editor), FALSE), ==, n);

  /* Fields that come later, and those of what is opened next. */
  bulletin = jb_window_get_bulletin (fixture->window);
  jb_bulletin_insert_section (bulletin, 0, "新栏");
  recipients = g_list_model_get_item (jb_bulletin_get_recipients (bulletin), 0);
  jb_recipients_splice_entries (recipients, 0, 0, (const char *const[]) { "省委", NULL });
  ui_fixture_find (GTK_WIDGET (editor), GTK_TYPE_BOX, 10000);
  g_assert_cmpuint (assert_editable (GTK_WIDGET (editor), FALSE), >, n);
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  window_fixture_import (fixture, document);
  jb_editor_set_editable (editor, FALSE);
  assert_editable (GTK_WIDGET (editor), FALSE);
  jb_editor_set_editable (editor, TRUE);
  assert_editable (GTK_WIDGET (editor), TRUE);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/keyboard/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("issue", test_issue);
  ADD ("sample", test_sample);
  ADD ("document", test_document);
  ADD ("new", test_new);
  ADD ("text-views", test_text_views);
  ADD ("locked", test_locked);
  ADD ("add-article", test_add_article);
  ADD ("add-below-button", test_add_below_button);
  ADD ("add-article-to-section", test_add_article_to_section);
#undef ADD

  return g_test_run ();
}
