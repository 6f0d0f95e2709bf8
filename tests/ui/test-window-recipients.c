/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-row.h"
#include "jb-recipients-comparison.h"
#include "store/jb-archive-filing.h"
#include "window-fixture.h"

/* The recipients of the issue that is open, with what the archive remembers of them. */

#define TWO_WAYS "县委常委、副县长沈远、秦书言"

static const char first[] =
    "禾坪妇工\n第1期\n禾坪市妇联 2014年3月5日\n\n[要闻]\n\n甲镇办起夜校\n\n    夜校开课了，来了四十人。\n\n"
    "    （甲镇妇联）\n\n报：" TWO_WAYS "\n送：市档案馆\n";
static const char second[] =
    "禾坪妇工\n第2期\n禾坪市妇联 2014年4月5日\n\n[要闻]\n\n乙镇办起食堂\n\n    食堂开张了，来了九十人。\n\n"
    "    （甲镇妇联）\n\n报：" TWO_WAYS "\n送：市图书馆\n";

static JbRecipientRow *
get_row (WindowFixture *fixture)
{
  GtkWidget *row = window_fixture_find (fixture, JB_TYPE_RECIPIENT_ROW);

  g_assert_nonnull (row);

  return JB_RECIPIENT_ROW (row);
}

/* What somebody chose is there when the issue is opened again, and in the next one. */
static void
test_reading (WindowFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *chosen = NULL;

  window_fixture_import_text (fixture, "first.txt", first, -1);
  window_fixture_wait (fixture);
  before = g_strdup (jb_recipient_row_get_note (get_row (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture)), "recipient.reading", "u", 1);
  window_fixture_wait (fixture);
  chosen = g_strdup (jb_recipient_row_get_note (get_row (fixture)));
  g_assert_cmpstr (chosen, !=, before);

  /* In another issue. */
  window_fixture_import_text (fixture, "second.txt", second, -1);
  window_fixture_wait (fixture);
  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture)), ==, chosen);

  /* In another window, which reads the archive anew. */
  window_fixture_close (fixture->window);
  fixture->window = window_fixture_open (fixture->archive);
  jb_window_open_id (fixture->window, 1);
  window_fixture_wait (fixture);
  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture)), ==, chosen);

  /* The other one, which stands second now. */
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture)), "recipient.reading", "u", 1);
  window_fixture_wait (fixture);
  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture)), !=, chosen);
}

static void
assert_compared (WindowFixture *fixture,
                 gboolean       has_button)
{
  GtkWindow *comparison;
  GtkWidget *row;

  window_fixture_activate (fixture, "win.compare-recipients");
  window_fixture_wait (fixture);
  comparison = window_fixture_find_window (JB_TYPE_RECIPIENTS_COMPARISON);
  g_assert_nonnull (comparison);
  row = ui_fixture_find_row (GTK_WIDGET (comparison), "市图书馆", 0);
  g_assert_nonnull (row);
  g_assert_cmpint (ui_fixture_find (row, GTK_TYPE_BUTTON, 0) != NULL, ==, has_button);
  gtk_window_destroy (comparison);
  ui_fixture_settle ();
}

/* The issue before is found in the archive; what is filed can be compared, not changed. */
static void
test_compare (WindowFixture *fixture,
              gconstpointer  data)
{
  const JbFilingWish wish = { 0 };
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GError) error = NULL;

  window_fixture_import_text (fixture, "first.txt", first, -1);
  window_fixture_wait (fixture);
  window_fixture_activate (fixture, "win.compare-recipients");
  window_fixture_wait (fixture);
  g_assert_null (window_fixture_find_window (JB_TYPE_RECIPIENTS_COMPARISON));

  window_fixture_import_text (fixture, "second.txt", second, -1);
  window_fixture_wait (fixture);
  assert_compared (fixture, TRUE);

  filing = jb_archive_propose_filing (fixture->archive, 2, &wish, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_file (fixture->archive, 2, filing, &error));
  g_assert_no_error (error);
  window_fixture_wait (fixture);
  assert_compared (fixture, FALSE);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/window-recipients/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("reading", test_reading);
  ADD ("compare", test_compare);

  return g_test_run ();
}
