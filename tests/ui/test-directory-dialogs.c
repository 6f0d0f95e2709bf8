/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "directory-fixture.h"
#include "jb-directory-duplicates.h"
#include "jb-directory-import.h"
#include "jb-directory-learn.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-directory.h"

/* What opens above the window of the directory: files, what is learnt, duplicates. */

#define PEOPLE \
  HEADER "person,孙伟,省委常委,报,2,,2012,,1\n" \
         "unit,省档案馆,,送,1,档案馆,,,2\n" \
         "person,孙伟,副省长,报,3,,2009,,1\n" \
         "group,各市妇联,,发,1,,,,14\n" \
         "person,栗甲,省政协副主席,报,1,,2009,2012,1\n"

static GFile *
write_file (DirectoryFixture *fixture,
            const char       *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_import (DirectoryFixture *fixture,
             gconstpointer     data)
{
  g_autoptr(GFile) bad = NULL;
  g_autoptr(GFile) good = NULL;
  GtkWidget *dialog;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
  bad = write_file (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n"
                                    "unit,,,送,2,,20-13,,1\nteam,甲,,,,,,,1\n");
  jb_directory_window_import (fixture->window, bad);
  dialog = directory_fixture_wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (directory_fixture_find_button (dialog, "_Close"));
  g_assert_false (gtk_widget_get_mapped (directory_fixture_find_button (dialog, "_Add to")));
  directory_fixture_click (dialog, "_Close");
  g_assert_null (directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_IMPORT));
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");

  /* What is there is not added twice. */
  good = write_file (fixture, HEADER "unit,市档案馆,,送,1,,,,1\ngroup,各县妇联,,发,1,,,,12\n");
  jb_directory_window_import (fixture->window, good);
  dialog = directory_fixture_wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  directory_fixture_click (dialog, "_Add to");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n"
                                            "group,各县妇联,,发,1,,,,12\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");

  jb_directory_window_import (fixture->window, good);
  dialog = directory_fixture_wait_for_window (fixture, JB_TYPE_DIRECTORY_IMPORT);
  directory_fixture_click (dialog, "_Replace");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\ngroup,各县妇联,,发,1,,,,12\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\nunit,市妇联,,送,2,,,,1\n");
}

/* What is no file of text is not read at all. */
static void
test_unreadable (DirectoryFixture *fixture,
                 gconstpointer     data)
{
  g_autofree char *huge = g_build_filename (fixture->folder, "huge.csv", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.csv", NULL);
  const struct
  {
    const char *path;
    const char *words;
  } rows[] = {
    { fixture->folder, "not a regular file" },
    { huge, "larger than 64 MiB" },
    { missing, "missing.csv" },
  };

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  g_assert_true (g_file_set_contents (huge, "", 0, NULL));
  g_assert_cmpint (truncate (huge, 64 * 1024 * 1024 + 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (rows[i].path);
      GtkWidget *dialog;

      jb_directory_window_import (fixture->window, file);
      dialog = directory_fixture_wait_for_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                       "Nothing Was Imported");
      g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                                rows[i].words));
      ui_fixture_close (dialog);
    }
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n");
}

static char *exported;

static gboolean
is_exported (DirectoryFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);

  g_clear_pointer (&exported, g_free);

  return g_file_get_contents (path, &exported, NULL, NULL) && strstr (exported, "孙伟") != NULL;
}

static void
test_export (DirectoryFixture *fixture,
             gconstpointer     data)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/list.csv");
  GtkWidget *dialog;

  directory_fixture_open_window (fixture, PEOPLE);
  file = write_file (fixture, "old");
  jb_directory_window_export (fixture->window, file);
  directory_fixture_wait_for (is_exported, fixture);
  g_assert_cmpstr (exported, ==, PEOPLE);
  g_clear_pointer (&exported, g_free);

  jb_directory_window_export (fixture->window, nowhere);
  dialog = directory_fixture_wait_for_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gint64
add_issue (DirectoryFixture *fixture,
           const char       *text,
           const char       *path)
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
is_learnt (DirectoryFixture *fixture)
{
  GtkWidget *dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);

  return dialog == NULL || directory_fixture_find_button (dialog, "_Take Over ") != NULL;
}

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

static void
test_learn (DirectoryFixture *fixture,
            gconstpointer     data)
{
  GtkWidget *dialog;

  add_issue (fixture, HEAD "报：市委副书记沈远\n送：市档案馆\n发：各县妇联\n", "/x/2009.txt");
  add_issue (fixture, HEAD "报：市政协主席沈远\n送：市档案馆\n发：各县妇联\n", "/x/2012.txt");
  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  directory_fixture_act (fixture, "directory.learn");
  dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  g_assert_nonnull (dialog);
  directory_fixture_wait_for (is_learnt, fixture);
  gtk_test_widget_wait_for_draw (dialog);

  /* Three are new, one of which is not ticked. */
  g_assert_nonnull (directory_fixture_find_button (dialog, "_Take Over 3"));
  g_signal_emit_by_name (ui_fixture_find (dialog, GTK_TYPE_LIST_VIEW, 0), "activate", 2);
  directory_fixture_click (dialog, "_Take Over 2");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n"
                                            "person,沈远,市委副书记,报,1,,2009,2009,1\n"
                                            "person,沈远,市政协主席,报,2,,2012,,1\n");
  directory_fixture_act (fixture, "win.undo");
  directory_fixture_assert_stored (fixture, "unit,市档案馆,,送,1,,,,1\n");
}

/* A label in @root that has @words in it. */
static gboolean
says (GtkWidget  *root,
      const char *words)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_fixture_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), words) != NULL)
      return TRUE;

  return FALSE;
}

/* What changes is said as it is and as it would be, with the issue that says so; what does not fit
 * together is left alone unless somebody ticks it. */
static void
test_learn_changes (DirectoryFixture *fixture,
                    gconstpointer     data)
{
  GtkWidget *dialog;

  add_issue (fixture, HEAD "报：市委副书记沈远\n", "/x/2009.txt");
  add_issue (fixture, HEAD "报：市政协主席沈远\n", "/x/2012.txt");
  directory_fixture_open_window (fixture, HEADER);
  directory_fixture_act (fixture, "directory.learn");
  directory_fixture_wait_for (is_learnt, fixture);
  dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_true (says (dialog, "first in 2009"));
  directory_fixture_click (dialog, "_Take Over 2");

  add_issue (fixture, HEAD "报：市委副书记沈远\n", "/x/2010.txt");
  add_issue (fixture, HEAD "报：市政协主席沈远，市政协主席秦书言\n", "/x/2013.txt");
  directory_fixture_act (fixture, "directory.learn");
  directory_fixture_wait_for (is_learnt, fixture);
  dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_true (says (dialog, "Period: "));
  g_assert_true (says (dialog, " → "));
  g_assert_true (says (dialog, "by 2010"));
  g_assert_true (says (dialog, "(2013)"));
  directory_fixture_click (dialog, "_Take Over 1");
  directory_fixture_assert_stored (fixture, "person,沈远,市委副书记,报,1,,2009,2010,1\n"
                                            "person,沈远,市政协主席,报,2,,2012,,1\n");
}

static void
test_learn_nothing (DirectoryFixture *fixture,
                    gconstpointer     data)
{
  GtkWidget *dialog;
  GtkStack  *stack;
  gint64     end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  directory_fixture_open_window (fixture, HEADER "unit,市档案馆,,送,1,,,,1\n");
  directory_fixture_act (fixture, "directory.learn");
  dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  stack = GTK_STACK (ui_fixture_find (dialog, GTK_TYPE_STACK, 0));
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "nothing") != 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_false (gtk_widget_is_sensitive (directory_fixture_find_button (dialog, "_Take Over")));

  /* Closed while it works, it stops. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_settle ();
  directory_fixture_act (fixture, "directory.learn");
  dialog = directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_LEARN);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_settle ();
}

static void
test_merge (DirectoryFixture *fixture,
            gconstpointer     data)
{
  GtkWidget *dialog;

  directory_fixture_open_window (fixture, HEADER "unit,市委办公室,,送,1,市委办,,,1\n"
                                                 "unit,市委办,,送,2,,,,3\n"
                                                 "person,王○,市长,报,1,,2009,2010,1\n"
                                                 "person,王〇,市长,报,1,,2010,,1\n"
                                                 "unit,市妇联,,送,3,,,,1\n");
  directory_fixture_act (fixture, "directory.find-duplicates");
  dialog = directory_fixture_wait_for_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES);
  gtk_test_widget_wait_for_draw (dialog);
  directory_fixture_click (dialog, "_Merge 2");
  directory_fixture_assert_stored (fixture, "unit,市委办公室,,送,1,市委办,,,3\n"
                                            "person,王○,市长,报,1,王〇,2009,,1\n"
                                            "unit,市妇联,,送,3,,,,1\n");
  directory_fixture_act (fixture, "win.undo");
  g_assert_cmpuint (directory_fixture_count_listed (fixture), ==, 5);
  directory_fixture_act (fixture, "win.redo");

  /* By hand, what is of one kind. */
  g_object_set (fixture->window, "sort", "rank", NULL);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  directory_fixture_act (fixture, "directory.merge");
  g_assert_null (directory_fixture_find_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES));
  gtk_drop_down_set_selected (fixture->window->kind_filter, 2);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->window->selection));
  ui_fixture_settle ();
  directory_fixture_act (fixture, "directory.merge");
  dialog = directory_fixture_wait_for_window (fixture, JB_TYPE_DIRECTORY_DUPLICATES);
  directory_fixture_click (dialog, "_Merge 1");
  directory_fixture_assert_stored (fixture, "unit,市委办公室,,送,1,市委办|市妇联,,,3\n"
                                            "person,王○,市长,报,1,王〇,2009,,1\n");
}

int
main (int    argc,
      char **argv)
{
  directory_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/directory-dialogs/" name, DirectoryFixture, NULL, directory_fixture_set_up, \
              func, directory_fixture_tear_down)
  ADD ("import", test_import);
  ADD ("unreadable", test_unreadable);
  ADD ("export", test_export);
  ADD ("learn", test_learn);
  ADD ("learn-changes", test_learn_changes);
  ADD ("learn-nothing", test_learn_nothing);
  ADD ("merge", test_merge);

  return g_test_run ();
}
