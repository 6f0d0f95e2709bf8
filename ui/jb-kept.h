/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_KEPT (jb_kept_get_type ())
G_DECLARE_FINAL_TYPE (JbKept, jb_kept, JB, KEPT, GObject)

JbKept     *jb_kept_new  (guint         n_max,
                          gsize         max_bytes);
void        jb_kept_add  (JbKept       *self,
                          gint64        id,
                          JbBulletin   *bulletin,
                          int           position);
JbBulletin *jb_kept_take (JbKept       *self,
                          gint64        id,
                          JbTranscript *stored,
                          int          *position);

G_END_DECLS
