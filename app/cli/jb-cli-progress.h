/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JbCliProgress JbCliProgress;

JbCliProgress *jb_cli_progress_new   (guint          n_steps);
void           jb_cli_progress_free  (JbCliProgress *self);
void           jb_cli_progress_show  (JbCliProgress *self,
                                      guint          n_done);
void           jb_cli_progress_clear (JbCliProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbCliProgress, jb_cli_progress_free)

G_END_DECLS
