/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gsize       jb_gb18030_valid_prefix (const char   *bytes,
                                     gsize         n_bytes);
char       *jb_gb18030_to_utf8      (const char   *bytes,
                                     gsize         n_bytes,
                                     gsize        *length,
                                     gsize        *bad_offset,
                                     GError      **error);
GByteArray *jb_gb18030_from_utf8    (const char   *text,
                                     gsize         length,
                                     gsize        *bad_offset,
                                     GError      **error);

G_END_DECLS
