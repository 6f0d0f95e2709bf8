/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_BLOCK (jb_block_get_type ())
G_DECLARE_FINAL_TYPE (JbBlock, jb_block, JB, BLOCK, JbNode)

JbRole      jb_block_get_role    (JbBlock    *self);
const char *jb_block_get_key     (JbBlock    *self);
gboolean    jb_block_get_printed (JbBlock    *self);
const char *jb_block_get_text    (JbBlock    *self);
void        jb_block_set_text    (JbBlock    *self,
                                  const char *text);
const char *jb_block_get_raw     (JbBlock    *self);
const char *jb_block_get_open    (JbBlock    *self);
const char *jb_block_get_close   (JbBlock    *self);
const char *jb_block_get_gap     (JbBlock    *self);
JbBlock    *jb_block_get_next    (JbBlock    *self);
JbBlock    *jb_block_get_prev    (JbBlock    *self);

G_END_DECLS
