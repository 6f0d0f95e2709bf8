/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-finding.h"

G_BEGIN_DECLS

#define JB_TYPE_REMARK (jb_remark_get_type ())
G_DECLARE_FINAL_TYPE (JbRemark, jb_remark, JB, REMARK, GObject)

const JbFinding *jb_remark_get_finding (JbRemark *self);
JbBlock         *jb_remark_get_block   (JbRemark *self);
JbFindingLevel   jb_remark_get_level   (JbRemark *self);
gboolean         jb_remark_get_ignored (JbRemark *self);

G_END_DECLS
