/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-publication-form.h"
#include "jb-publications-window.h"
#include "legacy/jb-legacy.h"
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

  return g_test_run ();
}
