/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-settings.h"
#include "jb-tour.h"
#include "legacy/jb-legacy.h"
#include "window-fixture.h"

/* The tour is seen once, by who needs it, and is easily got rid of. */

static void
set_wanted (gboolean wanted)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();

  g_object_set (settings, "show-tour", wanted, NULL);
}

static gboolean
is_wanted (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();

  return jb_settings_get_boolean (settings, "show-tour");
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  set_wanted (TRUE);
  window_fixture_set_up (fixture, data);
}

static void
tear_down (WindowFixture *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
  set_wanted (FALSE);
}

static GtkWidget *
find_tour (WindowFixture *fixture)
{
  return window_fixture_find (fixture, JB_TYPE_TOUR);
}

static void
activate (GtkWidget  *tour,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (tour, action, NULL));
  ui_fixture_settle ();
}

static void
test_steps (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *tour = find_tour (fixture);

  g_assert_nonnull (tour);
  g_assert_true (gtk_widget_get_mapped (tour));
  for (guint step = 0; step < 3; step++)
    {
      GtkWidget *focus;

      g_assert_cmpuint (jb_tour_get_step (JB_TOUR (tour)), ==, step);
      activate (tour, "tour.next");
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (GTK_IS_BUTTON (focus));
      /* What is read out with the button of a step is the step. */
      if (step < 2)
        {
          g_assert_true (gtk_widget_is_ancestor (focus, tour));
          gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (focus),
                                               GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                               gtk_grid_get_child_at (
                                                   GTK_GRID (gtk_widget_get_parent (focus)), 0, 0),
                                               gtk_grid_get_child_at (
                                                   GTK_GRID (gtk_widget_get_parent (focus)), 0, 1),
                                               NULL);
        }
      else
        g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==,
                         "win.new-bulletin");
    }

  /* At its end it is gone for good. */
  g_assert_null (find_tour (fixture));
  g_assert_false (is_wanted ());
}

static void
test_skip (WindowFixture *fixture,
           gconstpointer  data)
{
  activate (find_tour (fixture), "tour.skip");
  g_assert_null (find_tour (fixture));
  g_assert_false (is_wanted ());

  /* Nor does another window have it. */
  {
    JbWindow *other = window_fixture_open (fixture->archive);

    while (jb_window_get_busy (other))
      g_main_context_iteration (NULL, FALSE);
    g_assert_null (ui_fixture_find (GTK_WIDGET (other), JB_TYPE_TOUR, 0));
    window_fixture_close (other);
  }
}

/* What one window skips the other no longer shows. */
static void
test_skip_in_one_of_two (WindowFixture *fixture,
                         gconstpointer  data)
{
  JbWindow *other = window_fixture_open (fixture->archive);

  while (jb_window_get_busy (other))
    g_main_context_iteration (NULL, FALSE);
  activate (ui_fixture_find (GTK_WIDGET (other), JB_TYPE_TOUR, 0), "tour.skip");
  g_assert_null (find_tour (fixture));
  window_fixture_close (other);
}

static void
test_work_ends_it (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_activate (fixture, "win.new-bulletin");
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));
  g_assert_null (find_tour (fixture));
  g_assert_false (is_wanted ());
}

/* The buttons of the page are there with it, and it does not take the keyboard. */
static void
test_quiet (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *tour = find_tour (fixture);

  g_assert_false (focus != NULL && gtk_widget_is_ancestor (focus, tour));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tour), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tour), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tour");
  g_assert_true (is_wanted ());
}

static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (find_tour (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <, 336);
}

/* Who has an archive already knows the program. */
static void
test_not_with_bulletins (void)
{
  WindowFixture fixture = { 0 };

  set_wanted (TRUE);
  fixture.folder = window_fixture_make_archive (&fixture.archive);
  {
    g_autoptr(GBytes) bytes = ui_fixture_load_sample ();
    g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
    gint64 id;

    g_assert_true (jb_archive_add (fixture.archive, transcript, NULL, &id, NULL));
  }
  fixture.window = window_fixture_open (fixture.archive);
  window_fixture_wait (&fixture);
  g_assert_null (find_tour (&fixture));
  g_assert_true (is_wanted ());
  tear_down (&fixture, NULL);
}

static void
note_tour_cb (GtkWidget  *stack,
              GParamSpec *pspec,
              gboolean   *seen)
{
  *seen |= ui_fixture_find (stack, JB_TYPE_TOUR, 0) != NULL;
}

/* Files that the program was started with are shown, and nothing comes in between. */
static void
test_not_with_files (void)
{
  WindowFixture fixture = { 0 };
  gboolean      seen = FALSE;
  GtkWidget    *stack;

  set_wanted (TRUE);
  fixture.folder = window_fixture_make_archive (&fixture.archive);
  fixture.window = jb_window_new (NULL);
  stack = gtk_widget_get_ancestor (ui_fixture_find (GTK_WIDGET (fixture.window), GTK_TYPE_SPINNER,
                                                    0),
                                   GTK_TYPE_STACK);
  g_signal_connect_after (stack, "notify::visible-child-name", G_CALLBACK (note_tour_cb), &seen);
  jb_window_set_archive (fixture.window, fixture.archive);
  {
    g_autoptr(GFile) file = g_file_new_for_path (g_getenv ("JB_SAMPLE"));

    jb_window_import_files (fixture.window, &file, 1);
  }
  gtk_window_present (GTK_WINDOW (fixture.window));
  window_fixture_wait (&fixture);
  g_assert_nonnull (jb_window_get_bulletin (fixture.window));
  g_assert_false (seen);
  g_assert_true (is_wanted ());
  tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, WindowFixture, NULL, set_up, test, tear_down)
  ADD ("/ui/tour/steps", test_steps);
  ADD ("/ui/tour/skip", test_skip);
  ADD ("/ui/tour/skip-in-one-of-two", test_skip_in_one_of_two);
  ADD ("/ui/tour/work-ends-it", test_work_ends_it);
  ADD ("/ui/tour/quiet", test_quiet);
  ADD ("/ui/tour/narrow", test_narrow);
#undef ADD
  g_test_add_func ("/ui/tour/not-with-bulletins", test_not_with_bulletins);
  g_test_add_func ("/ui/tour/not-with-files", test_not_with_files);

  return g_test_run ();
}
