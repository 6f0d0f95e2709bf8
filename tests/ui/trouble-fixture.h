/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

/* Takes the archive away from under the program, or a table of it, and gives it back. */
void trouble_fixture_spoil (WindowFixture *f,
                            const char    *table);
void trouble_fixture_mend (WindowFixture *f,
                           const char    *table);

/* What the window says then. */
AdwMessageDialog *trouble_fixture_find_dialog (void);
AdwMessageDialog *trouble_fixture_wait (void);
AdwMessageDialog *trouble_fixture_wait_for (const char *heading);
void              trouble_fixture_expect (WindowFixture *f,
                                          const char    *heading,
                                          const char    *table);
void              trouble_fixture_answer (const char *heading,
                                          const char *response);

G_END_DECLS
