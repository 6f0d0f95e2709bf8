/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-duplicate.h"
#include "bulletin/jb-rearrange.h"
#include "jb-article-card.h"
#include "jb-article-count.h"
#include "jb-digest-card.h"
#include "jb-editor-part.h"
#include "jb-editor.h"
#include "jb-issue-chooser.h"
#include "jb-outline-row.h"
#include "jb-outline.h"
#include "jb-section-card.h"
#include "jb-structure.h"
#include "jb-window.h"
#include "legacy/jb-legacy.h"
#include "outline-text.h"
#include "ui-fixture.h"

/* The whole program with an archive, for what reaches beyond one issue. */
typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
  gint64     other;
} Program;

static void
wait (Program *program)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (program->window));
  ui_fixture_settle ();
}

static gint64
add_issue (Program    *program,
           const char *source)
{
  g_autoptr(GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  jb_archive_add (program->archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
start (Program      *program,
       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  gint64           id;

  program->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (program->folder, "archive.db", NULL);
  program->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  program->other = add_issue (program, "[要闻]\n\n旧文\n\n正文。\n\n（旧来源）\n\n"
                                       "[动态]\n\n又一篇\n\n正文。\n\n（旧来源）\n");
  id = add_issue (program, text);

  program->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (program->window), 1200, 760);
  jb_window_set_archive (program->window, program->archive);
  gtk_window_present (GTK_WINDOW (program->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (program->window));
  wait (program);
  jb_window_open_id (program->window, id);
  wait (program);
}

static void
stop (Program      *program,
      gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  ui_fixture_close (program->window);
  ui_fixture_finalize (program->archive);

  dir = g_dir_open (program->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (program->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (program->folder);
  g_free (program->folder);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static char *
load_text (Program *program,
           gint64   id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_archive_load (program->archive, id, &error);

  g_assert_no_error (error);

  return g_strdup (transcript->text);
}

/* The list of issues, once it has been read. */
static GtkWidget *
find_issues (GtkWindow *chooser)
{
  GtkWidget  *list = ui_fixture_find (GTK_WIDGET (chooser), GTK_TYPE_LIST_VIEW, 0);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);

  return list;
}

/* The rows of the sections; a list box without rows is the group's own. */
static GtkListBox *
find_sections (GtkWindow *chooser)
{
  GtkWidget *box;

  for (guint i = 0; (box = ui_fixture_find (GTK_WIDGET (chooser), GTK_TYPE_LIST_BOX, i)) != NULL;
       i++)
    if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), 0) != NULL)
      return GTK_LIST_BOX (box);

  return NULL;
}

static void
test_to_issue (Program      *program,
               gconstpointer data)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (program->window);
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *untouched = load_text (program, program->other);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *saved = NULL;
  GtkWindow       *chooser;
  GtkWidget       *list;
  GtkListBox      *box;

  gtk_widget_activate_action (GTK_WIDGET (program->window), "win.move-to-issue", "(uu)", 0, 0);
  chooser = find_window (JB_TYPE_ISSUE_CHOOSER);
  g_assert_nonnull (chooser);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chooser));

  /* The issue itself is not offered, and closing the question changes nothing. */
  list = find_issues (chooser);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
                    ==, 1);
  gtk_window_close (chooser);
  ui_fixture_settle ();
  g_assert_false (jb_history_get_can_undo (history));

  gtk_widget_activate_action (GTK_WIDGET (program->window), "win.move-to-issue", "(uu)", 0, 0);
  chooser = find_window (JB_TYPE_ISSUE_CHOOSER);
  list = find_issues (chooser);
  g_signal_emit_by_name (list, "activate", 0);
  wait (program);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chooser));
  box = find_sections (chooser);
  g_assert_true (gtk_widget_has_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (box, 1))));
  saved = load_text (program, program->other);
  g_assert_cmpstr (saved, ==, untouched);
  g_signal_emit_by_name (box, "row-activated",
                         gtk_list_box_get_row_at_index (box, 1));
  wait (program);
  g_assert_null (find_window (JB_TYPE_ISSUE_CHOOSER));

  g_free (saved);
  saved = load_text (program, program->other);
  g_assert_true (g_str_has_prefix (saved, untouched));
  g_assert_nonnull (strstr (saved, "柳汀市开出\n"));
  g_assert_true (g_str_has_suffix (saved, "（柳汀市妇联）\n"));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_null (strstr (after, "（柳汀市妇联）"));
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Move to Another Issue");
  jb_history_undo (history);
  undone = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (undone, ==, before);
}

/* When the other issue has been deleted or cannot be written, nothing goes from here. */
static void
test_to_issue_fails (Program      *program,
                     gconstpointer data)
{
  JbBulletin *bulletin = jb_window_get_bulletin (program->window);
  GtkWindow  *chooser;
  GtkWidget  *list;
  GtkListBox *box;
  g_autoptr(JbTranscript) newer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (program->folder, "archive.db", NULL);
  g_autoptr(JbArchive) second = NULL;
  g_autofree char *kept = NULL;

  gtk_widget_activate_action (GTK_WIDGET (program->window), "win.move-to-issue", "(uu)", 0, 0);
  chooser = find_window (JB_TYPE_ISSUE_CHOOSER);
  list = find_issues (chooser);
  g_signal_emit_by_name (list, "activate", 0);
  wait (program);

  /* Another program changes that issue meanwhile. */
  second = jb_archive_open (path, &error);
  g_assert_no_error (error);
  newer = jb_archive_load (second, program->other, &error);
  g_assert_no_error (error);
  {
    g_autoptr(JbBulletin) changed = jb_bulletin_new_from_transcript (newer, NULL);
    g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (changed), 0);
    g_autoptr(JbTranscript) transcript = NULL;

    jb_section_set_name (section, "要闻栏");
    transcript = jb_bulletin_to_transcript (changed);
    jb_archive_save (second, program->other, transcript, &error);
    g_assert_no_error (error);
  }

  box = find_sections (chooser);
  g_signal_emit_by_name (box, "row-activated",
                         gtk_list_box_get_row_at_index (box, 0));
  wait (program);
  g_assert_nonnull (find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
  gtk_window_destroy (find_window (ADW_TYPE_MESSAGE_DIALOG));
  kept = load_text (program, program->other);
  g_assert_true (g_str_has_prefix (kept, "[要闻栏]\n"));
  g_assert_null (strstr (kept, "柳汀市"));
  g_assert_nonnull (find_window (JB_TYPE_ISSUE_CHOOSER));
  gtk_window_destroy (chooser);
  ui_fixture_settle ();
}

/* Ctrl+Shift+O goes to the outline and back; its rows go to the forms. */
static void
test_window (Program      *program,
             gconstpointer data)
{
  GtkWidget  *window = GTK_WIDGET (program->window);
  JbOutline  *outline = JB_OUTLINE (ui_fixture_find (window, JB_TYPE_OUTLINE, 0));
  JbBulletin *bulletin = jb_window_get_bulletin (program->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 1);
  GtkWidget *focus;

  g_assert_true (jb_outline_get_bulletin (outline) == bulletin);
  gtk_widget_activate_action (window, "win.show-outline", NULL);
  gtk_test_widget_wait_for_draw (window);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (outline)));

  g_signal_emit_by_name (outline, "part-chosen", section, TRUE);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (jb_editor_get_part_at (focus) == G_OBJECT (section));
  g_assert_true (jb_outline_get_current (outline) == G_OBJECT (section));

  gtk_widget_activate_action (window, "win.show-outline", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (outline)));
  gtk_widget_activate_action (window, "win.show-outline", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (jb_editor_get_part_at (focus) == G_OBJECT (section));
}
int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  /* Without a window manager a blinking caret complains about windows that come and go. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add ("/ui/outline-window/to-issue", Program, NULL, start, test_to_issue, stop);
  g_test_add ("/ui/outline-window/to-issue-fails", Program, NULL, start, test_to_issue_fails,
              stop);
  g_test_add ("/ui/outline-window/window", Program, NULL, start, test_window, stop);

  return g_test_run ();
}
