/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

guint jb_count_characters (const char *text);
guint jb_count_block      (JbBlock    *block);
guint jb_count_blocks     (GListModel *blocks);
guint jb_count_bulletin   (JbBulletin *bulletin);

G_END_DECLS
