/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *jb_file_exchange_dup_name (const char  *path,
                                    const char  *what);
gboolean jb_file_exchange          (const char  *path,
                                    const char  *replacement,
                                    const char  *what,
                                    char       **aside,
                                    GError     **error);
void     jb_file_exchange_delete   (const char  *path);

G_END_DECLS
