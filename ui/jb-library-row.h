/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive-entry.h"

G_BEGIN_DECLS

#define JB_TYPE_LIBRARY_ROW (jb_library_row_get_type ())
G_DECLARE_FINAL_TYPE (JbLibraryRow, jb_library_row, JB, LIBRARY_ROW, GtkBox)

JbArchiveEntry *jb_library_row_get_entry (JbLibraryRow *self);
void            jb_library_row_set_entry (JbLibraryRow   *self,
                                          JbArchiveEntry *entry);
const char     *jb_library_row_get_heading (JbLibraryRow *self);
void            jb_library_row_set_heading (JbLibraryRow *self,
                                            const char   *heading);
JbLibraryRow   *jb_library_row_find (GtkWidget *widget);

G_END_DECLS
