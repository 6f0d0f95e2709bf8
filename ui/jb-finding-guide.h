/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/jb-findings.h"
#include "jb-editor-place.h"
#include "jb-preview.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDING_GUIDE (jb_finding_guide_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingGuide, jb_finding_guide, JB, FINDING_GUIDE, GObject)

JbFindingGuide *jb_finding_guide_new        (GtkWidget      *parent,
                                             JbFindings     *findings,
                                             JbEditorPlace  *place,
                                             JbPreview      *preview);
JbRemark       *jb_finding_guide_get_remark (JbFindingGuide *self);
gboolean        jb_finding_guide_step       (JbFindingGuide *self,
                                             int             step);
void            jb_finding_guide_go_to      (JbFindingGuide *self,
                                             JbRemark       *remark);
gboolean        jb_finding_guide_explain    (JbFindingGuide *self);
void            jb_finding_guide_close      (JbFindingGuide *self);

G_END_DECLS
