/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preferences.h"
#include "jb-settings.h"
#include "jb-text-size.h"
#include "ui-fixture.h"

static void
test_defaults (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();

  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 100);
  g_assert_cmpint (jb_settings_get_int (settings, "window-width"), ==, 1200);
  g_assert_true (jb_settings_get_boolean (settings, "smart-quotes"));
  g_assert_true (jb_settings_get_boolean (settings, "show-archive"));
  g_assert_false (jb_settings_get_boolean (settings, "monospace"));
  g_assert_cmpstr (jb_settings_get_string (settings, "style"), ==, "system");
  g_assert_cmpstr (jb_settings_get_string (settings, "default-name"), ==, "");
  g_assert_cmpint (jb_settings_get_int64 (settings, "last-bulletin"), ==, 0);
}

/* The schema says the same as the program does without one. */
static void
test_schema (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();
  g_autoptr(GSettings) stored = g_settings_new ("io.github.jianbao.Jianbao");
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (stored, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (settings), keys[i]);
      g_autoptr(GVariant) usual = g_settings_get_default_value (stored, keys[i]);
      const GValue *value;

      if (pspec == NULL)
        g_error ("“%s” is no setting of the program", keys[i]);
      value = g_param_spec_get_default_value (pspec);
      if (G_VALUE_HOLDS_BOOLEAN (value))
        g_assert_cmpint (g_value_get_boolean (value), ==, g_variant_get_boolean (usual));
      else if (G_VALUE_HOLDS_INT (value))
        g_assert_cmpint (g_value_get_int (value), ==, g_variant_get_int32 (usual));
      else if (G_VALUE_HOLDS_INT64 (value))
        g_assert_cmpint (g_value_get_int64 (value), ==, g_variant_get_int64 (usual));
      else
        g_assert_cmpstr (g_value_get_string (value), ==, g_variant_get_string (usual, NULL));
    }
}

/* A program that is not installed forgets, and works otherwise. */
static void
test_no_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr(JbSettings) settings = jb_settings_new ();

      g_assert_null (g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                                      "io.github.jianbao.Jianbao", TRUE));
      g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 100);
      jb_settings_zoom (settings, 1);
      g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 110);
      g_object_set (settings, "style", "dark", NULL);
      g_assert_cmpstr (jb_settings_get_string (settings, "style"), ==, "dark");
      return;
    }

  {
    g_autofree char *schemas = g_strdup (g_getenv ("GSETTINGS_SCHEMA_DIR"));

    g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
    g_test_trap_subprocess (NULL, 0, 0);
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
    g_test_trap_assert_passed ();
  }
}

static void
test_shared (void)
{
  g_autoptr(JbSettings) one = jb_settings_new ();
  g_autoptr(JbSettings) other = jb_settings_new ();

  g_object_set (one, "monospace", TRUE, "default-name", "湖东妇工", "last-bulletin", (gint64) 7,
                NULL);
  ui_fixture_settle ();
  g_assert_true (jb_settings_get_boolean (other, "monospace"));
  g_assert_cmpstr (jb_settings_get_string (other, "default-name"), ==, "湖东妇工");
  g_assert_cmpint (jb_settings_get_int64 (other, "last-bulletin"), ==, 7);
  g_object_set (other, "monospace", FALSE, "default-name", "", "last-bulletin", (gint64) 0, NULL);
  ui_fixture_settle ();
  g_assert_false (jb_settings_get_boolean (one, "monospace"));
}

static void
test_zoom (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();

  jb_settings_zoom (settings, 1);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 110);
  jb_settings_zoom (settings, 2);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 133);
  jb_settings_zoom (settings, -1);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 120);
  for (guint i = 0; i < 20; i++)
    jb_settings_zoom (settings, 1);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 300);
  for (guint i = 0; i < 20; i++)
    jb_settings_zoom (settings, -1);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 50);
  jb_settings_zoom (settings, 0);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 100);
  /* A size that is none of the steps goes to the nearest. */
  g_object_set (settings, "text-scale", 125, NULL);
  jb_settings_zoom (settings, 1);
  g_assert_cmpint (jb_settings_get_int (settings, "text-scale"), ==, 133);
  jb_settings_zoom (settings, 0);
}

static int
get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

static void
test_text_size (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();
  JbTextSize *size = jb_text_size_new (settings, gdk_display_get_default ());
  GtkWidget  *window = gtk_window_new ();
  GtkWidget  *outside = gtk_label_new ("外");
  GtkWidget  *inside = gtk_label_new ("内");
  GtkWidget  *forms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int         usual;

  gtk_widget_add_css_class (forms, "forms");
  gtk_box_append (GTK_BOX (forms), inside);
  gtk_box_append (GTK_BOX (box), outside);
  gtk_box_append (GTK_BOX (box), forms);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  usual = get_font_size (outside);
  g_assert_cmpint (get_font_size (inside), ==, usual);

  g_object_set (settings, "text-scale", 200, NULL);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (ABS (get_font_size (inside) - 2 * usual), <=, 2);
  g_assert_cmpint (get_font_size (outside), ==, usual);

  g_assert_finalize_object (size);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (get_font_size (inside), ==, usual);
  jb_settings_zoom (settings, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Headings and the like have a size of their own, which grows as well; so does what is not
 * shown at that moment. */
static void
test_text_size_everywhere (void)
{
  static const char *const places[] = { "forms", "preview", "sidebar-pages" };
  static const char *const names[] = { NULL, "heading", "caption", "caption-heading", "title-1" };
  g_autoptr(JbSettings) settings = jb_settings_new ();
  g_autoptr(JbTextSize) size = jb_text_size_new (settings, gdk_display_get_default ());
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *labels[G_N_ELEMENTS (places)][G_N_ELEMENTS (names)];
  GtkWidget *outside = gtk_label_new ("外");
  int        usual[G_N_ELEMENTS (names)];
  int        heading;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (place, places[i]);
      gtk_box_append (GTK_BOX (box), place);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          labels[i][j] = gtk_label_new ("内");
          if (names[j] != NULL)
            gtk_widget_add_css_class (labels[i][j], names[j]);
          gtk_box_append (GTK_BOX (place), labels[i][j]);
        }
    }
  gtk_widget_add_css_class (outside, "heading");
  gtk_box_append (GTK_BOX (box), outside);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  for (guint j = 0; j < G_N_ELEMENTS (names); j++)
    usual[j] = get_font_size (labels[0][j]);
  heading = get_font_size (outside);

  gtk_widget_set_visible (gtk_widget_get_parent (labels[1][0]), FALSE);
  g_object_set (settings, "text-scale", 150, NULL);
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_set_visible (gtk_widget_get_parent (labels[1][0]), TRUE);
  gtk_test_widget_wait_for_draw (window);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_test_message ("%s %s", places[i], names[j]);
        g_assert_cmpint (ABS (get_font_size (labels[i][j]) * 2 - usual[j] * 3), <=, 4);
      }
  g_assert_cmpint (get_font_size (outside), ==, heading);

  jb_settings_zoom (settings, 0);
  gtk_test_widget_wait_for_draw (window);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      g_assert_cmpint (get_font_size (labels[i][j]), ==, usual[j]);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_window (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();
  GtkWidget *window = jb_preferences_new (settings);
  GtkWidget *style, *name;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  style = ui_fixture_find_row (window, "Style", 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (style)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (style), 2);
  g_assert_cmpstr (jb_settings_get_string (settings, "style"), ==, "dark");
  g_object_set (settings, "style", "light", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (style)), ==, 1);
  g_object_set (settings, "style", "system", NULL);

  g_object_set (settings, "text-scale", 150, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                       GTK_SPIN_BUTTON (ui_fixture_find (window, GTK_TYPE_SPIN_BUTTON, 0))),
                   ==, 150);
  jb_settings_zoom (settings, 0);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const keys[] = { "show-white-space", "monospace", "smart-quotes" };
      GtkSwitch               *toggle = GTK_SWITCH (ui_fixture_find (window, GTK_TYPE_SWITCH, i));
      gboolean                 before = jb_settings_get_boolean (settings, keys[i]);

      g_assert_cmpint (gtk_switch_get_active (toggle), ==, before);
      gtk_test_accessible_assert_role (toggle, GTK_ACCESSIBLE_ROLE_SWITCH);
      gtk_switch_set_active (toggle, !before);
      g_assert_cmpint (jb_settings_get_boolean (settings, keys[i]), ==, !before);
      gtk_switch_set_active (toggle, before);
    }

  name = ui_fixture_find_row (window, "Name", 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "湖东妇工");
  g_assert_cmpstr (jb_settings_get_string (settings, "default-name"), ==, "湖东妇工");
  g_object_set (settings, "default-name", "", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "");

  ui_fixture_close (window);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  g_test_add_func ("/ui/preferences/defaults", test_defaults);
  g_test_add_func ("/ui/preferences/schema", test_schema);
  g_test_add_func ("/ui/preferences/no-schema", test_no_schema);
  g_test_add_func ("/ui/preferences/shared", test_shared);
  g_test_add_func ("/ui/preferences/zoom", test_zoom);
  g_test_add_func ("/ui/preferences/text-size", test_text_size);
  g_test_add_func ("/ui/preferences/text-size-everywhere", test_text_size_everywhere);
  g_test_add_func ("/ui/preferences/window", test_window);

  return g_test_run ();
}
