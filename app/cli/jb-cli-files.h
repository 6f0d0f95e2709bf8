/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JbCliFile:
 * @path: a file to read, as bytes of the file system
 * @problem: (nullable): why it cannot be read after all
 */
typedef struct
{
  char *path;
  char *problem;
} JbCliFile;

GPtrArray  *jb_cli_files_collect (char       **paths);
const char *jb_cli_files_refuse  (const char  *path);

G_END_DECLS
