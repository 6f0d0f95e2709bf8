/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-duplicate.h"
#include "bulletin/jb-rearrange.h"
#include "jb-article-card.h"
#include "jb-article-count.h"
#include "jb-digest-card.h"
#include "jb-editor-part.h"
#include "jb-editor.h"
#include "jb-issue-chooser.h"
#include "jb-outline-row.h"
#include "jb-outline.h"
#include "jb-section-card.h"
#include "jb-structure.h"
#include "jb-window.h"
#include "legacy/jb-legacy.h"
#include "outline-text.h"
#include "ui-fixture.h"

typedef struct
{
  JbBulletin *bulletin;
  GtkWidget  *window;
  GObject    *chosen;
  gboolean    focus;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->bulletin = ui_fixture_read (text);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_finalize_object (fixture->bulletin);
}

static void
show (Fixture   *fixture,
      GtkWidget *widget)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* Takes the widget out of the window, which must be its last owner. */
static void
assert_goes (Fixture   *fixture,
             GtkWidget *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < 6000 && weak != NULL; i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_null (weak);
}

static JbSection *
get_section (Fixture *fixture,
             guint    position)
{
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), position);

  return section;
}

static JbArticle *
get_article (Fixture *fixture,
             guint    section,
             guint    position)
{
  GListModel *articles = jb_section_get_articles (get_section (fixture, section));
  g_autoptr(JbArticle) article = g_list_model_get_item (articles, position);

  return article;
}

static void
on_part_chosen_cb (Fixture *fixture,
                   GObject *part,
                   gboolean focus)
{
  fixture->chosen = part;
  fixture->focus = focus;
}

static GtkWidget *
make_outline (Fixture *fixture)
{
  GtkWidget *outline = g_object_new (JB_TYPE_OUTLINE, NULL);

  g_signal_connect_swapped (outline, "part-chosen", G_CALLBACK (on_part_chosen_cb), fixture);
  jb_outline_set_bulletin (JB_OUTLINE (outline), fixture->bulletin);
  show (fixture, outline);

  return outline;
}

/* What the outline must show, taken from the bulletin itself. */
static GPtrArray *
list_parts (JbBulletin *bulletin)
{
  GPtrArray  *parts = g_ptr_array_new ();
  GListModel *sections = jb_bulletin_get_sections (bulletin);

  g_ptr_array_add (parts, jb_bulletin_get_masthead (bulletin));
  g_ptr_array_add (parts, jb_bulletin_get_digest (bulletin));
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      GListModel *articles = jb_section_get_articles (section);

      g_ptr_array_add (parts, section);
      for (guint j = 0; j < g_list_model_get_n_items (articles); j++)
        {
          g_autoptr(JbArticle) article = g_list_model_get_item (articles, j);

          g_ptr_array_add (parts, article);
        }
    }
  g_ptr_array_add (parts, jb_bulletin_get_recipients (bulletin));
  g_ptr_array_add (parts, jb_bulletin_get_tail (bulletin));

  return parts;
}

static void
assert_follows (Fixture   *fixture,
                GtkWidget *outline)
{
  g_autoptr(GPtrArray) parts = list_parts (fixture->bulletin);
  GListModel *model = jb_outline_get_model (JB_OUTLINE (outline));

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (parts, i));
    }
}

static GtkWidget *
find_row (GtkWidget *outline,
          gpointer   item)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_fixture_find (outline, JB_TYPE_OUTLINE_ROW, i)) != NULL; i++)
    if (jb_outline_row_get_item (JB_OUTLINE_ROW (row)) == item)
      return row;

  return NULL;
}

static const char *
get_label (GtkWidget *row,
           guint      nth)
{
  return gtk_label_get_label (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, nth)));
}

static const char *
get_count (GtkWidget *row)
{
  return gtk_inscription_get_text (
      GTK_INSCRIPTION (ui_fixture_find (row, GTK_TYPE_INSCRIPTION, 0)));
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

/* Lets go of a part over a widget, @at of its height from its top. */
static gboolean
drop (GtkWidget *widget,
      gpointer   part,
      double     at)
{
  GtkEventController *target = find_controller (widget, GTK_TYPE_DROP_TARGET);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, JB_TYPE_NODE);
  g_value_set_object (&value, part);
  g_signal_emit_by_name (target, "drop", &value, 5.0, gtk_widget_get_height (widget) * at,
                         &dropped);
  ui_fixture_settle ();

  return dropped;
}

static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);
  GtkWidget *row;

  assert_follows (fixture, outline);
  row = find_row (outline, get_article (fixture, 0, 0));
  g_assert_cmpstr (get_label (row, 0), ==, "柳汀市开出流动服务车");
  g_assert_cmpstr (get_count (row), ==, "29");
  jb_article_set_title_text (get_article (fixture, 0, 0), "换了");
  ui_fixture_settle ();
  g_assert_cmpstr (get_label (row, 0), ==, "换了");
  g_assert_cmpstr (get_count (row), ==, "21");

  row = find_row (outline, get_section (fixture, 1));
  g_assert_cmpstr (get_label (row, 0), ==, "交流");
  jb_section_set_name (get_section (fixture, 1), "经验");
  g_assert_cmpstr (get_label (row, 0), ==, "经验");

  jb_section_insert_article (get_section (fixture, 1), 0);
  gtk_test_widget_wait_for_draw (fixture->window);
  row = find_row (outline, get_article (fixture, 1, 0));
  g_assert_cmpstr (get_label (row, 0), ==, "Untitled");
  g_assert_true (gtk_widget_has_css_class (ui_fixture_find (row, GTK_TYPE_LABEL, 0), "dim-label"));
  g_assert_cmpstr (get_count (row), ==, "0");

  gtk_test_accessible_assert_property (ui_fixture_find (outline, GTK_TYPE_TEXT, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Find in the Outline");
  g_assert_cmpstr (get_label (find_row (outline, jb_bulletin_get_masthead (fixture->bulletin)), 0),
                   ==, "Masthead");
  g_assert_cmpstr (get_label (find_row (outline, jb_bulletin_get_digest (fixture->bulletin)), 0),
                   ==, "Digest");
  g_assert_cmpstr (get_label (find_row (outline, jb_bulletin_get_recipients (fixture->bulletin)),
                              0),
                   ==, "Recipients");
  g_assert_cmpstr (get_label (find_row (outline, jb_bulletin_get_tail (fixture->bulletin)), 0),
                   ==, "Tail");
  gtk_test_accessible_assert_property (ui_fixture_find (outline, GTK_TYPE_LIST_VIEW, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Outline");

  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  g_assert_null (jb_outline_get_model (JB_OUTLINE (outline)));
  assert_goes (fixture, outline);
}

/* One random change of the structure, as menus, keys and dragging make them. */
static void
change (Fixture *fixture)
{
  g_autoptr(GPtrArray) parts = list_parts (fixture->bulletin);
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  JbNode    *node = NULL;
  JbNode    *target = NULL;
  guint      n_sections = g_list_model_get_n_items (jb_bulletin_get_sections (fixture->bulletin));

  while (node == NULL || !(JB_IS_ARTICLE (node) || JB_IS_SECTION (node)))
    node = g_ptr_array_index (parts, g_test_rand_int_range (0, (int) parts->len));
  while (target == NULL || !(JB_IS_ARTICLE (target) || JB_IS_SECTION (target)))
    target = g_ptr_array_index (parts, g_test_rand_int_range (0, (int) parts->len));

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      if (JB_IS_ARTICLE (node))
        jb_bulletin_duplicate_article (fixture->bulletin, JB_ARTICLE (node));
      else if (n_sections < 5)
        jb_bulletin_duplicate_section (fixture->bulletin, JB_SECTION (node));
      break;
    case 1:
      if (JB_IS_SECTION (node))
        jb_section_insert_article (JB_SECTION (node), 0);
      break;
    case 2:
      if (JB_IS_ARTICLE (node))
        {
          JbSection *section = JB_SECTION (jb_node_get_owner (node));
          guint      at;

          g_assert_true (g_list_store_find (G_LIST_STORE (jb_section_get_articles (section)),
                                            node, &at));
          if (parts->len > 9)
            jb_section_remove_article (section, at);
        }
      break;
    case 3:
      jb_history_undo (history);
      break;
    case 4:
      jb_history_redo (history);
      break;
    case 5:
      jb_rearrange_step (node, g_test_rand_bit ());
      break;
    default:
      jb_rearrange_place (node, target, g_test_rand_int_range (0, 3));
    }
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);

  for (guint i = 0; i < 300; i++)
    {
      change (fixture);
      assert_follows (fixture, outline);
      if (i % 10 == 0)
        {
          GtkWidget *row;

          gtk_test_widget_wait_for_draw (fixture->window);
          for (guint j = 0; (row = ui_fixture_find (outline, JB_TYPE_OUTLINE_ROW, j)) != NULL; j++)
            {
              GObject         *item = jb_outline_row_get_item (JB_OUTLINE_ROW (row));
              g_autofree char *label = jb_outline_row_dup_label (item);

              g_assert_cmpstr (get_label (row, 0), ==, label);
            }
        }
    }
  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  assert_goes (fixture, outline);
}

/* The selected row is moved by the keys' actions, stays selected, and is chosen to be seen. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);
  JbArticle *article = get_article (fixture, 0, 1);
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  JbSection *section;

  jb_outline_set_current (JB_OUTLINE (outline), G_OBJECT (article));
  g_assert_null (fixture->chosen);
  g_assert_true (gtk_widget_activate_action (outline, "article.move-down", NULL));
  g_assert_true (get_article (fixture, 1, 0) == article);
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) == G_OBJECT (article));
  g_assert_true (fixture->chosen == G_OBJECT (article));
  g_assert_false (fixture->focus);
  gtk_widget_activate_action (outline, "article.move-down", NULL);
  g_assert_true (get_article (fixture, 1, 1) == article);
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Move Article");
  jb_history_undo (history);
  jb_history_undo (history);
  g_assert_true (get_article (fixture, 0, 1) == article);
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) == G_OBJECT (article));

  gtk_widget_activate_action (outline, "article.duplicate", NULL);
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) ==
                 G_OBJECT (get_article (fixture, 0, 2)));
  gtk_widget_activate_action (outline, "article.remove", NULL);
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) == G_OBJECT (article));
  gtk_widget_activate_action (outline, "article.to-section", "u", 1);
  g_assert_true (get_article (fixture, 1, 1) == article);
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Move to Section “交流”");

  section = get_section (fixture, 1);
  jb_outline_set_current (JB_OUTLINE (outline), G_OBJECT (section));
  gtk_widget_activate_action (outline, "section.move-up", NULL);
  g_assert_true (get_section (fixture, 0) == section);
  gtk_widget_activate_action (outline, "section.add-article", NULL);
  g_assert_true (JB_IS_ARTICLE (jb_outline_get_current (JB_OUTLINE (outline))));

  /* What cannot be moved is not. */
  jb_outline_set_current (JB_OUTLINE (outline),
                          G_OBJECT (jb_bulletin_get_masthead (fixture->bulletin)));
  g_assert_null (jb_part_holder_get_part (JB_PART_HOLDER (outline)));
  gtk_widget_activate_action (outline, "article.move-down", NULL);
  gtk_widget_activate_action (outline, "section.move-down", NULL);
  assert_follows (fixture, outline);
  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  assert_goes (fixture, outline);
}

static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);
  JbArticle *first = get_article (fixture, 0, 0);
  JbArticle *second = get_article (fixture, 0, 1);
  JbSection *next = get_section (fixture, 1);
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  g_autoptr(JbBulletin) other = ui_fixture_read (text);
  g_autoptr(JbSection) foreign_section =
                 g_list_model_get_item (jb_bulletin_get_sections (other), 0);
  g_autoptr(JbArticle) foreign =
                 g_list_model_get_item (jb_section_get_articles (foreign_section), 0);

  g_assert_false (drop (find_row (outline, second), second, 0.9));
  g_assert_false (drop (find_row (outline, second), first, 0.1));
  g_assert_false (jb_history_get_can_undo (history));
  g_assert_true (drop (find_row (outline, second), first, 0.9));
  g_assert_true (get_article (fixture, 0, 1) == first);
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) == G_OBJECT (first));
  assert_follows (fixture, outline);
  gtk_test_widget_wait_for_draw (fixture->window);

  g_assert_true (drop (find_row (outline, next), first, 0.5));
  g_assert_true (get_article (fixture, 1, 1) == first);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (drop (find_row (outline, get_article (fixture, 0, 0)), next, 0.5));
  g_assert_true (get_section (fixture, 0) == next);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_false (drop (find_row (outline, jb_bulletin_get_masthead (fixture->bulletin)), first,
                        0.5));

  /* From another window an article comes over, and goes there. */
  g_assert_true (drop (find_row (outline, get_article (fixture, 0, 0)), foreign, 0.1));
  g_assert_cmpstr (jb_article_get_source (get_article (fixture, 0, 0)), ==, "柳汀市妇联");
  g_assert_cmpuint (g_list_model_get_n_items (jb_section_get_articles (foreign_section)), ==, 1);
  g_assert_cmpstr (jb_history_get_undo_label (jb_bulletin_get_history (other)), ==,
                   "Move to Another Issue");
  assert_follows (fixture, outline);

  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  assert_goes (fixture, outline);
}

static void
assert_focus (Fixture   *fixture,
              GtkWidget *outline,
              gpointer   item)
{
  GtkWidget *focus = NULL;

  for (guint i = 0; i < 6000; i++)
    {
      ui_fixture_settle ();
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      if (focus != NULL && gtk_widget_get_first_child (focus) == find_row (outline, item))
        break;
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_first_child (focus) == find_row (outline, item));
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) == item);
}

/* The keyboard is at the part that moved, whatever moved it: the keys move that one. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);
  JbArticle *first = get_article (fixture, 0, 0);
  JbArticle *second = get_article (fixture, 0, 1);
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);

  jb_outline_set_current (JB_OUTLINE (outline), G_OBJECT (first));
  gtk_widget_grab_focus (outline);
  assert_focus (fixture, outline, first);

  g_assert_true (drop (find_row (outline, second), first, 0.9));
  assert_focus (fixture, outline, first);
  jb_history_undo (history);
  assert_focus (fixture, outline, first);
  jb_history_redo (history);
  assert_focus (fixture, outline, first);

  gtk_widget_activate_action (outline, "article.move-down", NULL);
  g_assert_true (get_article (fixture, 1, 0) == first);
  assert_focus (fixture, outline, first);
  jb_history_undo (history);
  assert_focus (fixture, outline, first);

  /* What is dragged has not had the keyboard before. */
  g_assert_true (drop (find_row (outline, get_section (fixture, 1)), second, 0.5));
  assert_focus (fixture, outline, second);
  jb_history_undo (history);
  g_assert_true (get_article (fixture, 0, 0) == second);
  assert_focus (fixture, outline, second);

  /* Who works elsewhere stays there. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  jb_history_redo (history);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_null (gtk_root_get_focus (GTK_ROOT (fixture->window)));

  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  assert_goes (fixture, outline);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *outline = make_outline (fixture);
  GtkWidget *entry = ui_fixture_find (outline, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "青川");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (jb_outline_get_current (JB_OUTLINE (outline)) ==
                 G_OBJECT (get_article (fixture, 0, 1)));
  g_assert_false (fixture->focus);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (fixture->focus);
  g_assert_true (fixture->chosen == G_OBJECT (get_article (fixture, 0, 1)));

  gtk_editable_set_text (GTK_EDITABLE (entry), "市");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (fixture->chosen == G_OBJECT (get_article (fixture, 1, 0)));
  g_signal_emit_by_name (entry, "next-match");
  g_assert_true (fixture->chosen == G_OBJECT (get_article (fixture, 0, 0)));
  g_signal_emit_by_name (entry, "previous-match");
  g_assert_true (fixture->chosen == G_OBJECT (get_article (fixture, 1, 0)));

  gtk_editable_set_text (GTK_EDITABLE (entry), "没有这样的");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (fixture->chosen == G_OBJECT (get_article (fixture, 1, 0)));
  assert_goes (fixture, outline);
}

static void
test_document (void)
{
  JbBulletin *bulletin = ui_fixture_read ("柳妇发〔2012〕3号\n"
                                          "\n"
                                          "关于评选的通知\n"
                                          "\n"
                                          "各县（区）妇联：\n"
                                          "\n"
                                          "一、名额\n"
                                          "\n"
                                          "名额如下。\n"
                                          "\n"
                                          "二、条件\n"
                                          "\n"
                                          "有经历的优先。\n"
                                          "\n"
                                          "柳汀市妇联\n"
                                          "\n"
                                          "二〇一二年三月五日\n");
  GtkWidget  *outline = g_object_ref_sink (g_object_new (JB_TYPE_OUTLINE, NULL));
  JbDocument *document = jb_bulletin_get_document (bulletin);
  GListModel *model, *body;
  guint       n_headings = 0;
  guint       n;

  g_assert_nonnull (document);
  jb_outline_set_bulletin (JB_OUTLINE (outline), bulletin);
  model = jb_outline_get_model (JB_OUTLINE (outline));
  body = jb_document_get_body (document);
  for (guint i = 0; i < g_list_model_get_n_items (body); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (body, i);

      n_headings += jb_block_get_role (block) == JB_ROLE_HEADING;
    }
  g_assert_cmpuint (n_headings, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3 + n_headings);

  n = g_list_model_get_n_items (body);
  jb_document_splice_body (document, n, 0, (const char *[]) { "附件：名额表", NULL },
                           (JbRole[]) { JB_ROLE_BODY });
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4 + n_headings);
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3 + n_headings);

  jb_outline_set_bulletin (JB_OUTLINE (outline), NULL);
  g_assert_finalize_object (outline);
  g_assert_finalize_object (bulletin);
}

static GtkWidget *
find_card (GtkWidget *editor,
           gpointer   part)
{
  return jb_editor_find_part (JB_EDITOR (editor), G_OBJECT (part));
}

static GObject *
get_focus_part (Fixture *fixture)
{
  return jb_editor_get_part_at (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
}

/* The keyboard goes where the card goes, and stays in its field. */
static void
test_cards (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget       *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  JbArticle       *article = get_article (fixture, 0, 0);
  JbSection       *section = get_section (fixture, 0);
  GtkWidget       *card, *row;
  g_autofree char *title = NULL;

  jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
  show (fixture, editor);
  card = find_card (editor, article);
  g_assert_true (JB_IS_ARTICLE_CARD (card));
  row = ui_fixture_find_row (card, "Source", 0);
  gtk_widget_grab_focus (row);
  gtk_editable_set_position (GTK_EDITABLE (row), 2);
  g_assert_true (get_focus_part (fixture) == G_OBJECT (article));
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_activate_action (find_card (editor, article),
                                                 "article.move-down", NULL));
      ui_fixture_settle ();
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (get_focus_part (fixture) == G_OBJECT (article));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW));
      g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, 2);
    }
  g_assert_true (get_article (fixture, 1, 1) == article);

  gtk_widget_activate_action (find_card (editor, article), "article.add-below", NULL);
  ui_fixture_settle ();
  g_assert_true (get_focus_part (fixture) == G_OBJECT (get_article (fixture, 1, 2)));
  gtk_widget_activate_action (find_card (editor, get_article (fixture, 1, 2)), "article.remove",
                              NULL);
  ui_fixture_settle ();
  g_assert_true (get_focus_part (fixture) == G_OBJECT (article));

  gtk_widget_activate_action (find_card (editor, section), "section.move-down", NULL);
  ui_fixture_settle ();
  g_assert_true (get_section (fixture, 1) == section);
  g_assert_true (get_focus_part (fixture) == G_OBJECT (section));
  gtk_widget_activate_action (find_card (editor, section), "section.duplicate", NULL);
  ui_fixture_settle ();
  g_assert_true (get_focus_part (fixture) == G_OBJECT (get_section (fixture, 2)));
  assert_goes (fixture, editor);
}

static void
test_split (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget     *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  JbArticle     *article = get_article (fixture, 0, 0);
  GtkWidget     *card, *view;
  GtkTextBuffer *buffer;
  GtkTextIter    at;

  jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
  show (fixture, editor);
  card = find_card (editor, article);
  view = ui_fixture_find (ui_fixture_find_row (card, "Body", 0), GTK_TYPE_TEXT_VIEW, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_line (buffer, &at, 1);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_widget_activate_action (card, "article.split", NULL);
  ui_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (article)), ==, 1);
  g_assert_cmpstr (jb_article_get_source (get_article (fixture, 0, 1)), ==, "柳汀市妇联");
  g_assert_true (get_focus_part (fixture) == G_OBJECT (get_article (fixture, 0, 1)));

  gtk_widget_activate_action (find_card (editor, get_article (fixture, 0, 1)), "article.join",
                              NULL);
  ui_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (article)), ==, 2);
  g_assert_true (get_focus_part (fixture) == G_OBJECT (article));
  assert_goes (fixture, editor);
}

static void
test_card_drop (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  JbArticle *first = get_article (fixture, 0, 0);
  JbArticle *third = get_article (fixture, 1, 0);
  g_autoptr(JbDigestEntry) entry =
                 g_list_model_get_item (jb_bulletin_get_digest (fixture->bulletin), 0);
  g_autoptr(JbDigestEntry) other =
                 g_list_model_get_item (jb_bulletin_get_digest (fixture->bulletin), 1);
  g_autoptr(JbDigestEntry) now = NULL;

  jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
  show (fixture, editor);
  find_card (editor, third);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (drop (find_card (editor, third), first, 0.2));
  g_assert_true (get_article (fixture, 1, 0) == first);
  gtk_test_widget_wait_for_draw (fixture->window);
  find_card (editor, get_article (fixture, 0, 0));
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (drop (find_card (editor, get_article (fixture, 0, 0)), first, 0.8));
  g_assert_true (get_article (fixture, 0, 1) == first);

  /* Digest and articles do not mix. */
  g_assert_false (drop (find_card (editor, first), entry, 0.2));
  g_assert_false (drop (find_card (editor, entry), first, 0.2));
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (drop (find_card (editor, other), entry, 0.9));
  now = g_list_model_get_item (jb_bulletin_get_digest (fixture->bulletin), 1);
  g_assert_true (now == entry);
  gtk_widget_activate_action (find_card (editor, entry), "digest.move-up", NULL);
  g_clear_object (&now);
  now = g_list_model_get_item (jb_bulletin_get_digest (fixture->bulletin), 0);
  g_assert_true (now == entry);
  assert_goes (fixture, editor);
}

static guint
count_items (GMenuModel *menu,
             const char *label)
{
  guint count = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *item = NULL;
      g_autoptr(GMenuModel) group =
                     g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu =
                     g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &item) &&
          g_str_equal (item, label))
        count++;
      if (group != NULL)
        count += count_items (group, label);
      if (submenu != NULL)
        count += count_items (submenu, label);
    }

  return count;
}

static void
test_menu (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GMenuModel) menu = NULL;

  jb_section_set_name (get_section (fixture, 1), "交_流");
  menu = jb_structure_menu_new (JB_NODE (get_article (fixture, 0, 0)));
  g_assert_cmpuint (count_items (menu, "交__流"), ==, 1);
  g_assert_cmpuint (count_items (menu, "动态"), ==, 0);
  g_assert_cmpuint (count_items (menu, "Move _Up"), ==, 1);
  g_assert_cmpuint (count_items (menu, "_Remove Article"), ==, 1);
  g_clear_object (&menu);
  menu = jb_structure_menu_new (JB_NODE (get_section (fixture, 0)));
  g_assert_cmpuint (count_items (menu, "_Remove Section"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  /* Without a window manager a blinking caret complains about windows that come and go. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

#define ADD(name, func) g_test_add ("/ui/outline/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("rows", test_rows);
  ADD ("random", test_random);
  ADD ("keys", test_keys);
  ADD ("drop", test_drop);
  ADD ("focus", test_focus);
  ADD ("search", test_search);
  g_test_add_func ("/ui/outline/document", test_document);
  ADD ("cards", test_cards);
  ADD ("split", test_split);
  ADD ("card-drop", test_card_drop);
  ADD ("menu", test_menu);

  return g_test_run ();
}
