/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-remark.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDING_POPOVER (jb_finding_popover_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingPopover, jb_finding_popover, JB, FINDING_POPOVER, GtkPopover)

GtkWidget *jb_finding_popover_new        (void);
JbRemark  *jb_finding_popover_get_remark (JbFindingPopover *self);
void       jb_finding_popover_set_remark (JbFindingPopover *self,
                                          JbRemark         *remark);

G_END_DECLS
