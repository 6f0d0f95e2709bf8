/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin-private.h"

G_BEGIN_DECLS

JbLayoutPoint jb_margins_get_point   (JbBlock             *block,
                                      JbBlock             *prev);
gboolean      jb_margins_same_point  (const JbLayoutPoint *a,
                                      const JbLayoutPoint *b);
char         *jb_margins_dup_gap     (JbBulletin          *bulletin,
                                      JbBlock             *before,
                                      JbBlock             *after);
char         *jb_margins_dup_end_gap (JbBulletin          *bulletin,
                                      JbBlock             *last);
void          jb_margins_set_gap     (JbBulletin          *bulletin,
                                      JbBlock             *block,
                                      const char          *gap);
void          jb_margins_dress       (JbBulletin          *bulletin,
                                      JbBlock             *block);

G_END_DECLS
