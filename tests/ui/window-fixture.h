/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-window.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* A window with an archive of its own, which is empty at first. */
typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
} WindowFixture;

void       window_fixture_set_up       (WindowFixture *fixture,
                                        gconstpointer  data);
void       window_fixture_tear_down    (WindowFixture *fixture,
                                        gconstpointer  data);

/* A folder with an archive in it, and what is shown of that. */
char      *window_fixture_make_archive (JbArchive    **archive);
JbWindow  *window_fixture_open         (JbArchive     *archive);

/* Closes the window, and holds that nothing keeps it. */
void       window_fixture_close        (JbWindow      *window);

/* A folder with all that is in it. */
void       window_fixture_remove       (const char    *path);

/* Runs the main loop until nothing goes on any more. */
void       window_fixture_wait         (WindowFixture *fixture);

char      *window_fixture_build_path   (WindowFixture *fixture,
                                        const char    *name);
void       window_fixture_import       (WindowFixture *fixture,
                                        const char    *path);
void       window_fixture_import_text  (WindowFixture *fixture,
                                        const char    *name,
                                        const char    *text,
                                        gssize         length);
void       window_fixture_activate     (WindowFixture *fixture,
                                        const char    *action);
GtkWidget *window_fixture_find         (WindowFixture *fixture,
                                        GType          type);

/* A window of that type that is open, or NULL. */
GtkWindow *window_fixture_find_window  (GType          type);

G_END_DECLS
