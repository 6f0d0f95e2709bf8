/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive-list.h"

G_BEGIN_DECLS

#define JB_TYPE_LIBRARY (jb_library_get_type ())
G_DECLARE_FINAL_TYPE (JbLibrary, jb_library, JB, LIBRARY, GtkBox)

void           jb_library_set_list (JbLibrary     *self,
                                    JbArchiveList *list);
JbArchiveList *jb_library_get_shown (JbLibrary *self);
void           jb_library_set_current (JbLibrary *self,
                                       gint64     id);
guint          jb_library_get_n_selected (JbLibrary *self);
GArray        *jb_library_dup_selected (JbLibrary *self);
gboolean       jb_library_get_filtered (JbLibrary *self);
gboolean       jb_library_get_in_bin (JbLibrary *self);
void           jb_library_clear_filter (JbLibrary *self);
void           jb_library_show_bin (JbLibrary *self);

G_END_DECLS
