/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-node-private.h"

#include "jb-block-private.h"
#include "jb-bulletin-private.h"

/**
 * JbNode:
 *
 * What the parts of a bulletin have in common: each knows the bulletin it is in and
 * the part that owns it, and which blocks of the text are its own.
 */

typedef struct
{
  JbNodeLink *bulletin;
  JbNodeLink *owner;

  /* To this node; made when something is first owned by it. */
  JbNodeLink *link;
} JbNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JbNode, jb_node, G_TYPE_OBJECT)

static void
jb_node_real_collect (JbNode    *self,
                      GPtrArray *blocks)
{
}

static void
jb_node_real_child_changed (JbNode  *self,
                            JbBlock *block)
{
}

static void
jb_node_real_detach (JbNode *self)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();

  jb_node_collect (self, blocks);
  for (guint i = 0; i < blocks->len; i++)
    jb_node_attach (g_ptr_array_index (blocks, i), NULL, NULL);
  jb_node_attach (self, NULL, NULL);
}

static void
jb_node_dispose (GObject *object)
{
  JbNodePrivate *priv = jb_node_get_instance_private (JB_NODE (object));

  jb_node_link_break (&priv->link);

  G_OBJECT_CLASS (jb_node_parent_class)->dispose (object);
}

static void
jb_node_finalize (GObject *object)
{
  JbNodePrivate *priv = jb_node_get_instance_private (JB_NODE (object));

  jb_node_link_set (&priv->bulletin, NULL);
  jb_node_link_set (&priv->owner, NULL);

  G_OBJECT_CLASS (jb_node_parent_class)->finalize (object);
}

static void
jb_node_class_init (JbNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_node_dispose;
  object_class->finalize = jb_node_finalize;
  klass->collect = jb_node_real_collect;
  klass->child_changed = jb_node_real_child_changed;
  klass->detach = jb_node_real_detach;
}

static void
jb_node_init (JbNode *self)
{
}

/**
 * jb_node_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin, or %NULL when it is gone
 */
JbBulletin *
jb_node_get_bulletin (JbNode *self)
{
  JbNodePrivate *priv = jb_node_get_instance_private (self);

  g_return_val_if_fail (JB_IS_NODE (self), NULL);

  return priv->bulletin != NULL ? priv->bulletin->target : NULL;
}

/**
 * jb_node_get_owner:
 *
 * Returns: (transfer none) (nullable): the part that owns this one, e.g. the article
 *   of a paragraph; %NULL for what the bulletin itself owns
 */
JbNode *
jb_node_get_owner (JbNode *self)
{
  JbNodePrivate *priv = jb_node_get_instance_private (self);

  g_return_val_if_fail (JB_IS_NODE (self), NULL);

  return priv->owner != NULL ? priv->owner->target : NULL;
}

/* Tells the node where it stands. It forgets @bulletin and @owner when they go. */
void
jb_node_attach (JbNode     *self,
                JbBulletin *bulletin,
                JbNode     *owner)
{
  JbNodePrivate *priv = jb_node_get_instance_private (self);
  JbNodePrivate *above = owner != NULL ? jb_node_get_instance_private (owner) : NULL;

  g_return_if_fail (JB_IS_NODE (self));

  if (above != NULL && above->link == NULL)
    above->link = jb_node_link_new (owner);
  jb_node_link_set (&priv->bulletin, bulletin != NULL ? bulletin->link : NULL);
  jb_node_link_set (&priv->owner, above != NULL ? above->link : NULL);
}

/* Makes the node and all below it forget a bulletin that goes away. */
void
jb_node_detach (JbNode *self)
{
  g_return_if_fail (JB_IS_NODE (self));

  JB_NODE_GET_CLASS (self)->detach (self);
}

void
jb_node_detach_list (GListModel *list)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbNode) node = g_list_model_get_item (list, i);

      jb_node_detach (node);
    }
}

/* Appends the node's blocks, borrowed, in the order of the structure. */
void
jb_node_collect (JbNode    *self,
                 GPtrArray *blocks)
{
  g_return_if_fail (JB_IS_NODE (self));

  JB_NODE_GET_CLASS (self)->collect (self, blocks);
}

void
jb_node_collect_list (GListModel *list,
                      GPtrArray  *blocks)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbNode) node = g_list_model_get_item (list, i);

      jb_node_collect (node, blocks);
    }
}

void
jb_node_child_changed (JbNode  *self,
                       JbBlock *block)
{
  g_return_if_fail (JB_IS_NODE (self));

  JB_NODE_GET_CLASS (self)->child_changed (self, block);
}

/* The first and the last block of the node in the order of the text. That order may
 * differ from the structure's: a by-line is a source that stands before the body.
 * Returns FALSE when nothing of the node is printed. */
gboolean
jb_node_get_extent (JbNode   *self,
                    JbBlock **first,
                    JbBlock **last)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  JbBlock *start = NULL;

  g_return_val_if_fail (JB_IS_NODE (self), FALSE);

  jb_node_collect (self, blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      JbBlock *block = g_ptr_array_index (blocks, i);

      block->visited = block->printed;
      if (start == NULL && block->printed)
        start = block;
    }

  if (start != NULL)
    {
      *first = *last = start;
      for (JbBlock *b = start; b != NULL && (b->visited || jb_block_belongs_to_nothing (b));
           b = b->prev)
        if (b->visited)
          *first = b;
      for (JbBlock *b = start; b != NULL && (b->visited || jb_block_belongs_to_nothing (b));
           b = b->next)
        if (b->visited)
          *last = b;
    }

  for (guint i = 0; i < blocks->len; i++)
    ((JbBlock *) g_ptr_array_index (blocks, i))->visited = FALSE;

  return start != NULL;
}
