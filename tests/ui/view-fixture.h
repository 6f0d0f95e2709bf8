/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "application-fixture.h"

G_BEGIN_DECLS

/* Looks at a window that is open in a view; the name says which. */
typedef void (*ViewFunc) (const char *name,
                          GtkWidget  *window,
                          gpointer    data);

/* Opens one view of the program after the other, with the sample, and calls @func for each window
 * that is seen then. */
void view_fixture_visit (ApplicationFixture *fixture,
                         ViewFunc            func,
                         gpointer            data);

/* Opens the sample in the first window. */
void view_fixture_open (ApplicationFixture *fixture);

/* Longer than anything takes to fade in. */
void view_fixture_wait (ApplicationFixture *fixture);

G_END_DECLS
