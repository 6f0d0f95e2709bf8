/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-search-pane.h"
#include "jb-statistics-item.h"
#include "jb-statistics-row.h"
#include "jb-statistics-sheet.h"
#include "jb-statistics-window.h"
#include "window-fixture.h"

static const char first[] =
    "禾坪妇工\n第1期\n禾坪市妇联 2014年3月5日\n\n[要闻]\n\n甲镇办起夜校\n\n    夜校开课了，来了四十人。\n\n"
    "    （甲镇妇联）\n\n乙镇办起食堂\n\n    食堂开张了，来了九十人。\n\n    （甲镇妇联）\n";
static const char second[] =
    "禾坪妇工\n第2期\n禾坪市妇联 2014年5月6日\n\n[动态]\n\n丙镇办起书屋\n\n    书屋开门了，来了三十人。\n\n"
    "    （乙镇妇联）\n";

static void
assert_period (JbStatisticsPeriod period,
               int                year,
               int                month,
               const char        *from,
               const char        *to)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;
  GDate            today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, (GDateMonth) month, (GDateYear) year);
  jb_statistics_period_get (period, &today, &begin, &end);
  g_assert_cmpstr (begin, ==, from);
  g_assert_cmpstr (end, ==, to);
  g_assert_nonnull (jb_statistics_period_get_name (period));
}

static void
test_period (void)
{
  assert_period (JB_STATISTICS_ALWAYS, 2014, 5, NULL, NULL);
  assert_period (JB_STATISTICS_OTHER, 2014, 5, NULL, NULL);
  assert_period (JB_STATISTICS_THIS_YEAR, 2014, 5, "2014-01", "2014-12");
  assert_period (JB_STATISTICS_LAST_YEAR, 2014, 5, "2013-01", "2013-12");
  assert_period (JB_STATISTICS_THIS_QUARTER, 2014, 5, "2014-04", "2014-06");
  assert_period (JB_STATISTICS_THIS_QUARTER, 2014, 12, "2014-10", "2014-12");
  assert_period (JB_STATISTICS_LAST_QUARTER, 2014, 5, "2014-01", "2014-03");
  assert_period (JB_STATISTICS_LAST_QUARTER, 2014, 2, "2013-10", "2013-12");
  assert_period (JB_STATISTICS_THIS_MONTH, 2014, 5, "2014-05", "2014-05");
  assert_period (JB_STATISTICS_LAST_MONTH, 2014, 1, "2013-12", "2013-12");
  g_assert_null (jb_statistics_period_get_name (JB_STATISTICS_OTHER + 1));
}

static void
wait (JbStatisticsWindow *window)
{
  do
    g_main_context_iteration (NULL, FALSE);
  while (jb_statistics_window_get_busy (window));
  ui_fixture_settle ();
}

/* All tests have one program: the bus knows it by its name. */
static GtkApplication *
get_application (void)
{
  static GtkApplication *application;
  g_autoptr(GError) error = NULL;

  if (application == NULL)
    {
      application = gtk_application_new ("io.github.jianbao.Test", G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

static JbStatisticsWindow *
open (WindowFixture *f)
{
  JbStatisticsWindow *window;

  gtk_window_set_application (GTK_WINDOW (f->window), get_application ());
  window = jb_statistics_window_present (get_application (), f->archive);
  wait (window);

  return window;
}

/* The lines that are shown, as "name 2/1|name 1/1". */
static char *
dup_lines (JbStatisticsWindow *window)
{
  GListModel *items = jb_statistics_window_get_items (window);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(JbStatisticsItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%s%s %u/%u", i > 0 ? "|" : "",
                              jb_statistics_item_get_shown (item),
                              jb_statistics_item_get_n_articles (item),
                              jb_statistics_item_get_n_bulletins (item));
    }

  return g_string_free (text, FALSE);
}

static void
assert_lines (JbStatisticsWindow *window,
              const char         *expected)
{
  g_autofree char *lines = dup_lines (window);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_counts (WindowFixture *f,
             gconstpointer  data)
{
  JbStatisticsWindow *window;

  window_fixture_import_text (f, "a.txt", first, -1);
  window_fixture_import_text (f, "b.txt", second, -1);
  window = open (f);
  assert_lines (window, "甲镇妇联 2/1|乙镇妇联 1/1");

  jb_statistics_window_set_by (window, JB_ARCHIVE_COUNT_BY_MONTH);
  wait (window);
  assert_lines (window, "2014-03 2/1|2014-05 1/1");

  jb_statistics_window_set_period (window, JB_STATISTICS_OTHER, "2014-04", NULL);
  wait (window);
  assert_lines (window, "2014-05 1/1");

  /* What is no date is marked, and counts as if it were not there. */
  jb_statistics_window_set_period (window, JB_STATISTICS_OTHER, "May", NULL);
  wait (window);
  assert_lines (window, "2014-03 2/1|2014-05 1/1");
  g_assert_true (gtk_widget_has_css_class (
      ui_fixture_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, 0), "error"));

  jb_statistics_window_set_period (window, JB_STATISTICS_OTHER, "1999", "2000");
  wait (window);
  assert_lines (window, "");
  jb_statistics_window_set_period (window, JB_STATISTICS_ALWAYS, NULL, NULL);
  wait (window);
  assert_lines (window, "2014-03 2/1|2014-05 1/1");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* A line leads to its articles. */
static void
test_search (WindowFixture *f,
             gconstpointer  data)
{
  JbStatisticsWindow *window;
  JbSearchPane       *pane;
  GtkWidget          *list;

  window_fixture_import_text (f, "a.txt", first, -1);
  window_fixture_import_text (f, "b.txt", second, -1);
  window = open (f);
  list = gtk_widget_get_ancestor (
      ui_fixture_find (GTK_WIDGET (window), JB_TYPE_STATISTICS_ROW, 0), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 1);
  pane = JB_SEARCH_PANE (window_fixture_find (f, JB_TYPE_SEARCH_PANE));
  g_assert_cmpstr (jb_search_pane_get_words (pane), ==, "source:\"乙镇妇联\"");
  while (g_list_model_get_n_items (jb_search_pane_get_hits (pane)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (jb_search_pane_get_hits (pane)), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
wait_for_file (const char *path)
{
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  ui_fixture_settle ();
}

static void
test_save (WindowFixture *f,
           gconstpointer  data)
{
  g_autofree char *csv = window_fixture_build_path (f, "counts.csv");
  g_autofree char *png = window_fixture_build_path (f, "counts.png");
  g_autofree char *text = NULL;
  g_autoptr(GFile) csv_file = g_file_new_for_path (csv);
  g_autoptr(GFile) png_file = g_file_new_for_path (png);
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GError) error = NULL;
  JbStatisticsWindow *window;

  window_fixture_import_text (f, "a.txt", first, -1);
  window = open (f);
  jb_statistics_window_save_to (window, csv_file);
  wait_for_file (csv);
  g_file_get_contents (csv, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "\xef\xbb\xbfsource,articles,bulletins\n甲镇妇联,2,1\n");

  jb_statistics_window_save_to (window, png_file);
  wait_for_file (png);
  texture = gdk_texture_new_from_filename (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), >, gdk_texture_get_height (texture));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be written is said, and nothing is left over. */
static void
test_unwritable (WindowFixture *f,
                 gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "missing/counts.csv");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  JbStatisticsWindow *window;
  GtkWindow          *dialog;

  window_fixture_import_text (f, "a.txt", first, -1);
  window = open (f);
  jb_statistics_window_save_to (window, file);
  while ((dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "counts.csv"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each page has the rows that follow those of the page before, none is lost. */
static void
test_sheet (void)
{
  guint  n_rows = jb_statistics_sheet_count_rows (700);
  double height = jb_statistics_sheet_get_height (n_rows);

  g_assert_cmpuint (n_rows, >, 10);
  g_assert_cmpfloat (height, <=, 700);
  g_assert_cmpfloat (jb_statistics_sheet_get_height (n_rows + 1), >, 700);
  g_assert_cmpuint (jb_statistics_sheet_count_rows (1), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/statistics/period", test_period);
  g_test_add_func ("/statistics/sheet", test_sheet);
#define ADD(path, func) \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/statistics/counts", test_counts);
  ADD ("/statistics/search", test_search);
  ADD ("/statistics/save", test_save);
  ADD ("/statistics/unwritable", test_unwritable);

  return g_test_run ();
}
