/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "directory/jb-directory-csv.h"
#include "jb-directory-duplicates.h"
#include "jb-directory-import.h"
#include "jb-directory-learn.h"
#include "jb-directory-post.h"
#include "jb-directory-window-private.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-directory.h"
#include "ui-fixture.h"

/* The window of the directory, on an archive of its own. */

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

typedef struct
{
  char              *folder;
  JbArchive         *archive;
  GtkApplication    *application;
  JbDirectoryWindow *window;
} Fixture;

/* One program can only be registered once. */
static GtkApplication *application;

static void
wait_for (gboolean (*is_done) (Fixture *fixture),
          Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!is_done (fixture))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  ui_fixture_settle ();
}

static gboolean
is_saved (Fixture *fixture)
{
  return jb_directory_keeper_get_state (fixture->window->keeper) == JB_DIRECTORY_KEEPER_SAVED;
}

static gboolean
is_unsaved (Fixture *fixture)
{
  return jb_directory_keeper_get_state (fixture->window->keeper) == JB_DIRECTORY_KEEPER_UNSAVED;
}

static JbDirectory *
read_directory (const char *csv)
{
  g_autoptr(GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  g_assert_nonnull (directory);

  return directory;
}

static void
save_csv (Fixture    *fixture,
          const char *csv)
{
  g_autoptr(JbDirectory) directory = read_directory (csv);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_save_directory (fixture->archive, directory, &error));
  g_assert_no_error (error);
}

static void
open_window (Fixture    *fixture,
             const char *csv)
{
  save_csv (fixture, csv);
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  wait_for (is_saved, fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "archive.db", NULL);
  fixture->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  fixture->application = application;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GList *windows;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  while ((windows = gtk_application_get_windows (fixture->application)) != NULL)
    {
      gpointer window = windows->data;

      g_object_add_weak_pointer (window, &window);
      gtk_window_destroy (window);
      ui_fixture_settle ();
      g_assert_null (window);
    }
  ui_fixture_finalize (fixture->archive);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* What the archive has, when all is saved. */
static void
assert_stored (Fixture    *fixture,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  wait_for (is_saved, fixture);
  directory = jb_archive_load_directory (fixture->archive, &error);
  g_assert_no_error (error);
  bytes = jb_directory_csv_write (directory);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text + strlen (HEADER), ==, expected);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  ui_fixture_settle ();
}

static guint
count_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->window->sorted));
}

static void
select_nth (Fixture *fixture,
            guint    nth)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->window->selection), nth, TRUE);
  ui_fixture_settle ();
}

static GtkEditable *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = ui_fixture_find_row (GTK_WIDGET (fixture->window->form), title, 0);

  g_assert_nonnull (row);

  return GTK_EDITABLE (row);
}

/* Types into a field and presses Enter. */
static void
enter (Fixture    *fixture,
       const char *title,
       const char *text)
{
  GtkEditable *row = get_row (fixture, title);

  gtk_editable_set_text (row, text);
  g_signal_emit_by_name (row, "entry-activated");
  ui_fixture_settle ();
}

static const char *
get_printed (Fixture *fixture)
{
  return gtk_label_get_label (
      GTK_LABEL (ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_LABEL, 0)));
}

#define PEOPLE \
  HEADER "person,孙伟,省委常委,报,2,,2012,,1\n" \
         "unit,省档案馆,,送,1,档案馆,,,2\n" \
         "person,孙伟,副省长,报,3,,2009,,1\n" \
         "group,各市妇联,,发,1,,,,14\n" \
         "person,栗甲,省政协副主席,报,1,,2009,2012,1\n"

static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  JbDirectoryWindow *window;

  open_window (fixture, PEOPLE);
  window = fixture->window;
  g_assert_cmpuint (count_listed (fixture), ==, 4);
  g_assert_true (jb_directory_window_present (fixture->application, fixture->archive) == window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->form_stack), ==, "none");

  /* 栗甲 has the first rank; the second one has two posts. */
  select_nth (fixture, 1);
  g_assert_cmpstr (get_printed (fixture), ==, "省委常委、副省长孙伟");
  g_assert_cmpstr (gtk_editable_get_text (get_row (fixture, "Name")), ==, "孙伟");
  g_assert_nonnull (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 1));
  g_assert_null (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 2));
  select_nth (fixture, 2);
  g_assert_cmpstr (get_printed (fixture), ==, "省档案馆");
  g_assert_null (ui_fixture_find (GTK_WIDGET (window->form), JB_TYPE_DIRECTORY_POST, 1));
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  JbDirectoryWindow *window;
  GtkEditable       *date;
  int                end = 4;

  open_window (fixture, PEOPLE);
  window = fixture->window;
  date = GTK_EDITABLE (window->date_entry);

  gtk_drop_down_set_selected (window->kind_filter, 1);
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  gtk_drop_down_set_selected (window->time_filter, 1);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_drop_down_set_selected (window->time_filter, 2);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_editable_set_text (date, "2010");
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "not-found");
  gtk_drop_down_set_selected (window->time_filter, 1);
  g_assert_cmpuint (count_listed (fixture), ==, 2);

  /* A date that is none changes nothing, and is marked. */
  gtk_editable_insert_text (date, "-13", -1, &end);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  g_assert_cmpuint (count_listed (fixture), ==, 2);
  gtk_editable_set_text (date, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));

  act (fixture, "directory.show-all");
  g_assert_cmpuint (count_listed (fixture), ==, 4);
  gtk_drop_down_set_selected (window->list_filter, 2);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_drop_down_set_selected (window->list_filter, 4);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  act (fixture, "directory.show-all");

  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "副省长孙");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "档案馆");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "没有");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "");
  g_signal_emit_by_name (window->search_entry, "search-changed");
  g_assert_cmpuint (count_listed (fixture), ==, 4);

  g_object_set (window, "sort", "copies", NULL);
  select_nth (fixture, 0);
  g_assert_cmpstr (get_printed (fixture), ==, "各市妇联");
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  open_window (fixture, HEADER "person,沈远,市长,报,1,,2012,,1\n");
  select_nth (fixture, 0);
  enter (fixture, "Post", " 市委书记 ");
  g_assert_cmpstr (get_printed (fixture), ==, "市委书记沈远");
  enter (fixture, "Name", "沈元");
  enter (fixture, "Other Names (parted by ；)", "沈远； 老沈;沈远");
  enter (fixture, "To (empty while it goes on)", "2014-07");
  assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,2014-07,1\n");

  /* What cannot be taken is marked, and stays to be put right. */
  enter (fixture, "From (YYYY, YYYY-MM or YYYY-MM-DD)", "2015");
  enter (fixture, "Name", " ");
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (get_row (fixture, "To (empty while it goes on)")),
                                "error"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_row (fixture, "Name")), "error"));
  assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,2014-07,1\n");

  /* An undo drops that first, then takes back step by step. */
  act (fixture, "win.undo");
  g_assert_cmpstr (gtk_editable_get_text (get_row (fixture, "Name")), ==, "沈元");
  act (fixture, "win.undo");
  assert_stored (fixture, "person,沈元,市委书记,报,1,沈远|老沈,2012,,1\n");
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  assert_stored (fixture, "person,沈远,市长,报,1,,2012,,1\n");
  g_assert_cmpstr (get_printed (fixture), ==, "市长沈远");
  act (fixture, "win.redo");
  act (fixture, "win.redo");
  assert_stored (fixture, "person,沈元,市委书记,报,1,,2012,,1\n");
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *rank, *copies;

  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  select_nth (fixture, 0);
  rank = ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_SPIN_BUTTON, 0);
  copies = ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_SPIN_BUTTON, 1);
  for (guint i = 0; i < 5; i++)
    gtk_spin_button_spin (GTK_SPIN_BUTTON (copies), GTK_SPIN_STEP_FORWARD, 1);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (rank), GTK_SPIN_STEP_FORWARD, 1);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_fixture_find_row (GTK_WIDGET (fixture->window->form), "List", 0)), 3);
  assert_stored (fixture, "unit,市档案馆,,发,2,,,,6\n");
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,6\n");

  /* Five clicks are one step. */
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n");
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_fixture_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      const char *text = gtk_button_get_label (GTK_BUTTON (button));

      if (text != NULL && g_str_has_prefix (text, label))
        return button;
    }

  return NULL;
}

static void
click (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle ();
}

static void
test_posts (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *post;

  open_window (fixture, HEADER "person,沈远,市长,报,1,,2012,,3\n");
  select_nth (fixture, 0);
  click (GTK_WIDGET (fixture->window->form), "Add _Post");
  post = ui_fixture_find (GTK_WIDGET (fixture->window->form), JB_TYPE_DIRECTORY_POST, 1);
  gtk_editable_set_text (GTK_EDITABLE (ui_fixture_find_row (post, "Post", 0)), "市委常委");
  g_signal_emit_by_name (ui_fixture_find_row (post, "Post", 0), "entry-activated");
  assert_stored (fixture, "person,沈远,市长,报,1,,2012,,3\n"
                          "person,沈远,市委常委,报,1,,,,3\n");
  g_assert_cmpstr (get_printed (fixture), ==, "市长、市委常委沈远");
  enter (fixture, "Name", "沈元");
  assert_stored (fixture, "person,沈元,市长,报,1,,2012,,3\n"
                          "person,沈元,市委常委,报,1,,,,3\n");

  gtk_widget_activate_action (post, "directory.remove-row", "x", G_GINT64_CONSTANT (0));
  assert_stored (fixture, "person,沈元,市委常委,报,1,,,,3\n");
  act (fixture, "win.undo");
  assert_stored (fixture, "person,沈元,市长,报,1,,2012,,3\n"
                          "person,沈元,市委常委,报,1,,,,3\n");
}

static void
test_add_and_delete (Fixture      *fixture,
                     gconstpointer data)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  open_window (fixture, HEADER);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "empty");
  act (fixture, "directory.add-person");
  enter (fixture, "Name", "沈远");
  assert_stored (fixture, "person,沈远,,,,,,,1\n");

  /* Its first name is part of adding it. */
  act (fixture, "win.undo");
  assert_stored (fixture, "");
  act (fixture, "win.redo");
  act (fixture, "directory.add-unit");
  act (fixture, "directory.add-unit");
  act (fixture, "directory.add-group");
  assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                          "unit,New Unit 2,,,,,,,1\ngroup,New Group,,,,,,,1\n");
  act (fixture, "directory.delete");
  assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                          "unit,New Unit 2,,,,,,,1\n");

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->form_stack), ==, "several");
  act (fixture, "directory.delete");
  assert_stored (fixture, "");
  g_assert_nonnull (fixture->window->toast);
  act (fixture, "win.undo");
  g_assert_cmpuint (count_listed (fixture), ==, 3);

  values.kind = JB_DIRECTORY_PERSON;
  values.name = "唐鹿";
  values.post = "副市长";
  values.list = JB_DIRECTORY_LIST_REPORT;
  values.learnt = TRUE;
  jb_directory_window_add (fixture->window, &values);
  g_assert_cmpstr (get_printed (fixture), ==, "副市长唐鹿");
  act (fixture, "directory.duplicate");
  assert_stored (fixture, "person,沈远,,,,,,,1\nunit,New Unit,,,,,,,1\n"
                          "unit,New Unit 2,,,,,,,1\nperson,唐鹿,副市长,报,,,,,1\n"
                          "person,唐鹿 2,副市长,报,,,,,1\n");
}

/* Asked before the directory is read, it is added when it is. */
static void
test_add_early (Fixture      *fixture,
                gconstpointer data)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  save_csv (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  values.name = "市妇联";
  jb_directory_window_add (fixture->window, &values);
  values.name = "市委办公室";
  jb_directory_window_add (fixture->window, &values);
  jb_directory_window_add (fixture->window, &values);
  values.name = "市政府办公室";
  jb_directory_window_add (fixture->window, &values);
  wait_for (is_saved, fixture);
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,,,,,,1\n"
                          "unit,市委办公室,,,,,,,1\nunit,市政府办公室,,,,,,,1\n");
  g_assert_cmpstr (get_printed (fixture), ==, "市政府办公室");
}

static GtkWidget *
find_window (Fixture *fixture,
             GType    type)
{
  g_autoptr(GListModel) windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static GType wanted_type;

static gboolean
has_window (Fixture *fixture)
{
  return find_window (fixture, wanted_type) != NULL;
}

static GtkWidget *
wait_for_window (Fixture *fixture,
                 GType    type)
{
  wanted_type = type;
  wait_for (has_window, fixture);

  return find_window (fixture, type);
}

static GFile *
write_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GFile) bad = NULL;
  g_autoptr(GFile) good = NULL;
  GtkWidget *dialog;

  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  bad = write_file (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n"
                                    "unit,,,送,2,,20-13,,1\nteam,甲,,,,,,,1\n");
  jb_directory_window_import (fixture->window, bad);
  dialog = wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (find_button (dialog, "_Close"));
  g_assert_false (gtk_widget_get_mapped (find_button (dialog, "_Add to")));
  click (dialog, "_Close");
  g_assert_null (find_window (fixture, JB_TYPE_DIRECTORY_IMPORT));
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");

  /* What is there is not added twice. */
  good = write_file (fixture, HEADER "unit,市档案馆,,送,1,,,,1\ngroup,各县妇联,,发,1,,,,12\n");
  jb_directory_window_import (fixture->window, good);
  dialog = wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  click (dialog, "_Add to");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n"
                          "group,各县妇联,,发,1,,,,12\n");
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");

  jb_directory_window_import (fixture->window, good);
  dialog = wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  click (dialog, "_Replace");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\ngroup,各县妇联,,发,1,,,,12\n");
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
}

static char *exported;

static gboolean
is_exported (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);

  g_clear_pointer (&exported, g_free);

  return g_file_get_contents (path, &exported, NULL, NULL) && strstr (exported, "孙伟") != NULL;
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/list.csv");

  open_window (fixture, PEOPLE);
  file = write_file (fixture, "old");
  jb_directory_window_export (fixture->window, file);
  wait_for (is_exported, fixture);
  g_assert_cmpstr (exported, ==, PEOPLE);
  g_clear_pointer (&exported, g_free);

  jb_directory_window_export (fixture->window, nowhere);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (fixture, ADW_TYPE_MESSAGE_DIALOG)));
}

static gint64
add_issue (Fixture    *fixture,
           const char *text,
           const char *path)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  JbArchiveOrigin origin = { path, NULL };
  gint64          id;

  g_assert_no_error (error);
  g_assert_true (jb_archive_add (fixture->archive, transcript, &origin, &id, &error));
  g_assert_no_error (error);

  return id;
}

static gboolean
is_learnt (Fixture *fixture)
{
  GtkWidget *dialog = find_window (fixture, JB_TYPE_DIRECTORY_LEARN);

  return dialog == NULL || find_button (dialog, "_Take Over ") != NULL;
}

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

static void
test_learn (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *dialog;

  add_issue (fixture, HEAD "报：市委副书记沈远\n送：市档案馆\n发：各县妇联\n", "/x/2009.txt");
  add_issue (fixture, HEAD "报：市政协主席沈远\n送：市档案馆\n发：各县妇联\n", "/x/2012.txt");
  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  act (fixture, "directory.learn");
  dialog = find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  g_assert_nonnull (dialog);
  wait_for (is_learnt, fixture);
  gtk_test_widget_wait_for_draw (dialog);

  /* Three are new, one of which is not ticked. */
  g_assert_nonnull (find_button (dialog, "_Take Over 3"));
  g_signal_emit_by_name (ui_fixture_find (dialog, GTK_TYPE_LIST_VIEW, 0), "activate", 2);
  click (dialog, "_Take Over 2");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n"
                          "person,沈远,市委副书记,报,1,,2009,2009,1\n"
                          "person,沈远,市政协主席,报,2,,2012,,1\n");
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n");
}

static void
test_learn_nothing (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *dialog;
  GtkStack  *stack;
  gint64     end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  act (fixture, "directory.learn");
  dialog = find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  stack = GTK_STACK (ui_fixture_find (dialog, GTK_TYPE_STACK, 0));
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "nothing") != 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog, "_Take Over")));

  /* Closed while it works, it stops. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_settle ();
  act (fixture, "directory.learn");
  gtk_window_destroy (GTK_WINDOW (find_window (fixture, JB_TYPE_DIRECTORY_LEARN)));
  ui_fixture_settle ();
}

static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *dialog;

  open_window (fixture, HEADER "unit,市委办公室,,送,1,市委办,,,1\n"
                               "unit,市委办,,送,2,,,,3\n"
                               "person,王○,市长,报,1,,2009,2010,1\n"
                               "person,王〇,市长,报,1,,2010,,1\n"
                               "unit,市妇联,,送,3,,,,1\n");
  act (fixture, "directory.find-duplicates");
  dialog = wait_for_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES);
  gtk_test_widget_wait_for_draw (dialog);
  click (dialog, "_Merge 2");
  assert_stored (fixture, "unit,市委办公室,,送,1,市委办,,,3\n"
                          "person,王○,市长,报,1,王〇,2009,,1\n"
                          "unit,市妇联,,送,3,,,,1\n");
  act (fixture, "win.undo");
  g_assert_cmpuint (count_listed (fixture), ==, 5);
  act (fixture, "win.redo");

  /* By hand, what is of one kind. */
  g_object_set (fixture->window, "sort", "rank", NULL);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  act (fixture, "directory.merge");
  g_assert_null (find_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES));
  gtk_drop_down_set_selected (fixture->window->kind_filter, 2);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  ui_fixture_settle ();
  act (fixture, "directory.merge");
  dialog = wait_for_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES);
  click (dialog, "_Merge 1");
  assert_stored (fixture, "unit,市委办公室,,送,1,市委办|市妇联,,,3\n"
                          "person,王○,市长,报,1,王〇,2009,,1\n");
}

/* Nothing is lost when saving fails, and it is said. */
static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbDirectory) other = NULL;

  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  select_nth (fixture, 0);

  /* Another program changes the row. */
  other = read_directory (HEADER "unit,市档案局,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  archive = jb_archive_open (jb_archive_get_path (fixture->archive), NULL);
  g_assert_true (jb_archive_save_directory (archive, other, NULL));
  enter (fixture, "Name", "市文史馆");
  wait_for (is_unsaved, fixture);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->trouble));
  g_assert_cmpstr (get_printed (fixture), ==, "市文史馆");

  /* Another edit is kept too, and trying again does not overwrite what is there. */
  enter (fixture, "Name", "市史志馆");
  wait_for (is_unsaved, fixture);
  act (fixture, "directory.overwrite");
  assert_stored (fixture, "unit,市史志馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->trouble));
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
}

static gboolean
is_closed (Fixture *fixture)
{
  return gtk_application_get_windows (fixture->application) == NULL;
}

/* What was typed is taken over and saved when the window closes. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(JbDirectory) directory = NULL;

  open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  select_nth (fixture, 0);
  gtk_editable_set_text (get_row (fixture, "Name"), "市文史馆");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (is_closed, fixture);
  directory = jb_archive_load_directory (fixture->archive, NULL);
  g_assert_cmpstr (jb_directory_entry_get_values (jb_directory_get_entry (directory, 0))->name, ==,
                   "市文史馆");

  /* What cannot be taken holds it up once. */
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  wait_for (is_saved, fixture);
  select_nth (fixture, 0);
  gtk_editable_set_text (get_row (fixture, "Name"), "");
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_false (is_closed (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (is_closed, fixture);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  ui_fixture_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

#define ADD(name, func) g_test_add ("/ui/directory/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("shown", test_shown);
  ADD ("filter", test_filter);
  ADD ("edit", test_edit);
  ADD ("numbers", test_numbers);
  ADD ("posts", test_posts);
  ADD ("add-and-delete", test_add_and_delete);
  ADD ("add-early", test_add_early);
  ADD ("import", test_import);
  ADD ("export", test_export);
  ADD ("learn", test_learn);
  ADD ("learn-nothing", test_learn_nothing);
  ADD ("merge", test_merge);
  ADD ("failure", test_failure);
  ADD ("close", test_close);

  return g_test_run ();
}
