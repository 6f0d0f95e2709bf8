/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-report-dialog.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-search.h"

/* What a window does with the whole archive while work goes on: a backup at once, and checking
 * that everything in it can be read. */

typedef struct
{
  JbWindow *window;
  JbWork   *work;
  GFile    *file;
} ArchiveWork;

static ArchiveWork *
begin (JbWindow   *self,
       const char *label,
       GFile      *file)
{
  ArchiveWork *work = g_new0 (ArchiveWork, 1);

  work->window = g_object_ref (self);
  work->work = jb_window_begin_work (self, label);
  g_set_object (&work->file, file);

  return work;
}

static void
end (ArchiveWork *work)
{
  jb_window_end_work (work->window, work->work);
  jb_work_unref (work->work);
  g_clear_object (&work->file);
  g_object_unref (work->window);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveWork, end)

static gboolean
is_stopped (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(ArchiveWork) work = data;
  g_autoptr(GError) error = NULL;

  if (jb_archive_backup_finish (JB_ARCHIVE (source), result, &error))
    {
      jb_window_toast_file (work->window, _("Backup made"), work->file);
      jb_window_notify_file (work->window, work->work, _("Backup made"), work->file);
    }
  else if (is_stopped (error))
    jb_window_toast (work->window, _("Backup stopped, nothing was written"));
  else
    jb_window_say (work->window, _("The Backup Could Not Be Made"), error->message);
}

/**
 * jb_window_back_up_to:
 * @file: where to write it; a file that is there is replaced
 *
 * Writes a whole copy of the archive, while work on it goes on.
 */
void
jb_window_back_up_to (JbWindow *self,
                      GFile    *file)
{
  g_autofree char *path = NULL;
  ArchiveWork     *work;

  g_return_if_fail (JB_IS_WINDOW (self) && G_IS_FILE (file));

  if (self->archive == NULL)
    return;
  path = g_file_get_path (file);
  if (path == NULL)
    {
      const char *advice = _("This place is not on this computer. Choose a folder on it, and copy "
                             "the backup from there.");

      jb_window_say (self, _("The Backup Could Not Be Made"), advice);
      return;
    }

  work = begin (self, _("Making a backup"), file);
  jb_archive_backup_async (self->archive, path, work->work->cancellable, backed_up_cb, work);
}

static void
on_response_cb (GtkNativeDialog *dialog,
                int              response,
                JbWindow        *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  jb_window_back_up_to (self, file);
}

/* The name does not look like one of the daily backups, which are deleted in time. */
static char *
dup_name (JbWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M");
  g_autofree char *base = g_path_get_basename (jb_archive_get_path (self->archive));
  g_autofree char *stem = g_filename_display_name (base);

  if (g_str_has_suffix (stem, ".db"))
    stem[strlen (stem) - 3] = '\0';

  return g_strdup_printf ("%s-%s.db", stem, time);
}

static void
back_up_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbWindow        *self = JB_WINDOW (widget);
  g_autofree char *name = NULL;
  g_autoptr(GtkFileChooserNative) chooser = NULL;

  if (self->archive == NULL)
    return;
  name = dup_name (self);
  chooser = gtk_file_chooser_native_new (_("Back Up Archive"), GTK_WINDOW (self),
                                            GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
rebuilt_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(ArchiveWork) work = data;
  g_autoptr(GError) error = NULL;

  if (jb_archive_rebuild_index_finish (JB_ARCHIVE (source), result, &error))
    jb_window_toast (work->window, _("Search index made anew"));
  else if (is_stopped (error))
    jb_window_toast (work->window, _("Stopped, the search index is as it was"));
  else
    jb_window_say (work->window, _("The Search Index Could Not Be Made"), error->message);
}

static void
on_index_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      JbWindow         *self)
{
  ArchiveWork *work;

  if (!g_str_equal (response, "rebuild") || self->archive == NULL)
    return;
  work = begin (self, _("Making the search index"), NULL);
  jb_archive_rebuild_index_async (self->archive, work->work->cancellable, rebuilt_cb, work);
}

static void
ask_rebuild (JbWindow   *self,
             const char *count)
{
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                                    _("The Search Index Is Out of Step"), NULL);
  g_autofree char *body = NULL;

  /* Translators: %s is “12 bulletins are whole.” */
  body = g_strdup_printf (_("%s Nothing is lost, but a search may miss something until the search "
                            "index is made anew."),
                             count);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "rebuild", _("_Make Anew"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rebuild",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rebuild");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_index_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_damage_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       JbWindow         *self)
{
  const char *text = g_object_get_data (G_OBJECT (dialog), "text");

  if (g_str_equal (response, "report"))
    gtk_window_present (GTK_WINDOW (jb_report_dialog_new (
        GTK_WINDOW (self), _("Damage in the Archive"), adw_message_dialog_get_body (dialog), text,
                              _("Damage Report.txt"))));
  else if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.restore-backup", NULL);
  else if (g_str_equal (response, "recover"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.recover-archive", NULL);
}

static void
say_damage (JbWindow              *self,
            const char            *count,
            const JbArchiveReport *report)
{
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                                    _("The Archive Is Damaged"), NULL);
  guint            n = g_strv_length (report->problems);
  g_autofree char *lines = g_strjoinv ("\n", report->problems);
  g_autofree char *found = NULL;
  g_autofree char *body = NULL;

  found = g_strdup_printf (ngettext ("%u problem was found.", "%u problems were found.", n), n);
  /* Translators: “2 problems were found.”, “12 bulletins are whole.” */
  body = g_strdup_printf (_("%s %s Go back to a backup, or recover what can be read; the damaged "
                            "file is kept either way."),
                             found, count);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "report", _("_Show Problems"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "recover", _("Re_cover"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore",
                                   _("_Restore From Backup…"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "report");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_object_set_data_full (G_OBJECT (dialog), "text",
                          g_strconcat (lines, "\n", NULL), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_damage_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(ArchiveWork) work = data;
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;

  report = jb_archive_verify_finish (JB_ARCHIVE (source), result, &error);
  if (report == NULL)
    {
      if (is_stopped (error))
        jb_window_toast (work->window, _("Check stopped"));
      else
        jb_window_say (work->window, _("The Archive Could Not Be Checked"), error->message);
      return;
    }

  count = g_strdup_printf (ngettext ("%u bulletin is whole.", "%u bulletins are whole.",
                                     report->n_bulletins),
                           report->n_bulletins);
  if (report->problems[0] != NULL)
    say_damage (work->window, count, report);
  else if (report->index_is_stale)
    ask_rebuild (work->window, count);
  else
    {
      /* Translators: %s is “12 bulletins are whole.” */
      g_autofree char *body = g_strdup_printf (_("%s Each can be read back as it was saved, and "
                                                 "the search index is in step with them."),
                                                  count);

      jb_window_say (work->window, _("The Archive Is Whole"), body);
    }
}

/* Runs in the thread of the check. */
static void
progress_cb (guint    n_done,
             guint    n_total,
             gpointer data)
{
  JbWork *work = data;

  g_atomic_int_set (&work->n_total, (int) n_total);
  g_atomic_int_set (&work->n_done, (int) n_done);
}

static void
verify_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbWindow    *self = JB_WINDOW (widget);
  ArchiveWork *work;

  if (self->archive == NULL)
    return;
  work = begin (self, _("Checking the archive"), NULL);
  jb_archive_verify_async (self->archive, progress_cb, jb_work_ref (work->work),
                           (GDestroyNotify) jb_work_unref, work->work->cancellable, verified_cb,
                           work);
}

/* Whether a backup or a recovery is a way out of what opening the archive failed with. */
void
jb_window_offer_rescue (JbWindow     *self,
                        const GError *error)
{
  gboolean damaged = g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
  gboolean foreign = g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);

  gtk_widget_set_visible (self->recover_button, damaged);
  gtk_widget_set_visible (self->restore_button, damaged || foreign);
}

void
jb_window_install_archive (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "win.verify-archive", NULL, verify_action);
}
