/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-notice.h"

/* Notifications of the desktop, for long work that ends while nobody looks: whoever looks sees it
 * in the window. */

/* Shorter work is waited for. */
enum { LONG_SECONDS = 5 };

/* What the last notification of a window leads to. */
static const char action_key[] = "jb-notice-action";

static gboolean
is_looked_at (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_notice_is_due:
 * @started: when the work began, on the clock of g_get_monotonic_time()
 *
 * Returns: whether somebody may have gone away meanwhile: the work took long, and no window of the
 *   program has the keyboard
 */
gboolean
jb_notice_is_due (gint64 started)
{
  return g_get_monotonic_time () - started >= LONG_SECONDS * G_USEC_PER_SEC && !is_looked_at ();
}

/**
 * jb_notice_send:
 * @window: the window that did the work
 * @title: what was done
 * @body: (nullable): what became of it
 * @action_name: an action of @window that tells more
 * @target: (nullable): its parameter; taken over when floating
 *
 * Tells the desktop that work has ended. A click shows the window and does the action. Later news
 * of the same window take the place of this one. Nothing is sent without a bus.
 */
void
jb_notice_send (GtkApplicationWindow *window,
                const char           *title,
                const char           *body,
                const char           *action_name,
                GVariant             *target)
{
  GtkApplication *application;
  g_autoptr(GVariant) owned = NULL;
  g_autoptr(GNotification) notification = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  GDBusConnection *bus = NULL;
  guint            number;

  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (window));
  g_return_if_fail (title != NULL && action_name != NULL);

  owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  application = gtk_window_get_application (GTK_WINDOW (window));
  if (application != NULL)
    bus = g_application_get_dbus_connection (G_APPLICATION (application));
  if (bus == NULL)
    return;

  number = gtk_application_window_get_id (window);
  id = g_strdup_printf ("work-%u", number);
  name = g_action_print_detailed_name (action_name, owned);
  g_object_set_data_full (G_OBJECT (window), action_key, g_strdup (name), g_free);
  notification = g_notification_new (title);
  if (body != NULL)
    g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-notice", "(us)", number,
                                                name);
  g_application_send_notification (G_APPLICATION (application), id, notification);
}

/**
 * jb_notice_follow:
 * @parameter: what a notification was sent with: the number of a window, and the detailed name of
 *   its action
 *
 * What a click on a notification does. The window may have been closed meanwhile. An action that no
 * notification of the window was sent with is not done, whoever asks for it on the bus.
 */
void
jb_notice_follow (GtkApplication *application,
                  GVariant       *parameter)
{
  GtkWindow       *window;
  const char      *detailed_name;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  guint number;

  g_return_if_fail (GTK_IS_APPLICATION (application) && parameter != NULL);

  g_variant_get (parameter, "(u&s)", &number, &detailed_name);
  window = gtk_application_get_window_by_id (application, number);
  if (window == NULL)
    {
      g_application_activate (G_APPLICATION (application));
      return;
    }

  gtk_window_present (window);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (window), action_key), detailed_name) == 0 &&
      g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}
