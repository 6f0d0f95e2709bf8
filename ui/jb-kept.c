/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-kept.h"

#include <string.h>

/**
 * JbKept:
 *
 * The bulletins that were open before, with their history, so that who comes back to one can
 * still undo what was done to it. The last ones are kept, up to a number and a size of text.
 */

typedef struct
{
  gint64      id;
  JbBulletin *bulletin;
  gsize       n_bytes;
  int         position;
} Entry;

struct _JbKept
{
  GObject parent_instance;

  /* Owned */
  GQueue *entries;

  guint n_max;
  gsize max_bytes;
};

G_DEFINE_FINAL_TYPE (JbKept, jb_kept, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->bulletin);
  g_free (entry);
}

static GList *
find_link (JbKept *self,
           gint64  id)
{
  for (GList *l = self->entries->head; l != NULL; l = l->next)
    if (((Entry *) l->data)->id == id)
      return l;

  return NULL;
}

static void
forget (JbKept *self,
        GList  *link)
{
  entry_free (link->data);
  g_queue_delete_link (self->entries, link);
}

static void
shrink (JbKept *self)
{
  gsize n_bytes = 0;

  for (GList *l = self->entries->head; l != NULL; l = l->next)
    n_bytes += ((Entry *) l->data)->n_bytes;

  while (self->entries->length > self->n_max || n_bytes > self->max_bytes)
    {
      n_bytes -= ((Entry *) self->entries->tail->data)->n_bytes;
      forget (self, self->entries->tail);
    }
}

/* Whether the bulletin is what the archive has, to the last mark. */
static gboolean
is_same (JbBulletin   *bulletin,
         JbTranscript *stored)
{
  g_autoptr(JbTranscript) own = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GBytes) own_marks = NULL;
  g_autoptr(GBytes) stored_marks = NULL;

  if (own->kind != stored->kind || own->encoding != stored->encoding ||
      own->newline != stored->newline || own->length != stored->length ||
      memcmp (own->text, stored->text, own->length) != 0)
    return FALSE;

  own_marks = jb_transcript_pack_marks (own);
  stored_marks = jb_transcript_pack_marks (stored);

  return g_bytes_equal (own_marks, stored_marks);
}

static void
jb_kept_finalize (GObject *object)
{
  g_queue_free_full (JB_KEPT (object)->entries, entry_free);

  G_OBJECT_CLASS (jb_kept_parent_class)->finalize (object);
}

static void
jb_kept_class_init (JbKeptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_kept_finalize;
}

static void
jb_kept_init (JbKept *self)
{
  self->entries = g_queue_new ();
}

/**
 * jb_kept_new:
 * @n_max: how many bulletins to keep
 * @max_bytes: how long their texts may be together, in bytes of UTF-8
 *
 * Returns: (transfer full): a place for bulletins, empty
 */
JbKept *
jb_kept_new (guint n_max,
             gsize max_bytes)
{
  JbKept *self = g_object_new (JB_TYPE_KEPT, NULL);

  self->n_max = n_max;
  self->max_bytes = max_bytes;

  return self;
}

/**
 * jb_kept_add:
 * @id: its id in the archive
 * @bulletin: a bulletin that is saved
 * @position: how far its forms are scrolled, in pixels
 *
 * Keeps a bulletin that is left. The one that was left longest ago goes where there are too
 * many.
 */
void
jb_kept_add (JbKept     *self,
             gint64      id,
             JbBulletin *bulletin,
             int         position)
{
  g_autofree char *text = NULL;
  GList           *link;
  Entry           *entry;

  g_return_if_fail (JB_IS_KEPT (self));
  g_return_if_fail (id > 0);
  g_return_if_fail (JB_IS_BULLETIN (bulletin));

  link = find_link (self, id);
  if (link != NULL)
    forget (self, link);

  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->bulletin = g_object_ref (bulletin);
  entry->position = position;
  text = jb_bulletin_dup_text (bulletin, &entry->n_bytes);
  g_queue_push_head (self->entries, entry);
  shrink (self);
}

/**
 * jb_kept_take:
 * @id: an id in the archive
 * @stored: what the archive has now
 * @position: (out) (optional): how far its forms were scrolled, in pixels
 *
 * Takes out a bulletin that was kept. One that was changed in the archive meanwhile, by
 * another window or another program, is forgotten.
 *
 * Returns: (transfer full) (nullable): the bulletin with its history, %NULL when it is not
 *   kept or not the same
 */
JbBulletin *
jb_kept_take (JbKept       *self,
              gint64        id,
              JbTranscript *stored,
              int          *position)
{
  g_autoptr(JbBulletin) bulletin = NULL;
  GList *link;

  g_return_val_if_fail (JB_IS_KEPT (self), NULL);
  g_return_val_if_fail (stored != NULL, NULL);

  if (position != NULL)
    *position = 0;
  link = find_link (self, id);
  if (link == NULL)
    return NULL;

  bulletin = g_object_ref (((Entry *) link->data)->bulletin);
  if (position != NULL)
    *position = ((Entry *) link->data)->position;
  forget (self, link);

  return is_same (bulletin, stored) ? g_steal_pointer (&bulletin) : NULL;
}
