/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-item-private.h"

/**
 * jb_archive_item_new:
 * @transcript: what to add; not to be changed any more
 * @origin: (nullable): where it came from
 * @again: add it even if there is a bulletin from the same bytes already
 *
 * Returns: (transfer full): an item for jb_archive_add_many()
 */
JbArchiveItem *
jb_archive_item_new (JbTranscript          *transcript,
                     const JbArchiveOrigin *origin,
                     gboolean               again)
{
  JbArchiveItem *self;

  g_return_val_if_fail (transcript != NULL, NULL);

  self = g_atomic_rc_box_new0 (JbArchiveItem);
  self->transcript = jb_transcript_ref (transcript);
  self->path = origin != NULL ? g_strdup (origin->path) : NULL;
  self->sha256 = origin != NULL ? g_strdup (origin->sha256) : NULL;
  self->again = again;

  return self;
}

static void
clear_item (gpointer data)
{
  JbArchiveItem *self = data;

  jb_transcript_unref (self->transcript);
  g_free (self->path);
  g_free (self->sha256);
  g_clear_object (&self->entry);
}

JbArchiveItem *
jb_archive_item_ref (JbArchiveItem *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jb_archive_item_unref (JbArchiveItem *self)
{
  g_atomic_rc_box_release_full (self, clear_item);
}

/**
 * jb_archive_item_get_id:
 *
 * Returns: the bulletin's id, once jb_archive_add_many() has worked; before that 0
 */
gint64
jb_archive_item_get_id (JbArchiveItem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * jb_archive_item_get_known:
 *
 * Returns: whether the same bytes were in the archive already, so that the id is that
 *   of the bulletin that was found
 */
gboolean
jb_archive_item_get_known (JbArchiveItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->known;
}

/**
 * jb_archive_item_get_entry:
 *
 * Returns: (transfer none) (nullable): what a list shows of the bulletin with the
 *   item's id, once jb_archive_add_many() has worked
 */
JbArchiveEntry *
jb_archive_item_get_entry (JbArchiveItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entry;
}
