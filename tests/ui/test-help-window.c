/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "config.h"
#include "jb-application.h"
#include "jb-help-page.h"
#include "jb-help-window.h"
#include "ui-fixture.h"

static char *
make_root (const char *language,
           const char *id,
           const char *page)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (root, language, NULL);
  g_autofree char *name = g_strconcat (id, ".page", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_file_set_contents (path, page, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&root);
}

static void
remove_root (const char *root,
             const char *language,
             const char *id)
{
  g_autofree char *folder = g_build_filename (root, language, NULL);
  g_autofree char *name = g_strconcat (id, ".page", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static void
assert_block (JbHelpPage     *page,
              guint           nth,
              JbHelpBlockKind kind,
              guint           number,
              const char     *text)
{
  const JbHelpBlock *block = jb_help_page_get_block (page, nth);

  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpuint (block->number, ==, number);
  g_assert_cmpstr (block->text, ==, text);
}

/* Something of everything that a page may have. */
static const char whole_page[] =
    "<?xml version=\"1.0\"?>\n"
    "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"guide\" id=\"a\">\n"
    "  <info><link type=\"topic\" xref=\"b\"/><link type=\"guide\" xref=\"c\"/>\n"
    "    <desc>not shown</desc></info>\n"
    "  <title>One &amp; Two</title>\n"
    "  <p>Press <key>Ctrl+A</key>,\n     then <gui>Go &lt;On</gui>.</p>\n"
    "  <p>按\n     <gui>保存</gui>\n     即可，见\n     <link xref=\"b\">下页\n"
    "     说明</link>。</p>\n"
    "  <steps>\n    <item><p>First</p><p>more</p></item>\n"
    "    <item><p>Second</p></item>\n  </steps>\n"
    "  <section id=\"s\"><title>Part</title>\n"
    "    <list><item><p>Dot</p></item></list>\n"
    "    <note><p>Mind</p></note>\n"
    "    <screen>ls  -l\nls</screen>\n"
    "    <media type=\"image\" src=\"figures/x.png\"><p>A\n      b</p></media>\n"
    "  </section>\n"
    "  <steps><item><p>Anew</p></item></steps>\n"
    "</page>\n";

static void
test_page (void)
{
  g_autofree char *root = make_root ("C", "a", whole_page);
  g_autofree char *folder = g_build_filename (root, "C", NULL);
  g_autofree char *picture = g_build_filename (folder, "figures", "x.png", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbHelpPage) page = jb_help_page_load (folder, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (jb_help_page_get_id (page), ==, "a");
  g_assert_cmpstr (jb_help_page_get_title (page), ==, "One &amp; Two");
  g_assert_cmpuint (g_strv_length ((char **) jb_help_page_get_topics (page)), ==, 1);
  g_assert_cmpstr (jb_help_page_get_topics (page)[0], ==, "b");
  g_assert_cmpuint (jb_help_page_get_n_blocks (page), ==, 12);
  assert_block (page, 0, JB_HELP_HEADING, 1, "One &amp; Two");
  assert_block (page, 1, JB_HELP_PARAGRAPH, 0,
                "Press <tt>Ctrl+A</tt>, then <b>Go &lt;On</b>.");
  /* Where a line of Chinese ends there is no space. */
  assert_block (page, 2, JB_HELP_PARAGRAPH, 0,
                "按<b>保存</b>即可，见<a href=\"page:b\">下页说明</a>。");
  assert_block (page, 3, JB_HELP_STEP, 1, "First");
  assert_block (page, 4, JB_HELP_STEP, 0, "more");
  assert_block (page, 5, JB_HELP_STEP, 2, "Second");
  assert_block (page, 6, JB_HELP_HEADING, 2, "Part");
  assert_block (page, 7, JB_HELP_ITEM, 1, "Dot");
  assert_block (page, 8, JB_HELP_NOTE, 0, "Mind");
  assert_block (page, 9, JB_HELP_SCREEN, 0, "ls  -l\nls");
  assert_block (page, 10, JB_HELP_PICTURE, 0, "A b");
  g_assert_cmpstr (jb_help_page_get_block (page, 10)->path, ==, picture);
  assert_block (page, 11, JB_HELP_STEP, 1, "Anew");

  remove_root (root, "C", "a");
}

/* What is not known is not left out in silence. */
static void
test_page_errors (void)
{
  static const char *const wrong[] = {
    "<page><table/></page>",
    "<page><p>x <video/></p></page>",
    "<page><p>x <link href=\"http://example.invalid/\">y</link></p></page>",
    "<page><media src=\"http://example.invalid/x.png\"><p>y</p></media></page>",
    "<page><p>x</page>",
    "<page><p>x</p>",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *root = make_root ("C", "a", wrong[i]);
      g_autofree char *folder = g_build_filename (root, "C", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(JbHelpPage) page = jb_help_page_load (folder, "a", &error);

      g_assert_null (page);
      g_assert_nonnull (error);
      remove_root (root, "C", "a");
    }
  {
    g_autoptr(GError) error = NULL;

    g_assert_null (jb_help_page_load ("/nonexistent", "a", &error));
    g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  }
}

static void
test_languages (void)
{
  const char *const chinese[] = { "zh_CN.UTF-8", "zh_CN", "zh", "C", NULL };
  const char *const french[] = { "fr_FR", "fr", "C", NULL };
  const char *const none[] = { "fr_FR", NULL };
  g_autofree char  *first = jb_help_page_dup_folder (HELPDIR, chinese);
  g_autofree char  *second = jb_help_page_dup_folder (HELPDIR, french);
  g_autofree char  *third = jb_help_page_dup_folder (HELPDIR, none);

  g_assert_nonnull (strstr (first, "/zh_CN"));
  g_assert_nonnull (strstr (second, "/C"));
  g_assert_null (third);
}

static void
assert_shown (JbHelpWindow *window,
              const char   *id)
{
  g_assert_cmpstr (jb_help_window_get_page (window), ==, id);
}

static GtkWidget *
find_link (GtkWidget  *root,
           const char *uri)
{
  for (guint i = 0;; i++)
    {
      GtkWidget       *label = ui_fixture_find (root, GTK_TYPE_LABEL, i);
      g_autofree char *needle = g_strdup_printf ("href=\"%s\"", uri);

      if (label == NULL || strstr (gtk_label_get_label (GTK_LABEL (label)), needle) != NULL)
        return label;
    }
}

/* Each page of the guide is shown, in each language, and leads on to the next. */
static void
test_whole_guide (void)
{
  JbHelpWindow *window = jb_help_window_new (NULL, HELPDIR);
  GtkListBox   *list = GTK_LIST_BOX (ui_fixture_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, 0));
  guint         n = 0;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  assert_shown (window, "index");
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL; n++)
    {
      const char    *id = g_object_get_data (G_OBJECT (row), "id");
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, (int) n + 1);

      g_signal_emit_by_name (list, "row-activated", row);
      assert_shown (window, id);
      g_assert_true (gtk_list_box_get_selected_row (list) == row);
      for (guint i = 0;; i++)
        {
          GtkWidget *picture = ui_fixture_find (GTK_WIDGET (window), GTK_TYPE_PICTURE, i);

          if (picture == NULL)
            break;
          /* It is as large as it is, or as wide as the page. */
          g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
          gtk_test_widget_wait_for_draw (picture);
          g_assert_cmpint (gtk_widget_get_width (picture), >=,
                           MIN (gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (
                                    GTK_PICTURE (picture))),
                                590));
          g_assert_cmpstr (gtk_picture_get_alternative_text (GTK_PICTURE (picture)), !=, "");
        }
      if (next != NULL)
        {
          g_autofree char *uri = g_strconcat ("page:", g_object_get_data (G_OBJECT (next), "id"),
                                              NULL);

          g_assert_nonnull (find_link (GTK_WIDGET (window), uri));
        }
    }
  g_assert_cmpuint (n, ==, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_links (void)
{
  JbHelpWindow *window = jb_help_window_new (NULL, HELPDIR);
  GtkWidget    *label;
  gboolean      handled = FALSE;

  gtk_window_present (GTK_WINDOW (window));
  label = find_link (GTK_WIDGET (window), "page:first-issue");
  g_signal_emit_by_name (label, "activate-link", "page:first-issue", &handled);
  g_assert_true (handled);
  assert_shown (window, "first-issue");
  jb_help_window_show (window, "checks");
  assert_shown (window, "checks");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "help.back", NULL));
  assert_shown (window, "first-issue");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "help.back", NULL));
  assert_shown (window, "index");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_missing (void)
{
  JbHelpWindow *window = jb_help_window_new (NULL, "/nonexistent");

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_null (jb_help_window_get_page (window));
  g_assert_true (gtk_widget_get_mapped (
      ui_fixture_find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, 0)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a narrow window the list is a page of its own, and one comes back to it. */
static void
test_narrow (void)
{
  JbHelpWindow *window = jb_help_window_new (NULL, HELPDIR);
  AdwLeaflet   *leaflet;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  leaflet = ADW_LEAFLET (ui_fixture_find (GTK_WIDGET (window), ADW_TYPE_LEAFLET, 0));
  g_assert_true (adw_leaflet_get_folded (leaflet));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 420);
  jb_help_window_show (window, "data");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "page");
  gtk_widget_activate_action (GTK_WIDGET (window), "help.back", NULL);
  assert_shown (window, "index");
  gtk_widget_activate_action (GTK_WIDGET (window), "help.back", NULL);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "contents");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* F1 opens it, once. */
static void
test_key (void)
{
  g_autoptr(JbApplication) application = jb_application_new ();
  g_autoptr(GError) error = NULL;
  g_auto (GStrv) accels = NULL;
  guint n = 0;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "app.help");
  g_assert_cmpstr (accels[0], ==, "F1");

  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    n += JB_IS_HELP_WINDOW (l->data);
  g_assert_cmpuint (n, ==, 1);
  gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/ui/help/page", test_page);
  g_test_add_func ("/ui/help/page-errors", test_page_errors);
  g_test_add_func ("/ui/help/languages", test_languages);
  g_test_add_func ("/ui/help/whole-guide", test_whole_guide);
  g_test_add_func ("/ui/help/links", test_links);
  g_test_add_func ("/ui/help/missing", test_missing);
  g_test_add_func ("/ui/help/narrow", test_narrow);
  g_test_add_func ("/ui/help/key", test_key);

  return g_test_run ();
}
