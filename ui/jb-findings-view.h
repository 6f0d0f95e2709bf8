/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDINGS_VIEW (jb_findings_view_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingsView, jb_findings_view, JB, FINDINGS_VIEW, GtkBox)

void jb_findings_view_set_findings (JbFindingsView *self,
                                    JbFindings     *findings);
void jb_findings_view_select       (JbFindingsView *self,
                                    JbRemark       *remark);

G_END_DECLS
