/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-fixture.h"

/* Whether every window finds place on a screen of 360 pixels, whatever the size of text the system
 * asks for. */

enum
{
  WIDTH = 360,
  HEIGHT = 720,
};

static const int percents[] = { 100, 150, 200 };

typedef struct
{
  GPtrArray *problems;
  guint      n_seen;
} Result;

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
set_text_size (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

static void
describe_one (GString   *text,
              GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (".", classes);
  const char      *tip = gtk_widget_get_tooltip_text (widget);

  g_string_append_printf (text, "%s%s%s %d", G_OBJECT_TYPE_NAME (widget),
                          *joined != '\0' ? "." : "", joined, get_minimum (widget));
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " “%s”", gtk_label_get_label (GTK_LABEL (widget)));
  else if (tip != NULL)
    g_string_append_printf (text, " “%s”", tip);
}

/* Goes down to what holds the window that wide. */
static char *
describe_widest (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  while (widget != NULL)
    {
      GtkWidget *widest = NULL;
      int        width = 0;

      if (text->len > 0)
        g_string_append (text, "\n    ");
      describe_one (text, widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child) && get_minimum (child) > width)
          {
            widest = child;
            width = get_minimum (child);
          }
      widget = widest;
    }

  return g_string_free (text, FALSE);
}

/* Without the frame that a window has where nothing mixes its colours with those below. */
static int
get_inner_minimum (GtkWidget *window)
{
  int minimum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      minimum = MAX (minimum, get_minimum (child));

  return minimum;
}

/* Makes the window as narrow as it gets. */
static void
make_narrow (GtkWidget *window)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      ui_fixture_settle ();
    }
  while (gtk_widget_get_width (window) > MAX (WIDTH, get_inner_minimum (window)) ||
         gtk_widget_get_width (window) < get_inner_minimum (window));
}

/* The list of shortcuts is a ready-made window that knows one width only. */
static gboolean
is_ready_made (GtkWidget *window)
{
  return GTK_IS_SHORTCUTS_WINDOW (window);
}

static void
measure_cb (const char *name,
            GtkWidget  *window,
            gpointer    data)
{
  Result *result = data;

  if (is_ready_made (window))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      set_text_size (percents[i]);
      make_narrow (window);
      result->n_seen++;
      g_test_message ("%s, %d %%: %s needs %d × %d", name, percents[i],
                      G_OBJECT_TYPE_NAME (window), get_inner_minimum (window),
                      gtk_widget_get_height (window));
      if (get_inner_minimum (window) > WIDTH)
        {
          g_autofree char *widest = describe_widest (window);

          g_ptr_array_add (result->problems,
                           g_strdup_printf ("%s, %d %%: %s", name, percents[i], widest));
        }
    }
  set_text_size (100);
}

static void
test_widths (ApplicationFixture *fixture,
             gconstpointer       data)
{
  Result result = { g_ptr_array_new_with_free_func (g_free), 0 };

  view_fixture_visit (fixture, measure_cb, &result);
  for (guint i = 0; i < result.problems->len; i++)
    g_test_message ("%s", (const char *) result.problems->pdata[i]);
  g_assert_cmpuint (result.n_seen, >, 60);
  g_assert_cmpuint (result.problems->len, ==, 0);
  g_ptr_array_unref (result.problems);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  application_fixture_init (&argc, &argv);

  g_test_add ("/narrow/widths", ApplicationFixture, NULL, application_fixture_set_up, test_widths,
              application_fixture_tear_down);

  result = g_test_run ();
  application_fixture_finish ();

  return result;
}
