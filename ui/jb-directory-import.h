/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_IMPORT (jb_directory_import_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryImport, jb_directory_import, JB, DIRECTORY_IMPORT, AdwWindow)

JbDirectoryImport *jb_directory_import_new (const char  *name,
                                            JbDirectory *directory,
                                            GPtrArray   *errors,
                                            guint        n_rows);

G_END_DECLS
