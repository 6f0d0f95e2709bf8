/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* What the window is like when it is opened again. */

/* Archive and forms never stand beside each other in so little, in pixels. */
enum { ALWAYS_FOLDED_WIDTH = 600 };

/* A pane that is folded has no width of its own, and a window that is narrow shows one part
 * at a time; neither says how the user wants to have it in a wide one. */
static void
on_flap_folded_cb (JbWindow *self)
{
  if (!adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap,
                              jb_settings_get_boolean (self->settings, "show-preview"));
}

static void
on_sidebar_page_cb (JbWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->sidebar);

  /* A window that closes has none. */
  if (page != NULL)
    g_object_set (self->settings, "sidebar-page", page, NULL);
}

static void
bind (JbWindow   *self,
      const char *key,
      gpointer    object,
      const char *property)
{
  g_object_bind_property (self->settings, key, object, property,
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/* After a crash or a power cut the window opens what was open then. One that has no place in
 * the archive yet cannot be opened again. */
void
jb_window_remember_bulletin (JbWindow *self)
{
  if (self->archive == NULL || self->id <= 0 ||
      (self->id == jb_settings_get_int64 (self->settings, "last-bulletin") &&
       g_str_equal (jb_archive_get_path (self->archive),
                    jb_settings_get_string (self->settings, "last-archive"))))
    return;

  g_object_set (self->settings,
                "last-bulletin", self->id,
                "last-archive", jb_archive_get_path (self->archive),
                "last-position", 0,
                NULL);
}

/* Binds what is remembered while the window is open, and takes its size from the last one. */
void
jb_window_restore (JbWindow *self)
{
  const char *page;

  /* Only when it is laid out the leaflet finds that it has to fold; by then the buttons that
   * are for a wide window would have made it wider. All of them follow this one. */
  if (jb_settings_get_int (self->settings, "window-width") < ALWAYS_FOLDED_WIDTH)
    gtk_widget_set_visible (GTK_WIDGET (self->undo_button), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               jb_settings_get_int (self->settings, "window-width"),
                               jb_settings_get_int (self->settings, "window-height"));
  if (jb_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  self->show_library = jb_settings_get_boolean (self->settings, "show-archive");
  bind (self, "archive-width", self->library_page, "width");
  page = jb_settings_get_string (self->settings, "sidebar-page");
  if (gtk_stack_get_child_by_name (self->sidebar, page) != NULL)
    gtk_stack_set_visible_child_name (self->sidebar, page);
  g_signal_connect_object (self->sidebar, "notify::visible-child-name",
                           G_CALLBACK (on_sidebar_page_cb), self, G_CONNECT_SWAPPED);
}

/* The same for what comes after the first frame. */
void
jb_window_restore_body (JbWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, jb_settings_get_boolean (self->settings, "show-preview"));
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_flap_folded_cb), self,
                           G_CONNECT_SWAPPED);
  bind (self, "preview-width", self->preview_pane, "width");
  bind (self, "show-white-space", self->preview, "show-white-space");
  bind (self, "monospace", jb_preview_get_view (self->preview), "monospace");

  jb_window_restore_pages (self);
  g_signal_connect (self, "notify::bulletin", G_CALLBACK (jb_window_remember_bulletin), NULL);
}

/* Notes what only the closing window knows. */
void
jb_window_remember (JbWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)), NULL);
  if (width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);

  /* A new one that nothing was written in is not in the archive; what was open before it comes
   * back instead. */
  if (self->archive != NULL && (self->bulletin == NULL || self->id > 0))
    g_object_set (self->settings,
                  "last-bulletin", self->id,
                  "last-archive", jb_archive_get_path (self->archive),
                  "last-position", jb_editor_get_position (self->editor),
                  NULL);
}

/**
 * jb_window_open_last:
 *
 * Opens the bulletin that was open when a window on this archive was closed last, at its
 * place, unless something else is open or about to be.
 */
void
jb_window_open_last (JbWindow *self)
{
  gint64 id;

  g_return_if_fail (JB_IS_WINDOW (self));

  id = jb_settings_get_int64 (self->settings, "last-bulletin");
  if (self->archive == NULL || self->bulletin != NULL || self->loading != NULL || id <= 0 ||
      g_strcmp0 (jb_settings_get_string (self->settings, "last-archive"),
                 jb_archive_get_path (self->archive)) != 0)
    return;

  jb_window_open_quietly (self, id, jb_settings_get_int (self->settings, "last-position"));
}
