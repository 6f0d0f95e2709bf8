/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-show-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <libportal-gtk4/portal-gtk4.h>

typedef struct
{
  GtkWindow *window;
  GFile     *file;
} Show;

static void
show_free (Show *show)
{
  g_object_unref (show->window);
  g_object_unref (show->file);
  g_free (show);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Show, show_free)

/* The window, as long as it is on the screen: it may be closed before others have answered, and
 * then it has no surface by which another program could know it. */
static GtkWindow *
get_parent (Show *show)
{
  return gtk_widget_get_realized (GTK_WIDGET (show->window)) ? show->window : NULL;
}

static void
folder_shown_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(Show) show = data;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  GtkWidget       *dialog;

  if (gtk_show_uri_full_finish (show->window, result, NULL) || get_parent (show) == NULL)
    return;

  name = g_file_get_parse_name (show->file);
  words = g_strdup_printf (_("There is no program here that opens its folder. It is “%s”."), name);
  dialog = adw_message_dialog_new (show->window, _("The File Cannot Be Shown"), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Last of all the folder alone is opened, without the file being selected. */
static void
show_folder (Show *show)
{
  g_autoptr(GFile) folder = g_file_get_parent (show->file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : show->file);

  if (get_parent (show) == NULL)
    show_free (show);
  else
    gtk_show_uri_full (show->window, uri, GDK_CURRENT_TIME, NULL, folder_shown_cb, show);
}

static void
directory_opened_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(Show) show = data;

  if (!xdp_portal_open_directory_finish (XDP_PORTAL (source), result, NULL))
    show_folder (g_steal_pointer (&show));
}

static void
items_shown_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(Show) show = data;
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(XdpPortal) portal = NULL;
  g_autoptr(XdpParent) parent = NULL;
  g_autofree char *uri = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer != NULL)
    return;

  portal = xdp_portal_new ();
  uri = g_file_get_uri (show->file);
  if (get_parent (show) != NULL)
    parent = xdp_parent_new_gtk (show->window);
  xdp_portal_open_directory (portal, parent, uri, XDP_OPEN_URI_FLAG_NONE, NULL,
                             directory_opened_cb, g_steal_pointer (&show));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(Show) show = data;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char  *uri = g_file_get_uri (show->file);
  const char *const uris[] = { uri, NULL };

  if (bus == NULL)
    {
      show_folder (g_steal_pointer (&show));
      return;
    }

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, items_shown_cb, g_steal_pointer (&show));
}

/**
 * jb_show_file:
 * @window: the window that asks
 * @file: a file
 *
 * Shows a file in the file manager, selected where the file manager can do that.
 */
void
jb_show_file (GtkWindow *window,
              GFile     *file)
{
  Show *show;

  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_FILE (file));

  show = g_new0 (Show, 1);
  show->window = g_object_ref (window);
  show->file = g_object_ref (file);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, show);
}
