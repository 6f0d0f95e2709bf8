/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
int main (int argc, char **argv) { ui_fixture_init (&argc, &argv); return g_test_run (); }
