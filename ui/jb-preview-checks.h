/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-preview-buffer.h"

G_BEGIN_DECLS

/**
 * JbPreviewMisread:
 * @start: where the value that is meant begins, in bytes from the start of the text
 * @meant: what the bulletin has it for
 * @read: what a reader who sees the text alone has it for
 * @words: the first words of it, in quotation marks
 *
 * A line that would be read as something else where its text is imported again.
 */
typedef struct
{
  gsize  start;
  JbRole meant;
  JbRole read;
  char  *words;
} JbPreviewMisread;

#define JB_TYPE_PREVIEW_CHECKS (jb_preview_checks_get_type ())
G_DECLARE_FINAL_TYPE (JbPreviewChecks, jb_preview_checks, JB, PREVIEW_CHECKS, GObject)

JbPreviewChecks        *jb_preview_checks_new                (JbPreviewBuffer *buffer);
void                    jb_preview_checks_schedule           (JbPreviewChecks *self);
void                    jb_preview_checks_reset              (JbPreviewChecks *self);
guint                   jb_preview_checks_mark_unencodable   (JbPreviewChecks *self,
                                                              JbEncoding       encoding);
JbEncoding              jb_preview_checks_get_encoding       (JbPreviewChecks *self);
guint                   jb_preview_checks_get_n_unencodable  (JbPreviewChecks *self);
int                     jb_preview_checks_get_next           (JbPreviewChecks *self,
                                                              int              at);
const JbPreviewMisread *jb_preview_checks_get_misread        (JbPreviewChecks *self);

G_END_DECLS
