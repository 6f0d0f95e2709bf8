/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-publication-form.h"
#include "jb-publications-window.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-filing.h"
#include "window-fixture.h"

/* The publications' page, and what a new issue takes from it. */

static const char issue[] =
    "湖东妇工\n第12期\n湖东市妇联办公室　　2014年3月5日\n\n[基层动态]\n\n　　一次服务\n\n　　正文。\n\n"
    "（甲县妇联）\n\n[经验交流]\n\n　　一个做法\n\n　　正文。\n\n（乙县妇联）\n\n"
    "报：市委办公室。\n\n发：各县妇联、各乡镇。\n";

static void
add_issue (WindowFixture *f)
{
  g_autoptr(GBytes) bytes = g_bytes_new (issue, strlen (issue));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);

  g_assert_true (jb_archive_add (f->archive, transcript, NULL, NULL, NULL));
}

static GtkWidget *
open_window (WindowFixture *f)
{
  GtkWindow *window;

  window_fixture_activate (f, "win.publications");
  window = window_fixture_find_window (JB_TYPE_PUBLICATIONS_WINDOW);
  g_assert_nonnull (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return GTK_WIDGET (window);
}

/* The archive's thread does what it is given in order, so that its answers are there afterwards. */
static void
settle (WindowFixture *f)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) publications = jb_archive_list_publications (f->archive, NULL);

      ui_fixture_settle ();
    }
}

static JbPublication *
get_first (WindowFixture *f)
{
  g_autoptr(GPtrArray) publications = jb_archive_list_publications (f->archive, NULL);

  return g_object_ref (publications->pdata[0]);
}

static void
open_first (WindowFixture *f,
            GtkWidget     *window)
{
  GtkWidget *list = NULL;

  settle (f);
  list = ui_fixture_find (window, GTK_TYPE_LIST_BOX, 0);
  for (guint i = 1; list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL;
       i++)
    list = ui_fixture_find (window, GTK_TYPE_LIST_BOX, i);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  settle (f);
}

static void
test_save (WindowFixture *f,
           gconstpointer  data)
{
  GtkWidget *window, *name, *button;
  g_autoptr(JbPublication) saved = NULL;
  g_autoptr(JbPublication) back = NULL;

  add_issue (f);
  window = open_window (f);
  open_first (f, window);
  name = ui_fixture_find_row (window, "Issuer", 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "湖东市妇联办公室");

  /* What was typed goes with Escape, and nothing is saved. */
  gtk_editable_set_text (GTK_EDITABLE (name), "别处");
  g_assert_true (gtk_widget_activate_action (window, "publications.cancel", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "湖东市妇联办公室");
  settle (f);

  /* The sections and recipients of the last issue. */
  button = ui_fixture_find (window, GTK_TYPE_BUTTON, 0);
  for (guint i = 1; button != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)),
                                                 "_Take From Last Issue") != 0;
       i++)
    button = ui_fixture_find (window, GTK_TYPE_BUTTON, i);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle (f);
  gtk_editable_set_text (GTK_EDITABLE (name), "湖东市妇联");
  g_assert_true (gtk_widget_activate_action (window, "publications.save", NULL));
  settle (f);
  saved = get_first (f);
  g_assert_cmpstr (jb_publication_get_issuer (saved), ==, "湖东市妇联");
  g_assert_cmpstr (jb_publication_get_sections (saved), ==, "基层动态\n经验交流");
  g_assert_nonnull (strstr (jb_publication_get_recipients (saved), "发\t各县妇联"));

  /* And back. */
  g_assert_true (gtk_widget_activate_action (window, "publications.undo", NULL));
  settle (f);
  back = get_first (f);
  g_assert_cmpstr (jb_publication_get_issuer (back), ==, "湖东市妇联办公室");
  g_assert_null (jb_publication_get_sections (back));

  /* Without a name nothing is saved. */
  name = ui_fixture_find_row (window, "Name", 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (name)), ==,
                   "Name: A name is needed.");
  gtk_widget_activate_action (window, "publications.save", NULL);
  settle (f);
  g_clear_object (&back);
  back = get_first (f);
  g_assert_cmpstr (jb_publication_get_name (back), ==, "湖东妇工");

  gtk_window_destroy (GTK_WINDOW (window));
  settle (f);
}

static void
test_new_issue (WindowFixture *f,
                gconstpointer  data)
{
  g_autoptr(JbPublication) publication = NULL;
  GtkWidget  *window;
  JbBulletin *bulletin;
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbRecipients) list = NULL;

  add_issue (f);
  publication = get_first (f);
  jb_publication_set_sections (publication, "要闻\n动态");
  jb_publication_set_recipients (publication, "报\t市委办公室\n报\t市政府办公室\n送\t\n发\t各乡镇");
  jb_publication_set_first_total (publication, 88);
  g_assert_true (jb_archive_save_publication (f->archive, publication, NULL));

  window = open_window (f);
  open_first (f, window);
  g_assert_true (gtk_widget_activate_action (window, "publications.new-issue", NULL));
  window_fixture_wait (f);
  bulletin = jb_window_get_bulletin (f->window);
  g_assert_nonnull (bulletin);
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 2);
  section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_assert_cmpstr (jb_section_get_name (section), ==, "要闻");
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_recipients (bulletin)), ==, 3);
  list = g_list_model_get_item (jb_bulletin_get_recipients (bulletin), 0);
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (list)), ==, 2);
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (bulletin), "total"), ==,
                   "总第88期");
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
  settle (f);
}

/* What is written into the bulletin that is open is set as in the issues that were filed. */
static void
assert_layout (WindowFixture *f)
{
  const char *const body[] = { "新正文。", NULL };
  JbBulletin       *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = NULL;
  JbArticle       *article;
  g_autofree char *text = NULL;

  g_assert_nonnull (bulletin);
  section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  article = jb_section_insert_article (section, 0);
  jb_article_set_title_text (article, "新做法");
  jb_article_splice_paragraphs (article, 0, 0, body);
  jb_article_set_source (article, "丙县妇联");
  text = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_nonnull (strstr (text, "　　新做法\n\n　　新正文。\n\n（丙县妇联）\n"));
}

static void
begin_issue (WindowFixture *f)
{
  const JbFilingWish nothing = { 0 };
  g_autoptr(JbPublication) publication = NULL;
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *window;

  add_issue (f);
  publication = get_first (f);
  filing = jb_archive_propose_filing (f->archive, 1, &nothing, &error);
  g_assert_no_error (error);
  jb_archive_file (f->archive, 1, filing, &error);
  g_assert_no_error (error);

  window = open_window (f);
  open_first (f, window);
  g_assert_true (gtk_widget_activate_action (window, "publications.new-issue", NULL));
  window_fixture_wait (f);
}

static void
test_new_issue_layout (WindowFixture *f,
                       gconstpointer  data)
{
  begin_issue (f);
  assert_layout (f);
  settle (f);
}

/* The same holds for one that has no article yet when it is opened again. */
static void
test_reopened_layout (WindowFixture *f,
                      gconstpointer  data)
{
  gint64 id;

  begin_issue (f);
  window_fixture_activate (f, "win.save");
  window_fixture_wait (f);
  id = jb_window_get_id (f->window);
  g_assert_cmpint (id, >, 0);
  settle (f);

  window_fixture_close (f->window);
  f->window = window_fixture_open (f->archive);
  window_fixture_wait (f);
  jb_window_open_id (f->window, id);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, id);
  assert_layout (f);
  settle (f);
}

static gboolean
type_cb (gpointer data)
{
  WindowFixture *f = data;

  jb_fields_set_text (jb_bulletin_get_masthead (jb_window_get_bulletin (f->window)), "name",
                      "湖东妇情");

  return G_SOURCE_REMOVE;
}

/* What is typed into the bulletin that is open while another one is being read is kept. */
static void
test_reopened_while_typing (WindowFixture *f,
                            gconstpointer  data)
{
  g_autoptr(JbTranscript) saved = NULL;
  g_autofree char *text = NULL;
  gint64           id;

  begin_issue (f);
  window_fixture_activate (f, "win.save");
  window_fixture_wait (f);
  id = jb_window_get_id (f->window);
  settle (f);

  window_fixture_close (f->window);
  f->window = window_fixture_open (f->archive);
  window_fixture_wait (f);
  jb_window_open_id (f->window, 1);
  window_fixture_wait (f);
  g_assert_true (jb_archive_reopen (f->archive, 1, NULL));
  window_fixture_wait (f);
  jb_window_open_id (f->window, id);
  /* It comes in the order of the loop: after the reading has begun, before its end is told. */
  g_idle_add_full (G_PRIORITY_DEFAULT, type_cb, f, NULL);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, id);
  saved = jb_archive_load (f->archive, 1, NULL);
  g_assert_nonnull (saved);
  text = g_strndup (saved->text, saved->length);
  g_assert_nonnull (strstr (text, "湖东妇情"));
  settle (f);
}

/* Whether a label somewhere below says this. */
static gboolean
says (GtkWidget  *root,
      const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && strstr (gtk_label_get_label (GTK_LABEL (child)), words) != NULL) ||
        says (child, words))
      return TRUE;

  return FALSE;
}

static void
wait_for_words (GtkWidget  *window,
                const char *words)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!says (window, words))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* Answers the question that comes when the window is closed. */
static void
close_with (GtkWidget  *window,
            const char *label)
{
  GtkWindow *dialog;
  GtkWidget *button;
  guint      nth = 0;

  gtk_window_close (GTK_WINDOW (window));
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Save the Publication?");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  do
    button = ui_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, nth++);
  while (button != NULL &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle ();
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* What was typed is neither lost by closing nor by an archive that cannot be written. */
static void
test_closing (WindowFixture *f,
              gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autofree char *away = window_fixture_build_path (f, "away.db");
  gint64           end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GtkWidget       *window, *name;
  g_autoptr(JbPublication) before = NULL;
  g_autoptr(JbPublication) saved = NULL;
  g_autoptr(JbPublication) discarded = NULL;

  add_issue (f);
  window = open_window (f);
  open_first (f, window);
  name = ui_fixture_find_row (window, "Issuer", 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "湖东市妇联");
  close_with (window, "_Cancel");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "湖东市妇联");

  g_assert_cmpint (g_rename (path, away), ==, 0);
  close_with (window, "_Save");
  wait_for_words (window, "was moved, replaced or deleted");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "湖东市妇联");
  g_assert_cmpint (g_rename (away, path), ==, 0);
  before = get_first (f);
  g_assert_cmpstr (jb_publication_get_issuer (before), ==, "湖东市妇联办公室");

  close_with (window, "_Save");
  while (saved == NULL || !g_str_equal (jb_publication_get_issuer (saved), "湖东市妇联"))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_clear_object (&saved);
      saved = get_first (f);
      ui_fixture_settle ();
    }

  wait_for_words (window, "Saved");
  settle (f);
  gtk_editable_set_text (GTK_EDITABLE (ui_fixture_find_row (window, "Issuer", 0)), "别处");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  close_with (window, "_Discard");
  while (window != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  discarded = get_first (f);
  g_assert_cmpstr (jb_publication_get_issuer (discarded), ==, "湖东市妇联");
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/publications/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("save", test_save);
  ADD ("new-issue", test_new_issue);
  ADD ("new-issue-layout", test_new_issue_layout);
  ADD ("reopened-layout", test_reopened_layout);
  ADD ("reopened-while-typing", test_reopened_while_typing);
  ADD ("closing", test_closing);

  return g_test_run ();
}
