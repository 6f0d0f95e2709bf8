/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-bulletin.h"
#include "jb-article-card.h"
#include "jb-bulletin-label.h"
#include "jb-button-names.h"
#include "jb-editor-part.h"
#include "jb-export-dialog.h"
#include "jb-library.h"
#include "jb-outline.h"
#include "jb-preview.h"
#include "jb-text-row.h"
#include "jb-window.h"
#include "ui-fixture.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* What a newcomer stumbles over: where the keyboard is, what things are called, what is said. */

typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
} Fixture;

static const char issue[] = "[动态]\n\n甲镇开办夜校\n\n　　甲镇开办夜校。\n\n（甲镇妇联）\n\n"
                            "乙镇评选家庭\n\n　　乙镇评选家庭。\n\n（乙镇妇联）\n\n"
                            "[交流]\n\n丙镇植树\n\n　　丙镇植树。\n\n（丙镇妇联）\n\n"
                            "报：省委\n送：各市妇联\n";

static guint n_size_warnings;

static void
wait (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (fixture->window));
  ui_fixture_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "archive.db", NULL);
  fixture->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);

  fixture->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  jb_window_set_archive (fixture->window, fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  wait (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_null (fixture->window);
  ui_fixture_finalize (fixture->archive);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
import (Fixture    *fixture,
        const char *name,
        const char *text,
        gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  jb_window_import_files (fixture->window, &file, 1);
  wait (fixture);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  wait (fixture);
}

static GtkWidget *
find_child (Fixture *fixture,
            GType    type)
{
  return ui_fixture_find (GTK_WIDGET (fixture->window), type, 0);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static JbSection *
get_section (Fixture *fixture,
             guint    at)
{
  GListModel *sections = jb_bulletin_get_sections (jb_window_get_bulletin (fixture->window));
  g_autoptr(JbSection) section = g_list_model_get_item (sections, at);

  /* The list keeps it. */
  return section;
}

static JbArticle *
get_article (Fixture *fixture,
             guint    section,
             guint    at)
{
  GListModel *articles = jb_section_get_articles (get_section (fixture, section));
  g_autoptr(JbArticle) article = g_list_model_get_item (articles, at);

  return article;
}

static GtkWidget *
focus_field (Fixture    *fixture,
             JbArticle  *article,
             const char *title)
{
  JbEditor  *editor = JB_EDITOR (find_child (fixture, JB_TYPE_EDITOR));
  GtkWidget *card = jb_editor_find_part (editor, G_OBJECT (article));
  GtkWidget *row = ui_fixture_find_row (card, title, 0);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  ui_fixture_settle ();

  return card;
}

/* The keyboard is in a field where one can write, of @part. */
static void
assert_in_field (Fixture    *fixture,
                 gpointer    part,
                 const char *title)
{
  GtkWidget *focus = get_focus (fixture);
  GtkWidget *row;

  g_assert_nonnull (focus);
  g_assert_true (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
  g_assert_true (jb_editor_get_part_at (focus) == part);
  row = gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
}

static void
test_undo_focus (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *card;

  import (fixture, "a.txt", issue, -1);
  card = focus_field (fixture, get_article (fixture, 0, 1), "Source");
  gtk_widget_activate_action (card, "article.duplicate", NULL);
  wait (fixture);
  assert_in_field (fixture, get_article (fixture, 0, 2), "Title");
  activate (fixture, "win.undo");
  g_assert_null (get_article (fixture, 0, 2));
  assert_in_field (fixture, get_article (fixture, 0, 1), "Title");

  /* A section that is gone, too, and one with nothing before it. */
  gtk_widget_activate_action (get_focus (fixture), "section.add-below", NULL);
  wait (fixture);
  activate (fixture, "win.undo");
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (card, "article.add-below", NULL);
  wait (fixture);
  ui_fixture_type (get_focus (fixture), "丁");
  activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 2), "Title");
  activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 1), "Title");

  /* What was typed is shown where it was typed, as before. */
  focus_field (fixture, get_article (fixture, 0, 0), "Source");
  ui_fixture_type (get_focus (fixture), "字");
  focus_field (fixture, get_article (fixture, 1, 0), "Title");
  activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 0), "Source");
}

static void
test_remove_focus (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *card;

  import (fixture, "a.txt", issue, -1);
  card = focus_field (fixture, get_article (fixture, 0, 0), "Source");
  gtk_widget_activate_action (card, "article.remove", NULL);
  wait (fixture);
  assert_in_field (fixture, get_article (fixture, 0, 0), "Title");
  gtk_widget_activate_action (get_focus (fixture), "article.remove", NULL);
  wait (fixture);
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (get_focus (fixture), "section.remove", NULL);
  wait (fixture);
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (get_focus (fixture), "section.remove", NULL);
  wait (fixture);
  g_assert_null (get_section (fixture, 0));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture),
                                         find_child (fixture, JB_TYPE_EDITOR)));
}

static AdwToast *
find_toast (Fixture *fixture)
{
  GType      type = g_type_from_name ("AdwToastWidget");
  GtkWidget *widget = type != 0 ? find_child (fixture, type) : NULL;
  g_autoptr(AdwToast) toast = NULL;

  if (widget != NULL)
    g_object_get (widget, "toast", &toast, NULL);

  return toast;
}

static void
on_dismissed_cb (AdwToast *toast,
                 gpointer  data)
{
  *(gboolean *) data = TRUE;
}

/* An offer to undo goes with what it would undo. */
static void
test_toast (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *card;
  AdwToast  *toast;
  gboolean   dismissed = FALSE;

  import (fixture, "a.txt", issue, -1);
  while ((toast = find_toast (fixture)) != NULL)
    {
      adw_toast_dismiss (toast);
      while (find_toast (fixture) == toast)
        g_main_context_iteration (NULL, TRUE);
    }
  card = focus_field (fixture, get_article (fixture, 0, 0), "Title");
  gtk_widget_activate_action (card, "article.remove", NULL);
  ui_fixture_settle ();
  toast = find_toast (fixture);
  g_assert_nonnull (toast);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "_Undo");
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "Article removed");
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_dismissed_cb), &dismissed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  g_assert_null (adw_toast_get_button_label (toast));
  while (!dismissed)
    g_main_context_iteration (NULL, TRUE);
  wait (fixture);
}

static GtkWindow *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

/* The keys of exporting mean what is selected, also when nothing is open. */
/* The file chooser of GTK loads libcloudproviders, which keeps a little for ever; what it
 * allocates cannot be told from what GLib does for others. */
static void
stop_counting_leaks (void)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
}

static void
count_leaks_again (void)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
}

static void
test_export_selection (Fixture      *fixture,
                       gconstpointer data)
{
  GtkListView       *list;
  GtkSelectionModel *selection;

  import (fixture, "a.txt", issue, -1);
  import (fixture, "b.txt", "[动态]\n\n丁镇\n\n　　丁镇植树。\n\n（丁镇妇联）\n", -1);
  list = GTK_LIST_VIEW (ui_fixture_find (find_child (fixture, JB_TYPE_LIBRARY),
                                         GTK_TYPE_LIST_VIEW, 0));
  selection = gtk_list_view_get_model (list);
  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (jb_library_get_n_selected (JB_LIBRARY (find_child (fixture,
                                                                       JB_TYPE_LIBRARY))),
                    ==, 2);
  stop_counting_leaks ();
  activate (fixture, "win.export");
  g_assert_null (find_toplevel (JB_TYPE_EXPORT_DIALOG));
  g_assert_nonnull (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG));
  gtk_dialog_response (GTK_DIALOG (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)),
                       GTK_RESPONSE_CANCEL);
  wait (fixture);
  count_leaks_again ();

  gtk_selection_model_select_item (selection, 0, TRUE);
  wait (fixture);
  activate (fixture, "win.export");
  g_assert_nonnull (find_toplevel (JB_TYPE_EXPORT_DIALOG));
  gtk_window_destroy (find_toplevel (JB_TYPE_EXPORT_DIALOG));
}

static void
test_export_without_bulletin (Fixture      *fixture,
                              gconstpointer data)
{
  GtkListView *list;
  JbWindow    *other;

  import (fixture, "a.txt", issue, -1);
  import (fixture, "b.txt", "[动态]\n\n丁镇\n\n　　丁镇植树。\n\n（丁镇妇联）\n", -1);
  other = fixture->window;
  fixture->window = jb_window_new (NULL);
  jb_window_set_archive (fixture->window, fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait (fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_null (jb_window_get_bulletin (fixture->window));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL) &&
                  find_toplevel (JB_TYPE_EXPORT_DIALOG) != NULL);
  list = GTK_LIST_VIEW (ui_fixture_find (find_child (fixture, JB_TYPE_LIBRARY),
                                         GTK_TYPE_LIST_VIEW, 0));
  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  stop_counting_leaks ();
  activate (fixture, "win.export");
  g_assert_nonnull (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG));
  gtk_dialog_response (GTK_DIALOG (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)),
                       GTK_RESPONSE_CANCEL);
  wait (fixture);
  count_leaks_again ();
}

static void
assert_refused (Fixture    *fixture,
                const char *name,
                const char *words)
{
  GtkWindow  *dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  const char *body;

  g_assert_nonnull (dialog);
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (body, name));
  g_assert_nonnull (strstr (body, words));
  g_assert_null (jb_window_get_bulletin (fixture->window));
  gtk_window_destroy (dialog);
}

/* What holds no text is no bulletin, and is said by name. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  import (fixture, "空.txt", "", 0);
  assert_refused (fixture, "空.txt", "is empty");
  import (fixture, "白.txt", " \r\n　\t\xc2\xa0\xef\xbb\xbf\n", -1);
  assert_refused (fixture, "白.txt", "is empty");
  import (fixture, "文.txt", "内容\0提要\n", 14);
  assert_refused (fixture, "文.txt", "NUL");
  import (fixture, "字.txt", "　字\n", -1);
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));
}

static void
put_caret (Fixture    *fixture,
           const char *words)
{
  GtkTextView   *view = jb_preview_get_view (JB_PREVIEW (find_child (fixture, JB_TYPE_PREVIEW)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start, end;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL));
  gtk_text_buffer_place_cursor (buffer, &start);
  ui_fixture_settle ();
}

/* The outline shows where the keyboard is, in the forms and in the text. */
static void
test_outline (Fixture      *fixture,
              gconstpointer data)
{
  JbOutline *outline = JB_OUTLINE (find_child (fixture, JB_TYPE_OUTLINE));

  import (fixture, "a.txt", issue, -1);
  focus_field (fixture, get_article (fixture, 0, 1), "Title");
  g_assert_true (jb_outline_get_current (outline) == G_OBJECT (get_article (fixture, 0, 1)));
  put_caret (fixture, "丙镇植树。");
  g_assert_true (jb_outline_get_current (outline) == G_OBJECT (get_article (fixture, 1, 0)));
  put_caret (fixture, "动态");
  g_assert_true (jb_outline_get_current (outline) == G_OBJECT (get_section (fixture, 0)));
  put_caret (fixture, "省委");
  g_assert_true (jb_outline_get_current (outline) ==
                 G_OBJECT (jb_bulletin_get_recipients (jb_window_get_bulletin (fixture->window))));
}

/* A bulletin has one name, in its window and in the list. */
static void
test_labels (Fixture      *fixture,
             gconstpointer data)
{
  JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  JbFields        *masthead;
  g_autofree char *bare = jb_bulletin_label_dup_issue ("7");
  g_autofree char *written = jb_bulletin_label_dup_issue ("第7期");
  g_autofree char *none = jb_bulletin_label_dup_issue ("");

  g_assert_cmpstr (bare, ==, "No. 7");
  g_assert_cmpstr (written, ==, "第7期");
  g_assert_cmpstr (none, ==, "");

  for (guint i = 0; i < 4; i++)
    {
      static const char *const expected[] = { "Untitled", "甲镇", "甲刊 No. 7", "Untitled" };
      g_autofree char         *label = NULL;
      g_autofree char         *listed = NULL;

      activate (fixture, i == 3 ? "win.new-document" : "win.new-bulletin");
      masthead = jb_bulletin_get_masthead (jb_window_get_bulletin (fixture->window));
      jb_fields_set_text (masthead, "name", i == 2 ? "甲刊" : NULL);
      jb_fields_set_text (masthead, "issue", i == 2 ? "7" : NULL);
      if (i == 1 || i == 2)
        {
          jb_section_insert_article (get_section (fixture, 0), 0);
          jb_article_set_title_text (get_article (fixture, 0, 0), "甲镇");
        }
      else if (i == 0)
        jb_bulletin_remove_section (jb_window_get_bulletin (fixture->window), 0);
      label = jb_bulletin_label_dup (jb_window_get_bulletin (fixture->window));
      g_assert_cmpstr (label, ==, expected[i]);
      activate (fixture, "win.save");
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), label));

      g_clear_pointer (&entries, g_ptr_array_unref);
      entries = jb_archive_list (fixture->archive, &everything, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < entries->len; j++)
        if (jb_archive_entry_get_id (entries->pdata[j]) == jb_window_get_id (fixture->window))
          listed = jb_bulletin_label_dup_for_entry (entries->pdata[j]);
      if (i > 0)
        g_assert_cmpstr (listed, ==, label);
    }
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *row;

  activate (fixture, "win.new-bulletin");
  row = gtk_widget_get_ancestor (get_focus (fixture), ADW_TYPE_PREFERENCES_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Name");
  g_assert_true (GTK_IS_TEXT (get_focus (fixture)));
  activate (fixture, "win.new-document");
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture),
                                         find_child (fixture, JB_TYPE_EDITOR)));
}

static void
test_stem (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (issue);
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();
  JbExportDialog *dialog = jb_export_dialog_new (NULL, transcript, settings);
  GtkWidget      *row = ui_fixture_find_row (GTK_WIDGET (dialog), "File Name", 0);
  const char     *name = gtk_editable_get_text (GTK_EDITABLE (row));
  int             start, end;

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  g_assert_true (g_str_has_suffix (name, ".txt"));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (row), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, (int) g_utf8_strlen (name, -1) - 4);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
check_names (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) != NULL &&
          gtk_button_get_use_underline (GTK_BUTTON (child)))
        {
          gtk_test_accessible_assert_relation (child, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                               gtk_button_get_child (GTK_BUTTON (child)), NULL);
          g_test_message ("button “%s”", gtk_button_get_label (GTK_BUTTON (child)));
          g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (child),
                                                            GTK_ACCESSIBLE_PROPERTY_LABEL));
          n++;
        }
      n += check_names (child);
    }

  return n;
}

/* A button is named by what its label shows, and by nothing else. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  activate (fixture, "win.new-bulletin");
  g_assert_cmpuint (check_names (GTK_WIDGET (fixture->window)), >, 5);
}

/* What a crash would leave behind. */
static void
test_remembered (Fixture      *fixture,
                 gconstpointer data)
{
  JbSettings *settings = jb_window_get_settings (fixture->window);
  gint64      first;

  import (fixture, "a.txt", issue, -1);
  first = jb_window_get_id (fixture->window);
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==, first);
  g_assert_cmpstr (jb_settings_get_string (settings, "last-archive"), ==,
                   jb_archive_get_path (fixture->archive));

  /* One that is not in the archive cannot be opened again. */
  activate (fixture, "win.new-bulletin");
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==, first);
  activate (fixture, "win.save");
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==,
                   jb_window_get_id (fixture->window));
  g_assert_cmpint (jb_window_get_id (fixture->window), !=, first);
}

static GLogWriterOutput
count_size_warnings (GLogLevelFlags   level,
                     const GLogField *fields,
                     gsize            n_fields,
                     gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        strstr (fields[i].value, "reported min") != NULL)
      n_size_warnings++;

  return g_log_writer_default (level, fields, n_fields, data);
}

/* The forms of the first bulletin have a size in windows of any width. */
static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  static const int widths[] = { 360, 500, 700, 860, 1000, 1200, 1360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      if (i > 0)
        {
          tear_down (fixture, data);
          set_up (fixture, data);
        }
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 700);
      wait (fixture);
      activate (fixture, "win.new-bulletin");
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      wait (fixture);
    }
  g_assert_cmpuint (n_size_warnings, ==, 0);
}

#define ADD(name, func) g_test_add ("/ui/habits/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  g_log_set_writer_func (count_size_warnings, NULL, NULL);

  ADD ("undo-focus", test_undo_focus);
  ADD ("remove-focus", test_remove_focus);
  ADD ("toast", test_toast);
  ADD ("export-selection", test_export_selection);
  ADD ("export-without-bulletin", test_export_without_bulletin);
  ADD ("empty", test_empty);
  ADD ("outline", test_outline);
  ADD ("labels", test_labels);
  ADD ("new", test_new);
  g_test_add_func ("/ui/habits/stem", test_stem);
  ADD ("names", test_names);
  ADD ("remembered", test_remembered);
  ADD ("sizes", test_sizes);

  return g_test_run ();
}
