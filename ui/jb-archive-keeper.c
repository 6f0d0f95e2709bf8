/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-keeper.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-report-dialog.h"
#include "jb-restore-dialog.h"
#include "jb-toast.h"
#include "jb-window-private.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"

/**
 * JbArchiveKeeper:
 *
 * Looks after the archive of a running program: makes the backup of the day, goes back to a
 * backup, and makes a new archive of what can be read in a damaged one. Nothing is ever
 * overwritten.
 */

/* The start and the first minutes belong to the user. After that one look an hour is enough for a
 * program that runs for weeks. */
enum
{
  FIRST_LOOK_SECONDS = 60,
  LOOK_SECONDS = 3600,
};

/* What takes the place of the archive: a backup, or what can be read of itself. */
typedef struct
{
  char            *path;
  char            *backup;
  char            *aside;
  JbArchiveReport *report;
} Change;

struct _JbArchiveKeeper
{
  GObject parent_instance;

  /* Borrowed */
  GtkApplication *application;

  /* Owned */
  JbSettings *settings;
  JbArchive  *archive;
  char       *path;
  GList      *leaving;
  Change     *change;

  /* What to say when the archive is open again. */
  char            *heading;
  char            *body;
  JbArchiveReport *report;

  guint    look_id;
  guint    n_saving;
  gboolean save_failed;
  gboolean backing_up;
  gboolean told;
  gboolean opening;
  gboolean changing;
};

G_DEFINE_FINAL_TYPE (JbArchiveKeeper, jb_archive_keeper, G_TYPE_OBJECT)

enum
{
  LET_GO,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->path);
  g_free (change->backup);
  g_free (change->aside);
  g_clear_pointer (&change->report, jb_archive_report_free);
  g_free (change);
}

static JbWindow *
find_window (JbArchiveKeeper *self)
{
  GtkWindow *active = gtk_application_get_active_window (self->application);

  if (active != NULL && JB_IS_WINDOW (active))
    return JB_WINDOW (active);
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data))
      return JB_WINDOW (l->data);

  return NULL;
}

static void
on_details_cb (AdwToast *toast,
               JbWindow *window)
{
  jb_window_say (window, _("Today’s Backup Could Not Be Made"),
                            g_object_get_data (G_OBJECT (toast), "words"));
}

/* Once is enough: whoever heard it can do something about it, or not. */
static void
tell_trouble (JbArchiveKeeper *self,
              const GError    *error)
{
  JbWindow *window = find_window (self);
  AdwToast *toast;

  if (self->told || window == NULL)
    return;
  self->told = TRUE;

  toast = jb_toast_new (_("Today’s backup could not be made"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Details"));
  g_object_set_data_full (G_OBJECT (toast), "words", g_strdup (error->message), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_details_cb), window, 0);
  jb_toast_show (window->toasts, toast);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(JbArchiveKeeper) self = data;
  g_autoptr(GError) error = NULL;

  self->backing_up = FALSE;
  if (jb_archive_backup_daily_finish (JB_ARCHIVE (source), result, NULL, &error))
    self->told = FALSE;
  else
    tell_trouble (self, error);
}

static gboolean
look_cb (gpointer data)
{
  JbArchiveKeeper *self = data;

  jb_archive_keeper_back_up (self);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);

  return G_SOURCE_REMOVE;
}

/* Another folder is another chance. */
static void
on_folder_cb (JbArchiveKeeper *self)
{
  self->told = FALSE;
  jb_archive_keeper_back_up (self);
}

static void
say (JbArchiveKeeper *self,
     const char      *heading,
     const char      *body)
{
  JbWindow *window = find_window (self);

  if (window != NULL)
    jb_window_say (window, heading, body);
}

/* What is to be said of a recovery, in the order in which it matters. */
static char *
dup_summary (const JbArchiveReport *report)
{
  g_autofree char *aside = g_filename_display_name (report->aside);
  g_autofree char *count = NULL;
  g_autofree char *lost = NULL;

  count = g_strdup_printf (ngettext ("%u bulletin was recovered.", "%u bulletins were recovered.",
                                     report->n_bulletins),
                           report->n_bulletins);
  if (report->problems[0] == NULL)
    lost = g_strdup (_("Nothing was lost."));
  else
    lost = g_strdup (_("What is listed below was lost or is another than before. A backup may "
                       "still have it."));

  /* Translators: “12 bulletins were recovered.”, “Nothing was lost.”, the path of a file */
  return g_strdup_printf (_("%s %s The damaged file is kept as “%s”."), count, lost, aside);
}

static void
say_report (JbArchiveKeeper *self)
{
  g_autoptr(JbArchiveReport) report = g_steal_pointer (&self->report);
  g_autofree char *summary = dup_summary (report);
  g_autofree char *lines = g_strjoinv ("\n", report->problems);
  g_autofree char *text = g_strconcat (lines, "\n", NULL);
  JbWindow        *window = find_window (self);

  if (window == NULL)
    return;
  if (report->problems[0] == NULL)
    jb_window_say (window, _("Archive Recovered"), summary);
  else
    gtk_window_present (GTK_WINDOW (jb_report_dialog_new (GTK_WINDOW (window),
                                                          _("Archive Recovered"), summary, text,
                                                             _("Recovery Report.txt"))));
}

static void
say_what_happened (JbArchiveKeeper *self)
{
  if (self->report != NULL)
    say_report (self);
  else if (self->heading != NULL)
    say (self, self->heading, self->body);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->body, g_free);
}

static void
remember (JbArchiveKeeper *self,
          const char      *heading,
          char            *body)
{
  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_free (self->body);
  self->body = body;
}

/* The windows show one archive all their lives, so they go with it. */
static void
close_windows (JbArchiveKeeper *self)
{
  for (GList *l = self->leaving; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  g_list_free_full (g_steal_pointer (&self->leaving), g_object_unref);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  JbArchiveKeeper *self = JB_ARCHIVE_KEEPER (source);
  Change          *change = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->changing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    remember (self,
              change->backup != NULL ? _("The Backup Could Not Be Restored")
                                     : _("The Archive Could Not Be Recovered"),
                                          g_strdup (error->message));
  else if (change->backup == NULL)
    self->report = g_steal_pointer (&change->report);
  else
    {
      g_autofree char *aside = change->aside != NULL ? g_filename_display_name (change->aside)
                                                     : NULL;

      remember (self, _("Backup Restored"),
                         aside != NULL
                         ? g_strdup_printf (_("The archive that was there is kept as “%s”."), aside)
                         : g_strdup (_("There was no archive in its place.")));
    }

  g_signal_emit (self, signals[CHANGED], 0);
  close_windows (self);
  g_application_release (G_APPLICATION (self->application));
}

static void
run_change (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Change  *change = data;
  GError  *error = NULL;
  gboolean done;

  if (change->backup != NULL)
    done = jb_archive_restore_backup (change->path, change->backup, &change->aside, &error);
  else
    done = (change->report = jb_archive_salvage (change->path, &error)) != NULL;

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_change (JbArchiveKeeper *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, changed_cb, NULL);

  g_task_set_task_data (task, g_steal_pointer (&self->change), free_change);
  jb_thread_task_run (task, run_change);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbArchiveKeeper) self = data;

  jb_archive_close_finish (JB_ARCHIVE (source), result);
  start_change (self);
}

/* Everything is saved: the archive is closed, so that its file can go. */
static void
let_go (JbArchiveKeeper *self)
{
  g_autoptr(JbArchive) archive = g_steal_pointer (&self->archive);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_signal_emit (self, signals[LET_GO], 0);
  if (archive != NULL)
    jb_archive_close_async (archive, closed_cb, g_object_ref (self));
  else
    start_change (self);
}

static void
set_sensitive (JbArchiveKeeper *self,
               gboolean         sensitive)
{
  for (GList *l = self->leaving; l != NULL; l = l->next)
    gtk_widget_set_sensitive (l->data, sensitive);
}

/* Nothing has been done yet. */
static void
give_up (JbArchiveKeeper *self)
{
  set_sensitive (self, TRUE);
  g_list_free_full (g_steal_pointer (&self->leaving), g_object_unref);
  g_clear_pointer (&self->change, free_change);
  self->changing = FALSE;
  g_application_release (G_APPLICATION (self->application));
}

static void
finish_saving (JbArchiveKeeper *self)
{
  if (--self->n_saving > 0)
    return;
  if (self->save_failed)
    give_up (self);
  else
    let_go (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(JbArchiveKeeper) self = data;
  g_autoptr(GError) error = NULL;

  if (!jb_window_save_finish (JB_WINDOW (source), result, &error) && !self->save_failed)
    {
      self->save_failed = TRUE;
      say (self, _("The Changes Could Not Be Saved"), error->message);
    }
  finish_saving (self);
}

static gboolean
is_modified (JbWindow *window)
{
  JbBulletin *bulletin = jb_window_get_bulletin (window);

  return bulletin != NULL && jb_window_get_archive (window) != NULL &&
         jb_history_get_modified (jb_bulletin_get_history (bulletin));
}

static gboolean
is_working (JbArchiveKeeper *self)
{
  if (self->backing_up || self->opening)
    return TRUE;
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) && JB_WINDOW (l->data)->works->len > 0)
      return TRUE;

  return FALSE;
}

/* Saves what is open, closes the archive, and has something else take its place. */
static void
begin_change (JbArchiveKeeper *self,
              const char      *backup)
{
  if (self->changing || self->path == NULL)
    return;
  if (is_working (self))
    {
      say (self, _("Other Work Is Going On"),
                    _("Wait until it is done, or stop it, and try again."));
      return;
    }

  self->changing = TRUE;
  self->save_failed = FALSE;
  self->change = g_new0 (Change, 1);
  self->change->path = g_strdup (self->path);
  self->change->backup = g_strdup (backup);
  g_application_hold (G_APPLICATION (self->application));

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    self->leaving = g_list_prepend (self->leaving, g_object_ref (l->data));
  set_sensitive (self, FALSE);

  self->n_saving = 1;
  for (GList *l = self->leaving; l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) && is_modified (l->data))
      {
        self->n_saving++;
        jb_window_save_async (l->data, saved_cb, g_object_ref (self));
      }
  finish_saving (self);
}

static void
on_chosen_cb (JbRestoreDialog *dialog,
              const char      *backup,
              JbArchiveKeeper *self)
{
  jb_archive_keeper_restore (self, backup);
}

static void
jb_archive_keeper_dispose (GObject *object)
{
  JbArchiveKeeper *self = JB_ARCHIVE_KEEPER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->archive);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (jb_archive_keeper_parent_class)->dispose (object);
}

static void
jb_archive_keeper_finalize (GObject *object)
{
  JbArchiveKeeper *self = JB_ARCHIVE_KEEPER (object);

  g_free (self->path);
  g_free (self->heading);
  g_free (self->body);
  g_clear_pointer (&self->report, jb_archive_report_free);
  g_list_free_full (self->leaving, g_object_unref);
  g_clear_pointer (&self->change, free_change);

  G_OBJECT_CLASS (jb_archive_keeper_parent_class)->finalize (object);
}

static void
jb_archive_keeper_class_init (JbArchiveKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_archive_keeper_dispose;
  object_class->finalize = jb_archive_keeper_finalize;

  /**
   * JbArchiveKeeper::let-go:
   *
   * The archive is about to be closed. Who has it lets go of it.
   */
  signals[LET_GO] = g_signal_new ("let-go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbArchiveKeeper::changed:
   *
   * Another file may be in the place of the archive, which is to be opened in a new window. The
   * old windows go after that.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_archive_keeper_init (JbArchiveKeeper *self)
{
}

/**
 * jb_archive_keeper_new:
 * @application: the program, which outlives the keeper
 * @settings: where backups go
 *
 * Returns: (transfer full): a keeper without an archive yet
 */
JbArchiveKeeper *
jb_archive_keeper_new (GtkApplication *application,
                       JbSettings     *settings)
{
  JbArchiveKeeper *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && JB_IS_SETTINGS (settings), NULL);

  self = g_object_new (JB_TYPE_ARCHIVE_KEEPER, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::backup-folder", G_CALLBACK (on_folder_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * jb_archive_keeper_set_path:
 * @path: (type filename): the archive's file, which need not be open
 */
void
jb_archive_keeper_set_path (JbArchiveKeeper *self,
                            const char      *path)
{
  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self) && path != NULL);

  g_free (self->path);
  self->path = g_canonicalize_filename (path, NULL);
}

/**
 * jb_archive_keeper_begin_opening:
 *
 * To be called when the archive is going to be opened: until jb_archive_keeper_set_archive() its
 * file is not replaced by another.
 */
void
jb_archive_keeper_begin_opening (JbArchiveKeeper *self)
{
  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self));

  self->opening = TRUE;
}

/**
 * jb_archive_keeper_set_archive:
 * @archive: (nullable): the archive that was opened; %NULL when that failed
 *
 * Begins to look after an archive, and tells what became of the one before.
 */
void
jb_archive_keeper_set_archive (JbArchiveKeeper *self,
                               JbArchive       *archive)
{
  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self));
  g_return_if_fail (archive == NULL || JB_IS_ARCHIVE (archive));

  self->opening = FALSE;
  g_set_object (&self->archive, archive);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (archive != NULL)
    {
      jb_archive_keeper_set_path (self, jb_archive_get_path (archive));
      self->look_id = g_timeout_add_seconds (FIRST_LOOK_SECONDS, look_cb, self);
    }
  say_what_happened (self);
}

/**
 * jb_archive_keeper_dup_folder:
 * @settings: where the user wants backups to go
 * @path: (type filename): the archive's file
 *
 * The backups of several archives may go to one folder: those of any but the usual archive have a
 * folder of their own in it.
 *
 * Returns: (transfer full) (type filename): where the backups of an archive go
 */
char *
jb_archive_keeper_dup_folder (JbSettings *settings,
                              const char *path)
{
  const char *uri = jb_settings_get_string (settings, "backup-folder");
  g_autoptr(GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *usual = jb_archive_dup_default_path ();
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (folder == NULL)
    return jb_archive_dup_backup_folder (path);
  if (g_str_equal (usual, path))
    return g_steal_pointer (&folder);

  name = g_path_get_basename (path);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  own = g_strdup_printf ("%s-%.8s", name, sum);

  return g_build_filename (folder, own, NULL);
}

/**
 * jb_archive_keeper_back_up:
 *
 * Makes the backup of the day unless there is one, in a thread and without a word. When it fails
 * the user is told once.
 */
void
jb_archive_keeper_back_up (JbArchiveKeeper *self)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self));

  if (self->archive == NULL || self->backing_up || self->changing)
    return;

  folder = jb_archive_keeper_dup_folder (self->settings, self->path);
  self->backing_up = TRUE;
  jb_archive_backup_daily_async (self->archive, folder, NULL, backed_up_cb, g_object_ref (self));
}

/**
 * jb_archive_keeper_ask_restore:
 *
 * Asks which backup to go back to, and does so.
 */
void
jb_archive_keeper_ask_restore (JbArchiveKeeper *self)
{
  g_autofree char *folder = NULL;
  GtkWidget       *dialog;

  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self));

  if (self->path == NULL || self->changing)
    return;

  folder = jb_archive_keeper_dup_folder (self->settings, self->path);
  dialog = jb_restore_dialog_new (GTK_WINDOW (find_window (self)), self->path, folder);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * jb_archive_keeper_restore:
 * @backup: (type filename): a backup of the archive
 *
 * Saves what is open, sets the archive aside, and puts a backup in its place.
 */
void
jb_archive_keeper_restore (JbArchiveKeeper *self,
                           const char      *backup)
{
  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self) && backup != NULL);

  begin_change (self, backup);
}

/**
 * jb_archive_keeper_recover:
 *
 * Makes a new archive of what can be read in a damaged one, sets that one aside, and says what was
 * lost.
 */
void
jb_archive_keeper_recover (JbArchiveKeeper *self)
{
  g_return_if_fail (JB_IS_ARCHIVE_KEEPER (self));

  begin_change (self, NULL);
}

/**
 * jb_archive_keeper_get_changing:
 *
 * Returns: whether the file of the archive is being replaced, and must not be opened
 */
gboolean
jb_archive_keeper_get_changing (JbArchiveKeeper *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_KEEPER (self), FALSE);

  return self->changing;
}
