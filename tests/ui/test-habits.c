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
#include "window-fixture.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* What a newcomer stumbles over: where the keyboard is, what things are called, what is said. */

static const char issue[] = "[动态]\n\n甲镇开办夜校\n\n　　甲镇开办夜校。\n\n（甲镇妇联）\n\n"
                            "乙镇评选家庭\n\n　　乙镇评选家庭。\n\n（乙镇妇联）\n\n"
                            "[交流]\n\n丙镇植树\n\n　　丙镇植树。\n\n（丙镇妇联）\n\n"
                            "报：省委\n送：各市妇联\n";

static guint n_size_warnings;

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static JbSection *
get_section (WindowFixture *fixture,
             guint          at)
{
  GListModel *sections = jb_bulletin_get_sections (jb_window_get_bulletin (fixture->window));
  g_autoptr(JbSection) section = g_list_model_get_item (sections, at);

  /* The list keeps it. */
  return section;
}

static JbArticle *
get_article (WindowFixture *fixture,
             guint          section,
             guint          at)
{
  GListModel *articles = jb_section_get_articles (get_section (fixture, section));
  g_autoptr(JbArticle) article = g_list_model_get_item (articles, at);

  return article;
}

static GtkWidget *
focus_field (WindowFixture *fixture,
             JbArticle     *article,
             const char    *title)
{
  JbEditor  *editor = JB_EDITOR (window_fixture_find (fixture, JB_TYPE_EDITOR));
  GtkWidget *card = jb_editor_find_part (editor, G_OBJECT (article));
  GtkWidget *row = ui_fixture_find_row (card, title, 0);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  ui_fixture_settle ();

  return card;
}

/* The keyboard is in a field where one can write, of @part. */
static void
assert_in_field (WindowFixture *fixture,
                 gpointer       part,
                 const char    *title)
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

/* Waits until nothing is laid out any more. */
static void
wait_for_frames (WindowFixture *fixture)
{
  for (guint i = 0; i < 12; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      ui_fixture_settle ();
    }
}

/* Where the lower edge of what is written is, from the upper edge of the window, in pixels. */
static double
get_lower_edge (WindowFixture *fixture,
                GtkWidget     *widget)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  double     x, y;

  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextView   *view = GTK_TEXT_VIEW (widget);
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
      GtkTextIter    at;
      GdkRectangle   caret;

      gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
      gtk_text_view_get_iter_location (view, &at, &caret);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x,
                                             caret.y + caret.height, &caret.x, &caret.y);
      g_assert_true (gtk_widget_translate_coordinates (widget, window, 0, caret.y, &x, &y));
    }
  else
    {
      int height = gtk_widget_get_height (widget);

      g_assert_true (gtk_widget_translate_coordinates (widget, window, 0, height, &x, &y));
    }

  return y;
}

/* What stands above the contents of the window: a toast. */
static GtkWidget *
find_overlaid (WindowFixture *fixture)
{
  GtkWidget *overlay = window_fixture_find (fixture, ADW_TYPE_TOAST_OVERLAY);

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)))
      return child;

  return NULL;
}

static AdwToast *
find_toast (WindowFixture *fixture)
{
  GType      type = g_type_from_name ("AdwToastWidget");
  GtkWidget *widget = type != 0 ? window_fixture_find (fixture, type) : NULL;
  g_autoptr(AdwToast) toast = NULL;

  if (widget != NULL)
    g_object_get (widget, "toast", &toast, NULL);

  return toast;
}

/* libadwaita does not like it when one goes while it comes. */
static void
wait_for_no_toast (WindowFixture *fixture)
{
  AdwToast *toast;

  while ((toast = find_toast (fixture)) != NULL)
    {
      for (guint i = 0; i < 50; i++)
        {
          ui_fixture_settle ();
          g_usleep (G_USEC_PER_SEC / 100);
        }
      if (find_toast (fixture) == toast)
        adw_toast_dismiss (toast);
      while (find_toast (fixture) == toast)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A toast does not cover what one writes in. */
static void
test_toast_room (WindowFixture *fixture,
                 gconstpointer  data)
{
  static const char *const fields[] = { "Source", "Body" };
  GtkWidget               *focus;
  double                   bottom;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < 2; j++)
      {
        graphene_rect_t bounds;
        GtkWidget      *toast;

        /* The field is somewhere in sight, or at the lower edge. */
        wait_for_no_toast (fixture);
        focus_field (fixture, get_article (fixture, 1, 0), fields[i]);
        wait_for_frames (fixture);
        focus = get_focus (fixture);
        bottom = get_lower_edge (fixture, focus);
        if (j == 1)
          {
            gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, (int) bottom + 20);
            wait_for_frames (fixture);
          }
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.offer-undo", "s", "好了");
        wait_for_frames (fixture);
        toast = find_overlaid (fixture);
        g_assert_nonnull (toast);
        g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (fixture->window), &bounds));
        g_assert_cmpfloat (get_lower_edge (fixture, focus), <=, bounds.origin.y);

        /* Nor does one that was there before. */
        ui_fixture_type (focus, "字");
        wait_for_frames (fixture);
        g_assert_true (get_focus (fixture) == focus);
        window_fixture_activate (fixture, "win.undo");
        gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
        wait_for_frames (fixture);
      }
}

static void
test_undo_focus (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *card;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  card = focus_field (fixture, get_article (fixture, 0, 1), "Source");
  gtk_widget_activate_action (card, "article.duplicate", NULL);
  window_fixture_wait (fixture);
  assert_in_field (fixture, get_article (fixture, 0, 2), "Title");
  window_fixture_activate (fixture, "win.undo");
  g_assert_null (get_article (fixture, 0, 2));
  assert_in_field (fixture, get_article (fixture, 0, 1), "Title");

  /* A section that is gone, too, and one with nothing before it. */
  gtk_widget_activate_action (get_focus (fixture), "section.add-below", NULL);
  window_fixture_wait (fixture);
  window_fixture_activate (fixture, "win.undo");
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (card, "article.add-below", NULL);
  window_fixture_wait (fixture);
  ui_fixture_type (get_focus (fixture), "丁");
  window_fixture_activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 2), "Title");
  window_fixture_activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 1), "Title");

  /* What was typed is shown where it was typed, as before. */
  focus_field (fixture, get_article (fixture, 0, 0), "Source");
  ui_fixture_type (get_focus (fixture), "字");
  focus_field (fixture, get_article (fixture, 1, 0), "Title");
  window_fixture_activate (fixture, "win.undo");
  assert_in_field (fixture, get_article (fixture, 0, 0), "Source");
}

static void
test_remove_focus (WindowFixture *fixture,
                   gconstpointer  data)
{
  GtkWidget *card;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  card = focus_field (fixture, get_article (fixture, 0, 0), "Source");
  gtk_widget_activate_action (card, "article.remove", NULL);
  window_fixture_wait (fixture);
  assert_in_field (fixture, get_article (fixture, 0, 0), "Title");
  gtk_widget_activate_action (get_focus (fixture), "article.remove", NULL);
  window_fixture_wait (fixture);
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (get_focus (fixture), "section.remove", NULL);
  window_fixture_wait (fixture);
  assert_in_field (fixture, get_section (fixture, 0), "Section");
  gtk_widget_activate_action (get_focus (fixture), "section.remove", NULL);
  window_fixture_wait (fixture);
  g_assert_null (get_section (fixture, 0));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture),
                                         window_fixture_find (fixture, JB_TYPE_EDITOR)));
}

static void
on_dismissed_cb (AdwToast *toast,
                 gpointer  data)
{
  *(gboolean *) data = TRUE;
}

/* An offer to undo goes with what it would undo. */
static void
test_toast (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *card;
  AdwToast  *toast;
  gboolean   dismissed = FALSE;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
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
  window_fixture_wait (fixture);
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

/* GTK 4.8 draws the path of its dialog before it has made room for it when other threads are slow
 * to tell it where it is, so the dialog is answered as soon as it is there. It loads
 * libcloudproviders, which keeps a little for ever that cannot be told from other leaks. */
static void
choose_and_cancel (WindowFixture *fixture)
{
  gint64     end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GtkWindow *dialog;

#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL));
  while ((dialog = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG)) == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_null (find_toplevel (JB_TYPE_EXPORT_DIALOG));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  window_fixture_wait (fixture);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
}

/* The keys of exporting mean what is selected, also when nothing is open. */
static void
test_export_selection (WindowFixture *fixture,
                       gconstpointer  data)
{
  GtkListView       *list;
  GtkSelectionModel *selection;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  window_fixture_import_text (fixture, "b.txt", "[动态]\n\n丁镇\n\n　　丁镇植树。\n\n（丁镇妇联）\n", -1);
  list = GTK_LIST_VIEW (ui_fixture_find (window_fixture_find (fixture, JB_TYPE_LIBRARY),
                                         GTK_TYPE_LIST_VIEW, 0));
  selection = gtk_list_view_get_model (list);
  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (jb_library_get_n_selected (JB_LIBRARY (window_fixture_find (fixture,
                                                                                JB_TYPE_LIBRARY))),
                    ==, 2);
  choose_and_cancel (fixture);
  g_assert_null (find_toplevel (JB_TYPE_EXPORT_DIALOG));

  gtk_selection_model_select_item (selection, 0, TRUE);
  window_fixture_wait (fixture);
  window_fixture_activate (fixture, "win.export");
  g_assert_nonnull (find_toplevel (JB_TYPE_EXPORT_DIALOG));
  gtk_window_destroy (find_toplevel (JB_TYPE_EXPORT_DIALOG));
}

static void
test_export_without_bulletin (WindowFixture *fixture,
                              gconstpointer  data)
{
  GtkListView *list;
  JbWindow    *other;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  window_fixture_import_text (fixture, "b.txt", "[动态]\n\n丁镇\n\n　　丁镇植树。\n\n（丁镇妇联）\n", -1);
  other = fixture->window;
  fixture->window = jb_window_new (NULL);
  jb_window_set_archive (fixture->window, fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  window_fixture_wait (fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_null (jb_window_get_bulletin (fixture->window));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL) &&
                  find_toplevel (JB_TYPE_EXPORT_DIALOG) != NULL);
  list = GTK_LIST_VIEW (ui_fixture_find (window_fixture_find (fixture, JB_TYPE_LIBRARY),
                                         GTK_TYPE_LIST_VIEW, 0));
  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  choose_and_cancel (fixture);
}

static void
assert_refused (WindowFixture *fixture,
                const char    *name,
                const char    *words)
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
test_empty (WindowFixture *fixture,
            gconstpointer  data)
{
  window_fixture_import_text (fixture, "空.txt", "", 0);
  assert_refused (fixture, "空.txt", "is empty");
  window_fixture_import_text (fixture, "白.txt", " \r\n　\t\xc2\xa0\xef\xbb\xbf\n", -1);
  assert_refused (fixture, "白.txt", "is empty");
  window_fixture_import_text (fixture, "文.txt", "内容\0提要\n", 14);
  assert_refused (fixture, "文.txt", "NUL");
  window_fixture_import_text (fixture, "字.txt", "　字\n", -1);
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));
}

static void
put_caret (WindowFixture *fixture,
           const char    *words)
{
  JbPreview     *preview = JB_PREVIEW (window_fixture_find (fixture, JB_TYPE_PREVIEW));
  GtkTextView   *view = jb_preview_get_view (preview);
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
test_outline (WindowFixture *fixture,
              gconstpointer  data)
{
  JbOutline *outline = JB_OUTLINE (window_fixture_find (fixture, JB_TYPE_OUTLINE));

  window_fixture_import_text (fixture, "a.txt", issue, -1);
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
test_labels (WindowFixture *fixture,
             gconstpointer  data)
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

      window_fixture_activate (fixture, i == 3 ? "win.new-document" : "win.new-bulletin");
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
      window_fixture_activate (fixture, "win.save");
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
test_new (WindowFixture *fixture,
          gconstpointer  data)
{
  GtkWidget *row;

  window_fixture_activate (fixture, "win.new-bulletin");
  row = gtk_widget_get_ancestor (get_focus (fixture), ADW_TYPE_PREFERENCES_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Name");
  g_assert_true (GTK_IS_TEXT (get_focus (fixture)));

  /* Wherever the keyboard was: the number of a document is often given when it is filed. */
  for (guint i = 0; i < 4; i++)
    {
      if (i == 1)
        gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
      window_fixture_activate (fixture, "win.new-document");
      g_assert_true (gtk_widget_is_ancestor (get_focus (fixture),
                                             window_fixture_find (fixture, JB_TYPE_EDITOR)));
      row = gtk_widget_get_ancestor (get_focus (fixture), ADW_TYPE_PREFERENCES_ROW);
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Title");
      g_assert_true (GTK_IS_TEXT_VIEW (get_focus (fixture)));
      if (i == 2)
        window_fixture_activate (fixture, "win.new-bulletin");
    }
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
test_names (WindowFixture *fixture,
            gconstpointer  data)
{
  window_fixture_activate (fixture, "win.new-bulletin");
  g_assert_cmpuint (check_names (GTK_WIDGET (fixture->window)), >, 5);
}

/* What a crash would leave behind. */
static void
test_remembered (WindowFixture *fixture,
                 gconstpointer  data)
{
  JbSettings *settings = jb_window_get_settings (fixture->window);
  gint64      first;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  first = jb_window_get_id (fixture->window);
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==, first);
  g_assert_cmpstr (jb_settings_get_string (settings, "last-archive"), ==,
                   jb_archive_get_path (fixture->archive));

  /* One that is not in the archive cannot be opened again. */
  window_fixture_activate (fixture, "win.new-bulletin");
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==, first);
  window_fixture_activate (fixture, "win.save");
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==,
                   jb_window_get_id (fixture->window));
  g_assert_cmpint (jb_window_get_id (fixture->window), !=, first);
}

/* While an input method composes, undo leaves alone what is written already. */
static void
test_undo_composing (WindowFixture *fixture,
                     gconstpointer  data)
{
  static const char *const fields[] = { "Body", "Source" };

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      JbHistory       *history = jb_bulletin_get_history (jb_window_get_bulletin (fixture->window));
      g_autofree char *text = NULL;
      g_autofree char *after = NULL;
      GtkWidget       *focus;

      focus_field (fixture, get_article (fixture, 0, 1), fields[i]);
      focus = get_focus (fixture);
      ui_fixture_type (focus, "字");
      ui_fixture_settle ();
      text = ui_fixture_dup_bytes (jb_window_get_bulletin (fixture->window));
      g_signal_emit_by_name (focus, "preedit-changed", "kai hui");
      window_fixture_activate (fixture, "win.undo");
      after = ui_fixture_dup_bytes (jb_window_get_bulletin (fixture->window));
      g_assert_cmpstr (after, ==, text);
      g_assert_true (get_focus (fixture) == focus);

      g_signal_emit_by_name (focus, "preedit-changed", "");
      window_fixture_activate (fixture, "win.undo");
      g_assert_false (jb_history_get_can_undo (history));
      window_fixture_activate (fixture, "win.redo");
      g_assert_true (jb_history_get_can_undo (history));
      window_fixture_activate (fixture, "win.undo");
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  ++*n;
}

/* Archive and forms stand beside each other, or one of them is all that is seen; the window makes
 * up its mind at any width, coming from either side. */
static void
test_fold (WindowFixture *fixture,
           gconstpointer  data)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (window_fixture_find (fixture, ADW_TYPE_LEAFLET));
  GtkWidget  *editor = window_fixture_find (fixture, JB_TYPE_EDITOR);
  guint       n_folded = 0, n_changes;

  window_fixture_import_text (fixture, "a.txt", issue, -1);
  for (int i = -7; i <= 7; i++)
    {
      int width = 1100 - 60 * (8 - ABS (i));

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
      n_changes = 0;
      g_signal_connect (leaflet, "notify::folded", G_CALLBACK (count_cb), &n_changes);
      wait_for_frames (fixture);
      g_test_message ("%d: %s after %u", width,
                      adw_leaflet_get_folded (leaflet) ? "folded" : "unfolded", n_changes);
      g_assert_cmpuint (n_changes, <=, 3);
      n_changes = 0;
      wait_for_frames (fixture);
      g_assert_cmpuint (n_changes, ==, 0);
      g_signal_handlers_disconnect_by_func (leaflet, count_cb, &n_changes);

      n_folded += adw_leaflet_get_folded (leaflet);
      for (guint j = 0; adw_leaflet_get_child_transition_running (leaflet); j++)
        {
          g_assert_cmpuint (j, <, 100);
          wait_for_frames (fixture);
        }
      if (adw_leaflet_get_folded (leaflet))
        g_assert_true (gtk_widget_get_mapped (editor));
    }
  g_assert_cmpuint (n_folded, >, 3);
  g_assert_cmpuint (n_folded, <, 15);

  /* And back. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  wait_for_frames (fixture);
  g_assert_false (adw_leaflet_get_folded (leaflet));
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
test_sizes (WindowFixture *fixture,
            gconstpointer  data)
{
  static const int widths[] = { 360, 500, 700, 860, 1000, 1200, 1360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      if (i > 0)
        {
          window_fixture_tear_down (fixture, data);
          window_fixture_set_up (fixture, data);
        }
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 700);
      window_fixture_wait (fixture);
      window_fixture_activate (fixture, "win.new-bulletin");
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      window_fixture_wait (fixture);
    }
  g_assert_cmpuint (n_size_warnings, ==, 0);
}

#define ADD(name, func) \
  g_test_add ("/ui/habits/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  g_log_set_writer_func (count_size_warnings, NULL, NULL);

  ADD ("undo-focus", test_undo_focus);
  ADD ("remove-focus", test_remove_focus);
  ADD ("toast", test_toast);
  ADD ("toast-room", test_toast_room);
  ADD ("export-selection", test_export_selection);
  ADD ("export-without-bulletin", test_export_without_bulletin);
  ADD ("empty", test_empty);
  ADD ("outline", test_outline);
  ADD ("labels", test_labels);
  ADD ("new", test_new);
  g_test_add_func ("/ui/habits/stem", test_stem);
  ADD ("names", test_names);
  ADD ("remembered", test_remembered);
  ADD ("undo-composing", test_undo_composing);
  ADD ("fold", test_fold);
  ADD ("sizes", test_sizes);

  return g_test_run ();
}
