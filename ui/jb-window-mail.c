/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libportal-gtk4/portal-gtk4.h>

#include "bulletin/jb-thread-task.h"
#include "jb-outgoing.h"
#include "legacy/jb-file-name.h"
#include "store/jb-export.h"

/* Handing the text to the mail program, as a file attached to a new message. */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"

typedef struct
{
  JbArchive    *archive;
  JbTranscript *transcript;
  gint64        id;

  /* Written by the thread. */
  GFile *file;
  char  *subject;
} MailData;

static void
mail_data_free (gpointer data)
{
  MailData *mail = data;

  g_clear_object (&mail->archive);
  jb_transcript_unref (mail->transcript);
  g_clear_object (&mail->file);
  g_free (mail->subject);
  g_free (mail);
}

/* What cannot be sent can be exported and attached by hand. */
static void
offer_export (JbWindow   *self,
              const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Text Could Not Be Sent"),
                                                                    NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "export", _("_Export…"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "export");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::export", G_CALLBACK (jb_window_choose_export), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_no_mail (JbWindow *self)
{
  offer_export (self, _("This system offers no way to hand a file to a mail program. Export the "
                        "text and attach the file to a message yourself."));
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (xdp_portal_compose_email_finish (XDP_PORTAL (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  say_no_mail (self);
}

static void
portal_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);
  MailData *mail = g_task_get_task_data (task);
  g_autoptr(XdpPortal) portal = NULL;
  g_autoptr(XdpParent) parent = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_autofree char  *path = g_file_get_path (mail->file);
  const char *const attachments[] = { path, NULL };

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer == NULL)
    {
      jb_window_release (self);
      say_no_mail (self);
      return;
    }

  portal = xdp_portal_new ();
  /* Closed meanwhile, it has no surface by which another program could know it. */
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    parent = xdp_parent_new_gtk (GTK_WINDOW (self));
  xdp_portal_compose_email (portal, parent, NULL, NULL, NULL, mail->subject, "", attachments,
                            XDP_EMAIL_FLAG_NONE, NULL, composed_cb, g_steal_pointer (&task));
}

/* The library takes for granted that there is a portal, so it is looked for first. */
static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) task = data;
  JbWindow *self = g_task_get_source_object (task);
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      jb_window_release (self);
      say_no_mail (self);
      return;
    }

  g_dbus_connection_call (bus, PORTAL_NAME, "/org/freedesktop/portal/desktop",
                          "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.freedesktop.portal.Email", "version"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          portal_found_cb, g_steal_pointer (&task));
}

static void
attach_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  MailData *mail = task_data;
  GError   *error = NULL;
  g_autoptr(JbSummary) summary = jb_summary_new (mail->transcript);
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = jb_file_name_propose (summary);
  g_autofree char *folder = NULL;

  if (mail->archive != NULL)
    settings = jb_archive_get_export_settings (mail->archive,
                                               summary->kind == JB_KIND_BULLETIN ? summary->name
                                                                                 : NULL,
                                               summary->kind, NULL);
  if (settings == NULL)
    settings = jb_export_settings_new ();

  mail->subject = g_strndup (name, strlen (name) - strlen (".txt"));
  bytes = jb_export_make_bytes (mail->archive, mail->id, mail->transcript, settings, &error);
  if (bytes != NULL)
    folder = jb_outgoing_make_folder (&error);
  if (folder != NULL)
    mail->file = jb_outgoing_write (folder, name, bytes, &error);

  if (mail->file != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (result));
      return;
    }

  jb_window_release (self);
  offer_export (self, error->message);
}

/* Opens a new message in the mail program, with the text attached as its publication is
 * exported. */
void
jb_window_send_mail (JbWindow *self)
{
  g_autoptr(GTask) task = NULL;
  MailData *mail;

  if (self->bulletin == NULL)
    return;

  jb_editor_tidy (self->editor);
  mail = g_new0 (MailData, 1);
  mail->archive = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  mail->transcript = jb_bulletin_to_transcript (self->bulletin);
  mail->id = self->id;

  jb_window_hold (self);
  task = g_task_new (self, NULL, attached_cb, NULL);
  g_task_set_source_tag (task, jb_window_send_mail);
  g_task_set_task_data (task, mail, mail_data_free);
  jb_thread_task_run (task, attach_in_thread);
}
