/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "bulletin/jb-transcript.h"
#include "jb-house-style.h"

G_BEGIN_DECLS

#define JB_LEGACY_ERROR (jb_legacy_error_quark ())
GQuark jb_legacy_error_quark (void);

/**
 * JbLegacyError:
 * @JB_LEGACY_ERROR_NOT_CARRIED: the structure says something that the text format
 *   cannot carry
 */
typedef enum
{
  JB_LEGACY_ERROR_NOT_CARRIED,
} JbLegacyError;

/**
 * JbLegacyNewline:
 * @JB_LEGACY_NEWLINE_KEEP: every newline as it is
 * @JB_LEGACY_NEWLINE_LF: every CRLF, CR and LF becomes LF
 * @JB_LEGACY_NEWLINE_CRLF: every CRLF, CR and LF becomes CRLF
 */
typedef enum
{
  JB_LEGACY_NEWLINE_KEEP,
  JB_LEGACY_NEWLINE_LF,
  JB_LEGACY_NEWLINE_CRLF,
} JbLegacyNewline;

/**
 * JbLegacyOptions:
 * @keep_encoding: write the transcript's own encoding, not @encoding
 * @encoding: the encoding to write
 * @newline: what becomes of the newlines
 *
 * How to write a legacy text. Begin with %JB_LEGACY_OPTIONS_INIT, which keeps all.
 */
typedef struct
{
  gboolean        keep_encoding;
  JbEncoding      encoding;
  JbLegacyNewline newline;
} JbLegacyOptions;

#define JB_LEGACY_OPTIONS_INIT { TRUE, JB_ENCODING_UTF8, JB_LEGACY_NEWLINE_KEEP }

JbTranscript *jb_legacy_read      (GBytes                 *bytes,
                                   GError                **error);
JbTranscript *jb_legacy_read_file (GFile                  *file,
                                   GCancellable           *cancellable,
                                   GBytes                **bytes_out,
                                   GError                **error);
GBytes       *jb_legacy_write     (const JbTranscript     *transcript,
                                   const JbLegacyOptions  *options,
                                   GError                **error);
gboolean      jb_legacy_save_file (GFile                  *file,
                                   GBytes                 *bytes,
                                   GCancellable           *cancellable,
                                   GError                **error);
JbTranscript *jb_legacy_compose   (JsonNode               *structure,
                                   JbHouseStyle           *style,
                                   GError                **error);
char         *jb_legacy_find_misread (const JbTranscript   *transcript);
gboolean      jb_legacy_check_carried (const JbTranscript *transcript,
                                       GError            **error);
JbTranscript *jb_legacy_lay_out   (const JbTranscript     *transcript,
                                   JbHouseStyle           *style);

G_END_DECLS
