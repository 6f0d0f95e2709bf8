/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *jb_backup_policy_choose (const GDate *dates,
                                 guint        n_dates,
                                 const GDate *today);

G_END_DECLS
