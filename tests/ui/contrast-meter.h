/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ratio of two colours after WCAG 2.2, from 1 to 21; both are opaque. */
double contrast_meter_compare (const GdkRGBA *a,
                               const GdkRGBA *b);

/* A colour that lets through what is behind it, and what that looks like. */
GdkRGBA contrast_meter_mix (const GdkRGBA *above,
                            const GdkRGBA *behind);

/* Measures every text and every symbol that a window shows, as it shows it now: the colours are
 * those that are drawn, whatever style sheet or tag they come from. Texts need 4.5, large texts
 * and symbols 3; what cannot be used now needs none. Adds a line for each that has less.
 * Returns how many were measured. */
guint contrast_meter_measure (GtkWidget *window,
                              GPtrArray *problems);

G_END_DECLS
