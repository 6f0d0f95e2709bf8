/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-section.h"
#include "jb-page-pane.h"
#include "jb-page-print.h"
#include "ui-fixture.h"

/* The pages beside the forms: what is drawn, that they follow, where a click leads, and how they
 * are shown. */

typedef struct
{
  JbBulletin *bulletin;
  GtkWidget  *window;
  JbPagePane *pane;
  JbPageView *view;

  /* What was pressed on last. */
  JbBlock *block;
  guint    character;
} Fixture;

static char *
make_text (guint n_articles)
{
  GString *text = g_string_new ("澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n[动态]\n");

  for (guint i = 0; i < n_articles; i++)
    g_string_append_printf (text,
                            "沙渚县第%u次办学\n\n　　沙渚县妇联走访困难家庭%u户，送去慰问。\n\n"
                            "　　县里第%u次开办妇女学堂，讲师到场，群众踊跃参加，秩序井然有条不紊。\n\n"
                            "　　学堂办了%u天。\n\n（沙渚县妇联）\n\n",
                            i + 1, 100 + i, i + 1, i + 7);
  g_string_append (text, "报：市委办公室\n送：各县妇联\n发：机关各部\n");

  return g_string_free (text, FALSE);
}

/* Waits until the pages are those of the bulletin. */
static void
wait (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!jb_page_follower_get_current (jb_page_pane_get_follower (f->pane)))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  gtk_test_widget_wait_for_draw (f->window);
  ui_fixture_settle ();
}

static void
on_block_activated_cb (Fixture *f,
                       JbBlock *block,
                       guint    character)
{
  f->block = block;
  f->character = character;
}

static void
set_up (Fixture      *f,
        gconstpointer n_articles)
{
  g_autofree char *text = make_text (GPOINTER_TO_UINT (n_articles));

  f->bulletin = ui_fixture_read (text);
  f->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 640, "default-height", 700, NULL);
  f->pane = JB_PAGE_PANE (jb_page_pane_new ());
  f->view = jb_page_pane_get_view (f->pane);
  g_signal_connect_swapped (f->pane, "block-activated", G_CALLBACK (on_block_activated_cb), f);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->pane));
  jb_page_pane_set_bulletin (f->pane, f->bulletin);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);
  wait (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer n_articles)
{
  JbPagePane *pane = g_object_ref (f->pane);

  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_fixture_finalize (pane);
  ui_fixture_finalize (f->bulletin);
}

static JbBlock *
get_paragraph (Fixture *f,
               guint    article,
               guint    paragraph)
{
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (f->bulletin), 0);
  g_autoptr(JbArticle) item = g_list_model_get_item (jb_section_get_articles (section), article);
  g_autoptr(JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (item), paragraph);

  return block;
}

static guint
get_size (Fixture *f)
{
  return jb_page_sheets_get_size (jb_page_view_get_sheets (f->view));
}

static double
get_value (Fixture *f)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view)));
}

/* What a key does when the keyboard is in @widget. */
static gboolean
press_in (GtkWidget      *widget,
          guint           keyval,
          GdkModifierType modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

/* A key goes to the view, and to the pane around it when the view has no use for it. */
static void
press (Fixture        *f,
       guint           keyval,
       GdkModifierType modifiers)
{
  g_assert_true (press_in (GTK_WIDGET (f->view), keyval, modifiers) ||
                 press_in (GTK_WIDGET (f->pane), keyval, modifiers));
  gtk_test_widget_wait_for_draw (f->window);
}

static void
click (Fixture *f,
       double   x,
       double   y)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

/* Where a part of a block is in the view. */
static gboolean
find_on_view (Fixture         *f,
              JbBlock         *block,
              gsize            start,
              gsize            end,
              graphene_rect_t *at)
{
  JbPageSpot spot;
  g_autoptr(GArray) areas = NULL;

  if (!jb_page_follower_get_spot (jb_page_pane_get_follower (f->pane), block, &spot))
    return FALSE;
  spot.value = start;
  areas = jb_page_sheets_list_areas (jb_page_view_get_sheets (f->view), &spot, end);
  if (areas->len == 0)
    return FALSE;
  jb_page_view_get_rectangle (f->view, &g_array_index (areas, JbPageArea, 0), at);

  return TRUE;
}

static void
test_only_what_is_seen (Fixture      *f,
                        gconstpointer n_articles)
{
  guint n = get_size (f);
  guint drawn = jb_page_view_get_n_drawn (f->view);

  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (drawn, >=, 1);
  g_assert_cmpuint (drawn, <=, 3);

  /* What was drawn is shown again as it is. */
  gtk_widget_queue_draw (GTK_WIDGET (f->view));
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_cmpuint (jb_page_view_get_n_drawn (f->view), ==, drawn);

  press (f, GDK_KEY_End, 0);
  g_assert_cmpuint (jb_page_view_get_page (f->view), ==, n - 1);
  g_assert_cmpuint (jb_page_view_get_n_drawn (f->view), <=, drawn + 3);
}

static void
test_keys (Fixture      *f,
           gconstpointer n_articles)
{
  g_assert_cmpfloat (get_value (f), ==, 0);
  press (f, GDK_KEY_Down, 0);
  g_assert_cmpfloat (get_value (f), >, 0);
  press (f, GDK_KEY_Up, 0);
  g_assert_cmpfloat (get_value (f), ==, 0);
  press (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpfloat (get_value (f), >, 300);
  press (f, GDK_KEY_Home, 0);
  g_assert_cmpfloat (get_value (f), ==, 0);
  press (f, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (jb_page_view_get_page (f->view), ==, 1);
  press (f, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  g_assert_cmpuint (jb_page_view_get_page (f->view), ==, 0);
  jb_page_view_set_page (f->view, 10000);
  g_assert_cmpuint (jb_page_view_get_page (f->view), ==, get_size (f) - 1);
}

static void
assert_fit (Fixture    *f,
            const char *fit)
{
  g_autofree char *name = NULL;

  g_object_get (f->pane, "fit", &name, NULL);
  g_assert_cmpstr (name, ==, fit);
}

static void
test_zoom (Fixture      *f,
           gconstpointer n_articles)
{
  double width = jb_page_view_get_scale (f->view);
  double page;

  assert_fit (f, "width");
  press (f, GDK_KEY_plus, 0);
  assert_fit (f, "none");
  g_assert_cmpfloat (jb_page_view_get_scale (f->view), >, width);
  press (f, GDK_KEY_minus, 0);
  g_assert_cmpfloat_with_epsilon (jb_page_view_get_scale (f->view), width, 0.0001);
  for (guint i = 0; i < 50; i++)
    jb_page_view_zoom (f->view, 1);
  g_assert_cmpfloat (jb_page_view_get_scale (f->view), <=, JB_PAGE_SCALE_MAX);
  for (guint i = 0; i < 80; i++)
    jb_page_view_zoom (f->view, -1);
  g_assert_cmpfloat (jb_page_view_get_scale (f->view), >=, JB_PAGE_SCALE_MIN);

  press (f, GDK_KEY_p, 0);
  assert_fit (f, "page");
  page = jb_page_view_get_scale (f->view);
  g_assert_cmpfloat (page, <, width);
  press (f, GDK_KEY_w, 0);
  g_assert_cmpfloat_with_epsilon (jb_page_view_get_scale (f->view), width, 0.0001);

  press (f, GDK_KEY_d, 0);
  g_assert_true (jb_page_view_get_two_up (f->view));
  g_assert_cmpfloat (jb_page_view_get_scale (f->view), <, width / 1.9);
  press (f, GDK_KEY_d, 0);
  g_assert_false (jb_page_view_get_two_up (f->view));
  press (f, GDK_KEY_r, 0);
  g_assert_true (jb_page_view_get_rulers (f->view));
}

/* Zooming keeps the page that is looked at. */
static void
test_zoom_stays (Fixture      *f,
                 gconstpointer n_articles)
{
  jb_page_view_set_page (f->view, 5);
  gtk_test_widget_wait_for_draw (f->window);
  for (guint i = 0; i < 4; i++)
    {
      press (f, GDK_KEY_plus, 0);
      g_assert_cmpuint (jb_page_view_get_page (f->view), ==, 5);
    }
}

static void
test_follow (Fixture      *f,
             gconstpointer n_articles)
{
  JbPageSheets *before = jb_page_sheets_ref (jb_page_view_get_sheets (f->view));
  guint         n = get_size (f);
  guint         drawn = jb_page_view_get_n_drawn (f->view);
  JbBlock      *last = get_paragraph (f, GPOINTER_TO_UINT (n_articles) - 1, 0);
  GString      *text = g_string_new (NULL);

  /* What is typed on a page that is not seen has nothing drawn. */
  jb_block_set_text (last, "沙渚县妇联走访困难家庭，送去慰问。");
  g_assert_false (jb_page_follower_get_current (jb_page_pane_get_follower (f->pane)));
  g_assert_true (jb_page_view_get_sheets (f->view) == before);
  wait (f);
  g_assert_true (jb_page_view_get_sheets (f->view) != before);
  g_assert_cmpuint (jb_page_view_get_n_drawn (f->view), ==, drawn);
  g_assert_cmpuint (jb_page_sheets_get_n_new (jb_page_view_get_sheets (f->view)), <=, 2);
  jb_page_sheets_unref (before);

  /* What grows makes more pages. */
  for (guint i = 0; i < 400; i++)
    g_string_append (text, "沙渚县妇联走访。");
  jb_block_set_text (last, text->str);
  g_string_free (text, TRUE);
  wait (f);
  g_assert_cmpuint (get_size (f), >, n + 3);
  jb_history_undo (jb_bulletin_get_history (f->bulletin));
  wait (f);
  g_assert_cmpuint (get_size (f), ==, n);
}

/* Pages that nobody sees are not set. */
static void
test_hidden (Fixture      *f,
             gconstpointer n_articles)
{
  JbPageSheets *before = jb_page_view_get_sheets (f->view);

  gtk_widget_set_visible (GTK_WIDGET (f->pane), FALSE);
  jb_block_set_text (get_paragraph (f, 0, 0), "走访。");
  for (gint64 end = g_get_monotonic_time () + 200 * 1000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (jb_page_view_get_sheets (f->view) == before);
  gtk_widget_set_visible (GTK_WIDGET (f->pane), TRUE);
  wait (f);
  g_assert_true (jb_page_view_get_sheets (f->view) != before);
}

static void
test_click (Fixture      *f,
            gconstpointer n_articles)
{
  JbBlock        *block = get_paragraph (f, 0, 1);
  const char     *text = jb_block_get_text (block);
  gsize           start = (gsize) (g_utf8_offset_to_pointer (text, 9) - text);
  gsize           end = (gsize) (g_utf8_offset_to_pointer (text, 10) - text);
  graphene_rect_t at;

  g_assert_true (find_on_view (f, block, start, end, &at));
  click (f, at.origin.x + at.size.width / 4, at.origin.y + at.size.height / 2);
  g_assert_true (f->block == block);
  g_assert_cmpuint (f->character, ==, 9);
  click (f, at.origin.x + at.size.width * 3 / 4, at.origin.y + at.size.height / 2);
  g_assert_cmpuint (f->character, ==, 10);

  /* The same on another page, at another size. */
  block = get_paragraph (f, GPOINTER_TO_UINT (n_articles) - 1, 0);
  press (f, GDK_KEY_End, 0);
  press (f, GDK_KEY_plus, 0);
  g_assert_true (find_on_view (f, block, start, end, &at));
  click (f, at.origin.x + at.size.width / 4, at.origin.y + at.size.height / 2);
  g_assert_true (f->block == block);
  g_assert_cmpuint (f->character, ==, 9);

  /* Beside the paper there is nothing. */
  press (f, GDK_KEY_w, 0);
  press (f, GDK_KEY_Home, 0);
  f->block = NULL;
  click (f, 1, 1);
  g_assert_null (f->block);
}

static void
test_place (Fixture      *f,
            gconstpointer n_articles)
{
  JbBlock        *block = get_paragraph (f, GPOINTER_TO_UINT (n_articles) - 1, 1);
  JbPageMarks    *marks = jb_page_view_get_marks (f->view);
  guint           character;
  graphene_rect_t at;

  /* While the keyboard is in the pages they stay where they were scrolled to. */
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  g_assert_cmpuint (jb_page_marks_get_place (marks)->len, ==, 0);
  jb_page_pane_show_block (f->pane, block, 4);
  g_assert_cmpfloat (get_value (f), ==, 0);

  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  jb_page_pane_show_block (f->pane, block, 4);
  g_assert_cmpuint (jb_page_marks_get_place (marks)->len, >=, 1);
  g_assert_true (jb_page_pane_get_place (f->pane, &character) == block);
  g_assert_cmpuint (character, ==, 4);

  /* It was brought into sight. */
  g_assert_cmpfloat (get_value (f), >, 0);
  g_assert_true (find_on_view (f, block, 0, 3, &at));
  g_assert_cmpfloat (at.origin.y, >=, 0);
  g_assert_cmpfloat (at.origin.y + at.size.height, <=,
                     gtk_widget_get_height (GTK_WIDGET (f->view)));

  jb_page_pane_show_block (f->pane, NULL, 0);
  g_assert_cmpuint (jb_page_marks_get_place (marks)->len, ==, 0);
  g_assert_nonnull (jb_page_pane_get_place (f->pane, &character));
}

static void
test_findings (Fixture      *f,
               gconstpointer n_articles)
{
  g_autoptr(JbFindings) findings = jb_findings_new ();
  JbPageMarks     *marks = jb_page_view_get_marks (f->view);
  JbBlock         *block = get_paragraph (f, 0, 0);
  graphene_rect_t  at;
  guint            page;
  double           x, y;
  g_autofree char *message = NULL;

  jb_page_pane_set_findings (f->pane, findings);
  g_assert_cmpuint (jb_page_marks_get_n_findings (marks), ==, 0);
  jb_block_set_text (block, "走访,送去慰问。");
  jb_findings_set_bulletin (findings, f->bulletin);
  wait (f);
  jb_findings_update (findings);
  while (!jb_findings_get_current (findings))
    g_main_context_iteration (NULL, TRUE);
  wait (f);
  g_assert_cmpuint (jb_page_marks_get_n_findings (marks), >, 0);

  g_assert_true (find_on_view (f, block, strlen ("走访"), strlen ("走访,"), &at));
  g_assert_true (jb_page_view_find_point (f->view, at.origin.x + at.size.width / 2,
                                          at.origin.y + at.size.height / 2, &page, &x, &y));
  message = jb_page_marks_dup_message (marks, page, x, y);
  g_assert_nonnull (message);
  g_assert_null (jb_page_marks_dup_message (marks, page + 1, x, y));
  jb_page_pane_set_findings (f->pane, NULL);
  g_assert_cmpuint (jb_page_marks_get_n_findings (marks), ==, 0);
}

static gboolean
shows_label (GtkWidget  *root,
             const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) &&
      strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, words))
      return TRUE;

  return FALSE;
}

/* A character that no font has is told of, as long as it is there. */
static void
test_missing (Fixture      *f,
              gconstpointer n_articles)
{
  g_assert_false (shows_label (GTK_WIDGET (f->pane), "boxes are printed"));
  jb_block_set_text (get_paragraph (f, 0, 0), "讲师\uE123芳到场。");
  wait (f);
  g_assert_true (shows_label (GTK_WIDGET (f->pane), "boxes are printed: \uE123"));
  jb_history_undo (jb_bulletin_get_history (f->bulletin));
  wait (f);
  g_assert_false (shows_label (GTK_WIDGET (f->pane), "boxes are printed"));
}

/* From the faces to the first character that is a box. */
static void
test_show_character (Fixture      *f,
                     gconstpointer n_articles)
{
  JbBlock *block = get_paragraph (f, 2, 1);

  gtk_widget_activate_action (GTK_WIDGET (f->pane), "page.show-character", NULL);
  g_assert_true (f->block == NULL || f->block != block);
  f->block = NULL;
  jb_block_set_text (block, "讲师\uE123芳到场。");
  wait (f);
  gtk_widget_activate_action (GTK_WIDGET (f->pane), "page.show-character", NULL);
  g_assert_true (f->block == block);
  g_assert_cmpuint (f->character, ==, 2);

  /* There is nothing to go to where there is no bulletin. */
  f->block = NULL;
  jb_page_pane_set_bulletin (f->pane, NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->pane), "page.show-character", NULL);
  g_assert_null (f->block);
}

static void
write_style (const char *rows)
{
  g_autofree char *folder = jb_page_style_get_folder ();
  g_autofree char *path = g_build_filename (folder, "county.style", NULL);
  g_autofree char *plain = g_test_build_filename (G_TEST_DIST, "..", "data", "styles",
                                                  "plain.style", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (plain, &text, NULL, &error));
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "Rows=22", rows, 0), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, &error));
  g_assert_no_error (error);
}

static guint
get_rows (Fixture *f)
{
  JbPageSheets *sheets = jb_page_view_get_sheets (f->view);

  return sheets != NULL ? jb_page_sheets_get_style (sheets)->rows : 0;
}

static void
wait_for_rows (Fixture *f,
               guint    rows)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (get_rows (f) != rows)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
wait_for_label (Fixture    *f,
                const char *words)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!shows_label (GTK_WIDGET (f->pane), words))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* A style of the office's own is read again when its file is changed, also while nobody looks. */
static void
test_style_file (Fixture      *f,
                 gconstpointer n_articles)
{
  guint n;

  write_style ("Rows=20");
  jb_page_pane_set_style_name (f->pane, "county");
  wait_for_rows (f, 20);
  n = get_size (f);

  write_style ("Rows=10");
  wait_for_rows (f, 10);
  g_assert_cmpuint (get_size (f), >, n);

  /* A mistake is told of and the pages stay; when it is put right, that is seen too. */
  write_style ("Rows=2000");
  wait_for_label (f, "Rows");
  wait_for_rows (f, 10);
  write_style ("Rows=12");
  wait_for_rows (f, 12);
  g_assert_false (shows_label (GTK_WIDGET (f->pane), "county.style"));

  gtk_widget_set_visible (GTK_WIDGET (f->pane), FALSE);
  write_style ("Rows=14");
  ui_fixture_settle ();
  gtk_widget_set_visible (GTK_WIDGET (f->pane), TRUE);
  wait_for_rows (f, 14);
}

static void
test_style (Fixture      *f,
            gconstpointer n_articles)
{
  guint n = get_size (f);

  gtk_widget_activate_action (GTK_WIDGET (f->pane), "page.style", "s", "plain");
  wait (f);
  g_assert_cmpstr (jb_page_pane_get_style_name (f->pane), ==, "plain");
  g_assert_cmpint (jb_page_sheets_get_style (jb_page_view_get_sheets (f->view))->head, ==,
                   JB_PAGE_HEAD_NONE);

  /* One that is not there is told of, and the pages stay. */
  jb_page_pane_set_style_name (f->pane, "no-such-style");
  g_assert_true (shows_label (GTK_WIDGET (f->pane), "no-such-style"));
  g_assert_nonnull (jb_page_view_get_sheets (f->view));
  jb_page_pane_set_style_name (f->pane, "");
  wait (f);
  g_assert_cmpuint (get_size (f), ==, n);
  g_assert_false (shows_label (GTK_WIDGET (f->pane), "no-such-style"));
}

static void
test_accessible (Fixture      *f,
                 gconstpointer n_articles)
{
  g_autofree char *label = g_strdup_printf ("Page 1 of %u", get_size (f));

  gtk_test_accessible_assert_role (f->view, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (f->view),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (f->pane)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
}

/* Another bulletin begins at its first page; none leaves an empty desk. */
static void
test_other_bulletin (Fixture      *f,
                     gconstpointer n_articles)
{
  g_autoptr(JbBulletin) old = f->bulletin;
  g_autofree char *text = make_text (1);

  press (f, GDK_KEY_End, 0);
  jb_page_pane_set_bulletin (f->pane, NULL);
  g_assert_null (jb_page_view_get_sheets (f->view));
  gtk_test_widget_wait_for_draw (f->window);
  f->bulletin = ui_fixture_read (text);
  jb_page_pane_set_bulletin (f->pane, f->bulletin);
  wait (f);
  g_assert_cmpuint (jb_page_view_get_page (f->view), ==, 0);
  g_assert_cmpfloat (get_value (f), ==, 0);
}

static void
test_layout (void)
{
  JbPageLayout layout = {
    .paper_width = 600,
    .paper_height = 800,
    .n_pages = 7,
    .width = 636,
    .height = 500,
  };
  guint page, first, end;
  int   x, y;

  jb_page_layout_compute (&layout);
  g_assert_cmpuint (layout.n_columns, ==, 1);
  g_assert_cmpfloat (layout.scale, ==, 1);
  for (guint i = 0; i < layout.n_pages; i++)
    {
      jb_page_layout_get_page (&layout, i, &x, &y);
      g_assert_true (jb_page_layout_find_page (&layout, x + 1, y + 1, &page));
      g_assert_cmpuint (page, ==, i);
      g_assert_cmpint (y + layout.page_height, <, layout.full_height);
      jb_page_layout_get_range (&layout, y, y + layout.page_height, &first, &end);
      g_assert_cmpuint (first, ==, i);
      g_assert_cmpuint (end, ==, i + 1);
    }
  g_assert_false (jb_page_layout_find_page (&layout, 1, 1, &page));

  /* Where there is room for two, two there are. */
  layout.width = 3000;
  jb_page_layout_compute (&layout);
  g_assert_cmpuint (layout.n_columns, ==, 2);
  jb_page_layout_get_page (&layout, 1, &x, &y);
  g_assert_true (jb_page_layout_find_page (&layout, x, y, &page));
  g_assert_cmpuint (page, ==, 1);
  layout.n_pages = 1;
  jb_page_layout_compute (&layout);
  g_assert_cmpuint (layout.n_columns, ==, 1);

  /* Nothing to see is no trouble. */
  layout.n_pages = 0;
  layout.width = layout.height = 0;
  jb_page_layout_compute (&layout);
  g_assert_false (jb_page_layout_find_page (&layout, 0, 0, &page));
  jb_page_layout_get_range (&layout, 0, 100, &first, &end);
  g_assert_cmpuint (first, ==, end);
}

static guint
count_pdf_pages (const char *path)
{
  g_autofree char *contents = NULL;
  gsize            length;
  const char       needle[] = "/Type /Page";
  guint            n = 0;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  /* All pages together are an object of the type Pages. */
  for (gsize i = 0; i + strlen (needle) < length; i++)
    if (memcmp (contents + i, needle, strlen (needle)) == 0 && contents[i + strlen (needle)] != 's')
      n++;

  return n;
}

static void
test_print (Fixture      *f,
            gconstpointer n_articles)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (f->bulletin);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  JbPageJob       *job = jb_page_job_new (transcript, "bulletin", &error);
  g_autoptr(GtkPrintOperation) operation = NULL;

  g_assert_no_error (error);
  operation = jb_page_print_new (job, "澜州妇情");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (f->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pdf_pages (path), ==, get_size (f));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  g_assert_null (jb_page_job_new (transcript, "no-such-style", &error));
  g_assert_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME);
}

static void
add (const char *name,
     guint       n_articles,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/page-pane/", name, NULL);

  g_test_add (path, Fixture, GUINT_TO_POINTER (n_articles), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("jianbao-XXXXXX", NULL);
  g_autofree char *styles = NULL;
  g_autofree char *style = NULL;
  g_autofree char *parent = NULL;
  int              status;

  /* The office's own styles are none of the user's who runs the test. */
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  ui_fixture_init (&argc, &argv);
  styles = jb_page_style_get_folder ();
  style = g_build_filename (styles, "county.style", NULL);
  parent = g_path_get_dirname (styles);
  g_assert_cmpint (g_mkdir_with_parents (styles, 0700), ==, 0);

  g_test_add_func ("/ui/page-pane/layout", test_layout);
  add ("only-what-is-seen", 60, test_only_what_is_seen);
  add ("keys", 30, test_keys);
  add ("zoom", 10, test_zoom);
  add ("zoom-stays", 60, test_zoom_stays);
  add ("follow", 60, test_follow);
  add ("hidden", 5, test_hidden);
  add ("click", 30, test_click);
  add ("place", 30, test_place);
  add ("findings", 3, test_findings);
  add ("missing", 3, test_missing);
  add ("show-character", 3, test_show_character);
  add ("style", 10, test_style);
  add ("style-file", 10, test_style_file);
  add ("accessible", 10, test_accessible);
  add ("other-bulletin", 20, test_other_bulletin);
  add ("print", 12, test_print);

  status = g_test_run ();
  g_unlink (style);
  g_rmdir (styles);
  g_rmdir (parent);
  g_rmdir (config);

  return status;
}
