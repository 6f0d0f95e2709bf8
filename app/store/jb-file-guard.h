/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The file, and the index of its log. */
enum
{
  JB_FILE_GUARD_N = 2
};

void jb_file_guard_init (int guards[JB_FILE_GUARD_N]);
void jb_file_guard_take (const char *path,
                         int         guards[JB_FILE_GUARD_N]);
void jb_file_guard_drop (int guards[JB_FILE_GUARD_N]);

G_END_DECLS
