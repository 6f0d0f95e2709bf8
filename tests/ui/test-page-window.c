/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-section.h"
#include "directory/jb-directory-csv.h"
#include "jb-editor.h"
#include "jb-mailing-list-dialog.h"
#include "jb-page-pane.h"
#include "jb-page-print.h"
#include "jb-preview.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"
#include "window-fixture.h"

/* Pages in the window: from the text to them and back, from a page to its field, and PDF. */

static const char issue[] =
    "澜州妇情\n\n第7期\n\n澜州市妇联办公室          2014年3月5日\n\n"
    "[基层动态]\n\n甲县送课下乡\n\n　　正文一段，讲师到场。\n\n　　　　　　　　（甲县妇联）\n\n"
    "报：市委\n";

static gint64
open_issue (WindowFixture *f,
            const char    *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, &error));
  g_assert_no_error (error);
  window_fixture_wait (f);
  jb_window_open_id (f->window, id);
  window_fixture_wait (f);

  return id;
}

static gboolean
is_enabled (WindowFixture *f,
            const char    *action)
{
  GtkWidget *item = gtk_button_new ();
  gboolean   enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, GTK_WIDGET (f->window));
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);

  return enabled;
}

static JbPagePane *
find_pane (WindowFixture *f)
{
  return JB_PAGE_PANE (ui_fixture_find (GTK_WIDGET (f->window), JB_TYPE_PAGE_PANE, 0));
}

static JbPagePane *
wait_for_pages (WindowFixture *f)
{
  JbPagePane *pane = find_pane (f);
  gint64      end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_assert_nonnull (pane);
  while (!jb_page_follower_get_current (jb_page_pane_get_follower (pane)))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));

  return pane;
}

static gboolean
says (GtkWidget  *root,
      const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

static JbBlock *
get_paragraph (WindowFixture *f)
{
  JbBulletin *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) item = g_list_model_get_item (jb_section_get_articles (section), 0);
  g_autoptr(JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (item), 0);

  return block;
}

static void
test_switch (WindowFixture *f,
             gconstpointer  data)
{
  GtkWidget *preview;
  JbWindow  *other;
  gboolean   show_page, show_preview;

  /* Without a bulletin there is nothing to show, and nobody has a pane made for nothing. */
  g_assert_false (is_enabled (f, "win.show-page"));
  open_issue (f, issue);
  preview = ui_fixture_find (GTK_WIDGET (f->window), JB_TYPE_PREVIEW, 0);
  g_assert_null (find_pane (f));
  g_assert_true (gtk_widget_get_mapped (preview));

  window_fixture_activate (f, "win.show-page");
  wait_for_pages (f);
  g_assert_false (gtk_widget_get_mapped (preview));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_pane (f))));
  g_object_get (f->window, "show-page", &show_page, NULL);
  g_assert_true (show_page);

  /* The next window begins with them. */
  other = jb_window_new (NULL);
  gtk_window_present (GTK_WINDOW (other));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (other));
  ui_fixture_settle ();
  g_assert_nonnull (ui_fixture_find (GTK_WIDGET (other), JB_TYPE_PAGE_PANE, 0));
  window_fixture_close (other);

  /* Hidden, the next press brings the pages back and not the text. */
  g_object_set (f->window, "show-preview", FALSE, NULL);
  g_object_get (f->window, "show-page", &show_page, NULL);
  g_assert_false (show_page);
  window_fixture_activate (f, "win.show-page");
  g_object_get (f->window, "show-page", &show_page, "show-preview", &show_preview, NULL);
  g_assert_true (show_page);
  g_assert_true (show_preview);

  window_fixture_activate (f, "win.show-page");
  g_object_get (f->window, "show-page", &show_page, NULL);
  g_assert_false (show_page);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  g_assert_true (gtk_widget_get_mapped (preview));
}

/* Another bulletin is shown on pages too, and the style is kept for its kind. */
static void
test_other_bulletin (WindowFixture *f,
                     gconstpointer  data)
{
  JbPagePane *pane;

  open_issue (f, issue);
  g_object_set (f->window, "show-page", TRUE, NULL);
  pane = wait_for_pages (f);
  jb_page_pane_set_style_name (pane, "plain");
  wait_for_pages (f);

  open_issue (f, "甲县人民政府文件\n\n甲政〔2014〕3号\n\n关于办学的通知\n\n各镇人民政府：\n\n"
                 "　　请认真办学。\n\n　　　　甲县人民政府\n　　　　2014年3月5日\n");
  g_assert_cmpint (jb_bulletin_get_kind (jb_window_get_bulletin (f->window)), ==,
                   JB_KIND_DOCUMENT);
  wait_for_pages (f);
  g_assert_cmpstr (jb_page_pane_get_style_name (pane), ==, "");
  g_assert_cmpint (jb_page_sheets_get_style (
                       jb_page_view_get_sheets (jb_page_pane_get_view (pane)))
                       ->head,
                   ==, JB_PAGE_HEAD_DOCUMENT);

  open_issue (f, issue);
  wait_for_pages (f);
  g_assert_cmpstr (jb_page_pane_get_style_name (pane), ==, "plain");
  jb_page_pane_set_style_name (pane, "");
}

static void
test_click (WindowFixture *f,
            gconstpointer  data)
{
  JbPagePane *pane;
  JbBlock    *block;
  JbPageSpot  spot;
  guint       character = 0;
  GtkWidget  *focus;

  open_issue (f, issue);
  g_object_set (f->window, "show-page", TRUE, NULL);
  pane = wait_for_pages (f);
  block = get_paragraph (f);
  g_assert_true (jb_page_follower_get_spot (jb_page_pane_get_follower (pane), block, &spot));
  spot.value = strlen ("正文一段");
  g_signal_emit_by_name (jb_page_pane_get_view (pane), "spot-activated", &spot, 1);
  window_fixture_wait (f);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));

  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, ui_fixture_find (GTK_WIDGET (f->window),
                                                                 JB_TYPE_EDITOR, 0)));
  g_assert_true (jb_page_pane_get_place (pane, &character) == block);
  g_assert_cmpuint (character, ==, 4);
  g_assert_cmpuint (jb_page_marks_get_place (
                        jb_page_view_get_marks (jb_page_pane_get_view (pane)))
                        ->len,
                    ==, 1);

  /* There and back by the key. */
  window_fixture_activate (f, "win.go-to-other-side");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) ==
                 GTK_WIDGET (jb_page_pane_get_view (pane)));
  window_fixture_activate (f, "win.go-to-other-side");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (f->window))));
}

static void
assert_logged (WindowFixture *f,
               gint64         id,
               const char    *place,
               guint          n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) log = jb_archive_list_log (f->archive, id, &error);
  guint n_printed = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < log->len; i++)
    {
      JbLogEntry *entry = g_ptr_array_index (log, i);

      if (jb_log_entry_get_event (entry) != JB_LOG_PRINTED)
        continue;
      n_printed++;
      g_assert_cmpstr (jb_log_entry_get_place (entry), ==, place);
      g_assert_nonnull (jb_log_entry_get_sha256 (entry));
    }
  g_assert_cmpuint (n_printed, ==, n);
}

static void
test_pdf (WindowFixture *f,
          gconstpointer  data)
{
  gint64           id = open_issue (f, issue);
  g_autofree char *path = window_fixture_build_path (f, "第7期.pdf");
  g_autofree char *again = window_fixture_build_path (f, "again.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) other = g_file_new_for_path (again);
  g_autofree char *contents = NULL;
  g_autofree char *same = NULL;
  gsize            length, same_length;

  jb_window_export_pdf_to (f->window, file);
  /* One at a time. */
  g_assert_false (is_enabled (f, "win.export-pdf"));
  jb_window_export_pdf_to (f->window, other);
  window_fixture_wait (f);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-1."));
  g_assert_true (says (GTK_WIDGET (f->window), "Exported to “第7期.pdf”"));
  assert_logged (f, id, path, 1);

  /* The same bulletin makes the same file. */
  g_assert_cmpint (g_remove (path), ==, 0);
  jb_window_export_pdf_to (f->window, other);
  window_fixture_wait (f);
  g_assert_true (g_file_get_contents (again, &same, &same_length, NULL));
  g_assert_cmpmem (contents, length, same, same_length);
}

/* Nothing is left of what could not be written, and nothing is logged. */
static void
test_pdf_fails (WindowFixture *f,
                gconstpointer  data)
{
  gint64           id = open_issue (f, issue);
  g_autofree char *path = window_fixture_build_path (f, "nowhere/7.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWindow *dialog;

  jb_window_export_pdf_to (f->window, file);
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The PDF Could Not Be Exported");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "7.pdf"));
  gtk_window_destroy (dialog);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_logged (f, id, path, 0);
}

/* The place is told, and what was there before is whole, when the disk is full. */
static void
test_full_disk (WindowFixture *f,
                gconstpointer  data)
{
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");
  GtkWindow *dialog;

  if (!g_file_query_exists (full, NULL))
    {
      g_test_skip ("There is no device that is full");
      return;
    }

  open_issue (f, issue);
  jb_window_export_pdf_to (f->window, full);
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "full"));
  gtk_window_destroy (dialog);
}

/* What is printed with boxes is told of. */
static void
test_missing (WindowFixture *f,
              gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "7.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWindow *dialog;

  open_issue (f, issue);
  jb_block_set_text (get_paragraph (f), "讲师\uE123芳到场。");
  jb_window_export_pdf_to (f->window, file);
  window_fixture_wait (f);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "\uE123"));
  gtk_window_destroy (dialog);

  /* Before it is on paper it is asked about. */
  window_fixture_activate (f, "win.print");
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  ui_fixture_settle ();
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* What stands in no form is shown in the text, also to who looks at pages. */
static void
test_finding_in_no_form (WindowFixture *f,
                         gconstpointer  data)
{
  gboolean show_page;

  /* The line over the digest has no form, and a space at its end. */
  open_issue (f, "澜州妇情\n\n第7期\n\n内容提要 \n\n[基层动态]\n甲县送课下乡\n\n"
                 "[基层动态]\n\n甲县送课下乡\n\n　　正文一段，讲师到场。\n\n"
                 "（甲县妇联）\n\n报：市委\n送：市府\n发：各县\n");
  g_object_set (f->window, "show-page", TRUE, NULL);
  wait_for_pages (f);
  for (guint i = 0; i < 30; i++)
    {
      window_fixture_activate (f, "win.next-finding");
      window_fixture_wait (f);
      g_object_get (f->window, "show-page", &show_page, NULL);
      if (!show_page)
        break;
    }
  g_assert_false (show_page);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)),
                                         ui_fixture_find (GTK_WIDGET (f->window),
                                                          JB_TYPE_PREVIEW, 0)));
}

/* Who gets how many copies, from the list to a file of its own, and not in the log. */
static void
test_mailing_list (WindowFixture *f,
                   gconstpointer  data)
{
  gint64           id;
  GtkWindow       *dialog;
  g_autofree char *path = window_fixture_build_path (f, "list.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(JbTranscript) sheet = NULL;
  g_autofree char *contents = NULL;

  g_assert_false (is_enabled (f, "win.mailing-list"));
  id = open_issue (f, "澜州妇情\n\n第7期\n\n[基层动态]\n\n甲县送课下乡\n\n　　正文一段。\n\n"
                      "报：市委办公室，市政府办公室\n送：甲县妇联\n");
  window_fixture_activate (f, "win.mailing-list");
  dialog = window_fixture_find_window (JB_TYPE_MAILING_LIST_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (says (GTK_WIDGET (dialog), "Recipients: 3, copies: 3"));
  g_assert_true (says (GTK_WIDGET (dialog), "市政府办公室"));
  g_assert_true (says (GTK_WIDGET (dialog), "甲县妇联"));
  sheet = jb_mailing_list_dialog_dup_sheet (JB_MAILING_LIST_DIALOG (dialog));

  /* The directory says how many; the list follows it. */
  {
    static const char csv[] = "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                              "unit,市委办公室,,报,1,,,,5\n";
    g_autoptr(GPtrArray) errors = NULL;
    g_autoptr(JbDirectory) directory = jb_directory_csv_read (csv, strlen (csv), &errors);

    g_assert_nonnull (directory);
    jb_receivers_set_directory (jb_window_get_receivers (f->window), directory);
    g_assert_true (says (GTK_WIDGET (dialog), "Recipients: 3, copies: 7"));
  }
  gtk_window_destroy (dialog);

  jb_window_export_sheet_to (f->window, sheet, file);
  g_assert_false (is_enabled (f, "win.mailing-list"));
  window_fixture_wait (f);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-1."));
  assert_logged (f, id, path, 0);
}

/* The list goes to the printer by the way of the bulletin, and a box is asked about. */
static void
test_print_mailing_list (WindowFixture *f,
                         gconstpointer  data)
{
  GtkWindow *dialog;

  open_issue (f, "澜州妇情\n\n第7期\n\n[基层动态]\n\n甲县送课下乡\n\n　　正文一段。\n\n"
                 "报：市委\uE123办公室\n");
  window_fixture_activate (f, "win.mailing-list");
  dialog = window_fixture_find_window (JB_TYPE_MAILING_LIST_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.print", NULL);
  g_assert_null (window_fixture_find_window (JB_TYPE_MAILING_LIST_DIALOG));
  window_fixture_wait (f);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "\uE123"));
  gtk_window_close (dialog);
  ui_fixture_settle ();
  g_assert_true (is_enabled (f, "win.mailing-list"));
}

/* A list without anybody says so, and cannot be printed. */
static void
test_empty_mailing_list (WindowFixture *f,
                         gconstpointer  data)
{
  GtkWindow *dialog;
  GtkWidget *button;

  open_issue (f, "澜州妇情\n\n第7期\n\n[基层动态]\n\n甲县送课下乡\n\n　　正文一段。\n");
  window_fixture_activate (f, "win.mailing-list");
  dialog = window_fixture_find_window (JB_TYPE_MAILING_LIST_DIALOG);
  g_assert_nonnull (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  g_assert_true (says (GTK_WIDGET (dialog), "No Recipients"));
  button = ui_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_destroy (dialog);
}

/* A filed issue and an empty one can be written too. */
static void
test_filed_and_empty (WindowFixture *f,
                      gconstpointer  data)
{
  const JbFilingWish wish = { 7, FALSE, 0, "2014-05-01" };
  gint64             id = open_issue (f, issue);
  g_autofree char   *path = window_fixture_build_path (f, "filed.pdf");
  g_autofree char   *empty = window_fixture_build_path (f, "empty.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) other = g_file_new_for_path (empty);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, id, &wish, &error);

  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, id, filing, &error));
  window_fixture_wait (f);
  jb_window_export_pdf_to (f->window, file);
  window_fixture_wait (f);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  window_fixture_activate (f, "win.new-bulletin");
  window_fixture_wait (f);
  jb_window_export_pdf_to (f->window, other);
  window_fixture_wait (f);
  g_assert_true (g_file_test (empty, G_FILE_TEST_EXISTS));
}

/* Printing to a file never proposes the file of the issue that was printed before. */
static void
test_print_to_file (WindowFixture *f,
                    gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new (issue, strlen (issue));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autoptr(GError) error = NULL;
  JbPageJob *job = jb_page_job_new (transcript, "bulletin", &error);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GtkPrintSettings) before = gtk_print_settings_new ();
  GtkPrintSettings *settings;

  g_assert_no_error (error);
  operation = jb_page_print_new (job, "澜州妇情第2期");
  jb_page_print_set_settings (operation, NULL);
  settings = gtk_print_operation_get_print_settings (operation);
  g_assert_cmpstr (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   "澜州妇情第2期");
  g_assert_null (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI));

  gtk_print_settings_set (before, GTK_PRINT_SETTINGS_OUTPUT_URI,
                          "file:///srv/issues/%E7%AC%AC1%E6%9C%9F.pdf");
  gtk_print_settings_set (before, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, "澜州妇情第1期");
  gtk_print_settings_set_n_copies (before, 3);
  jb_page_print_set_settings (operation, before);
  settings = gtk_print_operation_get_print_settings (operation);
  g_assert_null (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI));
  g_assert_cmpstr (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR), ==,
                   "/srv/issues");
  g_assert_cmpstr (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   "澜州妇情第2期");
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 3);
  /* What was chosen is left as it is. */
  g_assert_nonnull (gtk_print_settings_get (before, GTK_PRINT_SETTINGS_OUTPUT_URI));
}

#define ADD(name, func) \
  g_test_add ("/ui/page-window/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  ADD ("switch", test_switch);
  ADD ("other-bulletin", test_other_bulletin);
  ADD ("click", test_click);
  ADD ("pdf", test_pdf);
  ADD ("pdf-fails", test_pdf_fails);
  ADD ("full-disk", test_full_disk);
  ADD ("missing", test_missing);
  ADD ("finding-in-no-form", test_finding_in_no_form);
  ADD ("mailing-list", test_mailing_list);
  ADD ("print-mailing-list", test_print_mailing_list);
  ADD ("empty-mailing-list", test_empty_mailing_list);
  ADD ("filed-and-empty", test_filed_and_empty);
  ADD ("print-to-file", test_print_to_file);

  return g_test_run ();
}
