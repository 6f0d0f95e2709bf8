/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_TOUR (jb_tour_get_type ())
G_DECLARE_FINAL_TYPE (JbTour, jb_tour, JB, TOUR, AdwBin)

GtkWidget *jb_tour_new      (void);
guint      jb_tour_get_step (JbTour *self);

G_END_DECLS
