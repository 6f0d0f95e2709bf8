/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-count.h"
#include "jb-library-menu.h"
#include "jb-window-private.h"
#include "window-fixture.h"

/* Files that come into the window and are shown to the file manager, and what is said of a text:
 * how long it is, and what can be done with it in the list. */

#define MANAGER "org.freedesktop.FileManager1"

static const char issue[] =
    "汀洲妇工\n\n第3期\n\n汀洲市妇联          2014年3月5日\n\n[基层动态]\n\n丙镇办起夜校\n\n"
    "　　夜校开课了。\n\n　　　　　　　　（丙镇妇联）\n\n报：市委办公室\n";

static guint
count_entries (WindowFixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (f->archive, NULL, &error);

  g_assert_no_error (error);

  return entries->len;
}

/* Whether the target of the window takes what is dropped. */
static gboolean
drop (WindowFixture *f,
      GFile        **files,
      gsize          n_files)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->window));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, GDK_TYPE_FILE_LIST);
      g_value_take_boxed (&value, gdk_file_list_new_from_array (files, n_files));
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  window_fixture_wait (f);

  return taken;
}

/* Dropped anywhere texts are imported, and what is no text is told of. */
static void
test_drop (WindowFixture *f,
           gconstpointer  data)
{
  g_autofree char *bad_path = window_fixture_build_path (f, "坏.txt");
  g_autoptr(GFile) bad = NULL;
  g_autoptr(GFile) sample = g_file_new_for_path (g_getenv ("JB_SAMPLE"));
  GFile            *files[2];
  AdwMessageDialog *dialog;

  g_assert_false (drop (f, NULL, 0));
  g_assert_cmpuint (count_entries (f), ==, 0);

  g_assert_true (g_file_set_contents (bad_path, "好\xff\xff好", -1, NULL));
  bad = g_file_new_for_path (bad_path);
  files[0] = bad;
  files[1] = sample;
  g_assert_true (drop (f, files, 2));
  g_assert_cmpuint (count_entries (f), ==, 1);
  dialog = ADW_MESSAGE_DIALOG (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "坏.txt"));
  ui_fixture_close (dialog);
}

typedef struct
{
  GDBusConnection *bus;
  char            *asked;
  gboolean         refuses;
} Manager;

static void
called_cb (GDBusConnection       *bus,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               data)
{
  Manager *manager = data;
  g_autoptr(GVariantIter) uris = NULL;
  const char *startup_id;

  g_assert_cmpstr (method, ==, "ShowItems");
  g_variant_get (parameters, "(as&s)", &uris, &startup_id);
  g_free (manager->asked);
  g_assert_true (g_variant_iter_next (uris, "s", &manager->asked));
  if (manager->refuses)
    g_dbus_method_invocation_return_dbus_error (invocation, MANAGER ".Error.No", "not now");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

/* A file manager on a connection of its own. */
static void
start_manager (Manager *manager)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr(GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr(GDBusNodeInfo) node = NULL;
  g_autoptr(GVariant) owned = NULL;

  g_assert_no_error (error);
  manager->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  node = g_dbus_node_info_new_for_xml (
      "<node><interface name='" MANAGER "'><method name='ShowItems'>"
      "<arg type='as' direction='in'/><arg type='s' direction='in'/></method></interface></node>",
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_dbus_connection_register_object (
                        manager->bus, "/org/freedesktop/FileManager1", node->interfaces[0], &table,
                        manager, NULL, &error),
                    >, 0);
  owned = g_dbus_connection_call_sync (manager->bus, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", MANAGER, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* What it answered is still told: who gets no answer asks others. */
static void
stop_manager (Manager *manager)
{
  g_dbus_connection_flush_sync (manager->bus, NULL, NULL);
  g_dbus_connection_close_sync (manager->bus, NULL, NULL);
  g_object_unref (manager->bus);
  g_free (manager->asked);
}

static void
wait_until_asked (Manager *manager)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (manager->asked == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The file manager is asked for the very file, whatever its name. */
static void
test_show (WindowFixture *f,
           gconstpointer  data)
{
  Manager          manager = { NULL };
  g_autofree char *path = window_fixture_build_path (f, "第3期 & 100%.txt");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  start_manager (&manager);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-file", "s", uri));
  wait_until_asked (&manager);
  g_assert_cmpstr (manager.asked, ==, uri);
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  stop_manager (&manager);
}

/* Where no program shows it, it is said where the file is. */
static void
test_show_refused (WindowFixture *f,
                   gconstpointer  data)
{
  Manager    manager = { NULL, NULL, TRUE };
  gint64     end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GtkWindow *dialog;

  start_manager (&manager);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-file", "s",
                                             "gone://nowhere/out.txt"));
  wait_until_asked (&manager);
  while ((dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)) == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The File Cannot Be Shown");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "gone://nowhere/out.txt"));
  ui_fixture_close (dialog);
  stop_manager (&manager);
}

/* Who closes the window before anybody has answered is left alone. */
static void
test_show_closed (void)
{
  Manager   manager = { NULL, NULL, TRUE };
  gint64    end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  JbWindow *window = jb_window_new (NULL);

  start_manager (&manager);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-file", "s",
                                             "gone://nowhere/out.txt"));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until_asked (&manager);
  while (window != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  stop_manager (&manager);
}

static JbArchiveEntry *
add_entry (WindowFixture *f)
{
  g_autoptr(GPtrArray) entries = NULL;

  window_fixture_import_text (f, "issue.txt", issue, -1);
  entries = jb_archive_list (f->archive, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);

  return g_object_ref (entries->pdata[0]);
}

/* The actions of a menu, in order, with what they are about. */
static void
list_actions (GMenuModel *menu,
              GString    *actions)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GVariant) target = g_menu_model_get_item_attribute_value (menu, i, "target", NULL);
      g_autofree char *action = NULL;

      if (section != NULL)
        list_actions (section, actions);
      if (!g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        continue;
      g_string_append_printf (actions, "%s%s", actions->len > 0 ? " " : "", action);
      if (target != NULL)
        g_string_append_printf (actions, ":%lld", (long long) g_variant_get_int64 (target));
    }
}

/* What the menu of a row offers can be done there: to this bulletin, to all that are selected, or
 * in the bin. */
static void
test_menu (WindowFixture *f,
           gconstpointer  data)
{
  static const struct
  {
    guint       n_targets;
    gboolean    in_bin;
    const char *actions;
  } rows[] = {
    { 1, FALSE,
      "win.open-entry:1 app.open-window:1 win.new-like-entry:1 win.export-entry:1 win.copy-entry:1 "
      "win.label-entry:1 win.delete-entry:1" },
    { 3, FALSE,
      "win.open-entry:1 app.open-window:1 win.new-like-entry:1 win.export-selected "
      "win.copy-entry:1 win.label-selected win.delete-selected" },
    { 1, TRUE, "win.restore-selected win.erase-selected" },
    { 2, TRUE, "win.restore-selected win.erase-selected" },
  };
  g_autoptr(JbArchiveEntry) entry = add_entry (f);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GMenuModel) menu = jb_library_menu_new (entry, rows[i].n_targets, rows[i].in_bin);
      g_autoptr(GString) actions = g_string_new (NULL);

      list_actions (menu, actions);
      g_assert_cmpstr (actions->str, ==, rows[i].actions);
    }
}

/* Of an issue each part is told, without the brackets and labels around it, and there is no more of
 * them than of the whole. */
static void
test_count (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (issue);
  g_autofree char *details = jb_window_dup_count_details (bulletin);

  g_assert_cmpstr (details, ==,
                   "Masthead: 21\n基层动态: 20\nRecipients: 6\n"
                   "White space and line ends are not counted");
  g_assert_cmpuint (jb_count_bulletin (bulletin), >=, 21 + 20 + 6);
}

/* A document has a title and a body, and an empty bulletin nothing. */
static void
test_count_others (void)
{
  g_autoptr(JbBulletin) document = ui_fixture_read (
      "汀妇发〔2014〕3号\n\n关于办好夜校的通知\n\n各镇妇联：\n\n　　请办好夜校。\n\n汀洲市妇联\n2014年3月5日\n");
  g_autoptr(JbBulletin) empty = ui_fixture_read ("");
  g_autofree char *of_document = jb_window_dup_count_details (document);
  g_autofree char *of_empty = jb_window_dup_count_details (empty);

  g_assert_cmpint (jb_bulletin_get_kind (document), ==, JB_KIND_DOCUMENT);
  g_assert_nonnull (strstr (of_document, "Title: 9\n"));
  g_assert_nonnull (strstr (of_document, "Body: 6\n"));
  g_assert_cmpstr (of_empty, ==, "White space and line ends are not counted");
}

#define ADD(name, function) \
  g_test_add ("/ui/window-files/" name, WindowFixture, NULL, window_fixture_set_up, function, \
              window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_fixture_init (&argc, &argv);

  ADD ("drop", test_drop);
  ADD ("show", test_show);
  ADD ("show-refused", test_show_refused);
  g_test_add_func ("/ui/window-files/show-closed", test_show_closed);
  ADD ("menu", test_menu);
  g_test_add_func ("/ui/window-files/count", test_count);
  g_test_add_func ("/ui/window-files/count-others", test_count_others);

  return g_test_run ();
}
