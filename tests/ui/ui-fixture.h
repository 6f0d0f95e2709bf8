/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

/* Makes programs of this folder see the widgets of the program. */
void ui_fixture_init (int    *argc,
                      char ***argv);

/* Leaves out the tour of the first time, as ui_fixture_init() does, after settings were reset. */
void ui_fixture_skip_tour (void);

JbBulletin *ui_fixture_read (const char *text);
GBytes     *ui_fixture_load_sample (void);
char       *ui_fixture_dup_bytes (JbBulletin *bulletin);

/* Runs the main loop until nothing is left to do. */
void ui_fixture_settle (void);

/* Drops the last reference, and holds that it was the last once other threads are done. */
void ui_fixture_finalize (gpointer object);

/* Destroys a window, and holds that nothing keeps it once other threads are done. */
void ui_fixture_close (gpointer window);

GtkWidget *ui_fixture_find (GtkWidget *root,
                            GType      type,
                            guint      nth);
GtkWidget *ui_fixture_find_row (GtkWidget  *root,
                                const char *title,
                                guint       nth);

/* Types as a keyboard does: through the input method of a text widget. */
void ui_fixture_type (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
