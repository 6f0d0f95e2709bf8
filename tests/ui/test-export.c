/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#include "export-fixture.h"
#include "jb-export-dialog.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-bin.h"

static JbExportDialog *
open_dialog (WindowFixture *f)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.export", NULL));
  window_fixture_wait (f);
  dialog = window_fixture_find_window (JB_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  while (jb_export_dialog_get_checking (JB_EXPORT_DIALOG (dialog)))
    g_main_context_iteration (NULL, TRUE);

  return JB_EXPORT_DIALOG (dialog);
}

static GtkWidget *
get_row (JbExportDialog *dialog,
         const char     *title)
{
  GtkWidget *row = ui_fixture_find_row (GTK_WIDGET (dialog), title, 0);

  g_assert_nonnull (row);

  return row;
}

static void
select_item (JbExportDialog *dialog,
             const char     *title,
             guint           position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (dialog, title)), position);
  while (jb_export_dialog_get_checking (dialog))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = ui_fixture_find (root, GTK_TYPE_BUTTON, i);

      if (button == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

static void
test_dialog (WindowFixture *f,
             gconstpointer  data)
{
  gint64           id = export_fixture_add_issue (f, 4);
  JbExportDialog  *dialog;
  GtkWidget       *button;
  g_autofree char *name = NULL;

  jb_window_open_id (f->window, id);
  window_fixture_wait (f);
  dialog = open_dialog (f);

  name = jb_export_dialog_dup_name (dialog);
  g_assert_cmpstr (name, ==, "妇工情况2014年第4期.txt");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (dialog, "File Name"))), ==, name);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (dialog, "Encoding"))), ==,
                    0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (dialog, "Line Ends"))),
                    ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (dialog, "Layout"))), ==,
                    0);
  g_assert_true (export_fixture_says (GTK_WIDGET (dialog), "Keep (UTF-8)"));
  button = find_button (GTK_WIDGET (dialog), "_Export…");
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (button));

  /* Rare characters are told with their place, and do not stand in the way. */
  g_assert_null (ui_fixture_find_row (GTK_WIDGET (dialog), "“㛃” in the body of article 2", 0));
  select_item (dialog, "Encoding", 3);
  g_assert_nonnull (ui_fixture_find_row (GTK_WIDGET (dialog), "“㛃” in the body of article 2", 0));
  g_assert_nonnull (find_button (GTK_WIDGET (dialog), "_Show"));
  g_assert_true (gtk_widget_get_sensitive (button));
  select_item (dialog, "Encoding", 1);
  g_assert_null (ui_fixture_find_row (GTK_WIDGET (dialog), "“㛃” in the body of article 2", 0));

  /* A file needs a name, and gets a legal one. */
  gtk_editable_set_text (GTK_EDITABLE (get_row (dialog, "File Name")), "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (get_row (dialog, "File Name")), "a/b");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_free (name);
  name = jb_export_dialog_dup_name (dialog);
  g_assert_cmpstr (name, ==, "a／b.txt");

  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
export_to (WindowFixture  *f,
           JbExportDialog *dialog,
           const char     *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  jb_export_dialog_choose (dialog, file);
  window_fixture_wait (f);
}

/* What is chosen is done, and remembered for the publication. */
static void
test_remembered (WindowFixture *f,
                 gconstpointer  data)
{
  gint64           fourth = export_fixture_add_issue (f, 4);
  gint64           fifth = export_fixture_add_issue (f, 5);
  g_autofree char *path = window_fixture_build_path (f, "四.txt");
  g_autofree char *written = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *folder = g_filename_to_uri (f->folder, NULL, NULL);
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GError) error = NULL;
  JbExportDialog *dialog;
  gsize           length;

  jb_window_open_id (f->window, fourth);
  window_fixture_wait (f);
  dialog = open_dialog (f);
  select_item (dialog, "Encoding", 3);
  select_item (dialog, "Line Ends", 2);
  export_to (f, dialog, path);
  export_fixture_assert_says (f, "Exported to “四.txt”");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));

  written = export_fixture_read (path, &length);
  decoded = g_convert (written, (gssize) length, "UTF-8", "GB18030", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (decoded, "讲师㛃芳到场。\r\n"));

  settings = jb_archive_get_export_settings (f->archive, "妇工情况", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_false (settings->options.keep_encoding);
  g_assert_cmpint (settings->options.encoding, ==, JB_ENCODING_GB18030);
  g_assert_cmpint (settings->options.newline, ==, JB_LEGACY_NEWLINE_CRLF);
  g_assert_cmpstr (settings->folder, ==, folder);

  /* The next issue of the publication begins with them. */
  jb_window_open_id (f->window, fifth);
  window_fixture_wait (f);
  dialog = open_dialog (f);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (dialog, "Encoding"))), ==,
                    3);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (dialog, "Line Ends"))),
                    ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* Again: to the same place and in the same way, without a question. */
  jb_window_open_id (f->window, fourth);
  window_fixture_wait (f);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.export-again", NULL));
  window_fixture_wait (f);
  g_assert_null (window_fixture_find_window (JB_TYPE_EXPORT_DIALOG));
  {
    g_autofree char *again = NULL;
    gsize            n_again;

    again = export_fixture_read (path, &n_again);
    g_assert_cmpmem (again, n_again, written, length);
  }

  /* Both times are in the archive's log, and what was not exported is not. */
  {
    g_autoptr(GPtrArray) log = jb_archive_list_log (f->archive, fourth, &error);
    g_autoptr(GPtrArray) other = jb_archive_list_log (f->archive, fifth, &error);
    g_autofree char *sha256 =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) written, length);

    g_assert_cmpuint (log->len, ==, 2);
    g_assert_cmpuint (other->len, ==, 0);
    for (guint i = 0; i < log->len; i++)
      {
        JbLogEntry *entry = g_ptr_array_index (log, i);

        g_assert_cmpint (jb_log_entry_get_event (entry), ==, JB_LOG_EXPORTED);
        g_assert_cmpstr (jb_log_entry_get_place (entry), ==, path);
        g_assert_cmpstr (jb_log_entry_get_sha256 (entry), ==, sha256);
      }
  }
}

/* House style in a new file, and what was never exported asks first. */
static void
test_house_style (WindowFixture *f,
                  gconstpointer  data)
{
  static const char text[] = "[动态]\n题目一\n　　正文。  \n（某市妇联）\n报：甲\n";
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autofree char *path = window_fixture_build_path (f, "新.txt");
  g_autofree char *written = NULL;
  gint64           id;

  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, NULL));
  window_fixture_wait (f);
  jb_window_open_id (f->window, id);
  window_fixture_wait (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.export-again", NULL));
  window_fixture_wait (f);
  {
    JbExportDialog *dialog = JB_EXPORT_DIALOG (window_fixture_find_window (JB_TYPE_EXPORT_DIALOG));

    g_assert_nonnull (dialog);
    while (jb_export_dialog_get_checking (dialog))
      g_main_context_iteration (NULL, TRUE);
    select_item (dialog, "Layout", 1);
    export_to (f, dialog, path);
  }

  written = export_fixture_read (path, NULL);
  g_assert_true (g_str_has_prefix (written, "[动态]\n\n题目一"));
  g_assert_null (strstr (written, "。  \n"));
}

/* Every way to fail has its words, and the dialogs name the file. */
static void
test_failures (WindowFixture *f,
               gconstpointer  data)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_path = window_fixture_build_path (f, long_name);
  g_autofree char *locked = window_fixture_build_path (f, "locked");
  g_autofree char *locked_path = g_build_filename (locked, "x.txt", NULL);
  g_autofree char *no_folder = window_fixture_build_path (f, "archive.db/x.txt");
  const struct
  {
    const char *path;
    const char *words;
  } ways[] = {
    { "/dev/full", "The disk is full" },
    { long_path, "The name is too long" },
    { no_folder, "The folder does not exist" },
    { f->folder, "There is a folder of that name" },
    { locked_path, "You are not allowed to write there" },
  };

  jb_window_open_id (f->window, export_fixture_add_issue (f, 4));
  window_fixture_wait (f);
  g_assert_cmpint (g_mkdir (locked, 0500), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (ways[i].path);

      /* The superuser may write everywhere. */
      if (ways[i].path == locked_path && g_access (locked, W_OK) == 0)
        continue;
      jb_window_export_to (f->window, file);
      window_fixture_wait (f);
      export_fixture_assert_dialog ("The Text Could Not Be Exported", ways[i].words);
    }
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static void
assert_clipboard (WindowFixture *f,
                  const char    *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->window)), NULL,
                                 text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* What is said of a file has its name as it is, also where that looks like markup. */
static void
test_odd_name (WindowFixture *f,
               gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "甲 & <乙>.txt");
  g_autoptr(GFile) file = g_file_new_for_path (path);

  jb_window_open_id (f->window, export_fixture_add_issue (f, 4));
  window_fixture_wait (f);
  jb_window_export_to (f->window, file);
  window_fixture_wait (f);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (shows (GTK_WIDGET (f->window), "甲 & <乙>.txt"));
}

static void
test_copy (WindowFixture *f,
           gconstpointer  data)
{
  gint64           fourth = export_fixture_add_issue (f, 4);
  gint64           fifth = export_fixture_add_issue (f, 5);
  g_autofree char *text = g_strdup_printf (EXPORT_FIXTURE_ISSUE, 4);
  g_autofree char *other = g_strdup_printf (EXPORT_FIXTURE_ISSUE, 5);

  jb_window_open_id (f->window, fourth);
  window_fixture_wait (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.copy-text", NULL));
  window_fixture_wait (f);
  export_fixture_assert_says (f, "Whole text copied");
  assert_clipboard (f, text);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.copy-entry", "x",
                                             fifth));
  window_fixture_wait (f);
  assert_clipboard (f, other);
}

/* A portal as a desktop has it: it notes what it is asked, and answers that it was done. */
typedef struct
{
  GMainContext *context;
  GMainLoop    *loop;
  char         *address;
  int           named;
  char         *subject;
  char         *attached;
  guint         n_asked;
} Portal;

static const char portal_xml[] =
    "<node><interface name='org.freedesktop.portal.Email'>"
    "<property name='version' type='u' access='read'/>"
    "<method name='ComposeEmail'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method></interface></node>";

static void
on_portal_call_cb (GDBusConnection       *bus,
                   const char            *sender,
                   const char            *path,
                   const char            *interface,
                   const char            *method,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               data)
{
  Portal *portal = data;
  g_autoptr(GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autoptr(GVariant) fds = NULL;
  GUnixFDList     *list;
  const char      *token = NULL;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *handle = NULL;
  int              fd;

  portal->n_asked++;
  g_variant_lookup (options, "subject", "s", &portal->subject);
  g_variant_lookup (options, "handle_token", "&s", &token);
  list = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_assert_nonnull (list);
  g_assert_cmpint (g_unix_fd_list_get_length (list), ==, 1);
  fds = g_variant_lookup_value (options, "attachment_fds", G_VARIANT_TYPE ("ah"));
  g_assert_nonnull (fds);
  fd = g_unix_fd_list_get (list, 0, NULL);
  g_assert_cmpint (fd, >=, 0);

  /* A portal gets a handle that only names the file. */
  {
    g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
    g_autofree char *target = g_file_read_link (link, NULL);
    g_autofree char *contents = NULL;

    g_assert_true (g_file_get_contents (target, &contents, NULL, NULL));
    portal->attached = g_strconcat (target, "\n", contents, NULL);
  }
  g_assert_true (g_close (fd, NULL));

  handle = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (bus, sender, handle, "org.freedesktop.portal.Request",
                                 "Response", g_variant_new ("(ua{sv})", 0, NULL), NULL);
}

static GVariant *
on_portal_get_cb (GDBusConnection *bus,
                  const char      *sender,
                  const char      *path,
                  const char      *interface,
                  const char      *property,
                  GError         **error,
                  gpointer         data)
{
  return g_variant_new_uint32 (3);
}

static gboolean
has_portal (GDBusConnection *bus)
{
  g_autoptr(GVariant) answer = NULL;

  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.portal.Desktop",
                                        "/org/freedesktop/portal/desktop",
                                        "org.freedesktop.DBus.Peer", "Ping", NULL, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  return answer != NULL;
}

static void
on_name_cb (GDBusConnection *bus,
            const char      *name,
            gpointer         data)
{
  g_atomic_int_set (&((Portal *) data)->named, TRUE);
}

/* The library waits for the portal, so that needs a thread of its own. */
static gpointer
run_portal (gpointer data)
{
  static const GDBusInterfaceVTable table = { on_portal_call_cb, on_portal_get_cb, NULL, { 0 } };
  Portal                           *portal = data;
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr(GDBusConnection) bus = NULL;
  guint object_id, name_id;

  g_main_context_push_thread_default (portal->context);
  bus = g_dbus_connection_new_for_address_sync (
      portal->address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
  object_id = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop",
                                                 node->interfaces[0], &table, portal, NULL, NULL);
  name_id = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop",
                                          G_BUS_NAME_OWNER_FLAGS_NONE, on_name_cb, NULL, portal,
                                          NULL);
  g_main_loop_run (portal->loop);
  g_bus_unown_name (name_id);
  g_dbus_connection_unregister_object (bus, object_id);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_main_context_pop_thread_default (portal->context);

  return NULL;
}

static void
test_mail (WindowFixture *f,
           gconstpointer  data)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Portal     portal = { 0 };
  GThread   *thread;
  GtkWindow *dialog;

  if (bus == NULL || has_portal (bus))
    {
      g_test_skip ("There is no bus of its own for this test");
      return;
    }

  jb_window_open_id (f->window, export_fixture_add_issue (f, 4));
  window_fixture_wait (f);

  /* Without a portal it says so, and offers what goes without one. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.send-mail", NULL));
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "Export the text"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "export");
  gtk_window_destroy (dialog);
  window_fixture_wait (f);
  dialog = window_fixture_find_window (JB_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);
  ui_fixture_settle ();

  portal.address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  portal.context = g_main_context_new ();
  portal.loop = g_main_loop_new (portal.context, FALSE);
  thread = g_thread_new ("portal", run_portal, &portal);
  while (!g_atomic_int_get (&portal.named))
    g_usleep (1000);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.send-mail", NULL));
  window_fixture_wait (f);
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (portal.n_asked, ==, 1);
  g_assert_cmpstr (portal.subject, ==, "妇工情况2014年第4期");
  g_assert_nonnull (strstr (portal.attached, "/妇工情况2014年第4期.txt\n妇工情况\n\n第4期"));

  g_main_loop_quit (portal.loop);
  g_thread_join (thread);
  g_main_loop_unref (portal.loop);
  g_main_context_unref (portal.context);
  g_free (portal.address);
  g_free (portal.subject);
  g_free (portal.attached);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("jianbao-cache-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/export/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("dialog", test_dialog);
  ADD ("remembered", test_remembered);
  ADD ("house-style", test_house_style);
  ADD ("failures", test_failures);
  ADD ("odd-name", test_odd_name);
  ADD ("copy", test_copy);
  ADD ("mail", test_mail);

  result = g_test_run ();
  window_fixture_remove (cache);

  return result;
}
