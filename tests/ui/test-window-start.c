/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "jb-editor.h"
#include "jb-library.h"
#include "jb-search-pane.h"
#include "jb-settings.h"

/* The first moments of a window: its first frame has the header bars only, and all that is done
 * with it before the rest is there has it made at once. */

static gboolean
is_whole (JbWindow *window)
{
  gboolean complete;

  g_object_get (window, "complete", &complete, NULL);
  g_assert_true (complete == jb_window_get_complete (window));
  g_assert_true (complete ==
                 (ui_fixture_find (GTK_WIDGET (window), JB_TYPE_LIBRARY, 0) != NULL));
  g_assert_true (complete ==
                 (ui_fixture_find (GTK_WIDGET (window), JB_TYPE_EDITOR, 0) != NULL));

  return complete;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* In the frame that is drawn first, after all of it has been drawn. */
static void
on_after_paint_cb (GdkFrameClock *clock,
                   JbWindow     **window)
{
  g_assert_false (is_whole (*window));
  g_signal_handlers_disconnect_by_func (clock, on_after_paint_cb, window);
  *window = NULL;
}

static void
test_first_frame (void)
{
  JbWindow  *window = jb_window_new (NULL);
  JbWindow  *drawn = window;
  GtkWidget *switcher = ui_fixture_find (GTK_WIDGET (window), GTK_TYPE_STACK_SWITCHER, 0);
  guint      n = 0;

  g_signal_connect_swapped (window, "notify::complete", G_CALLBACK (count_cb), &n);
  g_assert_false (is_whole (window));
  g_assert_nonnull (switcher);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_after_paint_cb), &drawn);
  while (drawn != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (switcher));

  while (!jb_window_get_complete (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_whole (window));
  g_assert_cmpuint (n, ==, 1);
  jb_window_complete (window);
  g_assert_cmpuint (n, ==, 1);
  ui_fixture_close (window);
}

/* A window that is closed at once, drawn or not. */
static void
test_closed (void)
{
  JbWindow *window = jb_window_new (NULL);

  ui_fixture_close (window);

  window = jb_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (is_whole (window));
  ui_fixture_close (window);
}

static void
test_error (void)
{
  g_autoptr(GError) error =
                 g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");
  JbWindow *window = jb_window_new (NULL);

  jb_window_show_error (window, error);
  g_assert_true (is_whole (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (
      ui_fixture_find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, 0)));
  ui_fixture_close (window);
}

/* Assistive technology may do anything before the first frame: nothing breaks. */
static void
test_actions (void)
{
  GtkWidgetClass *klass = g_type_class_ref (JB_TYPE_WINDOW);
  const char     *name, *property;
  GType           owner;

  for (guint i = 0;; i++)
    {
      const GVariantType *type;
      JbWindow           *window;

      if (!gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property))
        break;
      if (owner != JB_TYPE_WINDOW || type != NULL || g_str_equal (name, "win.close"))
        continue;
      g_test_message ("%s", name);
      window = jb_window_new (NULL);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_false (is_whole (window));
      gtk_widget_activate_action (GTK_WIDGET (window), name, NULL);
      jb_window_complete (window);
      ui_fixture_close (window);
    }
  g_type_class_unref (klass);
}

/* What the buttons of the header bars show is what is remembered, also before there is anything
 * that they hide. */
static void
test_remembered (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();
  gboolean shown;

  for (int i = 0; i < 2; i++)
    {
      JbWindow *window;

      g_object_set (settings, "show-preview", i, NULL);
      window = jb_window_new (NULL);
      g_object_get (window, "show-preview", &shown, NULL);
      g_assert_cmpint (shown, ==, i);
      g_object_set (window, "show-preview", !i, NULL);
      g_assert_true (is_whole (window));
      g_object_get (window, "show-preview", &shown, NULL);
      g_assert_cmpint (shown, ==, !i);
      ui_fixture_close (window);
    }
  g_object_set (settings, "show-preview", TRUE, NULL);
}

/* The archive has a bulletin, and its list is still to come. */
static JbWindow *
open_before_list (WindowFixture *fixture)
{
  JbWindow *window = jb_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (is_whole (window));
  jb_window_set_archive (window, fixture->archive);
  g_assert_true (is_whole (window));
  g_assert_true (jb_window_get_busy (window));

  return window;
}

static void
wait_for (JbWindow *window)
{
  while (jb_window_get_busy (window))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle ();
}

/* A key that comes before the list is there does what it does later. */
static void
test_first_keys (WindowFixture *fixture,
                 gconstpointer  data)
{
  JbWindow  *window;
  GtkWidget *focus;

  window_fixture_import_text (fixture, "甲.txt", "[动态]\n\n甲镇开办夜校\n\n　　夜校开课。\n", -1);

  window = open_before_list (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-bulletin", NULL);
  wait_for (window);
  g_assert_nonnull (jb_window_get_bulletin (window));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (gtk_widget_is_ancestor (
      focus, ui_fixture_find (GTK_WIDGET (window), JB_TYPE_EDITOR, 0)));
  ui_fixture_close (window);

  window = open_before_list (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search-archive", NULL);
  wait_for (window);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (gtk_widget_is_ancestor (
      focus, ui_fixture_find (GTK_WIDGET (window), JB_TYPE_SEARCH_PANE, 0)));
  ui_fixture_close (window);

  /* Where nothing was pressed the keyboard is in the list. */
  window = open_before_list (fixture);
  wait_for (window);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (
      focus, ui_fixture_find (GTK_WIDGET (window), JB_TYPE_LIBRARY, 0)));
  ui_fixture_close (window);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/window-start/first-frame", test_first_frame);
  g_test_add_func ("/window-start/closed", test_closed);
  g_test_add_func ("/window-start/error", test_error);
  g_test_add_func ("/window-start/actions", test_actions);
  g_test_add_func ("/window-start/remembered", test_remembered);
  g_test_add ("/window-start/first-keys", WindowFixture, NULL, window_fixture_set_up,
              test_first_keys, window_fixture_tear_down);

  return g_test_run ();
}
