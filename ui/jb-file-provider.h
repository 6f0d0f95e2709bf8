/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_FILE_PROVIDER (jb_file_provider_get_type ())
G_DECLARE_FINAL_TYPE (JbFileProvider, jb_file_provider, JB, FILE_PROVIDER, GdkContentProvider)

GdkContentProvider *jb_file_provider_new (JbArchive *archive,
                                          GArray    *ids);

G_END_DECLS
