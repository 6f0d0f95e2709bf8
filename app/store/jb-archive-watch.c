/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-watch.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"

struct _JbArchiveWatch
{
  GObject parent_instance;

  /* Owned */
  JbArchive *archive;

  guint    interval;
  guint    source_id;
  gboolean looking;
  gboolean look_again;
  gboolean in_trouble;
};

enum
{
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JbArchiveWatch, jb_archive_watch, G_TYPE_OBJECT)

static gboolean
run_look (JbArchiveJob *job,
          JbSqlite     *sqlite,
          GError      **error)
{
  jb_sqlite_set_task (sqlite, _("The archive cannot be followed."));

  return jb_sqlite_look (sqlite, &job->changed_elsewhere, error);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(JbArchiveWatch) self = data;
  g_autoptr(GError) error = NULL;

  self->looking = FALSE;
  if (self->look_again)
    jb_archive_watch_look (self);
  if (jb_archive_finish_job (JB_ARCHIVE (source), result, &error) != NULL)
    self->in_trouble = FALSE;
  else if (!self->in_trouble)
    {
      self->in_trouble = TRUE;
      g_signal_emit (self, signals[TROUBLE], 0, error);
    }
}

static gboolean
look_cb (gpointer data)
{
  jb_archive_watch_look (data);

  return G_SOURCE_CONTINUE;
}

static void
jb_archive_watch_dispose (GObject *object)
{
  JbArchiveWatch *self = JB_ARCHIVE_WATCH (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (jb_archive_watch_parent_class)->dispose (object);
}

static void
jb_archive_watch_class_init (JbArchiveWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_archive_watch_dispose;

  /**
   * JbArchiveWatch::trouble:
   * @error: a #JbArchiveError
   *
   * The archive's file cannot be read any more, or is another one now. This is said once, until
   * it can be read again.
   */
  signals[TROUBLE] = g_signal_new ("trouble", JB_TYPE_ARCHIVE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jb_archive_watch_init (JbArchiveWatch *self)
{
}

/**
 * jb_archive_watch_new:
 * @archive: what to watch; to be used in the thread that opened it
 *
 * What was written before this is not looked for.
 *
 * Returns: (transfer full): a watch that looks when it is told to
 */
JbArchiveWatch *
jb_archive_watch_new (JbArchive *archive)
{
  JbArchiveWatch *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_ARCHIVE_WATCH, NULL);
  self->archive = g_object_ref (archive);
  jb_archive_watch_look (self);

  return self;
}

/**
 * jb_archive_watch_look:
 *
 * Looks now. While the archive has other work to do that waits, and one further look with it.
 */
void
jb_archive_watch_look (JbArchiveWatch *self)
{
  g_return_if_fail (JB_IS_ARCHIVE_WATCH (self));

  if (self->archive == NULL)
    return;

  /* What is written behind the look that is under way is not missed. */
  self->look_again = self->looking;
  if (self->looking)
    return;

  self->looking = TRUE;
  jb_archive_start_job (self->archive, jb_archive_job_new (run_look), NULL,
                        jb_archive_watch_look, on_looked_cb, g_object_ref (self));
}

/**
 * jb_archive_watch_set_interval:
 * @interval: so many seconds lie between two looks, 0 not to look any more
 */
void
jb_archive_watch_set_interval (JbArchiveWatch *self,
                               guint           interval)
{
  g_return_if_fail (JB_IS_ARCHIVE_WATCH (self));

  if (self->interval == interval)
    return;

  self->interval = interval;
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (interval > 0)
    self->source_id = g_timeout_add_seconds (interval, look_cb, self);
}
