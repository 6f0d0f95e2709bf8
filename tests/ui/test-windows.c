/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"

#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-kept.h"
#include "jb-library.h"
#include "jb-pane.h"
#include "jb-preview.h"
#include "jb-text-row.h"

/* The program with its windows: several of them, what they remember, and how they end. */

static const char text_a[] = "[动态]\n\n甲镇开办夜校\n\n　　甲镇妇联开办夜校。\n\n（甲镇妇联）\n";
static const char text_b[] = "[动态]\n\n乙镇评选家庭\n\n　　乙镇妇联评选家庭。\n\n（乙镇妇联）\n";

static JbArticle *
get_article (JbWindow *window)
{
  GListModel *sections = jb_bulletin_get_sections (jb_window_get_bulletin (window));
  g_autoptr(JbSection) section = g_list_model_get_item (sections, 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  return article;
}

static char *
dup_stored (ApplicationFixture *fixture,
            gint64              id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript =
                 jb_archive_load (application_fixture_get_archive (fixture), id, &error);

  g_assert_no_error (error);

  return g_strdup (transcript->text);
}

static void
test_second_window (ApplicationFixture *fixture,
                    gconstpointer       data)
{
  gint64    a = application_fixture_add (fixture, text_a);
  gint64    b = application_fixture_add (fixture, text_b);
  JbWindow *first = application_fixture_get_window (fixture, 0);
  JbWindow *second;

  application_fixture_open_id (fixture, first, a);
  application_fixture_activate (fixture, "open-window", g_variant_new_int64 (b));
  g_assert_cmpuint (application_fixture_count_windows (fixture), ==, 2);
  second = application_fixture_get_window (fixture, 0);
  if (second == first)
    second = application_fixture_get_window (fixture, 1);
  g_assert_cmpint (jb_window_get_id (first), ==, a);
  g_assert_cmpint (jb_window_get_id (second), ==, b);
  g_assert_true (jb_window_get_archive (first) == jb_window_get_archive (second));
  g_assert_true (jb_window_get_settings (first) == jb_window_get_settings (second));

  application_fixture_activate (fixture, "new-window", NULL);
  g_assert_cmpuint (application_fixture_count_windows (fixture), ==, 3);
}

/* An issue is open once. */
static void
test_same_issue (ApplicationFixture *fixture,
                 gconstpointer       data)
{
  gint64    a = application_fixture_add (fixture, text_a);
  gint64    b = application_fixture_add (fixture, text_b);
  JbWindow *first = application_fixture_get_window (fixture, 0);
  JbWindow *second;

  application_fixture_open_id (fixture, first, a);
  application_fixture_activate (fixture, "open-window", g_variant_new_int64 (a));
  g_assert_cmpuint (application_fixture_count_windows (fixture), ==, 1);

  application_fixture_activate (fixture, "open-window", g_variant_new_int64 (b));
  second = jb_window_find (jb_window_get_archive (first), b);
  g_assert_true (second != first);
  application_fixture_open_id (fixture, second, a);
  g_assert_cmpint (jb_window_get_id (second), ==, b);
  g_assert_cmpint (jb_window_get_id (first), ==, a);

  /* And when both ask for it in one moment. */
  application_fixture_activate (fixture, "new-window", NULL);
  {
    JbWindow *third = NULL;

    for (guint i = 0; i < 3; i++)
      {
        JbWindow *window = application_fixture_get_window (fixture, i);

        if (window != first && window != second)
          third = window;
      }
    application_fixture_open_id (fixture, first, b);
    g_assert_cmpint (jb_window_get_id (first), ==, a);
    g_assert_cmpint (jb_window_get_id (third), ==, 0);
    jb_window_open_id (third, a);
    application_fixture_wait (fixture);
    g_assert_null (jb_window_get_bulletin (third));
  }
}

static void
test_quit_saves (ApplicationFixture *fixture,
                 gconstpointer       data)
{
  gint64           a = application_fixture_add (fixture, text_a);
  gint64           b = application_fixture_add (fixture, text_b);
  JbWindow        *first = application_fixture_get_window (fixture, 0);
  g_autofree char *stored_a = NULL;
  g_autofree char *stored_b = NULL;

  application_fixture_open_id (fixture, first, a);
  application_fixture_activate (fixture, "open-window", g_variant_new_int64 (b));
  jb_article_set_source (get_article (first), "甲县妇联");
  jb_article_set_source (get_article (jb_window_find (jb_window_get_archive (first), b)),
                         "乙县妇联");
  application_fixture_quit (fixture);
  application_fixture_start (fixture);
  stored_a = dup_stored (fixture, a);
  stored_b = dup_stored (fixture, b);
  g_assert_nonnull (strstr (stored_a, "甲县妇联"));
  g_assert_nonnull (strstr (stored_b, "乙县妇联"));
}

/* The end of the session saves too, and asks nothing. */
static void
test_session_end (ApplicationFixture *fixture,
                  gconstpointer       data)
{
  gint64           a = application_fixture_add (fixture, text_a);
  JbWindow        *first = application_fixture_get_window (fixture, 0);
  g_autofree char *stored = NULL;

  application_fixture_open_id (fixture, first, a);
  jb_article_set_source (get_article (first), "甲县妇联");
  g_signal_emit_by_name (fixture->application, "query-end");
  application_fixture_wait (fixture);
  stored = dup_stored (fixture, a);
  g_assert_nonnull (strstr (stored, "甲县妇联"));
  g_assert_false (jb_history_get_modified (
      jb_bulletin_get_history (jb_window_get_bulletin (first))));
}

static JbPane *
find_pane (JbWindow *window,
           GType     type)
{
  GtkWidget *inside = ui_fixture_find (GTK_WIDGET (window), type, 0);

  return JB_PANE (gtk_widget_get_ancestor (inside, JB_TYPE_PANE));
}

static GtkStack *
find_sidebar (JbWindow *window)
{
  GtkWidget *stack;
  guint      i = 0;

  do
    stack = ui_fixture_find (GTK_WIDGET (window), GTK_TYPE_STACK, i++);
  while (!gtk_widget_has_css_class (stack, "sidebar-pages"));

  return GTK_STACK (stack);
}

static void
test_remembered (ApplicationFixture *fixture,
                 gconstpointer       data)
{
  gint64    a = application_fixture_add (fixture, text_a);
  JbWindow *window = application_fixture_get_window (fixture, 0);
  gboolean  archive, preview, white_space;
  int       width, height;

  application_fixture_add (fixture, text_b);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 640);
  ui_fixture_settle ();
  application_fixture_open_id (fixture, window, a);
  g_object_set (window, "show-archive", FALSE, NULL);
  g_object_set (window, "show-preview", FALSE, NULL);
  jb_pane_set_width (find_pane (window, JB_TYPE_LIBRARY), 333);
  jb_pane_set_width (find_pane (window, JB_TYPE_PREVIEW), 444);
  g_object_set (ui_fixture_find (GTK_WIDGET (window), JB_TYPE_PREVIEW, 0),
                "show-white-space", TRUE, NULL);
  gtk_stack_set_visible_child_name (find_sidebar (window), "outline");
  application_fixture_quit (fixture);

  application_fixture_start (fixture);
  window = application_fixture_get_window (fixture, 0);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 640);
  g_object_get (window, "show-archive", &archive, "show-preview", &preview, NULL);
  g_assert_false (archive);
  g_assert_false (preview);
  g_assert_cmpint (jb_pane_get_width (find_pane (window, JB_TYPE_LIBRARY)), ==, 333);
  g_assert_cmpint (jb_pane_get_width (find_pane (window, JB_TYPE_PREVIEW)), ==, 444);
  g_object_get (ui_fixture_find (GTK_WIDGET (window), JB_TYPE_PREVIEW, 0),
                "show-white-space", &white_space, NULL);
  g_assert_true (white_space);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_sidebar (window)), ==, "outline");
  g_assert_cmpint (jb_window_get_id (window), ==, a);
}

/* Only the page that is seen is measured, so each has to do with as little as the others. */
static void
test_sidebar_width (ApplicationFixture *fixture,
                    gconstpointer       data)
{
  static const char *const pages[] = { "archive", "outline", "findings" };
  gint64                   a = application_fixture_add (fixture, text_a);
  JbWindow                *window = application_fixture_get_window (fixture, 0);
  JbPane                  *pane = find_pane (window, JB_TYPE_LIBRARY);

  application_fixture_open_id (fixture, window, a);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      int minimum;

      gtk_stack_set_visible_child_name (find_sidebar (window), pages[i]);
      ui_fixture_settle ();
      gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, ==, 260);
    }
}

/* The bulletin of another archive that happens to have the same id is not meant. */
static void
test_last_of_another (ApplicationFixture *fixture,
                      gconstpointer       data)
{
  gint64      a = application_fixture_add (fixture, text_a);
  JbSettings *settings = jb_application_get_settings (fixture->application);

  application_fixture_open_id (fixture, application_fixture_get_window (fixture, 0), a);
  application_fixture_quit (fixture);
  {
    g_autoptr(JbSettings) own = jb_settings_new ();

    g_assert_cmpint (jb_settings_get_int64 (own, "last-bulletin"), ==, a);
    g_object_set (own, "last-archive", "/elsewhere/other.db", NULL);
    ui_fixture_settle ();
  }
  application_fixture_start (fixture);
  g_assert_null (jb_window_get_bulletin (application_fixture_get_window (fixture, 0)));
  settings = jb_application_get_settings (fixture->application);
  /* One that is gone is nothing to complain about. */
  g_object_set (settings, "last-archive",
                jb_archive_get_path (application_fixture_get_archive (fixture)),
                "last-bulletin", (gint64) 4711, NULL);
  jb_window_open_last (application_fixture_get_window (fixture, 0));
  application_fixture_wait (fixture);
  g_assert_null (jb_window_get_bulletin (application_fixture_get_window (fixture, 0)));
  {
    GListModel *windows = gtk_window_get_toplevels ();

    for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
      {
        g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

        g_assert_false (ADW_IS_MESSAGE_DIALOG (window));
      }
  }
}

/* A new bulletin that nothing was written in is not kept, and what was open before it comes
 * back; one with something in it comes back itself. */
static void
test_new_before_quit (ApplicationFixture *fixture,
                      gconstpointer       data)
{
  gint64    a = application_fixture_add (fixture, text_a);
  JbWindow *window = application_fixture_get_window (fixture, 0);
  gint64    b;

  application_fixture_open_id (fixture, window, a);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  application_fixture_wait (fixture);
  g_assert_cmpint (jb_window_get_id (window), ==, 0);
  application_fixture_quit (fixture);
  application_fixture_start (fixture);
  window = application_fixture_get_window (fixture, 0);
  g_assert_cmpint (jb_window_get_id (window), ==, a);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  application_fixture_wait (fixture);
  jb_fields_set_text (jb_bulletin_get_masthead (jb_window_get_bulletin (window)), "name",
                      "湖东妇工");
  application_fixture_quit (fixture);
  application_fixture_start (fixture);
  window = application_fixture_get_window (fixture, 0);
  b = jb_window_get_id (window);
  g_assert_cmpint (b, >, a);
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (jb_window_get_bulletin (window)),
                                       "name"),
                   ==, "湖东妇工");
}

/* Who comes back to a bulletin can undo what was done before. */
static void
test_undo_survives (ApplicationFixture *fixture,
                    gconstpointer       data)
{
  gint64           a = application_fixture_add (fixture, text_a);
  gint64           b = application_fixture_add (fixture, text_b);
  JbWindow        *window = application_fixture_get_window (fixture, 0);
  JbHistory       *history;
  g_autofree char *stored = NULL;

  application_fixture_open_id (fixture, window, a);
  jb_article_set_source (get_article (window), "甲县妇联");
  application_fixture_open_id (fixture, window, b);
  application_fixture_open_id (fixture, window, a);
  history = jb_bulletin_get_history (jb_window_get_bulletin (window));
  g_assert_true (jb_history_get_can_undo (history));
  g_assert_false (jb_history_get_modified (history));
  jb_history_undo (history);
  g_assert_cmpstr (jb_article_get_source (get_article (window)), ==, "甲镇妇联");
  g_assert_true (jb_history_get_modified (history));
  application_fixture_open_id (fixture, window, b);
  stored = dup_stored (fixture, a);
  g_assert_cmpstr (stored, ==, text_a);
}

/* But not where the archive has something else by now. */
static void
test_undo_of_changed (ApplicationFixture *fixture,
                      gconstpointer       data)
{
  gint64    a = application_fixture_add (fixture, text_a);
  gint64    b = application_fixture_add (fixture, text_b);
  JbWindow *window = application_fixture_get_window (fixture, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbBulletin) other = NULL;
  g_autoptr(JbTranscript) changed = NULL;

  application_fixture_open_id (fixture, window, a);
  jb_article_set_source (get_article (window), "甲县妇联");
  application_fixture_open_id (fixture, window, b);

  application_fixture_activate (fixture, "open-window", g_variant_new_int64 (a));
  {
    JbWindow *second = jb_window_find (jb_window_get_archive (window), a);

    jb_article_set_source (get_article (second), "丙县妇联");
    gtk_window_close (GTK_WINDOW (second));
    application_fixture_wait (fixture);
    while (application_fixture_count_windows (fixture) > 1)
      g_main_context_iteration (NULL, FALSE);
  }

  application_fixture_open_id (fixture, window, a);
  g_assert_cmpstr (jb_article_get_source (get_article (window)), ==, "丙县妇联");
  g_assert_false (jb_history_get_can_undo (
      jb_bulletin_get_history (jb_window_get_bulletin (window))));
}

/* The first one that can be seen: a bulletin shows no form for documents. */
static GtkWidget *
find_mapped (GtkWidget *root,
             GType      type)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *widget = ui_fixture_find (root, type, i);

      g_assert_nonnull (widget);
      if (gtk_widget_get_mapped (widget))
        return widget;
    }
}

static void
test_panes (ApplicationFixture *fixture,
            gconstpointer       data)
{
  gint64     a = application_fixture_add (fixture, text_a);
  JbWindow  *window = application_fixture_get_window (fixture, 0);
  GtkWidget *library, *forms, *row;

  application_fixture_open_id (fixture, window, a);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  library = ui_fixture_find (GTK_WIDGET (window), JB_TYPE_LIBRARY, 0);
  forms = ui_fixture_find (GTK_WIDGET (window), JB_TYPE_EDITOR, 0);
  row = find_mapped (forms, JB_TYPE_TEXT_ROW);
  gtk_widget_grab_focus (library);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), library));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), forms));
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), forms));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-pane", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), row));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-pane", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), library));

  /* What is folded away is passed over. */
  g_object_set (window, "show-preview", FALSE, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-pane", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), forms));
}

static gboolean
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint    n = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (guint i = 0; i < n && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

static void
test_escape_in_field (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (text_a);
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  g_autoptr(JbSection) section = g_list_model_get_item (sections, 0);
  GtkWidget *row = g_object_ref_sink (jb_field_row_new ("栏目", G_OBJECT (section), "name",
                                                        JB_ROLE_SECTION));

  gtk_editable_set_text (GTK_EDITABLE (row), "动[态");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (press (row, GDK_KEY_Escape));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "动态");

  /* A value that is good is never lost. */
  gtk_editable_set_text (GTK_EDITABLE (row), "交流");
  g_assert_false (press (row, GDK_KEY_Escape));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "交流");
  g_assert_cmpstr (jb_section_get_name (section), ==, "交流");
  g_object_unref (row);
}

static void
test_new_bulletin (ApplicationFixture *fixture,
                   gconstpointer       data)
{
  JbWindow        *window = application_fixture_get_window (fixture, 0);
  JbFields        *masthead;
  g_autofree char *day = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *this_year = g_strdup_printf ("%d年1月8日", g_date_time_get_year (now));
  g_autofree char *text = NULL;

  /* With nothing to go by there is today. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  application_fixture_wait (fixture);
  masthead = jb_bulletin_get_masthead (jb_window_get_bulletin (window));
  day = g_strdup_printf ("%d年%d月%d日", g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));
  g_assert_cmpstr (jb_fields_get_text (masthead, "date"), ==, day);
  g_assert_null (jb_fields_get_text (masthead, "name"));
  g_assert_null (jb_fields_get_text (masthead, "issue"));
  g_assert_false (jb_fields_get_printed (masthead));

  jb_fields_set_text (masthead, "name", "湖东妇工");
  jb_fields_set_text (masthead, "issuer", "湖东市妇联办公室");
  jb_fields_set_text (masthead, "issue", "第11期");
  jb_fields_set_text (masthead, "date", this_year);

  /* The next one goes on from it. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  application_fixture_wait (fixture);
  masthead = jb_bulletin_get_masthead (jb_window_get_bulletin (window));
  g_assert_cmpstr (jb_fields_get_text (masthead, "name"), ==, "湖东妇工");
  g_assert_cmpstr (jb_fields_get_text (masthead, "issuer"), ==, "湖东市妇联办公室");
  g_assert_cmpstr (jb_fields_get_text (masthead, "issue"), ==, "第12期");
  text = jb_bulletin_dup_text (jb_window_get_bulletin (window), NULL);
  g_assert_null (strstr (text, "湖东妇工"));
  g_assert_false (jb_history_get_can_undo (
      jb_bulletin_get_history (jb_window_get_bulletin (window))));

  /* What is set up goes before what was. */
  g_object_set (jb_window_get_settings (window), "default-name", "湖东简讯",
                "default-issuer", "湖东市妇联", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  application_fixture_wait (fixture);
  masthead = jb_bulletin_get_masthead (jb_window_get_bulletin (window));
  g_assert_cmpstr (jb_fields_get_text (masthead, "name"), ==, "湖东简讯");
  g_assert_cmpstr (jb_fields_get_text (masthead, "issuer"), ==, "湖东市妇联");
  g_assert_null (jb_fields_get_text (masthead, "issue"));
}

static void
test_zoom (ApplicationFixture *fixture,
           gconstpointer       data)
{
  JbSettings *settings = jb_application_get_settings (fixture->application);

  application_fixture_activate (fixture, "larger-text", NULL);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 110);
  application_fixture_activate (fixture, "smaller-text", NULL);
  application_fixture_activate (fixture, "smaller-text", NULL);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 90);
  application_fixture_activate (fixture, "normal-text", NULL);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 100);
}

static void
test_style (ApplicationFixture *fixture,
            gconstpointer       data)
{
  JbSettings      *settings = jb_application_get_settings (fixture->application);
  AdwStyleManager *manager =
      adw_application_get_style_manager (ADW_APPLICATION (fixture->application));

  g_object_set (settings, "style", "dark", NULL);
  g_assert_true (adw_style_manager_get_dark (manager));
  g_object_set (settings, "style", "light", NULL);
  g_assert_false (adw_style_manager_get_dark (manager));
  g_object_set (settings, "style", "system", NULL);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_pane_keys (ApplicationFixture *fixture,
                gconstpointer       data)
{
  JbWindow  *window = application_fixture_get_window (fixture, 0);
  JbPane    *pane = find_pane (window, JB_TYPE_LIBRARY);
  GtkWidget *handle = gtk_widget_get_last_child (GTK_WIDGET (pane));
  int        width;

  application_fixture_add (fixture, text_a);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  width = gtk_widget_get_width (GTK_WIDGET (pane));
  g_assert_cmpint (width, >=, 200);
  gtk_test_accessible_assert_role (handle, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (press (handle, GDK_KEY_Right));
  g_assert_cmpint (jb_pane_get_width (pane), ==, width + 20);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pane)), ==, width + 20);
  for (guint i = 0; i < 30; i++)
    {
      g_assert_true (press (handle, GDK_KEY_Left));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
  /* It never gets too narrow to be found again. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pane)), >=, 200);
}

static void
print_wide (GtkWidget *widget,
            guint      depth)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= 360)
    return;
  g_test_message ("%*s%s takes %d", (int) depth * 2, "", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    print_wide (child, depth + 1);
}

/* It works on the narrowest screen, with a bulletin and with a document. */
static void
test_narrow (ApplicationFixture *fixture,
             gconstpointer       data)
{
  static const char document[] = "湖妇发〔2021〕3号\n\n关于报送名单的通知\n\n各县妇联：\n\n"
                                 "　　请报送名单。\n\n　　　　　　湖东市妇女联合会\n";
  const gint64      ids[] = { application_fixture_add (fixture, text_a),
                              application_fixture_add (fixture, document) };
  JbWindow         *window = application_fixture_get_window (fixture, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  for (guint i = 0; i < 10; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *content;
      int        minimum;

      application_fixture_open_id (fixture, window, ids[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      /* The frame of a window without a window manager does not count. */
      content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      print_wide (content, 0);
      g_assert_cmpint (minimum, <=, 360);
    }
}

static void
test_kept (void)
{
  JbKept *kept = jb_kept_new (2, 10000);
  g_autoptr(JbBulletin) a = ui_fixture_read (text_a);
  g_autoptr(JbBulletin) b = ui_fixture_read (text_b);
  g_autoptr(JbTranscript) stored_a = jb_bulletin_to_transcript (a);
  g_autoptr(JbTranscript) stored_b = jb_bulletin_to_transcript (b);
  g_autoptr(JbBulletin) taken = NULL;
  int position;

  jb_kept_add (kept, 1, a, 40);
  g_assert_null (jb_kept_take (kept, 2, stored_b, NULL));
  taken = jb_kept_take (kept, 1, stored_a, &position);
  g_assert_true (taken == a);
  g_assert_cmpint (position, ==, 40);
  g_assert_null (jb_kept_take (kept, 1, stored_a, &position));
  g_assert_cmpint (position, ==, 0);
  g_clear_object (&taken);

  /* What was changed elsewhere is forgotten. */
  jb_kept_add (kept, 1, a, 0);
  g_assert_null (jb_kept_take (kept, 1, stored_b, NULL));
  g_assert_null (jb_kept_take (kept, 1, stored_a, NULL));

  /* The oldest goes first. */
  jb_kept_add (kept, 1, a, 0);
  jb_kept_add (kept, 2, b, 0);
  jb_kept_add (kept, 3, b, 0);
  g_assert_null (jb_kept_take (kept, 1, stored_a, NULL));
  taken = jb_kept_take (kept, 2, stored_b, NULL);
  g_assert_true (taken == b);
  g_clear_object (&taken);
  g_assert_finalize_object (kept);

  /* A long one is not kept at all. */
  kept = jb_kept_new (2, 10);
  jb_kept_add (kept, 1, a, 0);
  g_assert_null (jb_kept_take (kept, 1, stored_a, NULL));
  g_assert_finalize_object (kept);
}

#define ADD(name, func) \
  g_test_add (name, ApplicationFixture, NULL, application_fixture_set_up, func, \
              application_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  application_fixture_init (&argc, &argv);

  ADD ("/ui/windows/second", test_second_window);
  ADD ("/ui/windows/same-issue", test_same_issue);
  ADD ("/ui/windows/quit-saves", test_quit_saves);
  ADD ("/ui/windows/session-end", test_session_end);
  ADD ("/ui/windows/remembered", test_remembered);
  ADD ("/ui/windows/sidebar-width", test_sidebar_width);
  ADD ("/ui/windows/last-of-another", test_last_of_another);
  ADD ("/ui/windows/new-before-quit", test_new_before_quit);
  ADD ("/ui/windows/undo-survives", test_undo_survives);
  ADD ("/ui/windows/undo-of-changed", test_undo_of_changed);
  ADD ("/ui/windows/panes", test_panes);
  ADD ("/ui/windows/new-bulletin", test_new_bulletin);
  ADD ("/ui/windows/zoom", test_zoom);
  ADD ("/ui/windows/style", test_style);
  ADD ("/ui/windows/pane-keys", test_pane_keys);
  ADD ("/ui/windows/narrow", test_narrow);
  g_test_add_func ("/ui/windows/escape-in-field", test_escape_in_field);
  g_test_add_func ("/ui/windows/kept", test_kept);
  result = g_test_run ();

  application_fixture_finish ();

  return result;
}
