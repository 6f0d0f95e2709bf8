/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDING_MARKS (jb_finding_marks_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingMarks, jb_finding_marks, JB, FINDING_MARKS, GObject)

JbFindingMarks *jb_finding_marks_new          (GtkTextView    *view);
void            jb_finding_marks_set_findings (JbFindingMarks *self,
                                               JbFindings     *findings);
void            jb_finding_marks_set_buffer   (JbFindingMarks *self,
                                               GtkTextBuffer  *buffer);
void            jb_finding_marks_set_value    (JbFindingMarks *self,
                                               JbNode         *owner,
                                               JbRole          role);

G_END_DECLS
