/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

char *
window_fixture_make_archive (JbArchive **archive)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  char            *folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);

  g_assert_no_error (error);
  path = g_build_filename (folder, "archive.db", NULL);
  *archive = jb_archive_open (path, &error);
  g_assert_no_error (error);

  return folder;
}

JbWindow *
window_fixture_open (JbArchive *archive)
{
  JbWindow *window = jb_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  jb_window_set_archive (window, archive);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

void
window_fixture_close (JbWindow *window)
{
  ui_fixture_close (window);
}

void
window_fixture_remove (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        window_fixture_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* A minute is more than any of it takes. */
void
window_fixture_wait (WindowFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (fixture->window));
  ui_fixture_settle ();
}

void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  data)
{
  fixture->folder = window_fixture_make_archive (&fixture->archive);
  fixture->window = window_fixture_open (fixture->archive);
  window_fixture_wait (fixture);
}

void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  data)
{
  window_fixture_close (fixture->window);
  ui_fixture_finalize (fixture->archive);
  window_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

char *
window_fixture_build_path (WindowFixture *fixture,
                           const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
window_fixture_import (WindowFixture *fixture,
                       const char    *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  jb_window_import_files (fixture->window, &file, 1);
  window_fixture_wait (fixture);
}

void
window_fixture_import_text (WindowFixture *fixture,
                            const char    *name,
                            const char    *text,
                            gssize         length)
{
  g_autofree char *path = window_fixture_build_path (fixture, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  window_fixture_import (fixture, path);
}

void
window_fixture_activate (WindowFixture *fixture,
                         const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  window_fixture_wait (fixture);
}

GtkWidget *
window_fixture_find (WindowFixture *fixture,
                     GType          type)
{
  return ui_fixture_find (GTK_WIDGET (fixture->window), type, 0);
}

GtkWindow *
window_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}
