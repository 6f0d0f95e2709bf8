/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_HISTORY_WINDOW (jb_history_window_get_type ())
G_DECLARE_FINAL_TYPE (JbHistoryWindow, jb_history_window, JB, HISTORY_WINDOW, AdwWindow)

JbHistoryWindow *jb_history_window_new          (JbArchive       *archive);
void             jb_history_window_set_bulletin (JbHistoryWindow *self,
                                                 JbBulletin      *bulletin,
                                                 gint64           id,
                                                 gboolean         filed);
gboolean         jb_history_window_get_busy     (JbHistoryWindow *self);

G_END_DECLS
