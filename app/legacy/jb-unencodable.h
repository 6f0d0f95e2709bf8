/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-encoding.h"

G_BEGIN_DECLS

/**
 * JbUnencodable:
 * @character: the character
 * @refused: the encoding has no such character; else it has, but programs that know only its
 *   two-byte part (GBK) show something else
 * @offset: where it stands in the transcript's text, in bytes
 * @line: its line, from 1
 * @column: its column, from 1, in characters
 * @role: what the block is that it stands in
 * @article: which article of the bulletin that is, from 1; 0 for none
 *
 * A character that does not arrive everywhere as it was written.
 */
typedef struct
{
  gunichar character;
  gboolean refused;
  gsize    offset;
  guint    line;
  guint    column;
  JbRole   role;
  guint    article;
} JbUnencodable;

GArray *jb_unencodable_scan      (const char           *text,
                                  gsize                 length,
                                  JbEncoding            encoding,
                                  GError              **error);
GArray *jb_unencodable_find      (const JbTranscript   *transcript,
                                  JbEncoding            encoding,
                                  GError              **error);
char   *jb_unencodable_dup_place (const JbUnencodable  *self);

G_END_DECLS
