/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-remark.h"

G_BEGIN_DECLS

/* What is found for the first time. */
#define JB_REMARK_NEW G_MAXUINT

guint *jb_remark_match (GPtrArray *remarks,
                        GPtrArray *findings,
                        GPtrArray *blocks);

G_END_DECLS
