/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletin/jb-role.h"

G_BEGIN_DECLS

#define JB_ENCODING_ERROR (jb_encoding_error_quark ())
GQuark jb_encoding_error_quark (void);

/**
 * JbEncodingError:
 * @JB_ENCODING_ERROR_INVALID: the bytes are neither UTF-8 nor GB18030
 * @JB_ENCODING_ERROR_NUL: there is a NUL byte (or U+0000)
 * @JB_ENCODING_ERROR_TOO_LARGE: more than %JB_ENCODING_MAX_BYTES
 * @JB_ENCODING_ERROR_UNENCODABLE: a character that the encoding cannot carry
 * @JB_ENCODING_ERROR_UNSUPPORTED: this system's C library has no table for GB18030
 */
typedef enum
{
  JB_ENCODING_ERROR_INVALID,
  JB_ENCODING_ERROR_NUL,
  JB_ENCODING_ERROR_TOO_LARGE,
  JB_ENCODING_ERROR_UNENCODABLE,
  JB_ENCODING_ERROR_UNSUPPORTED,
} JbEncodingError;

/* Largest file that is read, in bytes (64 MiB). */
#define JB_ENCODING_MAX_BYTES ((gsize) 64 * 1024 * 1024)

char   *jb_encoding_decode (const char  *bytes,
                            gsize        n_bytes,
                            JbEncoding  *encoding,
                            gsize       *length,
                            GError     **error);
GBytes *jb_encoding_encode (const char  *text,
                            gsize        length,
                            JbEncoding   encoding,
                            GError     **error);

G_END_DECLS
