/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "directory-fixture.h"
#include "jb-directory-post.h"
#include "store/jb-archive-directory.h"

/* The window of the directory, on an archive of its own. */

#define PEOPLE \
  HEADER "person,孙伟,省委常委,报,2,,2012,,1\n" \
         "unit,省档案馆,,送,1,档案馆,,,2\n" \
         "person,孙伟,副省长,报,3,,2009,,1\n" \
         "group,各市妇联,,发,1,,,,14\n" \
         "person,栗甲,省政协副主席,报,1,,2009,2012,1\n"

static void
test_shown (DirectoryFixture *fixture,
            gconstpointer     data)
{
  JbDirectoryWindow *window;

  directory_fixture_open_window (fixture, PEOPLE);
  window = fixture->window;
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 4);
  g_assert_false (gtk_spinner_get_spinning (window->spinner));
  g_assert_true (jb_directory_window_present (fixture->application, fixture->archive) == window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->form_stack), ==, "none");

  /* 栗甲 has the first rank; the second one has two posts. */
  directory_fixture_select_nth (fixture, 1);
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "省委常委、副省长孙伟");
  g_assert_cmpstr (gtk_editable_get_text (directory_fixture_get_row (fixture, "Name")), ==, "孙伟");
  g_assert_nonnull (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 1));
  g_assert_null (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 2));
  directory_fixture_select_nth (fixture, 2);
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "省档案馆");
  g_assert_null (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 1));
}

static void
test_filter (DirectoryFixture *fixture,
             gconstpointer     data)
{
  JbDirectoryWindow *window;
  GtkEditable       *date;
  int                end = 4;

  directory_fixture_open_window (fixture, PEOPLE);
  window = fixture->window;
  date = GTK_EDITABLE (window->date_entry);

  gtk_drop_down_set_selected (window->kind_filter, 1);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 2);
  gtk_drop_down_set_selected (window->time_filter, 1);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 1);
  gtk_drop_down_set_selected (window->time_filter, 2);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 1);
  gtk_editable_set_text (date, "2010");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "not-found");
  gtk_drop_down_set_selected (window->time_filter, 1);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 2);

  /* A date that is none changes nothing, and is marked. */
  gtk_editable_insert_text (date, "-13", -1, &end);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 2);
  gtk_editable_set_text (date, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));

  directory_fixture_act (fixture, "directory.show-all");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 4);
  gtk_drop_down_set_selected (window->list_filter, 2);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 1);
  gtk_drop_down_set_selected (window->list_filter, 4);
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 0);
  directory_fixture_act (fixture, "directory.show-all");

  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "副省长孙");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "档案馆");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "没有");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 4);

  g_object_set (window, "sort", "copies", NULL);
  directory_fixture_select_nth (fixture, 0);
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "各市妇联");
}

static gboolean
has_error (DirectoryFixture *fixture,
           const char       *title)
{
  return gtk_widget_has_css_class (GTK_WIDGET (directory_fixture_get_row (fixture, title)),
                                   "error");
}

static void
test_edit (DirectoryFixture *fixture,
           gconstpointer     data)
{
  directory_fixture_open_window (fixture, HEADER "person,沈远,市长,报,1,,2012,,1\n");
  directory_fixture_select_nth (fixture, 0);
  directory_fixture_enter (fixture, "Post", " 市委书记 ");
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市委书记沈远");
  directory_fixture_enter (fixture, "Name", "沈元");
  directory_fixture_enter (fixture, "Other Names (parted by ；)", "沈远； 老沈;沈远");
  directory_fixture_enter (fixture, "To (empty while it goes on)", "2014-07");
  directory_fixture_assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,2014-07,1\n");

  /* What cannot be taken is marked, and stays to be put right. */
  directory_fixture_enter (fixture, "From (YYYY, YYYY-MM or YYYY-MM-DD)", "2015");
  directory_fixture_enter (fixture, "Name", " ");
  g_assert_true (
      has_error (fixture, "To (empty while it goes on)"));
  g_assert_true (has_error (fixture, "Name"));
  directory_fixture_assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,2014-07,1\n");

  /* An undo drops that first, then takes back step by step. */
  directory_fixture_act (fixture, "win.undo");
  g_assert_cmpstr (gtk_editable_get_text (directory_fixture_get_row (fixture, "Name")), ==, "沈元");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,,1\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "person,沈远,市长,报,1,,2012,,1\n");
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市长沈远");
  directory_fixture_act (fixture, "win.redo");
  directory_fixture_act (fixture, "win.redo");
  directory_fixture_assert_stored (fixture, "person,沈元,市委书记,报,1,,2012,,1\n");
}

static void
test_numbers (DirectoryFixture *fixture,
              gconstpointer     data)
{
  GtkWidget *rank, *copies;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  directory_fixture_select_nth (fixture, 0);
  rank = ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_SPIN_BUTTON, 0);
  copies = ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_SPIN_BUTTON, 1);
  for (guint i = 0; i < 5; i++)
    gtk_spin_button_spin (GTK_SPIN_BUTTON (copies), GTK_SPIN_STEP_FORWARD, 1);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (rank), GTK_SPIN_STEP_FORWARD, 1);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_fixture_find_row (GTK_WIDGET (fixture->window->form), "List", 0)), 3);
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,发,2,,,,6\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,6\n");

  /* Five clicks are one step. */
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n");
}

static void
test_posts (DirectoryFixture *fixture,
            gconstpointer     data)
{
  GtkWidget *post;

  directory_fixture_open_window (fixture, HEADER "person,沈远,市长,报,1,,2012,,3\n");
  directory_fixture_select_nth (fixture, 0);
  directory_fixture_click (GTK_WIDGET (fixture->window->form), "Add _Post");
  post = ui_fixture_find (GTK_WIDGET (fixture->window->form), JB_TYPE_DIRECTORY_POST, 1);
  gtk_editable_set_text (GTK_EDITABLE (ui_fixture_find_row (post, "Post", 0)), "市委常委");
  g_signal_emit_by_name (ui_fixture_find_row (post, "Post", 0), "entry-activated");
  directory_fixture_assert_stored (fixture, "person,沈远,市长,报,1,,2012,,3\n"
                                            "person,沈远,市委常委,报,1,,,,3\n");
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市长、市委常委沈远");
  directory_fixture_enter (fixture, "Name", "沈元");
  directory_fixture_assert_stored (fixture, "person,沈元,市长,报,1,,2012,,3\n"
                                            "person,沈元,市委常委,报,1,,,,3\n");

  gtk_widget_activate_action (post, "directory.remove-row", "x", G_GINT64_CONSTANT (0));
  directory_fixture_assert_stored (fixture, "person,沈元,市委常委,报,1,,,,3\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "person,沈元,市长,报,1,,2012,,3\n"
                                            "person,沈元,市委常委,报,1,,,,3\n");
}

static void
test_add_and_delete (DirectoryFixture *fixture,
                     gconstpointer     data)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  directory_fixture_open_window (fixture, HEADER);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "empty");
  directory_fixture_act (fixture, "directory.add-person");
  directory_fixture_enter (fixture, "Name", "沈远");
  directory_fixture_assert_stored (fixture, "person,沈远,,,,,,,1\n");

  /* Its first name is part of adding it. */
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "");
  directory_fixture_act (fixture, "win.redo");
  directory_fixture_act (fixture, "directory.add-unit");
  directory_fixture_act (fixture, "directory.add-unit");
  directory_fixture_act (fixture, "directory.add-group");
  directory_fixture_assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                                            "unit,New Unit 2,,,,,,,1\ngroup,New Group,,,,,,,1\n");
  directory_fixture_act (fixture, "directory.delete");
  directory_fixture_assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                                            "unit,New Unit 2,,,,,,,1\n");

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->form_stack), ==, "several");
  directory_fixture_act (fixture, "directory.delete");
  directory_fixture_assert_stored (fixture, "");
  g_assert_nonnull (fixture->window->toast);
  directory_fixture_act (fixture, "win.undo");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 3);

  values.kind = JB_DIRECTORY_PERSON;
  values.name = "唐鹿";
  values.post = "副市长";
  values.list = JB_DIRECTORY_LIST_REPORT;
  values.learnt = TRUE;
  jb_directory_window_add (fixture->window, &values);
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "副市长唐鹿");
  directory_fixture_act (fixture, "directory.duplicate");
  directory_fixture_assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                                            "unit,New Unit 2,,,,,,,1\nperson,唐鹿,副市长,报,,,,,1\n"
                                            "person,唐鹿 2,副市长,报,,,,,1\n");
}

/* Asked before the directory is read, it is added when it is. */
static void
test_add_early (DirectoryFixture *fixture,
                gconstpointer     data)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  directory_fixture_save_csv (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  values.name = "市妇联";
  jb_directory_window_add (fixture->window, &values);
  values.name = "市委办公室";
  jb_directory_window_add (fixture->window, &values);
  jb_directory_window_add (fixture->window, &values);
  values.name = "市政府办公室";
  jb_directory_window_add (fixture->window, &values);
  directory_fixture_wait_for (directory_fixture_is_saved, fixture);
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,,,,,,1\n"
                                            "unit,市委办公室,,,,,,,1\nunit,市政府办公室,,,,,,,1\n");
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市政府办公室");
}

/* Nothing is lost when saving fails, and it is said. */
static void
test_failure (DirectoryFixture *fixture,
              gconstpointer     data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbDirectory) other = NULL;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  directory_fixture_select_nth (fixture, 0);

  /* Another program changes the row. */
  other = directory_fixture_read_directory (HEADER "unit,市档案局,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  archive = jb_archive_open (jb_archive_get_path (fixture->archive), NULL);
  g_assert_true (jb_archive_save_directory (archive, other, NULL));
  directory_fixture_enter (fixture, "Name", "市文史馆");
  directory_fixture_wait_for (directory_fixture_is_unsaved, fixture);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->trouble));
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市文史馆");

  /* Another edit is kept too, and trying again does not overwrite what is there. */
  directory_fixture_enter (fixture, "Name", "市史志馆");
  directory_fixture_wait_for (directory_fixture_is_unsaved, fixture);
  directory_fixture_act (fixture, "directory.overwrite");
  directory_fixture_assert_stored (fixture, "unit,市史志馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->trouble));
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
}

static gboolean
is_closed (DirectoryFixture *fixture)
{
  return gtk_application_get_windows (fixture->application) == NULL;
}

/* What cannot be saved is not lost by closing, but thrown away when one says so. */
static void
test_close_unsaved (DirectoryFixture *fixture,
                    gconstpointer     data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbDirectory) other = NULL;
  g_autoptr(JbDirectory) stored = NULL;
  GtkWidget *dialog;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  directory_fixture_select_nth (fixture, 0);
  other = directory_fixture_read_directory (HEADER "unit,市档案局,,送,1,,,,1\n");
  archive = jb_archive_open (jb_archive_get_path (fixture->archive), NULL);
  g_assert_true (jb_archive_save_directory (archive, other, NULL));
  directory_fixture_enter (fixture, "Name", "市文史馆");
  directory_fixture_wait_for (directory_fixture_is_unsaved, fixture);

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = directory_fixture_wait_for_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Close Without Saving?");
  gtk_test_widget_wait_for_draw (dialog);
  directory_fixture_click (dialog, "_Cancel");
  g_assert_cmpstr (directory_fixture_get_printed (fixture), ==, "市文史馆");

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = directory_fixture_wait_for_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
  gtk_test_widget_wait_for_draw (dialog);
  directory_fixture_click (dialog, "Close _Without");
  directory_fixture_wait_for (is_closed, fixture);
  stored = jb_archive_load_directory (fixture->archive, NULL);
  g_assert_cmpstr (jb_directory_entry_get_values (jb_directory_get_entry (stored, 0))->name, ==,
                   "市档案局");
}

/* What was typed is taken over and saved when the window closes. */
static void
test_close (DirectoryFixture *fixture,
            gconstpointer     data)
{
  g_autoptr(JbDirectory) directory = NULL;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  directory_fixture_select_nth (fixture, 0);
  gtk_editable_set_text (directory_fixture_get_row (fixture, "Name"), "市文史馆");
  gtk_window_close (GTK_WINDOW (fixture->window));
  directory_fixture_wait_for (is_closed, fixture);
  directory = jb_archive_load_directory (fixture->archive, NULL);
  g_assert_cmpstr (jb_directory_entry_get_values (jb_directory_get_entry (directory, 0))->name, ==,
                   "市文史馆");

  /* What cannot be taken holds it up once. */
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  directory_fixture_wait_for (directory_fixture_is_saved, fixture);
  directory_fixture_select_nth (fixture, 0);
  gtk_editable_set_text (directory_fixture_get_row (fixture, "Name"), "");
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_false (is_closed (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  directory_fixture_wait_for (is_closed, fixture);
}

int
main (int    argc,
      char **argv)
{
  directory_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/directory/" name, DirectoryFixture, NULL, directory_fixture_set_up, \
              func, directory_fixture_tear_down)
  ADD ("shown", test_shown);
  ADD ("filter", test_filter);
  ADD ("edit", test_edit);
  ADD ("numbers", test_numbers);
  ADD ("posts", test_posts);
  ADD ("add-and-delete", test_add_and_delete);
  ADD ("add-early", test_add_early);
  ADD ("failure", test_failure);
  ADD ("close-unsaved", test_close_unsaved);
  ADD ("close", test_close);

  return g_test_run ();
}
