/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbDiffLine:
 * @added: whether only the second one has it, else only the first one
 * @role: what it is
 * @key: (nullable): which masthead or tail field it is; interned
 * @section: (nullable): the section that it stands in
 * @article: (nullable): the first line of the title of its article
 * @text: its value, "" where only the space around it differs
 *
 * One part that two bulletins do not share.
 */
typedef struct
{
  gboolean    added;
  JbRole      role;
  const char *key;
  char       *section;
  char       *article;
  char       *text;
} JbDiffLine;

GPtrArray *jb_diff_make          (const JbTranscript *first,
                                  const JbTranscript *second);
gboolean   jb_diff_is_same       (const JbTranscript *first,
                                  const JbTranscript *second);
char      *jb_diff_line_dup_name (const JbDiffLine   *self);

G_END_DECLS
