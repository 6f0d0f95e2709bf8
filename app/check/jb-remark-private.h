/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-remark.h"

G_BEGIN_DECLS

JbRemark *jb_remark_new         (JbFinding *finding,
                                 JbBlock   *block);
void      jb_remark_set_finding (JbRemark  *self,
                                 JbFinding *finding);
void      jb_remark_tell        (JbRemark  *self);

G_END_DECLS
