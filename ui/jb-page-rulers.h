/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "page/jb-page-style.h"

G_BEGIN_DECLS

void jb_page_rulers_snapshot (GtkWidget         *widget,
                              GtkSnapshot       *snapshot,
                              const JbPageStyle *style,
                              double             scale);

G_END_DECLS
