/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JbPartFile JbPartFile;

JbPartFile *jb_part_file_new          (const char  *target);
void        jb_part_file_free         (JbPartFile  *self);
const char *jb_part_file_get_path     (JbPartFile  *self);
int         jb_part_file_get_fd       (JbPartFile  *self);
gboolean    jb_part_file_finish       (JbPartFile  *self);
gboolean    jb_part_file_take_place   (JbPartFile  *self);
void        jb_part_file_sweep        (const char  *folder,
                                       const char  *stem);
void        jb_part_file_sweep_beside (const char  *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPartFile, jb_part_file_free)

G_END_DECLS
