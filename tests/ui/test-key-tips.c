/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-application.h"
#include "jb-help-window.h"
#include "jb-key-tip.h"
#include "jb-tooltip.h"
#include "jb-window.h"
#include "ui-fixture.h"

/* Who points at a button learns the keys that do the same. */

static JbApplication *application;

static gboolean
is_told (GtkWidget *widget)
{
  return g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, jb_key_tip_on_query_cb,
                                NULL) != 0;
}

/* Holds that each button with a tooltip, whose action has keys in the table of the program, says
 * them. */
static void
check (GtkWidget *root,
       guint     *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *action = GTK_IS_BUTTON (child)
                               ? gtk_actionable_get_action_name (GTK_ACTIONABLE (child))
                               : NULL;
      const char *tip = gtk_widget_get_tooltip_text (child);

      if (action != NULL && tip != NULL)
        {
          g_auto (GStrv) accels =
              gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);

          if (accels[0] != NULL)
            {
              g_autofree char *said = jb_key_tip_dup (child);
              guint            key;
              GdkModifierType  modifiers;
              g_autofree char *label = NULL;
              g_autofree char *expected = NULL;

              g_assert_true (gtk_accelerator_parse (accels[0], &key, &modifiers));
              label = gtk_accelerator_get_label (key, modifiers);
              expected = g_strdup_printf ("%s (%s)", tip, label);
              g_assert_cmpstr (said, ==, expected);
              if (!is_told (child))
                g_error ("The tooltip of %s does not say its keys", action);
              (*n)++;
            }
        }
      check (child, n);
    }
}

static void
test_window (void)
{
  GtkWidget *window = GTK_WIDGET (jb_window_new (GTK_APPLICATION (application)));
  guint      n = 0;

  check (window, &n);
  g_assert_cmpuint (n, >=, 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *icon_name)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = ui_fixture_find (root, GTK_TYPE_BUTTON, i);

      if (button == NULL ||
          g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon_name) == 0)
        return button;
    }
}

static void
assert_tip (GtkWidget  *button,
            const char *expected)
{
  g_autofree char *said = jb_key_tip_dup (button);

  g_assert_cmpstr (said, ==, expected);
}

/* It follows the table, whatever is in it. */
static void
test_follows (void)
{
  GtkWidget        *window = GTK_WIDGET (jb_window_new (GTK_APPLICATION (application)));
  GtkWidget        *button = find_button (window, "sidebar-show-symbolic");
  const char *const other[] = { "<Control>F12", NULL };
  const char *const none[] = { NULL };
  g_auto (GStrv) before =
      gtk_application_get_accels_for_action (GTK_APPLICATION (application), "win.show-archive");

  assert_tip (button, "Show Archive (F9)");
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-archive", other);
  assert_tip (button, "Show Archive (Ctrl+F12)");
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-archive", none);
  assert_tip (button, "Show Archive");
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-archive",
                                         (const char *const *) before);
  gtk_widget_set_tooltip_text (button, NULL);
  assert_tip (button, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Keys that a window has for itself. */
static void
test_local (void)
{
  GtkWidget *window = GTK_WIDGET (jb_help_window_new (GTK_APPLICATION (application),
                                                      "/nonexistent"));

  assert_tip (find_button (window, "go-previous-symbolic"), "Back (Alt+Left)");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a program around it a window has no keys, and says none. */
static void
test_alone (void)
{
  GtkWidget *window = GTK_WIDGET (jb_window_new (NULL));

  assert_tip (find_button (window, "sidebar-show-symbolic"), "Show Archive");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* GTK gives a tooltip the width of so many half-width characters as it has. */
static void
test_wide (void)
{
  static const char *const tips[] = { "保存", "内容提要菜单", "保存 (Ctrl+S)", "查找“暖巷”" };

  g_assert_null (jb_tooltip_dup_text (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    {
      g_autofree char *text = jb_tooltip_dup_text (tips[i]);
      g_autoptr(GtkWidget) plain = g_object_ref_sink (gtk_label_new (tips[i]));
      g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (text));
      int wanted, width, height, line;

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), (int) g_utf8_strlen (text, -1));
      gtk_widget_measure (plain, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      gtk_widget_measure (plain, GTK_ORIENTATION_VERTICAL, -1, NULL, &line, NULL, NULL);
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      g_assert_cmpint (width, ==, wanted);
      g_assert_cmpint (height, ==, line);
      g_assert_true (g_str_has_prefix (text, tips[i]));
    }
  {
    g_autofree char *text = jb_tooltip_dup_text ("Save (Ctrl+S)");

    g_assert_cmpstr (text, ==, "Save (Ctrl+S)");
  }
}

/* Bold or not, a tooltip with markup says all of its words, and none of its tags. */
static void
test_markup (void)
{
  g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr(GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  gtk_widget_set_tooltip_markup (label, "<b>报</b> &amp; 送");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "报 & 送");
  g_signal_emit_by_name (label, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  g_assert_true (shown);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  ui_fixture_init (&argc, &argv);
  application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/ui/key-tips/window", test_window);
  g_test_add_func ("/ui/key-tips/follows", test_follows);
  g_test_add_func ("/ui/key-tips/local", test_local);
  g_test_add_func ("/ui/key-tips/markup", test_markup);
  g_test_add_func ("/ui/key-tips/alone", test_alone);
  g_test_add_func ("/ui/key-tips/wide", test_wide);

  return g_test_run ();
}
