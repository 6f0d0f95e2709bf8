/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "store/jb-archive-entry.h"

G_BEGIN_DECLS

char *jb_bulletin_label_dup (JbBulletin *bulletin);
char *jb_bulletin_label_dup_for_entry (JbArchiveEntry *entry);
char *jb_bulletin_label_dup_issue (const char *issue);

G_END_DECLS
