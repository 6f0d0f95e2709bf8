/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "preview-fixture.h"
#include "ui-fixture.h"

static GtkWidget *
find_menu (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return child;

  return NULL;
}

static GtkWidget *
get_role_button (PreviewFixture *fixture)
{
  GtkWidget *button = ui_fixture_find (GTK_WIDGET (fixture->preview), GTK_TYPE_MENU_BUTTON, 0);

  g_assert_nonnull (button);

  return button;
}

static void
close_menu (GtkWidget *menu)
{
  g_assert_nonnull (menu);
  gtk_popover_popdown (GTK_POPOVER (menu));
  ui_fixture_settle ();
}

/* What a menu offers differs from line to line; GTK warns of what comes twice, and warnings are
 * fatal here. */
static void
test_again (PreviewFixture *fixture,
            gconstpointer   newline)
{
  static const char *const places[] = { "内容提要", "砚湖市办起", "夜校开在", "（砚湖市妇联）" };
  GtkWidget               *button = get_role_button (fixture);

  for (guint i = 0; i < 12; i++)
    {
      int at = preview_fixture_find_words (fixture, places[i % G_N_ELEMENTS (places)]);

      preview_fixture_put_caret (fixture, at + (i % 3 == 0 ? -1 : 1));
      ui_fixture_settle ();
      gtk_widget_activate_action (fixture->view, "preview.tell-line", NULL);
      ui_fixture_settle ();
      close_menu (find_menu (button));

      gtk_widget_activate_action (fixture->view, "menu.popup", NULL);
      ui_fixture_settle ();
      close_menu (find_menu (fixture->view));
    }
}

static char *
dup_label (GtkWidget *item)
{
  char *label;

  g_assert_nonnull (item);
  g_object_get (item, "text", &label, NULL);

  return label;
}

static void
check_opens_at (PreviewFixture *fixture,
                const char     *words,
                const char     *expected)
{
  GtkWidget       *button = get_role_button (fixture);
  g_autofree char *label = NULL;

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, words) + 1);
  ui_fixture_settle ();
  gtk_widget_activate_action (fixture->view, "preview.tell-line", NULL);
  label = dup_label (gtk_root_get_focus (GTK_ROOT (fixture->window)));
  g_assert_cmpstr (label, ==, expected);
  ui_fixture_settle ();
  close_menu (find_menu (button));
}

/* The menu opens at what the line is, in its submenus as well. */
static void
test_opens_at_role (PreviewFixture *fixture,
                    gconstpointer   newline)
{
  check_opens_at (fixture, "砚湖市办起", "Title");
  check_opens_at (fixture, "夜校开在", "Paragraph");
  check_opens_at (fixture, "（砚湖市妇联）", "Source");
  check_opens_at (fixture, "内容提要", "Heading of the Digest");

  preview_fixture_put_caret (fixture, preview_fixture_find_words (fixture, "夜校开在"));
  g_object_set (fixture->preview, "line-role", "masthead:notice", NULL);
  ui_fixture_settle ();
  check_opens_at (fixture, "夜校开在", "Notice");
  check_opens_at (fixture, "砚湖市办起", "Title");
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add ("/ui/preview-menu/again", PreviewFixture, "\n", preview_fixture_set_up, test_again,
              preview_fixture_tear_down);
  g_test_add ("/ui/preview-menu/opens-at-role", PreviewFixture, "\n", preview_fixture_set_up,
              test_opens_at_role, preview_fixture_tear_down);

  return g_test_run ();
}
