/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contrast-meter.h"
#include "jb-preview-view.h"
#include "view-fixture.h"

/* Whether everything can be read: the views of the program, light and dark, measured as they are
 * drawn. The variable of libadwaita for high contrast is set by a second run of this program. */

typedef struct
{
  GPtrArray *problems;
  guint      n_measured;
} Result;

static void
measure_cb (const char *name,
            GtkWidget  *window,
            gpointer    data)
{
  Result *result = data;
  guint   before = result->problems->len;

  result->n_measured += contrast_meter_measure (window, result->problems);
  for (guint i = before; i < result->problems->len; i++)
    g_test_message ("%s: %s", name, (const char *) result->problems->pdata[i]);
}

static void
test_views (ApplicationFixture *fixture,
            gconstpointer       data)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Result result = { problems, 0 };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  view_fixture_visit (fixture, measure_cb, &result);
  g_assert_cmpuint (result.n_measured, >, 500);
  g_assert_cmpuint (problems->len, ==, 0);
}

typedef struct
{
  GdkRGBA    paper;
  GdkRGBA    ink;
  GPtrArray *grounds; /* of GtkTextTag */
  GPtrArray *problems;
} Tags;

static void
keep_ground_cb (GtkTextTag *tag,
                gpointer    data)
{
  Tags    *tags = data;
  gboolean set;

  g_object_get (tag, "background-set", &set, NULL);
  if (set)
    g_ptr_array_add (tags->grounds, tag);
}

static void
hold (Tags          *tags,
      const char    *what,
      const GdkRGBA *colour,
      GtkTextTag    *ground,
      double         needed)
{
  GdkRGBA behind = tags->paper, seen;
  double  ratio;

  if (ground != NULL)
    {
      g_autoptr(GdkRGBA) rgba = NULL;

      g_object_get (ground, "background-rgba", &rgba, NULL);
      behind = contrast_meter_mix (rgba, &behind);
    }
  seen = contrast_meter_mix (colour, &behind);
  ratio = contrast_meter_compare (&seen, &behind);
  if (ratio < needed)
    {
      g_autofree char *name = NULL;

      if (ground != NULL)
        g_object_get (ground, "name", &name, NULL);
      g_ptr_array_add (tags->problems, g_strdup_printf ("%s on %s has %.2f and needs %.1f", what,
                                                        name != NULL ? name : "paper", ratio,
                                                        needed));
    }
}

static void
measure_tag_cb (GtkTextTag *tag,
                gpointer    data)
{
  Tags            *tags = data;
  gboolean         has_ink, has_line;
  g_autofree char *name = NULL;
  g_autoptr(GdkRGBA) ink = NULL;
  g_autoptr(GdkRGBA) line = NULL;

  g_object_get (tag, "name", &name, "foreground-set", &has_ink, "foreground-rgba", &ink,
                "underline-rgba-set", &has_line, "underline-rgba", &line, NULL);
  hold (tags, name, has_ink ? ink : &tags->ink, NULL, 4.5);
  for (guint i = 0; i < tags->grounds->len; i++)
    {
      GtkTextTag *ground = tags->grounds->pdata[i];
      g_autoptr(GdkRGBA) its_ink = NULL;

      /* A mark above the tag may bring an ink of its own. */
      g_object_get (ground, "foreground-rgba", &its_ink, NULL);
      if (its_ink == NULL || gtk_text_tag_get_priority (ground) < gtk_text_tag_get_priority (tag))
        hold (tags, name, has_ink ? ink : &tags->ink, ground, 4.5);
      else
        hold (tags, name, its_ink, ground, 4.5);
    }
  if (has_line)
    hold (tags, name, line, NULL, 3);
}

/* Every kind of line in the text, on every ground that a mark may give it; the lines below what
 * was found, too. */
static void
test_tags (ApplicationFixture *fixture,
           gconstpointer       data)
{
  JbWindow        *window = application_fixture_get_window (fixture, 0);
  GtkWidget       *view;
  GtkTextTagTable *table;
  GtkStyleContext *style;
  Tags             tags = { { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  view_fixture_open (fixture);
  view = ui_fixture_find (GTK_WIDGET (window), JB_TYPE_PREVIEW_VIEW, 0);
  style = gtk_widget_get_style_context (view);
  gtk_style_context_get_color (style, &tags.ink);
  g_assert_true (gtk_style_context_lookup_color (style, "view_bg_color", &tags.paper));
  tags.ink = contrast_meter_mix (&tags.ink, &tags.paper);
  tags.grounds = g_ptr_array_new ();
  tags.problems = g_ptr_array_new_with_free_func (g_free);
  table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_tag_table_foreach (table, keep_ground_cb, &tags);
  g_assert_cmpuint (tags.grounds->len, >=, 3);
  gtk_text_tag_table_foreach (table, measure_tag_cb, &tags);

  for (guint i = 0; i < tags.problems->len; i++)
    g_test_message ("%s", (const char *) tags.problems->pdata[i]);
  g_assert_cmpuint (tags.problems->len, ==, 0);
  g_ptr_array_unref (tags.grounds);
  g_ptr_array_unref (tags.problems);
}

/* The meter itself: what the standard says of known colours. */
static void
test_meter (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA grey = { 0x77 / 255.f, 0x77 / 255.f, 0x77 / 255.f, 1 };
  const GdkRGBA half = { 0, 0, 0, 0.5f };
  GdkRGBA       mixed = contrast_meter_mix (&half, &white);

  g_assert_cmpfloat_with_epsilon (contrast_meter_compare (&black, &white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (contrast_meter_compare (&white, &white), 1, 0.001);
  g_assert_cmpfloat_with_epsilon (contrast_meter_compare (&grey, &white), 4.48, 0.01);
  g_assert_cmpfloat_with_epsilon (contrast_meter_compare (&white, &grey), 4.48, 0.01);
  g_assert_cmpfloat_with_epsilon (mixed.red, 0.5, 0.001);
}

/* Faint texts are found, those that are switched off are not, and a faint ancestor counts. */
static void
test_faint (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new ("一行看得清的字");
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 end;

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_set_opacity (box, i == 1 || i == 2 ? 0.4 : 1);
      gtk_widget_set_sensitive (label, i != 2);
      if (i == 3)
        gtk_label_set_markup (GTK_LABEL (label), "<span color=\"#bbbbbb\">灰字</span>");
      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      end = g_get_monotonic_time () + 400 * 1000;
      while (g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (5000);
      /* What changes slowly is at its end in a frame that is drawn after that. */
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      g_ptr_array_set_size (problems, 0);
      contrast_meter_measure (window, problems);
      g_assert_cmpuint (problems->len, ==, i == 1 || i == 3 ? 1 : 0);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  application_fixture_init (&argc, &argv);

  g_test_add_func ("/contrast/meter", test_meter);
  g_test_add_func ("/contrast/faint", test_faint);
  g_test_add ("/contrast/light", ApplicationFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
              application_fixture_set_up, test_views, application_fixture_tear_down);
  g_test_add ("/contrast/dark", ApplicationFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
              application_fixture_set_up, test_views, application_fixture_tear_down);
  g_test_add ("/contrast/tags/light", ApplicationFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), application_fixture_set_up, test_tags,
              application_fixture_tear_down);
  g_test_add ("/contrast/tags/dark", ApplicationFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), application_fixture_set_up, test_tags,
              application_fixture_tear_down);

  result = g_test_run ();
  application_fixture_finish ();

  return result;
}
