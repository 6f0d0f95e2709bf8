/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory-entry.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_WINDOW (jb_directory_window_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryWindow, jb_directory_window, JB, DIRECTORY_WINDOW,
                      AdwApplicationWindow)

JbDirectoryWindow *jb_directory_window_present (GtkApplication *application,
                                                JbArchive      *archive);
void               jb_directory_window_add (JbDirectoryWindow       *self,
                                            const JbDirectoryValues *values);
gboolean           jb_directory_window_show_key (JbDirectoryWindow *self,
                                                 gint64             key);

G_END_DECLS
