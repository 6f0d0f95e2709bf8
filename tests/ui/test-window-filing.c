/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-editor.h"
#include "jb-filing-form.h"
#include "jb-preview.h"
#include "jb-window.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-revisions.h"
#include "ui-fixture.h"

typedef struct
{
  char      *folder;
  char      *path;
  JbArchive *archive;
  JbWindow  *window;
  gint64     id;
} Fixture;

/* Waits for what goes on in the background; a minute is more than any of it takes. */
static void
wait (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (f->window));
  ui_fixture_settle ();
}

static void
open_window (Fixture *f)
{
  f->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 760);
  jb_window_set_archive (f->window, f->archive);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  wait (f);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (
      "[妇工动态]\n\n春耕服务队进村\n\n正文一段。\n\n（青禾县妇联）\n\n报：县委办公室\n");
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &f->id, &error));

  open_window (f);
  jb_window_open_id (f->window, f->id);
  wait (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  wait (f);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_fixture_settle ();
  g_assert_null (f->window);
  g_assert_finalize_object (f->archive);

  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static JbArticle *
get_article (Fixture *f)
{
  JbBulletin *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  /* The section goes on to own it. */
  return article;
}

static void
edit (Fixture    *f,
      const char *source)
{
  jb_article_set_source (get_article (f), source);
}

static void
file_now (Fixture *f)
{
  const JbFilingWish wish = { 7, FALSE, 0, "2014-05-01" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, f->id, &wish, &error);

  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, f->id, filing, &error));
  wait (f);
}

static gboolean
is_enabled (Fixture    *f,
            const char *action)
{
  GtkWidget *item = gtk_button_new ();
  gboolean   enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, GTK_WIDGET (f->window));
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);

  return enabled;
}

/* Edits reach the disk by themselves, and saving forgets them. */
static void
test_journal (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbTranscript) saved = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  gint64           end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  JbHistory       *history = jb_bulletin_get_history (jb_window_get_bulletin (f->window));
  goffset          before, after = 0;
  GStatBuf         info;
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);

  before = g_stat (log, &info) == 0 ? info.st_size : 0;
  edit (f, "禾山县妇联");
  while (after <= before)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      after = g_stat (log, &info) == 0 ? info.st_size : 0;
    }
  wait (f);

  /* What was noted is not saved: the bulletin is modified, and there is no revision. */
  g_assert_true (jb_history_get_modified (history));
  revisions = jb_archive_list_revisions (f->archive, f->id, &error);
  g_assert_cmpuint (revisions->len, ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL));
  wait (f);
  g_assert_false (jb_history_get_modified (history));
  g_clear_pointer (&revisions, g_ptr_array_unref);
  revisions = jb_archive_list_revisions (f->archive, f->id, &error);
  g_assert_cmpuint (revisions->len, ==, 2);
}

static void
test_locked (Fixture      *f,
             gconstpointer data)
{
  GtkWidget *preview = ui_fixture_find (GTK_WIDGET (f->window), JB_TYPE_PREVIEW, 0);
  JbHistory *history;
  g_autoptr(GError) error = NULL;

  g_assert_true (is_enabled (f, "win.file-issue"));
  g_assert_false (is_enabled (f, "win.reopen"));
  g_assert_true (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (jb_preview_get_view (JB_PREVIEW (preview)))));

  file_now (f);
  g_assert_false (is_enabled (f, "win.file-issue"));
  g_assert_true (is_enabled (f, "win.reopen"));
  g_assert_false (gtk_text_view_get_editable (
      GTK_TEXT_VIEW (jb_preview_get_view (JB_PREVIEW (preview)))));

  /* What gets at the bulletin some other way is taken back. */
  history = jb_bulletin_get_history (jb_window_get_bulletin (f->window));
  edit (f, "禾山县妇联");
  g_assert_true (jb_history_get_modified (history));
  wait (f);
  g_assert_false (jb_history_get_modified (history));
  g_assert_cmpstr (jb_article_get_source (get_article (f)), ==, "青禾县妇联");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.reopen", NULL));
  wait (f);
  g_assert_true (is_enabled (f, "win.file-issue"));
  edit (f, "禾山县妇联");
  wait (f);
  g_assert_cmpstr (jb_article_get_source (get_article (f)), ==, "禾山县妇联");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL));
  wait (f);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

/* The dialog: errors have to be overruled, and a number that is taken is refused while typed. */
static void
test_dialog (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow    *dialog;
  JbFilingForm *form;
  GtkWidget    *issue;
  GtkWidget    *in_spite;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.file-issue", NULL));
  wait (f);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  form = JB_FILING_FORM (ui_fixture_find (GTK_WIDGET (dialog), JB_TYPE_FILING_FORM, 0));
  issue = ui_fixture_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW, 0);
  in_spite = ui_fixture_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (issue)), ==, "1");

  gtk_editable_set_text (GTK_EDITABLE (issue), "x");
  wait (f);
  g_assert_false (jb_filing_form_get_ready (form));
  gtk_editable_set_text (GTK_EDITABLE (issue), "12");
  wait (f);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
  g_assert_true (jb_filing_form_get_ready (form));
  g_assert_true (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "file"));
  if (gtk_widget_get_visible (in_spite))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), FALSE);
      g_assert_false (
          adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "file"));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
    }
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "file");
  wait (f);

  entry = jb_archive_get_entry (f->archive, f->id, &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_FILED);
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "第12期");
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (
                                           jb_window_get_bulletin (f->window)),
                                       "issue"),
                   ==, "第12期");
  gtk_window_destroy (dialog);
}

static void
test_new_like (Fixture      *f,
               gconstpointer data)
{
  file_now (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-like", NULL));
  wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), !=, f->id);
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (
                                           jb_window_get_bulletin (f->window)),
                                       "issue"),
                   ==, "第8期");
  g_assert_true (is_enabled (f, "win.file-issue"));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/window-filing/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("journal", test_journal);
  ADD ("locked", test_locked);
  ADD ("dialog", test_dialog);
  ADD ("new-like", test_new_like);

  return g_test_run ();
}
