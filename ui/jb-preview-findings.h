/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/jb-findings.h"
#include "jb-preview-buffer.h"

G_BEGIN_DECLS

#define JB_TYPE_PREVIEW_FINDINGS (jb_preview_findings_get_type ())
G_DECLARE_FINAL_TYPE (JbPreviewFindings, jb_preview_findings, JB, PREVIEW_FINDINGS, GObject)

JbPreviewFindings *jb_preview_findings_new          (GtkTextView       *view,
                                                     JbPreviewBuffer   *buffer);
void               jb_preview_findings_set_findings (JbPreviewFindings *self,
                                                     JbFindings        *findings);
gboolean           jb_preview_findings_get_range    (JbPreviewFindings *self,
                                                     JbRemark          *remark,
                                                     GtkTextIter       *start,
                                                     GtkTextIter       *end);

G_END_DECLS
