/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_LIBRARY_FILTER (jb_library_filter_get_type ())
G_DECLARE_FINAL_TYPE (JbLibraryFilter, jb_library_filter, JB, LIBRARY_FILTER, GtkPopover)

GtkWidget *jb_library_filter_new (JbArchive *archive);
void       jb_library_filter_get (JbLibraryFilter *self,
                                  JbArchiveFilter *filter);
gboolean   jb_library_filter_get_active (JbLibraryFilter *self);
char      *jb_library_filter_dup_words (JbLibraryFilter *self);
void       jb_library_filter_clear (JbLibraryFilter *self);
void       jb_library_filter_show_bin (JbLibraryFilter *self);

G_END_DECLS
