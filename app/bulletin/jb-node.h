/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "jb-role.h"

G_BEGIN_DECLS

typedef struct _JbBlock JbBlock;
typedef struct _JbBulletin JbBulletin;

#define JB_TYPE_NODE (jb_node_get_type ())
G_DECLARE_DERIVABLE_TYPE (JbNode, jb_node, JB, NODE, GObject)

/**
 * JbNodeClass:
 * @collect: appends the blocks of the node, printed or not, in the order of the
 *   structure, those of its children included
 * @child_changed: a block owned by the node has a new text, came or went
 * @detach: forgets the bulletin, and makes what it owns forget it; the default does so for
 *   its blocks
 */
struct _JbNodeClass
{
  GObjectClass parent_class;

  void (*collect)       (JbNode    *self,
                         GPtrArray *blocks);
  void (*child_changed) (JbNode    *self,
                         JbBlock   *block);
  void (*detach)        (JbNode    *self);
};

JbBulletin *jb_node_get_bulletin (JbNode *self);
JbNode     *jb_node_get_owner    (JbNode *self);

G_END_DECLS
