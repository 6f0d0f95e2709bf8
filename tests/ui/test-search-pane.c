/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "jb-find-bar.h"
#include "jb-search-pane.h"
#include "jb-search-row.h"
#include "jb-window.h"
#include "ui-fixture.h"

typedef struct
{
  char         *path;
  JbArchive    *archive;
  JbWindow     *window;
  JbSearchPane *pane;
} Fixture;

static void
wait (Fixture *fixture)
{
  do
    g_main_context_iteration (NULL, FALSE);
  while (jb_window_get_busy (fixture->window));
  ui_fixture_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_autoptr(GFile) sample = g_file_new_for_path (g_getenv ("JB_SAMPLE"));

  g_assert_no_error (error);
  fixture->path = g_build_filename (folder, "archive.db", NULL);
  fixture->archive = jb_archive_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  jb_window_set_archive (fixture->window, fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  wait (fixture);
  jb_window_import_files (fixture->window, &sample, 1);
  wait (fixture);
  fixture->pane =
      JB_SEARCH_PANE (ui_fixture_find (GTK_WIDGET (fixture->window), JB_TYPE_SEARCH_PANE, 0));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char         *folder = g_path_get_dirname (fixture->path);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_clear_object (&fixture->archive);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (fixture->path);
}

/* Waits for what the search shows. */
static void
wait_for_page (Fixture    *fixture,
               const char *page)
{
  GtkWidget *bin = ui_fixture_find (GTK_WIDGET (fixture->pane), ADW_TYPE_BIN, 0);
  GtkStack  *pages = GTK_STACK (gtk_widget_get_ancestor (bin, GTK_TYPE_STACK));

  while (!g_str_equal (gtk_stack_get_visible_child_name (pages), page))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle ();
}

static void
test_found (Fixture      *fixture,
            gconstpointer data)
{
  GListModel *hits = jb_search_pane_get_hits (fixture->pane);
  g_autoptr(JbArchiveHit) hit = NULL;
  GtkWidget *row;

  jb_search_pane_set_words (fixture->pane, "妇联");
  wait_for_page (fixture, "hits");
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
  hit = g_list_model_get_item (hits, 0);
  row = ui_fixture_find (GTK_WIDGET (fixture->pane), JB_TYPE_SEARCH_ROW, 0);
  g_assert_nonnull (row);
  g_assert_true (jb_search_row_get_hit (JB_SEARCH_ROW (row)) == hit);

  jb_search_pane_set_words (fixture->pane, "没有这样的词");
  wait_for_page (fixture, "nothing");
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);

  jb_search_pane_set_words (fixture->pane, "");
  wait_for_page (fixture, "list");
}

/* What is chosen is opened at its place, with the words marked. */
static void
test_chosen (Fixture      *fixture,
             gconstpointer data)
{
  GListModel *hits = jb_search_pane_get_hits (fixture->pane);
  g_autoptr(JbArchiveHit) hit = NULL;
  GtkWidget         *bar = ui_fixture_find (GTK_WIDGET (fixture->window), JB_TYPE_FIND_BAR, 0);
  JbFind            *find = jb_window_get_find (fixture->window);
  const JbFindMatch *match;

  jb_search_pane_set_words (fixture->pane, "妇联");
  wait_for_page (fixture, "hits");
  hit = g_list_model_get_item (hits, 0);
  g_signal_emit_by_name (fixture->pane, "hit-chosen", hit);
  wait (fixture);

  g_assert_true (jb_find_bar_get_open (JB_FIND_BAR (bar)));
  g_assert_cmpstr (jb_find_get_text (find), ==, "妇联");
  g_assert_cmpint (jb_find_get_current (find), >=, 0);
  match = jb_find_get_match (find, (guint) jb_find_get_current (find));
  g_assert_cmpuint (match->start, ==, jb_archive_hit_get_start (hit));
  g_assert_cmpint (jb_block_get_role (match->block), ==, jb_archive_hit_get_role (hit));
}

/* The keyboard gets there and away again. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *entry = ui_fixture_find (GTK_WIDGET (fixture->pane), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search-archive", NULL);
  ui_fixture_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), entry));

  jb_search_pane_set_words (fixture->pane, "妇");
  wait_for_page (fixture, "hits");
  g_signal_emit_by_name (entry, "stop-search");
  wait_for_page (fixture, "list");
  g_assert_cmpstr (jb_search_pane_get_words (fixture->pane), ==, "");
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), entry));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/search-pane/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("found", test_found);
  ADD ("chosen", test_chosen);
  ADD ("keyboard", test_keyboard);

  return g_test_run ();
}
