/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory-edits.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_LEARN (jb_directory_learn_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryLearn, jb_directory_learn, JB, DIRECTORY_LEARN, AdwWindow)

JbDirectoryLearn *jb_directory_learn_new (JbArchive        *archive,
                                          JbDirectoryEdits *edits);

G_END_DECLS
