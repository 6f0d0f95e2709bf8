/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-application.h"

#include "config.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "jb-archive-keeper.h"
#include "jb-directory-window.h"
#include "jb-help-window.h"
#include "jb-icon-keeper.h"
#include "jb-notice.h"
#include "jb-preferences.h"
#include "jb-search-provider.h"
#include "jb-statistics-window.h"
#include "jb-text-size.h"
#include "jb-transient.h"
#include "jb-window.h"
#include "store/jb-archive.h"

/**
 * JbApplication:
 *
 * The program: it opens the archive and gives it to its windows. Started again it shows the
 * window that is there, unless it is told to use another archive.
 */

struct _JbApplication
{
  AdwApplication parent_instance;

  /* Owned */
  JbArchive       *archive;
  JbSettings      *settings;
  JbTextSize      *text_size;
  JbArchiveKeeper *keeper;
  JbIconKeeper    *icons;
  GPtrArray       *pending;
  char            *path;

  /* What the desktop has found, to be shown when the archive is open. */
  JbSearchProvider *provider;
  char             *wanted_words;
  gint64            wanted_id;

  guint quit_id;
  guint inhibit_cookie;
  guint n_leaving;

  gboolean opening;
  gboolean begun;
};

/* So many milliseconds the program waits for more, when it was started for a search only. */
enum { SEARCH_TIMEOUT = 30000 };

G_DEFINE_FINAL_TYPE (JbApplication, jb_application, ADW_TYPE_APPLICATION)

static JbWindow *
get_window (JbApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GList     *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  if (active != NULL && JB_IS_WINDOW (active))
    return JB_WINDOW (active);
  for (GList *l = windows; l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static void
import_pending (JbApplication *self,
                JbWindow      *window)
{
  if (self->pending->len > 0)
    jb_window_import_files (window, (GFile **) self->pending->pdata, self->pending->len);
  g_ptr_array_set_size (self->pending, 0);
}

/* Shows what was chosen in the search of the desktop, if anything was. */
static gboolean
show_wanted (JbApplication *self,
             JbWindow      *window)
{
  g_autofree char *words = g_steal_pointer (&self->wanted_words);
  gint64           id = self->wanted_id;

  self->wanted_id = 0;
  if (words != NULL)
    jb_window_search (window, words);
  if (id > 0)
    jb_window_open_id (window, id);

  return words != NULL || id > 0;
}

/* Windows that were opened before the archive was wait for it, and it waits for their first
 * frame. What the program was started for is done in the window that is in front. */
static void
give_archive (JbApplication *self)
{
  JbWindow *front = get_window (self);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) && jb_window_get_complete (l->data) &&
        jb_window_get_archive (l->data) == NULL)
      jb_window_set_archive (l->data, self->archive);

  if (self->begun || front == NULL || jb_window_get_archive (front) == NULL)
    return;

  self->begun = TRUE;
  if (self->pending->len > 0)
    import_pending (self, front);
  else if (!show_wanted (self, front))
    jb_window_open_last (front);
}

static void
keep_icons (JbApplication *self)
{
  if (self->icons == NULL)
    self->icons = jb_icon_keeper_new (gdk_display_get_default ());
}

/* The icons of the first frame are there for as long as the window is. */
static void
on_complete_cb (JbApplication *self)
{
  keep_icons (self);
  if (self->archive != NULL)
    give_archive (self);
}

static JbWindow *
create_window (JbApplication *self)
{
  JbWindow *window = jb_window_new (GTK_APPLICATION (self));

  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  if (self->archive != NULL)
    {
      keep_icons (self);
      jb_window_set_archive (window, self->archive);
    }
  else
    g_signal_connect_object (window, "notify::complete", G_CALLBACK (on_complete_cb), self,
                             G_CONNECT_SWAPPED);

  return window;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbApplication) self = data;
  g_autoptr(GError) error = NULL;
  JbWindow *window = get_window (self);

  self->opening = FALSE;
  self->begun = FALSE;
  self->archive = jb_archive_open_finish (result, &error);
  if (self->archive != NULL)
    give_archive (self);
  else if (window != NULL)
    jb_window_show_error (window, error);
  jb_search_provider_set_archive (self->provider, self->archive);
  jb_archive_keeper_set_archive (self->keeper, self->archive);
  g_application_release (G_APPLICATION (self));
}

/* While another file takes its place the archive is left alone; it is opened after that. */
static void
open_archive (JbApplication *self)
{
  if (self->opening || self->archive != NULL || jb_archive_keeper_get_changing (self->keeper))
    return;

  self->opening = TRUE;
  jb_archive_keeper_set_path (self->keeper, self->path);
  jb_archive_keeper_begin_opening (self->keeper);
  g_application_hold (G_APPLICATION (self));
  jb_archive_open_async (self->path, NULL, opened_cb, g_object_ref (self));
}

/* The desktop searches, which neither makes an archive nor updates one: that is done where it can
 * be seen. Without a window the program ends a while after the last search. */
static gboolean
on_archive_wanted_cb (JbApplication *self)
{
  if (jb_archive_keeper_get_changing (self->keeper) ||
      (!self->opening && !jb_archive_is_current (self->path)))
    return FALSE;

  if (get_window (self) == NULL)
    g_application_set_inactivity_timeout (G_APPLICATION (self), SEARCH_TIMEOUT);
  open_archive (self);

  return TRUE;
}

/* The time that the program waits for more begins again. */
static void
on_answered_cb (JbApplication *self)
{
  if (get_window (self) != NULL)
    return;

  g_application_set_inactivity_timeout (G_APPLICATION (self), SEARCH_TIMEOUT);
  g_application_hold (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
}

/* A window for what the desktop has found, with the archive or waiting for it. */
static JbWindow *
present_for_search (JbApplication *self)
{
  JbWindow *window = get_window (self);

  if (window == NULL)
    window = create_window (self);
  gtk_window_present (GTK_WINDOW (window));
  if (self->archive != NULL)
    jb_window_complete (window);

  return window;
}

static void
on_result_chosen_cb (JbApplication *self,
                     gint64         id,
                     JbArchiveHit  *hit)
{
  JbWindow *window = self->archive != NULL ? jb_window_find (self->archive, id) : NULL;

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    window = present_for_search (self);

  if (self->archive != NULL && hit != NULL)
    jb_window_show_hit (window, hit);
  else
    {
      self->wanted_id = id;
      if (self->archive != NULL)
        show_wanted (self, window);
      else
        open_archive (self);
    }
}

static void
on_search_launched_cb (JbApplication *self,
                       const char    *words)
{
  JbWindow *window = present_for_search (self);

  g_free (self->wanted_words);
  self->wanted_words = g_strdup (words);
  if (self->archive != NULL)
    show_wanted (self, window);
  else
    open_archive (self);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GtkWindow      *parent = gtk_application_get_active_window (GTK_APPLICATION (data));
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_set_application_name (about, _("Jianbao"));
  adw_about_window_set_application_icon (about, APPLICATION_ID);
  adw_about_window_set_version (about, PACKAGE_VERSION);
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (about, _("Drafts, files and exports office bulletins"));
  /* Translators: your name, to be shown among the credits */
  adw_about_window_set_translator_credits (about, _("translator-credits"));
  jb_transient_set_parent (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), parent != NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  jb_help_window_present (GTK_APPLICATION (data));
}

static void
show_notice_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  jb_notice_follow (GTK_APPLICATION (data), parameter);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Each window saves what it holds and closes itself then. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  gtk_window_present (GTK_WINDOW (create_window (JB_APPLICATION (data))));
}

/* An issue is in one window only, so where it is open already that one is shown. */
static void
open_window_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  JbApplication *self = JB_APPLICATION (data);
  gint64         id = g_variant_get_int64 (parameter);
  JbWindow      *window;

  if (self->archive == NULL)
    return;

  window = jb_window_find (self->archive, id);
  if (window == NULL)
    {
      window = create_window (self);
      jb_window_open_id (window, id);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  JbApplication *self = JB_APPLICATION (data);
  GtkWidget     *preferences = jb_preferences_new (self->settings);

  jb_transient_set_parent (GTK_WINDOW (preferences), GTK_WINDOW (get_window (self)));
  gtk_window_set_modal (GTK_WINDOW (preferences), TRUE);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
directory_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  JbApplication *self = JB_APPLICATION (data);

  if (self->archive != NULL)
    jb_directory_window_present (GTK_APPLICATION (self), self->archive);
}

static void
statistics_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  JbApplication *self = JB_APPLICATION (data);

  if (self->archive != NULL)
    jb_statistics_window_present (GTK_APPLICATION (self), self->archive);
}

static void
zoom_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  int         steps = 0;

  if (g_str_equal (name, "larger-text"))
    steps = 1;
  else if (g_str_equal (name, "smaller-text"))
    steps = -1;
  jb_settings_zoom (JB_APPLICATION (data)->settings, steps);
}

static void
open_archive_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  open_archive (JB_APPLICATION (data));
}

static void
restore_backup_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  jb_archive_keeper_ask_restore (JB_APPLICATION (data)->keeper);
}

static void
recover_archive_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  jb_archive_keeper_recover (JB_APPLICATION (data)->keeper);
}

static void
on_let_go_cb (JbApplication *self)
{
  jb_search_provider_set_archive (self->provider, NULL);
  g_clear_object (&self->archive);
}

/* Another archive is in the place of the one that the windows show. */
static void
on_archive_changed_cb (JbApplication *self)
{
  gtk_window_present (GTK_WINDOW (create_window (self)));
  open_archive (self);
}

static const GActionEntry actions[] = {
  { "about", about_action, NULL, NULL, NULL, { 0 } },
  { "directory", directory_action, NULL, NULL, NULL, { 0 } },
  { "help", help_action, NULL, NULL, NULL, { 0 } },
  { "larger-text", zoom_action, NULL, NULL, NULL, { 0 } },
  { "new-window", new_window_action, NULL, NULL, NULL, { 0 } },
  { "normal-text", zoom_action, NULL, NULL, NULL, { 0 } },
  { "open-archive", open_archive_action, NULL, NULL, NULL, { 0 } },
  { "open-window", open_window_action, "x", NULL, NULL, { 0 } },
  { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
  { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  { "recover-archive", recover_archive_action, NULL, NULL, NULL, { 0 } },
  { "restore-backup", restore_backup_action, NULL, NULL, NULL, { 0 } },
  { "show-notice", show_notice_action, "(us)", NULL, NULL, { 0 } },
  { "smaller-text", zoom_action, NULL, NULL, NULL, { 0 } },
  { "statistics", statistics_action, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Alt>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.directory", { "<Control><Shift>d" } },
  { "app.statistics", { "<Control><Shift>t" } },
  { "app.larger-text", { "<Control>plus", "<Control>equal" } },
  { "app.smaller-text", { "<Control>minus" } },
  { "app.normal-text", { "<Control>0" } },
  { "win.close", { "<Control>w" } },
  { "win.new-bulletin", { "<Control>n" } },
  { "win.new-document", { "<Control><Shift>n" } },
  { "win.import", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-revision-as", { "<Control><Shift>s" } },
  { "win.show-history", { "<Control><Shift>h" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.export-again", { "<Control>e" } },
  { "win.copy-text", { "<Control><Shift>c" } },
  { "win.undo", { "<Control>z" } },
  { "win.find", { "<Control>f" } },
  { "win.replace", { "<Control>h" } },
  { "win.search-archive", { "<Control><Shift>f" } },
  { "win.find-next", { "<Control>g", "F3" } },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "win.next-finding", { "F8" } },
  { "win.previous-finding", { "<Shift>F8" } },
  { "win.show-finding", { "<Alt>Return" } },
  { "win.show-findings", { "<Control>F8" } },
  { "win.fix-all-findings", { "<Control><Shift>F8" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.show-archive", { "F9" } },
  { "win.show-outline", { "<Control><Shift>o" } },
  { "win.show-preview", { "F10" } },
  { "win.show-page", { "<Control><Shift>p" } },
  { "win.print", { "<Control>p" } },
  { "win.export-pdf", { "<Control><Alt>p" } },
  { "win.mailing-list", { "<Control><Shift>l" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

static void
on_style_cb (JbApplication *self)
{
  const char      *style = jb_settings_get_string (self->settings, "style");
  AdwStyleManager *manager = adw_application_get_style_manager (ADW_APPLICATION (self));

  if (g_str_equal (style, "light"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (style, "dark"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(JbApplication) self = data;

  jb_window_save_finish (JB_WINDOW (source), result, NULL);
  if (--self->n_leaving == 0 && self->inhibit_cookie != 0)
    {
      gtk_application_uninhibit (GTK_APPLICATION (self), self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

/* The session is about to end: what is open is saved, and the session waits for it. */
static void
on_query_end_cb (JbApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      JbBulletin *bulletin = JB_IS_WINDOW (l->data) ? jb_window_get_bulletin (l->data) : NULL;

      if (bulletin == NULL || !jb_history_get_modified (jb_bulletin_get_history (bulletin)))
        continue;
      self->n_leaving++;
      jb_window_save_async (l->data, left_cb, g_object_ref (self));
    }

  if (self->n_leaving > 0 && self->inhibit_cookie == 0)
    self->inhibit_cookie =
        gtk_application_inhibit (GTK_APPLICATION (self),
                                 GTK_WINDOW (get_window (self)),
                                 GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SWITCH,
                                 _("Bulletins are being saved"));
}

static gboolean
on_terminate_cb (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);

  return G_SOURCE_CONTINUE;
}

static void
jb_application_startup (GApplication *application)
{
  JbApplication *self = JB_APPLICATION (application);

  G_APPLICATION_CLASS (jb_application_parent_class)->startup (application);

  g_signal_connect_object (self->settings, "notify::style", G_CALLBACK (on_style_cb), self,
                           G_CONNECT_SWAPPED);
  on_style_cb (self);
  self->keeper = jb_archive_keeper_new (GTK_APPLICATION (self), self->settings);
  g_signal_connect_object (self->keeper, "let-go", G_CALLBACK (on_let_go_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (on_archive_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->text_size = jb_text_size_new (self->settings, gdk_display_get_default ());
  g_signal_connect (self, "query-end", G_CALLBACK (on_query_end_cb), NULL);
  self->quit_id = g_unix_signal_add (SIGTERM, on_terminate_cb, self);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].accels);
}

static void
jb_application_shutdown (GApplication *application)
{
  JbApplication *self = JB_APPLICATION (application);

  g_clear_handle_id (&self->quit_id, g_source_remove);
  g_clear_object (&self->text_size);
  g_clear_object (&self->icons);
  g_clear_object (&self->keeper);
  jb_search_provider_set_archive (self->provider, NULL);
  g_clear_object (&self->archive);

  G_APPLICATION_CLASS (jb_application_parent_class)->shutdown (application);
}

/* The desktop's search finds the program at its own place on the bus. */
static gboolean
jb_application_dbus_register (GApplication    *application,
                              GDBusConnection *connection,
                              const char      *object_path,
                              GError         **error)
{
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  return G_APPLICATION_CLASS (jb_application_parent_class)
             ->dbus_register (application, connection, object_path, error) &&
         jb_search_provider_export (JB_APPLICATION (application)->provider, connection, path,
                                    error);
}

static void
jb_application_dbus_unregister (GApplication    *application,
                                GDBusConnection *connection,
                                const char      *object_path)
{
  jb_search_provider_unexport (JB_APPLICATION (application)->provider);

  G_APPLICATION_CLASS (jb_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
jb_application_activate (GApplication *application)
{
  JbApplication *self = JB_APPLICATION (application);
  JbWindow      *window = get_window (self);

  if (window == NULL)
    {
      window = create_window (self);
      if (self->archive != NULL && self->pending->len == 0)
        jb_window_open_last (window);
    }
  gtk_window_present (GTK_WINDOW (window));
  open_archive (self);
}

static void
jb_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  JbApplication *self = JB_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->pending, g_object_ref (files[i]));
  g_application_activate (application);
  if (self->archive != NULL)
    {
      jb_window_complete (get_window (self));
      import_pending (self, get_window (self));
    }
}

static int
jb_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  JbApplication   *self = JB_APPLICATION (application);
  const char      *environment = g_getenv ("JIANBAO_DB");
  g_autofree char *path = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("jianbao %s\n", PACKAGE_VERSION);
      return 0;
    }

  if (!g_variant_dict_lookup (options, "db", "^ay", &path) &&
      environment != NULL && *environment != '\0')
    path = g_strdup (environment);

  if (path != NULL)
    {
      GApplicationFlags flags = g_application_get_flags (application);

      g_free (self->path);
      self->path = g_steal_pointer (&path);
      /* A program with an archive of its own is none of the running one's business; only the
       * one that the bus starts has to be found there. */
      if ((flags & G_APPLICATION_IS_SERVICE) == 0)
        g_application_set_flags (application, flags | G_APPLICATION_NON_UNIQUE);
    }

  return -1;
}

static void
jb_application_finalize (GObject *object)
{
  JbApplication *self = JB_APPLICATION (object);

  g_clear_object (&self->text_size);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_object (&self->archive);
  g_clear_object (&self->provider);
  g_ptr_array_unref (self->pending);
  g_free (self->wanted_words);
  g_free (self->path);

  G_OBJECT_CLASS (jb_application_parent_class)->finalize (object);
}

static void
jb_application_class_init (JbApplicationClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = jb_application_finalize;
  application_class->startup = jb_application_startup;
  application_class->shutdown = jb_application_shutdown;
  application_class->activate = jb_application_activate;
  application_class->open = jb_application_open;
  application_class->dbus_register = jb_application_dbus_register;
  application_class->dbus_unregister = jb_application_dbus_unregister;
  application_class->handle_local_options = jb_application_handle_local_options;
}

static void
jb_application_init (JbApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_("Use this archive instead of the usual one"), N_("FILE") },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Show the version"), NULL },
    { NULL }
  };

  self->settings = jb_settings_new ();
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->path = jb_archive_dup_default_path ();
  self->provider = jb_search_provider_new ();
  g_signal_connect_object (self->provider, "archive-wanted", G_CALLBACK (on_archive_wanted_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "answered", G_CALLBACK (on_answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "result-chosen", G_CALLBACK (on_result_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "search-launched", G_CALLBACK (on_search_launched_cb),
                           self, G_CONNECT_SWAPPED);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * jb_application_new:
 *
 * Returns: (transfer full): the program
 */
JbApplication *
jb_application_new (void)
{
  return g_object_new (JB_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE,
                       "resource-base-path", "/io/github/jianbao/Jianbao",
                       NULL);
}

/**
 * jb_application_get_settings:
 *
 * Returns: (transfer none): the settings of the user, for all windows
 */
JbSettings *
jb_application_get_settings (JbApplication *self)
{
  g_return_val_if_fail (JB_IS_APPLICATION (self), NULL);

  return self->settings;
}
