/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

JbBlock *jb_bulletin_find_block_at (JbBulletin *self,
                                    gsize       offset,
                                    gsize      *block_start);
gsize    jb_block_get_offset       (JbBlock    *self);
gsize    jb_block_value_to_raw     (JbBlock    *self,
                                    gsize       offset,
                                    gboolean    after);
gsize    jb_block_raw_to_value     (JbBlock    *self,
                                    gsize       offset);

G_END_DECLS
