/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "directory/jb-directory-csv.h"
#include "store/jb-archive-directory.h"

/* One program can only be registered once. */
static GtkApplication *application;

void
directory_fixture_wait_for (gboolean (*is_done) (DirectoryFixture *fixture),
                            DirectoryFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!is_done (fixture))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  ui_fixture_settle ();
}

gboolean
directory_fixture_is_saved (DirectoryFixture *fixture)
{
  return jb_directory_keeper_get_state (fixture->window->keeper) == JB_DIRECTORY_KEEPER_SAVED;
}

gboolean
directory_fixture_is_unsaved (DirectoryFixture *fixture)
{
  return jb_directory_keeper_get_state (fixture->window->keeper) == JB_DIRECTORY_KEEPER_UNSAVED;
}

JbDirectory *
directory_fixture_read_directory (const char *csv)
{
  g_autoptr(GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  g_assert_nonnull (directory);

  return directory;
}

void
directory_fixture_save_csv (DirectoryFixture *fixture,
                            const char       *csv)
{
  g_autoptr(JbDirectory) directory = directory_fixture_read_directory (csv);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_save_directory (fixture->archive, directory, &error));
  g_assert_no_error (error);
}

void
directory_fixture_open_window (DirectoryFixture *fixture,
                               const char       *csv)
{
  directory_fixture_save_csv (fixture, csv);
  fixture->window = jb_directory_window_present (fixture->application, fixture->archive);
  directory_fixture_wait_for (directory_fixture_is_saved, fixture);
}

void
directory_fixture_set_up (DirectoryFixture *fixture,
                          gconstpointer     data)
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

void
directory_fixture_tear_down (DirectoryFixture *fixture,
                             gconstpointer     data)
{
  GList *windows;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  while ((windows = gtk_application_get_windows (fixture->application)) != NULL)
    ui_fixture_close (windows->data);
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
void
directory_fixture_assert_stored (DirectoryFixture *fixture,
                                 const char       *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  directory_fixture_wait_for (directory_fixture_is_saved, fixture);
  directory = jb_archive_load_directory (fixture->archive, &error);
  g_assert_no_error (error);
  bytes = jb_directory_csv_write (directory);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text + strlen (HEADER), ==, expected);
}

void
directory_fixture_act (DirectoryFixture *fixture,
                       const char       *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  ui_fixture_settle ();
}

guint
directory_fixture_count_listed (DirectoryFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->window->sorted));
}

void
directory_fixture_select_nth (DirectoryFixture *fixture,
                              guint             nth)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->window->selection), nth, TRUE);
  ui_fixture_settle ();
}

GtkEditable *
directory_fixture_get_row (DirectoryFixture *fixture,
                           const char       *title)
{
  GtkWidget *row = ui_fixture_find_row (GTK_WIDGET (fixture->window->form), title, 0);

  g_assert_nonnull (row);

  return GTK_EDITABLE (row);
}

/* Types into a field and presses Enter. */
void
directory_fixture_enter (DirectoryFixture *fixture,
                         const char       *title,
                         const char       *text)
{
  GtkEditable *row = directory_fixture_get_row (fixture, title);

  gtk_editable_set_text (row, text);
  g_signal_emit_by_name (row, "entry-activated");
  ui_fixture_settle ();
}

const char *
directory_fixture_get_printed (DirectoryFixture *fixture)
{
  return gtk_label_get_label (
      GTK_LABEL (ui_fixture_find (GTK_WIDGET (fixture->window->form), GTK_TYPE_LABEL, 0)));
}

GtkWidget *
directory_fixture_find_button (GtkWidget  *root,
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

void
directory_fixture_click (GtkWidget  *root,
                         const char *label)
{
  GtkWidget *button = directory_fixture_find_button (root, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle ();
}

GtkWidget *
directory_fixture_find_window (DirectoryFixture *fixture,
                               GType             type)
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
has_window (DirectoryFixture *fixture)
{
  return directory_fixture_find_window (fixture, wanted_type) != NULL;
}

GtkWidget *
directory_fixture_wait_for_window (DirectoryFixture *fixture,
                                   GType             type)
{
  wanted_type = type;
  directory_fixture_wait_for (has_window, fixture);

  return directory_fixture_find_window (fixture, type);
}

/* Gets ready for tests with directory_fixture_set_up(). */
void
directory_fixture_init (int    *argc,
                        char ***argv)
{
  g_autoptr(GError) error = NULL;

  ui_fixture_init (argc, argv);
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}
