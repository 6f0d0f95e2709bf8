/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-application.h"
#include "jb-window.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* The program with its windows, one start after the other on the same archive. */
typedef struct
{
  JbApplication *application;
} ApplicationFixture;

/* Around all tests: in place of ui_fixture_init(), and at the end. */
void      application_fixture_init          (int                *argc,
                                             char             ***argv);
void      application_fixture_finish        (void);

/* Around a test: usual settings, and no archive left. */
void      application_fixture_set_up        (ApplicationFixture *fixture,
                                             gconstpointer       data);
void      application_fixture_tear_down     (ApplicationFixture *fixture,
                                             gconstpointer       data);

void      application_fixture_start         (ApplicationFixture *fixture);
void      application_fixture_quit          (ApplicationFixture *fixture);

/* Runs the main loop until nothing goes on in any window. */
void      application_fixture_wait          (ApplicationFixture *fixture);
void      application_fixture_activate      (ApplicationFixture *fixture,
                                             const char         *action,
                                             GVariant           *parameter);

guint      application_fixture_count_windows (ApplicationFixture *fixture);
JbWindow  *application_fixture_get_window    (ApplicationFixture *fixture,
                                              guint               nth);
JbArchive *application_fixture_get_archive   (ApplicationFixture *fixture);

/* Puts a text into the archive, and opens what is there. */
gint64    application_fixture_add           (ApplicationFixture *fixture,
                                             const char         *text);
void      application_fixture_open_id       (ApplicationFixture *fixture,
                                             JbWindow           *window,
                                             gint64              id);

G_END_DECLS
