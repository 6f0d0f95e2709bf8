/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "application-fixture.h"
#include "legacy/jb-encoding.h"

/* What the window says of an archive that cannot be used, and that it can be used as soon as what
 * was in the way is gone. */

enum { NOBODY = 65534 };

static const char text[] = "[动态]\n\n甲镇开办夜校\n\n　　甲镇妇联开办夜校。\n\n（甲镇妇联）\n";

static sqlite3 *other_program;

typedef struct
{
  const char *name;
  void (*spoil) (const char *path);
  void (*mend) (const char *path);
  const char *words;
} Row;

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static char *
dup_aside (const char *path)
{
  return g_strconcat (path, ".aside", NULL);
}

static void
set_aside (const char *path)
{
  g_autofree char *aside = dup_aside (path);

  g_assert_cmpint (g_rename (path, aside), ==, 0);
}

static void
put_back (const char *path)
{
  g_autofree char *aside = dup_aside (path);

  g_remove (path);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
}

static void
put_folder (const char *path)
{
  set_aside (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
put_letter (const char *path)
{
  g_autofree char *letter = g_strnfill (5000, 'a');

  set_aside (path);
  g_assert_true (g_file_set_contents (path, letter, -1, NULL));
}

static void
put_foreign (const char *path)
{
  set_aside (path);
  run_sql (path, "CREATE TABLE letter (text)");
}

static void
make_newer (const char *path)
{
  g_autofree char *aside = dup_aside (path);
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = g_file_new_for_path (aside);

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  run_sql (path, "PRAGMA user_version = 999");
}

static void
damage (const char *path)
{
  g_autofree char *aside = dup_aside (path);
  g_autofree char *bytes = NULL;
  gsize            n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  set_aside (path);
  memset (bytes + n_bytes / 3, 0x5a, n_bytes / 3);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
}

static void
take_lock (const char *path)
{
  g_assert_cmpint (sqlite3_open (path, &other_program), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other_program,
                                 "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
}

static void
drop_lock (const char *path)
{
  g_assert_cmpint (sqlite3_close (other_program), ==, SQLITE_OK);
  other_program = NULL;
}

/* Whoever may do anything is somebody else meanwhile. */
static void
forbid_writing (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (above, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
allow_writing (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static const Row rows[] = {
  { "folder", put_folder, put_back, "is a folder" },
  { "letter", put_letter, put_back, "is not an archive of Jianbao" },
  { "foreign", put_foreign, put_back, "belongs to another program" },
  { "newer", make_newer, put_back, "newer version of Jianbao" },
  { "damaged", damage, put_back, "is damaged" },
  { "locked", take_lock, drop_lock, "Another program is using" },
  { "read-only", forbid_writing, allow_writing, "permission" },
};

/* A label or button that can be seen and says @words. */
static GtkWidget *
find_seen (GtkWidget  *root,
           const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), words) != NULL)
        return child;
      found = find_seen (child, words);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_refused (JbWindow *window)
{
  return find_seen (GTK_WIDGET (window), "The Archive Could Not Be Opened") != NULL;
}

static AdwMessageDialog *
find_message (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

/* As application_fixture_start(), with an archive that does not open. */
static JbWindow *
start_refused (ApplicationFixture *fixture)
{
  gint64    end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  JbWindow *window;
  g_autoptr(GError) error = NULL;

  fixture->application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (fixture->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (fixture->application));
  window = application_fixture_get_window (fixture, 0);
  while (!is_refused (window))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  ui_fixture_settle ();

  return window;
}

/* The program has ended when the log is in the file. */
static void
wait_until_closed (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gint64           end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static guint
count_listed (ApplicationFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (application_fixture_get_archive (fixture), NULL,
                                                   &error);

  g_assert_no_error (error);

  return entries->len;
}

static void
test_refused (ApplicationFixture *fixture,
              gconstpointer       data)
{
  const Row       *row = data;
  g_autofree char *path = jb_archive_dup_default_path ();
  GtkWidget       *window;

  application_fixture_add (fixture, text);
  application_fixture_quit (fixture);
  wait_until_closed (path);

  row->spoil (path);
  window = GTK_WIDGET (start_refused (fixture));
  if (find_seen (window, row->words) == NULL)
    g_error ("%s is not told of", row->name);
  g_assert_nonnull (find_seen (window, path));
  g_assert_nonnull (find_seen (window, "Try Again"));
  g_assert_null (find_seen (window, "The archive is empty"));
  g_assert_true ((find_seen (window, "Recover What Can Be Read") != NULL) ==
                 g_str_equal (row->name, "damaged"));

  row->mend (path);
  application_fixture_activate (fixture, "open-archive", NULL);
  g_assert_false (is_refused (JB_WINDOW (window)));
  g_assert_nonnull (find_seen (window, "甲镇开办夜校"));
  g_assert_cmpuint (count_listed (fixture), ==, 1);
}

static void
delete_first (ApplicationFixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (application_fixture_get_window (fixture, 0)), "win.delete-entry", "x",
      (gint64) 1));
  application_fixture_wait (fixture);
}

static void
assert_said (const char *words)
{
  AdwMessageDialog *dialog = find_message ();

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "The Bulletins Were Not Deleted");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), words));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_settle ();
}

/* What is in the way while the list is open is said, what was listed stays, and later it works. */
static void
test_while_open (ApplicationFixture *fixture,
                 gconstpointer       data)
{
  g_autofree char *path = jb_archive_dup_default_path ();
  GtkWidget       *window = GTK_WIDGET (application_fixture_get_window (fixture, 0));

  application_fixture_add (fixture, text);
  g_assert_nonnull (find_seen (window, "甲镇开办夜校"));

  g_assert_cmpint (sqlite3_open (path, &other_program), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other_program, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  delete_first (fixture);
  assert_said ("Another program is using");
  g_assert_nonnull (find_seen (window, "甲镇开办夜校"));
  g_assert_cmpint (sqlite3_close (other_program), ==, SQLITE_OK);
  other_program = NULL;

  set_aside (path);
  delete_first (fixture);
  assert_said ("was moved, replaced or deleted");
  g_assert_nonnull (find_seen (window, "甲镇开办夜校"));
  put_back (path);

  delete_first (fixture);
  g_assert_null (find_message ());
  g_assert_cmpuint (count_listed (fixture), ==, 0);
}

/* A file that is larger than a bulletin may be is refused in words, before it is read. */
static void
test_too_large (ApplicationFixture *fixture,
                gconstpointer       data)
{
  JbWindow        *window = application_fixture_get_window (fixture, 0);
  g_autofree char *archive = jb_archive_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (archive);
  g_autofree char *path = g_build_filename (folder, "太大.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  AdwMessageDialog *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (truncate (path, JB_ENCODING_MAX_BYTES + 1), ==, 0);
  jb_window_import_files (window, &file, 1);
  application_fixture_wait (fixture);

  dialog = find_message ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "太大.txt"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "64 MiB"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_listed (fixture), ==, 0);
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  int result;

  application_fixture_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/archive-trouble/", rows[i].name, NULL);

      g_test_add (path, ApplicationFixture, &rows[i], application_fixture_set_up, test_refused,
                  application_fixture_tear_down);
    }
  g_test_add ("/ui/archive-trouble/while-open", ApplicationFixture, NULL,
              application_fixture_set_up, test_while_open, application_fixture_tear_down);
  g_test_add ("/ui/archive-trouble/too-large", ApplicationFixture, NULL,
              application_fixture_set_up, test_too_large, application_fixture_tear_down);
  result = g_test_run ();
  application_fixture_finish ();

  return result;
}
