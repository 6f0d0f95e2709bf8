/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-find.h"

G_BEGIN_DECLS

gboolean jb_replace_current (JbFind      *find,
                             const char  *with,
                             GError     **error);
guint    jb_replace_all     (JbFind      *find,
                             const char  *with,
                             guint       *n_refused);

G_END_DECLS
