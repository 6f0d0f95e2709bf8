/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-application.h"
#include "jb-notice.h"
#include "jb-recent.h"
#include "jb-search-provider.h"
#include "legacy/jb-legacy.h"
#include "window-fixture.h"

/* What the desktop around the program is told, and what it asks: over a real bus, by a client that
 * is no part of the program. */

#define PATH      "/io/github/jianbao/Jianbao/SearchProvider"
#define INTERFACE "org.gnome.Shell.SearchProvider2"

static const char first[] =
    "禾坪妇工\n第1期\n禾坪市妇联 2014年3月5日\n\n[要闻]\n\n甲镇办起夜校\n\n    夜校开课了，来了四十人。\n\n"
    "    （甲镇妇联）\n";
static const char second[] =
    "禾坪妇工\n第2期\n禾坪市妇联 2014年5月6日\n\n[动态]\n\n丙镇办起书屋\n\n    书屋开门了，夜校也在。\n\n"
    "    （乙镇妇联）\n";

typedef struct
{
  char             *folder;
  JbArchive        *archive;
  JbSearchProvider *provider;
  GDBusConnection  *client;
  char             *name;

  /* What was asked of the program. */
  gint64        chosen;
  JbArchiveHit *hit;
  char         *launched;
  guint         n_wanted;
  guint         n_answered;
  gboolean      coming;
} Fixture;

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection;

  g_assert_no_error (error);
  connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static void
note_chosen_cb (Fixture      *fixture,
                gint64        id,
                JbArchiveHit *hit)
{
  fixture->chosen = id;
  g_set_object (&fixture->hit, hit);
}

static void
note_launched_cb (Fixture    *fixture,
                  const char *words)
{
  g_free (fixture->launched);
  fixture->launched = g_strdup (words);
}

static gboolean
note_wanted_cb (Fixture *fixture)
{
  fixture->n_wanted++;

  return fixture->coming;
}

static void
note_answered_cb (Fixture *fixture)
{
  fixture->n_answered++;
}

static gint64
add (JbArchive  *archive,
     const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  jb_archive_add (archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  fixture->folder = window_fixture_make_archive (&fixture->archive);
  fixture->provider = jb_search_provider_new ();
  g_signal_connect_swapped (fixture->provider, "result-chosen", G_CALLBACK (note_chosen_cb),
                            fixture);
  g_signal_connect_swapped (fixture->provider, "search-launched", G_CALLBACK (note_launched_cb),
                            fixture);
  g_signal_connect_swapped (fixture->provider, "archive-wanted", G_CALLBACK (note_wanted_cb),
                            fixture);
  g_signal_connect_swapped (fixture->provider, "answered", G_CALLBACK (note_answered_cb), fixture);
  jb_search_provider_export (fixture->provider, bus, PATH, &error);
  g_assert_no_error (error);
  fixture->name = g_strdup (g_dbus_connection_get_unique_name (bus));
  fixture->client = connect_to_bus ();
  g_object_unref (bus);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  jb_search_provider_unexport (fixture->provider);
  jb_search_provider_set_archive (fixture->provider, NULL);
  ui_fixture_finalize (fixture->provider);
  g_dbus_connection_close_sync (fixture->client, NULL, NULL);
  g_object_unref (fixture->client);
  g_clear_object (&fixture->hit);
  ui_fixture_finalize (fixture->archive);
  window_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->name);
  g_free (fixture->launched);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GVariant *
call (Fixture    *fixture,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GVariant *answer;

  g_dbus_connection_call (fixture->client, fixture->name, PATH, INTERFACE, method, parameters,
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = g_dbus_connection_call_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return answer;
}

static char **
search (Fixture    *fixture,
        const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr(GVariant) answer = call (fixture, "GetInitialResultSet",
                                      g_variant_new ("(^as)", terms));
  char **ids;

  g_variant_get (answer, "(^as)", &ids);

  return ids;
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  gint64 one = add (fixture->archive, first);
  gint64 two = add (fixture->archive, second);
  g_auto (GStrv) both = NULL;
  g_auto (GStrv) single = NULL;
  g_auto (GStrv) nothing = NULL;
  g_auto (GStrv) empty = NULL;
  g_auto (GStrv) too_much = NULL;
  g_autoptr(GString) endless = g_string_new (NULL);
  g_autofree char *newest = g_strdup_printf ("%" G_GINT64_FORMAT, two);
  g_autofree char *oldest = g_strdup_printf ("%" G_GINT64_FORMAT, one);

  jb_search_provider_set_archive (fixture->provider, fixture->archive);
  both = search (fixture, "夜校");
  g_assert_cmpuint (g_strv_length (both), ==, 2);
  g_assert_cmpstr (both[0], ==, newest);
  g_assert_cmpstr (both[1], ==, oldest);
  single = search (fixture, "夜校 书屋");
  g_assert_cmpuint (g_strv_length (single), ==, 1);
  g_assert_cmpstr (single[0], ==, newest);
  nothing = search (fixture, "没有这个词");
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  empty = search (fixture, " ");
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
  for (guint i = 0; i < 10000; i++)
    g_string_append (endless, "夜校 ");
  too_much = search (fixture, endless->str);
  g_assert_cmpuint (g_strv_length (too_much), ==, 0);
  g_assert_cmpuint (fixture->n_answered, ==, 5);

  {
    const char *const previous[] = { newest, oldest, NULL };
    const char *const terms[] = { "夜校", "四十", NULL };
    g_autoptr(GVariant) answer = call (fixture, "GetSubsearchResultSet",
                                        g_variant_new ("(^as^as)", previous, terms));
    g_auto (GStrv) ids = NULL;

    g_variant_get (answer, "(^as)", &ids);
    g_assert_cmpuint (g_strv_length (ids), ==, 1);
    g_assert_cmpstr (ids[0], ==, oldest);
  }
}

static void
test_metas (Fixture      *fixture,
            gconstpointer data)
{
  gint64            id = add (fixture->archive, second);
  g_autofree char  *shown = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *const ids[] = { shown, "999", "nonsense", NULL };
  g_auto (GStrv) found = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GVariant) metas = NULL;
  g_autoptr(GVariant) meta = NULL;
  g_autoptr(GIcon) icon = NULL;
  const char *text;

  jb_search_provider_set_archive (fixture->provider, fixture->archive);
  found = search (fixture, "开门");
  answer = call (fixture, "GetResultMetas", g_variant_new ("(^as)", ids));
  metas = g_variant_get_child_value (answer, 0);
  /* What is not known is left out. */
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &text));
  g_assert_cmpstr (text, ==, shown);
  g_assert_true (g_variant_lookup (meta, "name", "&s", &text));
  g_assert_nonnull (strstr (text, "禾坪妇工"));
  g_assert_true (g_variant_lookup (meta, "description", "&s", &text));
  g_assert_nonnull (strstr (text, "2014年5月6日"));
  g_assert_nonnull (strstr (text, "书屋开门了"));
  g_assert_null (strchr (text, '\n'));
  g_assert_true (g_variant_lookup (meta, "gicon", "&s", &text));
  icon = g_icon_new_for_string (text, NULL);
  g_assert_nonnull (icon);
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  gint64            id = add (fixture->archive, second);
  g_autofree char  *shown = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *const terms[] = { "书屋", "开门", NULL };
  g_auto (GStrv) found = NULL;

  jb_search_provider_set_archive (fixture->provider, fixture->archive);
  found = search (fixture, "开门");
  g_variant_unref (call (fixture, "ActivateResult",
                         g_variant_new ("(s^asu)", shown, terms, 0)));
  g_assert_cmpint (fixture->chosen, ==, id);
  g_assert_nonnull (fixture->hit);
  g_assert_cmpstr (jb_archive_hit_get_found (fixture->hit), ==, "开门");

  /* What a program that runs no longer has found can be opened all the same. */
  g_variant_unref (call (fixture, "ActivateResult", g_variant_new ("(s^asu)", "77", terms, 0)));
  g_assert_cmpint (fixture->chosen, ==, 77);
  g_assert_null (fixture->hit);

  g_variant_unref (call (fixture, "ActivateResult", g_variant_new ("(s^asu)", "x", terms, 0)));
  g_assert_cmpint (fixture->chosen, ==, 77);
  g_assert_cmpstr (fixture->launched, ==, "书屋 开门");
}

static void
test_launch (Fixture      *fixture,
             gconstpointer data)
{
  const char *const terms[] = { "year:2014", "夜校", NULL };

  g_variant_unref (call (fixture, "LaunchSearch", g_variant_new ("(^asu)", terms, 0)));
  g_assert_cmpstr (fixture->launched, ==, "year:2014 夜校");
  g_assert_cmpint (fixture->chosen, ==, 0);
}

/* Whoever searches before the archive is open waits for it; where there is none, for nothing. */
static void
test_late (Fixture      *fixture,
           gconstpointer data)
{
  const char *const terms[] = { "夜校", NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) ids = NULL;

  none = search (fixture, "夜校");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (fixture->n_wanted, ==, 1);

  add (fixture->archive, first);
  fixture->coming = TRUE;
  g_dbus_connection_call (fixture->client, fixture->name, PATH, INTERFACE, "GetInitialResultSet",
                          g_variant_new ("(^as)", terms), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          called_cb, &result);
  while (fixture->n_wanted < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (result);
  jb_search_provider_set_archive (fixture->provider, fixture->archive);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = g_dbus_connection_call_finish (fixture->client, result, NULL);
  g_variant_get (answer, "(^as)", &ids);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
}

/* A desktop that searches changes nothing. */
static void
test_reads_only (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_auto (GStrv) found = NULL;
  JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;
  gint64          changed;

  add (fixture->archive, first);
  before = jb_archive_list (fixture->archive, &everything, NULL);
  changed = jb_archive_entry_get_modified (before->pdata[0]);
  jb_search_provider_set_archive (fixture->provider, fixture->archive);
  found = search (fixture, "夜校");
  after = jb_archive_list (fixture->archive, &everything, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (jb_archive_entry_get_modified (after->pdata[0]), ==, changed);
}

/* Recent files: in a folder of their own, which the program below is told before it begins. */
static guint
count_recent (const char *uri,
              const char *mime_type)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GtkRecentInfo    *info;
  guint             n = 0;

  ui_fixture_settle ();
  info = gtk_recent_manager_lookup_item (manager, uri, NULL);
  if (info != NULL)
    {
      g_assert_cmpstr (gtk_recent_info_get_mime_type (info), ==, mime_type);
      g_assert_true (gtk_recent_info_has_application (info, "Jianbao"));
      gtk_recent_info_unref (info);
      n++;
    }

  return n;
}

static void
test_recent (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr(GFile) text = g_file_new_for_path ("/nowhere/第 3 期.txt");
  g_autoptr(GFile) pages = g_file_new_for_path ("/nowhere/issue.pdf");
  g_autoptr(GFile) backup = g_file_new_for_path ("/nowhere/jianbao.db");
  g_autofree char *text_uri = g_file_get_uri (text);
  g_autofree char *pages_uri = g_file_get_uri (pages);
  g_autofree char *backup_uri = g_file_get_uri (backup);

  /* Who does not want a list gets none. */
  g_object_set (settings, "gtk-recent-files-enabled", FALSE, NULL);
  jb_recent_note (text);
  g_assert_cmpuint (count_recent (text_uri, "text/plain"), ==, 0);

  g_object_set (settings, "gtk-recent-files-enabled", TRUE, NULL);
  jb_recent_note (text);
  jb_recent_note (pages);
  jb_recent_note (backup);
  g_assert_cmpuint (count_recent (text_uri, "text/plain"), ==, 1);
  g_assert_cmpuint (count_recent (pages_uri, "application/pdf"), ==, 1);
  g_assert_cmpuint (count_recent (backup_uri, ""), ==, 0);
  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  g_object_set (settings, "gtk-recent-files-enabled", FALSE, NULL);
}

/* Only what could be read comes into the list, and not the text of a folder. */
static void
test_recent_import (WindowFixture *fixture,
                    gconstpointer  data)
{
  static const char *const names[] = { "broken.txt", "a.txt", "in", "b.txt", "gone.txt" };
  static const guint       noted[] = { 0, 1, 0, 1, 0 };
  GtkSettings             *settings = gtk_settings_get_default ();
  g_autofree char         *inside = window_fixture_build_path (fixture, "in/c.txt");
  g_autofree char         *inside_uri = g_filename_to_uri (inside, NULL, NULL);
  g_autofree char         *in = g_path_get_dirname (inside);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpint (g_mkdir (in, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, first, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = window_fixture_build_path (fixture, names[i]);

      if (i == 0)
        g_assert_true (g_file_set_contents (path, "\xff\xff\x80", -1, NULL));
      else if (noted[i] > 0)
        g_assert_true (g_file_set_contents (path, i == 1 ? first : second, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  g_object_set (settings, "gtk-recent-files-enabled", TRUE, NULL);
  jb_window_import_files (fixture->window, (GFile **) files->pdata, files->len);
  window_fixture_wait (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);

      g_assert_cmpuint (count_recent (uri, "text/plain"), ==, noted[i]);
    }
  g_assert_cmpuint (count_recent (inside_uri, "text/plain"), ==, 0);
  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  g_object_set (settings, "gtk-recent-files-enabled", FALSE, NULL);
}

/* The desktop's part of a notification. */
typedef struct
{
  guint     n;
  char     *id;
  char     *title;
  char     *action;
  GVariant *target;
} Desktop;

static void
on_notification_cb (GDBusConnection       *connection,
                    const char            *sender,
                    const char            *path,
                    const char            *interface,
                    const char            *method,
                    GVariant              *parameters,
                    GDBusMethodInvocation *invocation,
                    gpointer               data)
{
  Desktop *desktop = data;

  if (g_str_equal (method, "AddNotification"))
    {
      g_autoptr(GVariant) notification = NULL;

      g_clear_pointer (&desktop->id, g_free);
      g_clear_pointer (&desktop->title, g_free);
      g_clear_pointer (&desktop->action, g_free);
      g_clear_pointer (&desktop->target, g_variant_unref);
      g_variant_get (parameters, "(&ss@a{sv})", NULL, &desktop->id, &notification);
      g_variant_lookup (notification, "title", "s", &desktop->title);
      g_variant_lookup (notification, "default-action", "s", &desktop->action);
      desktop->target = g_variant_lookup_value (notification, "default-action-target", NULL);
      desktop->n++;
    }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const char desktop_xml[] =
    "<node><interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/></method>"
    "<method name='RemoveNotification'><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/></method>"
    "</interface></node>";

static void
set_flag_cb (GDBusConnection *connection,
             const char      *name,
             gpointer         data)
{
  *(gboolean *) data = TRUE;
}

static void
told_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_assert_cmpstr (g_variant_get_string (parameter, NULL), ==, "第 1 期");
  (*(guint *) data)++;
}

static void
test_notice (void)
{
  static const GDBusInterfaceVTable vtable = { on_notification_cb, NULL, NULL, { 0 } };
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = connect_to_bus ();
  g_autoptr(GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (desktop_xml, &error);
  GtkApplication *application = gtk_application_new ("io.github.jianbao.Desktop",
                                                     G_APPLICATION_DEFAULT_FLAGS);
  GtkWidget      *window;
  GSimpleAction  *action = g_simple_action_new ("tell", G_VARIANT_TYPE_STRING);
  Desktop         desktop = { 0 };
  gboolean        owned = FALSE;
  guint           n_told = 0;
  guint           owner, number;
  g_autoptr(GVariant) forged = NULL;

  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/gtk/Notifications", info->interfaces[0], &vtable,
                                     &desktop, NULL, &error);
  g_assert_no_error (error);
  owner = g_bus_own_name_on_connection (bus, "org.gtk.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                                        set_flag_cb, NULL, &owned, NULL);
  while (!owned)
    g_main_context_iteration (NULL, TRUE);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = gtk_application_window_new (application);
  g_signal_connect (action, "activate", G_CALLBACK (told_cb), &n_told);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  jb_notice_send (GTK_APPLICATION_WINDOW (window), "12 bulletins imported", "All of them.",
                  "win.tell", g_variant_new_string ("第 1 期"));
  while (desktop.n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (desktop.title, ==, "12 bulletins imported");
  g_assert_cmpstr (desktop.action, ==, "app.show-notice");

  /* The click leads to the window, and to what it has to tell. */
  jb_notice_follow (application, desktop.target);
  g_assert_cmpuint (n_told, ==, 1);

  /* What nobody was told of is not done. */
  g_variant_get (desktop.target, "(us)", &number, NULL);
  forged = g_variant_ref_sink (g_variant_new ("(us)", number, "win.tell('第 2 期')"));
  jb_notice_follow (application, forged);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (gtk_widget_get_visible (window));

  g_bus_unown_name (owner);
  g_object_unref (action);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
  g_object_unref (application);
  g_free (desktop.id);
  g_free (desktop.title);
  g_free (desktop.action);
  g_variant_unref (desktop.target);
}

/* Work that was waited for is not told of. */
static void
test_due (void)
{
  gint64     now = g_get_monotonic_time ();
  GtkWidget *window = gtk_window_new ();

  g_assert_true (jb_notice_is_due (now - 60 * G_USEC_PER_SEC));
  g_assert_false (jb_notice_is_due (now));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  /* Without a window manager nothing makes a window the active one, but this. */
  gdk_toplevel_focus (GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (window))),
                      GDK_CURRENT_TIME);
  for (guint i = 0; i < 200 && !gtk_window_is_active (GTK_WINDOW (window)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  if (gtk_window_is_active (GTK_WINDOW (window)))
    g_assert_false (jb_notice_is_due (now - 60 * G_USEC_PER_SEC));
  else
    g_test_message ("The display gives no window the keyboard");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An import leaves a report behind that can be asked for later. */
static void
test_report (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWindow *dialog;

  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  window_fixture_activate (fixture, "win.show-report");
  dialog = window_fixture_find_window (g_type_from_name ("JbReportDialog"));
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  int              status;

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ui_fixture_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/ui/desktop/search", test_search);
  ADD ("/ui/desktop/metas", test_metas);
  ADD ("/ui/desktop/choose", test_choose);
  ADD ("/ui/desktop/launch", test_launch);
  ADD ("/ui/desktop/late", test_late);
  ADD ("/ui/desktop/reads-only", test_reads_only);
#undef ADD
  g_test_add_func ("/ui/desktop/recent", test_recent);
  g_test_add ("/ui/desktop/recent-import", WindowFixture, NULL, window_fixture_set_up,
              test_recent_import, window_fixture_tear_down);
  g_test_add_func ("/ui/desktop/notice", test_notice);
  g_test_add_func ("/ui/desktop/due", test_due);
  g_test_add ("/ui/desktop/report", WindowFixture, NULL, window_fixture_set_up, test_report,
              window_fixture_tear_down);

  status = g_test_run ();
  window_fixture_remove (home);

  return status;
}
