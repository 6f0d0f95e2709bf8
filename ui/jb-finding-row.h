/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-remark.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDING_ROW (jb_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingRow, jb_finding_row, JB, FINDING_ROW, GtkBox)

GtkWidget *jb_finding_row_new        (void);
JbRemark  *jb_finding_row_get_remark (JbFindingRow *self);
void       jb_finding_row_set_remark (JbFindingRow *self,
                                      JbRemark     *remark);
void       jb_finding_row_show       (JbFindingRow    *self,
                                      const JbFinding *finding);

G_END_DECLS
