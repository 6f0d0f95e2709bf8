/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-block.h"
#include "jb-node-link.h"
#include "jb-node.h"

G_BEGIN_DECLS

void     jb_node_attach        (JbNode     *self,
                                JbBulletin *bulletin,
                                JbNode     *owner);
void     jb_node_detach        (JbNode     *self);
void     jb_node_detach_list   (GListModel *list);
void     jb_node_collect       (JbNode     *self,
                                GPtrArray  *blocks);
void     jb_node_collect_list  (GListModel *list,
                                GPtrArray  *blocks);
void     jb_node_child_changed (JbNode     *self,
                                JbBlock    *block);
gboolean jb_node_get_extent    (JbNode     *self,
                                JbBlock   **first,
                                JbBlock   **last);

G_END_DECLS
