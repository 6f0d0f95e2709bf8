/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_PUBLICATIONS_WINDOW (jb_publications_window_get_type ())
G_DECLARE_FINAL_TYPE (JbPublicationsWindow, jb_publications_window, JB, PUBLICATIONS_WINDOW,
                      AdwWindow)

GtkWidget *jb_publications_window_new (GtkWindow *parent,
                                       JbArchive *archive);

G_END_DECLS
