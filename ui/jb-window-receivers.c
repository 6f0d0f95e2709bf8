/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "store/jb-archive-directory.h"
#include "store/jb-archive-readings.h"

/* Who is known to receive bulletins: the directory of the archive, read once, and again when it
 * is another. */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(JbDirectory) directory =
                 jb_archive_load_directory_finish (JB_ARCHIVE (source), result, NULL);

  /* Without it recipients are still read by their words; who wants to see the directory itself
   * is told why it cannot be read. */
  if (directory != NULL && self->receivers != NULL && self->archive == JB_ARCHIVE (source))
    jb_receivers_set_directory (self->receivers, directory);
}

static void
load (JbWindow *self)
{
  jb_archive_load_directory_async (self->archive, NULL, loaded_cb, g_object_ref (self));
}

static void
on_archive_cb (JbWindow *self)
{
  jb_receivers_set_directory (self->receivers, NULL);
  if (self->archive == NULL)
    return;

  g_signal_connect_object (self->archive, "directory-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
}

static void
reading_stored_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!jb_archive_choose_reading_finish (JB_ARCHIVE (source), result, &error))
    jb_window_say (self, _("How the Recipient Is Read Could Not Be Saved"), error->message);
}

/* The directory comes anew then, and with it all that is said about the recipient. */
static void
on_reading_chosen_cb (JbReceivers *receivers,
                      const char  *text,
                      const char  *reading,
                      JbWindow    *self)
{
  if (self->archive == NULL)
    return;

  jb_window_hold (self);
  jb_archive_choose_reading_async (self->archive, text, reading, NULL, reading_stored_cb,
                                   g_object_ref (self));
}

static void
on_bulletin_cb (JbWindow *self)
{
  jb_receivers_set_bulletin (self->receivers, self->bulletin);
}

void
jb_window_init_receivers (JbWindow *self)
{
  self->receivers = jb_receivers_new ();
  g_signal_connect_object (self->receivers, "reading-chosen", G_CALLBACK (on_reading_chosen_cb),
                           self, 0);
  g_signal_connect_object (self, "notify::archive", G_CALLBACK (on_archive_cb), self, 0);
  g_signal_connect_object (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), self, 0);
}

/**
 * jb_window_get_receivers:
 *
 * Its property "directory" tells when the directory is another.
 *
 * Returns: (transfer none) (nullable): who receives the bulletin that is open
 */
JbReceivers *
jb_window_get_receivers (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->receivers;
}

/**
 * jb_window_get_directory:
 *
 * Returns: (transfer none) (nullable): the directory of the archive, %NULL before it is read.
 *   It is never changed in place
 */
JbDirectory *
jb_window_get_directory (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->receivers != NULL ? jb_receivers_get_directory (self->receivers) : NULL;
}
