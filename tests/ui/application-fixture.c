/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "legacy/jb-legacy.h"

static char      *folder;
static GPtrArray *ended;

void
application_fixture_init (int    *argc,
                          char ***argv)
{
  g_autoptr(GError) error = NULL;

  folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  /* One program after the other cannot have the same name on one bus. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  ended = g_ptr_array_new ();
  ui_fixture_init (argc, argv);
}

void
application_fixture_finish (void)
{
  g_autofree char *path = g_build_filename (folder, "jianbao", NULL);

  g_rmdir (path);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

guint
application_fixture_count_windows (ApplicationFixture *fixture)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    n += JB_IS_WINDOW (l->data);

  return n;
}

static gboolean
is_busy (ApplicationFixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (JB_IS_WINDOW (l->data) &&
        (jb_window_get_busy (l->data) || jb_window_get_archive (l->data) == NULL))
      return TRUE;

  return FALSE;
}

/* Waits for what goes on in the background; a minute is more than any of it takes. */
void
application_fixture_wait (ApplicationFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (is_busy (fixture));
  ui_fixture_settle ();
}

JbWindow *
application_fixture_get_window (ApplicationFixture *fixture,
                                guint               nth)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (JB_IS_WINDOW (l->data) && nth-- == 0)
      return l->data;

  g_assert_not_reached ();
}

void
application_fixture_start (ApplicationFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (fixture->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (fixture->application));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (application_fixture_get_window (fixture, 0)));
  application_fixture_wait (fixture);
}

void
application_fixture_activate (ApplicationFixture *fixture,
                              const char         *action,
                              GVariant           *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, parameter);
  application_fixture_wait (fixture);
}

/* Ends the program as the user does; everything is saved by then. */
void
application_fixture_quit (ApplicationFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  while (application_fixture_count_windows (fixture) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  /* What g_application_run() does at the end. */
  g_signal_emit_by_name (fixture->application, "shutdown");
  ui_fixture_settle ();
  /* Its last reference is not dropped: outside of that function GLib warns of it. */
  g_assert_cmpuint (G_OBJECT (fixture->application)->ref_count, ==, 1);
  g_ptr_array_add (ended, fixture->application);
}

static void
reset_settings (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.jianbao.Jianbao");
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  ui_fixture_skip_tour ();
}

void
application_fixture_set_up (ApplicationFixture *fixture,
                            gconstpointer       data)
{
  reset_settings ();
  application_fixture_start (fixture);
}

void
application_fixture_tear_down (ApplicationFixture *fixture,
                               gconstpointer       data)
{
  g_autofree char *path = jb_archive_dup_default_path ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  application_fixture_quit (fixture);
  g_remove (path);
  g_remove (wal);
  g_remove (shm);
}

JbArchive *
application_fixture_get_archive (ApplicationFixture *fixture)
{
  return jb_window_get_archive (application_fixture_get_window (fixture, 0));
}

gint64
application_fixture_add (ApplicationFixture *fixture,
                         const char         *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  jb_archive_add (application_fixture_get_archive (fixture), transcript, NULL, &id, &error);
  g_assert_no_error (error);
  ui_fixture_settle ();

  return id;
}

void
application_fixture_open_id (ApplicationFixture *fixture,
                             JbWindow           *window,
                             gint64              id)
{
  jb_window_open_id (window, id);
  application_fixture_wait (fixture);
}
