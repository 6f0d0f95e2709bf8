/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin-private.h"

G_BEGIN_DECLS

JbBlock *jb_placement_find_anchor   (JbBulletin   *bulletin,
                                     JbNode       *node);
JbBlock *jb_placement_find_digest_anchor (JbBulletin *bulletin);
void     jb_placement_insert        (JbBulletin   *bulletin,
                                     JbBlock      *anchor,
                                     JbBlock      *first,
                                     JbBlock      *last);
void     jb_placement_remove        (JbBulletin   *bulletin,
                                     JbNode       *node);
void     jb_placement_set_slot      (JbNode       *owner,
                                     JbBlock     **slot,
                                     GParamSpec   *pspec,
                                     JbRole        role,
                                     JbBlock      *anchor,
                                     const char   *text);
void     jb_placement_splice        (JbNode       *owner,
                                     GListStore   *list,
                                     guint         position,
                                     guint         n_removed,
                                     const char *const *added,
                                     JbRole        role,
                                     const JbRole *roles,
                                     JbBlock      *anchor);
void     jb_placement_set_close     (JbBulletin   *bulletin,
                                     JbBlock      *block,
                                     const char   *close);
void     jb_placement_insert_node   (JbBulletin   *bulletin,
                                     GListStore   *list,
                                     JbNode       *owner,
                                     guint         position,
                                     JbNode       *node,
                                     JbBlock      *block);
void     jb_placement_remove_node   (JbBulletin   *bulletin,
                                     GListStore   *list,
                                     JbNode       *owner,
                                     guint         position);
void     jb_placement_move_node     (JbBulletin   *bulletin,
                                     JbNode       *node,
                                     GListStore   *from,
                                     guint         from_position,
                                     GListStore   *to,
                                     JbNode       *to_owner,
                                     guint         to_position);

G_END_DECLS
