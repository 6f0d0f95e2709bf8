/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_LIBRARY_LABELS (jb_library_labels_get_type ())
G_DECLARE_FINAL_TYPE (JbLibraryLabels, jb_library_labels, JB, LIBRARY_LABELS, AdwBin)

GtkWidget *jb_library_labels_new (GPtrArray *labels,
                                  guint      n_bulletins);
gboolean   jb_library_labels_get_ready (JbLibraryLabels *self);
GVariant  *jb_library_labels_dup_changes (JbLibraryLabels *self);

G_END_DECLS
