/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-article-card.h"
#include "jb-find-bar.h"
#include "jb-text-row.h"
#include "jb-window.h"
#include "ui-fixture.h"

typedef struct
{
  char      *path;
  JbArchive *archive;
  JbWindow  *window;
  JbFindBar *bar;
  JbFind    *find;
  GtkWidget *entry;
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
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));

  fixture->bar =
      JB_FIND_BAR (ui_fixture_find (GTK_WIDGET (fixture->window), JB_TYPE_FIND_BAR, 0));
  fixture->find = jb_window_get_find (fixture->window);
  fixture->entry = ui_fixture_find (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char         *folder = g_path_get_dirname (fixture->path);
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  ui_fixture_close (fixture->window);
  ui_fixture_finalize (fixture->archive);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (fixture->path);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  ui_fixture_settle ();
}

static void
look_for (Fixture    *fixture,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  g_signal_emit_by_name (fixture->entry, "search-changed");
  ui_fixture_settle ();
}

static const char *
get_count (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (fixture->entry)));
}

/* Whether what is found in a text is marked there. */
static guint
count_marks (GtkTextBuffer *buffer)
{
  GtkTextTag *tag =
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "find-match");
  GtkTextIter at;
  guint       n = 0;

  if (tag == NULL)
    return 0;
  gtk_text_buffer_get_start_iter (buffer, &at);
  do
    n += gtk_text_iter_starts_tag (&at, tag);
  while (gtk_text_iter_forward_to_tag_toggle (&at, tag));

  return n;
}

static GtkTextBuffer *
get_body (Fixture *fixture)
{
  GtkWidget *card = ui_fixture_find (GTK_WIDGET (fixture->window), JB_TYPE_ARTICLE_CARD, 0);
  GtkWidget *row = ui_fixture_find_row (card, "Body", 0);

  return gtk_text_view_get_buffer (jb_text_row_get_view (JB_TEXT_ROW (row)));
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  const JbFindMatch *match;

  g_assert_false (jb_find_bar_get_open (fixture->bar));
  activate (fixture, "win.find");
  g_assert_true (jb_find_bar_get_open (fixture->bar));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         fixture->entry));
  g_assert_cmpstr (get_count (fixture), ==, "");

  look_for (fixture, "妇联");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 28");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 28);
  activate (fixture, "win.find-next");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 28");
  activate (fixture, "win.find-previous");
  activate (fixture, "win.find-previous");
  g_assert_cmpstr (get_count (fixture), ==, "28 of 28");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 28");

  /* More of the same stays at its match. */
  activate (fixture, "win.find-next");
  activate (fixture, "win.find-next");
  look_for (fixture, "妇联在柳汀");
  match = jb_find_get_match (fixture->find, 0);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
  g_assert_cmpint (jb_block_get_role (match->block), ==, JB_ROLE_PARAGRAPH);

  look_for (fixture, "没有的话");
  g_assert_cmpstr (get_count (fixture), ==, "Not found");
  g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
  look_for (fixture, "");
  g_assert_cmpstr (get_count (fixture), ==, "");
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
}

static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextBuffer *body = get_body (fixture);
  GtkTextIter    start;

  activate (fixture, "win.find");
  look_for (fixture, "妇联");
  g_assert_cmpuint (count_marks (body), ==, 5);

  /* They follow the edits. */
  gtk_text_buffer_get_start_iter (body, &start);
  gtk_text_buffer_begin_user_action (body);
  gtk_text_buffer_insert (body, &start, "妇联来了。", -1);
  gtk_text_buffer_end_user_action (body);
  g_assert_cmpuint (count_marks (body), ==, 6);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 29);
  jb_history_undo (jb_bulletin_get_history (jb_window_get_bulletin (fixture->window)));
  g_assert_cmpuint (count_marks (body), ==, 5);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 28);

  g_signal_emit_by_name (fixture->entry, "stop-search");
  ui_fixture_settle ();
  g_assert_false (jb_find_bar_get_open (fixture->bar));
  g_assert_cmpuint (count_marks (body), ==, 0);
}

/* Done with finding, the keyboard is at the match. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget       *focus;
  GtkTextIter      start, end;
  g_autofree char *selected = NULL;

  activate (fixture, "win.find");
  look_for (fixture, "登门");
  g_signal_emit_by_name (fixture->entry, "stop-search");
  ui_fixture_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_true (gtk_text_buffer_get_selection_bounds (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end));
  selected = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (selected, ==, "登门");

  /* What is selected is what is looked for next. */
  activate (fixture, "win.find");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "登门");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");

  /* In a field of one line, too. */
  look_for (fixture, "家庭儿童");
  g_signal_emit_by_name (fixture->entry, "stop-search");
  ui_fixture_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "省妇联家庭儿童部");
  /* The selection goes when another program takes the primary clipboard; the caret stays. */
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), >=, 3);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), <=, 7);
}

static void
test_access (Fixture      *fixture,
             gconstpointer data)
{
  GtkAccessible *text_box =
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (fixture->entry)));

  activate (fixture, "win.find");
  gtk_test_accessible_assert_property (text_box, GTK_ACCESSIBLE_PROPERTY_LABEL, "Find");
  look_for (fixture, "妇联");
  gtk_test_accessible_assert_property (text_box, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 28");
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_fixture_find (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, i)) !=
                    NULL;
       i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  g_assert_not_reached ();
}

static GtkWidget *
find_with (Fixture *fixture)
{
  return ui_fixture_find (GTK_WIDGET (fixture->bar), GTK_TYPE_ENTRY, 0);
}

static void
keep_words (JbFindBar  *bar,
            const char *words,
            char      **kept)
{
  g_free (*kept);
  *kept = g_strdup (words);
}

/* One after the other, all at once, and back in one step each. */
static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  JbHistory       *history = jb_bulletin_get_history (jb_window_get_bulletin (fixture->window));
  g_autofree char *before = ui_fixture_dup_bytes (jb_window_get_bulletin (fixture->window));
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *words = NULL;

  g_signal_connect (fixture->bar, "replaced", G_CALLBACK (keep_words), &words);
  activate (fixture, "win.find");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (find_with (fixture))));
  look_for (fixture, "妇联");
  activate (fixture, "win.replace");
  ui_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (find_with (fixture))));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         find_with (fixture)));

  gtk_editable_set_text (GTK_EDITABLE (find_with (fixture)), "妇女联合会");
  g_signal_emit_by_name (find_button (fixture, "Repl_ace"), "clicked");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 27);
  g_assert_cmpint (jb_find_get_current (fixture->find), ==, 0);
  gtk_widget_grab_focus (find_button (fixture, "Replace A_ll"));
  g_signal_emit_by_name (find_button (fixture, "Replace A_ll"), "clicked");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         fixture->entry));
  g_assert_cmpstr (words, ==, "27 places replaced");
  ui_fixture_settle ();

  /* That nothing is left is no failure, until one looks for something else. */
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
  g_assert_cmpstr (get_count (fixture), ==, "27 places replaced");
  look_for (fixture, "没有的话");
  g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
  look_for (fixture, "妇联");
  g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
  g_assert_cmpstr (get_count (fixture), ==, "Not found");
  after = ui_fixture_dup_bytes (jb_window_get_bulletin (fixture->window));
  g_assert_null (strstr (after, "妇联"));

  jb_history_undo (history);
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 27);
  jb_history_undo (history);
  undone = ui_fixture_dup_bytes (jb_window_get_bulletin (fixture->window));
  g_assert_cmpstr (undone, ==, before);
}

/* The last place may be replaced by itself; when it is there again, it is found again. */
static void
test_replace_last (Fixture      *fixture,
                   gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (jb_window_get_bulletin (fixture->window));

  activate (fixture, "win.replace");
  look_for (fixture, "妇联在柳汀");
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find_with (fixture)), "在柳汀");
  g_signal_emit_by_name (find_button (fixture, "Repl_ace"), "clicked");
  ui_fixture_settle ();
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 0);
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
  g_assert_cmpstr (get_count (fixture), ==, "1 place replaced");

  jb_history_undo (history);
  ui_fixture_settle ();
  g_assert_cmpuint (jb_find_get_n_matches (fixture->find), ==, 1);
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
  jb_history_redo (history);
  ui_fixture_settle ();
  g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
}

/* What must not be changed is not. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (jb_window_get_bulletin (fixture->window));

  activate (fixture, "win.replace");
  look_for (fixture, "妇联");
  jb_find_bar_set_read_only (fixture->bar, TRUE);
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "Repl_ace")));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "Replace A_ll")));
  g_signal_emit_by_name (find_with (fixture), "activate");
  g_assert_false (jb_history_get_can_undo (history));
  jb_find_bar_set_read_only (fixture->bar, FALSE);
  g_assert_true (gtk_widget_get_sensitive (find_button (fixture, "Repl_ace")));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/find-bar/find", test_find);
  ADD ("/find-bar/marks", test_marks);
  ADD ("/find-bar/close", test_close);
  ADD ("/find-bar/access", test_access);
  ADD ("/find-bar/replace", test_replace);
  ADD ("/find-bar/replace-last", test_replace_last);
  ADD ("/find-bar/read-only", test_read_only);
#undef ADD

  return g_test_run ();
}
