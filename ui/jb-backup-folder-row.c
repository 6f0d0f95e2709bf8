/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-backup-folder-row.h"

#include <glib/gi18n-lib.h>

#include "jb-toast.h"

/**
 * JbBackupFolderRow:
 *
 * Shows where the daily backups go, and lets the user choose another folder.
 */

struct _JbBackupFolderRow
{
  AdwActionRow parent_instance;

  /* Owned */
  JbSettings      *settings;
  GtkNativeDialog *chooser;
};

G_DEFINE_FINAL_TYPE (JbBackupFolderRow, jb_backup_folder_row, ADW_TYPE_ACTION_ROW)

static void
update (JbBackupFolderRow *self)
{
  const char *uri = jb_settings_get_string (self->settings, "backup-folder");

  if (*uri == '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("“backups” beside the archive"));
  else
    {
      g_autoptr(GFile) folder = g_file_new_for_uri (uri);
      g_autofree char *name = g_file_get_parse_name (folder);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "folder.reset", *uri != '\0');
}

static void
on_response_cb (GtkNativeDialog   *dialog,
                int                response,
                JbBackupFolderRow *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) folder = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  jb_backup_folder_row_choose (self, folder);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbBackupFolderRow *self = JB_BACKUP_FOLDER_ROW (widget);
  const char        *uri = jb_settings_get_string (self->settings, "backup-folder");
  g_autoptr(GtkFileChooserNative) chooser =
                 gtk_file_chooser_native_new (_("Folder for Backups"),
                                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                 _("_Choose"), NULL);

  if (*uri != '\0')
    {
      g_autoptr(GFile) folder = g_file_new_for_uri (uri);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
reset_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_object_set (JB_BACKUP_FOLDER_ROW (widget)->settings, "backup-folder", "", NULL);
}

static void
jb_backup_folder_row_dispose (GObject *object)
{
  JbBackupFolderRow *self = JB_BACKUP_FOLDER_ROW (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (jb_backup_folder_row_parent_class)->dispose (object);
}

static void
jb_backup_folder_row_class_init (JbBackupFolderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_backup_folder_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-backup-folder-row.ui");
  gtk_widget_class_install_action (widget_class, "folder.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "folder.reset", NULL, reset_action);
}

static void
jb_backup_folder_row_init (JbBackupFolderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_backup_folder_row_set_settings:
 * @settings: what to show and to change
 *
 * To be called once.
 */
void
jb_backup_folder_row_set_settings (JbBackupFolderRow *self,
                                   JbSettings        *settings)
{
  g_return_if_fail (JB_IS_BACKUP_FOLDER_ROW (self) && self->settings == NULL);
  g_return_if_fail (JB_IS_SETTINGS (settings));

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::backup-folder", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * jb_backup_folder_row_choose:
 * @folder: a folder; one that is not on this computer is refused, since SQLite cannot write there
 */
void
jb_backup_folder_row_choose (JbBackupFolderRow *self,
                             GFile             *folder)
{
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  GtkRoot         *root;

  g_return_if_fail (JB_IS_BACKUP_FOLDER_ROW (self) && G_IS_FILE (folder));

  path = g_file_get_path (folder);
  uri = g_file_get_uri (folder);
  if (path != NULL)
    {
      g_object_set (self->settings, "backup-folder", uri, NULL);
      return;
    }

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (
        ADW_PREFERENCES_WINDOW (root),
        jb_toast_new (_("Backups need a folder on this computer")));
}
