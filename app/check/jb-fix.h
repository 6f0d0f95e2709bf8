/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-checker.h"

G_BEGIN_DECLS

gboolean jb_fix_apply     (JbBulletin      *bulletin,
                           const JbFinding *finding);
guint    jb_fix_apply_all (JbBulletin      *bulletin,
                           JbChecker       *checker);

G_END_DECLS
