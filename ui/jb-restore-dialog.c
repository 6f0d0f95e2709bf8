/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-restore-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bulletin/jb-thread-task.h"
#include "jb-button-names.h"
#include "jb-transient.h"
#include "store/jb-archive-backup.h"

/**
 * JbRestoreDialog:
 *
 * Asks which backup to go back to. The one that is chosen is read to its end before anything else
 * is done with it.
 */

/* The folder may be on a slow disk, so all that a list shows is found out in a thread. */
typedef struct
{
  char   *path;
  char   *day;
  guint64 size;
} Backup;

typedef struct
{
  char *path;
  char *folder;
} Place;

struct _JbRestoreDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkSpinner *spinner;
  GtkWidget  *box;
  GtkLabel   *trouble_label;
  GtkListBox *list;
  GtkLabel   *placeholder;

  /* Owned */
  char            *path;
  char            *folder;
  GtkNativeDialog *chooser;
  GCancellable    *closed;

  gboolean checking;
};

G_DEFINE_FINAL_TYPE (JbRestoreDialog, jb_restore_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_backup (gpointer data)
{
  Backup *backup = data;

  g_free (backup->path);
  g_free (backup->day);
  g_free (backup);
}

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place->folder);
  g_free (place);
}

/* The name of a backup ends in its day, as in jianbao-2013-05-06.db. */
static char *
dup_day (const char *path)
{
  gsize            length = strlen (path);
  g_autofree char *name = NULL;
  int              year, month, day;

  if (length < strlen ("2013-05-06.db") ||
      sscanf (path + length - strlen ("2013-05-06.db"), "%4d-%2d-%2d", &year, &month, &day) != 3)
    name = g_path_get_basename (path);
  else
    {
      g_autoptr(GDateTime) date = g_date_time_new_local (year, month, day, 0, 0, 0);

      /* Translators: a date such as “Friday, 6 March 2013”, in the format of strftime () */
      if (date != NULL)
        return g_date_time_format (date, C_ ("day of a backup", "%A, %-d %B %Y"));
      name = g_path_get_basename (path);
    }

  return g_filename_display_name (name);
}

static Backup *
describe (const char *path,
          gboolean    by_day)
{
  Backup  *backup = g_new0 (Backup, 1);
  GStatBuf info;

  backup->path = g_strdup (path);
  if (by_day)
    backup->day = dup_day (path);
  else
    {
      g_autofree char *name = g_path_get_basename (path);

      backup->day = g_filename_display_name (name);
    }
  backup->size = g_stat (path, &info) == 0 ? (guint64) info.st_size : 0;

  return backup;
}

static void
find_backups (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Place *place = data;
  g_autoptr(GPtrArray) paths = jb_archive_list_backups (place->path, place->folder);
  GPtrArray *backups = g_ptr_array_new_with_free_func (free_backup);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (backups, describe (g_ptr_array_index (paths, i), TRUE));

  g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_row (JbRestoreDialog *self,
         const Backup    *backup,
         int              position)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *size = g_format_size (backup->size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), backup->day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_insert (self->list, row, position);
}

static void
update (JbRestoreDialog *self)
{
  gboolean chosen = gtk_list_box_get_selected_row (self->list) != NULL;

  gtk_spinner_set_spinning (self->spinner, self->checking);
  gtk_widget_set_sensitive (self->box, !self->checking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.restore",
                                 chosen && !self->checking);
}

static void
show_trouble (JbRestoreDialog *self,
              const char      *words)
{
  gtk_label_set_text (self->trouble_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), words != NULL);
}

static void
on_row_selected_cb (JbRestoreDialog *self)
{
  /* The list goes before the dialog does. */
  if (g_cancellable_is_cancelled (self->closed))
    return;

  show_trouble (self, NULL);
  update (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (source);
  g_autoptr(GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *folder = g_filename_display_name (self->folder);
  g_autofree char *nothing = g_strdup_printf (_("There are no backups in “%s” yet."), folder);

  if (backups == NULL)
    return;
  gtk_label_set_text (self->placeholder, nothing);
  for (guint i = 0; i < backups->len; i++)
    add_row (self, g_ptr_array_index (backups, i), -1);
}

static void
check_backup (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Place *place = data;
  GError      *error = NULL;

  if (jb_archive_check_backup (place->path, place->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (source);
  const Place     *place = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean whole = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->closed))
    return;
  self->checking = FALSE;
  update (self);
  if (!whole)
    {
      show_trouble (self, error->message);
      return;
    }

  g_signal_emit (self, signals[CHOSEN], 0, place->folder);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GTask *
make_task (JbRestoreDialog    *self,
           const char         *folder,
           GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (self, self->closed, callback, NULL);
  Place *place = g_new0 (Place, 1);

  place->path = g_strdup (self->path);
  place->folder = g_strdup (folder);
  g_task_set_task_data (task, place, free_place);

  return task;
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (widget);
  GtkListBoxRow   *row = gtk_list_box_get_selected_row (self->list);
  g_autoptr(GTask) task = NULL;

  if (row == NULL || self->checking)
    return;

  show_trouble (self, NULL);
  self->checking = TRUE;
  update (self);
  task = make_task (self, g_object_get_data (G_OBJECT (row), "path"), checked_cb);
  jb_thread_task_run (task, check_backup);
}

static void
on_response_cb (GtkNativeDialog *dialog,
                int              response,
                JbRestoreDialog *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    jb_restore_dialog_choose (self, path);
  else
    show_trouble (self, _("This place is not on this computer. Copy the backup here first."));
}

static void
other_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (widget);
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Choose a Backup"), GTK_WINDOW (self),
                                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
jb_restore_dialog_dispose (GObject *object)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->closed);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (jb_restore_dialog_parent_class)->dispose (object);
}

static void
jb_restore_dialog_finalize (GObject *object)
{
  JbRestoreDialog *self = JB_RESTORE_DIALOG (object);

  g_object_unref (self->closed);
  g_free (self->path);
  g_free (self->folder);

  G_OBJECT_CLASS (jb_restore_dialog_parent_class)->finalize (object);
}

static void
jb_restore_dialog_class_init (JbRestoreDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_restore_dialog_dispose;
  object_class->finalize = jb_restore_dialog_finalize;

  /**
   * JbRestoreDialog::chosen:
   * @backup: (type filename): the path of a backup that is whole
   *
   * The user wants this backup. The dialog closes itself.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRestoreDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JbRestoreDialog, box);
  gtk_widget_class_bind_template_child (widget_class, JbRestoreDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, JbRestoreDialog, list);
  gtk_widget_class_bind_template_child (widget_class, JbRestoreDialog, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_install_action (widget_class, "restore.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "restore.other", NULL, other_action);
}

static void
jb_restore_dialog_init (JbRestoreDialog *self)
{
  self->closed = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  update (self);
}

/**
 * jb_restore_dialog_new:
 * @parent: (nullable): the window that it stands before
 * @path: (type filename): the archive's file
 * @folder: (type filename): where its backups are
 *
 * Returns: (transfer none): a window, not shown yet; it belongs to GTK until it is closed
 */
GtkWidget *
jb_restore_dialog_new (GtkWindow  *parent,
                       const char *path,
                       const char *folder)
{
  JbRestoreDialog *self;
  g_autoptr(GTask) task = NULL;

  g_return_val_if_fail (path != NULL && folder != NULL, NULL);

  self = g_object_new (JB_TYPE_RESTORE_DIALOG, NULL);
  jb_transient_set_parent (GTK_WINDOW (self), parent);
  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  task = make_task (self, folder, found_cb);
  jb_thread_task_run (task, find_backups);

  return GTK_WIDGET (self);
}

/**
 * jb_restore_dialog_choose:
 * @backup: (type filename): a file
 *
 * Adds a file to the list, at its head, and selects it.
 */
void
jb_restore_dialog_choose (JbRestoreDialog *self,
                          const char      *backup)
{
  Backup *described;

  g_return_if_fail (JB_IS_RESTORE_DIALOG (self) && backup != NULL);

  described = describe (backup, FALSE);
  add_row (self, described, 0);
  free_backup (described);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}
