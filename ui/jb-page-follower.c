/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-follower.h"

#include <gtk/gtk.h>

#include "jb-follow.h"
#include "page/jb-page-setter.h"

/**
 * JbPageFollower:
 *
 * The pages of a bulletin that is being edited. They are set in a thread, again and again as long
 * as it changes; until they are, the pages of a moment ago stay. Since the thread has a bulletin
 * of its own, the blocks of both are matched by their numbers.
 */

struct _JbPageFollower
{
  GObject parent_instance;

  /* Owned */
  JbBulletin   *bulletin;
  JbPageSetter *setter;
  JbPageSheets *sheets;
  GPtrArray    *blocks;
  GHashTable   *numbers;
  GCancellable *running;

  guint revision;
  guint source_id;
  guint active : 1;
  guint stale : 1;
};

enum
{
  FOLLOWED,
  N_SIGNALS
};

/* Milliseconds that pages are behind what is typed: less than the eye minds, and who types fast
 * has several letters set at once. */
enum
{
  DELAY = 40
};

G_DEFINE_FINAL_TYPE (JbPageFollower, jb_page_follower, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What is set, and the blocks that it was taken from. */
typedef struct
{
  JbPageFollower *follower;
  GPtrArray      *blocks;
  guint           revision;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->follower);
  g_ptr_array_unref (order->blocks);
  g_free (order);
}

static void schedule (JbPageFollower *self,
                      guint           delay);

static guint
get_revision (JbPageFollower *self)
{
  return jb_history_get_revision (jb_bulletin_get_history (self->bulletin));
}

static GPtrArray *
list_blocks (JbBulletin *bulletin)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_object_unref);

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (blocks, g_object_ref (block));

  return blocks;
}

static void
take (JbPageFollower *self,
      JbPageSheets   *sheets,
      GPtrArray      *blocks)
{
  g_clear_pointer (&self->sheets, jb_page_sheets_unref);
  self->sheets = sheets;
  g_hash_table_remove_all (self->numbers);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  if (blocks != NULL)
    {
      self->blocks = g_ptr_array_ref (blocks);
      for (guint i = 0; i < blocks->len; i++)
        g_hash_table_insert (self->numbers, blocks->pdata[i], GUINT_TO_POINTER (i));
    }
  g_signal_emit (self, signals[FOLLOWED], 0);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Order          *order = data;
  JbPageFollower *self = order->follower;
  JbPageSheets   *sheets = jb_page_setter_set_finish (JB_PAGE_SETTER (source), result, NULL);

  /* Another bulletin, or another style, was asked for meanwhile. */
  if (sheets != NULL && g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    g_clear_pointer (&sheets, jb_page_sheets_unref);
  if (sheets != NULL)
    {
      g_clear_object (&self->running);
      self->revision = order->revision;
      take (self, sheets, order->blocks);
      schedule (self, DELAY);
    }
  order_free (order);
}

static gboolean
start_cb (gpointer data)
{
  JbPageFollower *self = data;
  g_autoptr(JbTranscript) transcript = NULL;
  Order *order;

  self->source_id = 0;
  self->stale = FALSE;
  transcript = jb_bulletin_to_transcript (self->bulletin);
  order = g_new0 (Order, 1);
  order->follower = g_object_ref (self);
  order->blocks = list_blocks (self->bulletin);
  order->revision = get_revision (self);
  self->running = g_cancellable_new ();
  jb_page_setter_set_async (self->setter, transcript, self->sheets, self->running, set_cb, order);

  return G_SOURCE_REMOVE;
}

static void
schedule (JbPageFollower *self,
          guint           delay)
{
  if (!self->stale || !self->active || self->bulletin == NULL || self->setter == NULL ||
      self->running != NULL || self->source_id != 0)
    return;

  self->source_id = g_timeout_add_full (JB_PRIORITY_FOLLOW, delay, start_cb, self, NULL);
}

/* What is being set is of no use any more. */
static void
abandon (JbPageFollower *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
on_changed_cb (JbPageFollower *self)
{
  self->stale = TRUE;
  schedule (self, DELAY);
}

static void
jb_page_follower_dispose (GObject *object)
{
  JbPageFollower *self = JB_PAGE_FOLLOWER (object);

  abandon (self);
  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_data (jb_bulletin_get_history (self->bulletin), self);
  g_clear_object (&self->bulletin);
  g_clear_object (&self->setter);
  g_clear_pointer (&self->sheets, jb_page_sheets_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_page_follower_parent_class)->dispose (object);
}

static void
jb_page_follower_finalize (GObject *object)
{
  g_hash_table_unref (JB_PAGE_FOLLOWER (object)->numbers);

  G_OBJECT_CLASS (jb_page_follower_parent_class)->finalize (object);
}

static void
jb_page_follower_class_init (JbPageFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_page_follower_dispose;
  G_OBJECT_CLASS (klass)->finalize = jb_page_follower_finalize;

  /**
   * JbPageFollower::followed:
   *
   * There are other pages, or none any more.
   */
  signals[FOLLOWED] = g_signal_new ("followed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_page_follower_init (JbPageFollower *self)
{
  self->numbers = g_hash_table_new (NULL, NULL);
}

/* Returns: (transfer full): what follows nothing yet */
JbPageFollower *
jb_page_follower_new (void)
{
  return g_object_new (JB_TYPE_PAGE_FOLLOWER, NULL);
}

/* Returns: (transfer none) (nullable): what is followed */
JbBulletin *
jb_page_follower_get_bulletin (JbPageFollower *self)
{
  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), NULL);

  return self->bulletin;
}

/**
 * jb_page_follower_set_bulletin:
 * @bulletin: (nullable): what to set on pages, %NULL for nothing
 */
void
jb_page_follower_set_bulletin (JbPageFollower *self,
                               JbBulletin     *bulletin)
{
  g_return_if_fail (JB_IS_PAGE_FOLLOWER (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  abandon (self);
  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_data (jb_bulletin_get_history (self->bulletin), self);
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->stale = bulletin != NULL;
  take (self, NULL, NULL);
  schedule (self, 0);
}

/**
 * jb_page_follower_set_style:
 * @style: (transfer full): how pages are set
 */
void
jb_page_follower_set_style (JbPageFollower *self,
                            JbPageStyle    *style)
{
  g_return_if_fail (JB_IS_PAGE_FOLLOWER (self));
  g_return_if_fail (style != NULL);

  abandon (self);
  g_clear_object (&self->setter);
  self->setter = jb_page_setter_new (style);
  self->stale = self->bulletin != NULL;
  take (self, NULL, NULL);
  schedule (self, 0);
}

/**
 * jb_page_follower_set_active:
 * @active: whether anybody sees the pages
 *
 * Pages that nobody sees are not set until they are seen.
 */
void
jb_page_follower_set_active (JbPageFollower *self,
                             gboolean        active)
{
  g_return_if_fail (JB_IS_PAGE_FOLLOWER (self));

  self->active = !!active;
  if (active)
    schedule (self, 0);
  else
    g_clear_handle_id (&self->source_id, g_source_remove);
}

/* Returns: (transfer none) (nullable): the pages, of now or of a moment ago */
JbPageSheets *
jb_page_follower_get_sheets (JbPageFollower *self)
{
  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), NULL);

  return self->sheets;
}

/* Whether the pages are those of the bulletin as it is. */
gboolean
jb_page_follower_get_current (JbPageFollower *self)
{
  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), FALSE);

  return self->sheets != NULL && self->bulletin != NULL && !self->stale &&
         self->revision == get_revision (self);
}

/* Returns: (transfer none) (nullable) (element-type JbBlock): the blocks of the text that the
 *   pages were made of */
GPtrArray *
jb_page_follower_get_blocks (JbPageFollower *self)
{
  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), NULL);

  return self->blocks;
}

static JbFields *
get_fields (JbPageFollower *self,
            JbRole          role)
{
  return role == JB_ROLE_TAIL ? jb_bulletin_get_tail (self->bulletin)
                              : jb_bulletin_get_masthead (self->bulletin);
}

/**
 * jb_page_follower_get_block:
 * @spot: a place in the sheets
 *
 * Returns: (transfer none) (nullable): the block of the bulletin that is edited
 */
JbBlock *
jb_page_follower_get_block (JbPageFollower   *self,
                            const JbPageSpot *spot)
{
  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), NULL);
  g_return_val_if_fail (spot != NULL, NULL);

  if (self->blocks == NULL || self->bulletin == NULL)
    return NULL;
  if (spot->number >= 0)
    return (guint) spot->number < self->blocks->len
               ? g_ptr_array_index (self->blocks, (guint) spot->number)
               : NULL;

  return spot->key != NULL ? jb_fields_get_block (get_fields (self, spot->role), spot->key) : NULL;
}

/**
 * jb_page_follower_get_spot:
 * @block: a block of the bulletin that is edited
 * @spot: (out): the begin of its value in the sheets
 *
 * Returns: whether the block was there when the pages were set
 */
gboolean
jb_page_follower_get_spot (JbPageFollower *self,
                           JbBlock        *block,
                           JbPageSpot     *spot)
{
  gpointer number;

  g_return_val_if_fail (JB_IS_PAGE_FOLLOWER (self), FALSE);
  g_return_val_if_fail (JB_IS_BLOCK (block), FALSE);

  *spot = (JbPageSpot) {
    .number = -1,
    .role = jb_block_get_role (block),
    .key = jb_block_get_key (block),
  };
  if (g_hash_table_lookup_extended (self->numbers, block, NULL, &number))
    {
      spot->number = (int) GPOINTER_TO_UINT (number);
      return TRUE;
    }

  return !jb_block_get_printed (block) && spot->key != NULL;
}
