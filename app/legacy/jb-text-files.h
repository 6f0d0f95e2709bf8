/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JbTextFile:
 * @path: a file to read, as bytes of the file system
 * @problem: (nullable): why it cannot be read after all
 */
typedef struct
{
  char *path;
  char *problem;
} JbTextFile;

GPtrArray  *jb_text_files_new     (void);
void        jb_text_files_add     (GPtrArray    *files,
                                   const char   *path,
                                   GCancellable *cancellable);
GPtrArray  *jb_text_files_collect (char        **paths);
const char *jb_text_files_refuse  (const char   *path);

G_END_DECLS
