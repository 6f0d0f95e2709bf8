/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-editor.h"
#include "directory/jb-directory-csv.h"
#include "jb-filing-form.h"
#include "jb-finding-row.h"
#include "jb-preview.h"
#include "jb-window.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-revisions.h"
#include "store/jb-sqlite.h"
#include "window-fixture.h"

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
  f->window = window_fixture_open (f->archive);
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

  f->folder = window_fixture_make_archive (&f->archive);
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &f->id, &error));

  open_window (f);
  jb_window_open_id (f->window, f->id);
  wait (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  wait (f);
  window_fixture_close (f->window);
  ui_fixture_finalize (f->archive);
  window_fixture_remove (f->folder);
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

static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

/* The day is said in words, not as the archive writes it. */
static void
test_bar (Fixture      *f,
          gconstpointer data)
{
  g_assert_false (says (GTK_WIDGET (f->window), "Filed as 第7期, 1 May 2014"));
  file_now (f);
  g_assert_true (says (GTK_WIDGET (f->window), "Filed as 第7期, 1 May 2014"));
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

/* Waits for the first toast. */
static char *
dup_toast (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autoptr(AdwToast) toast = NULL;

  while (toast == NULL)
    {
      GType      type = g_type_from_name ("AdwToastWidget");
      GtkWidget *widget = NULL;

      if (type != 0)
        widget = ui_fixture_find (GTK_WIDGET (f->window), type, 0);
      if (widget != NULL)
        g_object_get (widget, "toast", &toast, NULL);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }

  return g_strdup (adw_toast_get_title (toast));
}

/* Others may be before it. */
static void
wait_for_toast (Fixture    *f,
                const char *words)
{
  gint64   end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gboolean said = FALSE;

  while (!said)
    {
      g_autofree char *toast = dup_toast (f);

      said = strstr (toast, words) != NULL;
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static gint64
count_journal (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (f->path, 1000, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (jb_sqlite_get_number (sqlite, "SELECT count (*) FROM journal", &n, &error));

  return n;
}

static guint
count_bulletins (Fixture *f)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  entries = jb_archive_list (f->archive, NULL, &error);
  g_assert_no_error (error);

  return entries->len;
}

/* What another program does to the bulletin that is open. */
typedef enum
{
  FILE_IT,
  DELETE_IT,
  PURGE_IT
} Deed;

static void
do_elsewhere (Fixture *f,
              Deed     deed)
{
  const JbFilingWish wish = { 7, FALSE, 0, "2014-05-01" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) other = jb_archive_open (f->path, &error);
  g_autoptr(JbFiling) filing = NULL;

  g_assert_no_error (error);
  if (deed == FILE_IT)
    {
      filing = jb_archive_propose_filing (other, f->id, &wish, &error);
      g_assert_no_error (error);
      g_assert_true (jb_archive_file (other, f->id, filing, &error));
    }
  else
    {
      g_assert_true (jb_archive_delete (other, &f->id, 1, &error));
      if (deed == PURGE_IT)
        g_assert_true (jb_archive_purge (other, G_MAXINT64, NULL, &error));
    }
}

static void
check_kept (Fixture    *f,
            Deed        deed,
            const char *source)
{
  g_autofree char *printed = g_strdup_printf ("（%s）", source);
  g_autofree char *toast = dup_toast (f);
  g_autoptr(JbTranscript) ours = NULL;
  g_autoptr(JbTranscript) theirs = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (toast, ==, "Another program changed this bulletin: kept yours as a new draft");
  g_assert_null (find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), !=, f->id);
  g_assert_false (jb_history_get_modified (
      jb_bulletin_get_history (jb_window_get_bulletin (f->window))));

  ours = jb_archive_load (f->archive, jb_window_get_id (f->window), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (ours->text, printed));
  entry = jb_archive_get_entry (f->archive, jb_window_get_id (f->window), &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_DRAFT);

  /* Theirs is what it was, and the next start finds nothing to recover. */
  if (deed != PURGE_IT)
    {
      theirs = jb_archive_load (f->archive, f->id, &error);
      g_assert_no_error (error);
      g_assert_null (strstr (theirs->text, source));
    }
  g_assert_cmpint (count_journal (f), ==, 0);
}

/* Another program files the bulletin that is open, or throws it away: what is typed is kept as a
 * new draft when it is saved. */
static void
test_withdrawn (Fixture      *f,
                gconstpointer data)
{
  Deed  deed = GPOINTER_TO_UINT (data);
  guint n_before;

  do_elsewhere (f, deed);
  n_before = count_bulletins (f);
  edit (f, "禾山县妇联");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL));
  wait (f);
  check_kept (f, deed, "禾山县妇联");
  g_assert_cmpuint (count_bulletins (f), ==, n_before + 1);

  /* The new one is a draft like any other. */
  f->id = jb_window_get_id (f->window);
  edit (f, "柳汀市妇联");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL));
  wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, f->id);
  g_assert_cmpuint (count_bulletins (f), ==, n_before + 1);
}

/* The same without saving: a moment after an edit. The second edit finds the first one noted. */
static void
test_withdrawn_journal (Fixture      *f,
                        gconstpointer data)
{
  Deed   deed = GPOINTER_TO_UINT (data);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  edit (f, "禾山县妇联");
  while (count_journal (f) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  wait (f);

  do_elsewhere (f, deed);
  edit (f, "柳汀市妇联");
  while (jb_window_get_id (f->window) == f->id || jb_window_get_id (f->window) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  wait (f);
  check_kept (f, deed, "柳汀市妇联");
}

static void open_issue (Fixture    *f,
                        const char *up,
                        const char *across,
                        const char *down);

/* Leaving asks nothing either; what was not typed in is left as it is. */
static void
test_withdrawn_leaving (Fixture      *f,
                        gconstpointer data)
{
  gint64 first = f->id;
  gint64 second;
  guint  n_before;

  open_issue (f, "县委办公室", "省总工会", "各市妇联");
  second = f->id;
  do_elsewhere (f, FILE_IT);
  n_before = count_bulletins (f);
  jb_window_open_id (f->window, first);
  wait (f);
  g_assert_null (find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), ==, first);
  g_assert_cmpuint (count_bulletins (f), ==, n_before);

  f->id = first;
  do_elsewhere (f, DELETE_IT);
  n_before = count_bulletins (f);
  edit (f, "禾山县妇联");
  jb_window_open_id (f->window, second);
  wait (f);
  g_assert_null (find_dialog ());
  g_assert_cmpint (jb_window_get_id (f->window), ==, second);
  g_assert_cmpuint (count_bulletins (f), ==, n_before + 1);
  g_assert_cmpint (count_journal (f), ==, 0);
}

/* When it is the disk, the words are about the disk, and nothing new is made. */
static void
test_journal_trouble (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *away = g_strconcat (f->path, ".away", NULL);

  /* What follows other programs may say before that that the file is gone. */
  g_assert_cmpint (g_rename (f->path, away), ==, 0);
  edit (f, "禾山县妇联");
  wait_for_toast (f, "disk");
  g_assert_cmpint (jb_window_get_id (f->window), ==, f->id);

  g_assert_cmpint (g_rename (away, f->path), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL));
  wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, f->id);
  g_assert_cmpuint (count_bulletins (f), ==, 1);
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

static JbFilingForm *
open_dialog (Fixture    *f,
             GtkWindow **dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.file-issue", NULL));
  wait (f);
  *dialog = find_dialog ();
  g_assert_nonnull (*dialog);

  return JB_FILING_FORM (ui_fixture_find (GTK_WIDGET (*dialog), JB_TYPE_FILING_FORM, 0));
}

static gboolean
can_file (GtkWindow *dialog)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "file");
}

/* The rows of the list; what has to be seen stands first. */
static GtkWidget *
find_row (JbFilingForm *form,
          const char   *words)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = ui_fixture_find (GTK_WIDGET (form), JB_TYPE_FINDING_ROW, i);

      if (row == NULL)
        return NULL;
      for (guint j = 0; j < 2; j++)
        if (strstr (gtk_label_get_text (GTK_LABEL (ui_fixture_find (row, GTK_TYPE_LABEL, j))),
                    words) != NULL)
          return row;
    }
}

static void
set_directory (Fixture *f)
{
  static const char csv[] = "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                            "person,陆宜宁,省委副书记,报,1,,,2011-12-31,1\n"
                            "person,陆宜宁,省政协主席,报,2,,2012-01-01,,1\n"
                            "person,方怀远,省人大常委会副主任,报,4,,,,1\n"
                            "unit,省总工会,,送,10,,,,1\n"
                            "group,各市妇联,,发,20,,,,16\n";
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(GError) error = NULL;

  directory = jb_directory_csv_read (csv, strlen (csv), &errors);
  g_assert_nonnull (directory);
  g_assert_true (jb_archive_save_directory (f->archive, directory, &error));
  wait (f);
}

/* Opens an issue with these recipients. */
static void
open_issue (Fixture    *f,
            const char *up,
            const char *across,
            const char *down)
{
  g_autofree char *text = g_strdup_printf (
      "[妇工动态]\n\n春耕服务队进村\n\n正文一段。\n\n（青禾县妇联）\n\n报：%s\n\n送：%s\n\n发：%s\n",
      up, across, down);
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (text);
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &f->id, &error));
  wait (f);
  jb_window_open_id (f->window, f->id);
  wait (f);
}

/* No wrong recipient gets into a filed issue before somebody saw it and said so. */
static void
test_recipients (Fixture      *f,
                 gconstpointer data)
{
  static const struct
  {
    const char *up, *across, *down;
    const char *words;
  } cases[] = {
    { "省委副书记陆宜宁", "省总工会", "各市妇联", "陆宜宁" },
    { "省政协主席陆宜宁，省政协主席陆宜宁", "省总工会", "各市妇联", "already" },
    { "省政协主席陆宜宁", "省总工会", "各市妇联，省总工会", "省总工会" },
    { "省政协主席陆宜宁", "各市妇联", "省总工会", "各市妇联" },
    { "省政协主席陆宜宁，副省长乔守成", "省总工会", "各市妇联", "乔守成" },
    { "省政协主席陆宜宁，方怀远", "省总工会", "各市妇联", "without a post" },
    { "省政协主席陆宜宁，省人大常委会副主任方怀远", "省总工会", "各市妇联", NULL },
  };

  set_directory (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow    *dialog;
      JbFilingForm *form;
      GtkWidget    *in_spite;

      open_issue (f, cases[i].up, cases[i].across, cases[i].down);
      form = open_dialog (f, &dialog);
      in_spite = ui_fixture_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, 0);
      g_assert_cmpint (gtk_widget_get_visible (in_spite), ==, cases[i].words != NULL);
      g_assert_cmpint (can_file (dialog), ==, cases[i].words == NULL);
      if (cases[i].words != NULL)
        {
          g_assert_nonnull (find_row (form, cases[i].words));
          gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
          g_assert_true (can_file (dialog));
        }
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      gtk_window_destroy (dialog);
      wait (f);
    }
}

/* A post is held against the date that is typed, and what was agreed to before counts no more. */
static void
test_date (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow    *dialog;
  JbFilingForm *form;
  GtkWidget    *in_spite;
  GtkWidget    *day;

  set_directory (f);
  open_issue (f, "省政协主席陆宜宁，方怀远", "省总工会", "各市妇联");
  form = open_dialog (f, &dialog);
  in_spite = ui_fixture_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, 0);
  day = ui_fixture_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
  g_assert_true (can_file (dialog));
  g_assert_null (find_row (form, "2011"));

  gtk_editable_set_text (GTK_EDITABLE (day), "2011-06-01");
  while (gtk_check_button_get_active (GTK_CHECK_BUTTON (in_spite)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (can_file (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
  g_assert_true (can_file (dialog));

  /* The directory changes before the button is pressed: what is new has to be seen first. */
  {
    g_autoptr(JbDirectory) other = NULL;
    g_autoptr(GPtrArray) errors = NULL;
    static const char csv[] = "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
                              "unit,县委办公室,,报,1,,,,1\n";

    other = jb_directory_csv_read (csv, strlen (csv), &errors);
    g_assert_nonnull (other);
    g_assert_true (jb_archive_save_directory (f->archive, other, &error));
  }
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "file");
  gtk_window_destroy (dialog);
  wait (f);
  entry = jb_archive_get_entry (f->archive, f->id, &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_DRAFT);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (can_file (dialog));
  form = JB_FILING_FORM (ui_fixture_find (GTK_WIDGET (dialog), JB_TYPE_FILING_FORM, 0));
  g_assert_nonnull (find_row (form, "省总工会"));

  g_clear_object (&entry);
  in_spite = ui_fixture_find (GTK_WIDGET (form), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (in_spite), TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "file");
  gtk_window_destroy (dialog);
  wait (f);
  entry = jb_archive_get_entry (f->archive, f->id, &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_FILED);
}

/* From a row of the list to the recipient that it is about. */
static void
test_go_to (Fixture      *f,
            gconstpointer data)
{
  GtkWindow    *dialog;
  JbFilingForm *form;
  GtkWidget    *row;
  GtkWidget    *focus;

  set_directory (f);
  open_issue (f, "省政协主席陆宜宁", "省总工会，省委副书记乔守成", "各市妇联");
  form = open_dialog (f, &dialog);
  row = gtk_widget_get_parent (find_row (form, "乔守成"));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  wait (f);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  ui_fixture_settle ();

  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "省委副书记乔守成");
  g_assert_null (find_dialog ());
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
#define ADD_DEED(name, func, deed) \
  g_test_add ("/window-filing/" name, Fixture, GUINT_TO_POINTER (deed), set_up, func, tear_down)
  ADD ("journal", test_journal);
  ADD ("journal-trouble", test_journal_trouble);
  ADD_DEED ("withdrawn/filed", test_withdrawn, FILE_IT);
  ADD_DEED ("withdrawn/deleted", test_withdrawn, DELETE_IT);
  ADD_DEED ("withdrawn/purged", test_withdrawn, PURGE_IT);
  ADD_DEED ("withdrawn-journal/filed", test_withdrawn_journal, FILE_IT);
  ADD_DEED ("withdrawn-journal/deleted", test_withdrawn_journal, DELETE_IT);
  ADD_DEED ("withdrawn-journal/purged", test_withdrawn_journal, PURGE_IT);
  ADD ("withdrawn-leaving", test_withdrawn_leaving);
  ADD ("bar", test_bar);
  ADD ("locked", test_locked);
  ADD ("dialog", test_dialog);
  ADD ("recipients", test_recipients);
  ADD ("date", test_date);
  ADD ("go-to", test_go_to);
  ADD ("new-like", test_new_like);

  return g_test_run ();
}
