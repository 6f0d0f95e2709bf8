/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-house-style.h"
#include "jb-house-style-tables.h"

G_BEGIN_DECLS

/* Shared by the two files of JbHouseStyle: what it knows, and laying out with it. */
void        jb_house_style_peek_surround (JbHouseStyle         *self,
                                          const JbLayoutPoint  *point,
                                          JbPlace               place,
                                          const char          **open,
                                          const char          **close);
const char *jb_house_style_peek_gap      (JbHouseStyle         *self,
                                          const JbLayoutPoint  *before,
                                          const JbLayoutPoint  *after);
void        jb_house_style_init_point    (JbLayoutPoint        *point,
                                          const JbMark         *mark);
JbPlace     jb_house_style_judge_place   (const JbLayoutPoint  *before,
                                          const JbLayoutPoint  *point,
                                          gboolean             *below_body);

G_END_DECLS
