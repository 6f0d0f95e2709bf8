/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-window-private.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

/* The window of the directory, on an archive of its own. */
typedef struct
{
  char              *folder;
  JbArchive         *archive;
  GtkApplication    *application;
  JbDirectoryWindow *window;
} DirectoryFixture;

void directory_fixture_init (int    *argc,
                             char ***argv);

void         directory_fixture_wait_for (gboolean (*is_done) (DirectoryFixture *fixture),
                                         DirectoryFixture *fixture);
gboolean     directory_fixture_is_saved (DirectoryFixture *fixture);
gboolean     directory_fixture_is_unsaved (DirectoryFixture *fixture);
JbDirectory *directory_fixture_read_directory (const char *csv);
void         directory_fixture_save_csv (DirectoryFixture *fixture, const char *csv);
void         directory_fixture_open_window (DirectoryFixture *fixture, const char *csv);
void         directory_fixture_set_up (DirectoryFixture *fixture, gconstpointer data);
void         directory_fixture_tear_down (DirectoryFixture *fixture, gconstpointer data);
void         directory_fixture_assert_stored (DirectoryFixture *fixture, const char *expected);
void         directory_fixture_act (DirectoryFixture *fixture, const char *action);
guint        directory_fixture_count_listed (DirectoryFixture *fixture);
void         directory_fixture_select_nth (DirectoryFixture *fixture, guint nth);
GtkEditable *directory_fixture_get_row (DirectoryFixture *fixture, const char *title);
void         directory_fixture_enter (DirectoryFixture *fixture, const char *title,
                                      const char *text);
const char  *directory_fixture_get_printed (DirectoryFixture *fixture);
GtkWidget   *directory_fixture_find_button (GtkWidget *root, const char *label);
void         directory_fixture_click (GtkWidget *root, const char *label);
GtkWidget   *directory_fixture_find_window (DirectoryFixture *fixture, GType type);
GtkWidget   *directory_fixture_wait_for_window (DirectoryFixture *fixture, GType type);

G_END_DECLS
