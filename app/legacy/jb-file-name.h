/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-summary.h"

G_BEGIN_DECLS

/* The longest name that is proposed, in bytes: every file system takes it, and encrypted
 * ones have room for what they add. */
enum { JB_FILE_NAME_MAX_BYTES = 200 };

char *jb_file_name_propose (const JbSummary *summary);
char *jb_file_name_clean   (const char      *name);
char *jb_file_name_number  (const char      *name,
                            guint            number);
char *jb_file_name_claim   (GHashTable      *taken,
                            const char      *name);
char *jb_file_name_dup_key (const char      *name);

G_END_DECLS
