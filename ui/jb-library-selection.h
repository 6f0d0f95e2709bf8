/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jb-archive-list.h"

G_BEGIN_DECLS

#define JB_TYPE_LIBRARY_SELECTION (jb_library_selection_get_type ())
G_DECLARE_FINAL_TYPE (JbLibrarySelection, jb_library_selection, JB, LIBRARY_SELECTION, GObject)

JbLibrarySelection *jb_library_selection_new (void);
void                jb_library_selection_set_list (JbLibrarySelection *self,
                                                   JbArchiveList      *list);
JbArchiveList      *jb_library_selection_get_list (JbLibrarySelection *self);
guint               jb_library_selection_count (JbLibrarySelection *self);
GArray             *jb_library_selection_dup_ids (JbLibrarySelection *self);

G_END_DECLS
