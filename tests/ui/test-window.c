/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-article-card.h"
#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-library-row.h"
#include "jb-preview.h"
#include "jb-text-row.h"
#include "legacy/jb-legacy.h"
#include "window-fixture.h"

static char *
dup_preview (WindowFixture *fixture)
{
  JbPreview *preview = JB_PREVIEW (window_fixture_find (fixture, JB_TYPE_PREVIEW));

  jb_preview_update (preview);

  return jb_preview_dup_text (preview);
}

static guint
count_entries (WindowFixture *fixture)
{
  JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (fixture->archive, &everything, &error);

  g_assert_no_error (error);

  return entries->len;
}

/* Import the sample, change a source, undo, redo, save, reopen, export. */
static void
test_journey (WindowFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GBytes) sample = ui_fixture_load_sample ();
  const char      *original = g_bytes_get_data (sample, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *reopened = NULL;
  g_autofree char *target = window_fixture_build_path (fixture, "导出.txt");
  g_autofree char *written = NULL;
  g_autofree char *old_source = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (target);
  g_autoptr(GString) expected = g_string_new_len (original, (gssize) g_bytes_get_size (sample));
  g_autoptr(GString) saved = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;
  JbHistory *history;
  gint64     id;
  gsize      length;

  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));
  id = jb_window_get_id (fixture->window);
  g_assert_cmpint (id, >, 0);
  shown = dup_preview (fixture);
  g_assert_cmpstr (shown, ==, expected->str);

  row = ui_fixture_find_row (GTK_WIDGET (fixture->window), "Source", 1);
  g_assert_true (JB_IS_FIELD_ROW (row));
  old_source = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_assert_cmpstr (old_source, !=, "");
  gtk_widget_grab_focus (row);
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
  ui_fixture_type (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), "某市妇联办公室");
  ui_fixture_settle ();

  /* The field's bytes change and no others. */
  {
    g_autofree char *before = g_strconcat ("（", old_source, "）", NULL);
    const char      *at = strstr (expected->str, before);

    g_assert_nonnull (at);
    saved = g_string_new_len (expected->str, at - expected->str);
    g_string_append (saved, "（某市妇联办公室）");
    g_string_append (saved, at + strlen (before));
  }
  changed = dup_preview (fixture);
  g_assert_cmpstr (changed, ==, saved->str);
  history = jb_bulletin_get_history (jb_window_get_bulletin (fixture->window));
  g_assert_true (jb_history_get_modified (history));

  while (jb_history_get_can_undo (history))
    window_fixture_activate (fixture, "win.undo");
  undone = dup_preview (fixture);
  g_assert_cmpstr (undone, ==, expected->str);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, old_source);
  while (jb_history_get_can_redo (history))
    window_fixture_activate (fixture, "win.redo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "某市妇联办公室");

  window_fixture_activate (fixture, "win.save");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (jb_history_get_modified (history));

  window_fixture_activate (fixture, "win.new-document");
  g_assert_cmpint (jb_window_get_id (fixture->window), ==, 0);
  g_assert_cmpint (jb_bulletin_get_kind (jb_window_get_bulletin (fixture->window)), ==,
                   JB_KIND_DOCUMENT);
  jb_window_open_id (fixture->window, id);
  window_fixture_wait (fixture);
  g_assert_cmpint (jb_window_get_id (fixture->window), ==, id);
  reopened = dup_preview (fixture);
  g_assert_cmpstr (reopened, ==, saved->str);

  jb_window_export_to (fixture->window, file);
  window_fixture_wait (fixture);
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_file_get_contents (target, &written, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (written, length, saved->str, saved->len);
}

/* A text in another encoding, with white space that nobody would write, comes out as it
 * went in. */
static void
test_identity (WindowFixture *fixture,
               gconstpointer  data)
{
  static const char text[] =
      " 内容提要 \r\n\r\n[动态]\r\n\r\n 题目一  \r\n\r\n\r\n[动态] \r\n\r\n题目一\r\n\r\n\t正文。 \r\n"
      "\r\n　　　　（某市妇联） \r\n\r\n报：甲，乙\r\n\r\n送：丙\n发：丁";
  g_autofree char *encoded = NULL;
  g_autofree char *source = window_fixture_build_path (fixture, "旧.txt");
  g_autofree char *target = window_fixture_build_path (fixture, "新.txt");
  g_autofree char *written = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (target);
  g_autoptr(GError) error = NULL;
  gsize n_encoded, length;

  encoded = g_convert (text, -1, "GB18030", "UTF-8", NULL, &n_encoded, &error);
  g_assert_no_error (error);
  g_file_set_contents (source, encoded, (gssize) n_encoded, &error);
  g_assert_no_error (error);

  window_fixture_import (fixture, source);
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  jb_window_export_to (fixture->window, file);
  window_fixture_wait (fixture);
  g_file_get_contents (target, &written, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (written, length, encoded, n_encoded);
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;

  return n;
}

/* A file that cannot be read is named with the reason; the others are imported. */
static void
test_bad_file (WindowFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *bad = window_fixture_build_path (fixture, "坏.txt");
  g_autofree char *missing = window_fixture_build_path (fixture, "没有.txt");
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  AdwMessageDialog *dialog;

  g_file_set_contents (bad, "好\xff\xff\xff好", -1, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (bad));
  g_ptr_array_add (files, g_file_new_for_path (g_getenv ("JB_SAMPLE")));
  g_ptr_array_add (files, g_file_new_for_path (missing));
  jb_window_import_files (fixture->window, (GFile **) files->pdata, files->len);
  window_fixture_wait (fixture);

  dialog = ADW_MESSAGE_DIALOG (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "坏.txt"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "没有.txt"));
  g_assert_null (strstr (adw_message_dialog_get_body (dialog), "sample.txt"));
  g_assert_cmpuint (count (adw_message_dialog_get_body (dialog), "坏.txt"), ==, 1);
  g_assert_cmpuint (count (adw_message_dialog_get_body (dialog), "没有.txt"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  g_assert_nonnull (jb_window_get_bulletin (fixture->window));

  /* The same bytes again are not doubled. */
  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

static void
test_failed_export (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *target = window_fixture_build_path (fixture, "no such folder/x.txt");
  g_autoptr(GFile) file = g_file_new_for_path (target);
  AdwMessageDialog *dialog;

  window_fixture_import (fixture, g_getenv ("JB_SAMPLE"));
  jb_window_export_to (fixture->window, file);
  window_fixture_wait (fixture);
  dialog = ADW_MESSAGE_DIALOG (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), !=, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is left is saved as a draft, without a question. */
static void
test_leave (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *shown = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;
  gint64     id;

  window_fixture_activate (fixture, "win.open-sample");
  id = jb_window_get_id (fixture->window);
  row = ui_fixture_find_row (GTK_WIDGET (fixture->window), "Source", 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "改过的来源");

  window_fixture_activate (fixture, "win.new-bulletin");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (jb_window_get_id (fixture->window), ==, 0);
  transcript = jb_archive_load (fixture->archive, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (transcript->text, "（改过的来源）"));

  /* A new bulletin that nobody touched leaves no trace, one with a text does. */
  jb_window_open_id (fixture->window, id);
  window_fixture_wait (fixture);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
  window_fixture_activate (fixture, "win.new-bulletin");
  window_fixture_activate (fixture, "win.save");
  g_assert_cmpint (jb_window_get_id (fixture->window), >, id);
  g_assert_cmpuint (count_entries (fixture), ==, 2);
}

static void
set_source (WindowFixture *fixture,
            const char    *source)
{
  GtkWidget *row = ui_fixture_find_row (GTK_WIDGET (fixture->window), "Source", 0);

  gtk_editable_set_text (GTK_EDITABLE (row), source);
}

/* Whoever goes on typing while the bulletin is saved, or while the next one is read, loses
 * nothing. */
static void
test_type_while_leaving (WindowFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char *document = window_fixture_build_path (fixture, "文.txt");
  gint64           id, other;

  g_assert_true (g_file_set_contents (document, "柳汀市妇联文件\n\n关于办班的通知\n", -1, NULL));
  window_fixture_import (fixture, document);
  other = jb_window_get_id (fixture->window);
  window_fixture_activate (fixture, "win.open-sample");
  id = jb_window_get_id (fixture->window);

  /* After so many rounds of the main loop, as long as the bulletin is there to type in. */
  for (guint n = 0; n < 12; n++)
    {
      g_autofree char *source = g_strdup_printf ("第%u处", n);
      g_autofree char *printed = g_strdup_printf ("（%s）", source);
      g_autoptr(JbTranscript) transcript = NULL;
      g_autoptr(GError) error = NULL;
      gboolean typed;

      set_source (fixture, "先改的来源");
      jb_window_open_id (fixture->window, other);
      for (guint i = 0; i < n && jb_window_get_id (fixture->window) == id; i++)
        g_main_context_iteration (NULL, TRUE);
      typed = jb_window_get_id (fixture->window) == id;
      if (typed)
        set_source (fixture, source);
      window_fixture_wait (fixture);
      g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
      g_assert_cmpint (jb_window_get_id (fixture->window), ==, other);
      transcript = jb_archive_load (fixture->archive, id, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (transcript->text, typed ? printed : "（先改的来源）"));
      jb_window_open_id (fixture->window, id);
      window_fixture_wait (fixture);
    }
}

/* Another program saves the bulletin that is open here: both versions are kept. */
static void
test_changed_elsewhere (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (fixture, "archive.db");
  g_autoptr(JbArchive) other = jb_archive_open (path, NULL);
  g_autoptr(JbTranscript) theirs = NULL;
  g_autoptr(JbTranscript) ours = NULL;
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;
  gint64     id;

  window_fixture_activate (fixture, "win.open-sample");
  id = jb_window_get_id (fixture->window);
  theirs = jb_archive_load (other, id, &error);
  g_assert_no_error (error);
  bulletin = jb_bulletin_new_from_transcript (theirs, NULL);
  jb_fields_set_text (jb_bulletin_get_masthead (bulletin), "issue", "第9期");
  g_clear_pointer (&theirs, jb_transcript_unref);
  theirs = jb_bulletin_to_transcript (bulletin);
  g_assert_true (jb_archive_save (other, id, theirs, &error));
  g_assert_no_error (error);

  row = ui_fixture_find_row (GTK_WIDGET (fixture->window), "Source", 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "这边改的来源");
  window_fixture_activate (fixture, "win.save");
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (jb_window_get_id (fixture->window), !=, id);
  g_assert_cmpuint (count_entries (fixture), ==, 2);

  ours = jb_archive_load (other, jb_window_get_id (fixture->window), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (ours->text, "（这边改的来源）"));
  g_clear_pointer (&theirs, jb_transcript_unref);
  theirs = jb_archive_load (other, id, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (theirs->text, "这边改的来源"));
  g_assert_cmpuint (theirs->loose->len, ==, 1);
}

static void
test_close (WindowFixture *fixture,
            gconstpointer  data)
{
  JbWindow *other = jb_window_new (NULL);
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;
  gint64     id;

  window_fixture_activate (fixture, "win.open-sample");
  id = jb_window_get_id (fixture->window);

  /* A bulletin is open in one window only. */
  window_fixture_activate (fixture, "win.new-document");

  jb_window_set_archive (other, fixture->archive);
  gtk_window_present (GTK_WINDOW (other));
  while (jb_window_get_busy (other))
    g_main_context_iteration (NULL, FALSE);
  jb_window_open_id (other, id);
  while (jb_window_get_busy (other))
    g_main_context_iteration (NULL, FALSE);
  row = ui_fixture_find_row (GTK_WIDGET (other), "Source", 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "关窗时保存");
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  gtk_window_close (GTK_WINDOW (other));
  g_assert_nonnull (other);
  while (other != NULL)
    g_main_context_iteration (NULL, TRUE);

  transcript = jb_archive_load (fixture->archive, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (transcript->text, "（关窗时保存）"));
}

static void
test_structure (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWidget       *window = GTK_WIDGET (fixture->window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *moved = NULL;
  GListModel      *sections, *articles;
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbArticle) first = NULL;
  g_autoptr(JbArticle) now_first = NULL;
  GtkWidget *card;

  window_fixture_activate (fixture, "win.open-sample");
  before = dup_preview (fixture);
  sections = jb_bulletin_get_sections (jb_window_get_bulletin (fixture->window));
  section = g_list_model_get_item (sections, 0);
  articles = jb_section_get_articles (section);
  first = g_list_model_get_item (articles, 0);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 2);

  card = ui_fixture_find (window, JB_TYPE_ARTICLE_CARD, 0);
  g_assert_true (jb_article_card_get_article (JB_ARTICLE_CARD (card)) == first);
  g_assert_false (gtk_widget_activate_action (card, "article.move-up", NULL) &&
                  jb_history_get_can_undo (jb_bulletin_get_history (
                      jb_window_get_bulletin (fixture->window))));
  gtk_widget_activate_action (card, "article.move-down", NULL);
  now_first = g_list_model_get_item (articles, 0);
  g_assert_true (now_first != first);
  card = ui_fixture_find (window, JB_TYPE_ARTICLE_CARD, 0);
  g_assert_true (jb_article_card_get_article (JB_ARTICLE_CARD (card)) == now_first);
  moved = dup_preview (fixture);
  g_assert_cmpstr (moved, !=, before);

  card = ui_fixture_find (window, JB_TYPE_ARTICLE_CARD, 0);
  gtk_widget_activate_action (card, "article.add-below", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 3);
  card = ui_fixture_find (window, JB_TYPE_ARTICLE_CARD, 1);
  gtk_widget_activate_action (card, "article.remove", NULL);
  card = ui_fixture_find (window, JB_TYPE_ARTICLE_CARD, 0);
  gtk_widget_activate_action (card, "article.remove", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 1);
  window_fixture_wait (fixture);

  while (jb_history_get_can_undo (jb_bulletin_get_history (
      jb_window_get_bulletin (fixture->window))))
    window_fixture_activate (fixture, "win.undo");
  after = dup_preview (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Narrow, the archive is a page of its own. */
static void
test_folds (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *leaflet = window_fixture_find (fixture, ADW_TYPE_LEAFLET);
  gboolean   shown;

  window_fixture_activate (fixture, "win.open-sample");
  g_assert_false (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  window_fixture_activate (fixture, "win.show-archive");
  g_object_get (fixture->window, "show-archive", &shown, NULL);
  g_assert_false (shown);
  window_fixture_activate (fixture, "win.show-archive");
  g_object_get (fixture->window, "show-archive", &shown, NULL);
  g_assert_true (shown);
  window_fixture_activate (fixture, "win.show-preview");
  g_object_get (fixture->window, "show-preview", &shown, NULL);
  g_assert_false (shown);
}

static GtkWidget *
find_button (GtkWidget  *window,
             const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_fixture_find (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      break;
  g_assert_nonnull (button);

  return button;
}

static GtkWidget *
find_label (GtkWidget  *window,
            const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_fixture_find (window, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      break;

  return label;
}

/* Narrow, nothing leads back to an archive with nothing in it. */
static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  JbWindow  *narrow = jb_window_new (NULL);
  GtkWidget *leaflet = ui_fixture_find (GTK_WIDGET (narrow), ADW_TYPE_LEAFLET, 0);
  GtkWidget *back = find_button (GTK_WIDGET (narrow), "win.back");
  GtkWidget *content;
  gboolean   shown;

  gtk_window_set_default_size (GTK_WINDOW (narrow), 360, 640);
  jb_window_set_archive (narrow, fixture->archive);
  gtk_window_present (GTK_WINDOW (narrow));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (narrow));
  while (jb_window_get_busy (narrow))
    g_main_context_iteration (NULL, FALSE);
  ui_fixture_settle ();
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  content = adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet));
  g_assert_true (gtk_widget_is_ancestor (back, content));
  g_assert_false (gtk_widget_get_visible (back));
  g_object_get (narrow, "show-archive", &shown, NULL);
  g_assert_false (shown);

  gtk_widget_activate_action (GTK_WIDGET (narrow), "win.open-sample", NULL);
  while (jb_window_get_busy (narrow))
    g_main_context_iteration (NULL, FALSE);
  ui_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (back));
  gtk_widget_activate_action (GTK_WIDGET (narrow), "win.back", NULL);
  ui_fixture_settle ();
  g_assert_true (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)) != content);

  gtk_window_destroy (GTK_WINDOW (narrow));
  ui_fixture_settle ();
}

/* What could not be opened is not called empty, and the heading is not said twice. */
static void
test_no_archive (WindowFixture *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *message;
    const char *shown;
  } rows[] = {
    { "The archive could not be opened. The file “a” is damaged.", "The file “a” is damaged." },
    { "The archive could not be made. The disk is full.",
      "The archive could not be made. The disk is full." },
    { "The archive could not be opened.", "" },
  };
  JbWindow  *other = jb_window_new (NULL);
  GtkWidget *empty;

  gtk_window_present (GTK_WINDOW (other));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (other));
  ui_fixture_settle ();
  empty = find_label (GTK_WIDGET (other), "The archive is empty");
  g_assert_nonnull (empty);
  g_assert_false (gtk_widget_get_mapped (empty));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                      rows[i].message);
      GtkWidget *page;

      jb_window_show_error (other, error);
      ui_fixture_settle ();
      page = gtk_widget_get_ancestor (find_label (GTK_WIDGET (other),
                                                  "The Archive Could Not Be Opened"),
                                      ADW_TYPE_STATUS_PAGE);
      g_assert_true (gtk_widget_get_mapped (page));
      g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==,
                       rows[i].shown);
      g_assert_false (gtk_widget_get_mapped (empty));
    }

  gtk_window_destroy (GTK_WINDOW (other));
  ui_fixture_settle ();

  /* What is empty is called so. */
  empty = find_label (GTK_WIDGET (fixture->window), "The archive is empty");
  g_assert_true (gtk_widget_get_mapped (empty));
}

static void
check_mnemonics (GMenuModel *menu,
                 GHashTable *seen)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;
      const char      *mark;

      if (section != NULL)
        {
          check_mnemonics (section, seen);
          continue;
        }

      g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s",
                                                      &label));
      mark = strchr (label, '_');
      if (mark != NULL)
        g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (g_ascii_tolower (mark[1]))));
    }
}

/* Returns how many menus there are; they are made when they are opened. */
static guint
check_menus (GtkWidget *window)
{
  GtkWidget *button;
  guint      n_menus = 0;

  for (guint i = 0; (button = ui_fixture_find (window, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
      GMenuModel *menu;

      if (!gtk_widget_get_mapped (button))
        continue;

      g_assert_true (gtk_widget_is_sensitive (button));
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      ui_fixture_settle ();
      menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      ui_fixture_settle ();
      if (menu == NULL)
        continue;
      check_mnemonics (menu, seen);
      n_menus++;
    }

  return n_menus;
}

static void
test_mnemonics (WindowFixture *fixture,
                gconstpointer  data)
{
  JbWindow *narrow = jb_window_new (NULL);

  g_assert_cmpuint (check_menus (GTK_WIDGET (fixture->window)), >=, 2);

  gtk_window_set_default_size (GTK_WINDOW (narrow), 360, 640);
  jb_window_set_archive (narrow, fixture->archive);
  gtk_window_present (GTK_WINDOW (narrow));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (narrow));
  while (jb_window_get_busy (narrow))
    g_main_context_iteration (NULL, FALSE);
  ui_fixture_settle ();
  g_assert_cmpuint (check_menus (GTK_WIDGET (narrow)), >=, 1);

  gtk_window_destroy (GTK_WINDOW (narrow));
  ui_fixture_settle ();
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/window/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

  ADD ("journey", test_journey);
  ADD ("identity", test_identity);
  ADD ("bad-file", test_bad_file);
  ADD ("failed-export", test_failed_export);
  ADD ("leave", test_leave);
  ADD ("type-while-leaving", test_type_while_leaving);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("close", test_close);
  ADD ("structure", test_structure);
  ADD ("folds", test_folds);
  ADD ("narrow", test_narrow);
  ADD ("no-archive", test_no_archive);
  ADD ("mnemonics", test_mnemonics);

  return g_test_run ();
}
