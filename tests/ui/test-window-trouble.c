/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "export-fixture.h"
#include "jb-export-dialog.h"
#include "jb-history-window-private.h"
#include "jb-outgoing.h"
#include "jb-report-dialog.h"
#include "jb-window-private.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-revisions.h"
#include "trouble-fixture.h"

/* What a window cannot do because of its archive is said in words, under a heading that says what
 * was not done. What was typed is there still, to the byte, and nothing goes on behind it. */

typedef struct
{
  const char *heading;
  const char *table; /* which is gone; with NULL the whole file was moved */
  const char *action;
  const char *target; /* as text, or NULL */
} Row;

static void
begin (WindowFixture *f,
       const char    *action,
       const char    *target)
{
  g_autoptr(GVariant) variant = NULL;
  g_autoptr(GError) error = NULL;

  if (target != NULL)
    {
      variant = g_variant_parse (NULL, target, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->window), action, variant));
}

static void
act (WindowFixture *f,
     const char    *action,
     const char    *target)
{
  begin (f, action, target);
  window_fixture_wait (f);
}

static JbHistory *
get_history (WindowFixture *f)
{
  return jb_bulletin_get_history (jb_window_get_bulletin (f->window));
}

static char *
dup_text (WindowFixture *f)
{
  return jb_bulletin_dup_text (jb_window_get_bulletin (f->window), NULL);
}

static void
type_source (WindowFixture *f,
             const char    *source)
{
  JbBulletin *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  jb_article_set_source (article, source);
}

/* What the archive has of the bulletin. */
static char *
dup_saved (WindowFixture *f,
           gint64         id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_archive_load (f->archive, id, &error);

  g_assert_no_error (error);

  return g_strdup (transcript->text);
}

/* Two issues, of which the first is open. Messages name the archive, and where they are shown as
 * markup its name must not be taken for some. */
static void
set_up (WindowFixture *f,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("jianbao &<XXXXXX", &error);
  g_assert_no_error (error);
  path = window_fixture_build_path (f, "archive.db");
  f->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  f->window = window_fixture_open (f->archive);
  window_fixture_wait (f);
  g_assert_cmpint (export_fixture_add_issue (f, 4), ==, 1);
  g_assert_cmpint (export_fixture_add_issue (f, 5), ==, 2);
  jb_window_open_id (f->window, 1);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 1);
}

static void
run_rows (WindowFixture *f,
          const Row     *rows,
          gsize          n_rows)
{
  g_autofree char *text = dup_text (f);
  gboolean         modified = jb_history_get_modified (get_history (f));

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *after = NULL;

      trouble_fixture_spoil (f, rows[i].table);
      act (f, rows[i].action, rows[i].target);
      trouble_fixture_expect (f, rows[i].heading, rows[i].table);
      trouble_fixture_mend (f, rows[i].table);

      g_assert_cmpint (jb_window_get_id (f->window), ==, 1);
      after = dup_text (f);
      g_assert_cmpstr (after, ==, text);
      g_assert_cmpint (jb_history_get_modified (get_history (f)), ==, modified);
    }
}

/* With nothing typed. */
static void
test_actions (WindowFixture *f,
              gconstpointer  data)
{
  static const Row rows[] = {
    { "The Bulletins Were Not Restored", NULL, "win.undelete", "[int64 2]" },
    { "The Labels Were Not Changed", NULL, "win.change-labels", "[('评优', true, [int64 2])]" },
    { "The Next Issue Was Not Made", NULL, "win.new-like", NULL },
    { "The Next Issue Was Not Made", NULL, "win.new-like-entry", "int64 2" },
    { "The Sample Cannot Be Opened", NULL, "win.open-sample", NULL },
    { "The Choice of Rules Could Not Be Saved", NULL, "win.switch-on-rule", "'word.variant'" },
    { "The Revision Was Not Restored", "revision", "win.restore-revision", "int64 1" },
    { "The Text Could Not Be Copied", "body", "win.copy-entry", "int64 2" },
    { "The Bulletin Cannot Be Opened", "body", "win.open-entry", "int64 2" },
    { "The Other Issue Could Not Be Read", "bulletin", "win.compare-recipients", NULL },
    { "A New Bulletin Could Not Be Begun", "publication", "win.new-bulletin", NULL },
    { "The Archive Could Not Be Checked", "body", "win.verify-archive", NULL },
    { "The Issue Was Not Filed", "publication", "win.file-issue", NULL },
  };

  run_rows (f, rows, G_N_ELEMENTS (rows));
}

/* With something typed: that is saved first, and when it cannot be, nothing else is done. */
static void
test_typed (WindowFixture *f,
            gconstpointer  data)
{
  static const Row rows[] = {
    { "The Bulletin Could Not Be Saved", NULL, "win.save", NULL },
    { "The Bulletin Could Not Be Saved", "revision", "win.save", NULL },
    { "The Bulletin Could Not Be Saved", NULL, "win.file-issue", NULL },
    { "The Revision Was Not Restored", NULL, "win.restore-revision", "int64 1" },
  };
  g_autofree char *before = dup_saved (f, 1);
  g_autofree char *between = NULL;
  g_autofree char *text = NULL;
  g_autofree char *saved = NULL;

  type_source (f, "丙县妇联");
  text = dup_text (f);
  run_rows (f, rows, G_N_ELEMENTS (rows));
  between = dup_saved (f, 1);
  g_assert_cmpstr (between, ==, before);

  act (f, "win.save", NULL);
  g_assert_null (trouble_fixture_find_dialog ());
  g_assert_false (jb_history_get_modified (get_history (f)));
  saved = dup_saved (f, 1);
  g_assert_cmpstr (saved, ==, text);
}

/* Who goes to another bulletin is asked what becomes of what cannot be saved. */
static void
test_leaving (WindowFixture *f,
              gconstpointer  data)
{
  const char      *heading = "The Changes Could Not Be Saved";
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *saved = NULL;

  type_source (f, "丙县妇联");
  text = dup_text (f);
  trouble_fixture_spoil (f, NULL);

  /* Neither goes on nor loses anything. */
  begin (f, "win.open-entry", "int64 2");
  trouble_fixture_answer (heading, "cancel");
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 1);
  kept = dup_text (f);
  g_assert_cmpstr (kept, ==, text);
  g_assert_true (jb_history_get_modified (get_history (f)));

  /* In vain once more, and then the file is there again. */
  begin (f, "win.open-entry", "int64 2");
  trouble_fixture_answer (heading, "again");
  trouble_fixture_wait_for (heading);
  trouble_fixture_mend (f, NULL);
  trouble_fixture_answer (heading, "again");
  window_fixture_wait (f);
  g_assert_null (trouble_fixture_find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), ==, 2);
  saved = dup_saved (f, 1);
  g_assert_cmpstr (saved, ==, text);
}

/* What is thrown away on purpose is gone, and only that. */
static void
test_discarding (WindowFixture *f,
                 gconstpointer  data)
{
  g_autofree char *before = dup_saved (f, 1);
  g_autofree char *saved = NULL;

  type_source (f, "丙县妇联");
  trouble_fixture_spoil (f, "revision");
  begin (f, "win.open-entry", "int64 2");
  trouble_fixture_answer ("The Changes Could Not Be Saved", "discard");
  window_fixture_wait (f);
  trouble_fixture_mend (f, "revision");
  g_assert_null (trouble_fixture_find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), ==, 2);
  saved = dup_saved (f, 1);
  g_assert_cmpstr (saved, ==, before);
}

static void
click (AdwMessageDialog *dialog,
       const char       *label)
{
  GtkWidget *button;
  guint      nth = 0;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  do
    button = ui_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, nth++);
  while (button != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* A window that is closed stays open until it is said what becomes of what was typed, and then goes
 * together with the question. */
static void
test_closing (WindowFixture *f,
              gconstpointer  data)
{
  const char      *heading = "The Changes Could Not Be Saved";
  JbWindow        *window = window_fixture_open (f->archive);
  gint64           end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autofree char *before = dup_saved (f, 2);
  g_autofree char *saved = NULL;
  g_autoptr(JbSection) section = NULL;

  jb_window_open_id (window, 2);
  while (jb_window_get_id (window) != 2 || jb_window_get_busy (window))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  section = g_list_model_get_item (
      jb_bulletin_get_sections (jb_window_get_bulletin (window)), 0);
  jb_section_set_name (section, "要闻");
  g_clear_object (&section);

  trouble_fixture_spoil (f, NULL);
  gtk_window_close (GTK_WINDOW (window));
  click (trouble_fixture_wait_for (heading), "_Cancel");
  ui_fixture_settle ();
  g_assert_null (trouble_fixture_find_dialog ());
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  gtk_window_close (GTK_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  click (trouble_fixture_wait_for (heading), "_Discard");
  while (window != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_null (trouble_fixture_find_dialog ());
  trouble_fixture_mend (f, NULL);
  saved = dup_saved (f, 2);
  g_assert_cmpstr (saved, ==, before);
}

/* A bulletin that was never saved is only in the window, and stays there. */
static void
test_new (WindowFixture *f,
          gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *saved = NULL;

  act (f, "win.new-bulletin", NULL);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 0);
  jb_fields_set_text (jb_bulletin_get_masthead (jb_window_get_bulletin (f->window)), "name",
                      "巷口简报");
  text = dup_text (f);
  trouble_fixture_spoil (f, NULL);
  act (f, "win.show-history", NULL);
  trouble_fixture_expect (f, "The Bulletin Could Not Be Saved", NULL);
  trouble_fixture_mend (f, NULL);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 0);
  kept = dup_text (f);
  g_assert_cmpstr (kept, ==, text);

  act (f, "win.save", NULL);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 3);
  saved = dup_saved (f, 3);
  g_assert_cmpstr (saved, ==, text);
}

/* A revision that was to have a name has none. */
static void
test_naming (WindowFixture *f,
             gconstpointer  data)
{
  const char *const headings[] = { "The Revision Was Not Named",
                                   "The Bulletin Could Not Be Saved" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      AdwMessageDialog *dialog;
      g_autoptr(GPtrArray) revisions = NULL;

      if (i == 1)
        type_source (f, "丙县妇联");
      act (f, "win.save-revision-as", NULL);
      dialog = trouble_fixture_wait_for ("Save Revision As");
      gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), "送审稿");
      trouble_fixture_spoil (f, NULL);
      trouble_fixture_answer ("Save Revision As", "save");
      trouble_fixture_expect (f, headings[i], NULL);
      trouble_fixture_mend (f, NULL);
      revisions = jb_archive_list_revisions (f->archive, 1, NULL);
      g_assert_cmpuint (revisions->len, ==, 1);
      g_assert_null (jb_revision_get_label (g_ptr_array_index (revisions, 0)));
    }
  g_assert_true (jb_history_get_modified (get_history (f)));
}

/* Nothing goes out of the bin for good, or out of it at all. */
static void
test_bin (WindowFixture *f,
          gconstpointer  data)
{
  const gint64 id = 2;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_delete (f->archive, &id, 1, &error));
  window_fixture_wait (f);
  act (f, "win.empty-bin", NULL);
  trouble_fixture_spoil (f, NULL);
  trouble_fixture_answer ("Empty the Bin?", "delete");
  trouble_fixture_expect (f, "The Bin Was Not Emptied", NULL);
  trouble_fixture_mend (f, NULL);
  g_assert_true (jb_archive_undelete (f->archive, &id, 1, &error));
  g_assert_no_error (error);
}

static void
wait_for_history (WindowFixture   *f,
                  JbHistoryWindow *history)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_history_window_get_busy (history) || jb_window_get_busy (f->window));
}

/* Waits until the window with the history shows a page with this title. */
static void
assert_message (JbHistoryWindow *history,
                const char      *title)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (history->stack), "message") != 0 ||
         g_strcmp0 (adw_status_page_get_title (history->message_page), title) != 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_nonnull (strstr (adw_status_page_get_description (history->message_page), "archive.db"));
}

static gboolean
has_toast (AdwToastOverlay *toasts,
           const char      *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (toasts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (toasts) && export_fixture_says (child, words))
      return TRUE;

  return FALSE;
}

/* What is under the toasts may say the same, of something else. */
static void
assert_toast (AdwToastOverlay *toasts,
              const char      *words)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!has_toast (toasts, words))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* Each part of the history that cannot be read is said where it would be. */
static void
test_history (WindowFixture *f,
              gconstpointer  data)
{
  JbHistoryWindow *history;
  const char      *label;

  type_source (f, "丙县妇联");
  act (f, "win.save", NULL);
  act (f, "win.show-history", NULL);
  history = JB_HISTORY_WINDOW (window_fixture_find_window (JB_TYPE_HISTORY_WINDOW));
  g_assert_nonnull (history);
  wait_for_history (f, history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history->revisions)), ==, 2);

  trouble_fixture_spoil (f, "revision");
  gtk_single_selection_set_selected (history->selection, 1);
  assert_message (history, "The Revision Cannot Be Shown");
  jb_history_window_load (history);
  assert_message (history, "The Revisions Cannot Be Read");
  trouble_fixture_mend (f, "revision");
  wait_for_history (f, history);

  trouble_fixture_spoil (f, "log");
  jb_history_window_load (history);
  assert_toast (history->toasts, "no such table: log");
  trouble_fixture_mend (f, "log");
  wait_for_history (f, history);

  trouble_fixture_spoil (f, NULL);
  gtk_single_selection_set_selected (history->selection, 0);
  gtk_editable_set_text (GTK_EDITABLE (history->name_entry), "送审稿");
  g_signal_emit_by_name (history->name_entry, "activate");
  assert_toast (history->toasts, "was moved, replaced or deleted");
  wait_for_history (f, history);
  trouble_fixture_mend (f, NULL);
  wait_for_history (f, history);
  label = jb_revision_get_label (jb_history_window_get_revision (history));
  g_assert_null (label);
  ui_fixture_close (history);
}

/* A bulletin whose checks cannot be had is opened all the same, and that is said. */
static void
test_checks (WindowFixture *f,
             gconstpointer  data)
{
  const char *const tables[] = { "ignored_finding", "directory" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *words = g_strconcat ("no such table: ", tables[i], NULL);

      trouble_fixture_spoil (f, tables[i]);
      jb_window_open_id (f->window, 2 - i);
      assert_toast (f->window->toasts, words);
      window_fixture_wait (f);
      g_assert_cmpint (jb_window_get_id (f->window), ==, 2 - i);
      trouble_fixture_mend (f, tables[i]);
    }
}

/* Without what is remembered a text can be exported all the same. */
static void
test_settings (WindowFixture *f,
               gconstpointer  data)
{
  g_autofree char *text = dup_text (f);
  g_autofree char *path = window_fixture_build_path (f, "out.txt");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char  *written = NULL;
  JbExportSettings *settings = jb_export_settings_new ();
  GtkWindow        *dialog;

  trouble_fixture_spoil (f, "export_settings");
  act (f, "win.export", NULL);
  assert_toast (f->window->toasts, "no such table: export_settings");
  dialog = window_fixture_find_window (JB_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "export", file, settings);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "The Export Settings Could Not Be Saved", "export_settings");
  trouble_fixture_mend (f, "export_settings");
  written = export_fixture_read (path, NULL);
  g_assert_cmpstr (written, ==, text);
  ui_fixture_close (dialog);
  jb_export_settings_free (settings);
}

/* What is typed and cannot be saved goes into no file; what cannot be written is named. */
static void
test_many (WindowFixture *f,
           gconstpointer  data)
{
  const gint64     id = 1;
  g_autofree char *path = window_fixture_build_path (f, "out");
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/proc");
  g_autoptr(GDir) dir = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  type_source (f, "丙县妇联");
  trouble_fixture_spoil (f, NULL);
  jb_window_export_many (f->window, &id, 1, folder);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "The Bulletin Could Not Be Saved", NULL);
  trouble_fixture_mend (f, NULL);
  dir = g_dir_open (path, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  jb_window_export_many (f->window, &id, 1, nowhere);
  window_fixture_wait (f);
  export_fixture_assert_dialog ("1 Bulletin Could Not Be Exported", "妇工情况2014年第4期.txt");
}

/* What cannot be handed to the mail program can be exported. */
static void
test_mail (WindowFixture *f,
           gconstpointer  data)
{
  g_autofree char  *own = g_build_filename (g_get_user_cache_dir (), "jianbao", NULL);
  AdwMessageDialog *dialog;

  g_assert_true (g_file_set_contents (own, "", 0, NULL));
  act (f, "win.send-mail", NULL);
  dialog = trouble_fixture_wait_for ("The Text Could Not Be Sent");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "No file can be made in"));
  ui_fixture_close (dialog);
  g_assert_cmpint (g_remove (own), ==, 0);
}

/* A filed issue stays filed. */
static void
test_reopening (WindowFixture *f,
                gconstpointer  data)
{
  const JbFilingWish wish = { 4, FALSE, 0, "2014-03-05" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, 1, &wish, &error);

  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, 1, filing, &error));
  window_fixture_wait (f);
  g_assert_true (f->window->filed);
  trouble_fixture_spoil (f, NULL);
  act (f, "win.reopen", NULL);
  trouble_fixture_expect (f, "The Issue Was Not Reopened", NULL);
  trouble_fixture_mend (f, NULL);
  g_assert_true (f->window->filed);
}

/* What went out is written whole, and it is said that the archive does not know of it. */
static void
test_not_noted (WindowFixture *f,
                gconstpointer  data)
{
  AdwMessageDialog *dialog;
  g_autofree char  *text = dup_text (f);
  g_autofree char  *text_path = window_fixture_build_path (f, "out.txt");
  g_autofree char  *pdf_path = window_fixture_build_path (f, "out.pdf");
  g_autofree char  *folder_path = window_fixture_build_path (f, "out");
  g_autofree char  *many_path = g_build_filename (folder_path, "妇工情况2014年第5期.txt", NULL);
  g_autoptr(GFile) text_file = g_file_new_for_path (text_path);
  g_autoptr(GFile) pdf_file = g_file_new_for_path (pdf_path);
  g_autoptr(GFile) folder = g_file_new_for_path (folder_path);
  const gint64     id = 2;
  g_autofree char *written = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *many = NULL;
  g_autofree char *saved = dup_saved (f, 2);

  trouble_fixture_spoil (f, "log");
  jb_window_export_to (f->window, text_file);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "The Export Was Not Noted in the Archive", "log");
  written = export_fixture_read (text_path, NULL);
  g_assert_cmpstr (written, ==, text);

  jb_window_export_pdf_to (f->window, pdf_file);
  window_fixture_wait (f);
  /* Where a font lacks a character, that is said as well. */
  while (dialog = trouble_fixture_wait (),
         !g_str_equal (adw_message_dialog_get_heading (dialog),
                       "The Printing Was Not Noted in the Archive"))
    ui_fixture_close (dialog);
  trouble_fixture_expect (f, "The Printing Was Not Noted in the Archive", "log");
  pdf = export_fixture_read (pdf_path, NULL);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));

  g_assert_cmpint (g_mkdir (folder_path, 0700), ==, 0);
  jb_window_export_many (f->window, &id, 1, folder);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "The Export Was Not Noted in the Archive", "log");
  many = export_fixture_read (many_path, NULL);
  g_assert_cmpstr (many, ==, saved);
  trouble_fixture_mend (f, "log");
}

/* Small things that are remembered with an issue or for all of them. */
static void
test_remembered (WindowFixture *f,
                 gconstpointer  data)
{
  trouble_fixture_spoil (f, NULL);
  jb_window_store_ignored (f->window);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "What Is Ignored Could Not Be Saved", NULL);
  g_signal_emit_by_name (jb_window_get_receivers (f->window), "reading-chosen",
                         "市教育局、民政局", "unit 市教育局 | unit 民政局");
  window_fixture_wait (f);
  trouble_fixture_expect (f, "How the Recipient Is Read Could Not Be Saved", NULL);
  trouble_fixture_mend (f, NULL);
}

/* A text that was read and cannot be kept is not shown as if it were. */
static void
test_import (WindowFixture *f,
             gconstpointer  data)
{
  g_autoptr(GFile) sample = g_file_new_for_path (g_getenv ("JB_SAMPLE"));

  trouble_fixture_spoil (f, NULL);
  jb_window_import_files (f->window, &sample, 1);
  window_fixture_wait (f);
  trouble_fixture_expect (f, "The Import Could Not Be Saved", NULL);
  trouble_fixture_mend (f, NULL);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 1);
  window_fixture_import (f, g_getenv ("JB_SAMPLE"));
  g_assert_null (trouble_fixture_find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), ==, 3);
}

/* A backup that cannot be written leaves what was there before, and no half of it. */
static void
test_backup (WindowFixture *f,
             gconstpointer  data)
{
  const char      *heading = "The Backup Could Not Be Made";
  g_autofree char *path = window_fixture_build_path (f, "copy.db");
  g_autofree char *nowhere = window_fixture_build_path (f, "archive.db/copy.db");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) no_folder = g_file_new_for_path (nowhere);
  g_autoptr(GFile) remote = g_file_new_for_uri ("gone://nowhere/copy.db");
  g_autofree char *before = NULL;
  g_autoptr(JbArchive) copy = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  AdwMessageDialog *dialog;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  jb_window_back_up_to (f->window, remote);
  dialog = trouble_fixture_wait_for (heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "not on this computer"));
  ui_fixture_close (dialog);

  jb_window_back_up_to (f->window, no_folder);
  window_fixture_wait (f);
  trouble_fixture_expect (f, heading, "no folder");

  /* One that is stopped at once may still be done by then. */
  jb_window_back_up_to (f->window, file);
  jb_window_cancel_work (f->window);
  window_fixture_wait (f);
  before = export_fixture_read (path, NULL);
  if (g_str_equal (before, "mine"))
    export_fixture_assert_says (f, "Backup stopped, nothing was written");
  jb_window_back_up_to (f->window, file);
  window_fixture_wait (f);
  export_fixture_assert_says (f, "Backup made");
  copy = jb_archive_open (path, &error);
  g_assert_no_error (error);
  entries = jb_archive_list (copy, NULL, &error);
  g_assert_cmpuint (entries->len, ==, 2);
}

#define ADD(name, function) \
  g_test_add ("/ui/window-trouble/" name, WindowFixture, NULL, set_up, function, \
              window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("jianbao-cache-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_fixture_init (&argc, &argv);

  ADD ("actions", test_actions);
  ADD ("typed", test_typed);
  ADD ("leaving", test_leaving);
  ADD ("discarding", test_discarding);
  ADD ("closing", test_closing);
  ADD ("new", test_new);
  ADD ("naming", test_naming);
  ADD ("bin", test_bin);
  ADD ("reopening", test_reopening);
  ADD ("not-noted", test_not_noted);
  ADD ("remembered", test_remembered);
  ADD ("import", test_import);
  ADD ("backup", test_backup);
  ADD ("history", test_history);
  ADD ("checks", test_checks);
  ADD ("settings", test_settings);
  ADD ("many", test_many);
  ADD ("mail", test_mail);

  result = g_test_run ();
  window_fixture_remove (cache);

  return result;
}
