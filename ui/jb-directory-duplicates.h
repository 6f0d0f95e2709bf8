/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory-duplicate.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_DUPLICATES (jb_directory_duplicates_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryDuplicates, jb_directory_duplicates, JB, DIRECTORY_DUPLICATES,
                      AdwWindow)

JbDirectoryDuplicates *jb_directory_duplicates_new (JbDirectoryEdits *edits,
                                                    GPtrArray        *duplicates,
                                                    JbPartialDate     date);

G_END_DECLS
