/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-align.h"
#include "jb-diff.h"

G_BEGIN_DECLS

GPtrArray *jb_diff_list_parts   (const JbTranscript *transcript);
void       jb_diff_pair_parts   (GPtrArray          *olds,
                                 GPtrArray          *news,
                                 JbAlign            *align,
                                 guint             **old_ids,
                                 guint             **new_ids);

G_END_DECLS
