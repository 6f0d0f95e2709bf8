/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *jb_delta_make  (const void *source,
                        gsize       source_size,
                        const void *target,
                        gsize       target_size,
                        guint64    *n_literal);
GBytes *jb_delta_apply (const void *source,
                        gsize       source_size,
                        const void *delta,
                        gsize       delta_size);

G_END_DECLS
