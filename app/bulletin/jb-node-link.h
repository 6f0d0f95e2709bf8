/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What points to a bulletin or to a part of one without keeping it alive. */
typedef struct
{
  /* NULL when it is gone */
  gpointer target;
} JbNodeLink;

JbNodeLink *jb_node_link_new (gpointer target);
void        jb_node_link_set (JbNodeLink **place,
                              JbNodeLink  *link);
void        jb_node_link_break (JbNodeLink **own);

G_END_DECLS
